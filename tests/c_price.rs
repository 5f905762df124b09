//! How hedging can affect price: the signs that the field often gets wrong, and the share of flow.

#![expect(clippy::unwrap_used, reason = "a valid input that is refused must fail the test")]

use dealer_hedging::chart::{ColorRole, Figure, Mark, View};
use dealer_hedging::control::Choices;
use dealer_hedging::figures::echo::{Echo, PUSH};
use dealer_hedging::figures::share_of_flow::{SPEC, ShareOfFlow};
use dealer_hedging::model::OptionKind::{self, Call, Put};
use dealer_hedging::model::session::{
    BookCurve, ExactLaw, ExogenousFlow, Feedback, Impact, Session, SessionParameters, Shocked,
};
use dealer_hedging::model::{Position, Trading};
use dealer_hedging::scenario::session::GammaSide;
use dealer_hedging::scenario::{CustomerSide, HedgeRule, Inputs, Key, Scenario};

/// What the dealer buys on balance (+) over a session in which news moves price by 1%.
fn bought(kind: OptionKind, shares: f64, direction: f64) -> f64 {
    let curve = BookCurve::new(&[Position::new(kind, 100.0, Trading(3_900.0), shares / 100.0, 0.2).unwrap()]);
    let flow = ExogenousFlow::new(vec![direction * 0.01 / 390.0; 390]).unwrap();
    let session = Session::run(&curve, &SessionParameters::default(), &flow).unwrap();
    session.minutes().iter().map(|minute| minute.trade).sum()
}

#[test]
fn a_dealer_long_options_sells_into_a_rise() {
    for kind in [Call, Put] {
        assert!(bought(kind, 1e6, 1.0) < -1e4 && bought(kind, 1e6, -1.0) > 1e4);
    }
}

#[test]
fn a_dealer_short_options_buys_into_a_rise() {
    for kind in [Call, Put] {
        assert!(bought(kind, -1e6, 1.0) > 1e4 && bought(kind, -1e6, -1.0) < -1e4);
    }
}

#[test]
fn a_dealer_short_calls_buys_as_price_rises() {
    assert!(bought(Call, -1e6, 1.0) > 1e4);
}

#[test]
fn a_dealer_short_puts_sells_as_price_falls() {
    assert!(bought(Put, -1e6, -1.0) < -1e4);
}

#[test]
fn puts_cause_the_orders_of_calls() {
    assert!((bought(Put, -1e6, 1.0) - bought(Call, -1e6, 1.0)).abs() < 1e-6);
}

/// The rounds of the echo, added one by one until nothing changes any more.
fn added_up(feedback: f64) -> f64 {
    let (mut stands, mut answer) = (0.0, PUSH);
    while answer.abs() > 1e-13 {
        stands += answer;
        answer *= feedback;
    }
    stands
}

#[test]
fn a_push_ends_where_its_answers_add_up() {
    for thousandths in -999..=999 {
        let (feedback, g) = (f64::from(thousandths) / 1_000.0, -f64::from(thousandths) / 1_000.0);
        let echo = Echo::new(&Scenario::default().with(Key::Feedback, feedback));
        let end = echo.end().unwrap();
        assert!((end / added_up(feedback) - 1.0).abs() < 1e-9 && (end / (100.0 / (1.0 + g)) - 1.0).abs() < 1e-12);
        // Owns: contained. Has sold: sped up. Nobody: neither.
        assert_eq!(end.total_cmp(&PUSH), feedback.total_cmp(&0.0), "{feedback}");
        // Each row of the table stands where the moves of all rows so far have taken price.
        let rows = echo.table().rows;
        let mut stands = 0.0;
        for row in &rows[..rows.len() - 1] {
            stands += row[1].value().unwrap();
            assert!((row[2].value().unwrap() - stands).abs() < 1e-9, "{feedback}");
            assert!((row[3].value().unwrap() - (end - stands)).abs() < 1e-9 * end, "{feedback}");
        }
    }
    for endless in [1.0, 1.1] {
        let echo = Echo::new(&Scenario::default().with(Key::Feedback, endless));
        assert_eq!(echo.end(), None);
        assert!(echo.table().rows.iter().all(|row| row[3].value().is_none()));
    }
}

/// What the figure tells round by round is what the hedge solved together with its own impact does to a small push.
#[test]
fn the_hedged_price_of_a_small_push_is_the_end_of_its_echo() {
    for shares in [1e6, -1e6, -2e6, -3e6, -6e6] {
        let calls = Position::new(Call, 100.0, Trading(390.0), shares / 100.0, 0.2).unwrap();
        let hedged = Feedback::new(BookCurve::new(&[calls]), Impact::from_kappa(5.0, 10e6).unwrap());
        let (open, push) = (100.0_f64.ln(), 1e-8);
        let unhedged_level = hedged.level(0, open) + push;
        let ends = hedged.hedged(Shocked { minute: 0, unhedged_level, log_spot: open + push }) - open;
        let feedback = -hedged.gain(0, open);
        let told = Echo::new(&Scenario::default().with(Key::Feedback, feedback)).end().unwrap();
        assert!((PUSH * ends / push / told - 1.0).abs() < 1e-4, "{feedback}: {ends} for {push}, told {told}");
    }
}

fn cells(figure: &ShareOfFlow, column: usize) -> Vec<f64> {
    figure.table().rows.iter().map(|row| row[column].value().unwrap()).collect()
}

#[test]
fn the_share_of_flow_is_a_share() {
    let short = Scenario::default();
    let long = short.with_choice(CustomerSide::Sells);
    for book in [long, long.with(Key::Oi, 0.0), short] {
        for (rule, seed) in HedgeRule::VALUES.iter().zip([3.0, 7.0, 11.0, 13.0]) {
            let state = book.with_choice(*rule).with(Key::Seed, seed);
            let figure = ShareOfFlow::new(&state).unwrap();
            let share = figure.share().unwrap();
            assert!((0.0..1.0).contains(&share) && (share == 0.0) == (book.get(Key::Oi) == 0.0));
            assert!(cells(&figure, 6).iter().all(|share| (0.0..=100.0).contains(share)));
            let [outside, hedge] = [3, 4].map(|column| cells(&figure, column).iter().map(|x| x.abs()).sum::<f64>());
            assert!((share - hedge / (hedge + outside)).abs() < 1e-12);
        }
    }
}

#[test]
fn both_layers_together_make_the_price() {
    let state = Scenario::default().with_choice(CustomerSide::Buys);
    let figure = ShareOfFlow::new(&state).unwrap();
    let mut before = 100.0_f64;
    for ((price, outside), hedging) in cells(&figure, 2).into_iter().zip(cells(&figure, 3)).zip(cells(&figure, 4)) {
        assert!(((price / before).ln() * 1e4 - (outside + hedging)).abs() < 1e-8);
        before = price;
    }
    for (hedging, shares) in cells(&figure, 4).into_iter().zip(cells(&figure, 5)) {
        assert!((hedging - state.impact().unwrap().per_share() * shares * 1e4).abs() < 1e-9);
    }
    assert_eq!(cells(&figure, 0).len(), 26);
}

#[test]
fn most_of_the_movement_is_not_hedging_and_nearly_all_on_an_index_day() {
    for side in CustomerSide::VALUES {
        let state = Scenario::default().with_choice(*side);
        let share = |oi| ShareOfFlow::new(&state.with(Key::Oi, oi)).unwrap().share().unwrap();
        assert!(share(10_000.0) > 0.05 && share(10_000.0) < 0.5);
        // Small, and not nothing: this dealer hedges all day.
        assert!(share(630.0) > 0.002 && share(630.0) < 0.05, "{}", share(630.0));
    }
}

#[test]
fn the_curtain_uncovers_the_layers_and_changes_nothing_else() {
    let at = |minute| SPEC.figure(&Inputs::of(Scenario::default().with(Key::Curtain, minute)));
    let (covered, part) = (at(0.0), at(100.0));
    assert_eq!((covered.finding().text(), covered.table()), (part.finding().text(), part.table()));
    let uncovered = |figure: &dyn Figure| {
        let scene = figure.scene(View { width: 690.0 });
        let longest = scene.panels[0].marks.iter().filter_map(|mark| match mark {
            Mark::Curve { points, role: ColorRole::Ink, .. } => Some(points.len()),
            _ => None,
        });
        longest.max().unwrap()
    };
    assert_eq!((uncovered(&*covered), uncovered(&*part), uncovered(&*at(390.0))), (1, 101, 391));
    assert_eq!(part.handles()[0].at.0, 100.0);
    // Without impact every move is news.
    let free = SPEC.figure(&Inputs::of(Scenario::default().with(Key::Kappa, 0.0))).finding().text();
    assert!(free.contains("and 0.0 from hedging"), "{free}");
}

#[test]
fn a_dealer_long_gamma_leans_against_the_outside_orders_and_one_short_gamma_goes_along() {
    let against = |customer: CustomerSide| {
        let figure = ShareOfFlow::new(&Scenario::default().with_choice(customer)).unwrap();
        let signs = cells(&figure, 3).into_iter().zip(cells(&figure, 5));
        let hedged: Vec<f64> =
            signs.filter(|(_, shares)| shares.abs() >= 0.5).map(|(outside, shares)| outside * shares).collect();
        let against = hedged.iter().filter(|sign| **sign < 0.0).count();
        (against, hedged.len(), figure.caption().text())
    };
    let (long, of, text) = against(CustomerSide::Sells);
    assert!(
        2 * long > of && text.contains(&format!("in {long} of {of} quarters of an hour with hedge orders")),
        "{text}"
    );
    let (short, of, _) = against(CustomerSide::Buys);
    assert!(4 * short < of);
}

/// C3: with the open at the strike and a dealer who owns the options, a close near it is likelier the more contracts there
/// are and the more each moves price, and less likely the more volatile the news; by the exact law, on a grid of each.
#[test]
fn a_pin_grows_with_the_book_and_with_impact_and_shrinks_with_the_news() {
    let near = |state: &Scenario| {
        let curve = state.session_curve(GammaSide::Long).unwrap();
        ExactLaw::of_close(&curve, &state.session_parameters().unwrap()).unwrap().probability_within(100.0, 1e-3)
    };
    let along = |key: Key, values: [f64; 6]| values.map(|value| near(&Scenario::default().with(key, value)));
    for (key, values) in [
        (Key::Oi, [0.0, 500.0, 3_000.0, 10_000.0, 40_000.0, 200_000.0]),
        (Key::Kappa, [0.0, 0.5, 2.0, 5.0, 10.0, 20.0]),
    ] {
        let grown = along(key, values);
        assert!(grown.windows(2).all(|pair| pair[0] < pair[1]), "{} {grown:?}", key.name());
    }
    let shrunk = along(Key::NewsVol, [5.0, 10.0, 20.0, 30.0, 60.0, 80.0]);
    assert!(shrunk.windows(2).all(|pair| pair[0] > pair[1]), "{shrunk:?}");
}

//! What sections D and E show: the map of pressure, its signs under each assumption, how it moves,
//! and the numbers behind the four mistakes.

#![expect(clippy::unwrap_used, reason = "a figure or a number that is missing must fail the test")]

mod by_hand;

use by_hand::{chain_session, said};
use dealer_hedging::chart::{Figure, Mark, Table, View};
use dealer_hedging::control::Choices;
use dealer_hedging::figures::map_moves::MapMoves;
use dealer_hedging::figures::pressure_map::PressureMap;
use dealer_hedging::figures::share_of_flow::ShareOfFlow;
use dealer_hedging::figures::shared::pressure::{Change, Map, Pressure, WINDOW};
use dealer_hedging::figures::words::{self, grammar};
use dealer_hedging::figures::{self, Preset, dealer_delta, far_to_dominant};
use dealer_hedging::lesson::flow_behind_price::LESSON;
use dealer_hedging::model::OptionKind;
use dealer_hedging::model::session::Session;
use dealer_hedging::scenario::{Assumption, Inputs, Key, NewsDirection, Scenario};
use proptest::prelude::*;

fn assuming(assumption: Assumption) -> Scenario {
    Scenario::default().with_choice(assumption)
}

/// Another chain than the default: a share of 30,000 contracts at each strike.
fn chain(shares: &[f64]) -> Scenario {
    (0u8..9).fold(Scenario::default(), |state, place| {
        let at = usize::from(place);
        state.with(Key::Calls(place), 30_000.0 * shares[at]).with(Key::Puts(place), 30_000.0 * shares[at + 9])
    })
}

fn any_chain() -> impl Strategy<Value = Scenario> {
    prop::collection::vec(0.0..1.0f64, 18).prop_map(|shares| chain(&shares))
}

fn prices() -> impl Iterator<Item = f64> {
    (0..=64).map(|step| WINDOW.0 + 0.25 * f64::from(step))
}

fn column(table: &Table, name: &str) -> Vec<f64> {
    let place = table.columns.iter().position(|column| column.name == name).unwrap();
    table.rows.iter().map(|row| row[place].value().unwrap()).collect()
}

proptest! {
    #[test]
    fn long_everything_leans_and_short_everything_pushes_at_every_price(state in any_chain(), minute in 0u16..=390) {
        let long = Map::new(&Inputs::of(state.with_choice(Assumption::Long)), minute).unwrap();
        let short = Map::new(&Inputs::of(state.with_choice(Assumption::Short)), minute).unwrap();
        for price in prices() {
            prop_assert!(long.up(price) <= 1e-6 && long.down(price) >= -1e-6, "{price}");
            prop_assert!(short.up(price) >= -1e-6 && short.down(price) <= 1e-6, "{price}");
            prop_assert!(long.pressure(price) != Pressure::Pushes && short.pressure(price) != Pressure::Leans);
        }
        prop_assert!(long.zones().len() <= 1 && short.zones().len() <= 1);
    }

    #[test]
    fn net_is_never_larger_than_gross(state in any_chain(), assume in 0..4usize, minute in 0u16..=390) {
        let map = Map::new(&Inputs::of(state.with_choice(Assumption::VALUES[assume])), minute).unwrap();
        for price in prices() {
            prop_assert!(map.up(price).abs() <= map.gross(price) + 1e-6, "{price}");
        }
    }

    #[test]
    fn the_sign_changes_exactly_where_the_map_says(state in any_chain(), minute in 0u16..380) {
        let map = Map::new(&Inputs::of(state), minute).unwrap();
        for (edge, kind) in map.zones().into_iter().skip(1) {
            let sign = if kind == Pressure::Pushes { 1.0 } else { -1.0 };
            prop_assert!(sign * map.with_the_move(edge + 1e-6) >= 0.0, "{edge} {kind:?}");
            prop_assert!(sign * map.with_the_move(edge - 1e-6) <= 0.0, "{edge} {kind:?}");
        }
    }

    #[test]
    fn what_is_left_of_a_map_is_a_share_and_all_of_it_at_the_open(state in any_chain(), minute in 0.0..390.0f64) {
        let change = |minute| MapMoves::new(&Inputs::of(state.with(Key::Minute, minute))).unwrap().change().unwrap();
        prop_assert_eq!(change(0.0), Change { left: 1.0, new: 0.0 });
        prop_assert!((0.0..=1.0).contains(&change(minute).left) && change(minute).new >= 0.0);
    }
}

#[test]
fn the_map_of_the_opening_state_pushes_below_and_leans_above() {
    let map = Map::new(&Inputs::of(Scenario::default()), 0).unwrap();
    let zones = map.zones();
    assert_eq!(zones.iter().map(|zone| zone.1).collect::<Vec<_>>(), [Pressure::Pushes, Pressure::Leans]);
    let change = zones[1].0;
    assert!((99.0..99.5).contains(&change) && map.with_the_move(change).abs() < 1e-3);
    // Below, a rise brings buying and a fall selling; above, the other way round.
    assert!(map.up(95.0) > 1e5 && map.down(95.0) < -1e5);
    assert!(map.up(105.0) < -1e5 && map.down(105.0) > 1e5);
    let figure = LESSON.figure("pressure-map").unwrap().figure(&Inputs::of(Scenario::default()));
    let (finding, caption) = (figure.finding().text(), figure.caption().text());
    let said = format!(
        "Below ${change:.2} hedging pushes a move along, above it leans against it; that price is the gamma flip. "
    );
    assert!(caption.starts_with(&said) && caption.contains("Assumed: "), "{caption}");
    assert!(finding.starts_with("From $100.00, where hedging leans, "), "{finding}");
}

#[test]
fn the_usual_assumption_is_what_puts_the_sign_into_the_map() {
    for (assumption, words, sign) in [
        (Assumption::Short, "At every price here, hedging pushes", 1.0),
        (Assumption::Long, "At every price here, hedging leans", -1.0),
    ] {
        let figure = LESSON.figure("pressure-map").unwrap().figure(&Inputs::of(assuming(assumption)));
        assert!(figure.caption().text().starts_with(words), "{}", figure.caption().text());
        let up = column(&figure.table(), "hedge order, price up 1%");
        assert!(up.iter().all(|order| order * sign > 0.0));
    }
}

/// Zero is not nothing: no open interest, all that cancels, and no change of sign are three sentences.
#[test]
fn no_order_is_told_with_its_reason() {
    let said = |state: &Scenario| {
        let figure = |id| LESSON.figure(id).unwrap().figure(&Inputs::of(*state));
        [figure("pressure-map").caption().text(), figure("map-moves").finding().text()]
    };
    for text in said(&chain(&[0.0; 18])) {
        assert!(text.starts_with("There is no open interest near price, so"), "{text}");
    }
    let cancelled = assuming(Assumption::Mix).with(Key::LongShare, 50.0);
    let gross = (0..=160)
        .map(|step| Map::new(&Inputs::of(cancelled), 0).unwrap().gross(92.0 + 0.1 * f64::from(step)))
        .fold(0.0, f64::max);
    for text in said(&cancelled) {
        assert!(text.starts_with("Everything cancels: 1% up would bring orders of up to "), "{text}");
        assert!(text.contains(&grammar::shares_of(gross)), "{text} {gross}");
    }
    assert!(said(&assuming(Assumption::Short))[0].contains("the sign never changes"));
    // With seconds left the space between strikes is empty, and the sentence says so.
    let late = words::pressure_map::zones(&Map::new(&Inputs::of(assuming(Assumption::Short)), 390).unwrap());
    assert!(late.starts_with("Wherever it brings orders here"), "{late}");
}

/// A spot that lies off the map is said to be off it, with no dot on its edge.
#[test]
fn a_spot_off_the_map_is_said_to_be_off_it() {
    for spot in [60.0, 91.9, 108.1, 150.0] {
        let figure =
            LESSON.figure("pressure-map").unwrap().figure(&Inputs::of(Scenario::default().with(Key::Spot, spot)));
        let text = format!("{} {}", figure.finding().text(), figure.caption().text());
        assert!(text.contains(", off this map") && !text.contains("Drag the dot"), "{text}");
        for width in [350.0, 690.0] {
            let panel = &figure.scene(View { width }).panels[0];
            assert!(!panel.marks.iter().any(|mark| matches!(mark, Mark::Dot { .. })), "{spot}");
            let named = |mark: &Mark| matches!(mark, Mark::Label { text, .. } if text.contains("off this map"));
            assert!(panel.marks.iter().any(named), "{spot}");
        }
    }
}

/// D1: the two sessions that the section opens with are really hedged and really meet the price where the sign
/// changes.
#[test]
fn both_sessions_cross_the_change_of_sign_and_are_hedged() {
    let state = Scenario::default();
    let map = PressureMap::new(&Inputs::of(state)).unwrap();
    let signs = Map::new(&Inputs::of(state), 0).unwrap();
    let (curve, parameters) = chain_session(&state);
    let unhedged = PressureMap::new(&Inputs::of(state.with(Key::Kappa, 0.0))).unwrap().farthest();
    for (direction, news) in [(NewsDirection::AsItCame, unhedged.0), (NewsDirection::Mirrored, unhedged.1)] {
        let as_it_came = direction == NewsDirection::AsItCame;
        let session =
            Session::run(&curve, &parameters, &state.with_choice(direction).exogenous_flow().unwrap()).unwrap();
        let orders = session.minutes().iter().filter(|minute| minute.minute < 390 && minute.trade != 0.0).count();
        assert!(orders >= 4, "{orders} orders before the close");
        let farthest = if as_it_came { map.farthest().0 } else { map.farthest().1 };
        assert!((farthest - news).abs() > 0.1 && farthest * news > 0.0, "hedged {farthest}%, without {news}%");
        let pushes = |price: f64| signs.up(price) - signs.down(price) > 0.0;
        let pressures = session.minutes().iter().map(|minute| pushes(minute.spot()));
        let (pushed, leant): (Vec<bool>, Vec<bool>) = pressures.partition(|pushes| *pushes);
        assert!(
            !pushed.is_empty() && !leant.is_empty(),
            "{} minutes of pushing, {} of leaning",
            pushed.len(),
            leant.len()
        );
    }
}

/// E2: a statement about dealers who are short gamma is answered by a book that is short gamma.
#[test]
fn the_second_mistake_is_answered_by_a_short_book() {
    let shown = LESSON.prediction("direction").and_then(|prediction| prediction.shown_by);
    let (figure, preset) = shown.unwrap();
    assert_eq!(figure.id, "pressure-map");
    let state = Scenario::default().with_all(preset.values);
    let map = Map::new(&Inputs::of(state), 0).unwrap();
    for price in prices() {
        assert!(map.up(price) > 0.0 && map.down(price) < 0.0, "{price}");
    }
    // The same book is what the answer quotes: it buys into one day's rise and sells into the other's fall.
    let (this, other) = PressureMap::new(&Inputs::of(state)).unwrap().farthest();
    assert!(this * other < 0.0);
    assert_eq!(
        said("short-flipped", &Scenario::default().with(Key::Oi, 5.0)),
        PressureMap::new(&Inputs::of(state)).unwrap().flipped()
    );
}

/// D1: the news is no part of the map.
#[test]
fn flipping_the_news_leaves_the_map_and_mirrors_the_path() {
    let table = |state: &Scenario| LESSON.figure("pressure-map").unwrap().figure(&Inputs::of(*state)).table();
    let state = Scenario::default();
    let flipped = state.with_choice(NewsDirection::Mirrored);
    let map = |table: Table| table.rows.into_iter().map(|row| row[..5].to_vec()).collect::<Vec<_>>();
    assert_eq!(map(table(&state)), map(table(&flipped)));
    // The two paths change places.
    let (one, other) = (PressureMap::new(&Inputs::of(state)).unwrap(), PressureMap::new(&Inputs::of(flipped)).unwrap());
    assert_eq!(one.path_price(true, 200), other.path_price(false, 200));
    // The first minute is mirrored whatever the map: no hedge has followed yet.
    let log = |figure: &PressureMap, mirrored, minute| (figure.path_price(mirrored, minute) / 100.0).ln();
    assert!((log(&one, false, 1) + log(&one, true, 1)).abs() < 1e-12 && log(&one, false, 1) != 0.0);
    let (this, that) = one.farthest();
    assert!(this * that < 0.0, "{this} {that}");
    // Without impact the mirror is exact all day.
    let still = PressureMap::new(&Inputs::of(state.with(Key::Kappa, 0.0))).unwrap();
    for minute in [1, 60, 200, 389, 390] {
        assert!((log(&still, false, minute) + log(&still, true, minute)).abs() < 1e-12);
    }
    assert!((log(&one, false, 390) + log(&one, true, 390)).abs() > 1e-5, "the map is not the same on both sides");
}

#[test]
fn the_map_at_the_open_is_the_pressure_map() {
    let state = Scenario::default().with(Key::Minute, 0.0);
    let (moves, map) =
        (MapMoves::new(&Inputs::of(state)).unwrap().table(), PressureMap::new(&Inputs::of(state)).unwrap().table());
    for name in ["price", "hedge order, price up 1%", "hedge order, price down 1%", "gross orders, price up 1%"] {
        // Below the map stands the row of the price that sessions are let go from.
        let map = column(&map, name);
        assert_eq!(column(&moves, name), map[..map.len() - 1]);
    }
    assert_eq!(column(&moves, "at the open, price up 1%"), column(&map, "hedge order, price up 1%")[..17]);
    assert_eq!(MapMoves::new(&Inputs::of(state)).unwrap().change(), Some(Change { left: 1.0, new: 0.0 }));
}

/// E4: of one strike's map ever less is left; and less of the last day's than of a long life's.
#[test]
fn a_map_fades_through_the_session_and_slower_with_more_time_to_expiry() {
    let mut shares = [0.0; 18];
    shares[4] = 1.0;
    let left = |state: Scenario, minute: f64| {
        MapMoves::new(&Inputs::of(state.with(Key::Minute, minute))).unwrap().change().unwrap().left
    };
    let one = chain(&shares).with_choice(Assumption::Long);
    let through: Vec<f64> = (0..=13).map(|half| left(one, 30.0 * f64::from(half))).collect();
    assert!(through.windows(2).all(|pair| pair[1] < pair[0]), "{through:?}");
    let state = Scenario::default();
    let (today, long) = (left(state, 390.0), left(state.with(Key::Sessions, 10.0), 390.0));
    assert!((0.3..0.6).contains(&today) && long > 0.9, "{today} {long}");
    let figure = MapMoves::new(&Inputs::of(state)).unwrap();
    let (text, caption) = (figure.finding().text(), figure.caption().text());
    assert!(caption.contains(&format!("{:.0}% of the opening map", today * 100.0)), "{caption}");
    // The headline is of a price where it shows: an order at the open, none at the close.
    assert!(
        text.contains("1% up from $101.25 made dealers sell ")
            && text.ends_with("by the close it makes them trade nothing"),
        "{text}"
    );
    assert!(
        Map::new(&Inputs::of(state), 0).unwrap().up(101.25).abs() > 1e5
            && Map::new(&Inputs::of(state), 390).unwrap().up(101.25).abs() < 0.5
    );
}

#[test]
fn what_two_curves_share_is_counted_by_sign_and_size() {
    let curve = |values: [f64; 3]| values.map(|value| (0.0, value));
    let (open, later) = (curve([2.0, -4.0, 2.0]), curve([1.0, -8.0, -2.0]));
    assert_eq!(Change::between(&open, &later), Some(Change { left: (1.0 + 4.0) / 8.0, new: (0.0 + 4.0 + 2.0) / 8.0 }));
    assert_eq!(Change::between(&curve([0.0; 3]), &later), None);
}

/// E1: on an ordinary day in an index hedging makes a few per cent of the movement at most.
#[test]
fn on_an_ordinary_day_hardly_any_of_the_flow_is_hedging() {
    let state = Scenario::default();
    let index = state.with_all(figures::share_of_flow::INDEX.values);
    let share = ShareOfFlow::new(&index).unwrap().share().unwrap();
    assert!(share > 0.002 && share < 0.05, "{share}");
    assert_eq!(said("index-flow-share", &state), format!("{:.0}%", share * 100.0));
    // And most is not hedging even in the state that the lesson opens with.
    assert!(ShareOfFlow::new(&state).unwrap().share().unwrap() < 0.5);
}

/// E3: expiry, distance and the side of gamma each change the order.
#[test]
fn one_open_interest_gives_three_orders() {
    let state = Scenario::default();
    let order = |preset: &Preset| state.with_all(preset.values).next_order().unwrap();
    let (near, far, long) = (order(&dealer_delta::NEAR), order(&dealer_delta::FAR), order(&dealer_delta::MONTH_LONG));
    assert!(near > 1e5 && far.abs() < 0.5 && long < -1e4 && near > 3.0 * long.abs(), "{near} {far} {long}");
    assert!(said("setting-near", &state).starts_with("buys "));
    assert_eq!(said("setting-far", &state), "has nothing to do");
    assert!(said("setting-long", &state).starts_with("sells "));
}

/// The true statements of section E, each by the figure that is set up for it.
#[test]
fn true_statements_are_shown_by_their_figures() {
    let shown = |name: &str| {
        let (figure, preset) = LESSON.prediction(name).and_then(|bet| bet.shown_by).unwrap();
        Scenario::default().with_all(&figure.preset_values(preset))
    };
    // Sold calls and sold puts are both bought back as price rises: the same orders.
    let state = shown("sold-buys");
    let next = |kind| state.with_choice(kind).next_order().unwrap();
    assert!(next(OptionKind::Call) > 1_000.0 && next(OptionKind::Put) > 1_000.0);
    // Feedback of one half doubles a push: 100, 50, 25 … come to 200.
    let state = shown("doubles");
    let end: f64 = (0..60).map(|round| 100.0 * state.get(Key::Feedback).powi(round)).sum();
    assert!((end - 200.0).abs() < 1e-9);
    // Nothing is left of a large gross.
    let state = shown("cancels");
    let map = Map::new(&Inputs::of(state), 0).unwrap();
    assert!(map.up(state.get(Key::Spot)).abs() < 0.5 && map.gross(state.get(Key::Spot)) > 10_000.0);
    // At the strike on the last day gamma is many times what it was far away, a month before.
    let state = shown("now-dominant");
    let (here, there) = far_to_dominant::places(&state).unwrap();
    assert!(here.gamma.abs() > 5.0 * there.gamma.abs());
}

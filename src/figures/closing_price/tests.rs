#![expect(clippy::unwrap_used, reason = "a state that is refused must fail the test")]

use super::*;
use crate::scenario::CustomerSide;
use crate::units::PERCENT;

fn sessions_to_run() -> u64 {
    if std::env::var_os("FULL").is_some() { SESSIONS } else { 2_000 }
}

/// The opening state, but that the customer sold: the dealer is long gamma.
fn long() -> Scenario {
    Scenario::default().with_choice(CustomerSide::Sells)
}

/// The figure after at least so many sessions, refined in pieces of `piece` looks at the clock.
fn counted(state: &Scenario, sessions: u64, piece: u32) -> ClosingPrice {
    let mut figure = ClosingPrice::new(state).unwrap();
    while figure.count() < sessions {
        let looks = std::cell::Cell::new(0);
        figure.refine(&|| {
            looks.set(looks.get() + 1);
            looks.get() <= piece
        });
    }
    figure
}

fn column(figure: &ClosingPrice, name: &str, column: usize) -> f64 {
    let rows = figure.table().rows;
    rows.iter().filter(|row| row[0].shown().starts_with(name)).map(|row| row[column].value().unwrap_or(f64::NAN)).sum()
}

#[test]
fn the_bars_hold_every_session() {
    for state in [long(), Scenario::default().with_choice(CustomerSide::Buys), long().with(Key::Strike, 99.0)] {
        let figure = counted(&state, 600, 3);
        let all = ["bar", "below", "above"].map(|name| column(&figure, name, 3)).iter().sum::<f64>();
        assert_eq!(all, count_as_f64(figure.count()));
        let shares = ["bar", "below", "above"].map(|name| column(&figure, name, 4)).iter().sum::<f64>();
        assert!((shares - 100.0).abs() < 1e-9);
        let exact = ["bar", "below", "above"].map(|name| column(&figure, name, 7)).iter().sum::<f64>();
        assert!((exact - 100.0).abs() < 1e-9, "{exact}");
    }
}

#[test]
fn counting_agrees_with_the_exact_law() {
    // With no options there is nothing to hedge, and the law is that of the news alone.
    let none = long().with(Key::Oi, 0.0);
    for (book, strike, sessions) in
        [(long(), 100.0, 1.0), (long(), 101.0, 1.0), (none, 100.0, 1.0), (Scenario::default(), 100.0, 5.0)]
    {
        let state = book.with(Key::Strike, strike).with(Key::Sessions, sessions);
        let dealer = state.gamma_side();
        let figure = counted(&state, sessions_to_run(), 50);
        let Some(law) = &figure.law else { panic!("no law for dealer {dealer:?}") };
        let n = count_as_f64(figure.count());
        let rows = figure.table().rows;
        for row in rows.iter().filter(|row| ["within 2 bp of the strike", "bar"].contains(&row[0].shown())) {
            let [share, exact] = [4, 6].map(|column| row[column].value().unwrap_or(f64::NAN) / PERCENT);
            // Four standard errors from theory, and one session: a bar of hardly any sessions is not normal.
            let tolerance = 4.0 * (exact * (1.0 - exact) / n).sqrt() + 2.0 / n;
            assert!((share - exact).abs() <= tolerance, "dealer {dealer:?}, strike {strike}: {share} against {exact}");
        }
        assert_eq!(figure.near_probability(), Some(law.probability_within(strike, NEAR)));
    }
}

#[test]
fn a_pin_is_a_probability() {
    let state = long();
    for oi in [1_000.0, 10_000.0, 50_000.0] {
        let figure = ClosingPrice::new(&state.with(Key::Oi, oi)).unwrap();
        let (with, without) = (figure.near_probability(), figure.near_without_hedging());
        assert!(with.is_some_and(|with| with > without && with < 0.8), "{oi}: {with:?} {without}");
    }
    let text = ClosingPrice::new(&state).unwrap().finding().text();
    assert_eq!(
        text,
        "16.7% of sessions close within 2 bp of the strike, 1.3% without hedging: a probability, never a certainty"
    );
    // Not even the largest book is told as a certainty, and nobody is told what goes without saying.
    let most = state.with(Key::Oi, 200_000.0).with(Key::Kappa, 20.0);
    let text = ClosingPrice::new(&most).unwrap().finding().text();
    assert!(text.starts_with("Over 99.9%") && text.ends_with("without hedging"), "{text}");
}

#[test]
fn a_short_dealer_leaves_a_hole_and_no_law() {
    let figure = counted(&Scenario::default().with_choice(CustomerSide::Buys), 1_000, 20);
    assert!(figure.law.is_none() && figure.caption().text().contains("hole"));
    let share = figure.near_share().map_or(1.0, |(share, _)| share);
    assert!(share < figure.near_without_hedging() / 4.0, "{share}");
    assert!(figure.finding().text().contains("pushes price off the strike"));
}

#[test]
fn batches_do_not_matter() {
    let state = long();
    let in_small_pieces = counted(&state, 800, 1);
    let in_larger_pieces = counted(&state, 800, 7);
    assert!(in_small_pieces.count() == 800 && in_larger_pieces.count() >= 800);
    let as_far = counted(&state, in_larger_pieces.count(), 1);
    assert_eq!(as_far.table(), in_larger_pieces.table());
}

#[test]
fn progress_is_told_until_the_end() {
    let mut figure = ClosingPrice::new(&long()).unwrap();
    assert_eq!(figure.refine(&|| false), Some(0.0));
    assert_eq!(figure.count(), 0);
    assert!(figure.finding().text().contains("16.7%"), "the exact law is there before the first session");
}

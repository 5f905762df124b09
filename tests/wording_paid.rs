//! What is said of a hedged book's day, in any reachable state, against the average worked out here.

#![expect(clippy::unwrap_used, reason = "a figure or a number that is missing must fail the test")]

mod by_hand;

use by_hand::{any_state, caption, either, figure, finding, lively_state, number_after, said, side};
use dealer_hedging::chart::{Cell, Table};
use dealer_hedging::scenario::{Key, Scenario};
use proptest::prelude::*;
use statrs::function::erf::erfc;

/// Value of an out-of-the-money option without interest, by the formula of Black and Scholes.
fn value(state: &Scenario, width: f64) -> f64 {
    let (spot, strike) = (state.get(Key::Spot), state.get(Key::Strike));
    let sign = if spot > strike { -1.0 } else { 1.0 };
    let phi = |x: f64| 0.5 * erfc(-x / std::f64::consts::SQRT_2);
    let d1 = (spot / strike).ln() / width + 0.5 * width;
    sign * (spot * phi(sign * d1) - strike * phi(sign * (d1 - width)))
}

/// The part of a year that a day takes, and the part that the options have.
fn years(state: &Scenario) -> (f64, f64) {
    let years = state.get(Key::Days) / 365.0;
    (years.min(1.0 / 252.0), years)
}

/// The dealer's average gain or loss: the options' value for the variance that comes, less their price.
fn average(state: &Scenario) -> f64 {
    let (day, years) = years(state);
    let (implied, realised) = (state.get(Key::Iv) / 100.0, state.get(Key::Realised) / 100.0);
    let comes = (realised * realised * day + implied * implied * (years - day)).sqrt();
    side(state) * state.get(Key::Oi) * 100.0 * (value(state, comes) - value(state, implied * years.sqrt()))
}

fn states() -> impl Strategy<Value = Scenario> {
    // Equal volatilities are met often: that is what the figure is about.
    (either(), any::<bool>())
        .prop_map(|(state, equal)| if equal { state.with(Key::Realised, state.get(Key::Iv)) } else { state })
}

fn row(table: &Table, name: &str) -> Vec<Option<f64>> {
    let row = table.rows.iter().find(|row| row[0].shown() == name).unwrap_or_else(|| panic!("no row {name}"));
    row.iter().map(Cell::value).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(160))]
    /// A2: gain or loss, its size in three digits, and nothing where realised volatility is the implied one.
    #[test]
    fn what_the_dealer_gets_for_it(state in states()) {
        let (text, outcome) = (finding("hedged-pnl", &state), said("average-day", &state));
        let average = average(&state);
        let shares = state.get(Key::Oi) * 100.0;
        let slack = 1e-9 * shares + 1e-6;
        prop_assert_eq!(text.starts_with("No options"), shares == 0.0, "{}", text);
        let (implied, realised) = (state.get(Key::Iv), state.get(Key::Realised));
        if shares > 0.0 {
            prop_assert_eq!(text.starts_with("Moves as large"), implied == realised, "{}", text);
            prop_assert_eq!(text.starts_with("Smaller moves"), realised < implied, "{}", text);
            prop_assert_eq!(text.ends_with("time decay just pays for them"), implied == realised && side(&state) < 0.0);
            prop_assert_eq!(text.ends_with("they just pay for time decay"), implied == realised && side(&state) > 0.0);
            prop_assert!(implied == realised || text.ends_with(&outcome), "{text} | {outcome}");
        }
        if outcome.contains("neither gains nor loses") {
            prop_assert!(average.abs() <= slack + 1e-10 * shares * state.get(Key::Spot), "{outcome} {average}");
        } else if outcome.contains("less than $1") {
            prop_assert!(average.abs() < 1.0 + slack, "{outcome} {average}");
        } else {
            let verb = if average > 0.0 { "gains" } else { "loses" };
            let told = number_after(&outcome, &format!("the dealer {verb} $"));
            prop_assert!((told - average.abs()).abs() <= 0.005 * average.abs() + 0.5 + slack, "{outcome} {average}");
            // Who has sold gains where price moves less than implied, and only there.
            prop_assert_eq!(average > 0.0, (realised > implied) == (side(&state) > 0.0));
            let (day, years) = years(&state);
            prop_assert_eq!(outcome.ends_with("by expiry"), years * 252.0 < 1.0 - 1e-12, "{} {}", outcome, day);
        }
    }

    /// The line under it: the moves that break even, and how often the dealer hedges.
    #[test]
    fn what_the_curve_and_the_dots_are(state in prop_oneof![any_state(), lively_state()]) {
        let text = caption("hedged-pnl", &state);
        let (day, _) = years(&state);
        let minutes = day * 252.0 * 390.0;
        let every = state.get(Key::HedgeEvery).round();
        prop_assert_eq!(text.contains("days like that"), every >= minutes, "{} {}", text, minutes);
        if every < minutes {
            let said = if every == 1.0 { "every minute".to_owned() } else { format!("every {every} minutes") };
            prop_assert!(text.contains(&format!("days hedged {said}. ")), "{text}");
        }
        let table = figure("hedged-pnl", &state).table();
        let evens: Vec<f64> = table.rows.iter().filter(|row| row[0].shown() == "hedged once, breaks even").map(|row| row[1].value().unwrap()).collect();
        prop_assert_eq!(text.contains("breaks even"), evens.len() == 2, "{}", text);
        if let [down, up] = evens[..] {
            prop_assert!(down < 0.0 && up > 0.0);
            prop_assert!((number_after(&text, "even at −$") + down).abs() <= 0.0051 * down.abs() + 1e-6, "{text} {down}");
            prop_assert!((number_after(&text, "and +$") - up).abs() <= 0.0051 * up + 1e-6, "{text} {up}");
        }
    }

    /// Every day is counted once, and the rows of the table agree with each other.
    #[test]
    fn the_table_counts_every_day_once(state in states()) {
        let mut figure = figure("hedged-pnl", &state);
        while figure.refine(&|| true).is_some() {}
        let table = figure.table();
        let counted = table.rows.iter().filter(|row| row[0].shown().starts_with("days that end"));
        let all: f64 = counted.map(|row| row[3].value().unwrap()).sum();
        prop_assert_eq!(all, 1_000.0);
        let gains = row(&table, "days with a gain")[3].unwrap();
        let above: f64 = table.rows.iter().filter(|row| {
            row[0].shown().starts_with("days that end above") && row[2].value().is_some_and(|from| from >= 0.0)
        }).map(|row| row[3].value().unwrap()).sum();
        prop_assert_eq!(gains, above);
        let [exact, mean, error] = ["average, exact", "average of the days counted", "standard error of it"].map(|name| row(&table, name)[2].unwrap());
        prop_assert!((exact - average(&state)).abs() <= 1e-6 * exact.abs() + 1e-9 * state.get(Key::Oi) * state.get(Key::Spot) + 1e-6);
        // So far from the strike that one day in more than a thousand does anything, all that are counted are alike.
        let is_rare = exact.abs() <= 1e-6 * state.get(Key::Oi) * 100.0 * state.get(Key::Spot);
        prop_assert!(error > 0.0 || mean == exact || is_rare || state.get(Key::Days) < 1.0, "{exact} {mean} {error}");
        prop_assert!(table.rows.len() <= 50);
    }
}

#[test]
fn the_words_of_the_states_that_differ_most() {
    let state = Scenario::default();
    let said = |state: Scenario| finding("hedged-pnl", &state);
    assert_eq!(said(state), "Moves as large as implied: on average time decay just pays for them");
    assert_eq!(
        said(state.with(Key::Realised, 14.0)),
        "Smaller moves than implied: on average the dealer gains $71,700 a day"
    );
    assert_eq!(
        said(state.with(Key::Realised, 30.0).with(Key::Days, 0.5)),
        "Larger moves than implied: on average the dealer loses $148,000 by expiry"
    );
    assert_eq!(
        said(state.with(Key::Realised, 30.0).with(Key::Spot, 60.0)),
        "Larger moves than implied: on average the dealer neither gains nor loses"
    );
    assert_eq!(said(state.with(Key::Oi, 0.0)), "No options, no hedge: nothing is gained and nothing is lost");
}

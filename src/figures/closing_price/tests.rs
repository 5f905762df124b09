#![expect(clippy::unwrap_used, reason = "a state that is refused must fail the test")]

use super::*;
use crate::chart::{ColorRole, Mark};
use crate::figures::shared::pile::near_probability;
use crate::model::session::standard_error_of_share;
use crate::units::PERCENT;

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

/// Where a market's counts stand in the table; its exact shares stand beside them.
fn count_column(side: GammaSide) -> usize {
    3 + 2 * side as usize
}

fn column(figure: &ClosingPrice, name: &str, column: usize) -> f64 {
    let rows = figure.table().rows;
    rows.iter().filter(|row| row[0].shown().starts_with(name)).map(|row| row[column].value().unwrap_or(f64::NAN)).sum()
}

#[test]
fn the_bars_hold_every_session_of_every_market() {
    for state in [Scenario::default(), Scenario::default().with(Key::Strike, 99.0).with(Key::NewsVol, 60.0)] {
        let figure = counted(&state, 600, 3);
        for side in GammaSide::ALL {
            let at = count_column(side);
            let all = ["bar", "below", "above"].map(|name| column(&figure, name, at)).iter().sum::<f64>();
            assert_eq!(all, count_as_f64(figure.pile(side).count()));
        }
        let exact = count_column(GammaSide::NotHedging) + 1;
        let exact = ["bar", "below", "above"].map(|name| column(&figure, name, exact)).iter().sum::<f64>();
        assert!((exact - 100.0).abs() < 1e-9, "{exact}");
    }
}

#[test]
fn counting_agrees_with_the_exact_law() {
    for (strike, sessions) in [(100.0, 1.0), (101.0, 1.0), (100.0, 5.0)] {
        let state = Scenario::default().with(Key::Strike, strike).with(Key::Sessions, sessions);
        let figure = counted(&state, SESSIONS, 50);
        let n = count_as_f64(SESSIONS);
        for side in GammaSide::ALL.into_iter().filter(|side| figure.pile(*side).law.is_some()) {
            let at = count_column(side);
            for row in
                figure.table().rows.iter().filter(|row| ["within 0.1% of the strike", "bar"].contains(&row[0].shown()))
            {
                let share = row[at].value().unwrap_or(f64::NAN) / n;
                let exact = row[at + 1].value().unwrap_or(f64::NAN) / PERCENT;
                // Four standard errors from theory, and two sessions: a bar of hardly any sessions is not normal.
                let tolerance = 4.0 * (exact * (1.0 - exact) / n).sqrt() + 2.0 / n;
                assert!((share - exact).abs() <= tolerance, "{side:?}, strike {strike}: {share} against {exact}");
            }
            assert_eq!(figure.pile(side).near_share(), near_probability(&state, side).unwrap());
        }
    }
}

#[test]
fn a_spike_a_bell_and_a_hole() {
    let figure = counted(&Scenario::default(), SESSIONS, 20);
    let text = figure.finding().text();
    assert_eq!(
        text,
        "21.9% of sessions end near the strike if the dealer owns options, 6.3% unhedged, 0.5% if the dealer has sold them"
    );
    let [long, none, short] = GammaSide::ALL.map(|side| figure.pile(side).near_share().unwrap());
    assert!(long > 3.0 * none && short < none / 10.0);
    assert!(figure.pile(GammaSide::Short).law.is_none() && figure.caption().text().contains("hole"));
    // The news alone within a tenth of a per cent of where it began: a normal law, worked out apart.
    let deviation = 0.2 / (252.0f64).sqrt();
    let inside = statrs::function::erf::erf(NEAR / deviation / std::f64::consts::SQRT_2);
    assert!((none - inside).abs() < 1e-9, "{none} {inside}");
}

#[test]
fn a_pin_is_a_probability() {
    for oi in [1_000.0, 10_000.0, 50_000.0] {
        let state = Scenario::default().with(Key::Oi, oi);
        let [long, none] =
            [GammaSide::Long, GammaSide::NotHedging].map(|side| near_probability(&state, side).unwrap().unwrap());
        assert!(long > none && long < 0.9, "{oi}: {long} {none}");
    }
    // Not even the largest book is told as a certainty.
    let most = Scenario::default().with(Key::Oi, 200_000.0).with(Key::Kappa, 20.0);
    let text = counted(&most, 10, 5).finding().text();
    assert!(text.starts_with("Over 99.9%"), "{text}");
}

#[test]
fn without_options_the_three_markets_are_one() {
    let figure = counted(&Scenario::default().with(Key::Oi, 0.0), 100, 5);
    let text = figure.finding().text();
    assert_eq!(text, "6.3% of sessions end near the strike in all three markets");
    let counts = GammaSide::ALL.map(|side| figure.pile(side).near_count());
    assert!(counts[0] == counts[1] && counts[1] == counts[2]);
}

#[test]
fn batches_do_not_matter_and_a_count_ends() {
    let state = Scenario::default();
    let in_small_pieces = counted(&state, 800, 1);
    let as_far = counted(&state, in_small_pieces.count(), 7);
    if as_far.count() == in_small_pieces.count() {
        assert_eq!(as_far.table(), in_small_pieces.table());
    }
    let whole = counted(&state, SESSIONS, 9);
    assert_eq!(whole.count(), SESSIONS);
    assert_eq!(whole.table(), counted(&state, SESSIONS, 1).table());
    let error = column(&whole, "within", 9);
    let share = whole.pile(GammaSide::Long).share(whole.pile(GammaSide::Long).near_count());
    assert!((error - standard_error_of_share(share, SESSIONS) * PERCENT).abs() < 1e-12);
}

#[test]
fn progress_is_told_until_the_end() {
    let mut figure = ClosingPrice::new(&Scenario::default()).unwrap();
    assert_eq!(figure.refine(&|| false), Some(0.0));
    assert_eq!(figure.count(), 0);
    assert!(figure.finding().text().contains("being counted"), "nothing is claimed before it is known");
}

/// The reader's guess is a level in the market of the dealer who owns the options; a wild one stands at the top of the
/// picture, which says so.
#[test]
fn a_guess_stays_in_the_picture_of_one_market() {
    let mut figure = counted(&Scenario::default(), 100, 5);
    for (guess, name) in [(0.0, "your bet"), (219.0, "your bet"), (1_000.0, "your bet ↑")] {
        figure.keep_guess(guess);
        for (panel, side) in figure.scene(View { width: 330.0 }).panels.iter().zip(GammaSide::ALL) {
            let levels = panel.marks.into_iter().filter_map(|mark| match mark {
                Mark::Curve { points, role: ColorRole::Accent, dashed: false, .. } => Some(points[0].1),
                _ => None,
            });
            let levels: Vec<f64> = levels.collect();
            let names = panel.marks.into_iter().filter(|mark| matches!(mark, Mark::Label { text, .. } if text == name));
            assert_eq!((levels.len(), names.count()), if side == GammaSide::Long { (1, 1) } else { (0, 0) });
            for level in levels {
                assert!(
                    level < panel.y.high && (level == guess / 10.0 || (name.ends_with('↑') && level < guess / 10.0))
                );
            }
        }
    }
}

//! How strong the feedback is: the figure's words, numbers and dots in any reachable state, against gamma by its formula on
//! the trading clock.

#![expect(clippy::unwrap_used, reason = "a figure or a number that is missing must fail the test")]

mod by_hand;

use by_hand::{caption, either, figure, finding, number, number_after};
use dealer_hedging::chart::{Anchor, ColorRole, Mark, View};
use dealer_hedging::scenario::{Key, Scenario};
use proptest::prelude::*;
use statrs::distribution::{Continuous, Normal};

/// The feedback of the session's options at the open, in size: what 1% makes the dealer trade, in per cent of the day's
/// ten million shares, times the basis points that each of those moves price, over a hundred.
fn feedback(state: &Scenario) -> f64 {
    let (spot, strike, iv) = (state.get(Key::Spot), state.get(Key::Strike), state.get(Key::Iv) / 100.0);
    let width = iv * (state.get(Key::Sessions) / 252.0).sqrt();
    let d1 = (spot / strike).ln() / width + 0.5 * width;
    let gamma = Normal::new(0.0, 1.0).unwrap().pdf(d1) / (spot * width);
    let shares = state.get(Key::Oi) * 100.0 * gamma * 0.01 * spot;
    shares / 100_000.0 * state.get(Key::Kappa) / 100.0
}

/// Whether a number in words, rounded to three digits or to a tenth near a hundred, is a value.
fn tells(told: f64, value: f64) -> bool {
    let tenths = value < 10.0 || (value - 100.0).abs() < 5.0;
    let rounding = if tenths { 0.051 } else { (0.51_f64).max(0.005_01 * value) };
    (told - value).abs() <= rounding || (told >= 1e6 && value > 9.9e5)
}

proptest! {
    /// C1, C2: where a push ends for the feedback that the session opens with, on either side.
    #[test]
    fn the_ends_of_a_push_at_the_sessions_own_feedback(state in either()) {
        let size = feedback(&state);
        let text = finding("feedback-size", &state);
        let (owns, sold) = (100.0 / (1.0 + size), 100.0 / (1.0 - size));
        // At the very edge the last digits decide.
        prop_assume!((size - 1.0).abs() > 1e-9);
        prop_assert_eq!(text.contains("no price is stable"), size > 1.0, "{} {}", text, size);
        prop_assert_eq!(text.contains("nobody answers"), owns == 100.0, "{} {}", text, size);
        if owns == 100.0 {
            return Ok(());
        }
        if text.contains("close to 100") {
            prop_assert!(size < 6e-4, "{text} {size}");
            return Ok(());
        }
        prop_assert!(size > 4e-4, "{text} {size}");
        prop_assert!(tells(number_after(&text, "ends at "), owns), "{text} {owns}");
        prop_assert_eq!(text.contains("under 0.1"), owns < 0.05, "{} {}", text, owns);
        if size < 1.0 {
            let told = number_after(&text.replace("more than ", ""), "options, at ");
            prop_assert!(tells(told, sold), "{text} {sold}");
        }
    }

    /// The index's range follows the impact, and the session's options are compared with its upper end.
    #[test]
    fn the_index_beside_it(state in either()) {
        let (size, text) = (feedback(&state), caption("feedback-size", &state));
        let (from, to) = (state.get(Key::Kappa) * 4e-4, state.get(Key::Kappa) * 1.7e-3);
        let marks = figure("feedback-size", &state).scene(View { width: 340.0 }).panels[0].marks.clone();
        let is_band = |mark: &&Mark| matches!(mark, Mark::Bar { role: ColorRole::Soft, .. });
        prop_assert_eq!(marks.iter().filter(is_band).count() == 1, text.starts_with("Grey: "), "{}", text);
        if to == 0.0 {
            prop_assert!(text.contains("the feedback is zero"), "{text}");
            return Ok(());
        }
        prop_assert!((number_after(&text, "set here: ") / from - 1.0).abs() < 0.051, "{text} {from}");
        prop_assert!((number_after(&text, " to ") / to - 1.0).abs() < 0.051, "{text} {to}");
        let near = |edge: f64| (size / edge - 1.0).abs() < 1e-9;
        prop_assume!(!near(from) && !near(1.05 * to));
        prop_assert_eq!(text.contains("Here it is smaller"), size < from, "{} {}", text, size);
        prop_assert_eq!(text.contains("about as large"), size > from && size < 1.05 * to, "{} {}", text, size);
        if size > 1.05 * to {
            prop_assert!((number_after(&text, "Here it is ") / (size / to) - 1.0).abs() <= 0.051, "{text} {size}");
        }
    }

    /// No label leaves the picture, at either end of what can be typed.
    #[test]
    fn labels_stay_in_the_picture(state in either(), impact in 0.0..20.0_f64, is_small in any::<bool>()) {
        let state = state.with(Key::Kappa, if is_small { 0.02 * impact } else { impact });
        for (width, left) in [(330.0, 40.0), (690.0, 40.0)] {
            let scene = figure("feedback-size", &state).scene(View { width });
            let panel = &scene.panels[0];
            let decades = (panel.x.high / panel.x.low).log10();
            for mark in &panel.marks {
                let Mark::Label { at, text, anchor, shift, bold, .. } = mark else { continue };
                let x = left + (at.0 / panel.x.low).log10() / decades * (width - left - 8.0) + shift.0;
                let wide = if *bold { 8.3 } else { 7.4 } * f64::from(u32::try_from(text.chars().count()).unwrap());
                let (from, to) = match anchor {
                    Anchor::Left => (x - 8.0 - wide, x - 8.0),
                    Anchor::Right => (x + 8.0, x + 8.0 + wide),
                    _ => (x - 0.5 * wide, x + 0.5 * wide),
                };
                prop_assert!(from >= -2.0 && to <= width + 8.0, "{text}: {from} to {to} of {width}");
            }
        }
    }

    /// The table holds the same numbers unrounded, and the dots stand where the table says, as far as the picture goes.
    #[test]
    fn dots_and_table(state in either()) {
        let size = feedback(&state);
        let figure = figure("feedback-size", &state);
        let row = &figure.table().rows[0];
        prop_assert!((row[1].value().unwrap() - size).abs() <= 1e-9 * size.max(1.0));
        prop_assume!((size - 1.0).abs() > 1e-6);
        let ends = [Some(100.0 / (1.0 + size)), (size < 1.0).then(|| 100.0 / (1.0 - size))];
        for (cell, end) in row[2..].iter().zip(ends) {
            prop_assert_eq!(cell.value().is_some(), end.is_some());
            prop_assert!(end.is_none_or(|end| (cell.value().unwrap() / end - 1.0).abs() < 1e-6), "{size} {end:?}");
        }
        let dots: Vec<_> = figure.scene(View { width: 690.0 }).panels[0].marks.iter().filter_map(|mark| match mark {
            Mark::Dot { at, .. } => Some(*at),
            _ => None,
        }).collect();
        prop_assert_eq!(dots.len(), ends.iter().flatten().count());
        // On their curves, also where the size itself lies beyond the picture.
        let drawn = size.clamp(1e-4, 4.0);
        for (dot, sign) in dots.iter().zip([-1.0, 1.0]) {
            let end = 100.0 / (1.0 - sign * drawn);
            prop_assert!((dot.1 - end).abs() < 1e-4 * end || (dot.1 > 230.0 && end > dot.1), "{dot:?} {end}");
            prop_assert!((dot.0 / drawn - 1.0).abs() < 1e-6, "{dot:?} {size}");
        }
    }
}

/// By hand: a tenth of a day's volume at one strike on its last day, at 5 bp for each per cent.
#[test]
fn the_opening_state() {
    let state = Scenario::default();
    assert!((feedback(&state) - 0.1583).abs() < 1e-4, "{}", feedback(&state));
    assert_eq!(
        finding("feedback-size", &state),
        "A push of 100 bp ends at 86 if the dealer owns options, at 119 if the dealer has sold them"
    );
    assert_eq!(number(&caption("feedback-size", &state).replace("S&P 500", "")), Some(0.002));
}

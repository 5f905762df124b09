#![expect(clippy::unwrap_used, reason = "a state that is refused must fail the test")]

use super::*;
use crate::chart::layout::layout;
use crate::chart::{Anchor, Mark};
use crate::scenario::CustomerSide;
use proptest::prelude::*;

fn counted(state: &Scenario) -> HedgedPnl {
    let mut figure = HedgedPnl::new(state).unwrap();
    while figure.refine(&|| true).is_some() {}
    figure
}

fn spread(figure: &HedgedPnl) -> f64 {
    let mean = figure.days().iter().map(|day| day.profit_dollars).sum::<f64>() / 1_000.0;
    (figure.days().iter().map(|day| (day.profit_dollars - mean).powi(2)).sum::<f64>() / 999.0).sqrt()
}

#[test]
fn hedging_more_often_makes_days_alike_and_leaves_the_average() {
    let state = Scenario::default().with(Key::Realised, 16.0);
    let [often, sometimes, once] = [5.0, 60.0, 390.0].map(|every| counted(&state.with(Key::HedgeEvery, every)));
    assert!(3.0 * spread(&often) < spread(&sometimes) && 2.0 * spread(&sometimes) < spread(&once));
    assert!(often.average() == once.average() && often.average() > 0.0);
    assert!(often.gains() > 980 && once.gains() < 800, "{} {}", often.gains(), once.gains());
}

#[test]
fn pieces_do_not_matter_and_the_count_ends() {
    let state = Scenario::default();
    let mut figure = HedgedPnl::new(&state).unwrap();
    assert_eq!((figure.days().len(), figure.refine(&|| false)), (DOTS, Some(0.1)));
    let mut pieces = 0;
    loop {
        let looks = std::cell::Cell::new(0);
        let left = figure.refine(&|| {
            looks.set(looks.get() + 1);
            looks.get() <= 3
        });
        pieces += 1;
        if left.is_none() {
            break;
        }
    }
    assert!(pieces > 5 && figure.days().len() == DAYS);
    assert_eq!(figure.table(), counted(&state).table());
}

#[test]
fn the_ring_stands_at_the_realised_move_and_sets_it() {
    for (iv, realised) in [(20.0, 20.0), (20.0, 7.5), (4.0, 80.0)] {
        let figure = HedgedPnl::new(&Scenario::default().with(Key::Iv, iv).with(Key::Realised, realised)).unwrap();
        let handle = figure.handles().remove(0);
        assert!((handle.value_at(handle.at) - realised).abs() < 1e-9);
        let (low, high) = handle.limits.unwrap();
        assert!(low == 1.0 && high <= 80.0 && high >= iv, "{low} {high}");
        // Wherever it is dragged to, the picture has the scale that it had.
        let at_the_end = HedgedPnl::new(&Scenario::default().with(Key::Iv, iv).with(Key::Realised, high)).unwrap();
        let at_rest = HedgedPnl::new(&Scenario::default().with(Key::Iv, iv).with(Key::Realised, iv)).unwrap();
        assert!((at_the_end.reach - at_rest.reach).abs() < 1e-12);
    }
}

fn states() -> impl Strategy<Value = Scenario> {
    let days = prop_oneof![Just(5.0), Just(0.000_69), 0.01..2.0f64, 2.0..365.0f64];
    let volatility = || prop_oneof![Just(20.0), 1.0..80.0f64];
    let oi = prop_oneof![Just(0.0), Just(1.0), Just(10_000.0), Just(200_000.0)];
    (90.0..110.0f64, days, volatility(), volatility(), oi, 1.0..390.0f64, any::<bool>()).prop_map(
        |(spot, days, iv, realised, oi, every, owns)| {
            let side = if owns { CustomerSide::Sells } else { CustomerSide::Buys };
            let state = Scenario::default().with(Key::Spot, spot).with(Key::Days, days).with(Key::Iv, iv);
            let state = state.with(Key::Realised, realised).with(Key::Oi, oi).with(Key::HedgeEvery, every);
            state.with_choice(side)
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn labels_stay_in_the_picture_and_apart(state in states(), width in prop_oneof![Just(330.0), Just(690.0), 320.0..800.0f64]) {
        let figure = counted(&state);
        let scene = figure.scene(View { width });
        prop_assert!(scene.height() <= 340.0 && (width >= 540.0 || scene.height() <= 330.0));
        let mut boxes: Vec<(f64, f64, f64, f64, String)> = Vec::new();
        for (panel, projection) in scene.panels.iter().zip(layout(&scene, width)) {
            for mark in &panel.marks {
                let Mark::Label { at, text, anchor, shift, size, .. } = mark else { continue };
                let long = f64::from(u32::try_from(text.chars().count()).unwrap()) * 7.4 * size / 12.0;
                let (x, y) = projection.pixel(*at);
                let (left, y) = match anchor {
                    Anchor::Right => (x + 8.0, y),
                    Anchor::Left => (x - 8.0 - long, y),
                    Anchor::Above => (x - 0.5 * long, y - 12.0),
                    _ => (x - 0.5 * long, y + 12.0),
                };
                let (left, y) = (left + shift.0, y + shift.1);
                prop_assert!(left >= 0.0 && left + long <= width + 1.0, "{text} from {left} to {}", left + long);
                prop_assert!(y >= 6.0 && y + 6.0 <= scene.height(), "{text} at {y}");
                // What is drawn is a little smaller than its line.
                let this = (left, left + long, y - 5.5, y + 5.5, text.clone());
                for other in &boxes {
                    let across = this.0 < other.1 && other.0 < this.1;
                    prop_assert!(!(across && this.2 < other.3 && other.2 < this.3), "“{}” and “{}”", this.4, other.4);
                }
                boxes.push(this);
            }
        }
    }
}

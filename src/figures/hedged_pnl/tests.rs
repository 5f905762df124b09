#![expect(clippy::unwrap_used, reason = "a state that is refused must fail the test")]

use super::*;

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

//! How far sessions spread on the map, in any reachable state, against sessions run and sorted here.

#![expect(clippy::unwrap_used, reason = "a figure or a number that is missing must fail the test")]

mod by_hand;

use by_hand::{chain_session, either, number_after};
use dealer_hedging::lesson::flow_behind_price::LESSON;
use dealer_hedging::model::session::{ExogenousFlow, Session};
use dealer_hedging::scenario::{Inputs, Key, NewsDirection, Scenario};
use proptest::prelude::*;

/// The closes of sixty days of news, with hedging and without, upwards.
fn closes(state: &Scenario) -> [Vec<f64>; 2] {
    let (curve, parameters) = chain_session(state);
    let sign = if state.pick::<NewsDirection>() == NewsDirection::Mirrored { -1.0 } else { 1.0 };
    let mut closes = [Vec::new(), Vec::new()];
    for day in 1..=60 {
        let mut news = ExogenousFlow::seeded(day, parameters.deviation(1)).log_returns().to_vec();
        news[usize::from(state.headline_minute()) - 1] += state.get(Key::Headline) * 1e-4;
        for shock in &mut news {
            *shock *= sign;
        }
        closes[1].push(state.get(Key::Spot) * news.iter().sum::<f64>().exp());
        let session = Session::run(&curve, &parameters, &ExogenousFlow::new(news).unwrap()).unwrap();
        closes[0].push(session.at(390).log_spot.exp());
    }
    closes.map(|mut closes| {
        closes.sort_by(f64::total_cmp);
        closes
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// D1: the finding tells the range that holds 48 of 60 closes, hedged and not; and the table has both unrounded.
    #[test]
    fn the_spread_of_sessions_on_the_map(state in either()) {
        let figure = LESSON.figure("pressure-map").unwrap().whole_figure(&Inputs::of(state));
        let (text, spot) = (figure.finding().text(), state.get(Key::Spot));
        let widths = closes(&state).map(|closes| (closes[53] - closes[6]) / spot * 100.0);
        let said = |after: &str| number_after(&text, after);
        let near = |said: f64, width: f64| (said - width).abs() <= if width < 9.99 { 0.0051 } else if width < 99.9 { 0.051 } else { 0.51 };
        prop_assert!(near(said("sessions close within "), widths[0]), "{text} {widths:?}");
        let alike = text.ends_with("hedged or not");
        let alone = if alike { said("sessions close within ") } else { said("unhedged, ") };
        prop_assert!(near(alone, widths[1]), "{text} {widths:?}");
        prop_assert!(text.starts_with(&format!("From ${spot:.2}, ")), "{text}");
        let own = figure.table().rows.pop().unwrap();
        for (cell, width) in own[5..].iter().zip(widths) {
            prop_assert!((cell.value().unwrap() - width).abs() < 1e-6, "{cell:?} {width}");
        }
    }
}

/// The sentence of the opening state, and that of a price where hedging pushes.
#[test]
fn where_hedging_leans_sessions_spread_less_and_where_it_pushes_more() {
    let said = |spot| {
        let state = Scenario::default().with(Key::Spot, spot);
        LESSON.figure("pressure-map").unwrap().whole_figure(&Inputs::of(state)).finding().text()
    };
    let (leans, pushes) = (said(104.0), said(96.0));
    let widths = |text: &str| [number_after(text, "close within "), number_after(text, "unhedged, ")];
    let ([narrow, alone], [wide, also_alone]) = (widths(&leans), widths(&pushes));
    assert!(leans.contains("where hedging leans, ") && narrow < 0.9 * alone, "{leans}");
    assert!(pushes.contains("where hedging pushes, ") && wide > 1.1 * also_alone, "{pushes}");
}

//! An underlying that a reader brought is a value of the state: a link holds it, every figure and sentence speaks of it,
//! and what a preset promises holds there as well.

#![expect(clippy::unwrap_used, reason = "an underlying or a number that is missing must fail the test")]

use dealer_hedging::figures::{self, FigureSpec, same_news};
use dealer_hedging::format::number::significant;
use dealer_hedging::lesson::flow_behind_price::LESSON;
use dealer_hedging::scenario::chain::{Chain, StrikeRow};
use dealer_hedging::scenario::session::GammaSide;
use dealer_hedging::scenario::underlying::{Brought, Symbol};
use dealer_hedging::scenario::{Inputs, Key, Scenario, Underlying, link};
use proptest::prelude::*;

/// Nine strikes around a price, with open interest that no control of the lesson's own chain reaches by default.
fn brought(symbol: &str, spot: f64, step: f64, daily_volume: f64) -> Underlying {
    let rows = std::array::from_fn(|place| {
        let place = f64::from(u32::try_from(place).unwrap());
        let strike = significant((spot / step).round() * step + step * (place - 4.0), 8);
        StrikeRow { strike, calls: 1_234.0 + 7_000.0 * place, puts: 61_234.0 - 7_000.0 * place }
    });
    let symbol = Symbol::read(symbol).unwrap();
    let (strike, oi) = (rows[4].strike, rows[4].calls);
    Underlying::new(&Brought {
        symbol,
        daily_volume,
        spot,
        days: 4.271,
        iv: 14.23,
        rate: 4.35,
        dividend_yield: 1.2,
        sessions: 4.0,
        strike,
        oi,
        rows,
    })
    .unwrap()
}

fn index() -> Underlying {
    brought("SPX", 5_873.42, 25.0, 75e6)
}

fn any_underlying() -> impl Strategy<Value = Underlying> {
    let symbol = proptest::sample::select(vec!["SPX", "A", "BRK.B", "ABCDEFGH"]);
    (symbol, 0.0..11.0f64, 0.002..0.02f64, 5.3..8.9f64).prop_map(|(symbol, log, step, volume)| {
        let spot = significant(libm::exp(log), 6);
        brought(symbol, spot, significant(spot * step, 2), significant(10f64.powf(volume), 3))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]
    #[test]
    fn a_link_holds_it_and_what_was_changed(
        underlying in any_underlying(), shares in proptest::collection::vec(prop_oneof![3 => Just(2.0), 1 => 0.0..=1.0f64], 80),
    ) {
        let state = Key::ALL.into_iter().zip(&shares).fold(Scenario::of(underlying), |mut state, (key, share)| {
            let (from, to, _) = key.control().slider();
            // Most controls stay.
            if *share <= 1.0 {
                state.put(key, key.control().value_at(from + share * (to - from)));
            }
            state
        });
        let query = link::encode(&state);
        let (read, problems) = link::decode(&query);
        prop_assert_eq!(problems, vec![], "{}", query);
        prop_assert_eq!(link::encode(&read), query);
        for key in Key::ALL {
            prop_assert!((read.get(key) - state.get(key)).abs() <= 1e-11 * (1.0 + state.get(key).abs()), "{:?}", key);
        }
    }

    #[test]
    fn every_figure_and_sentence_can_be_told_of_it(underlying in any_underlying()) {
        let inputs = Inputs::of(Scenario::of(underlying));
        for spec in figures::LIST {
            let figure = (spec.compute)(&inputs.only(spec.keys()));
            prop_assert!(figure.is_ok(), "{} is refused: {:?}", spec.id, figure.err());
        }
        for phrase in LESSON.phrases {
            let said = phrase.say(&inputs).text();
            prop_assert!(!said.contains("NaN") && !said.is_empty(), "{}: {said}", phrase.name);
        }
    }
}

#[test]
fn the_link_of_a_chain_is_short_and_people_can_read_it() {
    let query = link::encode(&Scenario::of(index()));
    assert!(query.len() <= 600, "{} letters: {query}", query.len());
    assert!(
        query.starts_with("v=3&chain=SPX_75000000_5873.42_4.271_14.23_4.35_1.2_4_5875_29234_5775_1234_61234_"),
        "{query}"
    );
    let (state, problems) = link::decode(&format!("{query}&spot=5900&iv=20"));
    assert_eq!((problems.len(), state.written(Key::Spot), state.get(Key::Iv)), (0, 5_900.0, 20.0));
    let wrong = query.replace("_5800_", "_9900_");
    let (state, problems) = link::decode(&wrong);
    assert_eq!((problems, state), (vec![link::Problem::Underlying], Scenario::default()));
}

#[test]
fn its_chain_is_the_readers_and_can_be_dragged() {
    let state = Scenario::of(index());
    let chain = Chain::of(&state);
    assert_eq!(chain.rows()[0], StrikeRow { strike: 5_775.0, calls: 1_234.0, puts: 61_234.0 });
    assert_eq!(chain.keys(&state, dealer_hedging::model::OptionKind::Call).len(), 9);
    let figure = LESSON.figure("crowded-strikes").unwrap().figure(&Inputs::of(state));
    assert!(figure.handles().iter().any(|handle| handle.control == "calls9"));
    let table = figure.table();
    assert_eq!((table.rows[0][0].value(), table.rows.len()), (Some(5_775.0), 10));
}

/// Presets of the trade are told with the lesson's numbers, those of sessions with as much hedging for the volume.
#[test]
fn what_a_preset_promises_holds_of_it() {
    let (own, lesson) = (Scenario::of(index()), Scenario::default());
    let at = |state: &Scenario, spec: &FigureSpec, preset: &str| {
        state.with_all(&spec.preset_values(spec.preset(preset).unwrap(), state))
    };
    let delta = LESSON.figure("dealer-delta").unwrap();
    for preset in delta.presets {
        let [there, here] = [&own, &lesson].map(|state| at(state, delta, preset.name).next_order().unwrap());
        assert!((there - here).abs() < 1e-6 * here.abs().max(1.0), "{}: {there} {here}", preset.name);
    }
    for preset in same_news::SPEC.presets {
        let [there, here] = [&own, &lesson].map(|state| at(state, &same_news::SPEC, preset.name));
        let [gain, as_here] = [there, here].map(|state| state.opening_gain(GammaSide::Long).unwrap());
        assert!((gain / as_here - 1.0).abs() < 1e-3, "{}: {gain} {as_here}", preset.name);
        let beats = |state: Scenario| same_news::SPEC.whole_figure(&Inputs::of(state)).story().len();
        assert_eq!(beats(there), beats(here), "{}", preset.name);
    }
}

#[test]
fn the_lessons_dollar_is_told_as_what_it_is_there() {
    let said = |name: &str, state: Scenario| LESSON.phrase(name).unwrap().say(&Inputs::of(state)).text();
    let own = Scenario::of(index());
    assert_eq!(["small-move", "daily-volume"].map(|name| said(name, own)), ["$59", "75 million"]);
    let lesson = Scenario::default();
    assert_eq!(["small-move", "daily-volume"].map(|name| said(name, lesson)), ["dollar", "10 million"]);
}

/// The first screen's push and the game are markets of their own, whatever was brought.
#[test]
fn figures_with_a_market_of_their_own_stay_as_they_are() {
    let (own, lesson) = (Inputs::of(Scenario::of(index())), Inputs::default());
    for id in ["push-the-price", "be-the-dealer"] {
        let [there, here] = [&own, &lesson].map(|inputs| LESSON.figure(id).unwrap().figure(inputs));
        assert_eq!((there.finding().text(), there.table()), (here.finding().text(), here.table()), "{id}");
    }
}

//! The share link: every state survives the round trip, and no text can break it.

use dealer_hedging::scenario::link::{self, Problem};
use dealer_hedging::scenario::{CONTROLS, Key, Kind, Scenario};
use proptest::prelude::*;

/// 100 000 cases in the full run, 2 000 in the quick one.
fn cases() -> ProptestConfig {
    ProptestConfig::with_cases(if std::env::var_os("FULL").is_some() { 100_000 } else { 2_000 })
}

fn any_value(index: usize) -> BoxedStrategy<f64> {
    let control = &CONTROLS[index];
    match control.kind {
        Kind::Number { low, high, .. } => prop_oneof![Just(low), Just(high), Just(control.default), low..=high].boxed(),
        Kind::Choice(words) => (0..words.len()).prop_map(|place| f64::from(u32::try_from(place).unwrap_or(0))).boxed(),
    }
}

fn any_state() -> impl Strategy<Value = Scenario> {
    let values: Vec<_> = (0..CONTROLS.len()).map(any_value).collect();
    values.prop_map(|values| {
        CONTROLS.iter().zip(values).fold(Scenario::default(), |state, (control, value)| state.with(control.key, value))
    })
}

fn is_valid(state: &Scenario) -> bool {
    CONTROLS.iter().all(|control| {
        let value = state.get(control.key);
        value.is_finite() && control.clamp(value) == value
    })
}

/// Bytes with the letters of real links among them, so that names, numbers and escapes are met.
fn any_query() -> impl Strategy<Value = Vec<u8>> {
    let fragment = prop_oneof![
        proptest::collection::vec(any::<u8>(), 0..12),
        proptest::sample::select(CONTROLS.iter().map(|c| format!("&{}=", c.name).into_bytes()).collect::<Vec<_>>()),
        proptest::sample::select(
            [
                "-1e999", "1e308", "NaN", "inf", "%", "%zz", "%F0%9F", "+", "=", "&&", "v=2", "104", "0x10", "−5",
                "calls"
            ]
            .map(|s| s.as_bytes().to_vec())
            .to_vec()
        ),
    ];
    proptest::collection::vec(fragment, 0..8).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn any_bytes_decode_to_a_valid_state(bytes in any_query()) {
        let (state, problems) = link::decode(&String::from_utf8_lossy(&bytes));
        prop_assert!(is_valid(&state));
        for problem in problems {
            prop_assert!(!problem.to_string().is_empty());
        }
    }
}

proptest! {
    #[test]
    fn any_state_survives_the_round_trip_exactly(state in any_state()) {
        let (back, problems) = link::decode(&link::encode(&state));
        prop_assert_eq!(back, state);
        prop_assert!(problems.is_empty());
    }
}

#[test]
fn the_promised_link_loads() {
    let (state, problems) = link::decode("?spot=104&days=2&oi=25000&iv=25");
    assert!(problems.is_empty());
    for (key, value) in [(Key::Spot, 104.0), (Key::Days, 2.0), (Key::Oi, 25_000.0), (Key::Iv, 25.0)] {
        assert_eq!(state.get(key), value);
    }
}

#[test]
fn a_value_off_the_slider_s_grid_is_kept_exactly() {
    let (state, problems) = link::decode("spot=103.4567891234&days=0.3333333333333333&oi=12345.5");
    assert!(problems.is_empty());
    assert_eq!(state.get(Key::Spot), 103.456_789_123_4);
    assert_eq!(state.get(Key::Days), 0.333_333_333_333_333_3);
    assert_eq!(state.get(Key::Oi), 12_345.5);
}

#[test]
fn each_problem_is_told_and_the_rest_loads() {
    let (state, problems) = link::decode("spot=1e9&days=soon&kind=puts&colour=red&v=9&iv=25");
    assert_eq!(state.get(Key::Spot), 150.0);
    assert_eq!(state.get(Key::Days), 5.0);
    assert_eq!(state.choice(Key::Kind), "puts");
    assert_eq!(state.get(Key::Iv), 25.0);
    assert_eq!(
        problems,
        [
            Problem::OutOfRange { control: "spot", given: "1e9".into(), used: 150.0 },
            Problem::Unreadable { control: "days", given: "soon".into() },
            Problem::Unknown { name: "colour".into() },
            Problem::Newer,
        ]
    );
}

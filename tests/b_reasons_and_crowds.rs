//! What two figures of section B show at a glance: three reasons that all count, and strikes that light up.

#![expect(clippy::unwrap_used, reason = "a number that is missing must fail the test")]

use dealer_hedging::figures::{crowded_strikes, three_clocks};
use dealer_hedging::model::{Book, Calendar, Moment, OptionKind, Position};
use dealer_hedging::scenario::{Inputs, Key, Scenario};
use statrs::distribution::{ContinuousCDF, Normal};

/// B1: the state that the figure opens with has a part for each reason that shows in the picture: a tenth of the order.
#[test]
fn all_three_reasons_count_at_the_start() {
    let state = Scenario::default();
    let split = three_clocks::split(&state).unwrap();
    // The order of each, calculated from deltas of a call at 100 in the six orders in which the three can change.
    let delta = |spot: f64, days: f64, volatility: f64| {
        let call = Position::new(OptionKind::Call, 100.0, Calendar(days * 1_440.0), -10_000.0, volatility).unwrap();
        Book::new(vec![call], state.carry().unwrap()).delta_shares(&Moment::at(spot).unwrap())
    };
    let after = |changed: [bool; 3]| {
        let pick = |place: usize, before: f64, after: f64| if changed[place] { after } else { before };
        -delta(pick(0, 100.0, 102.0), pick(1, 5.0, 2.0), pick(2, 0.2, 0.3))
    };
    let mut parts = [0.0; 3];
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let mut changed = [false; 3];
        for place in order {
            let before = after(changed);
            changed[place] = true;
            parts[place] += (after(changed) - before) / 6.0;
        }
    }
    let split = [split.price_shares, split.time_shares, split.volatility_shares];
    for (part, by_hand) in split.into_iter().zip(parts) {
        assert!((part - by_hand).abs() < 1e-3 && part.abs() > 0.1 * parts.iter().sum::<f64>(), "{split:?} {parts:?}");
    }
}

/// B2: bars light up as spot passes them, as much as one of their contracts brings of the most that it could.
#[test]
fn strikes_light_up_as_spot_passes_them() {
    let due = |spot: f64, days: f64| -> Vec<f64> {
        let state = Scenario::default().with(Key::Spot, spot).with(Key::Days, days);
        crowded_strikes::ChainOrders::new(&Inputs::of(state)).unwrap().rows.iter().map(|row| row.due).collect()
    };
    let normal = Normal::standard();
    for days in [5.0, 1.0] {
        let width = 0.2 * (days / 365.0_f64).sqrt();
        let d1 = |price: f64, strike: f64| (price / strike).ln() / width + width / 2.0;
        let most = 2.0 * normal.cdf(0.5 * 1.01_f64.ln() / width) - 1.0;
        for spot in [92.0, 97.5, 100.0, 103.0] {
            for (place, due) in due(spot, days).into_iter().enumerate() {
                let strike = 90.0 + 2.5 * f64::from(u8::try_from(place).unwrap());
                let by_hand = (normal.cdf(d1(1.01 * spot, strike)) - normal.cdf(d1(spot, strike))) / most;
                assert!((due - by_hand).abs() < 0.01, "{strike} from {spot}: {due} {by_hand}");
            }
        }
    }
    assert!(due(99.5, 5.0)[4] > 0.99 && due(99.5, 5.0)[0] < 0.01 && due(120.0, 5.0).iter().all(|due| *due < 1e-3));
    // Nearer to expiry the light is narrower.
    assert!(due(99.5, 5.0)[5] > 2.0 * due(99.5, 1.0)[5]);
}

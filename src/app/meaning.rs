//! What the value of a control means in the state as it is: said to those who do not see the picture beside it.

use super::words;
use crate::model::CONTRACT_MULTIPLIER;
use crate::scenario::Key;

/// The meaning, from the values of the controls; most say all in themselves.
pub(super) fn of(key: Key, get: impl Fn(Key) -> f64) -> Option<String> {
    Some(match key {
        Key::Spot => words::from_strike(get(Key::Spot) / get(Key::Strike) - 1.0),
        Key::Strike => words::from_spot(get(Key::Strike) / get(Key::Spot) - 1.0),
        Key::Move | Key::Path(_) => words::to_price(get(Key::Spot) + get(key)),
        Key::Oi => words::underlying_shares(get(Key::Oi) * CONTRACT_MULTIPLIER),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Scenario;

    #[test]
    fn a_value_is_told_by_what_it_is_to_others() {
        let state = Scenario::default().with(Key::Spot, 104.0).with(Key::Oi, 2.0);
        let told = |key| of(key, |key| state.get(key)).unwrap_or_default();
        assert_eq!(told(Key::Spot), "4% above the strike");
        assert_eq!(told(Key::Strike), "3.8% below spot");
        assert_eq!(told(Key::Move), "to $106.00");
        assert_eq!(told(Key::Oi), "for 200 shares");
        let at = |spot| of(Key::Spot, |key| if key == Key::Spot { spot } else { 100.0 }).unwrap_or_default();
        assert_eq!(
            (at(100.0), at(100.01), at(99.99)),
            ("at the strike".into(), "just above the strike".into(), "just below the strike".into())
        );
        assert_eq!(of(Key::Iv, |_| 20.0), None);
    }
}

//! The lesson's own situations, told of an underlying that a reader brought.

use super::controls::Key;
use super::setting::Setting;
use super::state::Scenario;
use crate::model::session::Impact;

/// How many contracts a state of the lesson's own stock has when it is told of another underlying.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contracts {
    /// As many: what they bring does not depend on how much is traded.
    AsMany,
    /// As many for the daily volume: they move price as far.
    ForTheVolume,
}

impl Scenario {
    /// A state of the lesson's own stock, told at the prices of this state's underlying: with the same volatilities and
    /// times every per cent is the lesson's, and so is every sentence about it. The chain stays the underlying's own.
    #[must_use]
    pub fn situated(&self, settings: &[Setting], contracts: Contracts) -> Self {
        let lesson = Self::default().with_all(settings);
        let times = match contracts {
            Contracts::AsMany => 1.0,
            Contracts::ForTheVolume => self.underlying().daily_volume() / Impact::DEFAULT_DAILY_VOLUME,
        };
        let of_the_lesson = Key::ALL.into_iter().filter(|key| !matches!(key, Key::Calls(_) | Key::Puts(_)));
        let wanted = times * lesson.get(Key::Oi);
        let contracts = Key::Oi.control().clamp(wanted);
        // Contracts beyond what the control holds are made up for by their impact: each order moves price as far.
        let impact = if contracts < wanted { wanted / contracts } else { 1.0 };
        of_the_lesson.fold(self.opening(), |mut state, key| {
            let value = match key {
                Key::Oi => contracts,
                Key::Kappa => impact * lesson.per_hundred(key),
                key => lesson.per_hundred(key),
            };
            state.put(key, value);
            state
        })
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "an underlying that is refused must fail the test")]
mod tests {
    use super::*;
    use crate::scenario::{Underlying, set};

    const INDEX: &str = "SPX_75000000_5873.42_4.3_14.2_4.5_1.3_5_5875_9000\
                         _5775_900_4000_5800_2000_9000_5825_1500_5000_5850_4000_6000_5875_9000_5000_5900_12000_7000\
                         _5925_8000_2000_5950_9000_1000_5975_4000_500";

    #[test]
    fn a_state_of_the_lesson_is_told_at_other_prices() {
        let state = Scenario::of(Underlying::read(INDEX).unwrap());
        let far = state.situated(&[set(Key::Spot, 110.0)], Contracts::ForTheVolume);
        assert_eq!((far.get(Key::Spot), far.get(Key::Strike), far.get(Key::Oi)), (6_490.0, 5_900.0, 75_000.0));
        assert_eq!((far.get(Key::Iv), far.get(Key::Calls(2))), (20.0, state.get(Key::Calls(2))));
        let default = Scenario::default();
        assert_eq!(default.situated(&[], Contracts::ForTheVolume), default);
        assert_eq!(state.situated(&[], Contracts::AsMany).get(Key::Oi), 10_000.0);
    }
}

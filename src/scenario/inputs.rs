//! All that a figure or a sentence is computed from.

use std::rc::Rc;

use super::chain::Chain;
use super::controls::Key;
use super::state::Scenario;

/// What the reader set, and the chain of open interest beside it. What needs no chain is computed from the scenario
/// alone.
#[derive(Debug, Clone, PartialEq)]
pub struct Inputs {
    /// What the reader set.
    pub scenario: Scenario,
    /// Open interest strike by strike.
    pub chain: Rc<Chain>,
}

impl Default for Inputs {
    fn default() -> Self {
        Self::of(Scenario::default())
    }
}

impl Inputs {
    /// A state, and the chain that its controls hold.
    #[must_use]
    pub fn of(scenario: Scenario) -> Self {
        Self { scenario, chain: Rc::new(Chain::of(&scenario)) }
    }

    /// The same chain beside another state.
    #[must_use]
    pub fn beside(&self, scenario: Scenario) -> Self {
        Self { scenario, chain: Rc::clone(&self.chain) }
    }

    /// The defaults, with only these controls taken from here, and the chain if a strike of it is among them. What is
    /// built from the result cannot depend on anything else.
    #[must_use]
    pub fn only(&self, keys: impl Iterator<Item = Key> + Clone) -> Self {
        let scenario = self.scenario.only(keys.clone());
        let reads_the_chain = keys.into_iter().any(|key| matches!(key, Key::Calls(_) | Key::Puts(_)));
        if reads_the_chain { self.beside(scenario) } else { Self::of(scenario) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::controls::CHAIN;

    #[test]
    fn what_reads_no_strike_hears_nothing_of_the_chain() {
        let inputs = Inputs::of(Scenario::default().with(Key::Calls(3), 7_000.0).with(Key::Spot, 101.0));
        let without = inputs.only([Key::Spot].into_iter());
        assert_eq!((without.scenario.get(Key::Spot), without.chain), (101.0, Inputs::default().chain));
        let with = inputs.only(CHAIN.iter().copied());
        assert!(Rc::ptr_eq(&with.chain, &inputs.chain) && with.scenario.get(Key::Spot) == 100.0);
    }
}

//! What the playground asks of the order that the next small move up brings, a dollar in the lesson: checked where it is
//! asked, and drawn where it can be seen.

use crate::scenario::{Key, Scenario};

/// The contracts of [`Target::Large`] at most, and of [`Target::Nothing`] at least.
const CONTRACTS: f64 = 10_000.0;
/// Shares of an order that is large, of one that is next to nothing, and the least that is an order at all.
const LARGE: f64 = 300_000.0;
const NOTHING: f64 = 99.9;
const LEAST: f64 = 1.0;

/// An order to bring about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A sale.
    Sale,
    /// A large order, with no more than so many contracts.
    Large,
    /// Next to none, with at least as many.
    Nothing,
}

impl Target {
    /// All of them, in the order in which they are asked.
    pub const ALL: [Self; 3] = [Self::Sale, Self::Large, Self::Nothing];

    /// The first that a state does not meet.
    #[must_use]
    pub fn next(state: &Scenario) -> Option<Self> {
        Self::ALL.into_iter().find(|target| !target.is_met(state))
    }

    /// Whether a state meets it.
    #[must_use]
    pub fn is_met(self, state: &Scenario) -> bool {
        let is_asked = |shares: f64| self.orders().iter().any(|(from, to)| (*from..=*to).contains(&shares));
        self.allows(state) && state.next_order().is_ok_and(is_asked)
    }

    /// Whether the contracts of a state are as many as it asks for.
    #[must_use]
    pub fn allows(self, state: &Scenario) -> bool {
        let contracts = state.get(Key::Oi);
        match self {
            Self::Sale => true,
            Self::Large => contracts <= CONTRACTS,
            Self::Nothing => contracts >= CONTRACTS,
        }
    }

    /// The orders that are asked for, from and to, in shares: + buy, − sell.
    #[must_use]
    pub const fn orders(self) -> &'static [(f64, f64)] {
        match self {
            Self::Sale => &[(f64::NEG_INFINITY, -LEAST)],
            Self::Large => &[(LARGE, f64::INFINITY), (f64::NEG_INFINITY, -LARGE)],
            Self::Nothing => &[(-NOTHING, NOTHING)],
        }
    }
}

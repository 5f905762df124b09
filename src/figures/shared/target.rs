//! What the challenges of the playground ask for: checked where it is asked, and drawn where it can be seen.

use super::clocks;
use crate::model::ModelError;
use crate::scenario::session::GammaSide;
use crate::scenario::{Key, Scenario};

/// The contracts of [`Target::Large`] at most, and of [`Target::Nothing`] at least.
const CONTRACTS: f64 = 10_000.0;
/// Shares of an order that is large, of one that is next to nothing, and the least that is an order at all.
const LARGE: f64 = 300_000.0;
const NOTHING: f64 = 99.9;
const LEAST: f64 = 1.0;
/// Shares of an order that time alone brings.
pub const BY_TIME: f64 = 10_000.0;
/// The largest feedback below 0.01, which is hard to see; and the distance of spot and strike at most, per 100.
const FAINT: f64 = 0.01_f64.next_down();
const NEAR: f64 = 1.0;

/// Something to bring about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A sale on the next small move up, a dollar in the lesson.
    Sale,
    /// A large order on that move, with no more than so many contracts.
    Large,
    /// Next to none, with at least as many.
    Nothing,
    /// An order of time alone.
    ByTime,
    /// A feedback at the open that is hard to see, at the strike.
    Faint,
    /// One from which on no price is stable.
    Past,
}

/// A target that a state does not meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unmet {
    /// Which.
    pub target: Target,
    /// Whether the state is otherwise as it has to be: in its contracts, or in what stands still.
    pub is_allowed: bool,
}

impl Target {
    /// Those of the next order, in the order in which they are asked.
    pub const OF_NEXT_ORDER: &[Self] = &[Self::Sale, Self::Large, Self::Nothing];
    /// That of time.
    pub const OF_TIME: &[Self] = &[Self::ByTime];
    /// Those of the feedback.
    pub const OF_FEEDBACK: &[Self] = &[Self::Faint, Self::Past];

    /// Those of some that a state does not meet.
    pub fn unmet(of: &[Self], state: &Scenario) -> impl Iterator<Item = Unmet> {
        let unmet = of.iter().copied().filter(|target| !target.is_met(state));
        unmet.map(|target| Unmet { target, is_allowed: target.allows(state) })
    }

    /// Whether a state meets it.
    #[must_use]
    pub fn is_met(self, state: &Scenario) -> bool {
        let is_asked = |value: f64| self.asked().iter().any(|(from, to)| (*from..=*to).contains(&value));
        self.allows(state) && self.value(state).is_ok_and(is_asked)
    }

    /// What it is about: an order in shares, + buy, − sell; or a feedback in size.
    fn value(self, state: &Scenario) -> Result<f64, ModelError> {
        match self {
            Self::Sale | Self::Large | Self::Nothing => state.next_order(),
            Self::ByTime => Ok(clocks::split(state)?.total()),
            Self::Faint | Self::Past => state.opening_gain(GammaSide::Long),
        }
    }

    /// Whether a state is otherwise as it has to be: in its contracts, or in what stands still.
    fn allows(self, state: &Scenario) -> bool {
        let contracts = state.get(Key::Oi);
        match self {
            Self::Sale | Self::Past => true,
            Self::Large => contracts <= CONTRACTS,
            Self::Nothing => contracts >= CONTRACTS,
            Self::ByTime => state.get(Key::Move) == 0.0 && state.get(Key::IvShift) == 0.0,
            // Without impact or contracts there is nothing that could be hard to see.
            Self::Faint => {
                let near = (state.per_hundred(Key::Spot) - state.per_hundred(Key::Strike)).abs() <= NEAR;
                near && contracts > 0.0 && state.get(Key::Kappa) > 0.0
            }
        }
    }

    /// The values that are asked for, from and to.
    #[must_use]
    pub const fn asked(self) -> &'static [(f64, f64)] {
        match self {
            Self::Sale => &[(f64::NEG_INFINITY, -LEAST)],
            Self::Large => &[(LARGE, f64::INFINITY), (f64::NEG_INFINITY, -LARGE)],
            Self::Nothing => &[(-NOTHING, NOTHING)],
            Self::ByTime => &[(BY_TIME, f64::INFINITY), (f64::NEG_INFINITY, -BY_TIME)],
            Self::Faint => &[(0.0, FAINT)],
            Self::Past => &[(1.0, f64::INFINITY)],
        }
    }
}

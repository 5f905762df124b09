//! The stories that a session can tell, and how rare they are.

use crate::model::session::standard_error_of_share;
use crate::scenario::session::GammaSide;
use crate::scenario::{Scenario, StoryChoice};

/// A story of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Story {
    /// Price strays and ends the day at the strike.
    Pin,
    /// Price leaves the strike for a while and ends the day at it.
    FailedBreakout,
    /// A run of hedge orders that carries price much farther than the news.
    Acceleration,
}

/// Sessions of the opening book in which the stories were counted: the news of numbers 1 to this.
pub const COUNTED_SESSIONS: u32 = 20_000;

impl Story {
    /// All three, in the order of the control.
    pub const ALL: [Self; 3] = [Self::Pin, Self::FailedBreakout, Self::Acceleration];

    /// The story that a state tells; none in free play.
    #[must_use]
    pub fn of(state: &Scenario) -> Option<Self> {
        match state.pick() {
            StoryChoice::FreePlay => None,
            StoryChoice::Pin => Some(Self::Pin),
            StoryChoice::FailedBreakout => Some(Self::FailedBreakout),
            StoryChoice::Acceleration => Some(Self::Acceleration),
        }
    }

    /// In how many of [`COUNTED_SESSIONS`] sessions of the opening book it happened (the acceleration: with orders
    /// capped at a normal minute's volume). `tests/rarity.rs` counts again.
    #[must_use]
    pub const fn sessions(self) -> u32 {
        match self {
            Self::Pin => 1_858,
            Self::FailedBreakout => 985,
            Self::Acceleration => 260,
        }
    }

    /// The side of the dealer that it is told of.
    #[must_use]
    pub const fn side(self) -> GammaSide {
        match self {
            Self::Pin | Self::FailedBreakout => GammaSide::Long,
            Self::Acceleration => GammaSide::Short,
        }
    }

    /// The part of [`COUNTED_SESSIONS`] that had it, 0 to 1.
    #[must_use]
    pub fn share(self) -> f64 {
        f64::from(self.sessions()) / f64::from(COUNTED_SESSIONS)
    }

    /// The standard error of that share.
    #[must_use]
    pub fn standard_error(self) -> f64 {
        standard_error_of_share(self.share(), COUNTED_SESSIONS.into())
    }
}

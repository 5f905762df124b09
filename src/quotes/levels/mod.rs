//! The levels of a chain: gamma by strike and over price, where its net changes sign, what a move of 1 % calls for, and
//! how that looks at the close of the day.
//!
//! | module | concept |
//! |---|---|
//! | [`gamma`] | calls beside puts, whoever holds them |
//! | [`choice`] | what is asked |
//! | [`profile`] | gamma over price, and where its net changes sign |
//! | [`orders`] | what a move of 1 % calls for, by cause |
//!
//! Everything is linear in what dealers hold, and each [`DealerSide`](crate::model::DealerSide) holds the same share of
//! every call and the same of every put. So calls and puts are computed once, apart, and what is asked under an
//! assumption follows by signs: `net`, `flips`, `under`.

mod bracket;
pub mod choice;
mod day;
pub mod gamma;
pub mod orders;
pub mod profile;
mod sweep;
mod work;

pub use choice::{Choice, Expiries};
pub use gamma::{Gamma, Totals};
pub use orders::{Causes, HedgeOrder};
pub use profile::{Flips, LevelsAt, ProfilePoint, Sign};
pub use work::{ExpiryGamma, Leaving, Levels, LevelsWork, StrikeGamma};
pub(super) use {bracket::Bracket, day::Lines, profile::material, sweep::Balance, sweep::Search};

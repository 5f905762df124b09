//!
//! | module | concept |
//! |---|---|
//! | [`quote`] | what a file says of each option, nothing worked out yet |
//! | [`setting`] | what the reader adds to it |
//! | [`parity`] | the forward that the quotes of one expiry agree on |
//! | [`valuation`] | from the one to the other: times, forwards, volatilities |
//! | [`chain`] | a chain that has been valued |
//!
//! Nothing here knows the page: a worker of the browser and a program on the command line run the same code.

pub mod chain;
mod clock;
pub mod parity;
pub mod quote;
pub mod setting;
pub mod valuation;

pub use chain::{
    ChainSummary, ExpirySummary, ForwardFrom, GammaDifference, QuotedChain, QuotedExpiry, QuotedOption, VolatilityFrom,
};
pub use quote::{Expiry, FileKind, LeftOut, Quote, Quotes, Settlement, Why};
pub use setting::{Setting, Unvalued};
pub use valuation::Valuation;

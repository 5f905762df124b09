//!
//! | module | concept |
//! |---|---|
//! | [`quote`] | what a file says of each option, nothing worked out yet |
//! | [`mod@file`] | a file on its way in: bytes, slices of work, the chain |
//! | [`refusal`], [`told`] | why a file is refused, what was left out and what was assumed, in words |
//! | [`calendar`], [`expiry`] | days of the exchange; the moment at which an option ends |
//! | [`symbol`] | names of options, and how they are settled |
//! | [`dates`], [`times`], [`number`] | days, moments and numbers as files write them |
//! | [`setting`] | what the reader adds to it |
//! | [`parity`] | the forward that the quotes of one expiry agree on |
//! | [`valuation`] | from the one to the other: times, forwards, volatilities |
//! | [`chain`] | a chain that has been valued |
//! | [`levels`] | gamma by strike and over price, flips, orders, the close |
//! | [`fold`] | one expiry as the lesson holds it |
//! | [`desk`], [`letters`] | what is asked of a chain, and how that travels |
//! | [`sureness`], [`interval`] | how sure a sign is if sides are read rightly so often; flips as intervals |
//! | [`travel`] | days and moments as they travel |
//! | [`sample`] | a chain that the project makes itself |
//!
//! Nothing here knows the page: a worker of the browser and a program on the command line run the same code.

pub mod calendar;
mod cboe_json;
pub mod chain;
mod columns;
pub mod dates;
pub mod desk;
pub mod expiry;
pub mod file;
pub mod fold;
mod gather;
pub mod interval;
pub mod letters;
pub mod levels;
mod manner;
mod months;
mod names;
pub mod number;
pub mod parity;
mod preamble;
pub mod quote;
pub mod refusal;
pub mod sample;
pub mod setting;
pub mod sureness;
mod survey;
pub mod symbol;
mod table;
mod text;
pub mod times;
pub mod told;
pub mod travel;
pub mod valuation;
mod words;

pub use chain::{
    ChainSummary, ExpirySummary, ForwardFrom, GammaDifference, QuotedChain, QuotedExpiry, QuotedOption, VolatilityFrom,
};
pub use expiry::minutes_between;
pub use file::{Progress, Reading};
pub use interval::{Flip, NamedFlip, Sureness, SurenessWork, Unnamed, When};
pub use levels::{Choice, Expiries, Flips, Levels, LevelsWork};
pub use quote::{Assumed, Expiry, FileKind, LeftOut, Quote, Quotes, Settlement, Why};
pub use refusal::Refusal;
pub use setting::{Setting, Unvalued};
pub use valuation::Valuation;

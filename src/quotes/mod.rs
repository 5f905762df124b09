//! Quoted chains: what a file says, what it is worth, and the levels that follow from it.
//!
//! | module | concept |
//! |---|---|
//! | [`quote`] | what a file says of each option, nothing worked out yet |
//! | [`file`] | a file on its way in: bytes, slices of work, the chain |
//! | [`refusal`], [`told`] | why a file is refused, what was left out and what was assumed, in words |
//! | [`calendar`], [`expiry`] | days of the exchange; the moment at which an option ends |
//! | [`symbol`] | names of options, and how they are settled |
//! | [`dates`], [`times`], [`number`] | days, moments and numbers as files write them |
//! | [`sample`] | a chain that the project makes itself |
//!
//! Nothing here knows the page: a worker of the browser and a program on the command line run the same code.

pub mod calendar;
mod cboe_json;
mod columns;
pub mod dates;
pub mod expiry;
pub mod file;
mod gather;
mod manner;
mod months;
mod names;
pub mod number;
mod preamble;
pub mod quote;
pub mod refusal;
pub mod sample;
mod survey;
pub mod symbol;
mod table;
mod text;
pub mod times;
pub mod told;
mod words;

pub use expiry::minutes_between;
pub use file::{Progress, Reading};
pub use quote::{Assumed, Expiry, FileKind, LeftOut, Quote, Quotes, Settlement, Why};
pub use refusal::Refusal;

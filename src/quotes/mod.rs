//! Quoted chains: what a file says, what it is worth, and the levels that follow from it.
//!
//! | module | concept |
//! |---|---|
//! | [`quote`] | what a file says of each option, nothing worked out yet |
//!
//! Nothing here knows the page: a worker of the browser and a program on the command line run the same code.

pub mod quote;

pub use quote::{Expiry, FileKind, LeftOut, Quote, Quotes, Settlement, Why};

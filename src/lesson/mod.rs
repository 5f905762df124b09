//! The page: sections of prose, and the live parts that stand in them.
//!
//! All markup is written once, at build time, into `index.html`; none of it is in the WebAssembly.
//! The browser does not build the page again: it finds the live parts by their names and binds
//! them to the state ([`start`]). So the text costs no code, nothing can differ between what was
//! prerendered and what is live, and the page reads the same before, with and without WebAssembly.

mod address;
pub mod challenges;
mod clock_phrases;
pub mod deck;
pub mod dial;
pub mod early;
#[cfg(not(target_arch = "wasm32"))]
pub mod formulas;
mod ladder_phrases;
pub mod notice;
pub mod phrases;
pub mod predictions;
#[cfg(not(target_arch = "wasm32"))]
pub mod sections;
mod session_phrases;
#[cfg(not(target_arch = "wasm32"))]
pub mod sources;
pub mod start;
pub mod store;
pub mod symbols;
#[cfg(not(target_arch = "wasm32"))]
pub mod terms;

pub use start::start;
pub use store::Store;

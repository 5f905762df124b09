//! The page: sections of prose, and the live parts that stand in them.
//!
//! All markup is written once, at build time, into `index.html`; none of it is in the WebAssembly.
//! The browser does not build the page again: it finds the live parts by their names and binds
//! them to the state ([`app::start`](crate::app::start)). So the text costs no code, nothing can differ between what was
//! prerendered and what is live, and the page reads the same before, with and without WebAssembly.

pub mod challenges;
#[cfg(not(target_arch = "wasm32"))]
pub mod formulas;
pub mod live_text;
pub mod predictions;
#[cfg(not(target_arch = "wasm32"))]
pub mod sections;
#[cfg(not(target_arch = "wasm32"))]
pub mod sources;
pub mod symbols;
#[cfg(not(target_arch = "wasm32"))]
pub mod terms;

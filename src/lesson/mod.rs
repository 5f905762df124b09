//! The page: sections of prose, and the live parts that stand in them.
//!
//! The prose is written into `index.html` at build time and never reaches the WebAssembly. What is
//! live — figures, controls, numbers in the text — is prerendered too, each inside an element with
//! `data-live`, and the browser hydrates exactly those elements (`hydrate`). So the text costs no
//! code, and the page reads the same before, with and without WebAssembly.

pub mod deck;
pub mod dial;
#[cfg(feature = "hydrate")]
mod hydrate;
pub mod live;
pub mod phrases;
#[cfg(feature = "ssr")]
pub mod sections;
mod session_phrases;
pub mod store;

#[cfg(feature = "hydrate")]
pub use hydrate::hydrate;
pub use store::Store;

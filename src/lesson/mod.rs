//! The lesson: sections of prose, what lives in them, and what they refer to. Content only: what a part is made of
//! and how it follows the state is the application's affair.

pub mod challenges;
#[cfg(not(target_arch = "wasm32"))]
pub mod formulas;
pub mod live_text;
mod part;
pub mod predictions;
#[cfg(not(target_arch = "wasm32"))]
pub mod sections;
#[cfg(not(target_arch = "wasm32"))]
pub mod sources;
pub mod symbols;
#[cfg(not(target_arch = "wasm32"))]
pub mod terms;

pub use part::{Part, Show, ShowWords};

/// The class of links that lead to the explanation of a term.
pub const TERM_LINK: &str = "link-term";

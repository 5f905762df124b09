//! Lessons: what a lesson is, and one folder for each. Content only: what a part is made of and how it follows the
//! state is the application's affair.

#[cfg(not(target_arch = "wasm32"))]
pub mod aids;
#[cfg(not(target_arch = "wasm32"))]
pub mod chain_card;
mod challenge;
mod definition;
pub mod flow_behind_price;
pub mod formula;
mod kept;
mod part;
mod phrase;
mod prediction;
mod question;
mod source;
mod symbol;
mod term;
#[cfg(not(target_arch = "wasm32"))]
mod words;

pub use challenge::Challenge;
pub use definition::{DeckOrder, Lesson, Parts, Section, Text};
pub use formula::Formula;
pub use part::{Part, Show};
pub use phrase::{Phrase, UNKNOWN};
pub use prediction::{Amount, Answer, Asked, Curve, Drawing, Prediction, Veils};
pub use question::Question;
pub use source::Source;
pub use symbol::Symbol;
pub use term::Term;

/// The class of links that lead to the explanation of a term.
pub const TERM_LINK: &str = "link-term";

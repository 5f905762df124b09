//! Dealer hedging: the flow behind price. All that this lesson says and asks.

mod challenges;
#[cfg(not(target_arch = "wasm32"))]
mod formulas;
mod live_text;
mod predictions;
mod questions;
#[cfg(not(target_arch = "wasm32"))]
mod sections;
#[cfg(not(target_arch = "wasm32"))]
mod sources;
mod symbols;
#[cfg(not(target_arch = "wasm32"))]
mod terms;

use super::Lesson;
#[cfg(not(target_arch = "wasm32"))]
use super::Text;
use crate::figures;

pub use questions::QUESTIONS;

/// What the lesson is called.
pub const TITLE: &str = "Dealer hedging: the flow behind price";

/// The lesson.
pub static LESSON: Lesson = Lesson {
    figures: &figures::LIST,
    phrases: live_text::PHRASES,
    symbols: &symbols::SYMBOLS,
    predictions: &predictions::PREDICTIONS,
    starts: &challenges::STARTS,
    challenges: &challenges::CHALLENGES,
    #[cfg(not(target_arch = "wasm32"))]
    text: Text {
        title: TITLE,
        description: "An interactive lesson: why options dealers hedge, and how that hedging becomes real buying and selling.",
        number: "Lesson 01",
        head: sections::head,
        read: &sections::READ,
        reference: &sections::REFERENCE,
        formulas: formulas::FORMULAS,
        terms: terms::TERMS,
        sources: sources::SOURCES,
    },
};

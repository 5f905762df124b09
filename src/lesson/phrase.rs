//! Words and numbers in the text that follow the state.

use crate::chart::RichText;
use crate::model::ModelError;
use crate::scenario::{Inputs, Scenario};

/// A phrase: words that are computed from the model and reword themselves with the sign.
pub struct Phrase {
    /// What the text calls it.
    pub name: &'static str,
    /// What it says, or why the model refuses the state.
    words: Words,
}

/// What a phrase is made of.
enum Words {
    /// What the reader set.
    State(fn(&Scenario) -> Result<RichText, ModelError>),
    /// That, and the chain.
    Chain(fn(&Inputs) -> Result<RichText, ModelError>),
}

/// What stands in a sentence, as in a table, where there is no number.
pub const UNKNOWN: &str = "–";

impl Phrase {
    /// A phrase about what the reader set.
    #[must_use]
    pub const fn new(name: &'static str, words: fn(&Scenario) -> Result<RichText, ModelError>) -> Self {
        Self { name, words: Words::State(words) }
    }

    /// A phrase that looks at the chain.
    #[must_use]
    pub const fn of_chain(name: &'static str, words: fn(&Inputs) -> Result<RichText, ModelError>) -> Self {
        Self { name, words: Words::Chain(words) }
    }

    /// What it says; a dash where the model refuses the state, and never a number that is none.
    #[must_use]
    pub fn say(&self, inputs: &Inputs) -> RichText {
        self.try_say(inputs).unwrap_or_else(|_| RichText::plain(UNKNOWN))
    }

    /// The same, where there may be none.
    ///
    /// # Errors
    /// Why the model refuses the state.
    pub fn try_say(&self, inputs: &Inputs) -> Result<RichText, ModelError> {
        match self.words {
            Words::State(words) => words(&inputs.scenario),
            Words::Chain(words) => words(inputs),
        }
    }
}

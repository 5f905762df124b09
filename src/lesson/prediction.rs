//! Before a figure answers, the reader may commit to an answer with one tap; so may a reader who
//! judges a common mistake. Nothing waits for it, the answer stays on this device and out of the
//! link, and it is judged by the state: when the state changes, so may the verdict.

use crate::figures::{FigureSpec, Preset};
use crate::model::ModelError;
use crate::scenario::Scenario;

/// A question with two or three answers. `{name}` in a text stands for the phrase of that name.
pub struct Prediction {
    /// Its name; the answer is remembered under it.
    pub name: &'static str,
    /// What is asked, after “Before you look:”; or the statement to judge.
    pub question: &'static str,
    /// The answers, one button each.
    pub options: &'static [&'static str],
    /// What holds, and why.
    pub reveal: &'static str,
    /// The figure, and its preset, that a “Show me” leads to.
    pub shown_by: Option<(&'static FigureSpec, &'static Preset)>,
    /// The place of the answer that is right in a state; none is right of a state that the model refuses.
    pub right: fn(&Scenario) -> Result<usize, ModelError>,
}

impl Prediction {
    /// Whether it is a statement to judge, and not a question.
    #[must_use]
    pub fn is_statement(&self) -> bool {
        self.question.starts_with('“')
    }
}

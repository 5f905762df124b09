//! Before a figure answers, the reader may commit to an answer with one tap; so may a reader who
//! judges a common mistake. Nothing waits for it, the answer stays on this device and out of the
//! link, and it is judged by the state: when the state changes, so may the verdict.

mod list;

use crate::figures::Preset;
use crate::model::ModelError;
use crate::scenario::Scenario;

pub use list::PREDICTIONS;

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
    pub shown_by: Option<(&'static str, &'static Preset)>,
    /// The place of the answer that is right in a state; none is right of a state that the model refuses.
    pub right: fn(&Scenario) -> Result<usize, ModelError>,
}

/// The prediction with this name.
#[must_use]
pub fn named(name: &str) -> Option<&'static Prediction> {
    PREDICTIONS.iter().find(|prediction| prediction.name == name)
}

impl Prediction {
    /// Whether it is a statement to judge, and not a question.
    #[must_use]
    pub fn is_statement(&self) -> bool {
        self.question.starts_with('“')
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures;
    use crate::scenario::{CustomerSide, Key};

    #[test]
    fn the_right_answer_follows_the_state() {
        let right = |name: &str, state: &Scenario| named(name).and_then(|prediction| (prediction.right)(state).ok());
        let state = Scenario::default();
        let sold = state.with_choice(CustomerSide::Sells);
        assert_eq!((right("first-hedge", &state), right("first-hedge", &sold)), (Some(0), Some(1)));
        assert_eq!((right("next-dollar", &state), right("next-dollar", &sold)), (Some(0), Some(1)));
        assert_eq!(right("first-hedge", &state.with(Key::Oi, 0.0)), Some(2));
        assert_eq!(
            (right("short-close", &state), right("short-close", &state.with(Key::Kappa, 0.0))),
            (Some(1), Some(2))
        );
        // From far away a dealer short gamma carries price to the strike.
        let far = state.with(Key::Spot, 103.0).with(Key::Sessions, 5.0);
        assert_eq!(right("short-close", &far), Some(0));
    }

    #[test]
    fn every_answer_is_one_of_the_options_and_every_text_is_whole() {
        for prediction in &PREDICTIONS {
            assert!(
                (prediction.right)(&Scenario::default()).is_ok_and(|right| right < prediction.options.len()),
                "{}",
                prediction.name
            );
            for part in [prediction.question, prediction.reveal] {
                for name in part.split(['{', '}']).skip(1).step_by(2) {
                    assert!(crate::lesson::live_text::named(name).is_some(), "{}: {name}", prediction.name);
                }
            }
            if let Some((figure, preset)) = prediction.shown_by {
                assert!(
                    figures::named(figure)
                        .is_some_and(|spec| spec.presets.iter().any(|own| std::ptr::eq(*own, preset))),
                    "{}",
                    prediction.name
                );
            }
        }
    }
}

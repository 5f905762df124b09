//! What is made for a bet, rather than tapped: a mark that is set, a line that is drawn.

use crate::lesson::Prediction;
use crate::model::ModelError;
use crate::scenario::Scenario;

/// Set or drawn.
pub(super) trait Made {
    /// What was made, in words.
    fn said(&self) -> String;
    /// The bet is placed: what was made stays, beside what holds in a state. Whether it is near enough to that.
    ///
    /// # Errors
    /// What the model refuses of the state.
    fn judge(&self, bet: &Prediction, state: &Scenario) -> Result<bool, ModelError>;
}

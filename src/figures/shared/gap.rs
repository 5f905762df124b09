//! The gap that stands where the model refuses a number.

use crate::model::ModelError;

/// A number that the model may refuse, for a curve or a cell: where it does, not a number, which is drawn as a gap
/// and written as a dash.
#[must_use]
pub fn or_gap(number: Result<f64, ModelError>) -> f64 {
    number.unwrap_or(f64::NAN)
}

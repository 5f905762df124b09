//! What a symbol of a formula stands for in the state now.

use crate::figures::shared::gap::or_gap;
use crate::format::{grouped, signed};
use crate::model::ModelError;
use crate::scenario::Scenario;

/// A symbol that is neither a control nor a phrase of the text.
pub struct Symbol {
    /// What the formulas call it.
    pub name: &'static str,
    /// Digits after the point.
    pub decimals: u8,
    /// Whether a plus sign is shown.
    pub signed: bool,
    /// Stands behind its value.
    pub unit: &'static str,
    /// Its value in a state; not a number where there is none, or why the model refuses it.
    pub value: fn(&Scenario) -> Result<f64, ModelError>,
}

impl Symbol {
    /// Its value as the page shows it, without the unit.
    #[must_use]
    pub fn said(&self, state: &Scenario) -> String {
        // A dash is shown where there is no number, for whatever reason.
        let (value, decimals) = (or_gap((self.value)(state)), usize::from(self.decimals));
        if self.signed { signed(value, decimals) } else { grouped(value, decimals) }
    }
}

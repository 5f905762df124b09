//! Samples of a quantity, and the line that a measuring program prints of them.

use serde_json::{Value, json};

/// What a line is about.
pub(crate) struct Quantity<'a> {
    /// The part of the table in which it stands.
    pub topic: &'a str,
    /// What is done, in the words that all use who do the same.
    pub what: &'a str,
    /// Who does it.
    pub who: &'a str,
    /// Where: natively, or in which browser.
    pub place: &'a str,
    /// What it is measured in.
    pub unit: &'a str,
}

/// Samples, in order.
pub(crate) struct Samples(Vec<f64>);

impl Samples {
    /// Of samples in any order; nothing of none.
    pub(crate) fn new(mut samples: Vec<f64>) -> Option<Self> {
        samples.sort_by(f64::total_cmp);
        (!samples.is_empty()).then_some(Self(samples))
    }

    /// The value below which `share` of the samples lie, between two of them in proportion.
    pub(crate) fn quantile(&self, share: f64) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "thousands of samples")]
        let place = share * (self.0.len() - 1) as f64;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in the list")]
        let below = place as usize;
        let (low, high) = (self.0[below], self.0[(below + 1).min(self.0.len() - 1)]);
        low + (high - low) * place.fract()
    }

    /// The line of one measured quantity, with more to say of it.
    pub(crate) fn line(&self, Quantity { topic, what, who, place, unit }: Quantity, more: &Value) -> Value {
        let mut line = json!({
            "topic": topic, "what": what, "who": who, "place": place, "unit": unit, "median": self.quantile(0.5),
            "p05": self.quantile(0.05), "p95": self.quantile(0.95), "max": self.quantile(1.0), "samples": self.0.len(),
        });
        if let (Some(line), Some(more)) = (line.as_object_mut(), more.as_object()) {
            line.extend(more.clone());
        }
        line
    }
}

//! What a device keeps of predictions, as text. What comes back may have been written by another page of the same host, by
//! an earlier version or by hand: whatever it is, it gives a value that can be shown.

use super::prediction::{Amount, Answer, Curve, Drawing, Prediction};
use crate::format::number;
use crate::units::PERCENT;

impl Prediction {
    /// The answer kept under its name; earlier versions kept its place among the answers.
    #[must_use]
    pub fn kept(&self, name: Option<&str>, place: impl FnOnce() -> Option<String>) -> Option<Answer> {
        let mut answers = self.options.iter().map(|(answer, _)| *answer);
        match name {
            Some(name) => answers.find(|answer| answer.0 == name),
            None => answers.nth(place()?.parse().ok()?),
        }
    }
}

impl Amount {
    /// The amount that was kept, a whole number in its range; where nothing can be read, the one that it begins with.
    #[must_use]
    pub fn kept(&self, text: &str) -> f64 {
        self.nearest(number::parse(text).unwrap_or(self.control.default))
    }
}

impl Drawing {
    /// What is kept of a curve: its values, in whole per cent.
    #[must_use]
    pub fn keep(curve: &Curve) -> String {
        let mut kept = String::new();
        for value in curve {
            kept += &number::shortest((value * PERCENT).round());
            kept += " ";
        }
        kept
    }

    /// The curve that was kept; flat where nothing can be read.
    #[must_use]
    pub fn kept(text: &str) -> Curve {
        let mut curve = [0.0; Self::COLUMNS];
        for (value, kept) in curve.iter_mut().zip(text.split(' ')) {
            *value = (number::parse(kept).unwrap_or(0.0) / PERCENT).clamp(-1.0, 1.0);
        }
        curve
    }
}

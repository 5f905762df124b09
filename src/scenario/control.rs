//! What a control is: a named quantity with a range, or a choice between words.

use super::Key;
use crate::number::{self, within};

/// How a slider spreads its range over its length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
pub enum Spread {
    /// Evenly.
    Even,
    /// Evenly in the logarithm: as much room for minutes as for months.
    Log,
    /// By the square: fine near zero, and zero itself is reached.
    Square,
}

/// One word of a choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
pub struct Choice {
    /// How the link spells it.
    pub name: &'static str,
    /// How the page says it.
    pub label: &'static str,
}

/// The kind of a control.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
pub enum Kind {
    /// A quantity.
    Number {
        /// Smallest value.
        low: f64,
        /// Largest value.
        high: f64,
        /// What one press of an arrow key adds on an evenly spread slider.
        step: f64,
        /// How the slider spreads.
        spread: Spread,
    },
    /// One of several words; the value is the word's place in the list.
    Choice(&'static [Choice]),
}

/// One row of the table of controls.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
pub struct Control {
    /// Its place in the state.
    #[cfg_attr(not(target_arch = "wasm32"), serde(skip))]
    pub key: Key,
    /// The name of its input, and its key in the link.
    pub name: &'static str,
    /// What the reader calls it.
    pub label: &'static str,
    /// The unit; empty for a choice.
    pub unit: &'static str,
    /// Quantity or choice, with its range.
    pub kind: Kind,
    /// The value that the lesson opens with.
    pub default: f64,
    /// One sentence of help.
    pub help: &'static str,
}

/// Positions of a slider that is not evenly spread.
pub const SLIDER_STEPS: f64 = 1_000.0;

impl Control {
    /// The nearest value that this control may hold. A value that is not a number becomes the
    /// default.
    #[must_use]
    pub fn clamp(&self, value: f64) -> f64 {
        if value.is_nan() {
            return self.default;
        }
        match self.kind {
            Kind::Number { low, high, .. } => within(value, low, high),
            #[expect(clippy::cast_precision_loss, reason = "a choice has a handful of words")]
            Kind::Choice(words) => within(value.round(), 0.0, (words.len() - 1) as f64),
        }
    }

    /// Range and step of the slider: the quantity itself if spread evenly, else positions.
    #[must_use]
    pub fn slider(&self) -> (f64, f64, f64) {
        match self.kind {
            Kind::Number { low, high, step, spread: Spread::Even } => (low, high, step),
            Kind::Number { .. } => (0.0, SLIDER_STEPS, 1.0),
            #[expect(clippy::cast_precision_loss, reason = "a choice has a handful of words")]
            Kind::Choice(words) => (0.0, (words.len() - 1) as f64, 1.0),
        }
    }

    /// The slider's position for a value.
    #[must_use]
    pub fn position(&self, value: f64) -> f64 {
        match self.kind {
            Kind::Number { low, high, spread: Spread::Log, .. } => {
                SLIDER_STEPS * libm::log(value / low) / libm::log(high / low)
            }
            Kind::Number { low, high, spread: Spread::Square, .. } => {
                SLIDER_STEPS * ((value - low) / (high - low)).max(0.0).sqrt()
            }
            _ => value,
        }
    }

    /// The value at a slider's position. Uneven sliders round, so that a drag
    /// lands on readable numbers (whole ones where it is spread by the square); links and number fields are never rounded.
    #[must_use]
    pub fn value_at(&self, position: f64) -> f64 {
        let value = match self.kind {
            Kind::Number { low, high, spread: Spread::Log, .. } => {
                readable(low * libm::exp(libm::log(high / low) * position / SLIDER_STEPS), 2)
            }
            Kind::Number { low, high, spread: Spread::Square, .. } => {
                readable(low + (high - low) * (position / SLIDER_STEPS).powi(2), 3).round()
            }
            _ => position,
        };
        self.clamp(value)
    }

    /// The value one slider step up (`+1`) or down (`−1`); `steps` may be larger or a fraction.
    #[must_use]
    pub fn stepped(&self, value: f64, steps: f64) -> f64 {
        let (_, _, step) = self.slider();
        if matches!(self.kind, Kind::Number { spread: Spread::Even, .. }) {
            // On the grid of the step, so that 0.1 + 0.2 stays 0.3.
            return self.clamp(((value / step + steps) * step * 1e9).round() / 1e9);
        }
        let (from, to, _) = self.slider();
        let mut position = self.position(value) + steps * step;
        // Rounding may swallow a step; an arrow key must always move.
        while self.value_at(position) == value && steps != 0.0 && (from..=to).contains(&position) {
            position += steps.signum();
        }
        self.value_at(position)
    }

    /// The nearest value that the slider can stand on: where a drag in a picture lands.
    #[must_use]
    pub fn snapped(&self, value: f64) -> f64 {
        match self.kind {
            Kind::Number { step, spread: Spread::Even, .. } => {
                self.clamp(((value / step).round() * step * 1e9).round() / 1e9)
            }
            _ => self.value_at(self.position(self.clamp(value)).round()),
        }
    }

    /// The value in words of the control, as the link spells it.
    #[must_use]
    pub fn spelled(&self, value: f64) -> String {
        match self.kind {
            Kind::Number { .. } => number::text(value),
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a clamped place in a list")]
            Kind::Choice(words) => words[self.clamp(value) as usize].name.to_owned(),
        }
    }
}

/// Rounds to one more significant digit than `after`.
fn readable(value: f64, after: i32) -> f64 {
    if value <= 0.0 {
        return 0.0;
    }
    let digits = after - number::decimal_exponent(value);
    // Dividing by a power of ten is exact to the last digit where multiplying by its inverse is not.
    if digits >= 0 {
        (value * 10f64.powi(digits)).round() / 10f64.powi(digits)
    } else {
        (value / 10f64.powi(-digits)).round() * 10f64.powi(-digits)
    }
}

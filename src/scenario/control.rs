//! What a control is: a named quantity with a range, or a choice between words.

use super::Key;
use crate::format::number::{self, clamp};
use crate::format::{self, Measure, Reading};

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
    /// What its number counts.
    #[must_use]
    pub fn measure(&self) -> Measure {
        Measure::of_unit(self.unit)
    }

    /// The nearest value that this control may hold: within its range, and whole where it counts what comes
    /// whole. A value that is not a number becomes the default.
    #[must_use]
    pub fn clamp(&self, value: f64) -> f64 {
        if value.is_nan() {
            return self.default;
        }
        match self.kind {
            Kind::Number { low, high, .. } if self.measure().is_whole() => clamp(value.round(), low, high),
            Kind::Number { low, high, .. } => clamp(value, low, high),
            #[expect(clippy::cast_precision_loss, reason = "a choice has a handful of words")]
            Kind::Choice(words) => clamp(value.round(), 0.0, (words.len() - 1) as f64),
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
                number::significant(low * libm::exp(libm::log(high / low) * position / SLIDER_STEPS), 3)
            }
            Kind::Number { low, high, spread: Spread::Square, .. } => {
                number::significant(low + (high - low) * (position / SLIDER_STEPS).powi(2), 4).round()
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

    /// What a text says for this control, whether somebody typed it into a field or it came in a link. A
    /// choice is named by the name or the label of one of its words, in letters of any size.
    #[must_use]
    pub fn read(&self, text: &str) -> Reading {
        match self.kind {
            Kind::Number { low, high, .. } => format::read(text, self.measure(), low, high),
            Kind::Choice(words) => {
                let is_meant =
                    |word: &&Choice| [word.name, word.label].iter().any(|name| name.eq_ignore_ascii_case(text.trim()));
                let place = (0u32..).zip(words).find(|(_, word)| is_meant(word)).map(|(place, _)| f64::from(place));
                place.map_or(Reading::Unreadable, Reading::Exact)
            }
        }
    }

    /// The value in words of the control, as the link spells it.
    #[must_use]
    pub fn spelled(&self, value: f64) -> String {
        match self.kind {
            Kind::Number { .. } => number::shortest(value),
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a clamped place in a list")]
            Kind::Choice(words) => words[self.clamp(value) as usize].name.to_owned(),
        }
    }
}

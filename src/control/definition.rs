//! One control: all that is known of it, declared once.

use super::choice::Choice;
use super::scale::Scale;
use super::unit::Unit;
use crate::format::{self, Printed, Reading, number};

/// The kind of a control.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
pub enum Kind {
    /// A quantity, with its range.
    Number(Scale),
    /// One of several words; the value is the word's place in the list.
    Choice(&'static [Choice]),
}

/// The word of another control under which a control matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
pub struct OnlyIf {
    /// The other control's name.
    pub control: &'static str,
    /// The name of the word that must be picked there.
    pub choice: &'static str,
}

/// Where things happen: what a slider shows of its range, as long as its value lies there.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
pub enum Usual {
    /// From one value to another.
    Between(f64, f64),
    /// No further than this share from the value of the control with this name.
    Near(&'static str, f64),
}

/// A button that replaces a value by another one.
#[derive(Debug, Clone, Copy)]
pub struct Shuffle {
    /// What the button says.
    pub label: &'static str,
    /// The value after this one: always the same after the same.
    pub next: fn(f64) -> f64,
}

/// One row of a table of controls.
#[derive(Debug, Clone, Copy)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
pub struct Control {
    /// The name of its input, and its key in the link.
    pub name: &'static str,
    /// What the reader calls it.
    pub label: &'static str,
    /// What its number counts; [`Unit::Plain`] for a choice.
    pub unit: Unit,
    /// Quantity or choice, with its range.
    pub kind: Kind,
    /// The value that the lesson opens with.
    pub default: f64,
    /// One sentence of help.
    pub help: Printed,
    /// Where it has no effect otherwise, and need not be shown.
    #[cfg_attr(not(target_arch = "wasm32"), serde(skip_serializing_if = "Option::is_none"))]
    pub only_if: Option<OnlyIf>,
    /// What its slider shows, if that is not the whole range: evenly spread ones alone.
    #[cfg_attr(not(target_arch = "wasm32"), serde(skip_serializing_if = "Option::is_none"))]
    pub usual: Option<Usual>,
    /// Where it can be replaced at random.
    #[cfg_attr(not(target_arch = "wasm32"), serde(skip))]
    pub shuffle: Option<Shuffle>,
}

impl Control {
    /// The same control where it matters only under a word of another one, given by its name.
    #[must_use]
    pub const fn only_if(self, control: &'static str, word: &Choice) -> Self {
        Self { only_if: Some(OnlyIf { control, choice: word.name }), ..self }
    }

    /// The same control with a slider that shows a part of its range.
    #[must_use]
    pub const fn usually(self, usual: Usual) -> Self {
        Self { usual: Some(usual), ..self }
    }

    /// The ends of the slider while it holds a value: `usual` widened to the value, on whole steps and within the range.
    #[must_use]
    pub fn ends(&self, usual: (f64, f64), value: f64) -> (f64, f64) {
        let Scale { low, high, step, .. } = self.scale();
        let whole = |value: f64, round: fn(f64) -> f64| {
            // Without the dust of binary fractions, which would make a step of its own.
            (round((value / step * 1e6).round() / 1e6) * step * 1e9).round() / 1e9
        };
        let from = whole(usual.0.min(value), f64::floor).max(low);
        let to = whole(usual.1.max(value), f64::ceil).min(high);
        (from, to)
    }

    /// Range and steps; those of a choice are the places of its words.
    #[must_use]
    pub fn scale(&self) -> Scale {
        match self.kind {
            Kind::Number(scale) => scale,
            #[expect(clippy::cast_precision_loss, reason = "a choice has a handful of words")]
            Kind::Choice(words) => Scale::even(0.0, (words.len() - 1) as f64, 1.0),
        }
    }

    /// Whether it comes in whole numbers only.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.unit.measure().is_whole()
    }

    /// The nearest value that this control may hold: within its range, and whole where it counts what comes
    /// whole. A value that is not a number becomes the default.
    #[must_use]
    pub fn clamp(&self, value: f64) -> f64 {
        match value {
            unknown if unknown.is_nan() => self.default,
            value => self.scale().clamp(if self.is_whole() { value.round() } else { value }),
        }
    }

    /// Smallest and largest value.
    #[must_use]
    pub fn limits(&self) -> (f64, f64) {
        let Scale { low, high, .. } = self.scale();
        (low, high)
    }

    /// Range and step of the slider: the quantity itself if spread evenly, else positions.
    #[must_use]
    pub fn slider(&self) -> (f64, f64, f64) {
        self.scale().slider()
    }

    /// The slider's position for a value.
    #[must_use]
    pub fn position(&self, value: f64) -> f64 {
        self.scale().position(value)
    }

    /// The value at a slider's position, as [`Scale::value_at`] says.
    #[must_use]
    pub fn value_at(&self, position: f64) -> f64 {
        self.clamp(self.scale().value_at(position))
    }

    /// The value one slider step up (`+1`) or down (`−1`); `steps` may be larger or a fraction.
    #[must_use]
    pub fn stepped(&self, value: f64, steps: f64) -> f64 {
        self.clamp(self.scale().stepped(value, steps))
    }

    /// The nearest value that the slider can stand on: where a drag in a picture lands.
    #[must_use]
    pub fn snapped(&self, value: f64) -> f64 {
        self.clamp(self.scale().snapped(value))
    }

    /// What an arrow key, page key, Home or End does to a value: the new one, or nothing for any other key.
    #[must_use]
    pub fn keyed(&self, value: f64, key: &str, shift: bool) -> Option<f64> {
        let stride = if shift { 10.0 } else { 1.0 };
        Some(match key {
            "ArrowRight" | "ArrowUp" => self.stepped(value, stride),
            "ArrowLeft" | "ArrowDown" => self.stepped(value, -stride),
            "PageUp" => self.stepped(value, 10.0),
            "PageDown" => self.stepped(value, -10.0),
            "Home" => self.limits().0,
            "End" => self.limits().1,
            _ => return None,
        })
    }

    /// The words of a choice; none for a number.
    #[must_use]
    pub fn words(&self) -> &'static [Choice] {
        match self.kind {
            Kind::Number(_) => &[],
            Kind::Choice(words) => words,
        }
    }

    /// The word that a value of a choice stands for; none for a number.
    #[must_use]
    pub fn word(&self, value: f64) -> Option<&'static Choice> {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a clamped place in a list")]
        self.words().get(self.clamp(value) as usize)
    }

    /// A value as one would say it, with its unit.
    #[must_use]
    pub fn spoken(&self, value: f64) -> String {
        match self.word(value) {
            Some(word) => word.spoken.to_owned(),
            None => self.unit.spoken(value),
        }
    }

    /// A value as the link spells it.
    #[must_use]
    pub fn spelled(&self, value: f64) -> String {
        match self.word(value) {
            Some(word) => word.name.to_owned(),
            None => number::shortest(value),
        }
    }

    /// What a text says for this control where its text counts in something of which `factor` make one of its values.
    #[must_use]
    pub fn read_times(&self, text: &str, factor: f64) -> Reading {
        match self.kind {
            Kind::Number(Scale { low, high, .. }) => {
                format::read(text, self.unit.measure(), low * factor, high * factor)
            }
            Kind::Choice(_) => self.read(text),
        }
    }

    /// What a text says for this control, whether somebody typed it into a field or it came in a link. A
    /// choice is named by the name or the label of one of its words, in letters of any size.
    #[must_use]
    pub fn read(&self, text: &str) -> Reading {
        match self.kind {
            Kind::Number(Scale { low, high, .. }) => format::read(text, self.unit.measure(), low, high),
            Kind::Choice(words) => {
                let is_meant =
                    |word: &&Choice| [word.name, word.label].iter().any(|name| name.eq_ignore_ascii_case(text.trim()));
                let place = (0u32..).zip(words).find(|(_, word)| is_meant(word)).map(|(place, _)| f64::from(place));
                place.map_or(Reading::Unreadable, Reading::Exact)
            }
        }
    }
}

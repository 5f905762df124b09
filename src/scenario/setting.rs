//! A control set to a value: what presets are made of.

use super::controls::Key;
use crate::control::{Kind, Scale};

/// A control and the value it is set to. A number is set by [`set`], a choice by the value's own `setting()`, so a choice
/// can only be set to one of its own values.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Setting {
    key: Key,
    value: f64,
}

/// A number control set to a value; a price is given per 100 of the [`PriceScale`](super::PriceScale), whatever it is.
///
/// # Panics
/// If the control is a choice, or the value lies outside its range. Presets are built while the program is compiled, so
/// there it is an error of the compiler.
///
/// ```
/// use dealer_hedging::scenario::{Key, Setting, set};
/// const A_WEEK: Setting = set(Key::Days, 7.0);
/// assert_eq!((A_WEEK.key(), A_WEEK.value()), (Key::Days, 7.0));
/// ```
///
/// ```compile_fail
/// # use dealer_hedging::scenario::{Key, Setting, set};
/// const NO_NUMBER: Setting = set(Key::Kind, 1.0);
/// ```
#[must_use]
pub const fn set(key: Key, value: f64) -> Setting {
    match key.control().kind {
        Kind::Number(Scale { low, high, .. }) => assert!(low <= value && value <= high, "a setting out of range"),
        Kind::Choice(_) => panic!("a choice is set to one of its values, not to a number"),
    }
    Setting { key, value }
}

impl Setting {
    /// A choice set to the value at a place of its words.
    #[expect(clippy::cast_precision_loss, reason = "a choice has a handful of words")]
    pub(super) const fn choice(key: Key, place: usize) -> Self {
        Self { key, value: place as f64 }
    }

    /// The control set to whatever a state has.
    pub(crate) const fn of(key: Key, value: f64) -> Self {
        Self { key, value }
    }

    /// The control.
    #[must_use]
    pub const fn key(self) -> Key {
        self.key
    }

    /// The value, in the control's unit, prices per 100 of the scale; for a choice the place of its word.
    #[must_use]
    pub const fn value(self) -> f64 {
        self.value
    }
}

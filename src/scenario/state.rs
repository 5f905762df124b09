//! The whole state of the page as plain data.

use super::control::Kind;
use super::controls::{CONTROLS, COUNT, Key};

/// Every control's value. Always valid: a value that does not fit is clamped on its way in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scenario {
    values: [f64; COUNT],
}

impl Default for Scenario {
    fn default() -> Self {
        Self { values: CONTROLS.map(|control| control.default) }
    }
}

impl Scenario {
    /// A control's value, in the control's unit; for a choice the place of the word.
    #[must_use]
    pub fn get(&self, key: Key) -> f64 {
        self.values[key.index()]
    }

    /// Sets a control, clamped to its range.
    pub fn set(&mut self, key: Key, value: f64) {
        self.values[key.index()] = key.control().clamp(value);
    }

    /// The same state with one control set.
    #[must_use]
    pub fn with(mut self, key: Key, value: f64) -> Self {
        self.set(key, value);
        self
    }

    /// The same state with several controls set.
    #[must_use]
    pub fn with_all(mut self, values: &[(Key, f64)]) -> Self {
        for (key, value) in values {
            self.set(*key, *value);
        }
        self
    }

    /// The defaults, with only these controls taken from this state. What is built from the
    /// result cannot depend on any other control.
    #[must_use]
    pub fn only(&self, keys: impl Iterator<Item = Key>) -> Self {
        keys.fold(Self::default(), |mut state, key| {
            // As it is: what this state holds has been clamped on its way in.
            state.values[key.index()] = self.get(key);
            state
        })
    }

    /// The chosen word's name, or an empty text for a quantity.
    #[must_use]
    pub fn choice(&self, key: Key) -> &'static str {
        match key.control().kind {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a clamped place in a list")]
            Kind::Choice(words) => words[self.get(key) as usize].name,
            Kind::Number { .. } => "",
        }
    }

    /// Controls that differ from the defaults.
    pub fn changed(&self) -> impl Iterator<Item = Key> + '_ {
        CONTROLS.iter().filter(|control| self.get(control.key) != control.default).map(|control| control.key)
    }
}

#[cfg(test)]
impl Scenario {
    /// A state that no reader can reach: a control outside its range. What the page says of it is tested with it.
    pub(crate) fn impossible(key: Key, value: f64) -> Self {
        let mut state = Self::default();
        state.values[key.index()] = value;
        state
    }
}

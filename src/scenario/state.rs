//! The whole state of the page as plain data.

use super::controls::{CONTROLS, COUNT, Key};
use super::picks::Pick;
use super::setting::Setting;

/// Every control's value. Always valid: a value that does not fit is clamped on its way in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scenario {
    values: [f64; COUNT],
}

impl Default for Scenario {
    fn default() -> Self {
        Self { values: std::array::from_fn(|place| CONTROLS[place].default) }
    }
}

impl Scenario {
    /// A control's value, in the control's unit; for a choice the place of the word, which [`pick`](Self::pick) gives as
    /// what it means.
    #[must_use]
    pub fn get(&self, key: Key) -> f64 {
        self.values[key.index()]
    }

    /// The value picked of a choice.
    #[must_use]
    pub fn pick<C: Pick>(&self) -> C {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a clamped place in a list")]
        C::from_index(self.get(C::KEY) as usize).unwrap_or(C::VALUES[0])
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

    /// The same state with one of a choice picked.
    #[must_use]
    pub fn with_choice<C: Pick>(self, choice: C) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "a choice has a handful of words")]
        self.with(C::KEY, choice.index() as f64)
    }

    /// The same state with several controls set.
    #[must_use]
    pub fn with_all(mut self, settings: &[Setting]) -> Self {
        for setting in settings {
            self.set(setting.key(), setting.value());
        }
        self
    }

    /// A control as this state has it.
    #[must_use]
    pub fn setting(&self, key: Key) -> Setting {
        Setting::of(key, self.get(key))
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

    /// Controls that differ from the defaults.
    pub fn changed(&self) -> impl Iterator<Item = Key> + '_ {
        Key::ALL.into_iter().filter(|key| self.get(*key) != key.control().default)
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

//! A control of the table bound to the state, as the controls of `ui` want it.

use super::{Store, meaning};
use crate::control::{Binding, Control};
use crate::scenario::Key;

/// One control of the page's state.
#[derive(Clone, Copy)]
pub(super) struct ControlBinding(Key);

impl ControlBinding {
    /// Binds a control to the state.
    #[must_use]
    pub(super) fn new(key: Key) -> Self {
        Self(key)
    }
}

impl Binding for ControlBinding {
    fn named(name: &str) -> Option<Self> {
        Key::named(name).map(Self)
    }

    fn control(self) -> &'static Control {
        self.0.control()
    }

    fn get(self) -> f64 {
        Store::here().per_hundred(self.0)
    }

    fn set(self, value: f64) {
        Store::here().set(self.0, value);
    }

    fn factor(self) -> f64 {
        if self.0.measures_price() { Store::here().underlying().scale().at(1.0) } else { 1.0 }
    }

    fn meaning(self) -> Option<String> {
        meaning::of(self.0, |key| Store::here().value(key))
    }

    fn hold(self) {
        Store::here().hold();
    }

    fn release(self) {
        Store::here().release();
    }

    fn revert(self) {
        Store::here().revert();
    }
}

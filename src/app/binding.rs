//! A control of the table bound to the state, as the controls of `ui` want it.

use super::Store;
use crate::control::{Binding, Control};
use crate::scenario::Key;

/// One control and where it is kept.
#[derive(Clone, Copy)]
pub struct ControlBinding {
    /// Where it is kept.
    pub store: Store,
    /// Which it is.
    pub key: Key,
}

impl ControlBinding {
    /// Binds a control to the state.
    #[must_use]
    pub fn new(store: Store, key: Key) -> Self {
        Self { store, key }
    }

    /// Another control of the same state, by name.
    #[must_use]
    pub fn sibling(self, name: &str) -> Option<Self> {
        Some(Self { key: Key::named(name)?, ..self })
    }
}

impl Binding for ControlBinding {
    fn control(self) -> &'static Control {
        self.key.control()
    }

    fn get(self) -> f64 {
        self.store.get(self.key)
    }

    fn set(self, value: f64) {
        self.store.set(self.key, value);
    }

    fn hold(self) {
        self.store.hold();
    }

    fn release(self) {
        self.store.release();
    }

    fn revert(self) {
        self.store.revert();
    }
}

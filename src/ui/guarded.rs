//! Actions that an exception may interrupt without harm to what comes after them.
//!
//! Anything that the page asks of the browser can throw: memory runs out, a privacy tool refuses to draw, an
//! extension has its own idea of a method. Rust does not unwind here, so such an exception leaves whatever
//! it passes through as it was at that moment, borrows and queues included. Called through JavaScript an
//! action ends alone.

use std::cell::Cell;

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// An action that can be run again and again, and whose exceptions end there.
pub(crate) struct Guarded(Closure<dyn FnMut() -> bool>);

/// How an action ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ended {
    /// At its end.
    Well,
    /// By an exception or a refusal of the browser, which may not come a second time.
    Interrupted,
    /// By a fault of the page's own code, which would. The page's guard (`src/boot/watch.js`) has been told.
    Trapped,
}

impl Guarded {
    /// Makes an action one that can be interrupted; it says itself whether it came to its end. It must not
    /// hold a borrow while it asks the browser for anything, and must not run itself.
    pub(crate) fn new(action: impl FnMut() -> bool + 'static) -> Self {
        Self(Closure::wrap(Box::new(action)))
    }

    /// Runs the action.
    pub(crate) fn run(&self) -> Ended {
        let function: &js_sys::Function = self.0.as_ref().unchecked_ref();
        match function.call0(&JsValue::NULL) {
            Ok(done) if done.is_truthy() => Ended::Well,
            Ok(_) => Ended::Interrupted,
            Err(fault) if fault.is_instance_of::<js_sys::WebAssembly::RuntimeError>() => {
                // Nobody waits for this promise, which makes its fault an event of the window.
                drop(js_sys::Promise::reject(&fault));
                Ended::Trapped
            }
            Err(exception) => {
                web_sys::console::warn_2(&"the lesson was interrupted and goes on:".into(), &exception);
                Ended::Interrupted
            }
        }
    }
}

/// Counts how often in a row something was interrupted.
#[derive(Debug, Default)]
pub(crate) struct Tries(Cell<u8>);

impl Tries {
    /// So often in a row an action is run again at once; after that it waits for its next occasion.
    const MOST: u8 = 3;

    /// Whether an action that ended like this should be run again.
    pub(crate) fn again(&self, ended: Ended) -> bool {
        let tries = if ended == Ended::Interrupted { self.0.get().saturating_add(1) } else { 0 };
        self.0.set(tries);
        (1..=Self::MOST).contains(&tries)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_interrupted_is_tried_three_times_more() {
        let tries = Tries::default();
        assert_eq!([Ended::Interrupted; 5].map(|ended| tries.again(ended)), [true, true, true, false, false]);
        assert!(!tries.again(Ended::Well));
        assert!(tries.again(Ended::Interrupted), "counted from the last good end");
        assert!(!tries.again(Ended::Trapped), "a fault would come again");
    }
}

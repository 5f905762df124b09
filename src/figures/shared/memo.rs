//! What was computed for the last few states. Figures and phrases look at the same sessions and maps,
//! and at those of a few other settings beside them: each is computed once.

use std::cell::RefCell;
use std::rc::Rc;

use crate::model::ModelError;
use crate::scenario::{Key, Scenario};

/// States that are remembered: the reader's, and the settings that the text compares it with.
const REMEMBERED: usize = 3;

/// Results by the part of the state that they were computed from, the latest last.
pub(crate) struct Memo<T>(RefCell<Vec<(Scenario, Rc<T>)>>);

impl<T> Memo<T> {
    /// Nothing yet.
    pub(crate) const fn new() -> Self {
        Self(RefCell::new(Vec::new()))
    }

    /// The result for the part of a state that lies in these keys. What is refused is not remembered.
    ///
    /// # Errors
    /// Those of `compute`.
    pub(crate) fn of(
        &self,
        state: &Scenario,
        keys: &[&[Key]],
        compute: impl FnOnce(&Scenario) -> Result<T, ModelError>,
    ) -> Result<Rc<T>, ModelError> {
        let state = state.only(keys.iter().copied().flatten().copied());
        let known = self.0.borrow().iter().find(|(of, _)| *of == state).map(|(_, result)| Rc::clone(result));
        if let Some(known) = known {
            return Ok(known);
        }
        let result = Rc::new(compute(&state)?);
        let mut results = self.0.borrow_mut();
        if results.len() == REMEMBERED {
            results.remove(0);
        }
        results.push((state, Rc::clone(&result)));
        Ok(result)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_result_is_computed_once_and_forgotten_in_its_turn() {
        let recent = Memo::new();
        let ask = |spot: f64| {
            let mut computed = false;
            let state = Scenario::default().with(Key::Spot, spot).with(Key::Oi, spot);
            let result = recent.of(&state, &[&[Key::Spot]], |state| {
                computed = true;
                Ok((state.get(Key::Spot), state.get(Key::Oi)))
            });
            // What does not lie in the keys cannot reach the result.
            assert_eq!(result.as_deref(), Ok(&(spot, Key::Oi.control().default)));
            computed
        };
        assert!(ask(100.0) && !ask(100.0) && ask(101.0) && ask(102.0) && !ask(100.0));
        assert!(ask(103.0) && ask(100.0), "the first one made room");
    }

    #[test]
    fn what_is_refused_is_asked_again() {
        let memo = Memo::new();
        let ask = |answer: Result<u8, ModelError>| memo.of(&Scenario::default(), &[], |_| answer).map(|known| *known);
        assert_eq!(ask(Err(ModelError::Capped)), Err(ModelError::Capped));
        assert_eq!((ask(Ok(1)), ask(Err(ModelError::Capped))), (Ok(1), Ok(1)));
    }
}

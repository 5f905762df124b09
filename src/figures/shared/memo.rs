//! What was computed for the last few states. Figures and phrases look at the same sessions and maps,
//! and at those of a few other settings beside them: each is computed once.

use std::cell::RefCell;
use std::rc::Rc;

use crate::model::ModelError;
use crate::scenario::Key;

/// States that are remembered: the reader's, and the settings that the text compares it with.
const REMEMBERED: usize = 3;

/// Results by what they were computed from, reduced to what they depend on; the latest last.
pub(crate) struct Memo<K, T>(RefCell<Vec<(K, Rc<T>)>>);

impl<K: PartialEq, T> Memo<K, T> {
    /// Nothing yet.
    pub(crate) const fn new() -> Self {
        Self(RefCell::new(Vec::new()))
    }

    /// The result for this. What is refused is not remembered.
    ///
    /// # Errors
    /// Those of `compute`.
    pub(crate) fn of(&self, from: K, compute: impl FnOnce(&K) -> Result<T, ModelError>) -> Result<Rc<T>, ModelError> {
        let known = self.0.borrow().iter().find(|(of, _)| *of == from).map(|(_, result)| Rc::clone(result));
        if let Some(known) = known {
            return Ok(known);
        }
        let result = Rc::new(compute(&from)?);
        let mut results = self.0.borrow_mut();
        if results.len() == REMEMBERED {
            results.remove(0);
        }
        results.push((from, Rc::clone(&result)));
        Ok(result)
    }
}

/// The keys of several groups, one by one: what a state is reduced to.
pub(crate) fn each(groups: &[&'static [Key]]) -> impl Iterator<Item = Key> + Clone {
    groups.iter().copied().flatten().copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Scenario;

    #[test]
    fn a_result_is_computed_once_and_forgotten_in_its_turn() {
        let recent = Memo::new();
        let ask = |spot: f64| {
            let mut computed = false;
            let state = Scenario::default().with(Key::Spot, spot).with(Key::Oi, spot);
            let result = recent.of(state.only(each(&[&[Key::Spot]])), |state| {
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
        let ask = |answer: Result<u8, ModelError>| memo.of(Scenario::default(), |_| answer).map(|known| *known);
        assert_eq!(ask(Err(ModelError::Capped)), Err(ModelError::Capped));
        assert_eq!((ask(Ok(1)), ask(Err(ModelError::Capped))), (Ok(1), Ok(1)));
    }
}

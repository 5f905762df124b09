//! How a component comes to life.
//!
//! Each live part of the page is one Leptos component, written once and run twice. At build time it renders its
//! markup, and every element that will do something carries a mark ([`MARK`]) with its number in the part. In
//! the browser the same component runs again, in the state of the page; its view is not built a second time, but
//! what it gives its elements to do is handed to those that stand there with the same numbers ([`adopt`]).
//!
//! So nothing that the reader sees is replaced when the page comes to life: a page that a browser has translated
//! stays translated, focus, open folds and half-typed text stay, and elements that an extension has put in
//! between carry no mark and do not matter. Building the views a second time would lose all of that, and put the code
//! for it into the module; hydration, which walks the tree node by node, stops at the first stranger.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use leptos::attr::IntoAttributeValue;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::browser;
use super::sight::effect_on;
use super::written::Written;

/// The attribute that numbers the elements of a part that live.
pub(crate) const MARK: &str = "data-live";
/// The element around a part.
pub(crate) const PART: &str = "live-part";

type Start = Box<dyn FnOnce(Element)>;

/// What a part has given to do so far.
#[derive(Default)]
struct Given {
    elements: Vec<Option<Start>>,
    finally: Vec<Box<dyn FnOnce()>>,
}

thread_local! {
    /// One for each part that is being run: parts may stand in parts.
    static RUNNING: RefCell<Vec<Given>> = const { RefCell::new(Vec::new()) };
}

/// Gives an element something to do: the value of its attribute [`MARK`]. In the browser `start` is called with
/// the element once, when it has come to life.
pub(crate) fn live<E: JsCast>(start: impl FnOnce(E) + 'static) -> Mark {
    let start: Start = Box::new(move |element| {
        if let Ok(element) = element.dyn_into() {
            start(element);
        }
    });
    Mark(RUNNING.with_borrow_mut(|running| {
        let given = running.last_mut()?;
        // Only the browser has elements to start.
        given.elements.push(cfg!(target_arch = "wasm32").then_some(start));
        Some(given.elements.len() - 1)
    }))
}

/// Runs when all elements of the part that is being run have come to life.
pub(crate) fn once_live(action: impl FnOnce() + 'static) {
    if cfg!(target_arch = "wasm32") {
        RUNNING.with_borrow_mut(|running| {
            if let Some(given) = running.last_mut() {
                given.finally.push(Box::new(action));
            }
        });
    }
}

/// The number of an element that lives, as the value of its attribute [`MARK`]; by default that of one that does not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[must_use]
pub(crate) struct Mark(Option<usize>);

impl Mark {
    /// The attribute's value. In the browser it stands in the page already.
    fn written(self) -> Option<String> {
        printed(|| self.0.map(|number| number.to_string())).flatten()
    }
}

impl IntoAttributeValue for Mark {
    type Output = Option<String>;

    fn into_attribute_value(self) -> Self::Output {
        self.written()
    }
}

/// Does something at each press of a button.
pub(crate) fn on_click(action: impl Fn() + 'static) -> Mark {
    live(move |button: Element| browser::on(&button, "click", move |_: web_sys::Event| action()))
}

/// What becomes of a button's press on a page that is not live yet. `src/boot/early.js` notes it where the button
/// has this attribute, and it is done again once the page lives; other presses are lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Early {
    /// It does one thing, or changes the look of the page.
    Action,
    /// It sets a whole state: not after a link that set one.
    State,
}

impl Early {
    /// The attribute's name.
    pub(crate) const ATTRIBUTE: &'static str = "data-early";

    /// The attribute's value.
    #[must_use]
    pub(crate) const fn value(self) -> &'static str {
        match self {
            Self::Action => "action",
            Self::State => "state",
        }
    }
}

/// Keeps an element's words in step with what `html` gives.
pub(crate) fn says(html: impl Fn() -> String + 'static) -> Mark {
    says_boxed(Box::new(html))
}

/// Boxed: one copy for all words of the page.
fn says_boxed(html: Box<dyn Fn() -> String>) -> Mark {
    live(move |element: Element| {
        let written = Written::default();
        effect_on(&element.clone(), move || written.write(&element, html()));
    })
}

/// An element of a part that others of the same part need as well.
pub(crate) struct Slot<E>(Rc<OnceCell<E>>);

impl<E> Clone for Slot<E> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<E> Default for Slot<E> {
    fn default() -> Self {
        Self(Rc::default())
    }
}

impl<E: JsCast + Clone + 'static> Slot<E> {
    /// The mark of the element that belongs here.
    pub(crate) fn here(&self) -> Mark {
        let slot = self.clone();
        live(move |element: E| drop(slot.0.set(element)))
    }

    /// The element, once the part lives.
    #[must_use]
    pub(crate) fn get(&self) -> Option<E> {
        self.0.get().cloned()
    }
}

/// What only the prerendered page shows. In the browser, where the page has it already, it is not even computed.
pub(crate) fn printed<T>(make: impl FnOnce() -> T) -> Option<T> {
    // Not `then`, which would compile what it does not run.
    if cfg!(target_arch = "wasm32") { None } else { Some(make()) }
}

/// Runs a part so that its elements are numbered from zero.
fn run<T>(part: impl FnOnce() -> T) -> (T, Given) {
    RUNNING.with_borrow_mut(|running| running.push(Given::default()));
    let view = part();
    let given = RUNNING.with_borrow_mut(Vec::pop).unwrap_or_default();
    (view, given)
}

/// The view of a part, its elements numbered: when the page is built.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn rendered<T>(part: impl FnOnce() -> T) -> T {
    run(part).0
}

/// Brings the part that stands in `place` to life. An element that is missing, since somebody else has changed
/// the page, does nothing; the others do all the same.
pub(crate) fn adopt(place: &Element, part: impl FnOnce()) {
    let ((), mut given) = run(part);
    for element in browser::within::<Element>(place, &format!("[{MARK}]")) {
        // Parts in parts have numbers of their own.
        let is_own = element.closest(PART).is_ok_and(|own| own.as_ref() == Some(place));
        let number = element.get_attribute(MARK).filter(|_| is_own).and_then(|number| number.parse::<usize>().ok());
        if let Some(start) = number.and_then(|number| given.elements.get_mut(number)?.take()) {
            start(element);
        }
    }
    for action in given.finally {
        action();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark() -> Option<String> {
        live(|_: Element| {}).written()
    }

    #[test]
    fn every_part_counts_its_own_elements_and_parts_in_parts_theirs() {
        let marks = rendered(|| {
            let first = mark();
            let inner = rendered(|| [mark(), mark()]);
            [vec![first], inner.to_vec(), vec![mark()]].concat()
        });
        assert_eq!(marks.into_iter().flatten().collect::<Vec<_>>(), ["0", "0", "1", "1"]);
    }

    #[test]
    fn the_script_in_the_page_notes_the_buttons_that_are_marked() {
        assert!(include_str!("../boot/early.js").contains(&format!("[{}]", Early::ATTRIBUTE)));
    }

    #[test]
    fn outside_a_part_nothing_lives() {
        assert_eq!(mark(), None);
    }
}

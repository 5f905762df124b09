//! Elements that are watched for coming into the window, by one observer for all that are watched alike.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

use super::reactive::{ArcTrigger, Notify, Track};

/// When an element counts as seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Seen {
    /// When some of it is in the window.
    InSight,
    /// A little ahead of scrolling, so that it is ready when it comes.
    Ahead,
}

impl Seen {
    /// How far beyond the window, as an observer is told.
    const fn margin(self) -> &'static str {
        match self {
            Self::InSight => "0px",
            Self::Ahead => "200px",
        }
    }

    fn with<T>(self, with: impl FnOnce(&Watch) -> T) -> T {
        match self {
            Self::InSight => IN_SIGHT.with(with),
            Self::Ahead => AHEAD.with(with),
        }
    }
}

/// An element that is watched.
pub(crate) struct Watched {
    element: Element,
    is_seen: Cell<bool>,
    came: ArcTrigger,
}

/// All that are watched alike.
struct Watch {
    elements: RefCell<Vec<Rc<Watched>>>,
    /// Nothing where the browser cannot.
    observer: Option<IntersectionObserver>,
}

thread_local! {
    static IN_SIGHT: Watch = Watch::new(Seen::InSight);
    static AHEAD: Watch = Watch::new(Seen::Ahead);
}

impl Watch {
    fn new(seen: Seen) -> Self {
        let crossed = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
            for entry in entries.iter().filter_map(|entry| entry.dyn_into::<IntersectionObserverEntry>().ok()) {
                if let Some(watched) = seen.with(|watch| watch.known(&entry.target())) {
                    watched.note(entry.is_intersecting());
                }
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(seen.margin());
        let observer = IntersectionObserver::new_with_options(crossed.as_ref().unchecked_ref(), &options);
        // The page lives as long as what it watches.
        crossed.forget();
        Self { elements: RefCell::default(), observer: observer.ok() }
    }

    fn known(&self, element: &Element) -> Option<Rc<Watched>> {
        let elements = self.elements.borrow();
        // Parts come to life in the order of the page: what one asks for was among the last.
        elements.iter().rev().find(|watched| watched.element == *element).cloned()
    }

    fn watch(&self, element: Element) -> Option<Rc<Watched>> {
        if let Some(known) = self.known(&element) {
            return Some(known);
        }
        self.observer.as_ref()?.observe(&element);
        let watched = Rc::new(Watched { element, is_seen: Cell::new(false), came: ArcTrigger::new() });
        self.elements.borrow_mut().push(Rc::clone(&watched));
        Some(watched)
    }
}

impl Watched {
    /// Watches an element from now on; nothing where the browser cannot.
    pub(crate) fn new(element: Element, seen: Seen) -> Option<Rc<Self>> {
        seen.with(|watch| watch.watch(element))
    }

    fn note(&self, is_seen: bool) {
        if !self.is_seen.replace(is_seen) && is_seen {
            self.came.notify();
        }
    }

    /// Whether it is seen.
    pub(crate) fn is_seen(&self) -> bool {
        self.is_seen.get()
    }

    /// Makes the running effect follow it: it runs again when this comes to be seen.
    pub(crate) fn track(&self) {
        self.came.track();
    }
}

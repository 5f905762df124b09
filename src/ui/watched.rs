//! Elements that are watched for coming into the window and leaving it, by one observer for all that are watched alike.
//! Nothing is measured while the page scrolls: the browser says what crosses which line.

use std::cell::{Cell, OnceCell, RefCell};
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
    /// While it crosses the line a third of the window from above.
    AtThird,
    /// While it crosses the middle.
    AtMiddle,
}

impl Seen {
    /// How far beyond the window, as an observer is told.
    const fn margin(self) -> &'static str {
        match self {
            Self::InSight => "0px",
            Self::Ahead => "200px",
            Self::AtThird => "-33% 0px -67% 0px",
            Self::AtMiddle => "-50% 0px",
        }
    }

    fn with<T>(self, with: impl FnOnce(&Watch) -> T) -> T {
        WATCHES.with(|watches| with(watches[self as usize].get_or_init(|| Watch::new(self))))
    }
}

/// An element that is watched.
pub(crate) struct Watched {
    element: Element,
    is_seen: Cell<bool>,
    changed: ArcTrigger,
}

/// All that are watched alike.
struct Watch {
    elements: RefCell<Vec<Rc<Watched>>>,
    /// Nothing where the browser cannot.
    observer: Option<IntersectionObserver>,
}

thread_local! {
    /// One for each [`Seen`].
    static WATCHES: [OnceCell<Watch>; 4] = const { [const { OnceCell::new() }; 4] };
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
        let watched = Rc::new(Watched { element, is_seen: Cell::new(false), changed: ArcTrigger::new() });
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
        if self.is_seen.replace(is_seen) != is_seen {
            self.changed.notify();
        }
    }

    /// Whether it is seen.
    pub(crate) fn is_seen(&self) -> bool {
        self.is_seen.get()
    }

    /// Has those who follow it look again.
    pub(crate) fn wake(&self) {
        self.changed.notify();
    }

    /// Makes the running effect follow whether it is.
    pub(crate) fn track(&self) {
        self.changed.track();
    }
}

//! What is being read: the section and the figure that cross a line of the window.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

use super::browser;
use super::reactive::{ArcRwSignal, Get, GetUntracked, Set};

/// A section that crosses the line a third of the window from above is being read.
const THIRD: &str = "-33% 0px -67% 0px";
/// And a figure that crosses the middle.
const MIDDLE: &str = "-50% 0px";

thread_local! {
    static SECTION: ArcRwSignal<Option<String>> = ArcRwSignal::new(None);
    static FIGURE: ArcRwSignal<Option<String>> = ArcRwSignal::new(None);
}

/// The name of the section that is being read, tracked; none between two, and before the page is live.
#[must_use]
pub(crate) fn section() -> Option<String> {
    SECTION.with(Get::get)
}

/// The name of the figure of the lesson that is being read, tracked; none between two.
#[must_use]
pub(crate) fn figure() -> Option<String> {
    FIGURE.with(Get::get)
}

/// Begins to watch which section is being read.
pub(crate) fn follow_sections() {
    watch("section", THIRD, SECTION.with(Clone::clone));
}

/// Begins to watch which figure of the lesson is being read; returns whether the browser can tell.
pub(crate) fn follow_figures() -> bool {
    watch("main figure", MIDDLE, FIGURE.with(Clone::clone))
}

/// The browser says when something crosses the line: nothing is measured while the page scrolls.
fn watch(selector: &str, line: &str, read: ArcRwSignal<Option<String>>) -> bool {
    let crossed = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
        for entry in entries.iter().filter_map(|entry| entry.dyn_into::<IntersectionObserverEntry>().ok()) {
            let name = entry.target().id();
            if entry.is_intersecting() {
                read.set(Some(name));
            } else if read.get_untracked() == Some(name) {
                read.set(None);
            }
        }
    });
    let options = IntersectionObserverInit::new();
    options.set_root_margin(line);
    let observer = IntersectionObserver::new_with_options(crossed.as_ref().unchecked_ref(), &options);
    if let Ok(observer) = &observer {
        for element in browser::all::<Element>(selector) {
            observer.observe(&element);
        }
    }
    crossed.forget();
    observer.is_ok()
}

//! What is being read: the section and the figure that cross a line of the window.

use web_sys::Element;

use super::browser;
use super::reactive::{ArcRwSignal, Get, GetUntracked, Set, effect};
use super::watched::{Seen, Watched};

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
    watch("section", Seen::AtThird, &SECTION.with(Clone::clone));
}

/// Begins to watch which figure of the lesson is being read; returns whether the browser can tell.
pub(crate) fn follow_figures() -> bool {
    watch("main figure", Seen::AtMiddle, &FIGURE.with(Clone::clone))
}

/// Keeps a name in step with which of these elements crosses a line; returns whether the browser can tell.
fn watch(selector: &str, line: Seen, read: &ArcRwSignal<Option<String>>) -> bool {
    browser::all::<Element>(selector).into_iter().all(|element| {
        let (name, read) = (element.id(), read.clone());
        let Some(watched) = Watched::new(element, line) else { return false };
        effect(move || {
            watched.track();
            if watched.is_seen() {
                read.set(Some(name.clone()));
            } else if read.get_untracked().as_ref() == Some(&name) {
                read.set(None);
            }
        });
        true
    })
}

//! The list of contents: marks the section that is being read.

#![expect(unreachable_pub, reason = "Leptos makes the properties of a component public")]

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, HtmlElement, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

use super::live::live;
use super::reactive::{ArcRwSignal, effect};
use super::{browser, words};

/// A line across the window, a third from above: the section that crosses it is being read.
const READING_LINE: &str = "-33% 0px -67% 0px";

thread_local! {
    static SECTION_READ: ArcRwSignal<Option<String>> = ArcRwSignal::new(None);
}

/// The name of the section that is being read; none between two, and before the page is live.
#[must_use]
pub(crate) fn section_read() -> Option<String> {
    SECTION_READ.with(Get::get)
}

/// A section of the page in the list.
pub(crate) struct Entry {
    /// Its address within the page.
    pub id: &'static str,
    /// Its heading.
    pub title: &'static str,
}

/// The button, and the list that it folds out. On wide screens the list stands in the margin.
#[component]
pub(crate) fn Contents(
    /// Every section that has a heading, in page order. In the browser they stand in the page already.
    entries: Option<Vec<Entry>>,
) -> impl IntoView {
    let items = entries.map(|entries| {
        let item = |entry: Entry| view! { <li><a href=format!("#{}", entry.id)>{entry.title}</a></li> };
        entries.into_iter().map(item).collect_view()
    });
    view! {
        <button type="button" class="button-quiet contents-button" popovertarget="contents">{words::CONTENTS}</button>
        <nav id="contents" popover="auto" aria-label=words::CONTENTS data-live=live(|list: HtmlElement| bind(&list))>
            <ol>{items}</ol>
        </nav>
    }
}

/// Binds the links of the list to the sections of the page.
fn bind(list: &HtmlElement) {
    let links = list.clone();
    let seen = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
        for entry in entries.iter().filter_map(|entry| entry.dyn_into::<IntersectionObserverEntry>().ok()) {
            let section = entry.target().id();
            note(&section, entry.is_intersecting());
            let leads_here = format!("[href='#{section}']");
            let Some(link) = browser::find::<HtmlElement>(&links, &leads_here) else { continue };
            drop(if entry.is_intersecting() {
                link.set_attribute("aria-current", "true")
            } else {
                link.remove_attribute("aria-current")
            });
        }
    });
    let options = IntersectionObserverInit::new();
    options.set_root_margin(READING_LINE);
    if let Ok(observer) = IntersectionObserver::new_with_options(seen.as_ref().unchecked_ref(), &options) {
        for section in browser::all::<HtmlElement>("section") {
            observer.observe(&section);
        }
    }
    seen.forget();
    effect(tell_root);
    // Folded out over the text, the list has done its work once a link of it was followed. Where it
    // stands beside the text there is nothing to fold, and the browser refuses.
    let folded = list.clone();
    browser::on(list, "click", move |_: Event| drop(folded.hide_popover()));
}

/// Notes that a section is being read, or is no longer.
fn note(section: &str, is_read: bool) {
    SECTION_READ.with(|read| {
        if is_read {
            read.set(Some(section.to_owned()));
        } else if read.get_untracked().as_deref() == Some(section) {
            read.set(None);
        }
    });
}

/// Leaves the name of the section that is being read on the root element, for style sheets: a selector
/// that looked for the marked link instead would be checked again with every change of the page.
fn tell_root() {
    const READING: &str = "data-current-section";
    let (section, Some(root)) = (section_read(), browser::root()) else { return };
    match section {
        Some(section) => browser::set_attribute(&root, READING, &section),
        None => drop(root.remove_attribute(READING)),
    }
}

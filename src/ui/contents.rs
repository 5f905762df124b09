//! The list of contents: marks the section that is being read.

#![expect(unreachable_pub, reason = "Leptos makes the properties of a component public")]

use leptos::prelude::*;
use web_sys::{Event, HtmlElement};

use super::live::{live, printed};
use super::reactive::effect;
use super::{browser, reading, words};

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
    let live = live(|list: HtmlElement| bind(&list));
    printed(|| {
        view! {
            <button type="button" class="button-quiet contents-button" popovertarget="contents">{words::CONTENTS}</button>
            <nav id="contents" popover="auto" aria-label=words::CONTENTS data-live=live>
                <ol>{items}</ol>
                <p>
                    {printed(|| words::PAGE_EXTRAS.map(|(extra, label)| view! {
                        <button type="button" class="button-quiet" data-export=extra.name()>{label}</button>
                    }).collect_view())}
                </p>
            </nav>
        }
    })
}

/// Binds the links of the list to the sections of the page.
fn bind(list: &HtmlElement) {
    reading::follow_sections();
    let links = list.clone();
    effect(move || mark(&links));
    // Folded out over the text, the list has done its work once a link of it was followed. Where it
    // stands beside the text there is nothing to fold, and the browser refuses.
    let folded = list.clone();
    browser::on(list, "click", move |_: Event| drop(folded.hide_popover()));
}

/// Marks the link to the section that is being read, and leaves its name on the root element, for style sheets: a
/// selector that looked for the marked link instead would be checked again with every change of the page.
fn mark(list: &HtmlElement) {
    const READING: &str = "data-current-section";
    let (section, Some(root)) = (reading::section(), browser::root()) else { return };
    for link in browser::within::<HtmlElement>(list, "[aria-current]") {
        drop(link.remove_attribute("aria-current"));
    }
    let Some(section) = section else { return drop(root.remove_attribute(READING)) };
    browser::set_attribute(&root, READING, &section);
    if let Some(link) = browser::find::<HtmlElement>(list, &format!("[href='#{section}']")) {
        browser::set_attribute(&link, "aria-current", "true");
    }
}

//! The browser's start: finds the live parts of the prerendered page and makes them live.

use leptos::mount::hydrate_from;
use leptos::prelude::*;

use super::deck::Deck;
use super::live::{bar, figure, notice, scrub};
use super::{Store, phrases};
use crate::figures;
use crate::scenario::Key;
use crate::ui::{browser, schedule};

/// Makes every live part of the page live, loads the address, and says so with `data-ready`.
pub fn hydrate() {
    // The state outlives every part, so its owner is never dropped.
    let owner = Owner::new();
    owner.set();
    std::mem::forget(owner);
    let store = Store::new();
    store.theme().follow();
    for element in browser::all("[data-live]") {
        let part = element.get_attribute("data-live").unwrap_or_default();
        let name = element.get_attribute("data-name").unwrap_or_default();
        match (part.as_str(), figures::named(&name), Key::named(&name)) {
            ("figure", Some(spec), _) => hydrate_from(element, move || figure(store, spec)).forget(),
            ("scrub", _, Some(key)) => hydrate_from(element, move || scrub(store, key)).forget(),
            ("deck", ..) => hydrate_from(element, move || view! { <Deck store/> }).forget(),
            ("bar", ..) => hydrate_from(element, move || bar(store)).forget(),
            ("notice", ..) => hydrate_from(element, move || notice(store)).forget(),
            _ => {}
        }
    }
    follow_phrases(store);
    store.load_address();
    store.follow_address();
    if let Some(root) = browser::root() {
        schedule::next_frame(move |_| {
            schedule::next_frame(move |_| drop(root.set_attribute("data-ready", "")));
        });
    }
}

/// Keeps every phrase in the text in step with the state, all in one effect.
fn follow_phrases(store: Store) {
    let spans: Vec<_> = browser::all("[data-phrase]")
        .into_iter()
        .filter_map(|span| Some((phrases::named(&span.get_attribute("data-phrase")?)?, span)))
        .collect();
    Effect::new(move |_| {
        let state = store.scenario();
        for (phrase, span) in &spans {
            let html = (phrase.say)(&state).html();
            if span.inner_html() != html {
                span.set_inner_html(&html);
            }
        }
    });
}

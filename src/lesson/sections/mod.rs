//! The lesson's text, one file a section, in the order of the page. Compiled at build time only.

mod hedging;
mod opening;
mod price;
mod why;

use leptos::prelude::*;

use super::deck::Deck;
use super::{Store, live, phrases};
use crate::figures;
use crate::scenario::Key;

/// The whole body of the page in the state that the lesson opens with.
pub fn page(store: Store) -> impl IntoView {
    view! {
        <a class="skip" href="#lesson">"Skip to the lesson"</a>
        <div class="bar">
            <span><b>"GEXfocus"</b>" · Lesson 01"</span>
            <div data-live="bar">{live::bar(store)}</div>
        </div>
        <div data-live="notice">{live::notice(store)}</div>
        <div class="page">
            <main id="lesson">
                {opening::section(store)}
                {hedging::section(store)}
                {why::section(store)}
                {price::section(store)}
            </main>
            <aside data-live="deck" aria-label="Controls">
                <Deck store/>
            </aside>
        </div>
        <footer class="foot">
            <p>
                "This page teaches. It gives no advice, and nothing on it is a forecast. It runs in your browser \
                 alone: no account, no tracking, nothing is sent anywhere."
            </p>
        </footer>
    }
}

/// A figure, by name.
///
/// # Panics
/// At build time, if there is no such figure.
fn figure(store: Store, id: &'static str) -> impl IntoView {
    let Some(spec) = figures::named(id) else { panic!("the text asks for figure {id}, which does not exist") };
    view! { <div data-live="figure" data-name=id>{live::figure(store, spec)}</div> }
}

/// A number in the text that the reader can change.
fn scrub(store: Store, key: Key) -> impl IntoView {
    view! { <span data-live="scrub" data-name=key.control().name>{live::scrub(store, key)}</span> }
}

/// Words in the text that follow the state, by name.
///
/// # Panics
/// At build time, if there is no such phrase.
fn say(store: Store, name: &'static str) -> impl IntoView {
    let Some(phrase) = phrases::named(name) else { panic!("the text says {name}, which is no phrase") };
    let html = untrack(|| (phrase.say)(&store.scenario())).html();
    view! { <span data-phrase=name inner_html=html></span> }
}

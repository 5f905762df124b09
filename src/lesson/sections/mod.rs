//! The lesson's text, one file a section, in the order of the page. Compiled at build time only.

mod a_hedging;
mod aids;
mod b_adjusting;
mod b_clocks;
mod c_price;
mod contents;
mod d_core_idea;
mod e_mistakes;
mod opening;
mod playground;
mod stopped;

use leptos::prelude::*;
use leptos::tachys::view::RenderHtml;

use super::{live_text, predictions};
use crate::app::binding::ControlBinding;
use crate::app::{Store, deck};
use crate::figures;
use crate::scenario::Key;
use crate::ui::{frame, scrub as scrubs, share, theme};

/// The whole body of the page in the state that the lesson opens with, as HTML.
#[must_use]
pub fn html() -> String {
    let owner = Owner::new();
    contents::filled(&owner.with(|| page(Store::new()).to_html()))
}

fn page(store: Store) -> impl IntoView {
    view! {
        <a class="skip" href="#lesson">"Skip to the lesson"</a>
        <header class="bar">
            <span><b>"GEXfocus"</b>" · Lesson 01"</span>
            {contents::markup()}
            <span class="bar-buttons">{theme::markup()}{share::markup()}</span>
        </header>
        <div class="notice link-notice" role="status" data-notice hidden>
            <p>"Part of the link could not be used as it stands. The rest of it is in place."</p>
            <ul></ul>
            <button type="button" class="quiet">"Close"</button>
        </div>
        {stopped::markup()}
        <noscript>
            <p class="notice">
                "Without JavaScript nothing here can be dragged. The text, the pictures and the tables are complete, \
                 for the opening state."
            </p>
        </noscript>
        <div class="page">
            <main id="lesson">
                {opening::section(store)}
                {a_hedging::section(store)}
                {b_adjusting::section(store)}
                {c_price::section(store)}
                {d_core_idea::section(store)}
                {e_mistakes::section(store)}
            </main>
            <aside aria-label="Controls">{deck::markup(store)}</aside>
        </div>
        // Apart from the lesson: the deck stays beside the text and not over these.
        <div class="page" role="region" aria-label="Playground and reference">
            {playground::section(store)}
            {aids::back()}
        </div>
        <div id="hint" role="tooltip" hidden></div>
        <footer class="foot">
            <p>
                "This page teaches. It gives no advice, and nothing on it is a forecast. It runs in your browser \
                 alone: no account, no tracking, nothing is sent anywhere."
            </p>
        </footer>
    }
}

/// Words that lead to a figure, if it stands on the page.
fn toward(id: &'static str, words: &'static str) -> AnyView {
    match figures::named(id) {
        Some(_) => view! { <a href=format!("#{id}")>{words}</a> }.into_any(),
        None => view! { <em>{words}</em> }.into_any(),
    }
}

/// A figure, by name.
///
/// # Panics
/// At build time, if there is no such figure.
fn figure(store: Store, id: &'static str) -> impl IntoView {
    let Some(spec) = figures::named(id) else { panic!("the text asks for figure {id}, which does not exist") };
    let dials = |keys: &[Key]| keys.iter().map(|key| ControlBinding::new(store, *key)).collect::<Vec<_>>();
    let figure = untrack(|| spec.whole_figure(&store.only(spec.keys())));
    let framed = frame::Framed {
        id: spec.id,
        claims: spec.claims,
        how: spec.how,
        controls: dials(spec.controls),
        played: spec.played.map(|key| ControlBinding::new(store, key)),
        presets: spec.presets.iter().map(|preset| [preset.name, preset.label, preset.note]).collect(),
        open: spec.open,
        still: format!("still/{}.svg", spec.drawn_as()),
    };
    frame::markup(framed, figure.as_ref(), ControlBinding::new(store, Key::Spot), ControlBinding::sibling)
}

/// A number in the text that the reader can change.
fn scrub(store: Store, key: Key) -> impl IntoView {
    scrubs::markup(ControlBinding::new(store, key))
}

/// A question to answer before the figure does, by name.
fn bet(store: Store, name: &'static str) -> impl IntoView {
    predictions::markup(store, name)
}

/// Words in the text that follow the state, by name.
///
/// # Panics
/// At build time, if there is no such phrase.
pub(super) fn say(store: Store, name: &'static str) -> impl IntoView {
    let Some(phrase) = live_text::named(name) else { panic!("the text says {name}, which is no phrase") };
    let html = untrack(|| phrase.say(&store.scenario())).html();
    view! { <span data-phrase=name inner_html=html></span> }
}

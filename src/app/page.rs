//! The whole page, in the state that the lesson opens with, as HTML. Compiled at build time only: none of the
//! text is in the WebAssembly.

use leptos::prelude::*;
use leptos::tachys::view::RenderHtml;

use super::parts::in_page;
use crate::lesson::Part;
use crate::lesson::sections::{self, READ, REFERENCE, Section};

/// The body of the page.
#[must_use]
pub fn html() -> String {
    Owner::new().with(|| page().to_html())
}

fn page() -> impl IntoView {
    view! {
        <a class="skip" href="#lesson">"Skip to the lesson"</a>
        <header class="bar">
            <span><b>"GEXfocus"</b>" · Lesson 01"</span>
            {in_page(Part::Contents)}
            <span class="bar-buttons">{in_page(Part::ThemeSwitch)}{in_page(Part::Share)}</span>
        </header>
        {in_page(Part::LinkNotice)}
        {sections::stopped()}
        <noscript>
            <p class="notice">
                "Without JavaScript nothing here can be dragged. The text, the pictures and the tables are complete, \
                 for the opening state."
            </p>
        </noscript>
        <div class="page">
            <main id="lesson">{sections::head()}{views(&READ)}</main>
            <aside aria-label="Controls">{in_page(Part::Deck)}</aside>
        </div>
        // Apart from the lesson: the deck stays beside the text and not over these.
        <div class="page" role="region" aria-label="Playground and reference">{views(&REFERENCE)}</div>
        {in_page(Part::Hint)}
        <footer class="foot">
            <p>
                "This page teaches. It gives no advice, and nothing on it is a forecast. It runs in your browser \
                 alone: no account, no tracking, nothing is sent anywhere."
            </p>
        </footer>
    }
}

fn views(sections: &'static [&'static Section]) -> impl IntoView {
    sections.iter().map(|section| section.view(in_page)).collect_view()
}

//! The whole page, in the state that the lesson opens with, as HTML. Compiled at build time only: none of the
//! text is in the WebAssembly.

use leptos::prelude::*;
use leptos::tachys::view::RenderHtml;

use super::parts::in_page;
use super::words::page as words;
use crate::lesson::Part;
use crate::lesson::sections::{self, READ, REFERENCE, Section};

/// The body of the page.
#[must_use]
pub fn html() -> String {
    Owner::new().with(|| page().to_html())
}

fn page() -> impl IntoView {
    view! {
        <a class="link-skip" href="#lesson">{words::SKIP}</a>
        <header class="page-bar">
            <span><b>{words::HOUSE}</b>{words::NUMBER}</span>
            {in_page(Part::Contents)}
            <span class="page-bar-buttons">{in_page(Part::ThemeSwitch)}{in_page(Part::Share)}</span>
        </header>
        {in_page(Part::LinkNotice)}
        {sections::stopped()}
        <noscript>
            <p class="notice">{words::NO_SCRIPTS}</p>
        </noscript>
        <div class="page">
            <main id="lesson">{sections::head()}{views(&READ)}</main>
            <aside aria-label=words::CONTROLS>{in_page(Part::Deck)}</aside>
        </div>
        // Apart from the lesson: the deck stays beside the text and not over these.
        <div class="page" role="region" aria-label=words::PLAYGROUND_AND_REFERENCE>{views(&REFERENCE)}</div>
        {in_page(Part::Hint)}
        <footer class="page-foot"><p>{words::FOOT}</p></footer>
    }
}

fn views(sections: &'static [&'static Section]) -> impl IntoView {
    sections.iter().map(|section| section.view(in_page)).collect_view()
}

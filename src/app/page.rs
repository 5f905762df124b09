//! The whole page, in the state that the lesson opens with, as HTML. Compiled at build time only: none of the
//! text is in the WebAssembly.

use leptos::prelude::*;
use leptos::tachys::view::RenderHtml;

use super::parts::in_page;
use super::stopped::stopped;
use super::words::page as words;
use crate::lesson::{Lesson, Part, Parts, Section};

/// The body of a lesson's page.
#[must_use]
pub fn html(lesson: &'static Lesson) -> String {
    // Leptos marks where texts begin and end, for a browser that would build the page once more over this one.
    Owner::new().with(|| page(lesson).to_html()).replace("<!>", "")
}

fn page(lesson: &'static Lesson) -> impl IntoView {
    let (text, parts) = (&lesson.text, Parts::new(lesson, in_page));
    view! {
        <a class="link-skip" href="#lesson">{words::SKIP}</a>
        <header class="page-bar">
            <span><b>{words::HOUSE}</b>" · "{text.number}</span>
            {parts.put(Part::Contents)}
            <span class="page-bar-buttons">{parts.put(Part::ThemeSwitch)}{parts.put(Part::Share)}</span>
        </header>
        {parts.put(Part::LinkNotice)}
        {stopped()}
        <noscript>
            <p class="notice">{words::NO_SCRIPTS}</p>
        </noscript>
        <div class="page">
            <main id="lesson">{(text.head)(parts)}<div class="page-text">{views(text.read, parts)}</div></main>
            <aside aria-label=words::CONTROLS>{parts.put(Part::Deck)}</aside>
        </div>
        // Apart from the lesson: the deck stays beside the text and not over these.
        <div class="page" role="region" aria-label=words::PLAYGROUND_AND_REFERENCE>{views(text.reference, parts)}</div>
        {parts.put(Part::Hint)}
        {parts.put(Part::Announcement)}
        <footer class="page-foot"><p>{words::FOOT}</p></footer>
    }
}

fn views(sections: &'static [&'static Section], parts: Parts) -> impl IntoView {
    sections.iter().map(|section| section.view(parts)).collect_view()
}

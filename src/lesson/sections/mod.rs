//! The lesson's text, one file a section, in the order of the page. Compiled at build time only.

mod a_hedging;
mod aids;
mod b_adjusting;
mod b_clocks;
mod c_price;
mod d_core_idea;
mod e_mistakes;
mod opening;
mod playground;
mod stopped;

use leptos::prelude::*;

use super::{Part, live_text, predictions};
use crate::figures;
use crate::scenario::Key;

pub use opening::head;
pub use stopped::markup as stopped;

/// How a section asks for a part that lives: what the page is rendered with.
pub type Parts = fn(Part) -> AnyView;

/// A section of the lesson.
pub struct Section {
    /// Its address within the page.
    pub id: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// Whether it takes the whole width of the page.
    pub is_wide: bool,
    /// What stands under the heading.
    pub body: fn(Parts) -> AnyView,
}

/// The sections that the deck stands beside, in the order of the page.
pub static READ: [&Section; 6] = [
    &opening::SECTION,
    &a_hedging::SECTION,
    &b_adjusting::SECTION,
    &c_price::SECTION,
    &d_core_idea::SECTION,
    &e_mistakes::SECTION,
];

/// The sections after them: to try things, and to look them up.
pub static REFERENCE: [&Section; 3] = [&playground::SECTION, &aids::SOURCES, &aids::TERMS];

impl Section {
    /// The section with its heading.
    pub fn view(&self, parts: Parts) -> impl IntoView + use<> {
        let class = self.is_wide.then_some("section-wide");
        view! { <section id=self.id class=class>{aids::h2(self.id, self.title)}{(self.body)(parts)}</section> }
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
fn figure(parts: Parts, id: &'static str) -> AnyView {
    let Some(spec) = figures::named(id) else { panic!("the text asks for figure {id}, which does not exist") };
    parts(Part::Figure(spec))
}

/// A number in the text that the reader can change.
fn scrub(parts: Parts, key: Key) -> AnyView {
    parts(Part::Scrub(key))
}

/// A question to answer before the figure does, by name.
///
/// # Panics
/// At build time, if there is no prediction of this name.
fn prediction(parts: Parts, name: &'static str) -> AnyView {
    let Some(prediction) = predictions::named(name) else {
        panic!("the text asks for prediction {name}, which does not exist")
    };
    parts(Part::Prediction(prediction))
}

/// Words in the text that follow the state, by name.
///
/// # Panics
/// At build time, if there is no such phrase.
fn say(parts: Parts, name: &'static str) -> AnyView {
    let Some(phrase) = live_text::named(name) else { panic!("the text says {name}, which is no phrase") };
    parts(Part::Phrase(phrase))
}

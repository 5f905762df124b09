//! What only some readers want: a figure's numbers and picture as files, its code for another page, its points one after
//! the other, one figure after the other for a class. A module of its own in the browser, which comes when it is first
//! wanted (`src/boot/extras.js`) and knows of the page no more than what stands in it. What it shows is computed from
//! the address of the state, so that a file cannot show anything but what its address brings back.

mod alone;
mod chain;
mod dialog;
mod embed;
mod files;
mod keys;
mod more;
mod page;
mod picture;
mod present;
mod shown;
mod svg;
mod tone;
mod walk;
mod words;
mod wrap;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

use crate::figures::{FigureSpec, your_chain};
use crate::lesson::Question;
use crate::ui::extra::{ASKS, Extra};
use crate::ui::{browser, schedule};
use shown::Shown;

/// What a lesson gives to this room.
#[derive(Clone, Copy)]
pub struct Material {
    /// What the lesson is called.
    pub title: &'static str,
    /// The figures of its page.
    pub figures: &'static [&'static FigureSpec],
    /// What a teacher may ask beside them.
    pub questions: &'static [Question],
}

impl Material {
    /// The figure with this name.
    fn figure(self, id: &str) -> Option<&'static FigureSpec> {
        let own = [&your_chain::SPEC];
        self.figures.iter().copied().chain(own).find(|spec| spec.id == id)
    }
}

/// Answers every button of a lesson's page that asks for something of this, and the key that asks for the keys.
pub fn start(material: Material) {
    let Some(document) = browser::document() else { return };
    browser::on(&document, "click", move |event: Event| {
        if let Some((button, extra)) = asked(&event) {
            // After this press: what is given may press something itself, such as the link of a download.
            schedule::after(0, move || give(material, extra, &button));
        }
    });
    browser::on(&document, "keydown", |event: KeyboardEvent| {
        if event.key() == "?" && !is_typed_into(&event) {
            event.prevent_default();
            keys::show();
        }
    });
    alone::follow_address(material);
    chain::begin();
    present::follow_address(material);
}

/// The button that an event is on, if it asks for something, and for what.
fn asked(event: &Event) -> Option<(Element, Extra)> {
    let button = element_of(event)?.closest(&format!("[{ASKS}]")).ok()??;
    let extra = Extra::named(&button.get_attribute(ASKS)?)?;
    Some((button, extra))
}

/// The element that an event happens to.
fn element_of(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

fn give(material: Material, extra: Extra, button: &Element) {
    let figure = || Shown::around(material, button);
    match extra {
        Extra::Csv => figure().iter().for_each(files::save_csv),
        Extra::Picture => figure().iter().for_each(picture::save),
        Extra::Svg => figure().iter().for_each(svg::save),
        Extra::Embed => figure().iter().for_each(embed::show),
        Extra::FullScreen => alone::fill_screen(button),
        Extra::Walk => walk::toggle(material, button),
        Extra::Present => present::begin(material),
        Extra::Keys => keys::show(),
        Extra::More => more::show(button),
    }
}

/// Whether a key goes into a text.
fn is_typed_into(event: &KeyboardEvent) -> bool {
    element_of(event).is_some_and(|target| target.matches("[inputmode], textarea").unwrap_or(false))
}

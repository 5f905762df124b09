//! What the reader has set in a panel.

use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, Element, HtmlInputElement};

use super::given_by_page;
use crate::format::{self, Reading, number};
use crate::quotes::desk::Held;
use crate::quotes::letters::Given;
use crate::quotes::travel;
use crate::scenario::Key;
use crate::ui::browser;

/// The part of a panel with this name.
pub(super) fn part<T: JsCast>(body: &Element, name: &str) -> Option<T> {
    browser::find(body, &format!("[data-c={name}]"))
}

pub(super) fn value(body: &Element, name: &str) -> f64 {
    part::<HtmlInputElement>(body, name).and_then(|input| number::parse(&input.value())).unwrap_or(0.0)
}

pub(super) fn radios(body: &Element) -> Vec<HtmlInputElement> {
    browser::within(body, "[data-c=held] input")
}

pub(super) fn boxes(body: &Element) -> Vec<HtmlInputElement> {
    browser::within(body, "[data-c=expiries] input")
}

pub(super) fn held(body: &Element) -> Held {
    match radios(body).iter().position(HtmlInputElement::checked) {
        Some(1) => Held::Short,
        Some(2) => Held::Long,
        Some(3) => Held::Mix(value(body, "long-share") / 100.0),
        _ => Held::Usual,
    }
}

/// The chosen expiries; nothing if that is all of them.
pub(super) fn chosen(body: &Element) -> Option<Vec<usize>> {
    let boxes = boxes(body);
    let chosen: Vec<usize> = (0..boxes.len()).filter(|place| boxes[*place].checked()).collect();
    (chosen.len() < boxes.len()).then_some(chosen)
}

/// What the reader says beside the file: what it lacks, and the page's rate and yield.
pub(super) fn given(body: &Element) -> Given {
    let typed = |name: &str| part::<HtmlInputElement>(body, name).map(|input| input.value()).unwrap_or_default();
    Given { quoted: travel::typed(&typed("given-time")), spot: spot(&typed("given-spot")), ..given_by_page() }
}

/// A price of an underlying as it is typed. Those of indices have thousands: `5,900` is one.
fn spot(typed: &str) -> Option<f64> {
    let read = |text: &str| format::read(text, Key::Spot.control().unit.measure(), 1e-6, 1e9);
    match read(typed) {
        Reading::Doubtful(_) => read(&typed.replace(',', "")),
        reading => reading,
    }
    .within()
}

pub(super) fn blob(text: &str) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type("text/plain");
    Blob::new_with_str_sequence_and_options(&js_sys::Array::of1(&text.into()), &options).ok()
}

//! Words that explain themselves: a link to an explanation further down shows it on the spot, at a
//! pointer, a tap or the keyboard's focus. Without scripts the link simply leads there.

#![expect(unreachable_pub, reason = "Leptos makes the properties of a component public")]

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

use super::browser;
use super::live::{live, printed};

/// Room between the explanation and the edges of the window, in CSS pixels.
const EDGE: f64 = 8.0;
/// By this a link names its explanation to assistive tools.
const ID: &str = "hint";

/// The explanation of the link that a pointer, a finger or the keyboard is on: of every link with the class
/// `links`.
#[component]
pub(crate) fn Hint(
    /// Their class.
    links: &'static str,
) -> impl IntoView {
    let live = live(move |tip| bind(tip, links));
    printed(|| view! { <div id=ID role="tooltip" hidden data-live=live></div> })
}

/// The one explanation of the page and the link that it belongs to now.
struct Tip {
    tip: HtmlElement,
    shown: RefCell<Option<Element>>,
}

fn bind(tip: HtmlElement, links: &'static str) {
    let Some(document) = browser::document() else { return };
    let hint = Rc::new(Tip { tip, shown: RefCell::default() });
    for name in ["pointerover", "focusin", "focusout", "click", "keydown"] {
        let hint = Rc::clone(&hint);
        browser::on(&document, name, move |event: Event| hint.hear(&event, &format!("a.{links}")));
    }
}

impl Tip {
    fn hear(&self, event: &Event, links: &str) {
        let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
        match event.type_().as_str() {
            "keydown" => {
                if event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape") {
                    self.hide();
                }
            }
            "focusout" => self.hide(),
            kind => {
                if let Ok(Some(link)) = target.closest(links) {
                    if kind == "click" {
                        event.prevent_default();
                    }
                    self.show(link);
                } else if kind == "pointerover" && !self.tip.contains(Some(&target)) && !self.is_focused() {
                    self.hide();
                }
            }
        }
    }

    /// Whether the keyboard is on the link: what the pointer does then closes nothing.
    fn is_focused(&self) -> bool {
        let shown = self.shown.borrow().clone();
        shown.is_some() && shown == browser::document().and_then(|document| document.active_element())
    }

    fn show(&self, link: Element) {
        if self.shown.borrow().as_ref() == Some(&link) {
            return;
        }
        self.hide();
        let entry = link.get_attribute("href").and_then(|href| browser::all::<HtmlElement>(&href).pop());
        let Some(text) = entry.and_then(|entry| entry.next_element_sibling()?.text_content()) else { return };
        self.tip.set_text_content(Some(&text));
        self.tip.set_hidden(false);
        drop(link.set_attribute("aria-describedby", ID));
        self.place(&link);
        *self.shown.borrow_mut() = Some(link);
    }

    /// Below the link, or above it in the lower half of the window, and never over an edge.
    fn place(&self, link: &Element) {
        let Some(root) = browser::root() else { return };
        let (word, page) = (link.get_bounding_client_rect(), root.get_bounding_client_rect());
        let widest = f64::from(root.client_width() - self.tip.offset_width()) - EDGE;
        let above = word.top() > f64::from(root.client_height()) / 2.0;
        let top = if above { word.top() - f64::from(self.tip.offset_height()) } else { word.bottom() };
        let style = self.tip.style();
        drop(style.set_property("left", &browser::pixels(word.left().min(widest).max(EDGE) - page.left())));
        drop(style.set_property("top", &browser::pixels(top - page.top())));
    }

    fn hide(&self) {
        if let Some(link) = self.shown.take() {
            drop(link.remove_attribute("aria-describedby"));
            self.tip.set_hidden(true);
        }
    }
}

//! One figure after the other, for a class: large, with what the teacher may ask beside it.

use std::cell::Cell;

use web_sys::{Document, Element, Event, KeyboardEvent};

use super::embed::{with, without};
use super::page::{address_of_state, go};
use super::{Material, alone, words};
use crate::chart::html::escaped;
use crate::lesson::Question;
use crate::ui::browser;

/// The name in a link that begins it.
const PRESENT: &str = "present";

/// Begins, by an address that can be kept and sent: at the figure that is being looked at.
pub(super) fn begin(material: Material) {
    let address = address_of_state();
    let (page, hash) = address.split_once('#').unwrap_or((&address, ""));
    let figures = presented(material);
    let here =
        figures.iter().find(|figure| **figure == hash).or_else(|| figures.iter().find(|figure| is_in_sight(figure)));
    go(&format!("{}#{}", with(page, PRESENT, ""), here.copied().unwrap_or_default()));
}

fn is_in_sight(figure: &str) -> bool {
    let (Some(root), Some(figure)) =
        (browser::root(), browser::document().and_then(|document| document.get_element_by_id(figure)))
    else {
        return false;
    };
    let place = figure.get_bounding_client_rect();
    place.bottom() > 0.3 * f64::from(root.client_height())
}

/// The figures that are shown, in the order of the page: those that there is something to ask about.
fn presented(material: Material) -> Vec<&'static str> {
    let asked = |figure: &str| material.questions.iter().any(|question| question.figure == figure);
    material.figures.iter().map(|spec| spec.id).filter(|figure| asked(figure)).collect()
}

/// A class that has begun.
struct Class {
    figures: Vec<&'static str>,
    questions: &'static [Question],
    place: Cell<usize>,
    bar: Element,
    asked: Element,
}

/// Begins at once where the address says so.
pub(super) fn follow_address(material: Material) {
    let (Some(_), Some(root), Some(document)) = (alone::in_address(PRESENT), browser::root(), browser::document())
    else {
        return;
    };
    let figures = presented(material);
    let hash = browser::hash();
    let first = figures.iter().position(|figure| hash.trim_start_matches('#') == *figure).unwrap_or(0);
    let Some((bar, asked)) = bar_and_questions(&document) else { return };
    // A page without it can be shown all the same.
    let _ = figures.first().and_then(|figure| alone::head(material.title, figure));
    browser::set_attribute(&root, "data-present", "");
    // The page lives as long as the class.
    let class: &'static Class =
        Box::leak(Box::new(Class { figures, questions: material.questions, place: Cell::new(first), bar, asked }));
    let buttons = browser::within::<Element>(&class.bar, "button");
    if let [previous, next, leave] = buttons.as_slice() {
        browser::on(previous, "click", move |_: Event| class.turn(false));
        browser::on(next, "click", move |_: Event| class.turn(true));
        browser::on(leave, "click", |_: Event| end());
    }
    browser::on(&document, "keydown", move |event: KeyboardEvent| class.strike(&event));
    class.show();
}

/// What turns the pages, and the place for what may be asked.
fn bar_and_questions(document: &Document) -> Option<(Element, Element)> {
    let body = document.body()?;
    let [bar, asked] = ["nav", "div"].map(|name| document.create_element(name).ok());
    let (bar, asked) = (bar?, asked?);
    bar.set_class_name("extra-bar");
    asked.set_class_name("extra-asked");
    browser::set_attribute(&asked, "role", "complementary");
    browser::set_attribute(&asked, "aria-label", words::ASK);
    bar.set_inner_html(&format!(
        "<button type=\"button\">{}</button><span aria-live=\"polite\"></span><button type=\"button\">{}</button>\
         <button type=\"button\" class=\"button-quiet\">{}</button>",
        words::PREVIOUS,
        words::NEXT,
        words::LEAVE
    ));
    for element in [&asked, &bar] {
        body.append_child(element).ok()?;
    }
    Some((bar, asked))
}

fn end() {
    let address = address_of_state();
    let (page, hash) = address.split_once('#').unwrap_or((&address, ""));
    go(&format!("{}#{hash}", without(page, PRESENT)));
}

impl Class {
    /// To the next figure, or the one before; at the ends it stays.
    fn turn(&self, on: bool) {
        let place = self.place.get();
        let next = if on { (place + 1).min(self.figures.len().saturating_sub(1)) } else { place.saturating_sub(1) };
        if next != place {
            self.place.set(next);
            self.show();
        }
    }

    fn show(&self) {
        let Some(figure) = self.figures.get(self.place.get()).copied() else { return };
        alone::show(figure);
        // The place in the page goes along, so that the link that is copied, or a reload, comes back to it.
        if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
            let state = history.state().unwrap_or_default();
            drop(history.replace_state_with_url(&state, "", Some(&format!("#{figure}"))));
        }
        let questions = self.questions.iter().filter(|question| question.figure == figure);
        let items: Vec<_> = questions.map(|question| format!("<li>{}</li>", escaped(question.text))).collect();
        self.asked.set_inner_html(&format!("<h2>{}</h2><ul>{}</ul>", words::ASK, items.concat()));
        if let Some(said) = browser::find::<Element>(&self.bar, "span") {
            said.set_text_content(Some(&words::place(self.place.get() + 1, self.figures.len())));
        }
        let ends = [self.place.get() == 0, self.place.get() + 1 == self.figures.len()];
        for (button, end) in browser::within::<Element>(&self.bar, "button").iter().zip(ends) {
            // Off but still there: who has just pressed it keeps the focus.
            browser::set_attribute(button, "aria-disabled", if end { "true" } else { "false" });
        }
    }

    /// A key turns the page unless it belongs to what has the focus.
    fn strike(&self, event: &KeyboardEvent) {
        let is_plain = !(event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key());
        let focused = browser::document().and_then(|document| document.active_element());
        let taken = "input, select, textarea, [role=slider], [role=group], dialog *";
        if !is_plain || focused.is_some_and(|focused| focused.matches(taken).unwrap_or(false)) {
            return;
        }
        let on = match event.key().as_str() {
            "ArrowRight" | "PageDown" => true,
            "ArrowLeft" | "PageUp" => false,
            "Escape" => return end(),
            _ => return,
        };
        event.prevent_default();
        self.turn(on);
    }
}

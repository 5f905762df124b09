//! A text field that holds a quantity as it was typed. What could not be taken as it was typed is said beside
//! it, until the next value that can.

#![expect(unreachable_pub, reason = "Leptos makes the properties of a component public")]

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::correction::{Terms, correction};
use super::reactive::untrack;
use super::sight::effect_on;
use crate::format::{Reading, number};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, HtmlInputElement, KeyboardEvent};

use super::live::{live, printed};
use super::{browser, words};
use crate::control::Binding;

/// The field. Text, not `type="number"`: browsers drop from a number what their own language does not write, so
/// that `104,5` came out as 1045.
#[component]
pub(crate) fn Field<Q: Binding>(
    /// What it sets.
    quantity: Q,
) -> impl IntoView {
    let control = quantity.control();
    let label = move || words::field(control.label, control.unit.suffix());
    let live = live(move |input| bind(input, quantity));
    printed(|| {
        view! {
            <input
                type="text"
                inputmode="decimal"
                name=control.name
                autocomplete="off"
                spellcheck="false"
                enterkeyhint="done"
                aria-label=printed(label)
                value=printed(|| untrack(|| quantity.get()).to_string())
                data-live=live
            />
        }
    })
}

/// One field on the page.
struct Typed<Q> {
    input: HtmlInputElement,
    quantity: Q,
    /// What was written into it last: any other text is the reader's, not taken yet.
    shown: RefCell<String>,
    /// Where it is said what became of a text, and of which value it is said.
    said: RefCell<Option<HtmlElement>>,
    said_of: Cell<Option<f64>>,
}

thread_local! {
    /// Numbers the places where something is said.
    static PLACES: Cell<u32> = const { Cell::new(0) };
}

/// Binds a field to its quantity, both ways.
fn bind<Q: Binding>(input: HtmlInputElement, quantity: Q) {
    let shown = RefCell::new(input.default_value());
    let field = Rc::new(Typed { input, quantity, shown, said: RefCell::default(), said_of: Cell::new(None) });
    // Leaving the field takes what stands in it, also where the browser does not call that a change.
    for name in ["change", "blur"] {
        let field = Rc::clone(&field);
        browser::on(&field.input.clone(), name, move |_: Event| field.take());
    }
    let (entered, typed) = (Rc::clone(&field), Rc::clone(&field));
    // The place has to be there before anything is said, or assistive tools would not notice.
    browser::on(&field.input, "focus", move |_: Event| entered.make_place());
    browser::on(&field.input, "keydown", move |event: KeyboardEvent| typed.strike(&event));
    effect_on(&field.input.clone(), move || field.follow(quantity.written()));
}

impl<Q: Binding> Typed<Q> {
    /// Shows a new value, unless the reader is typing one.
    fn follow(&self, value: f64) {
        if !(self.is_edited() && self.has_focus()) {
            self.show(value);
        }
        if self.said_of.get().is_some_and(|said_of| said_of != value) {
            self.say(None);
        }
    }

    fn show(&self, value: f64) {
        let text = number::shortest(value);
        if self.input.value() != text {
            self.input.set_value(&text);
        }
        *self.shown.borrow_mut() = text;
    }

    fn show_value(&self) {
        self.show(untrack(|| self.quantity.written()));
    }

    fn is_edited(&self) -> bool {
        self.input.value() != *self.shown.borrow()
    }

    fn has_focus(&self) -> bool {
        browser::has_focus(&self.input)
    }

    /// Takes what the reader typed, and says so where that is not what is used.
    fn take(&self) {
        if !self.is_edited() {
            return;
        }
        let text = self.input.value();
        let factor = untrack(|| self.quantity.factor());
        let reading = self.quantity.control().read_times(&text, factor);
        if let Some(value) = reading.value() {
            self.quantity.set(value / factor);
        }
        self.show_value();
        self.say(Some((&text, reading)));
    }

    fn strike(&self, event: &KeyboardEvent) {
        match event.key().as_str() {
            "Enter" => self.take(),
            "Escape" => {
                self.show_value();
                self.say(None);
            }
            // Left, right, Home and End move in the text.
            key @ ("ArrowUp" | "ArrowDown" | "PageUp" | "PageDown") => {
                event.prevent_default();
                self.take();
                let value = untrack(|| self.quantity.get());
                if let Some(value) = self.quantity.control().keyed(value, key, event.shift_key()) {
                    self.quantity.set(value);
                    self.show_value();
                }
            }
            _ => {}
        }
    }

    fn make_place(&self) {
        if self.said.borrow().is_some() {
            return;
        }
        let Some(control) = self.input.closest(".control").ok().flatten() else { return };
        let Some(place) = browser::document().and_then(|document| document.create_element("p").ok()) else { return };
        let number = PLACES.get() + 1;
        PLACES.set(number);
        place.set_id(&format!("said-{number}"));
        place.set_class_name("control-corrected");
        drop(place.set_attribute("role", "status"));
        drop(control.append_child(&place));
        *self.said.borrow_mut() = place.dyn_into().ok();
    }

    /// Says what became of a text; nothing if it was taken as it stands.
    fn say(&self, given: Option<(&str, Reading)>) {
        self.make_place();
        let words = given.and_then(|(given, reading)| correction(&terms(self.quantity), given, reading));
        self.said_of.set(words.as_ref().map(|_| untrack(|| self.quantity.written())));
        let place = self.said.borrow();
        let Some(place) = place.as_ref() else { return };
        place.set_text_content(words.as_deref());
        drop(match words {
            Some(_) => self.input.set_attribute("aria-describedby", &place.id()),
            None => self.input.remove_attribute("aria-describedby"),
        });
    }
}

fn terms<Q: Binding>(quantity: Q) -> Terms {
    let control = quantity.control();
    let (low, high) = control.limits();
    Terms {
        label: control.label.to_owned(),
        range: Some(untrack(|| (quantity.spoken(low), quantity.spoken(high)))),
        words: Vec::new(),
        used: untrack(|| quantity.spoken(quantity.get())),
    }
}

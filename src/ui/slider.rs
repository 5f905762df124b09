//! A slider with a text field beside it. The slider moves in readable steps; the field keeps what is typed.

use std::cell::Cell;
use std::rc::Rc;

use super::reactive::{effect, untrack};
use crate::format::number;
#[cfg(not(target_arch = "wasm32"))]
use leptos::prelude::*;
use web_sys::{Event, EventInit, HtmlInputElement, PointerEvent};

use super::browser;
use super::gesture::{Point, Reach, Sideways};
use super::touch::{self, Grip};
use crate::control::binding::Binding;

/// Width of a thumb, about, in CSS pixels: so much of its groove it never covers.
const THUMB_PX: f64 = 16.0;
/// How long after a finger has gone the browser may still do what the finger asked of it.
const AFTERWARDS_MS: f64 = 400.0;

/// The markup, in the quantity's state now.
#[cfg(not(target_arch = "wasm32"))]
pub fn markup<Q: Binding>(quantity: Q) -> impl IntoView {
    let control = quantity.control();
    let (from, to, step) = control.slider();
    let value = untrack(|| quantity.get());
    view! {
        <div class="control" data-control=control.name data-drawn=control.shuffle.map(|_| "")>
            <label title=control.help>
                <span class="control-name">{control.label}</span>
                <input
                    type="range"
                    name=control.name
                    autocomplete="off"
                    min=from.to_string()
                    max=to.to_string()
                    step=step.to_string()
                    value=control.position(value).to_string()
                    aria-valuetext=control.spoken(value)
                />
            </label>
            <span class="control-field">
                {super::field::markup(quantity)}
                <span class="unit" aria-hidden="true">{control.unit.suffix()}</span>
            </span>
            {control.shuffle.map(|shuffle| view! {
                <button type="button" class="quiet control-shuffle" data-shuffle=control.name>{shuffle.label}</button>
            })}
            <output class="control-said" aria-live="off" data-said=control.name>{control.spoken(value)}</output>
        </div>
    }
}

/// A range input under a finger.
struct Range<Q> {
    input: HtmlInputElement,
    quantity: Q,
    /// Where the finger came down, in pixels, and the position that it found.
    grabbed: Cell<(f64, f64)>,
    /// Until when what the browser does to the input is the finger's doing.
    touched_until_ms: Cell<f64>,
}

/// Binds a range input to its quantity, both ways. A finger drags it from where it stands, wherever it comes
/// down: the browser's own way, a jump to the finger, is what a swipe over the page would do as well.
pub fn bind_range<Q: Binding>(input: HtmlInputElement, quantity: Q) {
    let range = Rc::new(Range { input, quantity, grabbed: Cell::default(), touched_until_ms: Cell::new(0.0) });
    touch::bind(&range.input, Rc::<Range<Q>>::clone(&range));
    // Any finger, also a second one, which drags nothing: the browser would jump to it all the same.
    let (down, up, moved) = (Rc::clone(&range), Rc::clone(&range), Rc::clone(&range));
    browser::on(&range.input, "pointerdown", move |event: PointerEvent| {
        down.touched_until_ms.set(if touch::is_finger(&event) { f64::INFINITY } else { 0.0 });
    });
    for end in ["touchend", "touchcancel"] {
        let range = Rc::clone(&up);
        let until = move |_: Event| range.touched_until_ms.set(browser::milliseconds() + AFTERWARDS_MS);
        browser::on(&up.input, end, until);
    }
    browser::on(&range.input, "input", move |event: Event| moved.hear(&event));
    effect(move || {
        let value = quantity.get();
        range.show(value);
        drop(range.input.set_attribute("aria-valuetext", &quantity.control().spoken(value)));
    });
}

impl<Q: Binding> Range<Q> {
    fn show(&self, value: f64) {
        let position = number::shortest(self.quantity.control().position(value));
        if self.input.value() != position {
            self.input.set_value(&position);
        }
    }

    fn hear(&self, event: &Event) {
        if event.is_trusted() && event.time_stamp() < self.touched_until_ms.get() {
            event.stop_immediate_propagation();
            self.show(untrack(|| self.quantity.get()));
        } else if let Some(position) = number::parse(&self.input.value()) {
            self.quantity.set(self.quantity.control().value_at(position));
        }
    }
}

impl<Q: Binding> Grip for Range<Q> {
    fn press(&self, event: &PointerEvent) -> Option<Reach> {
        let position = self.quantity.control().position(untrack(|| self.quantity.get()));
        self.grabbed.set((event.client_x().into(), position));
        Some(Reach { sideways: Sideways::OnIt, held: false })
    }

    fn begin(&self) {
        self.quantity.hold();
    }

    fn follow(&self, at: Point) {
        let (from, position) = self.grabbed.get();
        let (low, high, _) = self.quantity.control().slider();
        let groove = (f64::from(self.input.offset_width()) - THUMB_PX).max(1.0);
        self.input.set_value(&number::shortest(position + (at.0 - from) / groove * (high - low)));
        // As if the browser had moved it, for all who follow the input.
        let options = EventInit::new();
        options.set_bubbles(true);
        if let Ok(event) = Event::new_with_event_init_dict("input", &options) {
            drop(self.input.dispatch_event(&event));
        }
    }

    fn end(&self, kept: bool) {
        if kept {
            self.quantity.release();
        } else {
            self.quantity.revert();
        }
    }
}

/// Makes a button replace the value by another at random.
pub fn bind_shuffle<Q: Binding>(button: &web_sys::HtmlElement, quantity: Q) {
    let Some(shuffle) = quantity.control().shuffle else { return };
    browser::on(button, "click", move |_: Event| quantity.set((shuffle.next)(untrack(|| quantity.get()))));
}

/// Keeps an element's text in step with what a quantity is called.
pub fn bind_said<Q: Binding>(element: web_sys::HtmlElement, quantity: Q) {
    effect(move || element.set_text_content(Some(&quantity.control().spoken(quantity.get()))));
}

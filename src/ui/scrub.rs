//! A number in a sentence that can be dragged sideways or stepped with the arrow keys.

use std::cell::Cell;
use std::rc::Rc;

use super::reactive::{effect, untrack};
#[cfg(not(target_arch = "wasm32"))]
use leptos::prelude::*;
use web_sys::{HtmlElement, KeyboardEvent, PointerEvent};

use super::browser;
use super::quantity::{Quantity, keyed};

/// Pixels of drag for one step of the quantity.
const PIXELS_A_STEP: f64 = 2.0;

/// The markup, in the quantity's state now.
#[cfg(not(target_arch = "wasm32"))]
pub fn markup<Q: Quantity>(quantity: Q) -> impl IntoView {
    let (low, high) = quantity.limits();
    let value = untrack(|| quantity.get());
    view! {
        <span
            class="scrub"
            role="slider"
            tabindex="0"
            data-scrub=quantity.name()
            aria-label=quantity.label()
            aria-valuemin=low.to_string()
            aria-valuemax=high.to_string()
            aria-valuenow=value.to_string()
            aria-valuetext=quantity.spoken(value)
        >
            {quantity.spoken(value)}
        </span>
    }
}

/// Makes the number draggable and steppable. A drag starts from the value it found, so that
/// nothing jumps.
pub fn bind<Q: Quantity>(number: HtmlElement, quantity: Q) {
    // Where the drag began, in pixels, and the value it began with.
    let grabbed = Rc::new(Cell::new(None::<(f64, f64)>));
    let (down, moved) = (Rc::clone(&grabbed), Rc::clone(&grabbed));
    let pressed = number.clone();
    browser::on(&number, "pointerdown", move |event: PointerEvent| {
        if event.button() == 0 {
            event.prevent_default();
            // Refused if the pointer is gone already; the drag then ends at the edge.
            drop(pressed.set_pointer_capture(event.pointer_id()));
            drop(pressed.focus());
            down.set(Some((event.client_x().into(), untrack(|| quantity.get()))));
        }
    });
    browser::on(&number, "pointermove", move |event: PointerEvent| {
        if let Some((from, value)) = moved.get() {
            let steps = (f64::from(event.client_x()) - from) / PIXELS_A_STEP;
            quantity.set(quantity.stepped(value, steps.round()));
        }
    });
    for end in ["pointerup", "pointercancel"] {
        let grabbed = Rc::clone(&grabbed);
        browser::on(&number, end, move |_: PointerEvent| grabbed.set(None));
    }
    bind_slider_role(number.clone(), quantity);
    effect(move || number.set_text_content(Some(&quantity.spoken(quantity.get()))));
}

/// What every element with the role of a slider owes the keyboard and assistive tools.
pub fn bind_slider_role<Q: Quantity>(element: HtmlElement, quantity: Q) {
    browser::on(&element, "keydown", move |event: KeyboardEvent| {
        if let Some(value) = keyed(quantity, untrack(|| quantity.get()), &event.key(), event.shift_key()) {
            event.prevent_default();
            quantity.set(value);
        }
    });
    effect(move || {
        let value = quantity.get();
        drop(element.set_attribute("aria-valuenow", &crate::number::text(value)));
        drop(element.set_attribute("aria-valuetext", &quantity.spoken(value)));
    });
}

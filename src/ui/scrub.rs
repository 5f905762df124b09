//! A number in a sentence that can be dragged sideways or stepped with the arrow keys.

#![expect(unreachable_pub, reason = "Leptos makes the properties of a component public")]

use std::cell::Cell;
use std::rc::Rc;

use super::reactive::untrack;
use super::sight::effect_on;
use leptos::prelude::*;
use web_sys::{HtmlElement, KeyboardEvent, PointerEvent};

use super::browser;
use super::gesture::{Point, Reach, Sideways};
use super::live::{live, printed};
use super::slider::said;
use super::touch::{self, Grip};
use super::written::Written;
use crate::chart::html::escaped;
use crate::control::Binding;

/// Pixels of drag for one step of the quantity.
const PIXELS_A_STEP: f64 = 2.0;

/// A number in a sentence that the reader can change.
#[component]
pub(crate) fn Scrub<Q: Binding>(
    /// What it sets.
    quantity: Q,
) -> impl IntoView {
    let control = quantity.control();
    let (low, high) = control.limits();
    let live = live(move |number| bind(number, quantity));
    printed(|| {
        view! {
            <span
                class="scrub"
                role="slider"
                tabindex="0"
                data-scrub=control.name
                aria-label=control.label
                aria-valuemin=printed(|| low.to_string())
                aria-valuemax=printed(|| high.to_string())
                aria-valuenow=printed(|| untrack(|| quantity.get()).to_string())
                data-live=live
            >
                {said(quantity)}
            </span>
        }
    })
}

/// A number under a pointer.
struct Grabbed<Q> {
    quantity: Q,
    /// Where the pointer came down, in pixels, and the value it found: a drag starts from there, so that
    /// nothing jumps.
    from: Cell<Option<(f64, f64)>>,
    /// Whether a mouse or a pen drags it.
    pressed: Cell<bool>,
}

/// Makes the number draggable and steppable.
fn bind<Q: Binding>(number: HtmlElement, quantity: Q) {
    let scrub = Rc::new(Grabbed { quantity, from: Cell::new(None), pressed: Cell::new(false) });
    touch::bind(&number, Rc::<Grabbed<Q>>::clone(&scrub));
    let (down, pressed) = (Rc::clone(&scrub), number.clone());
    browser::on(&number, "pointerdown", move |event: PointerEvent| {
        if event.button() == 0 && !touch::is_finger(&event) {
            event.prevent_default();
            // Refused if the pointer is gone already; the drag then ends at the edge.
            drop(pressed.set_pointer_capture(event.pointer_id()));
            drop(pressed.focus());
            down.grab(event.client_x().into());
            down.pressed.set(true);
            down.begin();
        }
    });
    let moved = Rc::clone(&scrub);
    browser::on(&number, "pointermove", move |event: PointerEvent| {
        if moved.pressed.get() && !touch::is_finger(&event) {
            moved.follow((event.client_x().into(), 0.0));
        }
    });
    for (name, kept) in [("pointerup", true), ("pointercancel", false)] {
        let scrub = Rc::clone(&scrub);
        browser::on(&number, name, move |event: PointerEvent| {
            if !touch::is_finger(&event) && scrub.pressed.take() {
                scrub.end(kept);
            }
        });
    }
    bind_slider_role(number.clone(), quantity);
    let written = Written::default();
    effect_on(&number.clone(), move || written.write(&number, escaped(&quantity.spoken(quantity.get()))));
}

impl<Q: Binding> Grabbed<Q> {
    fn grab(&self, across: f64) {
        self.from.set(Some((across, untrack(|| self.quantity.get()))));
    }
}

impl<Q: Binding> Grip for Grabbed<Q> {
    fn press(&self, event: &PointerEvent) -> Option<Reach> {
        self.grab(event.client_x().into());
        Some(Reach { sideways: Sideways::OnIt, held: false })
    }

    fn begin(&self) {
        self.quantity.hold();
    }

    fn follow(&self, at: Point) {
        if let Some((from, value)) = self.from.get() {
            let steps = (at.0 - from) / PIXELS_A_STEP;
            self.quantity.set(self.quantity.control().stepped(value, steps.round()));
        }
    }

    fn end(&self, kept: bool) {
        self.from.set(None);
        if kept {
            self.quantity.release();
        } else {
            self.quantity.revert();
        }
    }
}

/// What every element with the role of a slider owes the keyboard and assistive tools.
fn bind_slider_role<Q: Binding>(element: HtmlElement, quantity: Q) {
    browser::on(&element, "keydown", move |event: KeyboardEvent| step(quantity, &event));
    effect_on(&element.clone(), move || tell_value(&element, quantity));
}

/// Does what a key asks of a quantity, if it asks anything.
pub(crate) fn step<Q: Binding>(quantity: Q, event: &KeyboardEvent) {
    if let Some(value) = quantity.control().keyed(untrack(|| quantity.get()), &event.key(), event.shift_key()) {
        event.prevent_default();
        quantity.set(value);
    }
}

/// Tells assistive tools what an element with the role of a slider holds.
pub(crate) fn tell_value<Q: Binding>(element: &HtmlElement, quantity: Q) {
    browser::set_attribute(element, "aria-valuenow", &crate::format::number::shortest(quantity.get()));
    browser::set_attribute(element, "aria-valuetext", &quantity.told());
}

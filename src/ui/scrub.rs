//! A number in a sentence that can be dragged sideways or stepped with the arrow keys.

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;

use super::quantity::{Quantity, keyed};

/// Pixels of drag for one step of the quantity.
const PIXELS_A_STEP: f64 = 2.0;

/// The number, in the words of its quantity. Dragging keeps the offset of the first touch, so
/// that the value does not jump.
#[component]
pub fn Scrub<Q: Quantity>(
    /// What is set.
    quantity: Q,
) -> impl IntoView {
    // Where the drag began, in pixels, and the value it began with.
    let grabbed = RwSignal::new(None::<(f64, f64)>);
    let (low, high) = quantity.limits();
    let down = move |event: PointerEvent| {
        if event.button() != 0 {
            return;
        }
        event.prevent_default();
        let number = event_target::<web_sys::HtmlElement>(&event);
        // Refused if the pointer is gone already; the drag then just ends at the edge.
        drop(number.set_pointer_capture(event.pointer_id()));
        drop(number.focus());
        grabbed.set(Some((event.client_x().into(), untrack(|| quantity.get()))));
    };
    let moved = move |event: PointerEvent| {
        if let Some((from, value)) = grabbed.get_untracked() {
            let steps = (f64::from(event.client_x()) - from) / PIXELS_A_STEP;
            quantity.set(quantity.stepped(value, steps.round()));
        }
    };
    let pressed = move |event: KeyboardEvent| {
        if let Some(value) = keyed(quantity, untrack(|| quantity.get()), &event.key(), event.shift_key()) {
            event.prevent_default();
            quantity.set(value);
        }
    };
    view! {
        <span
            class="scrub"
            role="slider"
            tabindex="0"
            data-scrub=quantity.name()
            aria-label=quantity.label()
            aria-valuemin=low.to_string()
            aria-valuemax=high.to_string()
            aria-valuenow=move || quantity.get().to_string()
            aria-valuetext=move || quantity.spoken(quantity.get())
            on:pointerdown=down
            on:pointermove=moved
            on:pointerup=move |_| grabbed.set(None)
            on:pointercancel=move |_| grabbed.set(None)
            on:keydown=pressed
        >
            {move || quantity.spoken(quantity.get())}
        </span>
    }
}

//! The handles over a picture.

use leptos::prelude::*;
use web_sys::{HtmlElement, KeyboardEvent};

use super::scrub::{step, tell_value};
use super::sight::effect_on;
use super::{browser, touch};
use crate::control::Binding;

/// A handle over the picture: a target for fingers, and a slider for the keyboard.
pub(super) fn view<Q: Binding>(index: usize, quantity: Q, second: Option<&'static str>) -> impl IntoView + use<Q> {
    let control = quantity.control();
    let (low, high) = control.limits();
    let value = untrack(|| quantity.get());
    view! {
        <span
            class="figure-handle"
            role="slider"
            tabindex="0"
            data-handle=index.to_string()
            data-control=control.name
            data-second=second
            aria-label=control.label
            aria-valuemin=low.to_string()
            aria-valuemax=high.to_string()
            aria-valuenow=value.to_string()
        ></span>
    }
}

/// Brings a handle to life: the keyboard moves what it holds, and it tells the value.
pub(super) fn start<Q: Binding>(handle: HtmlElement, quantity: Q, second: Option<Q>) {
    touch::bind_hold(&handle);
    browser::on(&handle, "keydown", move |event: KeyboardEvent| {
        // Up and down belong to the second quantity, where there is one.
        let upright = matches!(event.key().as_str(), "ArrowUp" | "ArrowDown");
        step(second.filter(|_| upright).unwrap_or(quantity), &event);
    });
    effect_on(&handle.clone(), move || tell_value(&handle, quantity));
}

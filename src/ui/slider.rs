//! A slider with a number field beside it. The slider moves in readable steps; the field keeps
//! what is typed exactly, and goes back to the value in force when it is left unreadable.

use super::reactive::{effect, untrack};
use crate::number;
#[cfg(not(target_arch = "wasm32"))]
use leptos::prelude::*;
use web_sys::HtmlInputElement;

use super::browser;
use super::quantity::Quantity;

/// The markup, in the quantity's state now.
#[cfg(not(target_arch = "wasm32"))]
pub fn markup<Q: Quantity>(quantity: Q) -> impl IntoView {
    let (from, to, step) = quantity.slider();
    let (low, high) = quantity.limits();
    let value = untrack(|| quantity.get());
    view! {
        <div class="control" data-control=quantity.name() data-drawn=quantity.shuffled_by().map(|_| "")>
            <label title=quantity.help()>
                <span class="control-name">{quantity.label()}</span>
                <input
                    type="range"
                    name=quantity.name()
                    min=from.to_string()
                    max=to.to_string()
                    step=step.to_string()
                    value=quantity.position(value).to_string()
                    aria-valuetext=quantity.spoken(value)
                />
            </label>
            <span class="control-field">
                <input
                    type="number"
                    name=quantity.name()
                    inputmode="decimal"
                    aria-label=format!("{}, in {}", quantity.label(), quantity.unit())
                    min=low.to_string()
                    max=high.to_string()
                    step="any"
                    value=value.to_string()
                />
                <span class="unit" aria-hidden="true">{quantity.unit()}</span>
            </span>
            {quantity.shuffled_by().map(|words| view! {
                <button type="button" class="quiet control-shuffle" data-shuffle=quantity.name()>{words}</button>
            })}
            <output class="control-said" aria-live="off" data-said=quantity.name()>{quantity.spoken(value)}</output>
        </div>
    }
}

/// Binds a range input to its quantity, both ways.
pub fn bind_range<Q: Quantity>(input: HtmlInputElement, quantity: Q) {
    let moved = input.clone();
    browser::on(&input, "input", move |_: web_sys::Event| {
        if let Some(position) = number::parse(&moved.value()) {
            quantity.set(quantity.value_at(position));
        }
    });
    effect(move || {
        let value = quantity.get();
        let position = number::text(quantity.position(value));
        if input.value() != position {
            input.set_value(&position);
        }
        drop(input.set_attribute("aria-valuetext", &quantity.spoken(value)));
    });
}

/// Binds a number field to its quantity, both ways.
pub fn bind_field<Q: Quantity>(input: HtmlInputElement, quantity: Q) {
    let typed = input.clone();
    browser::on(&input, "change", move |_: web_sys::Event| {
        if let Some(value) = number::parse(&typed.value()) {
            quantity.set(value);
        }
        typed.set_value(&number::text(untrack(|| quantity.get())));
    });
    effect(move || input.set_value(&number::text(quantity.get())));
}

/// Makes a button replace the value by another at random.
pub fn bind_shuffle<Q: Quantity>(button: &web_sys::HtmlElement, quantity: Q) {
    browser::on(button, "click", move |_: web_sys::Event| quantity.set(quantity.shuffled(untrack(|| quantity.get()))));
}

/// Keeps an element's text in step with what a quantity is called.
pub fn bind_said<Q: Quantity>(element: web_sys::HtmlElement, quantity: Q) {
    effect(move || element.set_text_content(Some(&quantity.spoken(quantity.get()))));
}

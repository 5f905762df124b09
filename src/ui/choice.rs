//! A choice between a few words, as a row of radio buttons.

use leptos::prelude::*;
use web_sys::{HtmlElement, HtmlInputElement};

use super::browser;
use super::live::{live, printed};
use super::reactive::effect;
use crate::control::binding::Binding;

/// One radio button a word, side by side.
#[component]
pub fn Choice<Q: Binding>(
    /// What it sets.
    quantity: Q,
) -> impl IntoView {
    let words = quantity.words();
    let picked = move || picked(quantity).map(|(_, name)| name);
    let buttons = (0u32..).zip(quantity.words()).map(|(place, (name, label))| {
        view! {
            <label>
                <input
                    type="radio"
                    autocomplete="off"
                    name=quantity.name()
                    value=name
                    checked=untrack(|| quantity.get()) == f64::from(place)
                    data-live=live(move |input| bind(&input, quantity, place))
                />
                <span>{label}</span>
            </label>
        }
    });
    view! {
        // A form each: the same choice may stand in two places, and radio buttons of one name are one
        // group within their form. Nothing is ever sent: that is what this method means here.
        // What style sheets ask stands in its attributes.
        <form
            method="dialog"
            data-choice=quantity.name()
            data-words=printed(|| words.len().to_string())
            data-picked=printed(|| untrack(picked)).flatten()
            data-live=live(move |form: HtmlElement| effect(move || {
                if let Some(name) = picked() {
                    browser::set_attribute(&form, "data-picked", name);
                }
            }))
        >
            <fieldset class="choice" title=quantity.help()>
                <legend>{quantity.label()}</legend>
                <div class="choice-words">{buttons.collect_view()}</div>
            </fieldset>
        </form>
    }
}

/// Place and name of the word that is chosen, tracked.
fn picked<Q: Binding>(quantity: Q) -> Option<(u32, &'static str)> {
    let chosen = quantity.get();
    (0u32..)
        .zip(quantity.words())
        .find(|(place, _)| chosen == f64::from(*place))
        .map(|(place, (name, _))| (place, name))
}

/// Binds one radio button to its quantity, both ways.
fn bind<Q: Binding>(input: &HtmlInputElement, quantity: Q, place: u32) {
    browser::on(input, "change", move |_: web_sys::Event| quantity.set(place.into()));
    let input = input.clone();
    effect(move || input.set_checked(quantity.get() == f64::from(place)));
}

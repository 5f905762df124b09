//! A choice between a few words, as a row of radio buttons.

use super::reactive::effect;
#[cfg(not(target_arch = "wasm32"))]
use leptos::prelude::*;
use web_sys::HtmlInputElement;

use super::browser;
use crate::control::Binding;
#[cfg(not(target_arch = "wasm32"))]
use crate::control::Choice;

/// The markup, in the quantity's state now: one radio button a word, side by side.
#[cfg(not(target_arch = "wasm32"))]
pub fn markup<Q: Binding>(quantity: Q) -> impl IntoView {
    let chosen = untrack(|| quantity.get());
    let control = quantity.control();
    let words = control.words();
    let count = words.len();
    let picked = control.word(chosen).map(|word| word.name);
    let words = words.iter().zip(0u32..).map(|(Choice { name, label }, place)| {
        view! {
            <label>
                <input type="radio" autocomplete="off" name=control.name value=*name checked=chosen == f64::from(place)/>
                <span>{*label}</span>
            </label>
        }
    });
    view! {
        // A form each: the same choice may stand in two places, and radio buttons of one name are one
        // group within their form. Nothing is ever sent: that is what this method means here.
        // What style sheets ask stands in its attributes.
        <form method="dialog" data-choice=control.name data-words=count.to_string() data-picked=picked>
            <fieldset class="choice" title=control.help>
                <legend>{control.label}</legend>
                <div class="choice-words">{words.collect_view()}</div>
            </fieldset>
        </form>
    }
}

/// Binds one radio button to its quantity, both ways.
pub fn bind<Q: Binding>(input: HtmlInputElement, quantity: Q) {
    let word = input.value();
    let Some((_, place)) = quantity.control().words().iter().zip(0u32..).find(|(offered, _)| offered.name == word)
    else {
        return;
    };
    browser::on(&input, "change", move |_: web_sys::Event| quantity.set(place.into()));
    effect(move || {
        let picked = quantity.get() == f64::from(place);
        input.set_checked(picked);
        if let (true, Ok(Some(form))) = (picked, input.closest("form")) {
            drop(form.set_attribute("data-picked", &word));
        }
    });
}

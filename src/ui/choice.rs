//! A choice between a few words, as a row of radio buttons.

use leptos::prelude::*;

use super::quantity::Quantity;

/// One radio button a word, side by side.
#[component]
pub fn ChoiceRow<Q: Quantity>(
    /// What is chosen; its value is the place of the word.
    quantity: Q,
) -> impl IntoView {
    let words = quantity.words().into_iter().zip(0u32..).map(|((name, label), place)| {
        let chosen = move || quantity.get() == f64::from(place);
        view! {
            <label>
                <input
                    type="radio"
                    name=quantity.name()
                    value=name
                    checked=chosen()
                    prop:checked=chosen
                    on:change=move |_| quantity.set(place.into())
                />
                <span>{label}</span>
            </label>
        }
    });
    view! {
        <fieldset class="choice" title=quantity.help()>
            <legend>{quantity.label()}</legend>
            <div class="choice-words">{words.collect_view()}</div>
        </fieldset>
    }
}

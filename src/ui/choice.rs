//! A choice between a few words, as a row of radio buttons.

#![expect(unreachable_pub, reason = "Leptos makes the properties of a component public")]

use leptos::prelude::*;
use web_sys::{Element, HtmlInputElement};

use super::live::{live, printed};
use super::sight::effect_on;
use super::{browser, idle};
use crate::control::Binding;

/// One radio button a word, side by side.
#[component]
pub(crate) fn Choice<Q: Binding>(
    /// What it sets.
    quantity: Q,
) -> impl IntoView {
    let control = quantity.control();
    let words = control.words();
    let buttons = (0u32..).zip(words).map(|(place, word)| {
        let live = live(move |input| bind(&input, quantity, place));
        printed(|| {
            view! {
                <label>
                    <input
                        type="radio"
                        autocomplete="off"
                        name=control.name
                        value=word.name
                        checked=untrack(|| quantity.get()) == f64::from(place)
                        data-live=live
                    />
                    <span>{word.label}</span>
                </label>
            }
        })
    });
    let buttons = buttons.collect_view();
    let live = live(move |element: Element| idle::follow(element, quantity));
    printed(|| {
        view! {
            // A form each: the same choice may stand in two places, and radio buttons of one name are one
            // group within their form. Nothing is ever sent: that is what this method means here.
            // What style sheets ask stands in its attributes.
            <form
                method="dialog"
                data-choice=control.name
                data-words=printed(|| words.len().to_string())
                data-idle=idle::now(quantity)
                data-live=live
            >
                <fieldset class="choice" title=control.help.text()>
                    <legend>{control.label}</legend>
                    <div class="choice-words">{buttons}</div>
                </fieldset>
            </form>
        }
    })
}

/// Binds one radio button to its quantity, both ways.
fn bind<Q: Binding>(input: &HtmlInputElement, quantity: Q, place: u32) {
    browser::on(input, "change", move |_: web_sys::Event| quantity.set(place.into()));
    let input = input.clone();
    effect_on(&input.clone(), move || input.set_checked(quantity.get() == f64::from(place)));
}

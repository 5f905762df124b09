//! Words and numbers in the text that follow the state. Some of them need a whole session: out of sight they wait until
//! the reader is still, as all else there.

#![expect(unreachable_pub, reason = "Leptos makes the properties of a component public")]

use leptos::prelude::*;

use super::Store;
use crate::lesson::{Phrase, Symbol};
use crate::scenario::Inputs;
use crate::ui::live::{Mark, printed, says};

/// Words of the text, by name.
#[component]
pub(super) fn PhraseText(phrase: &'static Phrase) -> impl IntoView {
    let html = printed(|| phrase.say(&Inputs::of(Store::here().peek())).html());
    let follows = follows(|inputs| phrase.say(inputs).html());
    printed(|| view! { <span data-live=follows inner_html=html></span> })
}

/// The value of a symbol of a formula.
#[component]
pub(super) fn SymbolText(symbol: &'static Symbol) -> impl IntoView {
    let now = printed(|| symbol.said(&Store::here().peek()));
    let follows = follows(|inputs| symbol.said(&inputs.scenario));
    printed(|| view! { <span data-live=follows>{now}</span>{symbol.unit} })
}

/// Keeps an element in step with what is said in the state.
fn follows(say: impl Fn(&Inputs) -> String + 'static) -> Mark {
    says(move || say(&Store::here().inputs()))
}

//! The control deck: the four main controls, who did what, and the order that this state causes.
//! Beside the text on wide screens; docked at the bottom on narrow ones, where one main control
//! shows at a time and the rest folds away.

use crate::ui::reactive::effect;
#[cfg(not(target_arch = "wasm32"))]
use leptos::prelude::*;
use web_sys::HtmlElement;

use super::Store;
use super::phrases::next_order;
use crate::figures::phrase;
use crate::scenario::Key;
use crate::ui::browser;
use crate::ui::format::price;
use crate::ui::written::Written;

#[cfg(not(target_arch = "wasm32"))]
const MAIN: [(Key, &str); 4] = [(Key::Spot, "Spot"), (Key::Days, "Time"), (Key::Oi, "Open int."), (Key::Iv, "Vol")];
#[cfg(not(target_arch = "wasm32"))]
const MORE: [Key; 3] = [Key::Strike, Key::Rate, Key::Yield];
const UNFOLD: &str = "All controls ▴";
const FOLD: &str = "Fewer controls ▾";

/// The markup, in the state now.
#[cfg(not(target_arch = "wasm32"))]
pub fn markup(store: Store) -> impl IntoView {
    use super::dial::Dial;
    use crate::ui::{choice, slider};

    let shares = untrack(|| next_order(&store.scenario()));
    let tab = |(key, label): (Key, &'static str)| {
        let name = key.control().name;
        view! {
            <button type="button" data-tab=name aria-pressed=(key == Key::Spot).to_string()>
                {label}
            </button>
        }
    };
    view! {
        <div class="deck" data-picked="spot">
            <div class=order_class(shares) data-order-box>
                <small data-order-at>{at_words(untrack(|| store.get(Key::Spot)))}</small>
                <strong data-order data-value=shares.to_string()>{order_words(shares)}</strong>
            </div>
            <button type="button" class="deck-fold quiet" data-fold aria-expanded="false">{UNFOLD}</button>
            <div class="deck-trade">
                {choice::markup(Dial::new(store, Key::Side))}
                {choice::markup(Dial::new(store, Key::Kind))}
            </div>
            <div class="deck-tabs" role="group" aria-label="Which control">
                {MAIN.map(tab).into_iter().collect_view()}
            </div>
            {MAIN.map(|(key, _)| slider::markup(Dial::new(store, key))).into_iter().collect_view()}
            <details class="deck-more">
                <summary>"Strike, rate and yield"</summary>
                {MORE.map(|key| slider::markup(Dial::new(store, key))).into_iter().collect_view()}
            </details>
            <div class="deck-undo">
                <button type="button" class="quiet" data-undo disabled>"↶ Undo"</button>
                <button type="button" class="quiet" data-reset disabled>"Reset"</button>
            </div>
        </div>
    }
}

/// Makes the deck's own buttons and its order live; its inputs are bound like all others.
pub fn bind(store: Store) {
    let Some(deck) = browser::all::<HtmlElement>(".deck").into_iter().next() else { return };
    bind_order(&deck, store);
    bind_folding(&deck);
    if let Some(button) = browser::find::<web_sys::HtmlButtonElement>(&deck, "[data-undo]") {
        browser::on(&button, "click", move |_: web_sys::Event| store.undo());
        effect(move || button.set_disabled(!store.can_undo()));
    }
    if let Some(button) = browser::find::<web_sys::HtmlButtonElement>(&deck, "[data-reset]") {
        browser::on(&button, "click", move |_: web_sys::Event| store.reset());
        effect(move || button.set_disabled(!store.is_changed()));
    }
}

fn bind_folding(deck: &HtmlElement) {
    let tabs = browser::within::<HtmlElement>(deck, "[data-tab]");
    for tab in &tabs {
        let (deck, tabs, picked) = (deck.clone(), tabs.clone(), tab.clone());
        browser::on(tab, "click", move |_: web_sys::Event| {
            let name = picked.get_attribute("data-tab").unwrap_or_default();
            drop(deck.set_attribute("data-picked", &name));
            for tab in &tabs {
                drop(tab.set_attribute("aria-pressed", &(*tab == picked).to_string()));
            }
        });
    }
    if let Some(fold) = browser::find::<HtmlElement>(deck, "[data-fold]") {
        let (deck, button) = (deck.clone(), fold.clone());
        browser::on(&fold, "click", move |_: web_sys::Event| {
            let unfolded = deck.class_list().toggle("unfolded").unwrap_or(false);
            button.set_text_content(Some(if unfolded { FOLD } else { UNFOLD }));
            drop(button.set_attribute("aria-expanded", &unfolded.to_string()));
        });
    }
}

fn bind_order(deck: &HtmlElement, store: Store) {
    let (Some(holder), Some(order)) =
        (browser::find::<HtmlElement>(deck, "[data-order-box]"), browser::find::<HtmlElement>(deck, "[data-order]"))
    else {
        return;
    };
    let at = browser::find::<HtmlElement>(deck, "[data-order-at]");
    let written = Written::default();
    effect(move || {
        let shares = next_order(&store.scenario());
        holder.set_class_name(order_class(shares));
        written.write(&order, order_words(shares));
        drop(order.set_attribute("data-value", &crate::number::text(shares)));
    });
    if let Some(at) = at {
        effect(move || at.set_text_content(Some(&at_words(store.get(Key::Spot)))));
    }
}

fn at_words(spot: f64) -> String {
    format!("At {}, the next $1 up makes the dealer", price(spot))
}

fn order_class(shares: f64) -> &'static str {
    match phrase::buys_or_sells(shares) {
        "buys" => "order order-buy",
        "sells" => "order order-sell",
        _ => "order",
    }
}

fn order_words(shares: f64) -> String {
    match phrase::buys_or_sells(shares) {
        "buys" => format!("▲ buy {}", phrase::shares_of(shares)),
        "sells" => format!("▼ sell {}", phrase::shares_of(shares)),
        _ => "nothing to do".to_owned(),
    }
}

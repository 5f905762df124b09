//! The control deck: the four main controls, who did what, and the order that this state causes.

use leptos::prelude::*;

use super::Store;
use super::dial::Dial;
use super::phrases::next_order;
use crate::figures::phrase;
use crate::scenario::Key;
use crate::ui::choice::ChoiceRow;
use crate::ui::format::price;
use crate::ui::slider::Slider;

const MAIN: [(Key, &str); 4] = [(Key::Spot, "Spot"), (Key::Days, "Time"), (Key::Oi, "Open int."), (Key::Iv, "Vol")];
const MORE: [Key; 3] = [Key::Strike, Key::Rate, Key::Yield];

/// The deck: beside the text on wide screens, docked at the bottom on narrow ones, where one main
/// control shows at a time and the rest folds away.
#[component]
pub fn Deck(
    /// The page's state.
    store: Store,
) -> impl IntoView {
    let picked = RwSignal::new(0usize);
    let unfolded = RwSignal::new(false);
    let tab = move |(index, (_, label)): (usize, (Key, &'static str))| {
        view! {
            <button
                type="button"
                aria-pressed=move || (picked.get() == index).to_string()
                on:click=move |_| picked.set(index)
            >
                {label}
            </button>
        }
    };
    let main = move |(index, (key, _)): (usize, (Key, &'static str))| {
        view! {
            <div class="deck-main" class:picked=move || picked.get() == index>
                <Slider quantity=Dial::new(store, key)/>
            </div>
        }
    };
    view! {
        <div class="deck" class:unfolded=move || unfolded.get()>
            <NextOrder store/>
            <button
                type="button"
                class="deck-fold quiet"
                aria-expanded=move || unfolded.get().to_string()
                on:click=move |_| unfolded.update(|open| *open = !*open)
            >
                {move || if unfolded.get() { "Fewer controls ▾" } else { "All controls ▴" }}
            </button>
            <div class="deck-trade">
                <ChoiceRow quantity=Dial::new(store, Key::Side)/>
                <ChoiceRow quantity=Dial::new(store, Key::Kind)/>
            </div>
            <div class="deck-tabs" role="group" aria-label="Which control">
                {MAIN.into_iter().enumerate().map(tab).collect_view()}
            </div>
            {MAIN.into_iter().enumerate().map(main).collect_view()}
            <details class="deck-more">
                <summary>"Strike, rate and yield"</summary>
                {MORE.map(|key| view! { <Slider quantity=Dial::new(store, key)/> }).collect_view()}
            </details>
            <div class="deck-undo">
                <button type="button" class="quiet" data-undo disabled=move || !store.can_undo() on:click=move |_| store.undo()>
                    "↶ Undo"
                </button>
                <button type="button" class="quiet" data-reset disabled=move || !store.is_changed() on:click=move |_| store.reset()>
                    "Reset"
                </button>
            </div>
        </div>
    }
}

/// The order of the next dollar up, said once on the page.
#[component]
fn NextOrder(store: Store) -> impl IntoView {
    let shares = Memo::new(move |_| next_order(&store.scenario()));
    let side = move || match phrase::buys_or_sells(shares.get()) {
        "buys" => "order order-buy",
        "sells" => "order order-sell",
        _ => "order",
    };
    let said = move || {
        let shares = shares.get();
        match phrase::buys_or_sells(shares) {
            "buys" => format!("▲ buy {}", phrase::shares_of(shares)),
            "sells" => format!("▼ sell {}", phrase::shares_of(shares)),
            _ => "nothing to do".to_owned(),
        }
    };
    view! {
        <div class=side>
            <small>{move || format!("At {}, the next $1 up makes the dealer", price(store.get(Key::Spot)))}</small>
            <strong data-order data-value=move || shares.get().to_string()>{said}</strong>
        </div>
    }
}

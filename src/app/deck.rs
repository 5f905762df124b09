//! The control deck: the four main controls, who did what, and the order that this state causes.
//! Beside the text on wide screens; docked at the bottom on narrow ones, where one main control
//! shows at a time and the rest folds away.

use crate::model::Order;
use crate::ui::reactive::effect;
#[cfg(not(target_arch = "wasm32"))]
use leptos::prelude::*;
use web_sys::HtmlElement;

use super::Store;
use crate::figures::shared::pressure::Map;
use crate::figures::words::{common, grammar};
use crate::format::price;
use crate::scenario::session::GammaSide;
use crate::scenario::{Key, Scenario};
use crate::ui::browser;
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
    use super::binding::ControlBinding;
    use crate::ui::{choice, slider};

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
            {ORDERS.iter().map(|order| order_markup(store, order)).collect_view()}
            <button type="button" class="deck-fold quiet" data-fold aria-expanded="false">{UNFOLD}</button>
            <div class="deck-trade">
                {choice::markup(ControlBinding::new(store, Key::Side))}
                {choice::markup(ControlBinding::new(store, Key::Kind))}
            </div>
            <div class="deck-tabs" role="group" aria-label="Which control">
                {MAIN.map(tab).into_iter().collect_view()}
            </div>
            {MAIN.map(|(key, _)| slider::markup(ControlBinding::new(store, key))).into_iter().collect_view()}
            <details class="deck-more">
                <summary>"Strike, rate and yield"</summary>
                {MORE.map(|key| slider::markup(ControlBinding::new(store, key))).into_iter().collect_view()}
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

/// An order that the deck says: that of the trade, or that of the book of the section being read.
struct DeckOrder {
    /// Which of them it is: what style sheets show it by.
    name: &'static str,
    /// Computes it.
    say: fn(&Scenario) -> Said,
}

/// What is said of an order.
struct Said {
    /// What causes it, up to the verb.
    before: String,
    /// + buy, − sell.
    shares: f64,
    /// What must be known besides; may be empty.
    after: String,
}

/// The trade's own order, always the first, then those of the books of later sections.
static ORDERS: [DeckOrder; 3] = [
    DeckOrder {
        name: "trade",
        say: |state| {
            let shares = state.next_order();
            let verb = leaves_or_makes(shares);
            let before = format!("At {}, the next $1 up {verb} the dealer", price(state.get(Key::Spot)));
            Said { before, shares, after: String::new() }
        },
    },
    DeckOrder {
        name: "session",
        say: |state| {
            let shares = state.session_next_order(GammaSide::Long);
            let verb = leaves_or_makes(shares);
            let time = Key::Sessions.control().spoken(state.get(Key::Sessions));
            let before = format!("With {time} left, the next $1 up {verb} a dealer long gamma");
            let after = match Order::of(shares) {
                Order::Nothing => "and one short gamma nothing either",
                Order::Buy(_) | Order::Sell(_) => "and one short gamma buy as many",
            };
            Said { before, shares, after: after.to_owned() }
        },
    },
    DeckOrder {
        name: "chain",
        say: |state| {
            let shares = Map::new(state, 0).up(state.get(Key::Spot));
            let verb = leaves_or_makes(shares);
            let before = format!("{}, the next 1% up {verb} them", common::if_dealers(state.assumption()));
            Said { before, shares, after: String::new() }
        },
    },
];

#[cfg(not(target_arch = "wasm32"))]
fn order_markup(store: Store, order: &DeckOrder) -> impl IntoView + use<> {
    let Said { before, shares, after } = untrack(|| (order.say)(&store.scenario()));
    let (value, words) = (shares.to_string(), order_words(shares));
    let number = if order.name == ORDERS[0].name {
        view! { <strong data-order data-value=value>{words}</strong> }.into_any()
    } else {
        view! { <strong data-section-order=order.name data-value=value>{words}</strong> }.into_any()
    };
    view! {
        <div class=order_class(shares) data-order-box=order.name>
            <small data-order-before>{before}</small>
            {number}
            <small data-order-after>{after}</small>
        </div>
    }
}

fn bind_order(deck: &HtmlElement, store: Store) {
    for order in &ORDERS {
        let Some(holder) = browser::find::<HtmlElement>(deck, &format!("[data-order-box={}]", order.name)) else {
            continue;
        };
        let part = |css: &str| browser::find::<HtmlElement>(&holder, css);
        let (Some(before), Some(number), Some(after)) =
            (part("[data-order-before]"), part("strong"), part("[data-order-after]"))
        else {
            continue;
        };
        let written = [Written::default(), Written::default(), Written::default()];
        effect(move || {
            let said = (order.say)(&store.scenario());
            holder.set_class_name(order_class(said.shares));
            drop(number.set_attribute("data-value", &crate::format::number::shortest(said.shares)));
            let words = [said.before, order_words(said.shares), said.after];
            for ((written, part), words) in written.iter().zip([&before, &number, &after]).zip(words) {
                written.write(part, words);
            }
        });
    }
}

/// What price does to a dealer who then has this order: it “makes” one trade, or “leaves” one with nothing to do.
fn leaves_or_makes(shares: f64) -> &'static str {
    match Order::of(shares) {
        Order::Nothing => "leaves",
        Order::Buy(_) | Order::Sell(_) => "makes",
    }
}

fn order_class(shares: f64) -> &'static str {
    match Order::of(shares) {
        Order::Nothing => "order",
        Order::Buy(_) => "order order-buy",
        Order::Sell(_) => "order order-sell",
    }
}

fn order_words(shares: f64) -> String {
    match Order::of(shares) {
        Order::Nothing => "nothing to do".to_owned(),
        Order::Buy(shares) => format!("▲ buy {}", grammar::shares_of(shares)),
        Order::Sell(shares) => format!("▼ sell {}", grammar::shares_of(shares)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_dealers_of_a_session_are_told_alike() {
        let said = |spot: f64| (ORDERS[1].say)(&Scenario::default().with(Key::Spot, spot));
        let (near, far) = (said(100.0), said(130.0));
        assert!(near.before.contains("makes a dealer long gamma") && near.after == "and one short gamma buy as many");
        // “… leaves a dealer long gamma nothing to do and one short gamma nothing either”.
        assert!(far.before.contains("leaves a dealer long gamma") && order_words(far.shares) == "nothing to do");
        assert_eq!(far.after, "and one short gamma nothing either");
    }
}

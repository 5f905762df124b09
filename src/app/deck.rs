//! The control deck: the four main controls, who did what, and the order that this state causes.
//! Beside the text on wide screens; docked at the bottom on narrow ones, where one main control
//! shows at a time and the rest folds away.

#![expect(unreachable_pub, reason = "Leptos makes the properties of a component public")]

use leptos::prelude::*;
use web_sys::{Element, Event, HtmlButtonElement, HtmlElement};

use super::Store;
use super::binding::ControlBinding;
use super::words::{self, MAIN_CONTROLS};
use crate::figures::shared::pressure::Map;
use crate::figures::words::common;
use crate::format::{dollars, price};
use crate::model::{ModelError, Order};
use crate::scenario::{Inputs, Key, Scenario};
use crate::ui::browser;
use crate::ui::figure_frame::Control;
use crate::ui::live::{Early, Slot, live, once_live, printed};
use crate::ui::reactive::{ArcRwSignal, effect};
use crate::ui::written::Written;

const MORE: [Key; 3] = [Key::Strike, Key::Rate, Key::Yield];

/// The deck.
#[component]
pub(super) fn Deck() -> impl IntoView {
    let store = Store::here();
    let picked = ArcRwSignal::new(Key::Spot);
    let unfolded = ArcRwSignal::new(false);
    let control = |key| view! { <Control quantity=ControlBinding::new(key)/> };
    let (shown, folds) = (picked.clone(), unfolded.clone());
    view! {
        <div class="deck" data-picked=Key::Spot.name() data-live=live(move |deck| bind_deck(deck, shown, folds))>
            {ORDERS.iter().map(|order| view! { <OrderBox order/> }).collect_view()}
            <button
                type="button"
                class="deck-fold button-quiet"
                data-fold
                data-early=Early::Action.value()
                aria-expanded="false"
                data-live=live(move |button| bind_fold(button, unfolded))
            >
                {words::UNFOLD}
            </button>
            <div class="deck-trade">
                <p class="deck-unused">{words::UNUSED}</p>
                {[Key::Side, Key::Kind].map(control).into_iter().collect_view()}
            </div>
            <div class="deck-tabs" role="group" aria-label=words::WHICH_CONTROL>
                {MAIN_CONTROLS.map(|(key, label)| view! { <Tab key label picked=picked.clone()/> }).into_iter().collect_view()}
            </div>
            {MAIN_CONTROLS.map(|(key, _)| control(key)).into_iter().collect_view()}
            // Shown only where the time to expiry is pushed to the end, and then stands below it.
            <p class="deck-unused">{words::UNUSED}</p>
            <details class="deck-more">
                <summary>{words::MORE_CONTROLS}</summary>
                {MORE.map(control).into_iter().collect_view()}
            </details>
            <div class="deck-undo">
                <StepButton label=words::UNDO mark="undo" step=move || store.undo() is_idle=move || !store.can_undo()/>
                <StepButton label=words::RESET mark="reset" step=move || store.reset() is_idle=move || !store.is_changed()/>
            </div>
        </div>
    }
}

/// On narrow screens one control shows at a time, or all.
fn bind_deck(deck: HtmlElement, picked: ArcRwSignal<Key>, unfolded: ArcRwSignal<bool>) {
    effect(move || {
        browser::set_attribute(&deck, "data-picked", picked.get().name());
        drop(deck.class_list().toggle_with_force("deck-unfolded", unfolded.get()));
    });
}

fn bind_fold(button: HtmlElement, unfolded: ArcRwSignal<bool>) {
    let pressed = unfolded.clone();
    browser::on(&button, "click", move |_: Event| pressed.set(!pressed.get_untracked()));
    // What the page was built with stands, in whatever language, until it is pressed.
    let mut said = false;
    effect(move || {
        let unfolded = unfolded.get();
        if said != unfolded {
            button.set_text_content(Some(if unfolded { words::FOLD } else { words::UNFOLD }));
            browser::set_attribute(&button, "aria-expanded", if unfolded { "true" } else { "false" });
            said = unfolded;
        }
    });
}

/// A button that brings one of the main controls to the front.
#[component]
fn Tab(key: Key, label: &'static str, picked: ArcRwSignal<Key>) -> impl IntoView {
    let bind = move |tab: HtmlElement| {
        let pressed = picked.clone();
        browser::on(&tab, "click", move |_: Event| pressed.set(key));
        effect(move || {
            browser::set_attribute(&tab, "aria-pressed", if picked.get() == key { "true" } else { "false" });
        });
    };
    view! {
        <button
            type="button"
            data-tab=key.name()
            data-early=Early::Action.value()
            aria-pressed=if key == Key::Spot { "true" } else { "false" }
            data-live=live(bind)
        >
            {label}
        </button>
    }
}

/// A button that goes back a step, or all the way, and is off where there is none.
#[component]
fn StepButton(
    label: &'static str,
    mark: &'static str,
    step: impl Fn() + 'static,
    is_idle: impl Fn() -> bool + 'static,
) -> impl IntoView {
    let bind = move |button: HtmlButtonElement| {
        browser::on(&button, "click", move |_: Event| step());
        effect(move || button.set_disabled(is_idle()));
    };
    view! { <button type="button" class="button-quiet" data-step=mark disabled data-live=live(bind)>{label}</button> }
}

/// An order that the deck says: that of the trade, or that of the book of the section being read.
struct DeckOrder {
    /// Which of them it is: what style sheets show it by.
    name: &'static str,
    /// Computes it, or says why the model refuses the state.
    compute: fn(&Inputs) -> Result<Said, ModelError>,
}

impl DeckOrder {
    /// What is said of it; of a state that the model refuses, that there is no number.
    fn say(&self, inputs: &Inputs) -> Said {
        let refused = |_| Said { before: words::NO_ORDER.to_owned(), shares: f64::NAN };
        (self.compute)(inputs).unwrap_or_else(refused)
    }
}

/// What is said of an order.
struct Said {
    /// What causes it, up to the verb.
    before: String,
    /// + buy, − sell; not a number if there is none.
    shares: f64,
}

/// The trade's own order, always the first, then those of the books of later sections.
static ORDERS: [DeckOrder; 3] = [
    DeckOrder {
        name: "trade",
        compute: |Inputs { scenario: state, .. }| {
            let shares = state.next_order()?;
            let before = words::trade_order_at(&price(state.get(Key::Spot)), &next_move(state), Order::of(shares));
            Ok(Said { before, shares })
        },
    },
    DeckOrder {
        name: "session",
        compute: |Inputs { scenario: state, .. }| {
            let side = state.gamma_side();
            let shares = state.session_next_order(side)?;
            let time = Key::Sessions.control().spoken(state.get(Key::Sessions));
            let before = words::session_order(&time, &next_move(state), side, Order::of(shares));
            Ok(Said { before, shares })
        },
    },
    DeckOrder {
        name: "chain",
        compute: |inputs| {
            let shares = Map::new(inputs, 0)?.up(inputs.scenario.get(Key::Spot));
            let before = words::chain_order(&common::if_dealers(inputs.scenario.assumption()), Order::of(shares));
            Ok(Said { before, shares })
        },
    },
];

/// The move of price that orders are told for: “$1”.
fn next_move(state: &Scenario) -> String {
    dollars(state.scale().small_move())
}

/// An order in words, with what it follows from.
#[component]
fn OrderBox(order: &'static DeckOrder) -> impl IntoView {
    let [holder, before, number] = [(); 3].map(|()| Slot::<Element>::default());
    let marks = [&holder, &before, &number].map(Slot::here);
    let said = printed(|| untrack(|| order.say(&Store::here().inputs())));
    once_live(move || {
        if let (Some(holder), Some(before), Some(number)) = (holder.get(), before.get(), number.get()) {
            follow_order(order, holder, before, number);
        }
    });
    let (class, value) =
        (said.as_ref().map(|said| order_class(said.shares)), said.as_ref().map(|said| said.shares.to_string()));
    let words = said.as_ref().map(|said| order_words(said.shares));
    let (is_trade, name) = (order.name == ORDERS[0].name, order.name);
    view! {
        <div class=class data-order-box=name data-live=marks[0]>
            <small data-live=marks[1]>{said.as_ref().map(|said| said.before.clone())}</small>
            <strong
                data-order=is_trade.then_some("")
                data-section-order=(!is_trade).then_some(name)
                data-value=value
                data-live=marks[2]
            >
                {words}
            </strong>
        </div>
    }
}

fn follow_order(order: &'static DeckOrder, holder: Element, before: Element, number: Element) {
    let written: [Written; 2] = Default::default();
    effect(move || {
        let said = order.say(&Store::here().inputs());
        holder.set_class_name(order_class(said.shares));
        browser::set_attribute(&number, "data-value", &crate::format::number::shortest(said.shares));
        written[0].write(&before, said.before);
        written[1].write(&number, order_words(said.shares));
    });
}

fn order_class(shares: f64) -> &'static str {
    match Order::of(shares) {
        _ if shares.is_nan() => "deck-order",
        Order::Buy(_) => "deck-order deck-order-buy",
        Order::Sell(_) => "deck-order deck-order-sell",
        Order::Nothing => "deck-order",
    }
}

fn order_words(shares: f64) -> String {
    if shares.is_nan() { "–".to_owned() } else { words::order(Order::of(shares)) }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a scale that is refused must fail the test")]
mod tests {
    use super::*;
    use crate::scenario::{CustomerSide, PriceScale};

    #[test]
    fn an_order_that_cannot_be_computed_is_not_told_as_none() {
        for order in &ORDERS {
            let said = order.say(&Inputs::of(Scenario::impossible(Key::Iv, -5.0)));
            assert_eq!(
                (order_words(said.shares).as_str(), order_class(said.shares)),
                ("–", "deck-order"),
                "{}",
                order.name
            );
        }
    }

    #[test]
    fn the_dealer_of_a_session_is_on_the_side_of_the_trade() {
        let said = |side: CustomerSide, spot: f64| {
            ORDERS[1].say(&Inputs::of(Scenario::default().with_choice(side).with(Key::Spot, spot)))
        };
        let (short, long) = (said(CustomerSide::Buys, 100.0), said(CustomerSide::Sells, 100.0));
        assert_eq!(short.before, "With 1 trading day left, the next $1 up makes the dealer, who is short gamma,");
        assert!(long.before.ends_with("makes the dealer, who is long gamma,"), "{}", long.before);
        // Of the same size, and the other way round.
        assert!(short.shares > 0.0 && short.shares == -long.shares);
        let far = said(CustomerSide::Buys, 130.0);
        assert!(far.before.contains("leaves the dealer") && order_words(far.shares) == "nothing to do");
    }

    #[test]
    fn the_next_dollar_is_what_it_is_on_the_scale_of_prices() {
        let said = |scale| ORDERS.each_ref().map(|order| order.say(&Inputs::of(Scenario::at_scale(scale))));
        let (hundred, other) = (said(PriceScale::default()), said(PriceScale::new(59.0).unwrap()));
        assert_eq!(hundred[0].before, "At $100.00, the next $1 up makes the dealer");
        assert_eq!(other[0].before, "At $59.00, the next $0.59 up makes the dealer");
        for (one, other) in hundred.iter().zip(&other) {
            assert_eq!(one.before.replace("$100.00", "$59.00").replace("$1", "$0.59"), other.before);
            assert!((one.shares - other.shares).abs() < 1e-6 && one.shares.abs() > 1.0);
        }
    }
}

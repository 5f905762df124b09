//! The orders that the deck tells: that of the trade, or that of the book of the section being read.

#![expect(unreachable_pub, reason = "Leptos makes the properties of a component public")]

use leptos::prelude::*;
use web_sys::HtmlElement;

use super::beside::order_asked;
use crate::app::{Store, veil, words};
use crate::figures::shared::pressure::Map;
use crate::figures::words::common;
use crate::format::{dollars, number, price};
use crate::lesson::DeckOrder;
use crate::model::{ModelError, Order};
use crate::scenario::{Inputs, Key, Scenario};
use crate::ui::live::{Slot, once_live, printed};
use crate::ui::reactive::effect;
use crate::ui::written::Written;
use crate::ui::{browser, reading, sight};

/// The attribute of an order that waits for a bet.
const VEILED: &str = "data-veiled";

/// What is said of an order.
struct Said {
    /// What causes it, up to the verb.
    before: String,
    /// + buy, − sell; not a number if there is none.
    shares: f64,
}

/// What is said of an order; of a state that the model refuses, that there is no number.
fn say(order: DeckOrder, inputs: &Inputs) -> Said {
    let said = match order {
        DeckOrder::Trade => of_trade(&inputs.scenario),
        DeckOrder::Session => of_session(&inputs.scenario),
        DeckOrder::Chain => of_chain(inputs),
    };
    let mut said = said.unwrap_or_else(|_| Said { before: words::NO_ORDER.to_owned(), shares: f64::NAN });
    let underlying = inputs.scenario.underlying();
    if underlying.is_brought() {
        said.before = format!("{}: {}", underlying.symbol(), said.before);
    }
    said
}

fn of_trade(state: &Scenario) -> Result<Said, ModelError> {
    let shares = state.next_order()?;
    let before = words::trade_order_at(&price(state.get(Key::Spot)), &next_move(state), Order::of(shares));
    Ok(Said { before, shares })
}

fn of_session(state: &Scenario) -> Result<Said, ModelError> {
    let side = state.gamma_side();
    let shares = state.session_next_order(side)?;
    let time = Key::Sessions.control().spoken(state.get(Key::Sessions));
    let before = words::session_order(&time, &next_move(state), side, Order::of(shares));
    Ok(Said { before, shares })
}

fn of_chain(inputs: &Inputs) -> Result<Said, ModelError> {
    let shares = Map::new(inputs, 0)?.up(inputs.scenario.get(Key::Spot));
    let before = words::chain_order(&common::if_dealers(inputs.scenario.assumption()), Order::of(shares));
    Ok(Said { before, shares })
}

/// The move of price that orders are told for: “$1”.
fn next_move(state: &Scenario) -> String {
    dollars(state.scale().small_move())
}

/// An order in words, with what it follows from. It shows beside the sections that ask for it; the trade's, beside
/// all that ask for none.
#[component]
pub(super) fn OrderBox(order: DeckOrder) -> impl IntoView {
    let [holder, before, number] = [(); 3].map(|()| Slot::<HtmlElement>::default());
    let marks = [&holder, &before, &number].map(Slot::here);
    let said = printed(|| untrack(|| say(order, &Store::here().inputs())));
    once_live(move || {
        if let (Some(holder), Some(before), Some(number)) = (holder.get(), before.get(), number.get()) {
            follow_section(order, holder.clone());
            follow_state(order, holder, before, number);
        }
    });
    let (class, value) =
        (said.as_ref().map(|said| order_class(said.shares)), said.as_ref().map(|said| number::shortest(said.shares)));
    let words = said.as_ref().map(|said| order_words(said.shares));
    let is_trade = order == DeckOrder::Trade;
    printed(|| {
        view! {
            <div class=class hidden=!is_trade data-live=marks[0]>
                <small data-live=marks[1]>{said.as_ref().map(|said| said.before.clone())}</small>
                <strong
                    data-order=is_trade.then_some("")
                    data-section-order=(!is_trade).then_some(order.name())
                    data-value=value
                    data-live=marks[2]
                >
                    {words}
                </strong>
                {printed(|| is_trade.then(|| view! { <em class="deck-veil">{words::ORDER_WAITS}</em> }))}
            </div>
        }
    })
}

/// One order shows at a time.
fn follow_section(order: DeckOrder, holder: HtmlElement) {
    effect(move || {
        holder.set_hidden(order_asked() != order);
        // Of the trade alone: what sections of other books ask, it does not answer.
        if order == DeckOrder::Trade {
            let waits = reading::section().is_some_and(|section| veil::hides_order(&section));
            drop(holder.toggle_attribute_with_force(VEILED, waits));
        }
    });
}

fn follow_state(order: DeckOrder, holder: HtmlElement, before: HtmlElement, number: HtmlElement) {
    let written: [Written; 2] = Default::default();
    effect(move || {
        if order_asked() != order && sight::has_to_wait() {
            return;
        }
        let said = say(order, &Store::here().inputs());
        holder.set_class_name(order_class(said.shares));
        browser::set_attribute(&number, "data-value", &number::shortest(said.shares));
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
        for order in DeckOrder::ALL {
            let said = say(order, &Inputs::of(Scenario::impossible(Key::Iv, -5.0)));
            assert_eq!(
                (order_words(said.shares).as_str(), order_class(said.shares)),
                ("–", "deck-order"),
                "{}",
                order.name()
            );
        }
    }

    #[test]
    fn the_dealer_of_a_session_is_on_the_side_of_the_trade() {
        let said = |side: CustomerSide, spot: f64| {
            say(DeckOrder::Session, &Inputs::of(Scenario::default().with_choice(side).with(Key::Spot, spot)))
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
        let said = |scale| DeckOrder::ALL.map(|order| say(order, &Inputs::of(Scenario::at_scale(scale))));
        let (hundred, other) = (said(PriceScale::default()), said(PriceScale::new(59.0).unwrap()));
        assert_eq!(hundred[0].before, "At $100.00, the next $1 up makes the dealer");
        assert_eq!(other[0].before, "At $59.00, the next $0.59 up makes the dealer");
        for (one, other) in hundred.iter().zip(&other) {
            assert_eq!(one.before.replace("$100.00", "$59.00").replace("$1", "$0.59"), other.before);
            assert!((one.shares - other.shares).abs() < 1e-6 && one.shares.abs() > 1.0);
        }
    }
}

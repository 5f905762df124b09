//! The control deck: the controls that matter where the reader is, and the order that this state causes. Beside the
//! text on wide screens; on narrow ones, beside figures that use it, a line at the bottom with one control, from which
//! the rest unfolds.

#![expect(unreachable_pub, reason = "Leptos makes the properties of a component public")]

mod beside;
mod order;
mod sheet;

use leptos::prelude::*;
use web_sys::{Element, Event, HtmlButtonElement};

pub(super) use self::beside::uses;
use self::order::OrderBox;
use super::Store;
use super::binding::ControlBinding;
use super::words;
use crate::lesson::DeckOrder;
use crate::scenario::Key;
use crate::ui::browser;
use crate::ui::figure_frame::Control;
use crate::ui::live::{live, printed};
use crate::ui::reactive::{ArcRwSignal, effect};

/// Every control of the deck. One of the four in the middle stands on the line of the docked deck.
const CONTROLS: [Key; 9] =
    [Key::Side, Key::Kind, Key::Spot, Key::Days, Key::Oi, Key::Iv, Key::Strike, Key::Rate, Key::Yield];
const TRADE: std::ops::Range<usize> = 0..2;
const MAIN: std::ops::Range<usize> = 2..6;
const MORE: std::ops::Range<usize> = 6..9;

/// The deck.
#[component]
pub(super) fn Deck() -> impl IntoView {
    let store = Store::here();
    let controls = |which: std::ops::Range<usize>| {
        CONTROLS[which].iter().map(|key| view! { <Control quantity=ControlBinding::new(*key)/> }).collect_view()
    };
    view! {
        <div class="deck" data-live=live(|deck: Element| bind(&deck))>
            <div class="deck-head">
                {DeckOrder::ALL.map(|order| view! { <OrderBox order/> }).into_iter().collect_view()}
                <button
                    type="button"
                    class="deck-fold button-quiet"
                    data-fold
                    aria-expanded="false"
                    aria-label=words::ALL_CONTROLS
                >
                    {words::ALL}
                </button>
            </div>
            <div class="deck-trade">{controls(TRADE)}</div>
            {controls(MAIN)}
            <details class="deck-more">
                <summary>{words::MORE_CONTROLS}</summary>
                {controls(MORE)}
            </details>
            <div class="deck-undo">
                <StepButton label=words::UNDO mark="undo" step=move || store.undo() is_idle=move || !store.can_undo()/>
                <StepButton label=words::RESET mark="reset" step=move || store.reset() is_idle=move || !store.is_changed()/>
            </div>
        </div>
    }
}

fn bind(deck: &Element) {
    if let (Ok(Some(dock)), Some(fold)) = (deck.closest("aside"), browser::find(deck, "[data-fold]")) {
        let picked = ArcRwSignal::new(Key::Spot);
        beside::follow_reader(dock.clone(), picked.clone());
        sheet::bind(dock, fold, picked);
    }
}

/// The control of this name, if it is one of those for the line.
fn main_control(name: &str) -> Option<Key> {
    Key::named(name).filter(|key| CONTROLS[MAIN].contains(key))
}

/// Gives an element a class, or takes it away.
fn mark(element: &Element, class: &str, is_so: bool) {
    drop(element.class_list().toggle_with_force(class, is_so));
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
    let live = live(bind);
    printed(
        || view! { <button type="button" class="button-quiet" data-step=mark disabled data-live=live>{label}</button> },
    )
}

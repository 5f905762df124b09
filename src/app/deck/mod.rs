//! The control deck: the controls that matter where the reader is, and the order that this state causes. Beside the
//! text on wide screens; on narrow ones, beside figures that use it, a line at the bottom with one control, from which
//! the rest unfolds.

#![expect(unreachable_pub, reason = "Leptos makes the properties of a component public")]

mod beside;
mod order;
mod sheet;

use leptos::prelude::*;
use web_sys::{Element, HtmlButtonElement};

pub(super) use self::beside::uses;
use self::order::OrderBox;
use super::Store;
use super::binding::ControlBinding;
use super::words;
use crate::lesson::DeckOrder;
use crate::scenario::Key;
use crate::ui::figure_frame::Control;
use crate::ui::live::{Slot, live, once_live};
use crate::ui::reactive::{ArcRwSignal, effect};

const TRADE: [Key; 2] = [Key::Side, Key::Kind];
/// Those of which one stands on the line of the docked deck.
const MAIN: [Key; 4] = [Key::Spot, Key::Days, Key::Oi, Key::Iv];
const MORE: [Key; 3] = [Key::Strike, Key::Rate, Key::Yield];

/// The deck.
#[component]
pub(super) fn Deck() -> impl IntoView {
    let store = Store::here();
    let control = |key| view! { <Control quantity=ControlBinding::new(key)/> };
    let [deck, fold] = [(); 2].map(|()| Slot::<Element>::default());
    let marks = [&deck, &fold].map(Slot::here);
    once_live(move || {
        if let (Some(deck), Some(fold)) = (deck.get(), fold.get())
            && let Ok(Some(dock)) = deck.closest("aside")
        {
            let picked = ArcRwSignal::new(Key::Spot);
            beside::follow_reader(&dock, picked.clone());
            sheet::bind(dock, fold, picked);
        }
    });
    view! {
        <div class="deck" data-live=marks[0]>
            <div class="deck-head">
                {DeckOrder::ALL.map(|order| view! { <OrderBox order/> }).into_iter().collect_view()}
                <button
                    type="button"
                    class="deck-fold button-quiet"
                    data-fold
                    aria-expanded="false"
                    aria-label=words::ALL_CONTROLS
                    data-live=marks[1]
                >
                    {words::ALL}
                </button>
            </div>
            <div class="deck-trade">{TRADE.map(control).into_iter().collect_view()}</div>
            {MAIN.map(control).into_iter().collect_view()}
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
        crate::ui::browser::on(&button, "click", move |_: web_sys::Event| step());
        effect(move || button.set_disabled(is_idle()));
    };
    view! { <button type="button" class="button-quiet" data-step=mark disabled data-live=live(bind)>{label}</button> }
}

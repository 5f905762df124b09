//! The control deck: the four main controls, who did what, and the order that this state causes.
//! Beside the text on wide screens; docked at the bottom on narrow ones, where one main control
//! shows at a time and the rest folds away.

#![expect(unreachable_pub, reason = "Leptos makes the properties of a component public")]

mod order;

use leptos::prelude::*;
use web_sys::{Element, Event, HtmlButtonElement, HtmlElement};

use self::order::OrderBox;
use super::Store;
use super::binding::ControlBinding;
use super::words::{self, MAIN_CONTROLS};
use crate::lesson::{DeckOrder, Section};
use crate::scenario::Key;
use crate::ui::figure_frame::Control;
use crate::ui::live::{Early, live};
use crate::ui::reactive::{ArcRwSignal, effect};
use crate::ui::{browser, contents};

const TRADE: [Key; 2] = [Key::Side, Key::Kind];
const MORE: [Key; 3] = [Key::Strike, Key::Rate, Key::Yield];

/// The deck.
#[component]
pub(super) fn Deck() -> impl IntoView {
    let store = Store::here();
    let picked = ArcRwSignal::new(Key::Spot);
    let unfolded = ArcRwSignal::new(false);
    let control = |key| view! { <Control quantity=ControlBinding::new(key)/> };
    let folds = unfolded.clone();
    view! {
        <div class="deck" data-live=live(move |deck| bind_deck(deck, folds))>
            {DeckOrder::ALL.map(|order| view! { <OrderBox order/> }).into_iter().collect_view()}
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
            <div class="deck-trade" data-live=live(bind_trade)>
                <p class="deck-note">{words::UNUSED}</p>
                {TRADE.map(control).into_iter().collect_view()}
            </div>
            <div class="deck-tabs" role="group" aria-label=words::WHICH_CONTROL>
                {MAIN_CONTROLS.map(|(key, label)| view! { <Tab key label picked=picked.clone()/> }).into_iter().collect_view()}
            </div>
            {MAIN_CONTROLS.map(|(key, _)| view! { <MainControl key picked=picked.clone()/> }).into_iter().collect_view()}
            // Shown only where main controls alone are pushed to the end, and then stands below them.
            <p class="deck-note">{words::UNUSED}</p>
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
fn bind_deck(deck: Element, unfolded: ArcRwSignal<bool>) {
    effect(move || drop(deck.class_list().toggle_with_force("deck-unfolded", unfolded.get())));
}

fn bind_trade(trade: Element) {
    effect(move || mark_unused(&trade, &TRADE));
}

/// One of the main controls.
#[component]
fn MainControl(key: Key, picked: ArcRwSignal<Key>) -> impl IntoView {
    let bind = move |holder: Element| {
        effect(move || {
            drop(holder.class_list().toggle_with_force("deck-picked", picked.get() == key));
            mark_unused(&holder, &[key]);
        });
    };
    view! {
        <div class=if key == Key::Spot { "deck-main deck-picked" } else { "deck-main" } data-live=live(bind)>
            <Control quantity=ControlBinding::new(key)/>
        </div>
    }
}

/// Tells style sheets whether the figures of the section being read leave one of these alone.
fn mark_unused(holder: &Element, keys: &[Key]) {
    let unused = of_section_read(Section::UNUSED).unwrap_or_default();
    let is_unused = unused.split(' ').any(|name| keys.iter().any(|key| key.name() == name));
    drop(holder.class_list().toggle_with_force("deck-unused", is_unused));
}

/// What the section that is being read says of the deck in this attribute; nothing if none is.
fn of_section_read(attribute: &str) -> Option<String> {
    browser::document()?.get_element_by_id(&contents::section_read()?)?.get_attribute(attribute)
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

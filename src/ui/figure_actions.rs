//! The buttons with which the reader acts in a figure.

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use super::live::{Early, live, printed};
use super::reactive::untrack;
use super::sight::effect_on;
use super::{browser, words};
use crate::chart::ColorRole;
use crate::format::Printed;

/// A button that does something, and the key that does the same.
pub(crate) struct ActionButton {
    /// Its name among those of the figure.
    pub name: &'static str,
    /// What it says.
    pub label: Printed,
    /// Whether it buys or sells.
    pub role: Option<ColorRole>,
    /// The key; empty for none.
    pub key: &'static str,
    /// Does it.
    pub act: Rc<dyn Fn()>,
    /// Whether it would change nothing now, tracked.
    pub is_idle: Rc<dyn Fn() -> bool>,
}

/// A key, and what it does.
type Keyed = (&'static str, Rc<dyn Fn()>);

/// The buttons in a group that takes the keyboard.
pub(super) fn actions_view(actions: Vec<ActionButton>) -> impl IntoView {
    let keys: Vec<Keyed> = actions.iter().map(|action| (action.key, Rc::clone(&action.act))).collect();
    let buttons = actions.into_iter().map(|action| {
        let is_idle = printed(|| untrack(|| (action.is_idle)()).to_string());
        view! {
            <button
                type="button"
                class=action.role.map_or("action", ColorRole::action_class)
                data-action=action.name
                data-early=Early::State.value()
                // Off but still there: who has just pressed it keeps the focus.
                aria-disabled=is_idle
                data-live=live(move |button| bind(&button, &action.act, action.is_idle))
            >
                {action.label.text()}
            </button>
        }
    });
    let buttons = buttons.collect_view();
    view! {
        <div
            class="figure-actions"
            role="group"
            tabindex="0"
            aria-label=words::ACTIONS
            data-live=live(move |group| bind_keys(&group, keys))
        >
            {buttons}
        </div>
    }
}

fn bind(button: &HtmlElement, act: &Rc<dyn Fn()>, is_idle: Rc<dyn Fn() -> bool>) {
    let (act, told) = (Rc::clone(act), button.clone());
    browser::on(button, "click", move |_: web_sys::Event| act());
    effect_on(button, move || browser::set_attribute(&told, "aria-disabled", if is_idle() { "true" } else { "false" }));
}

/// Space is a button's own on a button, and the group's on the group.
fn bind_keys(group: &HtmlElement, keys: Vec<Keyed>) {
    let own = group.clone();
    browser::on(group, "keydown", move |event: KeyboardEvent| {
        let is_own = event.target().is_some_and(|target| target.dyn_ref() == Some(&own));
        let is_plain = !(event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key());
        let pressed = event.key();
        let meant = keys.iter().find(|(key, _)| !key.is_empty() && *key == pressed);
        if let (Some((key, act)), true) = (meant, is_plain)
            && (is_own || *key != " ")
        {
            event.prevent_default();
            act();
        }
    });
}

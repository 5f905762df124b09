//! States worth a look, one button each, which shows whether its state stands.

#![expect(unreachable_pub, reason = "Leptos makes the properties of a component public")]

use leptos::prelude::*;
use web_sys::HtmlElement;

use super::browser;
use super::live::{Early, live, printed};
use super::sight::effect_on;
use crate::format::Printed;

/// A button that brings about a state worth a look.
pub(crate) struct PresetButton {
    /// Its name among those of the figure.
    pub name: &'static str,
    /// What it says.
    pub label: Printed,
    /// What it shows, in a sentence.
    pub note: Printed,
    /// Brings it about.
    pub apply: Box<dyn Fn()>,
    /// Whether it stands, tracked.
    pub stands: Box<dyn Fn() -> bool>,
}

/// A button for a state worth a look; pressed while that state stands.
#[component]
pub(crate) fn Preset(
    /// What it is called and does.
    preset: PresetButton,
) -> impl IntoView {
    let PresetButton { name, label, note, apply, stands } = preset;
    let stood = printed(|| untrack(&stands).to_string());
    let bind = move |button: HtmlElement| {
        browser::on(&button, "click", move |_: web_sys::Event| apply());
        effect_on(&button.clone(), move || {
            browser::set_attribute(&button, "aria-pressed", if stands() { "true" } else { "false" });
        });
    };
    let live = live(bind);
    printed(|| {
        view! {
            <button
                type="button"
                class="button-quiet"
                data-preset=name
                data-early=Early::State.value()
                title=note.text()
                aria-pressed=stood
                data-live=live
            >
                {label.text()}
            </button>
        }
    })
}

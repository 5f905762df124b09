//! What a change comes to, said once to those who do not see it: the finding of the figure that the reader is in, when
//! all has come to rest.

#![expect(unreachable_pub, reason = "Leptos makes the properties of a component public")]

use leptos::prelude::*;
use web_sys::Element;

use super::Store;
use crate::ui::live::{Slot, once_live, printed};
use crate::ui::reactive::effect;
use crate::ui::schedule::Delay;
use crate::ui::{browser, written};

/// Rest after the last change: longer than between two presses of an arrow key.
const REST_MS: i32 = 900;
/// What is playing, which nobody can listen to.
const PLAYING: &str = "[data-play][aria-pressed=true]";

/// The line that is read out; nobody sees it.
#[component]
pub(super) fn Announcement() -> impl IntoView {
    let line = Slot::<Element>::default();
    let mark = line.here();
    once_live(move || {
        let Some(line) = line.get() else { return };
        let delay = Delay::new(move || {
            if let Some(news) = news().filter(|news| line.text_content().as_ref() != Some(news)) {
                line.set_text_content(Some(&news));
            }
        });
        effect(move || {
            let _followed = Store::here().scenario();
            if !written::is_as_built() {
                delay.restart(REST_MS);
            }
        });
    });
    printed(|| view! { <p class="unseen" role="status" data-announced data-live=mark></p> })
}

/// What there is to say: the finding of the figure that has the keyboard, or the order beside the controls that have
/// it. Figures that speak for themselves do.
fn news() -> Option<String> {
    let focused = browser::document()?.active_element()?;
    if !browser::all::<Element>(PLAYING).is_empty() {
        return None;
    }
    let said = if let Some(figure) = focused.closest("[data-figure]").ok()? {
        browser::find::<Element>(&figure, ".figure-finding:not([aria-live])")?
    } else {
        let deck = focused.closest(".deck").ok()??;
        browser::find::<Element>(&deck, ".deck-order:not([hidden])")?
    };
    said.text_content().filter(|said| !said.is_empty())
}

//! A tag at a figure that is not as it opens: what differs, the way back to that, and the way back to where the reader
//! came from. It stands on the edge of the figure, so that nothing moves when it comes and goes.

#![expect(unreachable_pub, reason = "Leptos makes the properties of a component public")]

use std::rc::Rc;

use leptos::prelude::*;
use web_sys::{Element, HtmlElement};

use super::live::{Slot, on_click, once_live, printed};
use super::sight::effect_on;
use super::words;

/// What a figure has changed from, and the ways back.
#[derive(Clone)]
pub(crate) struct Opening {
    /// What differs from how it opens, in words, tracked; nothing where it is as it opens.
    pub differs: Rc<dyn Fn() -> Option<String>>,
    /// Sets it, and nothing that it does not read, as it opens.
    pub reset: Rc<dyn Fn()>,
    /// Whether the reader was shown something here and may go back, tracked.
    pub was_shown: Rc<dyn Fn() -> bool>,
    /// Goes back, to the place and the state before.
    pub go_back: Rc<dyn Fn()>,
}

/// The tag, hidden until something differs.
#[component]
pub(crate) fn OpeningTag(
    /// What it tells and does.
    opening: Opening,
) -> impl IntoView {
    let (tag, said, back) =
        (Slot::<HtmlElement>::default(), Slot::<Element>::default(), Slot::<HtmlElement>::default());
    let marks = (tag.here(), said.here(), back.here());
    let Opening { differs, reset, was_shown, go_back } = opening;
    let buttons = (on_click(move || reset()), on_click(move || go_back()));
    once_live(move || {
        let (Some(tag), Some(said), Some(back)) = (tag.get(), said.get(), back.get()) else { return };
        effect_on(&tag.clone(), move || {
            let words = differs();
            tag.set_hidden(words.is_none());
            if let Some(words) = words {
                said.set_text_content(Some(&words));
            }
        });
        effect_on(&back.clone(), move || back.set_hidden(!was_shown()));
    });
    printed(|| {
        view! {
            <p class="figure-tag" hidden data-live=marks.0>
                <span data-live=marks.1></span>
                <button type="button" data-reset-figure data-live=buttons.0>{words::AS_IT_OPENS}</button>
                <span hidden data-live=marks.2><button type="button" data-way-back data-live=buttons.1>{words::WAY_BACK}</button></span>
            </p>
        }
    })
}

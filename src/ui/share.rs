//! The button that copies the address of what is on screen.

#![expect(unreachable_pub, reason = "Leptos makes the properties of a component public")]

use js_sys::{Array, Function, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlElement, HtmlInputElement, Window};

use super::live::{Slot, once_live, printed};
use super::{browser, schedule, words};

/// How long the button says that it worked.
const SAID_MS: i32 = 2_000;
/// A clipboard that has not answered by then will not.
const PATIENCE_MS: i32 = 1_000;

/// A button that copies what `link` gives at a press. Where the clipboard refuses, fails or never answers, a field
/// shows the link to be copied by hand.
#[component]
pub(crate) fn Share(
    /// The link to copy.
    link: impl Fn() -> String + 'static,
) -> impl IntoView {
    let (button, by_hand) = (Slot::<HtmlElement>::default(), Slot::<HtmlInputElement>::default());
    let marks = (button.here(), by_hand.here());
    once_live(move || {
        if let (Some(button), Some(by_hand)) = (button.get(), by_hand.get()) {
            let pressed = button.clone();
            browser::on(&button, "click", move |_: web_sys::Event| copy(&pressed, &by_hand, link()));
        }
    });
    printed(|| {
        view! {
            <span class="share">
                <button type="button" data-copy-link aria-live="polite" data-live=marks.0>{words::COPY_LINK}</button>
                <input
                    type="text"
                    readonly
                    hidden
                    class="share-address"
                    data-address
                    aria-label=words::LINK_TO_COPY_BY_HAND
                    data-live=marks.1
                />
            </span>
        }
    })
}

fn copy(button: &HtmlElement, by_hand: &HtmlInputElement, link: String) {
    let (button, by_hand) = (button.clone(), by_hand.clone());
    take(&link.clone(), move |taken| {
        if taken {
            button.set_text_content(Some(words::LINK_COPIED));
            by_hand.set_hidden(true);
            schedule::after(SAID_MS, move || button.set_text_content(Some(words::COPY_LINK)));
        } else {
            by_hand.set_value(&link);
            by_hand.set_hidden(false);
            by_hand.select();
        }
    });
}

/// Has the clipboard take a text, and says whether it did. By calling back: a future would put a kilobyte more (Brotli)
/// into the module.
pub(crate) fn take(text: &str, told: impl FnOnce(bool) + 'static) {
    let Some(written) = write(text) else { return told(false) };
    // The clipboard's own answer is nothing at all; others are a refusal, or that patience has run out.
    let answered = Closure::once(move |answer: JsValue| told(answer.is_undefined()));
    drop(Promise::race(&Array::of2(&written, &silence())).then2(&answered, &answered));
    // Called once: one of the two comes, whatever happens.
    answered.forget();
}

/// Asks the clipboard to take a text. By hand, since it is absent on pages that are not served securely, and
/// may lack its function or throw, whatever the types say.
fn write(text: &str) -> Option<Promise> {
    let clipboard = Reflect::get(&web_sys::window()?.navigator(), &"clipboard".into()).ok()?;
    let write: Function = Reflect::get(&clipboard, &"writeText".into()).ok()?.dyn_into().ok()?;
    Some(Promise::resolve(&write.call1(&clipboard, &text.into()).ok()?))
}

/// `false`, once patience has run out.
fn silence() -> Promise {
    Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            let set = Window::set_timeout_with_callback_and_timeout_and_arguments_1;
            drop(set(&window, &resolve, PATIENCE_MS, &JsValue::FALSE));
        }
    })
}

//! The button that copies the address of what is on screen.

#[cfg(not(target_arch = "wasm32"))]
use leptos::prelude::*;
use web_sys::{HtmlElement, HtmlInputElement};

use super::{browser, schedule};

const LABEL: &str = "Copy link";
/// How long the button says that it worked.
const SAID_MS: i32 = 2_000;

/// The markup: the button, and a field that appears where the clipboard is refused.
#[cfg(not(target_arch = "wasm32"))]
pub fn markup() -> impl IntoView {
    view! {
        <span class="share">
            <button type="button" data-copy-link aria-live="polite">{LABEL}</button>
            <input type="text" readonly hidden class="share-address" data-address aria-label="Link to this state, to copy by hand"/>
        </span>
    }
}

/// Copies the link at a press, `refresh` having brought the address up to date. Where the
/// clipboard is refused, the address is shown to be copied by hand.
pub fn bind(button: &HtmlElement, by_hand: HtmlInputElement, refresh: impl Fn() + 'static) {
    let pressed = button.clone();
    browser::on(button, "click", move |_: web_sys::Event| {
        refresh();
        let (button, by_hand, address) = (pressed.clone(), by_hand.clone(), browser::address());
        wasm_bindgen_futures::spawn_local(async move {
            if copied(&address).await {
                button.set_text_content(Some("Link copied"));
                by_hand.set_hidden(true);
                schedule::after(SAID_MS, move || button.set_text_content(Some(LABEL)));
            } else {
                by_hand.set_value(&address);
                by_hand.set_hidden(false);
                by_hand.select();
            }
        });
    });
}

async fn copied(address: &str) -> bool {
    // Absent on pages that are not served securely, whatever the type says.
    let Some(navigator) = web_sys::window().map(|window| window.navigator()) else { return false };
    if js_sys::Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|clipboard| clipboard.is_undefined()) {
        return false;
    }
    wasm_bindgen_futures::JsFuture::from(navigator.clipboard().write_text(address)).await.is_ok()
}

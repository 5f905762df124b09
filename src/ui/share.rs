//! The button that copies the address of what is on screen.

use leptos::prelude::*;

use super::{browser, schedule};

/// How long the button says that it worked.
const SAID_MS: i32 = 2_000;

/// Copies the link. Where the clipboard is refused, the address is shown to be copied by hand.
#[component]
pub fn CopyLink<F: Fn() + Copy + Send + Sync + 'static>(
    /// Brings the address up to date before it is copied.
    refresh: F,
) -> impl IntoView {
    let said = RwSignal::new("Copy link to this state");
    let by_hand = RwSignal::new(String::new());
    let copy = move |_| {
        refresh();
        let address = browser::address();
        leptos::task::spawn_local(async move {
            if copied(&address).await {
                said.set("Link copied");
                by_hand.set(String::new());
                schedule::after(SAID_MS, move || said.set("Copy link to this state"));
            } else {
                by_hand.set(address);
            }
        });
    };
    view! {
        <span class="share">
            <button type="button" data-copy-link aria-live="polite" on:click=copy>
                {move || said.get()}
            </button>
            <input
                type="text"
                readonly
                class="share-address"
                aria-label="Link to this state, to copy by hand"
                hidden=move || by_hand.with(String::is_empty)
                prop:value=move || by_hand.get()
            />
        </span>
    }
}

async fn copied(address: &str) -> bool {
    // Absent on pages that are not served securely, whatever the type says.
    let Some(navigator) = web_sys::window().map(|window| window.navigator()) else { return false };
    if js_sys::Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|clipboard| clipboard.is_undefined()) {
        return false;
    }
    wasm_bindgen_futures::JsFuture::from(navigator.clipboard().write_text(address)).await.is_ok()
}

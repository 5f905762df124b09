//! What is said where the interactive part does not start, or stops. `src/boot/watch.js` shows it, with the words
//! for the reason that it found; the module has no part in it.

use leptos::prelude::*;

use super::words::page as words;

/// The reasons for which the page stays in its opening state.
const NEVER_LIVE: &str = "file wasm place other";

/// The markup, hidden.
pub(super) fn stopped() -> impl IntoView {
    let reasons = words::STOPPED.map(|(reason, lead, words)| {
        view! { <p data-why=reason hidden><strong>{lead}</strong>" "{words}</p> }
    });
    view! {
        <div class="stopped" role="status" data-stopped hidden>
            <div>
                {reasons.into_iter().collect_view()}
                <p data-why=NEVER_LIVE hidden>
                    {words::STILL_COMPLETE}
                    <span data-with-link hidden>{words::LINK_NOT_SHOWN}</span>
                </p>
            </div>
            <p class="stopped-buttons">
                <button type="button" data-reload>{words::RELOAD}</button>
                <button type="button" data-put-away>{super::words::CLOSE}</button>
            </p>
        </div>
    }
}

//! What is said where the interactive part does not start, or stops. `src/boot/watch.js` shows it, with the words
//! for the reason that it found; the module has no part in it.

use leptos::prelude::*;

/// Each reason and its words: what helps first, then what happened.
const REASONS: [(&str, &str, &str); 6] = [
    (
        "slow",
        "Still loading.",
        "The interactive part of this page has not arrived yet. It starts by itself once it does. If that takes long, \
         reload the page.",
    ),
    (
        "file",
        "Reload the page.",
        "A file that it needs is missing, damaged or was refused, so nothing here can be moved.",
    ),
    (
        "wasm",
        "This browser does not run WebAssembly here.",
        "Without it nothing on this page can be moved. Allow it for this page and reload, or try another browser.",
    ),
    (
        "place",
        "Open this page from its web address.",
        "Opened from a file, or inside a closed frame, the browser keeps back the part that can be moved.",
    ),
    ("other", "Reload the page.", "Its interactive part stopped while it started, so nothing here can be moved."),
    (
        "halted",
        "Reload the page.",
        "A computation stopped, and some numbers or pictures may be out of date. Your settings are kept.",
    ),
];
/// The reasons for which the page stays in its opening state.
const NEVER_LIVE: &str = "file wasm place other";

/// The markup, hidden.
pub(super) fn stopped() -> impl IntoView {
    let words = REASONS.map(|(reason, lead, words)| {
        view! { <p data-why=reason hidden><strong>{lead}</strong>" "{words}</p> }
    });
    view! {
        <div class="stopped" role="status" data-stopped hidden>
            <div>
                {words.into_iter().collect_view()}
                <p data-why=NEVER_LIVE hidden>
                    "The text, the pictures and the tables are complete, for the state that the lesson opens with. "
                    <span data-with-link hidden>"What your link sets is not shown."</span>
                </p>
            </div>
            <p class="stopped-buttons">
                <button type="button" data-reload>"Reload the page"</button>
                <button type="button" data-put-away>"Close"</button>
            </p>
        </div>
    }
}

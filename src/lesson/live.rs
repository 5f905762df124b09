//! The live parts of the page, as they are both prerendered and hydrated.

use leptos::prelude::*;

use super::Store;
use super::dial::Dial;
use crate::figures::Spec;
use crate::scenario::Key;
use crate::ui::frame::{FigureFrame, Framed};
use crate::ui::scrub::Scrub;
use crate::ui::share::CopyLink;
use crate::ui::theme::ThemeSwitch;

/// A figure in its frame.
pub fn figure(store: Store, spec: &'static Spec) -> impl IntoView {
    let dials = |keys: &[Key]| keys.iter().map(|key| Dial::new(store, *key)).collect::<Vec<_>>();
    let handles = untrack(|| spec.figure(&store.only(spec.reads))).handles();
    let handles: Vec<Key> = handles.iter().filter_map(|handle| Key::named(handle.control)).collect();
    let framed = Framed {
        id: spec.id,
        claims: spec.claims,
        how: spec.how,
        handles: dials(&handles),
        controls: dials(spec.controls),
        played: spec.played.map(|key| Dial::new(store, key)),
        open: spec.open,
    };
    view! {
        <FigureFrame
            framed
            compute=|(store, spec): (Store, &'static Spec)| spec.figure(&store.only(spec.reads))
            source=(store, spec)
            theme=store.theme()
        />
    }
}

/// A number in the text that the reader can change.
pub fn scrub(store: Store, key: Key) -> impl IntoView {
    view! { <Scrub quantity=Dial::new(store, key)/> }
}

/// The buttons of the top bar.
pub fn bar(store: Store) -> impl IntoView {
    let refresh = move || store.write_address();
    view! {
        <span class="bar-buttons">
            <ThemeSwitch changes=store.theme()/>
            <CopyLink refresh/>
        </span>
    }
}

/// What was wrong with the link, if anything was.
pub fn notice(store: Store) -> impl IntoView {
    view! {
        <div class="notice" role="status" data-notice hidden=move || store.problems().is_empty()>
            <p>"Part of the link could not be used. The rest of it is in place."</p>
            <ul>{move || store.problems().into_iter().map(|problem| view! { <li>{problem}</li> }).collect_view()}</ul>
            <button type="button" class="quiet" on:click=move |_| store.dismiss_problems()>
                "Close"
            </button>
        </div>
    }
}

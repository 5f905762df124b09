//! What the playground has besides controls and figures: states to start from, and challenges.

#![expect(unreachable_pub, reason = "Leptos makes the properties of a component public")]

use leptos::prelude::*;
use web_sys::HtmlElement;

use super::{Store, words};
use crate::figures::Preset;
use crate::lesson::Challenge;
use crate::ui::live::{Early, Slot, on_click, once_live, printed};
use crate::ui::reactive::effect;

/// A button that sets a state to start from: nothing of what was set before is left in it.
#[component]
pub(super) fn StartButton(start: &'static Preset) -> impl IntoView {
    let restart = move || Store::here().restart(start.values);
    let live = on_click(restart);
    printed(|| {
        view! {
            <button type="button" class="button-quiet" data-start=start.name data-early=Early::State.value() data-live=live>{start.label.text()}</button>
            " "
            {start.note.text()}
        }
    })
}

/// What there is to bring about.
#[component]
pub(super) fn Challenges(of: &'static [Challenge]) -> impl IntoView {
    let items = of.iter().map(|challenge| view! { <ToBringAbout challenge/> });
    view! { <ol class="challenge-list">{items.collect_view()}</ol> }
}

/// Something to bring about. What was met once stays met: the reader has seen it.
#[component]
fn ToBringAbout(challenge: &'static Challenge) -> impl IntoView {
    let (item, met) = (Slot::<HtmlElement>::default(), Slot::<HtmlElement>::default());
    let marks = (item.here(), met.here());
    once_live(move || {
        let (Some(item), Some(met)) = (item.get(), met.get()) else { return };
        effect(move || {
            if (challenge.done)(&Store::here().scenario()) {
                met.set_hidden(false);
                item.set_class_name("challenge-met");
            }
        });
    });
    printed(|| {
        view! {
            <li data-live=marks.0>
                {challenge.ask.text()}
                <p role="status"><span data-met hidden data-live=marks.1>{words::MET}{challenge.met.text()}</span></p>
                <details><summary>{words::HINT}</summary><p>{challenge.hint.text()}</p></details>
            </li>
        }
    })
}

//! The playground: everything that can be set, the main figures side by side, and something to try.

use leptos::prelude::*;

use crate::lesson::{DeckOrder, Part, Parts, Section};
use crate::scenario::Key;

const TRADE: &[Key] = &[
    Key::Side,
    Key::Kind,
    Key::Spot,
    Key::Strike,
    Key::Days,
    Key::Oi,
    Key::Iv,
    Key::Move,
    Key::Hours,
    Key::IvShift,
    Key::Rate,
    Key::Yield,
];
const SESSION: &[Key] =
    &[Key::Flip, Key::Rule, Key::Cap, Key::Band, Key::Kappa, Key::Sessions, Key::NewsVol, Key::Seed];

/// The main controls, three figures and six challenges.
pub(super) static SECTION: Section =
    Section { id: "playground", title: "Playground", is_wide: true, order: DeckOrder::Trade, body };

fn body(parts: Parts) -> AnyView {
    let starts = parts.lesson.starts.iter().map(|start| view! { <li>{parts.put(Part::Start(start))}</li> });
    view! {
        <p>
            "The main controls of this page in one place, and the main figures beside them. It is the same state as \
             everywhere else. Right now, with the next dollar up, the dealer "{parts.say("next-order")}"."
        </p>
        <ul class="playground-starts">{starts.collect_view()}</ul>
        <div class="playground-controls">
            {group(parts, "The trade", TRADE)}
            {group(parts, "The session", SESSION)}
        </div>
        <div class="playground-figures">
            {parts.figure("play-dealer-delta")}
            {parts.figure("play-hedge-orders")}
            {parts.figure("play-same-news")}
            <div class="figure">
                <h3 id="challenges">"Try to bring this about"</h3>
                {parts.put(Part::Challenges)}
            </div>
        </div>
    }
    .into_any()
}

fn group(parts: Parts, name: &'static str, keys: &[Key]) -> impl IntoView + use<> {
    let controls = keys.iter().map(|key| parts.put(Part::Control(*key)));
    view! { <div role="group" aria-label=name><h3>{name}</h3><div>{controls.collect_view()}</div></div> }
}

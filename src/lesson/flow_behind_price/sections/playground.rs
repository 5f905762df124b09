//! The playground: everything that can be set, beside it one of the main figures at a time, and something to try.

use leptos::prelude::*;

use crate::lesson::chain_card::chain_card;
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

/// The figures, and what leads to each.
const FIGURES: [(&str, &str); 5] = [
    ("play-dealer-delta", "Hedge by price"),
    ("play-hedge-orders", "On a path"),
    ("play-three-clocks", "Three reasons"),
    ("play-feedback-size", "Feedback"),
    ("play-same-news", "Three markets"),
];

/// The reader's own chain beside them.
const CHAIN: (&str, &str) = ("play-your-chain", "Your chain");

/// The main controls, six figures and six challenges.
pub(super) static SECTION: Section =
    Section { id: "playground", title: "Playground", is_wide: true, order: DeckOrder::Trade, body };

fn body(parts: Parts) -> AnyView {
    let tabs = FIGURES.iter().chain([&CHAIN]).map(|(id, name)| view! { <a href=format!("#{id}")>{*name}</a> });
    let starts = parts.lesson.starts.iter().map(|start| view! { <li>{parts.put(Part::Start(start))}</li> });
    view! {
        <p>
            "All that can be set, in one place, and six things to bring about with it. Right now, with the next "{parts.say("small-move")}" up, the \
             dealer "{parts.say("next-order")}"."
        </p>
        <div class="playground-board">
            <div class="playground-view">
                <nav class="playground-tabs" aria-label="Figures">{tabs.collect_view()}</nav>
                // Side by side behind a window of one: whoever leads the focus or a link into one brings it there.
                <div class="playground-figures" tabindex="0" role="group" aria-label="One figure at a time">
                    {FIGURES.map(|(id, _)| parts.figure(id)).into_iter().collect_view()}
                    {chain_card(CHAIN.0)}
                </div>
            </div>
            <div class="playground-controls">
                <div role="group" aria-labelledby="challenges">
                    <h3 id="challenges">"Try to bring this about"</h3>
                    {parts.put(Part::Challenges)}
                </div>
                <div role="group" aria-label="Or start from">
                    <h3>"Or start from"</h3>
                    <ul class="playground-starts">{starts.collect_view()}</ul>
                </div>
                {group(parts, "The trade", TRADE)}
                {group(parts, "The session", SESSION)}
            </div>
        </div>
    }
    .into_any()
}

fn group(parts: Parts, name: &'static str, keys: &[Key]) -> impl IntoView + use<> {
    let controls = keys.iter().map(|key| parts.put(Part::Control(*key)));
    view! { <div role="group" aria-label=name><h3>{name}</h3><div class="playground-group">{controls.collect_view()}</div></div> }
}

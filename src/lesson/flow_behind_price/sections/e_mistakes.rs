//! Section E: ten statements to judge, half of them true; the others are the four common mistakes, one of them twice.

use leptos::prelude::*;

use crate::lesson::aids::h3;
use crate::lesson::{DeckOrder, Part, Parts, Section};

/// Claims E1 to E4.
pub(super) static SECTION: Section =
    Section { id: "mistakes", title: "True or not?", is_wide: false, order: DeckOrder::Chain, body };

/// The statements in their order; the picture that answers the last of the first stands between.
const FIRST: [&str; 4] = ["all-hedging", "sold-buys", "direction", "all-day"];
const THEN: [&str; 6] = ["doubles", "one-number", "cancels", "long-rises", "now-dominant", "same-news-differs"];

fn body(parts: Parts) -> AnyView {
    view! {
        <p>
            "Ten sentences that you may meet. Half of them are true. Judge each one, then have it shown: "<em>"Show me"</em>
            " sets a figure to the case and takes you there, and the undo button takes the setting back. Your answers stay \
             on this device."
        </p>
        {FIRST.map(|name| parts.prediction(name)).into_iter().collect_view()}
        {parts.figure("map-moves")}
        {THEN.map(|name| parts.prediction(name)).into_iter().collect_view()}
        {parts.put(Part::Score)}
        {h3("kept-in-mind", "Four mistakes to leave behind")}
        <ul>
            <li data-claim="E1">
                <strong>"It was the dealers."</strong>" Hedging is one layer of the flow, and most moves are not hedging."
            </li>
            <li data-claim="E2">
                <strong>"A signal."</strong>" On its own, hedge flow says nothing about direction: it takes its direction from \
                 the move, whichever side of gamma dealers are on."
            </li>
            <li data-claim="E3">
                <strong>"One number is enough."</strong>" Never leave out "{parts.term("expiry")}", distance to "
                {parts.term("spot")}", or which side of "{parts.term("gamma")}" dealers are on."
            </li>
            <li data-claim="E4">
                <strong>"This morning's map."</strong>" The structure of the open is not valid for the whole session: time \
                 passes, price moves, and what opens today is counted tonight."
            </li>
        </ul>
    }
    .into_any()
}

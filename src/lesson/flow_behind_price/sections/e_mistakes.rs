//! Section E: ten statements to judge, half of them true; the others are the four common mistakes, one of them twice.

use leptos::prelude::*;

use crate::lesson::{DeckOrder, Part, Parts, Section};

/// Claims E1 to E4, which the false ones contradict; the ending has them in a sentence each.
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
    }
    .into_any()
}

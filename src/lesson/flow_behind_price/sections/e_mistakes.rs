//! Section E: four common mistakes, each to be judged before it is explained.

use leptos::prelude::*;

use crate::figures::{Preset, dealer_delta};
use crate::lesson::aids::h3;
use crate::lesson::{DeckOrder, Part, Parts, Section, Show, ShowWords};

/// Claims E1 to E4.
pub(super) static SECTION: Section =
    Section { id: "mistakes", title: "Four common mistakes", is_wide: false, order: DeckOrder::Chain, body };

fn body(parts: Parts) -> AnyView {
    view! {
        <p>
            "You will meet these four sentences. Judge each one first. Your answers stay on this device. Each "
            <em>"Show me"</em>" sets a figure to the case in question and takes you there; the undo button takes the \
             setting back."
        </p>
        {h3("mistake-dealers", "It was the dealers")}
        {parts.prediction("all-hedging")}
        <p data-claim="E1">
            "Hedging is one layer of the flow. Not every move of the market is hedging, and most are not. In the session \
             on this page, "{parts.say("layers-moved")}". Before you say that dealers moved price, ask how large \
             their orders can have been."
        </p>
        {h3("mistake-signal", "A signal")}
        {parts.prediction("direction")}
        <p data-claim="E2">
            "On its own, hedge flow says nothing about direction. It has none until price moves, and then it takes its \
             direction from the move. Look at the map for the kind of pressure. The reason for the move lies elsewhere."
        </p>
        {h3("mistake-number", "One number is enough")}
        {parts.prediction("one-number")}
        <p data-claim="E3">
            "Never leave out "{parts.term("expiry")}", distance to "{parts.term("spot")}", or which side of "{parts.term("gamma")}" \
             dealers are on. Here are the same 10,000 contracts in three settings, all struck at 100."
        </p>
        {settings(parts)}
        {h3("mistake-map", "This morning's map")}
        {parts.prediction("all-day")}
        <p data-claim="E4">
            "The structure of the open is not valid for the whole session. As time passes, orders gather around \
             the strikes and leave the space between. As price moves, other strikes come near. And \
             trading goes on: open interest is counted once a day, so anything opened today isn't on the map yet. The figure shows \
             the first of the three alone. Play it."
        </p>
        {parts.figure("map-moves")}
    }
    .into_any()
}

/// The same open interest in three settings, each with the order of the next dollar up.
fn settings(parts: Parts) -> impl IntoView {
    let settings: [(&str, &str, &Preset); 3] = [
        ("Spot at the strike, last day, dealer short", "setting-near", &dealer_delta::NEAR),
        ("Spot $10 away, last day, dealer short", "setting-far", &dealer_delta::FAR),
        ("Spot at the strike, a month to go, dealer long", "setting-long", &dealer_delta::MONTH_LONG),
    ];
    let rows = settings.into_iter().map(|(words, phrase, preset)| {
        let show = Show { figure: &dealer_delta::SPEC, preset, words: ShowWords::SetIt };
        view! {
            <tr>
                <th scope="row">{words}</th>
                <td>"The dealer "{parts.say(phrase)}</td>
                <td>{parts.put(Part::Show(show))}</td>
            </tr>
        }
    });
    view! {
        <div class="table-scroll table-settings" tabindex="0" role="region" aria-label="One open interest, three settings">
            <table>
                <thead>
                    <tr><th scope="col">"Setting"</th><th scope="col">"On the next $1 up"</th><th scope="col">"Try it"</th></tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}

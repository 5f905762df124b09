//! Section D: the core idea.

use leptos::prelude::*;

use crate::lesson::aids::h3;
use crate::lesson::chain_card::chain_card;
use crate::lesson::{DeckOrder, Parts, Section};
use crate::scenario::Key;

/// Claims D1 and D2, around one map.
pub(super) static SECTION: Section = Section {
    id: "core",
    title: "The core idea: pressure, not prophecy",
    is_wide: false,
    order: DeckOrder::Chain,
    body,
};

fn body(parts: Parts) -> AnyView {
    view! {
        <p>
            "Take the "{parts.term("open interest")}" at all "{parts.term("strikes")}", an assumption about who \
             holds it, and the time to expiry, here "{parts.scrub_and(Key::Sessions, ".")}" Now ask at each price: if \
             price moved 1% from here, which order would follow? The answers, side by side, are a map."
        </p>
        <p data-claim="D2">
            <strong>"The map tells what kind of pressure may appear when price meets the structure."</strong>
            " In some places a rise brings selling and a fall brings buying: hedging leans against the move. In \
             others a rise brings buying and a fall brings selling: hedging pushes along. In between there can be a \
             price where the sign changes, the "{parts.dfn("gamma flip")}". "{parts.say("map-zones")}". "{parts.say("map-opening")}"; drag it: "
            {parts.scrub_and(Key::Spot, ".")}" All of it rests on the assumption: if dealers are short everything, or long \
             everything, there is no "{parts.term("gamma flip")}" at all."
        </p>
        {parts.prediction("flipped-news")}
        {parts.figure("pressure-map")}
        <p data-claim="D1">
            <strong>"Hedging by itself does not predict direction."</strong>" Turn the news around and every order \
             from outside changes its side. The sessions turn over, though not to the cent where the way up and the way down \
             lead through different parts of the map. "<span data-veil="map-stays">"The map stays exactly as it was."</span>" "
            {parts.say("map-flipped")}
        </p>
        {h3("own-chain", "Your own chain")}
        <p data-claim="D2">
            "Nine strikes are a lesson; a real chain has thousands. Bring yours: the file is read in your browser and goes \
             nowhere. Until then the figure shows a made-up index. Chains never say who holds what, so ask of any such map \
             how sure its sign is: drag the share of "{parts.term("open interest")}" whose side is read rightly below 100%, \
             and watch the flip become a stretch of price, and then nothing that anyone could name."
        </p>
        {chain_card("your-chain")}
    }
    .into_any()
}

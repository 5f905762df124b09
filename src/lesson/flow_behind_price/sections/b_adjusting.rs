//! Section B: why the hedge is not fixed.

use leptos::prelude::*;

use super::b_clocks;
use crate::lesson::{DeckOrder, Parts, Section};
use crate::scenario::Key;

/// Claims B1 and B4, with the two main figures; B1 to B3 continue in [`b_clocks`].
pub(super) static SECTION: Section = Section {
    id: "why",
    title: "Why the hedge never stands still",
    is_wide: false,
    order: DeckOrder::Trade,
    unused: &[],
    body,
};

fn body(parts: Parts) -> AnyView {
    view! {
        <p data-claim="B1">
            "The dealer is "{parts.say("dealer-position")}", "{parts.term("strike")}" "{parts.scrub(Key::Strike)}". With spot at "
            {parts.scrub(Key::Spot)}" and "{parts.scrub(Key::Days)}" left, the position behaves like "
            {parts.say("delta-like")}", so the dealer "{parts.say("hedge-against")}". But that number \
             holds only here and now. It changes when price moves, when time passes and when "
            {parts.dfn("implied volatility")}" shifts, which is the size of moves that the option's price implies. Each \
             time the "{parts.term("hedge")}" has to follow, and each adjustment is a "{parts.dfn("hedge order")}"."
        </p>
        <p>
            "The curve below shows it for price. Its steepness has a name, "{parts.dfn("gamma")}": how fast delta \
             changes. Where the curve is flat, nothing needs to be done. Where it is steep, every dollar of price \
             means a new order. Bring the option's end, its "{parts.dfn("expiry")}", nearer and watch the step get steeper."
        </p>
        {parts.prediction("next-dollar")}
        {parts.prediction("hedge-curve")}
        {parts.figure("dealer-delta")}
        {parts.formula("gamma")}
        {parts.formula("order")}
        <p data-claim="B4">
            "Whoever has sold options is "{parts.dfn("short gamma")}"; whoever owns them is "{parts.dfn("long gamma")}
            ". Follow one path. As price rises the dealer "{parts.say("up-order")}"; as price falls the dealer "
            {parts.say("down-order")}". Here is how it \
             works for short calls: price up, the calls gain delta, so the dealer buys more as price advances. Price \
             down, the calls lose delta, so the dealer sells some of it back. With your trade the dealer is "
            {parts.say("gamma-side")}", and the orders "{parts.say("pushes")}"."
        </p>
        {parts.figure("hedge-orders")}
        <p>
            "A dealer who is "{parts.term("long gamma")}" sells into a rise and buys into a fall, at every step; one who is "
            {parts.term("short gamma")}" does the opposite. Switch the customer to the other side and play the path again."
        </p>
        <p data-claim="D1">
            "Try it for the last hour before "{parts.term("expiry")}". 10,000 calls, sold by you, at a strike of $100. Price \
             moves, your delta moves with it, and all you do is keep the needle in the middle. Press “Play it \
             yourself”, then trade minute by minute, or let the hour run in half a minute. Afterwards look at when \
             you bought. Then own the calls, and watch your orders turn around."
        </p>
        {parts.figure("be-the-dealer")}
        {b_clocks::parts(parts)}
    }
    .into_any()
}

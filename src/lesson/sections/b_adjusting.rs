//! Section B: why the hedge is not fixed.

use leptos::prelude::*;

use super::aids::{dfn, formula, term};
use super::{Parts, Section, b_clocks, figure, prediction, say, scrub};
use crate::scenario::Key;

/// Claims B1 and B4, with the two main figures; B1 to B3 continue in [`b_clocks`].
pub(super) static SECTION: Section =
    Section { id: "why", title: "Why the hedge never stands still", is_wide: false, body };

fn body(parts: Parts) -> AnyView {
    view! {
        <p data-claim="B1">
            "The dealer is "{say(parts, "dealer-position")}", "{term("strike")}" "{scrub(parts, Key::Strike)}". With spot at "
            {scrub(parts, Key::Spot)}" and "{scrub(parts, Key::Days)}" left, the position behaves like "
            {say(parts, "delta-like")}", so the dealer "{say(parts, "hedge-against")}". But that number \
             holds only here and now. It changes when price moves, when time passes and when "
            {dfn("implied volatility")}" shifts, which is the size of moves that the option's price implies. Each \
             time the "{term("hedge")}" has to follow, and each adjustment is a "{dfn("hedge order")}"."
        </p>
        <p>
            "The curve below shows it for price. Its steepness has a name, "{dfn("gamma")}": how fast delta \
             changes. Where the curve is flat, nothing needs to be done. Where it is steep, every dollar of price \
             means a new order. Make the time to "{term("expiry")}" shorter and watch the step get steeper."
        </p>
        {figure(parts, "dealer-delta")}
        {formula(parts, "gamma")}
        {formula(parts, "order")}
        <p data-claim="B4">
            "Whoever has sold options is "{dfn("short gamma")}"; whoever owns them is "{dfn("long gamma")}
            ". Follow one path. As price rises the dealer "{say(parts, "up-order")}"; as price falls the dealer "
            {say(parts, "down-order")}". Here is how it \
             works for short calls: price up, the calls gain delta, so the dealer buys more as price advances. Price \
             down, the calls lose delta, so the dealer sells some of it back. With your trade the dealer is "
            {say(parts, "gamma-side")}", and the orders "{say(parts, "pushes")}"."
        </p>
        {prediction(parts, "next-dollar")}
        {figure(parts, "hedge-orders")}
        <p>
            "A dealer who is "{term("long gamma")}" sells into a rise and buys into a fall, at every step; one who is "
            {term("short gamma")}" does the opposite. Switch the customer to the other side and play the path again."
        </p>
        {b_clocks::parts(parts)}
    }
    .into_any()
}

//! Section B: why the hedge is not fixed.

use leptos::prelude::*;

use super::{b_clocks, b_paid};
use crate::lesson::aids::deeper;
use crate::lesson::{DeckOrder, Parts, Section};
use crate::scenario::Key;

/// Claims B1 and B4, with the two main figures; B1 to B3 continue in [`b_clocks`], and [`b_paid`] ends it.
pub(super) static SECTION: Section =
    Section { id: "why", title: "Why the hedge never stands still", is_wide: false, order: DeckOrder::Trade, body };

fn body(parts: Parts) -> AnyView {
    view! {
        <p data-claim="B1">
            "The dealer is "{parts.say("dealer-position")}", "{parts.term("strike")}" "{parts.scrub_and(Key::Strike, ",")}" and "
            {parts.say("hedge-against")}". That number holds only here and now. It changes when price moves, when time \
             passes and when "{parts.dfn("implied volatility")}" shifts: the size of the moves that the option's price \
             implies. Each time the "{parts.term("hedge")}" has to follow, and each adjustment is a "{parts.dfn("hedge order")}"."
        </p>
        <p>
            "The curve shows it for price. Its steepness is called "{parts.dfn("gamma")}": how fast delta changes. Where the \
             curve is flat, nothing needs to be done; where it is steep, every dollar of price means a new order. Bring the \
             option's end, its "{parts.dfn("expiry")}", nearer and watch the step get steeper."
        </p>
        {parts.prediction("next-dollar")}
        {parts.prediction("hedge-curve")}
        {parts.figure("dealer-delta")}
        {deeper("gamma and the order", view! { {parts.formula("gamma")} {parts.formula("order")} })}
        <p data-claim="B4">
            "Whoever has sold options is "{parts.dfn("short gamma")}"; whoever owns them is "{parts.dfn("long gamma")}". With \
             short calls it goes like this: price up, the calls gain delta, so "
            <span data-veil="rise-buys">"the dealer buys more"</span>"; price down, the calls lose delta, so "
            <span data-veil="fall-sells">"the dealer sells some of it back"</span>". With your trade the dealer is "
            {parts.say("gamma-side")}": as price rises the dealer "{parts.say("up-order")}", as price falls the dealer "
            {parts.say("down-order")}", and the orders "{parts.say("pushes")}"."
        </p>
        {parts.figure("hedge-orders")}
        <p data-claim="D1">
            "Now try it, for the last hour before "{parts.term("expiry")}": you are short 10,000 calls at a strike of $100, \
             and in round 2 long. Keep the needle in the middle, then look at when you bought."
        </p>
        {parts.figure("be-the-dealer")}
        {b_clocks::parts(parts)}
        {b_paid::part(parts)}
    }
    .into_any()
}

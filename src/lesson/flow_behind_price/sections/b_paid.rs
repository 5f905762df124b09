//! Section B, at its end: what the dealer gets for it.

use leptos::prelude::*;

use crate::lesson::Parts;
use crate::lesson::aids::h3;
use crate::scenario::Key;

/// Claim A2 once more, with the figure that shows what a hedged book earns.
pub(super) fn part(parts: Parts) -> impl IntoView {
    view! {
        {h3("paid", "What the dealer gets for it")}
        <p>
            "A dealer who has sold options buys each rise and sells each fall, so every swing costs a little. The customer \
             paid for that up front: an option loses value as time passes. That is its time decay, and the seller gains it."
        </p>
        <p data-claim="A2">
            "These options are priced for moves of "{parts.scrub(Key::Iv)}" a year. If price really moves by "
            {parts.scrub_and(Key::Realised, ",")}" its realised volatility, "{parts.say("average-day")}". Whoever stands on \
             the other side has it the other way round. Hedging more often makes the days more alike and leaves the average alone. So \
             nobody has to guess where price goes; what counts is how far."
        </p>
        {parts.figure("hedged-pnl")}
        <p>"And what did all those orders do to price?"</p>
    }
}

//! Section A: what dealer hedging is.

use leptos::prelude::*;

use crate::lesson::aids::{deeper, h3};
use crate::lesson::{DeckOrder, Parts, Section};
use crate::scenario::Key;

/// Claims A1 to A7, with two figures.
pub(super) static SECTION: Section =
    Section { id: "hedging", title: "What dealer hedging is", is_wide: false, order: DeckOrder::Trade, body };

fn body(parts: Parts) -> AnyView {
    view! {
        {trade(parts)}
        {sensitivity(parts)}
        {four_trades(parts)}
    }
    .into_any()
}

/// The business, the book and the instrument.
fn trade(parts: Parts) -> impl IntoView {
    view! {
        <p data-claim="A1">
            "A "{parts.term("dealer")}" is also called a market maker. When you want to buy an "{parts.term("option")}", the \
             dealer sells it; when you want to sell, the dealer buys. That supplies "{parts.dfn("liquidity")}": somebody is \
             there to trade with."
        </p>
        <p data-claim="A2">
            "It is a business of earning a little on each trade, thousands of times, and not a bet on where price goes. So \
             the dealer brings the "{parts.dfn("book")}", the sum of all positions, back close to balance. With the hedge \
             the total is zero, or as near to it as whole contracts allow: traders call that flat."
        </p>
        <p data-claim="A3">
            "An option gives a right to something: a share, an index, a fund. That is its "{parts.dfn("underlying")}". The \
             dealer "{parts.term("hedges")}" in the underlying itself, in "{parts.dfn("futures")}", which are contracts to \
             buy or sell later at a price agreed now, or in anything else that moves the same way."
        </p>
    }
}

/// A6: the order follows from delta.
fn sensitivity(parts: Parts) -> impl IntoView {
    view! {
        {h3("sensitivity", "From a sensitivity to an order")}
        <p data-claim="A6">
            "How large is the order? It follows from one number, the option's "{parts.dfn("delta")}": how much the option's \
             price changes when the "{parts.term("underlying")}" moves by one dollar. The price of the underlying right now is \
             called "{parts.dfn("spot")}", the price fixed in the option its "{parts.dfn("strike")}", and options trade in "
            {parts.dfn("contracts")}", each for 100 shares here."
        </p>
        {parts.figure("one-trade")}
        {deeper("what doesn't fit into whole contracts", view! {
            <p>
                "You can't buy half a futures contract. If the underlying is the index, one "{parts.dfn("E-mini")}" stands \
                 for 50 units of it and one micro for 5. Switch the instrument in the figure: whatever doesn't fit is left \
                 over."
            </p>
        })}
        <ol class="list-steps" data-claim="A6">
            <li>"The customer "{parts.say("customer-verb")}" "{parts.scrub_and(Key::Oi, ",")}" and behind these "
                {parts.term("contracts")}" stand "{parts.say("shares-behind")}" shares in all."</li>
            <li>"With "{parts.term("spot")}" at "{parts.scrub(Key::Spot)}" and "{parts.scrub(Key::Days)}" left by the calendar, \
                 one option has a delta of "{parts.say("option-delta")}"."</li>
            <li>"The dealer is "{parts.say("dealer-position")}". The position behaves like "
                {parts.say("delta-like")}"."</li>
            <li>{parts.say("flat-order")}"."</li>
        </ol>
        <p>"The order follows from a sensitivity, not from an opinion."</p>
        {deeper("delta and the hedge", view! { {parts.formula("delta")} {parts.formula("hedge")} })}
    }
}

/// A4, A5 and A7: what each trade makes the dealer do, and where.
fn four_trades(parts: Parts) -> impl IntoView {
    view! {
        {h3("trades", "Four trades, four orders")}
        <p>
            "The right to sell is a "{parts.dfn("put")}". To be "{parts.dfn("long")}" something is to own \
             it: you gain when it gets dearer. To be "{parts.dfn("short")}" it is to have sold it: you gain when it gets \
             cheaper."
        </p>
        <p data-claim="A4">
            <strong>"The customer buys a call."</strong>" A "{parts.term("call")}" gains when price rises, so the customer \
             is "{parts.term("long")}" delta and the dealer, who sold it, "{parts.term("short")}": a rise hurts. So the dealer "
            <b class="role-buy">"buys"</b>" the underlying. After a move of "{parts.scrub_and(Key::Move, ",")}" "
            {parts.say("call-leaves")}". Why anything is left, and who is "{parts.toward("hedged-pnl", "paid for it")}", comes later."
        </p>
        <p data-claim="A5">
            <strong>"The customer buys a put."</strong>" A "{parts.term("put")}" gains when price falls. The dealer, who \
             sold it, holds positive "{parts.term("delta")}": a fall hurts. So the dealer "<b class="role-sell">"sells"</b>" the underlying, or "
            {parts.term("futures")}" on it; for an index that may be the "{parts.term("E-mini")}". If the customer sells instead, both orders flip."
        </p>
        {parts.figure("four-trades")}
        <p data-claim="A7">
            "The trade is in the options market. The hedge is in another one, and \
             there it is a real order, like anyone's. This is how "<strong>"positioning"</strong>" in options \
             becomes actual "{parts.dfn("flow")}", buying and selling that reaches a market. And it does not end with one \
             order."
        </p>
    }
}

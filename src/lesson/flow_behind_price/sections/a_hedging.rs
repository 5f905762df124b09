//! Section A: what dealer hedging is.

use leptos::prelude::*;

use crate::lesson::aids::h3;
use crate::lesson::{DeckOrder, Parts, Section};
use crate::scenario::Key;

/// Claims A1 to A7, around one figure.
pub(super) static SECTION: Section = Section {
    id: "hedging",
    title: "What dealer hedging is",
    is_wide: false,
    order: DeckOrder::Trade,
    unused: &[],
    body,
};

fn body(parts: Parts) -> AnyView {
    view! {
        <p data-claim="A1">
            "A "{parts.term("dealer")}" is also called a market maker. When you want to buy an "{parts.term("option")}", the dealer sells it. When you want to sell, the dealer buys. \
             The dealer supplies "{parts.dfn("liquidity")}": somebody is there to trade with."
        </p>
        <p data-claim="A2">
            "That is the business: to earn a little on each trade, thousands of times. It isn't a bet on where \
             price goes. So the dealer brings the "{parts.dfn("book")}", the sum of all positions, back close to \
             balance. Look at the last row of bars below: with the hedge, the total is zero, or as near to it as \
             whole contracts allow. A real desk sets many trades off against each other first, often hedges only \
             a part, and may wait; here each trade is hedged at once."
        </p>
        <p data-claim="A3">
            "An option gives a right to something: a share, an index, a fund. That is its "{parts.dfn("underlying")}". The \
             dealer "{parts.term("hedges")}" in the underlying itself, in "{parts.dfn("futures")}", which are contracts to \
             buy or sell later at a price agreed now, or in anything else that moves the same way. You can't buy \
             half a futures contract. If the underlying is the index, one "{parts.dfn("E-mini")}" stands for 50 units of \
             it and one micro for 5. Switch the instrument in the figure: whatever doesn't fit into whole contracts \
             is left over."
        </p>
        {parts.figure("one-trade")}
        {h3("sensitivity", "From a sensitivity to an order")}
        <p data-claim="A6">
            "How large is the order? Nobody on the desk needs an opinion to work it out. It follows from \
             one number, the option's "{parts.dfn("delta")}": how much the option's price changes when the "
            {parts.term("underlying")}" moves by one dollar. The price of the underlying right now is called "{parts.dfn("spot")}
            ", the price fixed in the option its "{parts.dfn("strike")}", and options trade in "{parts.dfn("contracts")}"."
        </p>
        <ol class="list-steps" data-claim="A6">
            <li>"The customer "{parts.say("customer-verb")}" "{parts.scrub(Key::Oi)}". Each of these "
                {parts.term("contracts")}" stands for 100 shares: "{parts.say("shares-behind")}" shares in all."</li>
            <li>"With "{parts.term("spot")}" at "{parts.scrub(Key::Spot)}" and "{parts.scrub(Key::Days)}" left by the calendar, \
                 one option has a delta of "{parts.say("option-delta")}"."</li>
            <li>"The dealer is "{parts.say("dealer-position")}". The position behaves like "
                {parts.say("delta-like")}"."</li>
            <li>{parts.say("flat-order")}"."</li>
        </ol>
        {parts.formula("delta")}
        {parts.formula("hedge")}
        <p>"No forecast went into it. The order follows from a sensitivity, not from an opinion."</p>
        {h3("four-trades", "Four trades, four orders")}
        <p>
            "Three words first. The right to sell is a "{parts.dfn("put")}". To be "{parts.dfn("long")}" something is to own it: you gain when it gets dearer. To be "
            {parts.dfn("short")}" is to have sold it: you gain when it gets cheaper. A put gets cheaper as the underlying \
             rises, so whoever is short a put gains from a rise and loses from a fall."
        </p>
        <p data-claim="A4">
            <strong>"The customer buys a call."</strong>" A "{parts.term("call")}" gains when price rises, so the customer \
             is "{parts.term("long")}" delta. The dealer, who sold it, is "{parts.term("short")}" "{parts.term("delta")}": a rise \
             hurts. So the dealer "<b class="role-buy">"buys"</b>" the underlying. If price then rises, for a small move \
             the shares make back almost all of what the calls lose. Right now, with "{parts.say("move-words")}
            ", "{parts.say("call-leaves")}". What a hedge leaves of a larger move isn't an error: it comes from gamma, which \
             is next, and the option's premium is the price of it."
        </p>
        <p data-claim="A5">
            <strong>"The customer buys a put."</strong>" A "{parts.term("put")}" gains when price falls. The dealer, who \
             sold it, holds positive delta: a fall hurts the short put. So the dealer "<b class="role-sell">"sells"</b>
            " the underlying, or "{parts.term("futures")}" on it; for the index that may be the "{parts.term("E-mini")}". If the \
             customer sells instead, both orders flip. The table under the figure has all four trades, for the trade \
             size and the move that you set."
        </p>
        <p data-claim="A7">
            "Notice where things happen. The trade is in the options market. The hedge is in another one, and \
             there it is a real order, like anyone's. This is how "<strong>"positioning"</strong>" in options \
             becomes actual "{parts.dfn("flow")}", buying and selling that reaches a market. And since delta changes when price moves, it does not end with \
             one order."
        </p>
    }
    .into_any()
}

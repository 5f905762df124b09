//! Section C: how hedging can affect price.

use leptos::prelude::*;

use crate::lesson::aids::h3;
use crate::lesson::{DeckOrder, Parts, Section};
use crate::scenario::Key;

/// Claims C1 to C4, with four figures.
pub(super) static SECTION: Section = Section {
    id: "price",
    title: "How it can affect price",
    is_wide: false,
    order: DeckOrder::Session,
    unused: &[Key::Days],
    body,
};

fn body(parts: Parts) -> AnyView {
    view! {
        {echo(parts)}
        {impact(parts)}
        {contain_or_reinforce(parts)}
        {pins(parts)}
        {layers(parts)}
        {limits(parts)}
    }
    .into_any()
}

/// The push, its answers, and the name for their size.
fn echo(parts: Parts) -> impl IntoView {
    view! {
        <p>
            "You push price by 100 "{parts.dfn("basis points")}" (bp, each a hundredth of one per cent), the dealer answers \
             with an order, and since that order moves price too, the dealer answers again, and again. How large each answer \
             is, next to what it answers, is called "{parts.dfn("feedback")}": above 0 when hedging pushes along, because the \
             dealer has sold the options, and below 0 when hedging leans against, because the dealer owns them."
        </p>
        {parts.figure("echo")}
    }
}

/// How far an order moves price, and the size of the book against the market.
fn impact(parts: Parts) -> impl IntoView {
    view! {
        {h3("impact", "How strong is this really?")}
        <p>
            "How far an order pushes price is its "{parts.dfn("price impact")}". One study of large orders in US stocks, "
            {parts.cite("almgren")}", estimates that buying 1% of a day's volume moves price for good by about 2 "{parts.term("bp")}
            ", and 10% by 20 to 22 bp. Here it is "{parts.scrub(Key::Kappa)}" for each 1%. The lesson opens with 5, above \
             that lasting part, so that the effect is visible. The stock on this page trades 10 million shares a day."
        </p>
        <p>
            "And how large is the "{parts.term("book")}"? Take "{parts.scrub(Key::Oi)}" at one strike. They stand for "
            {parts.say("part-of-volume")}" of a day's volume, and to trade that many shares would move price by "
            {parts.say("impact-of-book")}". The clock changes here, too: a session has 390 trading minutes and a year 252 \
             sessions, and the options of the trade above have "{parts.scrub(Key::Sessions)}" to go, today included, \
             whatever its calendar days. The lesson opens with 10,000, all ending at today's close. That is a "
            <strong>"concentrated expiry in a single stock"</strong>", one-sided and at the very top of what is seen: on \
             real chains the largest strike near price stood for 6% (NVDA) and 8 to 11% (SPY) of a day's volume, both \
             sides together."
        </p>
        <p>
            "The "{parts.term("feedback")}" puts both halves together: a move causes an order, the order causes a move, and the \
             second divided by the first is the number that you dragged. This morning its size is "
            {parts.say("opening-feedback")}". How large is it in real markets? For S&P 500 options that expire the same day, "
            {parts.cite("cboe")}", which sells them, puts the net gamma of market makers at 0.04 to 0.17% of S&P futures \
             volume per 1% move. With the lasting impact of the study above that is a "{parts.term("feedback")}" of 0.0008 to \
             0.0034, with the 5 bp that this page opens with 0.002 to 0.009. A push of 100 then ends less than 1 bp away from \
             100, and hedging is hard to see. The figure below has a button for a day just above that range, 0.010. Press it: \
             by that measure it is the honest picture of an ordinary day in an index."
        </p>
    }
}

/// C1, C2 and the stories of C3.
fn contain_or_reinforce(parts: Parts) -> impl IntoView {
    view! {
        {parts.formula("step")}
        {h3("three-books", "Same news, three books")}
        <p data-claim="C1">
            "Let one stream of outside orders, the "<em>"news"</em>", reach three markets that differ in one thing. \
             In the first, the dealer owns the options and is "<strong>{parts.term("long gamma")}</strong>". Price rises, the \
             dealer "<b class="role-sell">"sells"</b>". Price falls, the dealer "<b class="role-buy">"buys"</b>". Buying \
             weakness and selling strength leans against every move, so it tends to contain price. Take the day's "
            {parts.dfn("range")}", the distance from its lowest to its highest price: with this news it is "
            {parts.say("range-none")}" when nobody hedges, and such a dealer "{parts.say("range-long")}"."
        </p>
        <p data-claim="C2">
            "In the third market the dealer has sold the same options and is "<strong>{parts.term("short gamma")}</strong>". Price \
             rises, the dealer "<b class="role-buy">"buys"</b>". Price falls, the dealer "<b class="role-sell">"sells"</b>". \
             Each order reinforces the move that caused it, so price tends to go faster and farther. With the same news \
             this dealer "{parts.say("range-short")}". Whether it also becomes more directional depends on the delay. "
            {parts.say("direction-of-rule")}" The "{parts.dfn("variance ratio")}" under the figure measures it: above 1, moves \
             tend to go on; below 1, to turn back. One day proves little, so the figure also says what is typical of many, "
            {parts.term("range")}" and "{parts.term("variance ratio")}" included."
        </p>
        {parts.prediction("closes-furthest")}
        {parts.figure("same-news")}
        {parts.formula("variance")}
        <p>
            "The dealer in this figure doesn't trade every minute. As long as the hedge is within a "{parts.dfn("band")}
            " around where it should be, it stays; the band is a part of the shares behind the position, since a large book \
             can let more of them wait. Change the width of the "{parts.term("band")}", or have the dealer hedge by the clock: \
             with a dealer long gamma, and orders of any size, price still closes at the same place."
        </p>
        <p>
            "Past a certain point, short gamma stops being gradual. As expiry comes near, the "{parts.term("feedback")}" grows. At \
             1 every share that the dealer buys moves price far enough to call for one share more, and no price in between \
             is stable. At the strike, a book of this size "{parts.say("unstable-from")}". If orders may be of \
             any size, the model then takes price to the next stable level within one minute and marks the jump. That is \
             the limit of the model, not a forecast: a real dealer would see it coming and spread it out. Cap the orders a \
             minute at a normal minute's volume and price can't jump like that; where the push is strong enough, it runs \
             for many minutes instead."
        </p>
        <p data-claim="C3">
            "In sessions with high gamma, hedging helps explain three things that traders know. Each has a button above the \
             chart that walks you through it, and each was picked: the figure says how rare it is. The "{parts.dfn("pin")}": price \
             strays, comes back and ends the day at the strike. The "<strong>"failed breakout"</strong>": price leaves the \
             strike, a dealer long gamma leans against it, and price is back at the strike by the close, where the news \
             alone would have left it beyond. The "<strong>"sudden acceleration"</strong>": near the close a dealer short \
             gamma, with orders capped, turns a small move into a large one. Look at the grey path each time. It is what the \
             news alone would have done, and part of every story is in it already."
        </p>
    }
}

/// The pin as a probability.
fn pins(parts: Parts) -> impl IntoView {
    view! {
        {h3("closes", "Where does it close?")}
        {parts.prediction("pin-count")}
        <p data-claim="C3">
            "One session proves nothing. So here are thousands, each with news of its own and orders of any size, for a strike of "
            {parts.scrub(Key::Strike)}" and spot at "{parts.scrub(Key::Spot)}" this morning. With a dealer long \
             gamma, "{parts.say("near-strike-long")}" of them close within 0.1% of the strike. Without hedging it \
             is "{parts.say("near-strike-none")}". That is what a "{parts.term("pin")}" is: "
            <strong>"a probability, never a certainty"</strong>". With the open at the strike, it grows with "
            {parts.term("open interest")}" and with "{parts.term("impact")}". It shrinks when news is more volatile, or when the strike \
             is far away."
        </p>
        {parts.prediction("short-close")}
        {parts.figure("closing-price")}
        <p>
            "Any count is off by luck; the "{parts.dfn("standard error")}" says by how much. Count four times as many sessions, \
             and the "{parts.term("standard error")}" is half as large."
        </p>
        {parts.formula("close")}
        {parts.formula("pin")}
        <p>
            {parts.cite("avellaneda")}" worked this probability out for a simpler model, in which price is moved by the time \
             decay of delta only; the two agree when impact is small, and the table has their number beside ours. And pins \
             are seen in markets: "{parts.cite("ni-2005")}" found that on expiry days the closing prices of stocks with options \
             cluster at strikes, which shifts returns by at least 16.5 bp on average. They name two causes: dealers who \
             rebalance their hedges, and manipulation by traders for firms' own accounts. With the open at the strike and \
             a dealer short gamma, whose customers bought, the opposite appears: a hole around it."
        </p>
    }
}

/// C4: hedging is one layer of the flow.
fn layers(parts: Parts) -> impl IntoView {
    view! {
        {h3("layers", "One more layer")}
        <p data-claim="C4">
            "The other forces haven't gone away. News, funds that must buy or sell, traders with a view: they all stay. \
             Hedging is one more layer of pressure on top of them, and an ordinary chart does not show it. In this \
             session the dealer is "{parts.say("gamma-side")}", since the customer "{parts.say("customer-bought")}", and "
            {parts.say("layers-moved")}". The picture takes the two layers apart. Switch the customer's side, and the \
             dealer's changes with it."
        </p>
        {parts.figure("share-of-flow")}
    }
}

/// What is measured, and what this model leaves out.
fn limits(parts: Parts) -> impl IntoView {
    view! {
        {h3("limits", "What is known, and what is left out")}
        <p>
            "Two more studies look at the effect. "{parts.cite("ni-2021")}" find that market makers who rebalance their hedges \
             change how volatile US stocks are and how often they make big moves. "{parts.cite("baltussen")}" look at more than \
             60 futures from 1974 to 2020: the last half hour tends to continue the move since the previous close, and that \
             reverts over the next days. They tie it to two kinds of hedgers who are short gamma: market makers of options, \
             and leveraged funds."
        </p>
        <p>"The model behind these figures is simple on purpose. Keep its limits in mind."</p>
        <ul>
            <li>"Impact is permanent, and in proportion to the order. The lasting part is about that in the estimate above; \
                 the passing part, which fades as "{parts.term("liquidity")}" comes back, grows more slowly than the order."</li>
            <li>"One dealer stands for all of them, with one book and one rule, hedges with shares only and pays no costs. \
                 Real dealers differ, and much of what they hold cancels."</li>
            <li>"Public open interest doesn't say which side dealers are on. Long or short is an assumption here, and in \
                 any chart of gamma that is built on it alone. Exchanges know, and sell summaries; several of the studies above \
                 used such data."</li>
            <li>"Implied volatility stays as it is through a session, and nobody closes or exercises early."</li>
            <li>"The other orders do not react. Real traders who see a pin or a squeeze join it or trade against it."</li>
        </ul>
    }
}

//! Section C: how hedging can affect price.

use leptos::prelude::*;

use super::c_limits;
use crate::lesson::aids::{deeper, h3};
use crate::lesson::{DeckOrder, Parts, Section};
use crate::scenario::Key;

/// Claims C1 to C4, with five figures.
pub(super) static SECTION: Section =
    Section { id: "price", title: "How it can affect price", is_wide: false, order: DeckOrder::Session, body };

fn body(parts: Parts) -> AnyView {
    view! {
        {echo(parts)}
        {impact(parts)}
        {contain_or_reinforce(parts)}
        {pins(parts)}
        {c_limits::desks()}
        {layers(parts)}
        {c_limits::left_out(parts)}
    }
    .into_any()
}

/// The push, its answers, and the name for their size.
fn echo(parts: Parts) -> impl IntoView {
    view! {
        <p>
            "You push price by 100 "{parts.dfn("basis points")}" (bp, each a hundredth of one per cent), the dealer answers \
             with an order, that order moves price too, and so the dealer answers again, and again. How large each answer \
             is, next to what it answers, is called "{parts.dfn("feedback")}": above 0 when the dealer has sold the options, \
             and hedging pushes along; below 0 when the dealer owns them, and hedging leans against."
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
            ". The lesson opens with 5 bp, so that the effect is visible, and with 10,000 contracts at one strike on their last \
             day: a "<strong>"concentrated expiry in a single stock"</strong>", one-sided and at the very top of what is seen. \
             With "{parts.scrub_and(Key::Kappa, ",")}" a "{parts.term("book")}" of "{parts.scrub(Key::Oi)}" and "
            {parts.scrub(Key::Sessions)}" to go, today included, the "{parts.term("feedback")}" this morning has a size of "
            {parts.say("opening-feedback")}". In S&P 500 options that expire the same day, the figures of "{parts.cite("cboe")}
            ", which sells them, come to less than 0.01 with those 5 bp, and hedging is hard to see."
        </p>
        {parts.figure("feedback-size")}
        {deeper("how these sizes come about", view! {
            <p>
                "Buying 10% of a day's volume moves price by 20 to 22 bp in the same study. The underlying on this page trades \
                 "{parts.say("daily-volume")}" shares a day. The contracts stand for "{parts.say("part-of-volume")}" of that, and to trade that \
                 many shares would move price by "{parts.say("impact-of-book")}". On real chains the largest strike near \
                 price stood for 6% (NVDA) and 8 to 11% (SPY) of a day's volume, both sides together. The clock is one of \
                 trading here: a session has 390 minutes and a year 252 sessions."
            </p>
            <p>
                "A move causes an order, the order causes a move, and the second divided by the first is the "
                {parts.term("feedback")}". Cboe puts the net gamma of market makers at 0.04 to 0.17% of S&P futures \
                 volume per 1% move. With the lasting impact of the study above that is a feedback of 0.0008 to \
                 0.0034, with the 5 bp that this page opens with 0.002 to 0.0085."
            </p>
            {parts.formula("step")}
        })}
    }
}

/// C1, C2 and the stories of C3.
fn contain_or_reinforce(parts: Parts) -> impl IntoView {
    view! {
        {h3("three-books", "Same news, three markets")}
        <p data-claim="C1">
            "Let one stream of outside orders, the "<em>"news"</em>", reach three markets. In the first, the dealer owns the \
             options and is "<strong>{parts.term("long gamma")}</strong>". Price rises, the dealer "<b class="role-sell">"sells"</b>
            "; price falls, the dealer "<b class="role-buy">"buys"</b>". That leans against every move, so it tends to contain \
             price. The day's "{parts.dfn("range")}", from its lowest to its highest \
             price, is "{parts.say("range-none")}" when nobody hedges, and such a dealer "
            {parts.say("range-long")}"."
        </p>
        <p data-claim="C2">
            "In the third market the dealer has sold the same options and is "<strong>{parts.term("short gamma")}</strong>". Price \
             rises, the dealer "<b class="role-buy">"buys"</b>"; price falls, the dealer "<b class="role-sell">"sells"</b>". \
             Each order adds to the move that caused it, so price tends to go faster and farther. This dealer "
            {parts.say("range-short")}". One day proves little: the figure also says what "{parts.term("range")}" is typical."
        </p>
        {parts.prediction("closes-furthest")}
        {parts.figure("same-news")}
        <p data-claim="C3">
            "In sessions with high gamma, hedging helps explain three things that traders know. Each has a button, and each \
             was picked: the figure says how rare it is. The "{parts.dfn("pin")}": price strays, comes back and ends the day \
             at the strike. The "<strong>"failed breakout"</strong>": price leaves the strike, a dealer long gamma leans \
             against it, and price is back by the close, where the news alone would have left it beyond. The "
            <strong>"sudden acceleration"</strong>": near the close a dealer short gamma, with orders capped, turns a small \
             move into a large one. Look at the grey path each time: part of every story is in the news alone."
        </p>
        {deeper("when the dealer waits, and where it stops being gradual", view! {
            <p>
                "This page opens with a dealer who doesn't trade every minute: as long as the hedge is within a "
                {parts.dfn("band")}" around where it should be, it stays. Change the width of \
                 the "{parts.term("band")}", or have the dealer hedge \
                 by the clock: with a dealer long gamma, and orders of any size, price still closes at the same place. An order that \
                 comes late, since the dealer waits or spreads it over minutes, comes after the move: with a dealer short gamma \
                 moves then tend to go on, with one long gamma to turn back. Hedging in full every minute does neither. The "
                {parts.dfn("variance ratio")}" measures it: above 1, moves tend to go on; below 1, to turn back. The \
                 figure has the "{parts.term("variance ratio")}" of all three markets among \
                 its numbers."
            </p>
            {parts.formula("variance")}
            <p>
                "As expiry comes near, the "{parts.term("feedback")}" grows. At 1 every share that the dealer buys moves price \
                 far enough to call for one share more, and no price in between is stable. At the strike, a book of this \
                 size "{parts.say("unstable-from")}". If orders may be of any size, the model then takes price to the next \
                 stable level within one minute and marks the jump. That is the limit of the model, not a forecast: a real \
                 dealer would see it coming and spread it out. Cap the orders a minute, and where the push is strong enough \
                 price runs for many minutes instead."
            </p>
        })}
    }
}

/// The pin as a probability.
fn pins(parts: Parts) -> impl IntoView {
    view! {
        {h3("closes", "Where does it close?")}
        {parts.prediction("pin-count")}
        {parts.prediction("short-close")}
        {parts.figure("closing-price")}
        <p data-claim="C3">
            "Here the strike is "{parts.scrub(Key::Strike)}", and price opens \
             at "{parts.scrub_and(Key::Spot, ".")}" A "{parts.term("pin")}" is "<strong>"a probability, never a \
             certainty"</strong>". With a dealer who owns the options and \
             the open at the strike, it grows with "{parts.term("open interest")}" and "{parts.term("impact")}", and shrinks when \
             news is more volatile."
        </p>
        {c_limits::evidence(parts)}
        {deeper("luck, and the exact numbers", view! {
            <p>
                "Any count is off by luck; the "{parts.dfn("standard error")}" says by how much. Count four times as many \
                 sessions, and the "{parts.term("standard error")}" is half as large. "{parts.cite("avellaneda")}" worked the \
                 probability out for a simpler model, in which price is moved by the time decay of delta only; the two agree \
                 when impact is small, and the table has their number beside ours. With the open at the strike and a dealer \
                 short gamma, whose customers bought, the opposite appears: a hole around it."
            </p>
            {parts.formula("close")}
            {parts.formula("pin")}
        })}
    }
}

/// C4: hedging is one layer of the flow.
fn layers(parts: Parts) -> impl IntoView {
    view! {
        {h3("layers", "One more layer")}
        <p data-claim="C4">
            "News, funds that must buy or sell and traders with a view haven't gone away. Hedging is one more \
             layer on top, unseen in an ordinary chart."
        </p>
        {parts.figure("share-of-flow")}
    }
}

//! The opening: what this is about, in one picture.

use leptos::prelude::*;

use crate::lesson::{DeckOrder, Parts, Section};
use crate::scenario::Key;

/// Title, the idea in one paragraph, the flow, and how to read the page.
pub(super) static SECTION: Section = Section {
    id: "opening",
    title: "Somebody takes the other side",
    is_wide: false,
    order: DeckOrder::Trade,
    unused: &[],
    body,
};

/// Title, and the idea in one sentence.
pub(in crate::lesson::flow_behind_price) fn head() -> AnyView {
    view! {
        <header class="hero">
            <p class="hero-kicker">"Options market structure"</p>
            <h1>"Dealer hedging: the flow behind price"</h1>
            <p class="hero-dek">
                "When you buy an option, someone has to sell it to you. What that someone does next can move the \
                 price of the thing itself."
            </p>
            <ul class="hero-tags">
                <li>"Dealers"</li>
                <li>"Market makers"</li>
                <li>"Hedging"</li>
                <li>"Flow"</li>
            </ul>
        </header>
    }
    .into_any()
}

fn body(parts: Parts) -> AnyView {
    view! {
        <p>
            "An "{parts.dfn("option")}" is the right, but not the obligation, to buy or sell something at a fixed price, \
             the "{parts.dfn("strike")}", until a fixed day, its "{parts.dfn("expiry")}". The right to buy is a "{parts.dfn("call")}
            ", the right to sell a "{parts.dfn("put")}". The thing it gives you a right to is the "{parts.dfn("underlying")}
            ": a share, an index, a fund. Its price right now is called "{parts.dfn("spot")}". Options trade in "
            {parts.dfn("contracts")}"; here one of them stands for 100 shares."
        </p>
        <p data-claim="I1">
            "You trade an "{parts.term("option")}". Somebody takes the other side: usually a "{parts.dfn("dealer")}", a firm \
             that does so all day. The dealer now holds the opposite of your position and doesn't want the risk. So \
             the dealer goes to another market, where the "{parts.term("underlying")}" trades, and places an order there. \
             That order is a "{parts.dfn("hedge")}". "
            <strong>"Hedging is the main bridge from the options market to moves in the underlying."</strong>
        </p>
        {parts.figure("the-flow")}
        <p>
            "Try it. Make the trade larger or smaller: "{parts.scrub(Key::Oi)}". Drag the number sideways, or \
             click it and use the arrow keys. The dealer then "{parts.say("hedge-order")}". Every dotted number \
             on this page works like that."
        </p>
        <p data-claim="I2">
            "One such order is small. But dealers stand behind millions of "{parts.term("contracts")}", and many of them \
             must act at the same prices. All that buying and selling, as it reaches the market, is "{parts.dfn("flow")}". Once you know why they hedge, you can see why price sometimes stays "
            {parts.toward("same-news", "contained")}", why it sometimes "{parts.toward("same-news", "speeds up")}
            ", and why it is sometimes "{parts.toward("closing-price", "drawn")}" to one strike."
        </p>
    }
    .into_any()
}

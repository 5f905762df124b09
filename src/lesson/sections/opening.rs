//! The opening: what this is about, in one picture.

use leptos::prelude::*;

use super::aids::{dfn, term};
use super::{Parts, Section, figure, say, scrub, toward};
use crate::scenario::Key;

/// Title, the idea in one paragraph, the flow, and how to read the page.
pub(super) static SECTION: Section =
    Section { id: "opening", title: "Somebody takes the other side", is_wide: false, body };

/// Title, and the idea in one sentence.
pub fn head() -> AnyView {
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
            "An "{dfn("option")}" is the right, but not the obligation, to buy or sell something at a fixed price, \
             the "{dfn("strike")}", until a fixed day, its "{dfn("expiry")}". The right to buy is a "{dfn("call")}
            ", the right to sell a "{dfn("put")}". The thing it gives you a right to is the "{dfn("underlying")}
            ": a share, an index, a fund. Its price right now is called "{dfn("spot")}". Options trade in "
            {dfn("contracts")}"; here one of them stands for 100 shares."
        </p>
        <p data-claim="I1">
            "You trade an "{term("option")}". Somebody takes the other side: usually a "{dfn("dealer")}", a firm \
             that does so all day. The dealer now holds the opposite of your position and doesn't want the risk. So \
             the dealer goes to another market, where the "{term("underlying")}" trades, and places an order there. \
             That order is a "{dfn("hedge")}". "
            <strong>"Hedging is the main bridge from the options market to moves in the underlying."</strong>
        </p>
        {figure(parts, "the-flow")}
        <p>
            "Try it. Make the trade larger or smaller: "{scrub(parts, Key::Oi)}". Drag the number sideways, or \
             click it and use the arrow keys. The dealer then "{say(parts, "hedge-order")}". Every dotted number \
             on this page works like that."
        </p>
        <p data-claim="I2">
            "One such order is small. But dealers stand behind millions of "{term("contracts")}", and many of them \
             must act at the same prices. All that buying and selling, as it reaches the market, is "{dfn("flow")}". Once you know why they hedge, you can see why price sometimes stays "
            {toward("same-news", "contained")}", why it sometimes "{toward("same-news", "speeds up")}
            ", and why it is sometimes "{toward("closing-price", "drawn")}" to one strike."
        </p>
    }
    .into_any()
}

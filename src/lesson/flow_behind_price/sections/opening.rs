//! The first screen, and the opening: what this is about, in two pictures.

use leptos::prelude::*;

use crate::lesson::{DeckOrder, Parts, Section};
use crate::scenario::Key;

/// Title, the idea in one paragraph, the flow, and how to read the page.
pub(super) static SECTION: Section =
    Section { id: "opening", title: "Somebody takes the other side", is_wide: false, order: DeckOrder::Trade, body };

/// The first screen: title, the idea in two sentences, and a price to push.
pub(in crate::lesson::flow_behind_price) fn head(parts: Parts) -> AnyView {
    view! {
        <header class="hero">
            <div class="hero-words">
                <p class="hero-kicker">"Options market structure"</p>
                <h1>"Dealer hedging: the flow behind price"</h1>
                <p class="hero-dek">
                    "When you buy an option, someone has to sell it to you. What that someone does next can move the \
                     price itself. Push it, and see."
                </p>
            </div>
            // Between the title and what the figure found, for those who go from heading to heading.
            <h2 class="unseen">"Push the price"</h2>
            {parts.figure("push-the-price")}
            <p class="hero-why"><a href="#opening">"Why? It starts with someone who bought an option."</a></p>
        </header>
    }
    .into_any()
}

fn body(parts: Parts) -> AnyView {
    view! {
        <p data-claim="I1 A1">
            "An "{parts.dfn("option")}" is the right, but not the obligation, to buy or sell something until a fixed day \
             at a price fixed now; a "{parts.dfn("call")}" is the right to buy. Somebody takes the other side of the \
             trade: usually a "{parts.dfn("dealer")}", a firm that quotes a price to buy and a price to sell, all day. \
             The dealer doesn't want the risk that is left, so it goes to the market where the thing itself trades, and \
             takes a position there that cancels it: the "{parts.dfn("hedge")}"."
        </p>
        {parts.prediction("first-hedge")}
        <p data-claim="I1">
            "Make the trade larger or smaller: drag "{parts.scrub(Key::Oi)}" sideways. The dealer then "{parts.say("hedge-order")}
            ". "<strong>"Hedging is what connects the options market with moves in the underlying."</strong>
        </p>
        {parts.figure("the-flow")}
        <p data-claim="I2">
            "One such order is small. But dealers stand behind millions of options, and many of them must act at the same \
             prices. That is one reason why price sometimes stays "{parts.toward("same-news", "contained")}", sometimes "
            {parts.toward("same-news", "speeds up")}", and is sometimes "{parts.toward("closing-price", "drawn")}" to the \
             price that many options name."
        </p>
    }
    .into_any()
}

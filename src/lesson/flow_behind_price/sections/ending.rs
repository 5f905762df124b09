//! The ending: what one may say now, what not, and what the evidence says.

use leptos::prelude::*;

use crate::lesson::aids::h3;
use crate::lesson::{DeckOrder, Part, Parts, Section};

/// Claims I1 and I2 once more, and the four mistakes in a sentence each.
pub(super) static SECTION: Section =
    Section { id: "ending", title: "What you can say now", is_wide: false, order: DeckOrder::Trade, body };

fn body(parts: Parts) -> AnyView {
    view! {
        <p data-claim="I1 I2">
            "Dealers follow one rule: stay balanced. Whether they own the options or have sold them decides what that does to \
             price: "
            {parts.toward("same-news", "contain a move")}", "{parts.toward("echo", "push it on")}" or "
            {parts.toward("closing-price", "pin it to a strike")}". Your last pictures of it:"
        </p>
        {parts.last_picture("same-news")}
        {parts.last_picture("echo")}
        <div class="side-by-side">
            <div>
                {h3("may-say", "Six things one may say")}
                <ul>
                    <li>"“The hedge follows from delta, not from a view of the market.”"</li>
                    <li>"“A dealer who has sold options buys rises and sells falls; one who owns them does the opposite.”"</li>
                    <li>"“The same contracts matter most near their strike and close to expiry.”"</li>
                    <li>"“Hedging may lean against a move here, or push it along, if dealers hold what we assume.”"</li>
                    <li>"“At a crowded strike, a close nearby can be more likely. It is never certain.”"</li>
                    <li>"“On an ordinary day in a large index the effect is hard to see.”"</li>
                </ul>
            </div>
            <div>
                {h3("may-not-say", "Six things one may not")}
                <ul>
                    <li data-claim="E1">"“It was the dealers.” Hedging is one layer of the flow, and most moves are not hedging."</li>
                    <li data-claim="E2">
                        "“Dealers are long gamma, so up it goes”, or down. On its own, hedge flow says nothing about direction: it \
                         takes its direction from the move."
                    </li>
                    <li data-claim="E3">
                        "“Gamma is 3 billion”, without its unit, net or gross, expiry, distance to spot, and who is assumed to \
                         hold what."
                    </li>
                    <li>"“Price must close at the strike.”"</li>
                    <li>"“The gamma flip is at this price”, as if no assumption were behind it."</li>
                    <li data-claim="E4">
                        "“This morning's map says”, in the afternoon. Time passes, price moves, and what opens today is counted \
                         tonight."
                    </li>
                </ul>
            </div>
        </div>
        {h3("how-large", "How large it is")}
        {parts.last_picture("closing-price")}
        <p>
            "The evidence has sizes: at least 16.5 bp in the returns of stocks on expiry days ("{parts.cite("ni-2005")}
            "); and for same-day options on the S&P 500 a net gamma of 0.04 to 0.17% of a day's futures volume per 1% move ("
            {parts.cite("cboe")}", which sells them), with 5 bp of impact a "{parts.term("feedback")}" below a hundredth."
        </p>
        {parts.put(Part::Score)}
        <p>"“Copy link”, at the top of the page, holds exactly what you set, in every figure."</p>
    }
    .into_any()
}

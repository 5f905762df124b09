//! The ending: what one may say now, what not, and what the evidence says.

use leptos::prelude::*;

use crate::lesson::aids::h3;
use crate::lesson::{DeckOrder, Part, Parts, Section};

/// The pictures that stand for containing, pushing on and pinning.
const PICTURES: [&str; 3] = ["same-news", "echo", "closing-price"];

/// Claims I1 and I2 once more.
pub(super) static SECTION: Section =
    Section { id: "ending", title: "What you can say now", is_wide: false, order: DeckOrder::Trade, body };

fn body(parts: Parts) -> AnyView {
    view! {
        <p data-claim="I1 I2">
            "One rule, to stay close to balance, and who holds the options decides what it does to price: it can "
            {parts.toward("same-news", "contain a move")}", "{parts.toward("echo", "push it on")}", or "
            {parts.toward("closing-price", "pin price to a strike")}". These are your own last pictures of it."
        </p>
        <div class="last-pictures">{PICTURES.map(|id| parts.last_picture(id)).into_iter().collect_view()}</div>
        {h3("may-say", "Six things one may say")}
        <ul>
            <li>"“The hedge follows from delta, not from a view of the market.”"</li>
            <li>"“A dealer who has sold options buys rises and sells falls; one who owns them does the opposite.”"</li>
            <li>"“The same contracts matter most near their strike and close to expiry.”"</li>
            <li>"“Hedging may lean against a move here, or push it along, if dealers hold what we assume.”"</li>
            <li>"“At a crowded strike, a close nearby can be more likely. It is never certain.”"</li>
            <li>"“On an ordinary day in a large index the effect is hard to see.”"</li>
        </ul>
        {h3("may-not-say", "Six things one may not")}
        <ul>
            <li>"“Dealers moved the market today”, without the size of their orders."</li>
            <li>"“Dealers are long gamma, so up it goes”, or down: gamma has no direction."</li>
            <li>"“Gamma is 3 billion”, without its unit, net or gross, and who is assumed to hold what."</li>
            <li>"“Price must close at the strike.”"</li>
            <li>"“The gamma flip is at this price”, as if no assumption were behind it."</li>
            <li>"“This morning's map says”, in the afternoon."</li>
        </ul>
        <p>
            "The evidence has sizes, too: at least 16.5 bp in the returns of stocks on expiry days ("{parts.cite("ni-2005")}
            "), and, for same-day options on the S&P 500, a "{parts.term("feedback")}" below a hundredth ("
            {parts.cite("cboe")}", which sells them)."
        </p>
        {parts.put(Part::Score)}
        <p>"“Copy link”, at the top of the page, holds exactly what you set, in every figure."</p>
    }
    .into_any()
}

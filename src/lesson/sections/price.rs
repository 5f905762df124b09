//! Section C: how hedging can affect price.

use leptos::prelude::*;

use super::aids::{cite, dfn, formula, h2, h3, term};
use super::{bet, figure, say, scrub};
use crate::lesson::Store;
use crate::scenario::Key;

/// Claims C1 to C4, with three figures.
pub fn section(store: Store) -> impl IntoView {
    view! {
        <section id="price">
            {h2("price", "How it can affect price")}
            {impact(store)}
            {contain_or_reinforce(store)}
            {pins(store)}
            {layers(store)}
            {limits()}
        </section>
    }
}

/// How far an order moves price, and the size of the book against the market.
fn impact(store: Store) -> impl IntoView {
    view! {
        <p>
            "So far price moved and the dealer followed. Now look at the other half: the dealer's order is an order, \
             and orders move price. Small moves are counted in "{dfn("basis points")}": 1 bp is a hundredth of \
             one per cent, one cent on a price of $100."
        </p>
        <p>
            "How far an order goes is its "{dfn("price impact")}". "{cite("almgren")}" measured large orders in US stocks: \
             buying 1% of a day's volume moves price for good by about 2 "{term("bp")}", and 10% by 20 to 22 bp. Here it is "
            {scrub(store, Key::Kappa)}" for each 1%. The lesson opens with 5, more than they found, so that you can \
             see something. The stock on this page trades 10 million shares a day."
        </p>
        <p>
            "And how large is the "{term("book")}"? Take "{scrub(store, Key::Oi)}" at one strike. They stand for "
            {say(store, "part-of-volume")}" of a day's volume, and to trade that many shares would move price by "
            {say(store, "impact-of-book")}". The lesson opens with all of them ending at today's close. That is a "
            <strong>"concentrated expiry in a single stock"</strong>", not an ordinary day."
        </p>
        <p>
            "One number holds both halves together. A move causes an order, and the order causes a move. Call the \
             second as a part of the first "{dfn("g")}". This morning it is "{say(store, "opening-gain")}
            " in size: plus if the dealer owns the options, minus if the dealer has sold them. For the dealers \
             of the S&P 500, "{cite("cboe")}" gives a net gamma that comes to a g of 0.002 to 0.009. So on an ordinary day in \
             an index, hedging is hard to see. The figure below has a button for such a day. Press it: it is the \
             honest picture of most days."
        </p>
    }
}

/// C1, C2 and the stories of C3.
fn contain_or_reinforce(store: Store) -> impl IntoView {
    view! {
        {formula(store, "step")}
        {h3("three-books", "Same news, three books")}
        <p data-claim="C1">
            "Let one stream of outside orders, the "<em>"news"</em>", reach three markets that differ in one thing. \
             In the first, the dealer owns the options and is "<strong>{term("long gamma")}</strong>". Price rises, the \
             dealer "<b class="sell">"sells"</b>". Price falls, the dealer "<b class="buy">"buys"</b>". Buying \
             weakness and selling strength leans against every move, so it tends to contain price. How much price really swings, in per cent a year, is its "{dfn("realised volatility")}": with this news "{say(store, "volatility-none")}" when nobody hedges, and "
            {say(store, "volatility-long")}" with such a dealer."
        </p>
        <p data-claim="C2">
            "In the third market the dealer has sold the same options and is "<strong>{term("short gamma")}</strong>". Price \
             rises, the dealer "<b class="buy">"buys"</b>". Price falls, the dealer "<b class="sell">"sells"</b>". \
             Each order reinforces the move that caused it. Price becomes more directional and faster: with the same news its "{term("realised volatility")}" is "{say(store, "volatility-short")}"."
        </p>
        {figure(store, "same-news")}
        {formula(store, "variance")}
        <p>
            "The dealer in this figure does not trade every minute. As long as the hedge is within a "{dfn("band")}
            " around where it should be, it stays. Change the width of the "{term("band")}", or have the dealer \
             hedge by the clock: with a dealer long gamma, price still closes at the same place."
        </p>
        <p>
            "Short gamma has an edge where this stops being gradual. As expiry comes near, "{term("g")}" grows. At minus 1 every \
             share that the dealer buys moves price far enough to call for one share more, and no price in between \
             is stable. At the strike, a book of this size gets there "{say(store, "unstable-from")}". The model then \
             takes price to the next stable level within one minute and marks the jump. That is a rule of the model, \
             not a forecast: a real dealer would see it coming and spread the order. Cap the orders a minute and the \
             jump becomes a run."
        </p>
        <p data-claim="C3">
            "In sessions with high gamma, hedging helps explain three things that traders know. Each has a button \
             under the figure, and moments to step through. The "{dfn("pin")}": price strays, comes back \
             and ends the day at the strike. The "<strong>"failed breakout"</strong>": price leaves the strike, a \
             dealer long gamma sells into the rise, and price returns, where without hedging it would have stayed \
             above. The "<strong>"sudden acceleration"</strong>": minutes before the close, a dealer short gamma \
             turns a small move into a large one. Look at the grey path each time. It is what the news alone would \
             have done, and part of every story is in it already."
        </p>
    }
}

/// The pin as a probability.
fn pins(store: Store) -> impl IntoView {
    view! {
        {h3("closes", "Where does it close?")}
        <p data-claim="C3">
            "One session proves nothing. So here are thousands, each with news of its own, for a strike of "
            {scrub(store, Key::Strike)}" and spot at "{scrub(store, Key::Spot)}" this morning. With a dealer long \
             gamma, "{say(store, "near-strike-long")}" of them close within 2 bp of the strike. Without hedging it \
             is "{say(store, "near-strike-none")}". That is what a "{term("pin")}" is: "
            <strong>"a finite probability, never a certainty"</strong>". It grows with "{term("open interest")}" and \
             with "{term("impact")}". It shrinks when news is more volatile, or when the strike is far away."
        </p>
        {bet(store, "short-close")}
        {figure(store, "closing-price")}
        <p>
            "What is counted comes with its "{dfn("standard error")}": how far chance alone may have carried it from \
             the true share. Count four times as many sessions, and the "{term("standard error")}" is half as large."
        </p>
        {formula(store, "close")}
        {formula(store, "pin")}
        <p>
            {cite("avellaneda")}" worked this probability out for small impact; the table has their number \
             beside ours. And it is seen in markets: "{cite("ni-2005")}" found that on expiry days the \
             closing prices of stocks with options cluster at strikes, which shifts returns by at least 16.5 bp on \
             average. Choose the dealer who is short gamma, and the opposite appears: a hole around the strike."
        </p>
    }
}

/// C4: hedging is one layer of the flow.
fn layers(store: Store) -> impl IntoView {
    view! {
        {h3("layers", "One more layer")}
        <p data-claim="C4">
            "None of this switches the other forces off. News, funds that must buy or sell, traders with a view: they \
             all stay. Hedging is one more layer of pressure on top of them, and an ordinary chart does not show it. \
             In this session, with the dealer you choose below, hedging is "{say(store, "flow-share")}" of the orders \
             that move price. The picture takes the two layers apart."
        </p>
        {figure(store, "share-of-flow")}
    }
}

/// What is measured, and what this model leaves out.
fn limits() -> impl IntoView {
    view! {
        {h3("limits", "What is known, and what is left out")}
        <p>
            "Two more studies measure the effect. "{cite("ni-2021")}" find that the rebalancing \
             of hedges changes how volatile stocks are and how often they move far. "{cite("baltussen")}" find that the last half hour tends to continue the day's move, that this goes with dealers \
             being short gamma, and that it reverts over the next days."
        </p>
        <p>"The model behind these figures is simple on purpose. Keep four limits in mind."</p>
        <ul>
            <li>"Impact is permanent, and in proportion to the order. In real markets it grows more slowly than the \
                 order, and part of it fades as "{term("liquidity")}" comes back."</li>
            <li>"One dealer stands for all of them, with one book and one rule."</li>
            <li>"Nobody outside sees which side dealers are on. Long or short is an assumption here, and in every \
                 chart of gamma that you will meet."</li>
            <li>"The other orders do not react. Real traders who see a pin or a squeeze join it or trade against it."</li>
        </ul>
    }
}

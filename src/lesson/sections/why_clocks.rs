//! Section B, continued: time and volatility, distance, and many strikes at once.

use leptos::prelude::*;

use super::aids::{dfn, formula, h3, term};
use super::{figure, say, scrub};
use crate::lesson::Store;
use crate::scenario::Key;

/// Claims B1, B3 and B2, with three figures.
pub(super) fn parts(store: Store) -> impl IntoView {
    view! {
        {h3("clocks", "Three reasons to trade")}
        <p>
            "Price is not the only thing that moves the hedge. Time does, too: how fast delta changes as time passes is \
             called "{dfn("charm")}". With every hour the option's fate is closer to settled, so with price above the \
             strike a call's delta creeps towards one, and with price below it towards zero. The third reason is \
             volatility: how much delta changes when implied volatility changes is called "{dfn("vanna")}". If the \
             market expects more movement, less is settled, and deltas drift back towards the middle."
        </p>
        <p data-claim="B1">
            "Price works through gamma, time through "{term("charm")}", volatility through "{term("vanna")}". Let price \
             move by "{scrub(store, Key::Move)}", let "{scrub(store, Key::Hours)}" pass, and let "
            {term("implied volatility")}" shift by "{scrub(store, Key::IvShift)}". "{say(store, "clocks-change")}
            ": the dealer "{say(store, "clocks-order")}". Price accounts for "{say(store, "price-accounts")}", time for "
            {say(store, "time-accounts")}", volatility for "{say(store, "volatility-accounts")}". Each of them can \
             cause an order alone: with the other two standing still, the dealer would be "
            {say(store, "price-alone")}" for price, "{say(store, "time-alone")}" for time and "
            {say(store, "volatility-alone")}" for volatility. Exactly at the strike the last two are small; a couple of \
             dollars beside it they aren't, as the buttons below show. So the hedge is adjusted again and again, even \
             on a day when price stands still."
        </p>
        {figure(store, "three-clocks")}
        {formula(store, "split")}
        {formula(store, "charm-vanna")}
        {h3("distance", "From irrelevant to dominant")}
        <p>
            {term("Gamma")}" is not the same everywhere. Far from the strike it is small. With a month left it is spread thinly \
             over many prices. As expiry comes near it gathers at the strike: there it keeps growing, and everywhere \
             else it dies out. Spot, expiry and gamma act together."
        </p>
        <p data-claim="B3">
            "Take the same "{scrub(store, Key::Oi)}" in two places. Here, with spot at "{scrub(store, Key::Spot)}" and "
            {scrub(store, Key::Days)}" left, gamma is "{say(store, "gamma-here")}". There, with spot at "
            {scrub(store, Key::OtherSpot)}" and "{scrub(store, Key::OtherDays)}" left, it is "
            {say(store, "gamma-there")}": "{say(store, "gamma-compared")}". Nobody has to trade for this to happen. "
            <strong>"A position that did not matter far from price can dominate when spot nears the strike and expiry \
             is close."</strong>
        </p>
        {figure(store, "far-to-dominant")}
        {h3("crowd", "Crowded strikes")}
        <p>
            "So far there was one trade. A real market has thousands, at many strikes. "{dfn("Open interest")}" is the number of contracts that exist at a strike: opened once and not closed yet."
        </p>
        <p data-claim="B2">
            "One small position needs one small "{term("hedge order")}", and nobody sees it. But when "
            {term("open interest")}", and gamma with it, crowds on strikes near price, many small adjustments fall due at once, and together they become \
             flow you can see. Drag the "{scrub(store, Key::Calls(4))}" in calls at the strike of 100 up and down, then \
             do the same far away from spot: out there the same contracts barely move the total."
        </p>
        <p data-claim="B2">
            "Open interest has no side of its own. Every contract has a buyer and a seller, and public figures don't say \
             which of them is the dealer; exchanges know, and sell summaries. In every public chart the side is an \
             assumption. "{say(store, "ladder-if")}", a rise of 1% makes them "{say(store, "ladder-order")}". If they \
             were short everything, the same contracts would make them "{say(store, "ladder-all-short")}"; if they were \
             long everything, "{say(store, "ladder-all-long")}". No contract has changed, only the assumption."
        </p>
        {figure(store, "crowded-strikes")}
        <p>
            "Look at how much cancels. If nothing did, "{say(store, "ladder-gross")}" would have to be traded: the "
            {dfn("gross")}". What is left, the "{dfn("net")}", is "{say(store, "ladder-share")}" of it. On real chains, \
             with calls long and puts short, it varied from 6% of the gross (S&P 500 options, a day in September 2023) \
             over 10, 25 and 51% (the fund SPY, three days) to 63% (the stock NVDA). Where it is small, a small error \
             in the assumption turns the sign around. When somebody shows you one number for gamma, ask for its unit, \
             whether it is "{term("net")}" or "{term("gross")}", and for the assumption behind it. This chain, by the \
             way, is a busy one: all its contracts stand for "{say(store, "ladder-volume")}" of the underlying's \
             daily volume."
        </p>
        {formula(store, "dollar-gamma")}
    }
}

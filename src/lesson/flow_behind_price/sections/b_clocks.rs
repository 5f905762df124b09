//! Section B, continued: time and volatility, distance, and many strikes at once.

use leptos::prelude::*;

use crate::lesson::Parts;
use crate::lesson::aids::{deeper, h3};
use crate::scenario::Key;

/// Claims B1, B3 and B2, with three figures.
pub(super) fn parts(parts: Parts) -> impl IntoView {
    view! {
        {reasons(parts)}
        {distance(parts)}
        {crowd(parts)}
    }
}

/// B1: price, time and volatility.
fn reasons(parts: Parts) -> impl IntoView {
    view! {
        {h3("clocks", "Three reasons to trade")}
        <p data-claim="B1">
            "Price is one reason. Time is another: as expiry comes near, a call's delta creeps towards one with price above \
             the strike, and towards zero with price below it. The third is volatility: if the market expects more movement, \
             less is settled, and those deltas drift back towards the middle. Let price move by "{parts.scrub_and(Key::Move, ",")}" \
             let "{parts.scrub(Key::Hours)}" pass, and let "{parts.term("implied volatility")}" shift by "
            {parts.scrub_and(Key::IvShift, ".")}" "{parts.say("clocks-change")}": the dealer "{parts.say("clocks-order")}"."
            {parts.say("clocks-parts")}" The hedge may have to follow whenever one of the three changes, even on a day \
             when price stands still."
        </p>
        {parts.figure("three-clocks")}
        {deeper("charm and vanna", view! {
            <p>
                "How fast delta changes as time passes is called "{parts.dfn("charm")}", how much it changes with implied \
                 volatility "{parts.dfn("vanna")}". So price works through gamma, time \
                 through "{parts.term("charm")}" and volatility through "{parts.term("vanna")}". Each can cause an \
                 order alone, where contracts are open near price: choose \
                 “Only time” or “Only volatility” under the picture. With five days left and an implied volatility of \
                 20%, the orders of time and \
                 volatility are small exactly at the strike; one or two per cent beside it they aren't."
            </p>
            {parts.formula("split")}
            {parts.formula("charm-vanna")}
        })}
    }
}

/// B3: distance, time and gamma together.
fn distance(parts: Parts) -> impl IntoView {
    view! {
        {h3("distance", "From irrelevant to dominant")}
        <p data-claim="B3">
            {parts.term("Gamma")}" is not the same everywhere. With a month left it is spread thinly over many prices; as \
             expiry comes near it gathers at the strike and dies out everywhere else. Take the same "{parts.scrub(Key::Oi)}" \
             in two places. Here, with spot at "{parts.scrub(Key::Spot)}" and "{parts.scrub(Key::Days)}" left, gamma is "
            {parts.say("gamma-here")}". There, with spot at "{parts.scrub(Key::OtherSpot)}" and "
            {parts.scrub(Key::OtherDays)}" left, it is "{parts.say("gamma-there")}": "{parts.say("gamma-compared")}". "
            <strong>"A position that did not matter far from price can dominate when spot nears the strike and expiry \
             is close."</strong>
        </p>
        {parts.figure("far-to-dominant")}
    }
}

/// B2: many strikes at once, and who holds them.
fn crowd(parts: Parts) -> impl IntoView {
    view! {
        {h3("crowd", "Crowded strikes")}
        <p data-claim="B2">
            "A real market has thousands of trades, at many strikes. "{parts.dfn("Open interest")}" is the \
             number of contracts that exist at a strike: opened once and not closed yet. One small position needs one small "
            {parts.term("hedge order")}", and nobody sees it. But when "{parts.term("open interest")}" crowds on strikes near price, many small \
             adjustments fall due at once, and together they become "{parts.term("flow")}" you can see. Drag the "
            {parts.scrub(Key::Calls(4))}" in calls at the middle strike; far away from spot, the same contracts barely move \
             the total."
        </p>
        <p data-claim="B2">
            "Every contract has a buyer and a seller, and public figures don't say which of them is the dealer. In any chart \
             built on open interest alone, the side is an assumption. "{parts.say("chain-if")}", a rise of 1% \
             makes them "{parts.say("chain-order")}". "{parts.say("chain-others")}"."
        </p>
        {parts.figure("crowded-strikes")}
        {deeper("net and gross, and what real chains show", view! {
            <p>
                {parts.say("chain-cancels")}". What a rise of 1% would bring if nothing cancelled is the "{parts.dfn("gross")}
                ": "{parts.say("chain-gross")}". What is left is the "{parts.dfn("net")}": "{parts.say("chain-share")}". On \
                 real chains, with calls long and puts short, it varied from 6% of the gross (S&P 500 options, a day in \
                 September 2023) over 10, 25 and 51% (the fund SPY, three days) to 63% (the stock NVDA). Where it is small, a \
                 small error in the assumption turns the sign around. When somebody shows you one number for gamma, ask for \
                 its unit, whether it is "{parts.term("net")}" or "{parts.term("gross")}", and for the assumption behind it. "{parts.say("chain-volume")}"."
            </p>
            {parts.formula("dollar-gamma")}
        })}
    }
}

//! Section C, where it looks up from the model: what is known, what real desks do, and at its end what the model leaves
//! out.

use leptos::prelude::*;

use crate::lesson::Parts;
use crate::lesson::aids::{deeper, h3};

/// What studies of real markets found.
pub(super) fn evidence(parts: Parts) -> impl IntoView {
    view! {
        <p>
            "On expiry days the closes of stocks with options cluster at strikes, which shifts returns by at least 16.5 bp \
             on average; "{parts.cite("ni-2005")}" name two causes: dealers who rebalance, and \
             manipulation by traders for firms' own accounts. "{parts.cite("ni-2021")}" find that market makers who rebalance \
             change how volatile US stocks are, and how often they make big moves. In more than 60 futures the last \
             half hour tends to continue the day's move, which reverts over the next days; "
            {parts.cite("baltussen")}" tie it to market makers of options and to leveraged funds, both short gamma."
        </p>
    }
}

/// What real desks do besides.
pub(super) fn desks() -> impl IntoView {
    view! {
        {h3("limits", "What real desks do")}
        <p>
            "Real desks set many trades off against each other before they hedge. They often hedge only a part, or wait. And \
             they hedge options with other options. Charts of gamma usually assume that dealers are long calls and short puts, \
             because many funds sell calls and buy puts on the shares they hold; in single stocks, where customers often buy \
             calls, it is often the other way round."
        </p>
    }
}

/// What the model leaves out.
pub(super) fn left_out(parts: Parts) -> impl IntoView {
    view! {
        {deeper("what the model leaves out", view! {
            <ul>
                <li>"Impact is permanent, and in proportion to the order. The lasting part is about that in the estimate above; \
                     the passing part, which fades as "{parts.term("liquidity")}" comes back, grows more slowly than the order."</li>
                <li>"One dealer stands for all of them, with one book and one rule, hedges with shares only and pays no costs. \
                     Real dealers differ, and much of what they hold cancels."</li>
                <li>"Public open interest doesn't say which side dealers are on. Exchanges know, and sell summaries; several \
                     of the studies above used such data."</li>
                <li>"Implied volatility stays as it is through a session, and nobody closes or exercises early."</li>
                <li>"The other orders do not react. Real traders who see a pin or a squeeze join it or trade against it."</li>
            </ul>
        })}
    }
}

//! Every word of its own that the application shows: a second language is a second file like this one.

use crate::figures::words::{common, grammar};
use crate::format::{grouped, price, trimmed};
use crate::model::Order;
use crate::scenario::session::GammaSide;

/// Adds a control that differs from how a figure opens, and its value unless that is empty.
pub(super) fn add_change(told: &mut String, label: &str, value: &str) {
    for part in
        [if told.is_empty() { "Changed: " } else { ", " }, label, if value.is_empty() { "" } else { " " }, value]
    {
        told.push_str(part);
    }
}

/// What differs from how a figure opens, and how many more controls do.
pub(super) fn changes(told: String, more: u32) -> String {
    if more == 0 { told } else { format!("{told}, and {more} more") }
}

/// Where spot lies, as a share above the strike.
pub(super) fn from_strike(share: f64) -> String {
    place(share, "the strike")
}

/// Where the strike lies, as a share above spot.
pub(super) fn from_spot(share: f64) -> String {
    place(share, "spot")
}

fn place(share: f64, other: &str) -> String {
    let (side, size) = (if share > 0.0 { "above" } else { "below" }, trimmed(100.0 * share.abs(), 1));
    if share == 0.0 {
        format!("at {other}")
    } else if size == "0" {
        format!("just {side} {other}")
    } else {
        format!("{size}% {side} {other}")
    }
}

/// Where a move ends.
pub(super) fn to_price(dollars: f64) -> String {
    format!("to {}", price(dollars))
}

/// What contracts are worth in shares.
pub(super) fn underlying_shares(shares: f64) -> String {
    format!("for {}", grammar::shares_of(shares))
}

pub(super) const MORE_CONTROLS: &str = "More settings";
/// What unfolds the docked deck, in full and in short.
pub(super) const ALL_CONTROLS: &str = "All controls";
pub(super) const ALL: &str = "All";
pub(super) const UNDO: &str = "↶ Undo";
pub(super) const RESET: &str = "Reset";

/// Where the model refuses the state.
pub(super) const NO_ORDER: &str = "For these settings there is no order:";

/// Where a link's chain could not be read.
pub(super) const NO_CHAIN: &str = "The option chain in the link could not be read, so this is the lesson’s own stock.";
/// What precedes the order of the trade; `next` is the move of price that brings it, in dollars: “$1”.
pub(super) fn trade_order_at(spot: &str, next: &str, order: Order) -> String {
    format!("At {spot}, the next {next} up {} the dealer", leaves_or_makes(order))
}

/// What precedes the order of a session's dealer, who is on this side of the options; `next` as above.
pub(super) fn session_order(time: &str, next: &str, side: GammaSide, order: Order) -> String {
    let (makes, side) = (leaves_or_makes(order), common::gamma_side(side));
    format!("With {time} left, the next {next} up {makes} the dealer, who is {side},")
}

/// What precedes the order of the chain's dealers.
pub(super) fn chain_order(assumed: &str, order: Order) -> String {
    format!("{assumed}, the next 1% up {} them", leaves_or_makes(order))
}

/// What price does to a dealer who then has this order: it “makes” one trade, or “leaves” one with nothing to do.
fn leaves_or_makes(order: Order) -> &'static str {
    match order {
        Order::Nothing => "leaves",
        Order::Buy(_) | Order::Sell(_) => "makes",
    }
}

/// The order itself.
pub(super) fn order(order: Order) -> String {
    match order {
        Order::Buy(shares) => format!("▲ buy {}", grammar::shares_of(shares)),
        Order::Sell(shares) => format!("▼ sell {}", grammar::shares_of(shares)),
        Order::Nothing => "nothing to do".to_owned(),
    }
}

pub(super) const LINK_NOTICE: &str = "Part of the link could not be used as it stands. The rest of it is in place.";
pub(super) const CLOSE: &str = "Close";
pub(super) const NEWER_LINK: &str = "The link comes from a newer version of this page, so parts of it may be missing.";

/// Orders of the game that are none.
pub(super) fn no_orders(given: &str) -> String {
    format!("The orders “{given}” could not be read, so none are placed.")
}

/// A link in which nobody hedged; `customer` is what the customer of the trade does here.
pub(super) fn not_hedging(customer: &str) -> String {
    format!(
        "In the link nobody hedges during a session. Here the dealer of a session always hedges, on the other side of the \
         trade as it stands: {customer}."
    )
}

/// The rest of a long list.
pub(super) fn and_more(count: usize) -> String {
    format!("And {count} more.")
}

/// A name in a link that is none of ours, and the one that may have been meant.
pub(super) fn no_setting(name: &str, meant: Option<&str>) -> String {
    let no = format!("“{name}” is not a setting of this page.");
    meant.map_or_else(|| no.clone(), |meant| format!("{no} Did you mean “{meant}”?"))
}

/// A point of the price path.
pub(super) fn path_step(label: &str, step: usize) -> String {
    format!("{label}, step {step}")
}

/// A row of the chain.
pub(super) fn at_strike(label: &str, strike: &str) -> String {
    format!("{label} at {strike}")
}

/// What frames a prediction.
pub(super) struct PredictionWords {
    /// Before what is asked or stated.
    pub lead: &'static str,
    /// After the reader's answer, where it is right.
    pub right: &'static str,
    /// And where it is not.
    pub wrong: &'static str,
}

/// Of a question.
pub(super) const QUESTION: PredictionWords =
    PredictionWords { lead: "Before you look: ", right: "Right.", wrong: "Not so." };
/// Of a statement to judge.
pub(super) const STATEMENT: PredictionWords = PredictionWords { lead: "", ..QUESTION };
/// In place of the order that the deck tells.
pub(super) const ORDER_WAITS: &str = "▲ or ▼? Place your bet first.";

/// How many bets were right and how many were not, of all there are.
pub(super) fn score(right: usize, wrong: usize, all: usize) -> String {
    let placed = right + wrong;
    let of_them = match (right, wrong) {
        (0, 0) => return format!("No bet placed yet; there are {all}."),
        (1, 0) => "and it was right",
        (0, 1) => "and it was not right",
        (2, 0) => "both right",
        (0, _) => "none of them right",
        (_, 0) => "all of them right",
        _ => &format!("{right} of them right"),
    };
    format!("Your score: {placed} of {all} bets placed, {of_them}.")
}

/// Of a number that is set.
pub(super) const AMOUNT: PredictionWords =
    PredictionWords { right: "Close enough.", wrong: "That is too far off.", ..QUESTION };
pub(super) const DRAW: &str = "Your line: left and right go along it, up and down move it";
pub(super) const YOUR_LINE: &str = "the dashed line";

/// A place of a drawn curve, so many per cent from the strike, and its value, in per cent.
pub(super) fn drawn(place: f64, value: f64) -> String {
    let at = match place {
        0.0 => "at the strike".to_owned(),
        below if below < 0.0 => format!("{}% below the strike", grouped(-below, 0)),
        above => format!("{}% above the strike", grouped(above, 0)),
    };
    match value {
        0.0 => format!("{at}: none of the shares"),
        short if short < 0.0 => format!("{at}: short {}% of the shares", grouped(-short, 0)),
        long => format!("{at}: long {}% of the shares", grouped(long, 0)),
    }
}

/// A guess beside what holds.
pub(super) fn amounts(guess: &str, truth: &str) -> String {
    format!("Yours: {guess}. Here it is {truth}.")
}

pub(super) const YOUR_PREDICTION: &str = "Your prediction";
pub(super) const YOU_SAID: &str = "You said: ";
pub(super) const THE_ANSWER: &str = "The answer";

/// What a link says that sets a figure up.
pub(super) const SHOW_ME: &str = "Show me";

pub(super) const MET: &str = "Met: ";
pub(super) const HINT: &str = "Hint";

/// Around the lesson: only when the page is built.
#[cfg(not(target_arch = "wasm32"))]
pub(super) mod page {
    pub(crate) const SKIP: &str = "Skip to the lesson";
    pub(crate) const HOUSE: &str = "GEXfocus";
    pub(crate) const CONTROLS: &str = "Controls";
    pub(crate) const PLAYGROUND_AND_REFERENCE: &str = "Playground and reference";
    pub(crate) const NO_SCRIPTS: &str = "Without JavaScript nothing here can be dragged. The text, the pictures and the tables \
                                  are complete, for the opening state.";
    pub(crate) const FOOT: &str = "This page teaches. It gives no advice, and nothing on it is a forecast. It runs in your \
                            browser alone: no account, no tracking, nothing is sent anywhere.";

    /// Why the interactive part does not run, and what is said of it: what helps first, then what happened.
    pub(crate) const STOPPED: [(&str, &str, &str); 7] = [
        (
            "slow",
            "Still loading.",
            "The interactive part of this page has not arrived yet. It starts by itself once it does. If that takes long, \
             reload the page.",
        ),
        (
            "file",
            "Reload the page.",
            "A file that it needs is missing, damaged or was refused, so nothing here can be moved.",
        ),
        (
            "wasm",
            "This browser does not run WebAssembly here.",
            "Without it nothing on this page can be moved. Allow it for this page and reload, or try another browser.",
        ),
        (
            "place",
            "Open this page from its web address.",
            "Opened from a file, or inside a closed frame, the browser keeps back the part that can be moved.",
        ),
        ("other", "Reload the page.", "Its interactive part stopped while it started, so nothing here can be moved."),
        (
            "halted",
            "Reload the page.",
            "A computation stopped, and some numbers or pictures may be out of date. Your settings are kept.",
        ),
        ("extra", "Try again.", "What you asked for has not arrived. Everything else on the page works."),
    ];
    /// Where it never starts.
    pub(crate) const STILL_COMPLETE: &str =
        "Text and pictures are complete, and the numbers come as files, for the state that the lesson opens with. ";
    /// The same, of a page that was opened with a link.
    pub(crate) const LINK_NOT_SHOWN: &str = "What your link sets is not shown.";
    pub(crate) const RELOAD: &str = "Reload the page";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_score_is_told_with_its_numbers() {
        for (right, wrong) in (0..=16).flat_map(|right| (0..=16 - right).map(move |wrong| (right, wrong))) {
            let (said, placed) = (score(right, wrong, 16), right + wrong);
            assert_eq!(said.contains("No bet placed yet"), placed == 0, "{said}");
            assert_eq!(said.contains(&format!("{placed} of 16 bets placed")), placed > 0, "{said}");
            assert_eq!(said.contains("not right") || said.contains("none of them"), placed > 0 && right == 0, "{said}");
            let all = ["it was right", "both right", "all of them"].iter().any(|words| said.contains(words));
            assert_eq!(all, placed > 0 && wrong == 0, "{said}");
            assert_eq!(said.contains(&format!("{right} of them right")), right > 0 && wrong > 0, "{said}");
        }
    }
}

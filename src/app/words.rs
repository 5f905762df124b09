//! Every word of its own that the application shows: a second language is a second file like this one.

use crate::figures::words::{common, grammar};
use crate::lesson::ShowWords;
use crate::model::Order;
use crate::scenario::session::GammaSide;

pub(super) const MORE_CONTROLS: &str = "More settings";
/// What unfolds the docked deck, in full and in short.
pub(super) const ALL_CONTROLS: &str = "All controls";
pub(super) const ALL: &str = "All";
pub(super) const UNDO: &str = "↶ Undo";
pub(super) const RESET: &str = "Reset";

/// Where the model refuses the state.
pub(super) const NO_ORDER: &str = "For these settings there is no order:";

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
pub(super) const STATEMENT: PredictionWords =
    PredictionWords { lead: "Judge it: ", right: "It is.", wrong: "It does, and it is a mistake." };
pub(super) const YOUR_PREDICTION: &str = "Your prediction";
pub(super) const YOU_SAID: &str = "You said: ";
pub(super) const THE_ANSWER: &str = "The answer";

/// What a link says that sets a figure up.
pub(super) const fn show(words: ShowWords) -> &'static str {
    match words {
        ShowWords::ShowMe => "Show me",
        ShowWords::SetIt => "Set it",
    }
}

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
    pub(crate) const STOPPED: [(&str, &str, &str); 6] = [
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
    ];
    /// Where it never starts.
    pub(crate) const STILL_COMPLETE: &str =
        "The text, the pictures and the tables are complete, for the state that the lesson opens with. ";
    /// The same, of a page that was opened with a link.
    pub(crate) const LINK_NOT_SHOWN: &str = "What your link sets is not shown.";
    pub(crate) const RELOAD: &str = "Reload the page";
}

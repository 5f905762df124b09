//! The words of `four-trades`.

use super::Headings;
use super::grammar::{self, Form};
use crate::chart::RichText;
use crate::format::Printed;
use crate::model::OptionKind;
use crate::scenario::CustomerSide;

/// How it is computed.
pub const METHOD: Printed =
    Printed::new("Each bar is −(contracts × 100 × delta) with the sign of that trade, in shares of the underlying.");
/// The line under the finding.
pub const CAPTION: &str = "The order that each trade causes, in shares. The deck sets its size, price and time.";
/// The columns of the table.
pub const HEADINGS: Headings<3> = [("trade", ""), ("dealer's option delta", "shares"), ("hedge order", "shares")];

/// Who trades, over what each bar is of.
pub const THE_CUSTOMER: &str = "the customer";

/// A trade of the customer's: “buys calls”.
#[must_use]
pub fn trade(side: CustomerSide, kind: OptionKind) -> String {
    format!("{} {}", grammar::customer(side, Form::Does), grammar::kind(kind))
}

/// What the dealer does, where calls and where puts need an order at all.
#[must_use]
pub fn finding(calls: bool, puts: bool) -> RichText {
    RichText::plain(match (calls, puts) {
        (true, true) => {
            "The dealer buys when the customer buys calls or sells puts, and sells when the customer buys puts or sells calls"
        }
        (true, false) => {
            "The dealer buys when the customer buys calls, and sells when the customer sells them; puts need no order here"
        }
        (false, true) => {
            "The dealer sells when the customer buys puts, and buys when the customer sells them; calls need no order here"
        }
        (false, false) => "None of the four trades needs an order here",
    })
}

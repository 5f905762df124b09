//! The words of `hedge-orders`.

use super::Headings;
use super::grammar::{self, Form};
use crate::chart::{ColorRole, RichText};
use crate::format::Printed;
use crate::model::Order;
use crate::scenario::CustomerSide;

/// How it is computed.
pub const METHOD: Printed = Printed::new(
    "The hedge is the dealer's option delta with the opposite sign, revalued in full at each price. An order is \
     the change of the hedge from one step to the next. Only price moves here; time and volatility stand still.",
);
/// The axis of the path.
pub const PATH: &str = "step";
/// The axis of orders.
pub const ORDERS: &str = "hedge orders (shares)";
/// The axis of the hedge.
pub const HEDGE: &str = "the hedge (shares held)";
/// The strike.
pub const STRIKE: &str = "strike";
/// The columns of the table.
pub const HEADINGS: Headings<5> =
    [("step", ""), ("spot", "$"), ("hedge order", "shares"), ("hedge", "shares"), ("in words", "")];
/// The first row, where the dealer is hedged.
pub const HEDGED_ALREADY: &str = "hedged already";
/// A row that the path has not come to.
pub const NOT_YET: &str = "not yet";

/// Before the first step.
#[must_use]
pub fn nothing_has_moved() -> RichText {
    RichText::plain("Price has not moved yet, so there is nothing to hedge")
}

/// What was bought and what was sold along the way, both in shares.
#[must_use]
pub fn finding(side: CustomerSide, bought: f64, sold: f64) -> RichText {
    let Some(orders) = grammar::buys_and_sells(bought, sold) else {
        return RichText::plain("Along this path the dealer has nothing to do");
    };
    let rule = match side {
        CustomerSide::Buys => "Buying rises, selling falls",
        CustomerSide::Sells => "Selling rises, buying falls",
    };
    RichText::plain(format!("{rule}: the dealer ")).and(orders)
}

/// The line under the finding.
#[must_use]
pub fn caption() -> RichText {
    RichText::plain("Drag the dots to shape the path, or play it. ")
        .colored(ColorRole::Buy, "Blue bars are buy orders")
        .say(", ")
        .colored(ColorRole::Sell, "orange bars sell orders")
        .say("; the line below is what the dealer then holds.")
}

/// An order of the table.
#[must_use]
pub fn order(shares: f64) -> String {
    grammar::traded(Order::of(shares), Form::Does, &grammar::shares_of, "nothing to do").text()
}

//! The words of `dealer-delta`.

use super::grammar::{self, Form};
use super::{Headings, Named};
use crate::chart::RichText;
use crate::format::{Printed, duration, grouped, several};
use crate::model::Order;

/// How it is computed.
pub const METHOD: Printed = Printed::new(
    "Black–Scholes–Merton delta × contracts × 100 shares, with the dealer's sign. The hedge is the same number \
     with the opposite sign. The order for a move is the difference between two hedges, revalued in full, not \
     gamma times the move. Time to expiry counts by the calendar.",
);
/// The line under the finding.
pub const CAPTION: [&str; 2] = [
    "Bold: what the dealer's options behave like, in shares, at each price. ",
    "Above or below it, mirrored: the shares the dealer holds against them. Drag the dot.",
];
/// At the strike on the last day, short.
pub const NEAR: Named = Named {
    label: Printed::new("Near, last day, dealer short"),
    note: Printed::new("Price at the strike, one day to expiry, and the dealer has sold the options."),
};
/// The same, $10 away.
pub const FAR: Named = Named {
    label: Printed::new("Far away"),
    note: Printed::new("Price 10% above the strike: hardly an order, whoever holds the options."),
};
/// At the strike with a month to go, long.
pub const MONTH_LONG: Named = Named {
    label: Printed::new("A month to go, dealer long"),
    note: Printed::new("Price at the strike, thirty days to expiry, and the dealer owns the options."),
};
/// The axis of all curves.
pub const SHARES: &str = "shares";
/// The curve of the hedge.
pub const HEDGE: &str = "the hedge";
/// The step of the expiry.
pub const AT_EXPIRY: &str = "at expiry";
/// The columns of the table; [`delta_later`] names the fifth.
pub const HEADINGS: Headings<6> = [
    ("spot", "$"),
    ("dealer's option delta now", "shares"),
    ("hedge now", "shares"),
    ("order from here", "shares"),
    ("", "shares"),
    ("option delta at expiry", "shares"),
];

/// The order that a move of price brings; `more` if it adds to what is held already.
#[must_use]
pub fn finding(dollars: f64, order_shares: f64, more: bool) -> RichText {
    let size = |shares: f64| several(&grouped(shares, 0), if more { "more share" } else { "share" });
    let order = grammar::traded(Order::of(order_shares), Form::Does, &size, "has nothing to do");
    RichText::plain(format!("{}: the dealer ", grammar::price_move(dollars))).and(order)
}

/// The curve of now.
#[must_use]
pub fn options_now(days: f64) -> String {
    format!("options now, {}", duration(days))
}

/// The curve of another time to expiry.
#[must_use]
pub fn options_later(days: f64) -> String {
    format!("options at {}", duration(days))
}

/// The column of that curve.
#[must_use]
pub fn delta_later(days: f64) -> String {
    format!("option delta at {}", duration(days))
}

//! The words of `the-flow`.

use super::Headings;
use super::grammar::{self, Form};
use crate::chart::RichText;
use crate::format::{Printed, grouped, price};
use crate::model::{OptionKind, Order};
use crate::scenario::CustomerSide;

/// How it is computed.
pub const METHOD: Printed = Printed::new(
    "Contracts × 100 shares × the delta of one option (Black–Scholes–Merton). The dealer's order has the sign \
     that brings the dealer's total to zero.",
);
/// The line under the finding.
pub const CAPTION: &str =
    "One trade, and the order that it causes in another market. The more shares, the wider the arrow.";
/// The three stations.
pub const STATIONS: [&str; 3] = ["Customer", "Dealer", "Underlying"];
/// The columns of the table.
pub const HEADINGS: Headings<3> = [("who", ""), ("options", "contracts"), ("delta", "shares")];
/// Its rows.
pub const ROWS: [&str; 4] = ["customer's options", "dealer's options", "dealer's hedge", "dealer in total"];

/// What the trade makes the dealer do.
#[must_use]
pub fn finding(side: CustomerSide, contracts: f64, kind: OptionKind, order_shares: f64) -> RichText {
    let options = grammar::options(contracts, kind);
    RichText::plain(format!("A customer {} {options}: the dealer ", grammar::customer(side, Form::Done)))
        .and(grammar::order(order_shares))
}

/// What the customer does.
#[must_use]
pub fn customer(side: CustomerSide, contracts: f64, kind: OptionKind) -> [String; 2] {
    [format!("{} options", grammar::customer(side, Form::Does)), grammar::options(contracts, kind)]
}

/// What the dealer does.
#[must_use]
pub fn dealer(side: CustomerSide) -> [String; 2] {
    [format!("{} them,", grammar::dealer(side, Form::Does)), "then hedges".to_owned()]
}

/// What happens in the underlying.
#[must_use]
pub fn underlying(order_shares: f64, spot: f64) -> [String; 2] {
    let order = match Order::of(order_shares) {
        Order::Buy(shares) => format!("{} {}", grouped(shares, 0), grammar::buy(Form::Done)),
        Order::Sell(shares) => format!("{} {}", grouped(shares, 0), grammar::sell(Form::Done)),
        Order::Nothing => "no order".to_owned(),
    };
    [order, format!("at {}", price(spot))]
}

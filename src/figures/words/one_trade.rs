//! The words of `one-trade`.

use super::grammar::{self, Form};
use super::{Headings, common, four_trades};
use crate::chart::RichText;
use crate::format::{Printed, grouped, several, signed_dollars};
use crate::model::{Instrument, OptionKind, Order, rounds_to_nothing};
use crate::scenario::CustomerSide;

/// How it is computed.
pub const METHOD: Printed = Printed::new(
    "Hedge = −(contracts × 100 × delta), rounded to whole units of the instrument; what rounding leaves is the \
     residue. For a move, which the table has, the options are revalued in full at the new price, and the hedge \
     is shares × move, before financing and costs.",
);
/// The two markets, above their bars.
pub const MARKETS: [&str; 2] = ["OPTIONS MARKET", "UNDERLYING MARKET"];
/// The four bars: options of the two sides, the hedge, and the dealer's total.
pub const BARS: [&str; 4] = ["customer’s options", "dealer’s options", "dealer’s hedge", "dealer in total"];
/// A total of nothing that a hedge has made.
pub const HEDGED: &str = "0: hedged";
/// The columns of the table, for an instrument and a move of so many dollars.
#[must_use]
pub fn headings(instrument: Instrument, dollars: f64) -> [(String, &'static str); 8] {
    let units = if instrument.unit_shares() == 1.0 { "units" } else { "contracts" };
    let fixed: Headings<8> = [
        ("trade", ""),
        ("dealer's option delta", "shares"),
        ("hedge order", "shares"),
        ("order", units),
        ("residue", "shares"),
        ("the options", "$"),
        ("the hedge", "$"),
        ("net", "$"),
    ];
    let mut headings = fixed.map(|(name, unit)| (name.to_owned(), unit));
    headings[3].0 = format!("order, {}", common::instrument(instrument));
    headings[5].0 = format!("the options, for {}", signed_dollars(dollars));
    headings
}

/// A trade: “customer buys calls”.
#[must_use]
pub fn trade(side: CustomerSide, kind: OptionKind) -> String {
    format!("customer {}", four_trades::trade(side, kind))
}

/// The article and the name of an instrument's unit.
const fn unit(instrument: Instrument) -> (&'static str, &'static str) {
    match instrument {
        Instrument::Shares => ("a", "share"),
        Instrument::Etf => ("an", "ETF share"),
        Instrument::EMini => ("an", "E-mini future"),
        Instrument::Micro => ("a", "micro future"),
    }
}

/// An order that is too small for a single unit: “would buy 12 shares, less than half an E-mini future”.
#[must_use]
pub fn out_of_reach(exact_shares: f64, instrument: Instrument) -> RichText {
    let (article, unit) = unit(instrument);
    RichText::plain("would ")
        .and(grammar::traded(Order::of(exact_shares), Form::Do, &grammar::shares_of, ""))
        .say(format!(", less than half {article} {unit}"))
}

/// The same as the finding.
#[must_use]
pub fn stays_unhedged(trade: &str, would: RichText) -> RichText {
    beginning(trade).and(would).say(", and stays unhedged")
}

/// The order in units of the instrument, and whether it leaves the dealer flat.
#[must_use]
pub fn finding(trade: &str, units: f64, instrument: Instrument, residue_shares: f64) -> RichText {
    let order = Order::of(units);
    let size = |units: f64| several(&grouped(units, 0), unit(instrument).1);
    let words = beginning(trade).and(grammar::traded(order, Form::Does, &size, "has nothing to do"));
    match order {
        Order::Nothing => words,
        Order::Buy(_) | Order::Sell(_) if rounds_to_nothing(residue_shares) => words.say(" and is flat"),
        Order::Buy(_) | Order::Sell(_) => words.say(" and is close to flat"),
    }
}

fn beginning(trade: &str) -> RichText {
    RichText::plain(format!("The {trade}: the dealer "))
}

/// The line under the finding.
#[must_use]
pub fn caption() -> RichText {
    RichText::plain("Above: what the options behave like, in shares. Below: the dealer’s hedge, and what is left.")
}

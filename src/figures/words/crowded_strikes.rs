//! The words of `crowded-strikes`.

use super::grammar::{self, Form};
use super::{Headings, Named, common};
use crate::chart::{ColorRole, RichText};
use crate::format::{Printed, compact, grouped, price, trimmed};
use crate::model::{DealerSide, Order, rounds_to_nothing};
use crate::scenario::PriceScale;
use crate::units::PERCENT;

/// How it is computed.
pub const METHOD: Printed = Printed::new(
    "All strikes share the trade's expiry, by the calendar, and its implied volatility. An order is the change of \
     the hedge when price moves by 1%, revalued in full. Gross counts every open contract as if nothing \
     cancelled; net lets the assumed long and short positions cancel. In dollars of delta, an order counts shares \
     × spot. The table also gives gamma as it is usually published: dollars of delta per 1% move = gamma × \
     contracts × 100 × spot² × 0.01. A bar stands out by what one of its contracts brings, of the most that it \
     could.",
);
/// Calls of the middle strike.
pub const ONE_CROWDED_STRIKE: Named = Named {
    label: Printed::new("One crowded strike"),
    note: Printed::new(
        "30,000 calls at the middle strike, and little anywhere else: most of the order comes from one strike.",
    ),
};
/// Calls of the highest strike.
pub const THE_CROWD_FAR_AWAY: Named = Named {
    label: Printed::new("The crowd far away"),
    note: Printed::new(
        "The same 30,000 calls at the highest strike: as many contracts, a smaller order, until price comes near.",
    ),
};
/// The same everywhere.
pub const FLAT_CHAIN: Named = Named {
    label: Printed::new("Flat chain"),
    note: Printed::new(
        "As many calls as puts at every strike. Long calls and short puts cancel to nothing; try another assumption.",
    ),
};
/// As an index has it.
pub const TYPICAL_INDEX_CHAIN: Named = Named {
    label: Printed::new("Typical index chain"),
    note: Printed::new(
        "Calls crowd above price and puts below. Most of it cancels, so the net is a small part of the gross.",
    ),
};
/// The axis of open interest.
pub const OPEN_INTEREST: &str = "open interest (contracts): calls up, puts down";
/// The axis of orders.
pub const ORDERS: &str = "orders of all strikes, price up 1% (shares)";
/// The axis of strikes.
pub const STRIKES: &str = "strike ($)";
/// The last row of the table.
pub const ALL_STRIKES: &str = "all strikes";
/// The columns of the table.
pub const HEADINGS: Headings<10> = [
    ("strike", "$"),
    ("open interest, calls", "contracts"),
    ("open interest, puts", "contracts"),
    ("dealer position, calls", "contracts"),
    ("dealer position, puts", "contracts"),
    ("hedge order, price up 1%", "shares"),
    ("hedge order, price down 1%", "shares"),
    ("gross orders, price up 1%", "shares"),
    ("net gamma", "$ of delta per 1% move"),
    ("gross gamma", "$ of delta per 1% move"),
];

/// A part of a whole in per cent, as one would say it.
#[must_use]
pub fn per_cent(part: f64, whole: f64) -> String {
    match PERCENT * (part / whole).abs() {
        share if share.is_nan() || share == 0.0 => "0%".to_owned(),
        share if share < 0.1 => "less than 0.1%".to_owned(),
        share if share < 10.0 => format!("{}%", trimmed(share, 1)),
        share => format!("{}%", grouped(share, 0)),
    }
}

/// What a move of 1% up from spot brings from all strikes together, nothing cancelled, in shares, and how much of it from
/// the strike that brings most.
#[must_use]
pub fn finding(spot: f64, gross: f64, (strike, part): (f64, f64)) -> RichText {
    if rounds_to_nothing(gross) {
        return RichText::plain("No open interest near price: a move of 1% brings no orders");
    }
    let much = match part / gross {
        _ if rounds_to_nothing(gross - part) => "all".to_owned(),
        share if share > 0.995 => "nearly all".to_owned(),
        _ => per_cent(part, gross),
    };
    let orders = grammar::shares_of(gross);
    RichText::plain(format!(
        "1% up from {} brings orders for {orders} before any of them cancel, {much} of them from the strike of {}",
        price(spot),
        price(strike)
    ))
}

/// The assumption, the orders in dollars of delta at this spot, and what to drag.
#[must_use]
pub fn caption(side: DealerSide, net: f64, gross: f64, spot: f64) -> RichText {
    RichText::plain(format!("{}. ", common::assumed(side)))
        .say(in_dollars(net, gross, spot))
        .say("Bars stand out where their contracts need orders. Drag spot past them, or their ends.")
}

/// Net and gross orders for a rise, in dollars of delta, as a sentence; nothing where there are none.
fn in_dollars(net: f64, gross: f64, spot: f64) -> String {
    let dollars = |shares: f64| compact(shares.abs() * spot);
    let traded = match Order::of(net) {
        _ if rounds_to_nothing(gross) => return String::new(),
        Order::Nothing => return format!("For 1% up, nothing is left of ${} of delta, gross. ", dollars(gross)),
        Order::Buy(_) => grammar::buy(Form::Done),
        Order::Sell(_) => grammar::sell(Form::Done),
    };
    format!("For 1% up, ${} of delta is {traded}, net; gross, ${}. ", dollars(net), dollars(gross))
}

/// The name of spot in the picture.
#[must_use]
pub fn spot(spot: f64, scale: PriceScale) -> String {
    format!("spot {}", common::short_price(spot, scale))
}

/// Spot where it lies off the picture, to its left and to its right.
#[must_use]
pub fn spot_beyond(spot: f64, scale: PriceScale) -> [String; 2] {
    let name = self::spot(spot, scale);
    [format!("← {name}"), format!("{name} →")]
}

/// Spot in the picture, and the orders that fall due there: “spot 100: 626k”.
#[must_use]
pub fn due(spot: &str, gross: f64) -> String {
    format!("{spot}: {}", compact(gross))
}

/// What is left of all orders once they cancel, in shares, and its role.
#[must_use]
pub fn net(net: f64, gross: f64) -> (ColorRole, String) {
    let left = |verb: &str| format!("net: {verb} {}, {} of all", compact(net.abs()), per_cent(net, gross));
    match Order::of(net) {
        Order::Buy(_) => (ColorRole::Buy, left(grammar::buy(Form::Do))),
        Order::Sell(_) => (ColorRole::Sell, left(grammar::sell(Form::Do))),
        Order::Nothing => (ColorRole::Soft, "net: nothing is left".to_owned()),
    }
}

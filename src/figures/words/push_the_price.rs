//! The words of `push-the-price`.

use super::Headings;
use super::grammar::{self, Form};
use crate::chart::{ColorRole, RichText};
use crate::format::{Printed, grouped, number, with_sign};
use crate::model::Order;
use crate::scenario::Crowd;
use crate::scenario::session::GammaSide;

/// How it is computed.
pub const METHOD: Printed = Printed::new(
    "Crowded expiry: 10,000 calls at $100 with an implied volatility of 20% that end in 30 trading minutes; price \
     stands at $100. Ordinary index day: 630 of them at the open of their last day, as many for its volume as an \
     index has on such a day. An order of 1% of the day's volume, 10 million shares, moves price by 5 basis \
     points. The push moves price first, to where it stands where nobody hedges. A dealer then trades until \
     shares and options balance, and these orders move price by the same rule: price ends where the two agree. \
     Shares are told with three digits.",
);
/// The line under the finding.
pub const CAPTION: &str = "Drag any violet grip. The arrowheads are the dealer's own orders, to scale.";
/// The columns of the table.
pub const HEADINGS: Headings<6> = [
    ("market", ""),
    ("your push", "$"),
    ("price after it", "$"),
    ("price moved", "$"),
    ("dealer's order", "shares"),
    ("feedback at the start", "%"),
];
/// Where the difference between the books is less than this part of the push, it is hardly one.
const HARDLY: f64 = 0.05;
/// Moves below so many dollars of the lesson are told to a tenth of a cent.
const FEW_CENTS: f64 = 0.1;

/// A push, and what it became where the dealer has sold options, where nobody hedges, and where the dealer owns them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pushed {
    /// The push, in dollars.
    pub push: f64,
    /// How far price has moved, in dollars.
    pub moved: [f64; 3],
    /// What the dealer has traded, in shares: + bought, − sold.
    pub orders: [f64; 3],
    /// The price before, in dollars.
    pub start: f64,
    /// A dollar of the lesson, in dollars.
    pub dollar: f64,
    /// The decimals of a cent of it.
    pub cents: usize,
}

/// Which markets have landed on the flag, in the same order.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Landed {
    /// The push that did it, in dollars; none where nothing has landed yet.
    pub by: [Option<f64>; 3],
    /// Whether it was the push that stands.
    pub now: [bool; 3],
}

impl Pushed {
    /// The sizes of the moves with so many decimals, in dollars of the lesson: what is told apart does not depend on the
    /// scale of prices.
    fn sizes(&self, decimals: usize) -> [String; 3] {
        self.moved.map(|moved| grouped((moved / self.dollar).abs(), decimals))
    }

    /// As few decimals as tell the three moves apart, and a tenth of a cent at most.
    #[must_use]
    pub fn decimals(&self) -> usize {
        let [sold, nobody, owned] = self.sizes(2);
        let few = self.moved.iter().any(|moved| *moved != 0.0 && moved.abs() < FEW_CENTS * self.dollar);
        let alike = self.push != 0.0 && (sold == nobody || nobody == owned);
        self.cents + usize::from(few || alike)
    }

    /// The moves as they are told, without their signs.
    fn told(&self) -> [String; 3] {
        self.moved.map(|moved| grouped(moved.abs(), self.decimals()))
    }

    /// Whether not even a tenth of a cent tells them apart.
    fn is_alike(&self) -> bool {
        let [sold, nobody, owned] = self.sizes(3);
        sold == nobody && nobody == owned
    }
}

/// “$0.50”, “−$0.50”.
fn move_words(sign_of: f64, size: &str) -> String {
    format!("{}${size}", if sign_of < 0.0 { "−" } else { "" })
}

/// The finding: what the push became.
#[must_use]
pub fn finding(pushed: &Pushed) -> RichText {
    let push = move_words(pushed.push, &grouped(pushed.push.abs(), pushed.cents));
    let start = grouped(pushed.start, pushed.cents);
    if pushed.push == 0.0 {
        return RichText::plain(format!("No push, no answer: price stands at ${start} in all three"));
    }
    if pushed.is_alike() {
        return RichText::plain(format!("No difference to see: {push} stayed {push} in all three"));
    }
    let [sold, _, owned] = pushed.told().map(|size| move_words(pushed.push, &size));
    let [buying, _, selling] = pushed.orders.map(ColorRole::of_sign);
    let apart = (pushed.moved[0] - pushed.moved[2]).abs();
    let opening = if apart < HARDLY * pushed.push.abs() { "Hardly a difference:" } else { "Same push." };
    RichText::plain(format!("{opening} {push} became "))
        .colored(selling, owned)
        .say(" or ")
        .colored(buying, sold)
        .say(".")
}

/// The finding where there is a price to land on, so many dollars above the start.
#[must_use]
pub fn landing(pushed: &Pushed, flag: f64, landed: &Landed) -> RichText {
    let dollars = |push: f64| move_words(push, &grouped(push.abs(), pushed.cents));
    let at = |moved: f64| dollars(pushed.start + moved);
    if let [Some(sold), Some(nobody), Some(owned)] = landed.by {
        let [sold, nobody, owned] = [sold, nobody, owned].map(dollars);
        return RichText::plain(format!(
            "Landed in all three: it took {sold} where the dealer has sold options, {nobody} where nobody hedges, {owned} \
             where the dealer owns them"
        ));
    }
    let with = ["a dealer who has sold options", "nobody hedging", "a dealer who owns options"];
    let with: Vec<_> = with.into_iter().zip(landed.now).filter(|(_, now)| *now).map(|(with, _)| with).collect();
    if with.is_empty() {
        if pushed.push == 0.0 {
            return RichText::plain(format!("Land on {}: how hard must you push in each market?", at(flag)));
        }
        let [sold, nobody, owned] = pushed.moved.map(at);
        return RichText::plain(format!(
            "Land on {}: a push of {} ended at {owned}, {nobody} or {sold}",
            at(flag),
            dollars(pushed.push)
        ));
    }
    RichText::plain(format!("Landed: with {} it took {}", with.join(" or with "), dollars(pushed.push)))
}

/// A market, as a row of the table names it.
#[must_use]
pub const fn market(side: GammaSide) -> &'static str {
    match side {
        GammaSide::Short => "Dealer has sold options",
        GammaSide::NotHedging => "Nobody hedges",
        GammaSide::Long => "Dealer owns options",
    }
}

/// The same over its rail, and whether price has landed on the flag there.
#[must_use]
pub fn rail(side: GammaSide, landed: bool) -> String {
    format!("{}{}", market(side), if landed { " · landed" } else { "" })
}

/// The hand.
#[must_use]
pub fn hand(push: f64, cents: usize) -> String {
    format!("your push {}", with_sign(push, &format!("${}", grouped(push.abs(), cents))))
}

/// How far price has come, with as many digits as the three need to differ.
#[must_use]
pub fn moved(pushed: &Pushed, moved: f64) -> String {
    with_sign(moved, &format!("${}", grouped(moved.abs(), pushed.decimals())))
}

/// What the dealer does, in three digits; nothing where it is less than a share.
#[must_use]
pub fn order(order: Order) -> Option<String> {
    let shares = |shares: f64| grouped(number::significant(shares, 3), 0);
    match order {
        Order::Buy(size) => Some(format!("dealer {} {}", grammar::buy(Form::Does), shares(size))),
        Order::Sell(size) => Some(format!("dealer {} {}", grammar::sell(Form::Does), shares(size))),
        Order::Nothing => None,
    }
}

/// What the day is.
#[must_use]
pub const fn day(crowd: Crowd, narrow: bool) -> &'static str {
    match (crowd, narrow) {
        (Crowd::CrowdedExpiry, false) => "a crowded expiry, last half hour",
        (Crowd::CrowdedExpiry, true) => "last half hour",
        (Crowd::IndexDay, false) => "an ordinary index day, at the open",
        (Crowd::IndexDay, true) => "index, the open",
    }
}

/// A price at the axis.
#[must_use]
pub fn tick(price: f64, cents: usize, is_start: bool, narrow: bool) -> String {
    match (is_start, narrow) {
        (false, _) => grouped(price, cents),
        (true, true) => format!("${}", crate::format::trimmed(price, cents)),
        (true, false) => format!("${}, the strike", crate::format::trimmed(price, cents)),
    }
}

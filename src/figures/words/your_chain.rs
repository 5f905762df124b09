//! The words of `your-chain`.

use super::{Headings, common};
use crate::chart::{ColorRole, RichText};
use crate::figures::shared::pressure::Pressure;
use crate::format::{Printed, compact, grouped, price, with_sign};
use crate::model::{DealerSide, Order};
use crate::quotes::interval::{Flip, Unnamed};
use crate::quotes::levels::profile::Sign;
use crate::quotes::levels::{Causes, HedgeOrder, LevelsAt};
use crate::quotes::{ChainSummary, Flips, Levels, Sureness};
use crate::units::PERCENT;

/// How it is computed.
pub const METHOD: Printed = Printed::new(
    "Dollars of delta per 1%: Black–Scholes–Merton gamma × contracts × 100 × spot² × 0.01. Forwards follow from put–call \
     parity near the money where the quotes allow it, else from the page's rate and yield; a missing volatility from the middle \
     of bid and ask. Volatilities stay with their strikes as price moves. Orders revalue the whole chain and are split as in \
     “Three reasons”.",
);

/// What is told of.
#[derive(Debug, Clone, Copy)]
pub struct Told<'a> {
    /// What was read.
    pub summary: &'a ChainSummary,
    /// The side that dealers are taken to hold.
    pub side: DealerSide,
    /// The levels of the chosen expiries.
    pub levels: &'a Levels,
    /// How sure they are.
    pub sureness: &'a Sureness,
}

/// The axis of the bars.
pub const BY_STRIKE: &str = "$ of delta per 1%, by strike";
/// The axis of the curve.
pub const OVER_PRICE: &str = "$ of delta per 1%, net, wherever spot is";
/// The columns of the table.
pub const HEADINGS: Headings<9> = [
    ("level", ""),
    ("price", "$"),
    ("gamma of calls", "$ of delta per 1%"),
    ("gamma of puts", "$ of delta per 1%"),
    ("net gamma", "$ of delta per 1%"),
    ("gross gamma", "$ of delta per 1%"),
    ("net gamma per dollar", "shares per $1"),
    ("gross gamma per dollar", "shares per $1"),
    ("hedge order", "shares"),
];
/// Rows of the table.
pub const NOW: &str = "at spot, now";
/// The band of what can be known there.
pub const BAND: [&str; 2] = ["net gamma, low end of nine in ten cases", "net gamma, high end of nine in ten cases"];
/// Also the name of a curve.
pub const AT_THE_CLOSE: &str = "at the close";
/// Without what ends next.
pub const WITHOUT_THE_NEXT: &str = "without the next expiry";
/// Where the sign changes, and later.
pub const FLIP: &str = "sign changes, if long calls and short puts";
/// The same at the close.
pub const FLIP_AT_THE_CLOSE: &str = "sign changes at the close, if long calls and short puts";
/// The ends of the interval of what can be known of that.
pub const FLIP_BETWEEN: [&str; 2] = ["sign changes above", "sign changes below"];
/// The order for 1% up: all of it, and by cause.
pub const UP: [&str; 4] = ["1% up, order", "1% up, by price", "1% up, by time", "1% up, by volatility"];
/// The order for 1% down.
pub const DOWN: [&str; 4] = ["1% down, order", "1% down, by price", "1% down, by time", "1% down, by volatility"];
/// One strike.
pub const STRIKE: &str = "strike";

/// A number on an axis of dollars.
#[must_use]
pub fn axis(dollars: f64) -> String {
    compact(dollars)
}

/// Where price is, in the picture.
#[must_use]
pub fn spot(at: f64) -> String {
    format!("spot {}", price(at))
}

/// Where the sign changes, in the picture.
#[must_use]
pub fn flip(at: f64, narrow: bool) -> String {
    if narrow { price(at) } else { format!("sign changes {}", price(at)) }
}

/// An amount of dollars with its sign: “+$1.2B”, “−$340M”.
pub(super) fn signed_dollars(amount: f64) -> String {
    with_sign(amount, &format!("${}", compact(amount.abs())))
}

/// What it is called.
fn name<'a>(told: &Told<'a>) -> &'a str {
    if told.summary.symbol.is_empty() { "this chain" } else { &told.summary.symbol }
}

/// What it found: the kind of pressure at spot, and where the sign changes, as far as can be known.
#[must_use]
pub fn finding(figure: &Told<'_>) -> RichText {
    let (name, spot) = (name(figure), price(figure.levels.spot));
    if figure.levels.expiries.is_empty() {
        return RichText::plain("No expiry is chosen, so there is nothing to hedge");
    }
    if is_idle(figure) {
        return RichText::plain(format!("Hardly anything of {name} has to be hedged near {spot}"));
    }
    if figure.sureness.rightly.surplus() == 0.0 && !is_exact(figure) {
        let assumed = lower(&common::if_dealers(figure.side));
        return RichText::plain(format!(
            "Whoever knows no side of {name} knows no sign, whatever is assumed (here: {assumed}): no flip can be named"
        ));
    }
    RichText::plain(format!("{}, ", common::if_dealers(figure.side)))
        .and(pressure(figure))
        .say(format!(" from {spot}, in {name}. {}", flips(figure)))
}

/// Whether there is no gamma at spot and nothing to do a hundredth away from it, whoever holds what.
fn is_idle(figure: &Told<'_>) -> bool {
    let nothing = |order: &HedgeOrder| {
        let Causes { price, time, volatility } = order.under(DealerSide::AllLong);
        [price, time, volatility].map(Order::of) == [Order::Nothing; 3]
    };
    has_no_gamma(figure) && nothing(&figure.levels.up) && nothing(&figure.levels.down)
}

/// Whether there is no gamma to speak of at spot.
fn has_no_gamma(figure: &Told<'_>) -> bool {
    figure.levels.now.totals.dollars_per_percent.gross() < 1.0
}

/// Whether net gamma is what it is assumed to be, since every side is read rightly or long cancels short in each option.
pub(super) fn is_exact(figure: &Told<'_>) -> bool {
    figure.sureness.at_spot.deviation == 0.0
}

/// What the next 1% up and down meets, by price alone: gamma at a point may not hold over a hundredth of the price. That
/// it is price alone is said where time and volatility turn the whole order around.
fn pressure(figure: &Told<'_>) -> RichText {
    let alone = |order: &HedgeOrder| order.under(figure.side).price;
    // An order with the move pushes it along: a buy as price rises, a sale as it falls.
    let [up, down] = [Pressure::of(alone(&figure.levels.up)), Pressure::of(-alone(&figure.levels.down))];
    let does = match (up, down) {
        (Pressure::Leans, Pressure::Leans) => "leans against a move of 1%",
        (Pressure::Pushes, Pressure::Pushes) => "pushes a move of 1% along",
        (Pressure::Leans, Pressure::Pushes) => "leans against 1% up, and pushes 1% down along,",
        (Pressure::Pushes, Pressure::Leans) => "pushes 1% up along, and leans against 1% down,",
        (Pressure::Leans, Pressure::Nothing) => "leans against 1% up, and does nothing about 1% down,",
        (Pressure::Pushes, Pressure::Nothing) => "pushes 1% up along, and does nothing about 1% down,",
        (Pressure::Nothing, Pressure::Leans) => "leans against 1% down, and does nothing about 1% up,",
        (Pressure::Nothing, Pressure::Pushes) => "pushes 1% down along, and does nothing about 1% up,",
        (Pressure::Nothing, Pressure::Nothing) => "hardly answers a move of 1%",
    };
    let turned = |order: &HedgeOrder| {
        let causes = order.under(figure.side);
        Pressure::of(causes.price) != Pressure::of(causes.total())
    };
    let by =
        if turned(&figure.levels.up) || turned(&figure.levels.down) { "hedging, by price alone, " } else { "hedging " };
    RichText::plain(by).colored(ColorRole::Accent, does)
}

/// Net gamma at spot with its unit, beside the gross.
fn net(figure: &Told<'_>) -> String {
    let gamma = figure.levels.now.totals.dollars_per_percent;
    let (spot, gross) = (price(figure.levels.spot), compact(gamma.gross()));
    let assumed = signed_dollars(gamma.net(figure.side));
    if is_exact(figure) {
        return format!("Net gamma at {spot}: {assumed} of delta per 1%, of ${gross} gross.");
    }
    let (low, high) = figure.sureness.at_spot.possible(&gamma, figure.side);
    format!(
        "Net gamma at {spot}, in nine of ten cases: {} to {} of delta per 1%, of ${gross} gross ({assumed} if every side is as assumed).",
        signed_dollars(low),
        signed_dollars(high)
    )
}

/// Where the sign changes, as a sentence without its full stop.
fn flips(figure: &Told<'_>) -> String {
    let Sureness { flip, flips, .. } = figure.sureness;
    if is_exact(figure) {
        return exact_flips(&figure.levels.now, figure.side);
    }
    let with = format!("With {}% of the sides read rightly,", per_cent_read(figure));
    match flip {
        Flip::Named(named) if flips.len() == 1 => {
            let (from, to) = (price(named.from), price(named.to));
            format!("{with} net gamma changes sign between {from} and {to} in nine of ten cases")
        }
        Flip::Named(_) => format!("{with} net gamma changes sign in {} stretches of price", flips.len()),
        Flip::NoneCanBeNamed(Unnamed::NoFlip) if figure.sureness.at_spot.sure_sign() == 0.0 => {
            format!("{with} the sign of net gamma there is not sure")
        }
        Flip::NoneCanBeNamed(Unnamed::NoFlip) => format!("{with} the sign of net gamma there is still sure"),
        Flip::NoneCanBeNamed(Unnamed::NotSure) => {
            format!("{with} no price can be named at which net gamma changes sign")
        }
    }
}

/// “80”: per cent of the sides that are read rightly.
pub(super) fn per_cent_read(figure: &Told<'_>) -> String {
    grouped(figure.sureness.rightly.probability() * PERCENT, 0)
}

/// Where the sign changes if the assumption holds, as a sentence without its full stop.
pub(super) fn exact_flips(at: &LevelsAt, side: DealerSide) -> String {
    match at.flips(side) {
        Flips::At(prices) => {
            let told: Vec<String> = prices.iter().map(|at| price(*at)).collect();
            match told.as_slice() {
                [only] => format!("Net gamma changes sign at {only}"),
                [first @ .., last] => format!("Net gamma changes sign at {} and {last}", first.join(", ")),
                [] => "Net gamma changes sign nowhere in view".to_owned(),
            }
        }
        Flips::NotInWindow(_) => "Net gamma changes sign nowhere in view".to_owned(),
        Flips::OneSigned(sign) => {
            let is = match sign {
                Sign::Positive => "above",
                Sign::Negative => "below",
            };
            format!("Net gamma is {is} zero at every price, since calls and puts are held alike")
        }
        Flips::ZeroEverywhere if is_empty(at) => "No gamma is left in view".to_owned(),
        Flips::ZeroEverywhere => "What is long cancels what is short, at every price".to_owned(),
    }
}

/// Whether there is no gamma to speak of wherever price is in view.
fn is_empty(at: &LevelsAt) -> bool {
    at.profile.iter().all(|point| point.dollars_per_percent.gross() < 1.0)
}

/// The line under the finding; none where there is nothing to see.
#[must_use]
pub fn caption(figure: &Told<'_>) -> RichText {
    let expiries = match (figure.levels.expiries.len(), figure.summary.expiries.len()) {
        (0, _) => return RichText::new(),
        (1, _) => "one expiry".to_owned(),
        (some, all) => format!("{} expiries", some_of(some, all)),
    };
    let net = if has_no_gamma(figure) { String::new() } else { net(figure) + " " };
    let close = if figure.levels.minutes_to_close > 0.0 { "; dashed, the same at the close" } else { "" };
    RichText::plain(if is_exact(figure) {
        format!(
            "{net}Above, gamma of {expiries} at each strike: pale gross, dark net. Below, the net wherever spot is{close}."
        )
    } else {
        format!(
            "{net}Above, gamma of {expiries} at each strike: pale gross, dark net if every side is as assumed. Below, wherever spot \
             is, what the net comes to on average{close}. Grey around the curve: nine of ten cases. Shaded: the sign is not sure."
        )
    })
}

/// So many of several: “both”, “all 9”, “2 of 9”.
#[must_use]
pub fn some_of(some: usize, all: usize) -> String {
    match (some, all) {
        (2, 2) => "both".to_owned(),
        _ if some == all => format!("all {all}"),
        _ => format!("{some} of {all}"),
    }
}

/// A sentence within another.
pub(super) fn lower(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect()
}

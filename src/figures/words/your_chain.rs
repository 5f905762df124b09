//! The words of `your-chain`.

use super::{Headings, common};
use crate::chart::{ColorRole, RichText};
use crate::figures::shared::pressure::Pressure;
use crate::format::{Printed, compact, grouped, price, with_sign};
use crate::model::DealerSide;
use crate::quotes::interval::{Flip, Unnamed};
use crate::quotes::levels::{HedgeOrder, LevelsAt};
use crate::quotes::{ChainSummary, Flips, Levels, Sureness};
use crate::units::PERCENT;

/// How it is computed.
pub const METHOD: Printed = Printed::new(
    "Dollars of delta per 1%: Black–Scholes–Merton gamma × contracts × 100 × spot² × 0.01. Forwards follow from put–call \
     parity near the money where the quotes allow it, else from the page's rate and yield; a missing volatility from the middle \
     of bid and ask. Volatilities stay with their strikes as price moves. Orders revalue the whole chain and are split as in \
     “Three reasons”. How sure: each option's side is read rightly with the same chance, independently of all others. That is a \
     simplification: mistakes come together, and then less is known than this says.",
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
pub const BAND: [&str; 2] = ["net gamma at least, in nine of ten cases", "net gamma at most, in nine of ten cases"];
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
    let totals = &figure.levels.now.totals;
    let (name, spot) = (name(figure), price(figure.levels.spot));
    if figure.levels.expiries.is_empty() {
        return RichText::plain("No expiry is chosen, so there is nothing to hedge");
    }
    if totals.dollars_per_percent.gross() < 1.0 {
        return RichText::plain(format!("Hardly anything of {name} has to be hedged near {spot}"));
    }
    if figure.sureness.rightly.surplus() == 0.0 {
        let assumed = lower(&common::if_dealers(figure.side));
        return RichText::plain(format!(
            "Whoever knows no side of {name} knows no sign, whatever is assumed (here: {assumed}): no flip can be named"
        ));
    }
    RichText::plain(format!("{}, ", common::if_dealers(figure.side)))
        .and(pressure(figure))
        .say(format!(" from {spot}, in {name}. {}", flips(figure)))
}

/// What the next 1% up and down meets, by price alone: gamma at a point may not hold over a hundredth of the price.
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
    RichText::plain("hedging ").colored(ColorRole::Accent, does)
}

/// Net gamma at spot with its unit, beside the gross.
fn net(figure: &Told<'_>) -> String {
    let gamma = figure.levels.now.totals.dollars_per_percent;
    let (spot, gross) = (price(figure.levels.spot), compact(gamma.gross()));
    let assumed = signed_dollars(gamma.net(figure.side));
    if figure.sureness.rightly.probability() >= 1.0 {
        return format!("Net gamma at {spot}: {assumed} of delta per 1%, of ${gross} gross.");
    }
    if gamma.net(figure.side) == 0.0 {
        return format!("Net gamma at {spot}: nothing, of ${gross} of delta per 1%, gross.");
    }
    let (low, high) = figure.sureness.at_spot.band();
    // No more can be held than there is.
    let (low, high) = (low.max(-gamma.gross()), high.min(gamma.gross()));
    format!(
        "Net gamma at {spot}, in nine of ten cases: {} to {} of delta per 1%, of ${gross} gross ({assumed} if every side is as assumed).",
        signed_dollars(low),
        signed_dollars(high)
    )
}

/// Where the sign changes, as a sentence without its full stop.
fn flips(figure: &Told<'_>) -> String {
    let Sureness { rightly, flip, flips, .. } = figure.sureness;
    let exact = exact_flips(&figure.levels.now, figure.side);
    if rightly.probability() >= 1.0 {
        return exact;
    }
    let with = format!("With {}% of the sides read rightly,", per_cent_read(figure));
    match flip {
        Flip::Named(named) if flips.len() == 1 => {
            format!("{with} its sign changes somewhere between {} and {}", price(named.from), price(named.to))
        }
        Flip::Named(_) => format!("{with} its sign changes in {} stretches of price", flips.len()),
        Flip::NoneCanBeNamed(Unnamed::NoFlip) if figure.sureness.at_spot.sure_sign() == 0.0 => {
            format!("{with} nobody can say which sign it has there")
        }
        Flip::NoneCanBeNamed(Unnamed::NoFlip) => format!("{with} that sign is still sure there"),
        Flip::NoneCanBeNamed(Unnamed::NotSure) => format!("{with} no price can be named at which its sign changes"),
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
                [only] => format!("The sign changes at {only}"),
                [first @ .., last] => format!("The sign changes at {} and {last}", first.join(", ")),
                [] => "The sign changes nowhere in view".to_owned(),
            }
        }
        Flips::NotInWindow(_) => "The sign changes nowhere in view".to_owned(),
        Flips::OneSigned(_) => "It has this sign at every price, since calls and puts are held alike".to_owned(),
        Flips::ZeroEverywhere if is_empty(at) => "No gamma is left in view".to_owned(),
        Flips::ZeroEverywhere => "What is long cancels what is short, at every price".to_owned(),
    }
}

/// Whether there is no gamma to speak of wherever price is in view.
fn is_empty(at: &LevelsAt) -> bool {
    at.profile.iter().all(|point| point.dollars_per_percent.gross() < 1.0)
}

/// The line under the finding.
#[must_use]
pub fn caption(figure: &Told<'_>) -> RichText {
    let expiries = match (figure.levels.expiries.len(), figure.summary.expiries.len()) {
        (1, _) => "one expiry".to_owned(),
        (some, all) if some == all => format!("all {all} expiries"),
        (some, all) => format!("{some} of {all} expiries"),
    };
    let band = if figure.sureness.rightly.probability() < 1.0 {
        " Grey around the curve: nine of ten cases. Shaded: nobody can say which sign."
    } else {
        ""
    };
    let close = if figure.levels.minutes_to_close > 0.0 { "; dashed, the same at that day's close" } else { "" };
    let net =
        if figure.levels.now.totals.dollars_per_percent.gross() < 1.0 { String::new() } else { net(figure) + " " };
    RichText::plain(format!(
        "{net}Above, gamma of {expiries} at each strike: pale gross, dark net. Below, their net wherever spot is{close}.{band}"
    ))
}

/// A sentence within another.
pub(super) fn lower(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect()
}

//! The words of `same-news`; those of its stories stand in [`stories`](super::stories).

use super::{Headings, Named, common, grammar};
use crate::chart::{ColorRole, RichText};
use crate::control::Unit;
use crate::figures::shared::typical::TypicalDays;
use crate::format::{Printed, compact, grouped, price};
use crate::model::session::MINUTES;
use crate::scenario::session::GammaSide;
use crate::units::BASIS_POINTS;

/// How it is computed.
pub const METHOD: Printed = Printed::new(
    "The options are those of the trade, here ending at the close of the last trading day that you set. Each \
     minute the news moves price first. If a hedge is due, the dealer then trades until hedge and option delta \
     agree at the price that this very order makes. Impact is permanent and linear. The last minute is always \
     hedged, as far as a cap on orders allows. Distances are log-returns in basis points. A half-hour swing is \
     the root mean square of whole half hours. The variance ratio is the variance of half hours over 30 times \
     that of minutes. A jump is a rule of the model: where the dealer is so short of gamma that no price in \
     between is stable, price goes to the next one that is.",
);
/// A pin.
pub const PIN: Named = Named {
    label: Printed::new("Pin"),
    note: Printed::new("A picked session: price strays from the strike and comes back, held by a dealer long gamma."),
};
/// A breakout that fails.
pub const FAILED_BREAKOUT: Named = Named {
    label: Printed::new("Breakout that fails"),
    note: Printed::new(
        "A picked session: price leaves the strike, the dealer long gamma leans against it, and it returns.",
    ),
};
/// A run, with orders capped.
pub const ACCELERATION: Named = Named {
    label: Printed::new("Acceleration"),
    note: Printed::new(
        "A picked session: near the close a dealer short gamma, trading no more than a normal minute's volume a minute, \
         turns a small move into a large one.",
    ),
};
/// An ordinary day in an index.
pub const INDEX: Named = Named {
    label: Printed::new("Ordinary index day"),
    note: Printed::new("A book the size of an index dealer's on a normal day: the three prices are nearly one."),
};
/// The opening state.
pub const CONCENTRATED: Named = Named {
    label: Printed::new("Concentrated expiry"),
    note: Printed::new("Options on a tenth of a day's volume, all at one strike, ending at this close."),
};
/// The columns of the table.
pub const HEADINGS: Headings<13> = [
    ("minute", ""),
    ("the dealer", ""),
    ("price", "$"),
    ("news so far", "bp"),
    ("hedge", "shares"),
    ("bought so far", "shares"),
    ("sold so far", "shares"),
    ("range so far", "bp"),
    ("half-hour swing so far", "bp"),
    ("variance ratio so far", "30 min over 1"),
    ("one-minute volatility so far", "% a year"),
    ("the same in closed form, linear book", "% a year"),
    ("jumps so far", "count"),
];
/// A closed form where no price is stable, and one where none is known.
pub const NO_CLOSED_FORM: [&str; 2] = ["no stable price", "none with a band"];
/// The tick at the strike.
pub const STRIKE: &str = "strike";

/// A market: who hedges in it.
#[must_use]
pub const fn market(side: GammaSide) -> &'static str {
    match side {
        GammaSide::Long => "Dealer owns options",
        GammaSide::NotHedging => "Nobody hedges",
        GammaSide::Short => "Dealer has sold options",
    }
}

/// Where price is: “closes $100.03”, “now $100.03”.
#[must_use]
pub fn price_at(minute: u16, dollars: f64) -> String {
    format!("{} {}", if minute < MINUTES { "now" } else { "closes" }, price(dollars))
}

/// The range of the day beside its bracket, in basis points.
#[must_use]
pub fn range(bp: f64) -> String {
    format!("{} bp", grouped(bp, 0))
}

/// The headline of the day, in basis points, or what may be done with the point where it will be.
#[must_use]
pub fn headline(bp: f64, narrow: bool) -> String {
    match bp {
        0.0 if narrow => "drag: a headline".to_owned(),
        0.0 => "drag: throw in a headline".to_owned(),
        size => format!("headline {}", Unit::BasisPoints.spoken(size)),
    }
}

/// What a dealer has bought and sold so far, in shares.
#[must_use]
pub fn bought_and_sold(bought: f64, sold: f64) -> [String; 2] {
    [format!("▲ {}", compact(bought)), format!("▼ {}", compact(sold))]
}

/// The first jump of a picture.
pub const JUMP: &str = "jump";

/// A minute on the axis of a lane: “minute 0”, “close”.
#[must_use]
pub fn minute(minute: u16, narrow: bool) -> String {
    match minute {
        0 if narrow => "minute 0".to_owned(),
        0 => "0".to_owned(),
        MINUTES => "close".to_owned(),
        other => other.to_string(),
    }
}

/// The number of a moment.
#[must_use]
pub fn pin(place: u8) -> String {
    place.to_string()
}

/// What a book did to a distance, both in basis points: “cut that to 160 bp”, “left it at 183 bp”.
#[must_use]
pub fn changed(from: f64, to: f64) -> String {
    change(from, to, ["left it at", "cut that to", "raised that to"])
}

/// What a book does to a distance, both in basis points: “cuts it to 160 bp”, “leaves it at 183 bp”.
#[must_use]
pub fn changes(from: f64, to: f64) -> String {
    change(from, to, ["leaves it at", "cuts it to", "raises it to"])
}

fn change(from: f64, to: f64, [left, cut, raised]: [&str; 3]) -> String {
    let (before, after) = (grouped(from, 0), grouped(to, 0));
    let verb = match to {
        _ if before == after => left,
        to if to < from => cut,
        _ => raised,
    };
    format!("{verb} {after} bp")
}

/// What this news has done by a minute: the ranges in the three markets, in basis points.
#[must_use]
pub fn finding(minute: u16, headline_bp: f64, range: &dyn Fn(GammaSide) -> f64) -> RichText {
    if minute == 0 {
        return RichText::plain("The session opens: the same news is about to meet three markets");
    }
    let [long, none, short] = GammaSide::ALL.map(|side| grouped(range(side), 0));
    let when = if minute < MINUTES { format!(", {}", grammar::minutes_in(minute)) } else { String::new() };
    let what = match headline_bp {
        0.0 => "Same news".to_owned(),
        size => format!("Same news with a headline of {}", Unit::BasisPoints.spoken(size)),
    };
    let ranges = if long == none && none == short {
        format!("the same range in all three markets: {none} bp")
    } else {
        format!(
            "three ranges: {long} bp if the dealer owns options, {none} unhedged, {short} if the dealer has sold them"
        )
    };
    RichText::plain(format!("{what}{when}, {ranges}"))
}

/// What is drawn; `picked` says that it is a picked story, or nothing.
#[must_use]
pub fn caption(picked: &str, days: &TypicalDays, jumps: bool) -> RichText {
    let words =
        RichText::plain("Bold: the price. Grey: the same day without hedging; the tint between is what hedging did. ")
            .colored(ColorRole::Buy, "▲ buys")
            .say(", ")
            .colored(ColorRole::Sell, "▼ sells")
            .say(format!(". Faint: other days.{picked}{}", typical(days)));
    if jumps { words.say(common::A_JUMP) } else { words }
}

/// What is typical, as far as it has been counted: “ Typical, over 400 days of other news: …”.
fn typical(days: &TypicalDays) -> String {
    if days.counted() < 2 {
        return String::new();
    }
    let [long, none, short] = GammaSide::ALL.map(|side| {
        let range = &days.day(side).range;
        let (mean, error) = (range.mean() * BASIS_POINTS, range.standard_error() * BASIS_POINTS);
        // An error that rounds to nothing would claim too much.
        let decimals = usize::from(error < 0.5);
        format!("{} ± {}", grouped(mean, decimals), grouped(error, decimals))
    });
    let three = |of: &dyn Fn(GammaSide) -> String| {
        let [long, none, short] = GammaSide::ALL.map(of);
        format!("{long}, {none} and {short}")
    };
    let swings = three(&|side| grouped(days.day(side).half_hour_swing() * BASIS_POINTS, 0));
    let ratios = three(&|side| grouped(days.day(side).variance_ratio(), 2));
    format!(
        " Typical, over {} days of other news, in this order: ranges of {long}, {none} and {short} bp, half-hour swings of \
         {swings} bp, variance ratios of {ratios}.",
        days.counted()
    )
}

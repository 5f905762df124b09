//! The words of `same-news`; those of its stories stand in [`stories`](super::stories).

use super::{Headings, Named, common, grammar};
use crate::chart::{ColorRole, RichText};
use crate::figures::shared::typical::TypicalDays;
use crate::format::{Printed, compact, grouped};
use crate::model::session::MINUTES;
use crate::scenario::session::GammaSide;
use crate::units::BASIS_POINTS;

/// How it is computed.
pub const METHOD: Printed = Printed::new(
    "The options are those of the trade, here ending at the close of the last trading day that you set. Each minute \
     the news moves price first. If a hedge is due, the dealer then trades until hedge and option \
     delta agree at the price that this very order makes: hedge and impact are solved together. Impact is \
     permanent and linear. The last minute is always hedged, as far as a cap on orders allows. Distances are log-returns in basis points. A \
     half-hour swing is the root mean square of whole half hours. The variance ratio is the variance of half \
     hours over 30 times that of minutes: above 1 moves tend to go on, below 1 to turn back. A jump is a rule of \
     the model: where the dealer is so short of gamma that no price in between is stable, price goes to the next \
     one that is.",
);
/// A pin.
pub const PIN: Named = Named {
    label: Printed::new("Pin"),
    note: Printed::new("A picked session: price strays from the strike and comes back, held by a dealer long gamma."),
};
/// A breakout that fails.
pub const FAILED_BREAKOUT: Named = Named {
    label: Printed::new("Failed breakout"),
    note: Printed::new(
        "A picked session: price leaves the strike, the dealer long gamma leans against it, and it returns.",
    ),
};
/// A run, with orders capped.
pub const ACCELERATION: Named = Named {
    label: Printed::new("Sudden acceleration"),
    note: Printed::new(
        "A picked session: near the close a dealer short gamma, trading no more than a normal minute's volume a minute, \
         turns a small move into a large one.",
    ),
};
/// An ordinary day in an index.
pub const INDEX: Named = Named {
    label: Printed::new("Index, ordinary day"),
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

/// The name of a path.
#[must_use]
pub const fn path(side: GammaSide, narrow: bool) -> &'static str {
    match side {
        GammaSide::Long if narrow => "long",
        GammaSide::NotHedging if narrow => "none",
        GammaSide::Short if narrow => "short",
        side => common::gamma_side(side),
    }
}

/// The axis of a dealer's orders.
#[must_use]
pub fn orders(side: GammaSide, narrow: bool) -> String {
    let (before, after) = if narrow { ("", ": orders") } else { ("dealer ", ": hedge orders") };
    format!("{before}{}{after} (shares)", common::gamma_side(side))
}

/// What a dealer has bought and sold so far, in shares.
#[must_use]
pub fn bought_and_sold(bought: f64, sold: f64, narrow: bool) -> [String; 2] {
    let words = if narrow { ["▲", "▼"] } else { ["bought", "sold"] };
    [format!("{} {}", words[0], compact(bought)), format!("{} {}", words[1], compact(sold))]
}

/// The first jump of a picture.
#[must_use]
pub const fn jump(narrow: bool) -> &'static str {
    if narrow { "jump" } else { "jump: no stable price in between" }
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

/// What this news has done by a minute: the ranges of the three books, in basis points.
#[must_use]
pub fn finding(minute: u16, range: &dyn Fn(GammaSide) -> f64) -> RichText {
    if minute == 0 {
        return RichText::plain("The session opens: the same news is about to meet three books");
    }
    let [long, none, short] = GammaSide::ALL.map(range);
    let when = if minute < MINUTES { format!(", {}", grammar::minutes_in(minute)) } else { String::new() };
    RichText::plain(format!(
        "Same news, three books{when}: without hedging, price ranged over {} bp. A dealer long gamma {}, a dealer short \
         gamma {}",
        grouped(none, 0),
        changed(none, long),
        changed(none, short)
    ))
}

/// What is drawn; `picked` says that it is a picked story, or nothing.
#[must_use]
pub fn caption(picked: &str, days: &TypicalDays, jumps: bool) -> RichText {
    let words =
        RichText::plain("Above: three prices, made by the same outside orders. Below: the hedge orders in between, ")
            .colored(ColorRole::Buy, "blue bars buy")
            .say(", ")
            .colored(ColorRole::Sell, "orange bars sell")
            .say(format!(".{picked}{}", typical(days)));
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
        let [none, long, short] = [GammaSide::NotHedging, GammaSide::Long, GammaSide::Short].map(of);
        format!("{none}, {long} and {short}")
    };
    let swings = three(&|side| grouped(days.day(side).half_hour_swing() * BASIS_POINTS, 0));
    let ratios = three(&|side| grouped(days.day(side).variance_ratio(), 2));
    format!(
        " Typical, over {} days of other news: ranges of {none} bp without hedging, {long} with a dealer long gamma, \
         {short} with one short gamma; half-hour swings of {swings} bp; variance ratios of {ratios}.",
        days.counted()
    )
}

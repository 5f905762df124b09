//! The words of `hedged-pnl`.

use std::cmp::Ordering;

use super::{Headings, grammar};
use crate::chart::RichText;
use crate::format::{Printed, compact, compact_signed, dollars, grouped, number, with_sign};
use crate::model::session::count_as_f64;
use crate::scenario::CustomerSide;

/// How it is computed.
pub const METHOD: Printed = Printed::new(
    "The dealer hedges with shares at the open and again every so many minutes. After a trading day of 390 \
     minutes, or at expiry if that comes first, all is valued in full. Options and price run on one clock, a year \
     of 252 trading days: the options have the part of a year left that you set by the calendar, and a day takes \
     a 252nd away. Price moves by chance alone, with the realised volatility: 1,000 days, the same ones however \
     often the dealer hedges. A typical move is one standard deviation; near that of the implied volatility a \
     single hedge breaks even. No interest, no costs, no impact. The average is exact, not counted: near ½ × \
     gamma × spot² × (implied² − realised²) × time for whoever sold the options, the opposite for whoever owns \
     them.",
);
/// The axis of gains and losses.
pub const PROFIT: &str = "the dealer gains or loses ($)";
/// The axis of moves.
pub const MOVE: &str = "the day’s move ($)";
/// The axis of the bars.
pub const SHARE: &str = "share of days";
/// The columns of the table.
pub const HEADINGS: Headings<4> = [("what", ""), ("price move", "$"), ("profit or loss", "$"), ("days", "count")];
/// The rows of the table.
pub const ROWS: [&str; 12] = [
    "average, exact",
    "average of the days counted",
    "standard error of it",
    "standard deviation of the days counted",
    "days with a gain",
    "one standard deviation of a day, implied",
    "one standard deviation of a day, realised",
    "hedged once, breaks even",
    "hedged once",
    "days that end at or below",
    "days that end above, up to the next",
    "days that end above",
];

/// What is said of a day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Told {
    /// What the customer did: who buys leaves a dealer who has sold.
    pub side: CustomerSide,
    /// Whether there are any options.
    pub is_open: bool,
    /// How realised volatility compares with implied.
    pub realised: Ordering,
    /// The dealer's average gain or loss, in dollars.
    pub average: f64,
    /// A dollar of the lesson, in dollars.
    pub dollar: f64,
    /// Whether the options end before the trading day does.
    pub until_expiry: bool,
}

/// What it comes to on average: “on average the dealer gains $73,400 a day”.
#[must_use]
pub fn outcome(told: &Told) -> String {
    let time = if told.until_expiry { "by expiry" } else { "a day" };
    if !told.is_open || told.average == 0.0 {
        return "on average the dealer neither gains nor loses".to_owned();
    }
    if told.average.abs() < told.dollar {
        return format!(
            "on average that makes a difference of less than {} {time} to the dealer",
            dollars(told.dollar)
        );
    }
    format!("on average the dealer {} {time}", grammar::gains_or_loses(number::significant(told.average, 3)))
}

/// The finding.
#[must_use]
pub fn finding(told: &Told) -> RichText {
    RichText::plain(match (told.is_open, told.realised, told.side) {
        (false, ..) => "No options, no hedge: nothing is gained and nothing is lost".to_owned(),
        (_, Ordering::Equal, CustomerSide::Buys) => {
            "Moves as large as implied: on average time decay just pays for them".to_owned()
        }
        (_, Ordering::Equal, CustomerSide::Sells) => {
            "Moves as large as implied: on average they just pay for time decay".to_owned()
        }
        (_, Ordering::Less, _) => format!("Smaller moves than implied: {}", outcome(told)),
        (_, Ordering::Greater, _) => format!("Larger moves than implied: {}", outcome(told)),
    })
}

/// The line under the finding: the moves that a single hedge breaks even at, where there are such, and how often the dealer
/// hedges again, if at all.
#[must_use]
pub fn caption(even: Option<[f64; 2]>, every: Option<u16>) -> RichText {
    let even = even.map_or_else(String::new, |[down, up]| {
        format!(", and it breaks even at {} and {}", signed_move(down), signed_move(up))
    });
    let dots = match every {
        None => "days like that".to_owned(),
        Some(1) => "days hedged every minute".to_owned(),
        Some(minutes) => format!("days hedged every {} minutes", count(minutes.into())),
    };
    RichText::plain(format!(
        "Curve: a day with one hedge; its height in the middle is time decay{even}. Dots: {dots}. Drag the ring, a typical \
         move."
    ))
}

/// The average, beside its line.
#[must_use]
pub fn average(dollars: f64) -> String {
    format!("average {}", signed_compact(dollars))
}

/// The height of the curve where price stays.
#[must_use]
pub fn time_decay(dollars: f64, narrow: bool) -> String {
    if narrow { compact_signed(dollars) } else { format!("time decay {}", signed_compact(dollars)) }
}

/// How far price typically moves.
#[must_use]
pub fn typical(dollars: f64, narrow: bool) -> String {
    format!("{}±{}", if narrow { "" } else { "typical move " }, three_digits(dollars))
}

/// A move in dollars, in three digits: “−$1.26”.
#[must_use]
pub fn signed_move(dollars: f64) -> String {
    with_sign(dollars, &three_digits(dollars))
}

/// How many of so many days end with a gain, line by line.
#[must_use]
pub fn with_a_gain(gains: usize, all: usize, narrow: bool) -> [String; 2] {
    let days = if narrow { "" } else { " days" };
    [format!("{} of {}{days}", count(gains), count(all)), "end with a gain".to_owned()]
}

/// How many days end above the picture and below it; nothing where none do.
#[must_use]
pub fn beyond([below, above]: [usize; 2]) -> [String; 2] {
    [(above, "higher"), (below, "lower")].map(|(days, place)| match days {
        0 => String::new(),
        days => format!("{} {place}", count(days)),
    })
}

fn count(days: usize) -> String {
    grouped(count_as_f64(days as u64), 0)
}

fn signed_compact(dollars: f64) -> String {
    with_sign(dollars, &format!("${}", compact(dollars.abs())))
}

fn three_digits(dollars: f64) -> String {
    let decimals = 2 - number::decimal_exponent(number::significant(dollars.abs(), 3));
    format!("${}", grouped(dollars.abs(), usize::try_from(decimals).unwrap_or(0)))
}

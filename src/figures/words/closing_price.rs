//! The words of `closing-price`.

use super::{Headings, grammar};
use crate::chart::RichText;
use crate::format::{Printed, grouped, price};
use crate::scenario::session::GammaSide;
use crate::units::PERCENT;

/// How it is computed.
pub const METHOD: Printed = Printed::new(
    "20,000 sessions, each with news of its own and with orders of any size, counted by where they close. The options \
     are those of the trade, ending at the close of the last trading day that you set. The line is not a fit: with a full \
     hedge at the close the law of the closing price is known exactly, and depends neither on how often the \
     dealer hedged nor on the width of the band. Near means within 2 basis points of the strike, 2 cents at \
     $100. Where some price near the strike is not stable, no such law exists and only the counts are shown. \
     Avellaneda and Lipkin's formula is for small impact and counts closes exactly at the strike.",
);
/// The axis of closes.
pub const CLOSES: &str = "closing price ($)";
/// The axis of bars.
pub const BARS: &str = "sessions per bar (%)";
/// The columns of the table.
pub const HEADINGS: Headings<8> = [
    ("closes", ""),
    ("from", "$"),
    ("to", "$"),
    ("sessions", "count"),
    ("share", "%"),
    ("standard error", "% points"),
    ("exact share", "%"),
    ("exact, no hedging", "%"),
];
/// The first rows: near the strike; at it, hedged to the last instant; at it, by the formula for small impact.
pub const PIN_ROWS: [&str; 3] = [
    "within 2 bp of the strike",
    "at the strike, with hedging to the last instant",
    "at the strike, Avellaneda and Lipkin",
];
/// What lies below the bars, a bar, and what lies above.
pub const BAR_ROWS: [&str; 3] = ["below the picture", "bar", "above the picture"];
/// Where the row above the bars ends.
pub const ANY: &str = "any";

/// The line without hedging.
#[must_use]
pub const fn without_hedging(narrow: bool) -> &'static str {
    if narrow { "no hedging" } else { "without hedging" }
}

/// How many sessions have been counted.
#[must_use]
pub fn counted(done: f64, all: f64) -> String {
    let sessions = grouped(all, 0);
    if done < all { format!("{} of {sessions} sessions", grouped(done, 0)) } else { format!("{sessions} sessions") }
}

/// A share as exactly as it is told. Two that are told alike are equal.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ToldShare {
    /// None at all.
    Nothing,
    /// Some, but too few for the digits.
    Hardly,
    /// Under a tenth of a per cent: so many hundredths of one.
    Hundredths(f64),
    /// So many tenths of a per cent.
    Tenths(f64),
    /// As good as all. Nothing that is uncertain becomes 100.
    NearlyAll,
}

impl ToldShare {
    /// A share, 0 to 1.
    #[must_use]
    pub fn of(share: f64) -> Self {
        match share * PERCENT {
            0.0 => Self::Nothing,
            sure if sure > 99.95 => Self::NearlyAll,
            tiny if tiny < 0.005 => Self::Hardly,
            small if small < 0.095 => Self::Hundredths((small * 100.0).round()),
            usual => Self::Tenths((usual * 10.0).round()),
        }
    }
}

/// “16.7%”, “0.02%”, “under 0.01%”.
#[must_use]
pub fn per_cent(share: f64) -> String {
    match ToldShare::of(share) {
        ToldShare::Nothing => "0%".to_owned(),
        ToldShare::Hardly => "under 0.01%".to_owned(),
        ToldShare::Hundredths(hundredths) => format!("{}%", grouped(hundredths / 100.0, 2)),
        ToldShare::Tenths(tenths) => format!("{}%", grouped(tenths / 10.0, 1)),
        ToldShare::NearlyAll => "over 99.9%".to_owned(),
    }
}

/// A counted share and its standard error, with as many digits as the error has: “16.6 ± 0.3%”, “0.08 ± 0.02%”.
fn counted_share(share: f64, error: f64) -> String {
    let decimals = if error * PERCENT < 0.05 { 2 } else { 1 };
    format!("{} ± {}%", grouped(share * PERCENT, decimals), grouped(error * PERCENT, decimals))
}

/// The exact share of closes near the strike, beside it.
#[must_use]
pub fn near_exactly(share: f64, narrow: bool) -> String {
    let exact = per_cent(share);
    if narrow { format!("{exact} exact") } else { format!("{exact} within 2 bp, exact") }
}

/// The counted one, with its standard error and the sessions it was counted in.
#[must_use]
pub fn near_counted(share: f64, error: f64, sessions: f64, narrow: bool) -> String {
    let (place, all) = (if narrow { "" } else { " within 2 bp," }, grouped(sessions, 0));
    match share {
        0.0 => format!("0 of {all}{place} counted"),
        1.0 => format!("{all} of {all}{place} counted"),
        _ => format!("{}{place} counted", counted_share(share, error)),
    }
}

/// The finding before anything is known.
#[must_use]
pub fn counting(strike: f64) -> RichText {
    RichText::plain(format!("Where does it close? Counting sessions around the strike of {}", price(strike)))
}

/// The share of closes near the strike, with and without hedging; `none_of` so many sessions, where it was counted and
/// found none.
#[must_use]
pub fn finding(side: GammaSide, near: f64, without: f64, none_of: Option<f64>) -> RichText {
    let more = near > without;
    let nearly_all = near > 0.9;
    let without = per_cent(without);
    let near = none_of.map_or_else(|| per_cent(near), |sessions| format!("None of {}", grouped(sessions, 0)));
    let no_part = near == without;
    let near = grammar::capitalised(&near);
    if no_part {
        return RichText::plain(format!(
            "{near} of sessions close within 2 bp of the strike; hedging has no part in it"
        ));
    }
    let end = match (side, more) {
        // Of what nearly always happens nobody has to be told that it is not certain.
        (GammaSide::Long, true) if nearly_all => "",
        (GammaSide::Long, true) => ": a probability, never a certainty",
        (GammaSide::Long, false) => ": the dealer holds price back on its way there",
        // Where nobody hedges there is no difference to tell.
        (_, false) => ": a dealer short gamma pushes price off the strike",
        (_, true) => ": a dealer short gamma carries price further, here to the strike",
    };
    let of = if none_of.is_some() { "sessions closed" } else { "of sessions close" };
    RichText::plain(format!("{near} {of} within 2 bp of the strike, {without} without hedging{end}"))
}

/// What is drawn; whether the law of the close is known.
#[must_use]
pub fn caption(is_exact: bool) -> RichText {
    let bars = "Bars: how many sessions closed there. Grey line: without hedging. ";
    RichText::plain(bars).say(if is_exact {
        "Purple outline: the exact law with hedging, which the bars approach."
    } else {
        "In the hole around the strike no price is stable at the close: the same news can end on either side of it, so \
         there is no exact line. That is a rule of the model, not a forecast."
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_error_is_told_as_zero() {
        assert_eq!(counted_share(0.166, 0.0026), "16.6 ± 0.3%");
        assert_eq!(counted_share(8e-4, 2e-4), "0.08 ± 0.02%");
    }

    #[test]
    fn small_and_large_shares_keep_their_meaning() {
        let said = [0.0, 1e-6, 5e-4, 0.167, 0.99999].map(per_cent);
        assert_eq!(said, ["0%", "under 0.01%", "0.05%", "16.7%", "over 99.9%"]);
    }
}

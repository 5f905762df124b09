//! The words of `feedback-size`.

use super::{Headings, Named, echo};
use crate::chart::{ColorRole, RichText};
use crate::format::{Printed, number, trimmed};

/// Ends nearer to the push than this, in basis points, are told to a tenth.
const NEAR: f64 = 4.95;
/// Up to so many times the upper end of a range a size is about as large as those in it.
const ALIKE: f64 = 1.05;

/// How it is computed.
pub const METHOD: Printed = Printed::new(
    "Feedback in size is gamma at the open, in shares per dollar, times spot, times the price impact of a share. A push of \
     100 bp ends at 100/(1 + f) against a dealer who owns the options and at 100/(1 − f) against one who has sold them, for \
     as long as f is below 1. The grey band takes Cboe's figure, a net gamma of market makers of 0.04 to 0.17% of a day's \
     volume of S&P 500 futures per 1% move, as if futures had the price impact set here.",
);
/// The states worth a look.
pub const EXPIRY: Named =
    Named { label: Printed::new("Concentrated expiry"), note: super::same_news::CONCENTRATED.note };
/// Likewise.
pub const INDEX: Named = Named {
    label: Printed::new("Ordinary index day"),
    note: Printed::new("A book the size of an index dealer's on a normal day: a push stays nearly what it was."),
};
/// The columns of the table.
pub const HEADINGS: Headings<4> = [
    ("where", ""),
    ("feedback in size", "part of the move"),
    ("ends, dealer owns", "bp"),
    ("ends, dealer has sold", "bp"),
];
/// Rows of the table.
pub const HERE: &str = "here, at the open";
/// Likewise.
pub const INDEX_LEAST: &str = "S&P 500, least";
/// Likewise.
pub const INDEX_MOST: &str = "S&P 500, most";
/// The range of the index, on wide screens and on narrow ones.
pub const INDEX_NAME: [&str; 2] = ["S&P 500, same day", "S&P 500"];
/// From where on price is not stable.
pub const EDGE: &str = "no stable price if sold";
/// The axis of price, on wide screens and on narrow ones.
pub const ENDS: [&str; 2] = ["a push of 100 bp ends at (bp)", "ends at (bp)"];
/// The dealer of each curve.
pub const OWNS: &str = "owns";
/// Likewise.
pub const SOLD: &str = "sold";

/// An end in basis points, of a push of 100: to the point, to a tenth where it is near the push or near nothing.
fn told(end: f64) -> String {
    match end {
        nothing if nothing < 0.05 => "under 0.1".to_owned(),
        near if near < 9.95 || (near - 100.0).abs() < NEAR => trimmed(near, 1),
        _ => echo::size(end.round()),
    }
}

/// Where a push ends, beside its dot.
#[must_use]
pub fn ends(who: &str, end: f64) -> String {
    format!("{who}: {}", told(end))
}

/// A size of feedback, to three digits; “nearly 1” below 1, where the price is another.
#[must_use]
pub fn size(size: f64) -> String {
    match size {
        nearly if (0.999_5..1.0).contains(&nearly) => "nearly 1".to_owned(),
        tiny if tiny > 0.0 && tiny < 1e-4 => "under 0.0001".to_owned(),
        size => trimmed(number::significant(size, 3), 6),
    }
}

/// The axis of feedback.
#[must_use]
pub fn size_here(feedback: f64) -> String {
    format!("feedback in size, here {}", size(feedback))
}

/// Where the push ends against a dealer who owns the options, and against one who has sold them.
#[must_use]
pub fn finding(owns: Option<f64>, sold: Option<f64>) -> RichText {
    if owns == Some(100.0) {
        return RichText::plain("A push of 100 bp stays 100: nobody answers");
    }
    let [owns, sold] = [owns, sold].map(|end| end.map(told));
    if [&owns, &sold].into_iter().flatten().any(|end| end == "100") {
        return RichText::plain("A push of 100 bp stays close to 100, whoever holds the options");
    }
    let words = RichText::plain("A push of 100 bp ends at ").colored(ColorRole::Sell, owns.unwrap_or_default());
    let words = words.say(" if the dealer owns options");
    match sold {
        Some(sold) => words.say(", at ").colored(ColorRole::Buy, sold).say(" if the dealer has sold them"),
        None => words.say("; if the dealer has sold them, no price is stable"),
    }
}

/// What is shaded, if the range `shows` in the picture, and how the session's own options compare with it.
#[must_use]
pub fn caption(here: f64, (from, to): (f64, f64), shows: bool) -> String {
    if to == 0.0 {
        return "Orders move no price here, so the feedback is zero.".to_owned();
    }
    let two = |size: f64| trimmed(number::significant(size, 2), 6);
    let band = if shows { "Grey" } else { "Left of the picture" };
    let compared = match here {
        small if small < from => "smaller".to_owned(),
        alike if alike < ALIKE * to => "about as large".to_owned(),
        large => format!("{} times the upper end", two(large / to)),
    };
    let (from, to) = (two(from), two(to));
    format!(
        "{band}: S&P 500 options that expire the same day, with Cboe's gamma and the impact set here: {from} to {to}. Here it \
         is {compared}."
    )
}

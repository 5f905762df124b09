//! The words of `share-of-flow`.

use super::{Headings, Named, common};
use crate::chart::{ColorRole, RichText};
use crate::format::{Printed, signed};
use crate::scenario::session::GammaSide;

/// How it is computed.
pub const METHOD: Printed = Printed::new(
    "The session is that of your dealer: the options of the trade, ending at the close of the last trading day \
     that you set. A layer is what its orders did to price, as a log-return in basis points: outside orders, the \
     news; hedging, impact × the net hedge order. The two add up to the move of price exactly. Hedging's share is \
     the size of its part over the sizes of both, whatever their signs, netted within a quarter of an hour; it \
     depends on that length, so others stand beside it. What others buy and sell without moving price is in \
     neither layer.",
);
/// An ordinary day in an index.
pub const INDEX: Named = Named {
    label: Printed::new("Index, ordinary day"),
    note: Printed::new("A book the size of an index dealer's on a normal day: hedging hardly moves price."),
};
/// A book that ends today.
pub const CONCENTRATED: Named = Named {
    label: Printed::new("Concentrated expiry"),
    note: Printed::new(
        "Options on a tenth of a day's volume, all at one strike: still, most of the movement is something else.",
    ),
};
/// The axis of the picture.
pub const SINCE_OPEN: &str = "since the open (bp)";
/// What is drawn left of the curtain, and right of it.
pub const NAMES: [&str; 4] = ["outside orders", "hedging", "price", "the ordinary chart"];
/// The columns of the table.
pub const HEADINGS: Headings<7> = [
    ("from", "minute"),
    ("to", "minute"),
    ("price at the end", "$"),
    ("outside orders", "bp of price"),
    ("hedging", "bp of price"),
    ("hedge orders, net", "shares"),
    ("hedging's share", "% of both"),
];

/// Hedging's share of the movement, 0 to 1, as the picture tells it.
#[must_use]
pub fn share(share: f64) -> String {
    format!("hedging: {}% of the movement", common::whole_per_cent(share))
}

/// What the two layers did to price, in basis points.
#[must_use]
pub fn finding((outside, hedging): (f64, f64)) -> RichText {
    let moved = signed(outside + hedging, 1);
    RichText::plain(format!(
        "Price moved {moved} bp: {} from outside orders and {} from hedging. An ordinary chart shows only the \
         sum",
        signed(outside, 1),
        signed(hedging, 1)
    ))
}

/// Hedging's share of the movement, 0 to 1, for three lengths of netting.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shares {
    /// Netted by quarters of an hour.
    pub quarters: f64,
    /// Minute by minute.
    pub minutes: f64,
    /// All in one.
    pub whole: f64,
}

/// What is drawn, and in how many of the quarters with hedge orders these went against the others; no shares where
/// nothing moved.
#[must_use]
pub fn caption(side: GammaSide, (against, all): (usize, usize), shares: Option<Shares>) -> RichText {
    let words = RichText::plain(
        "Drag the curtain. Right of it is the chart everybody sees, dark where price fell; left of it what made it: outside \
         orders added up, and from there to price what hedging added, ",
    )
    .colored(ColorRole::Buy, "blue where it has lifted price")
    .say(", ")
    .colored(ColorRole::Sell, "orange where it has lowered it")
    .say(". ");
    match (all, shares) {
        (0, _) | (_, None) => words.say("There was nothing to hedge."),
        (all, Some(shares)) => {
            let went = against_in_words(against, all);
            let [quarters, minutes, whole] =
                [shares.quarters, shares.minutes, shares.whole].map(common::whole_per_cent);
            words.say(format!("The dealer is {}: {went}. ", common::gamma_side(side))).say(format!(
                "Netted by quarters of an hour, hedging made {quarters}% of the movement: by the minute {minutes}%, over the \
                 whole day {whole}%."
            ))
        }
    }
}

/// In how many quarters hedging went against the other orders, as a sentence.
fn against_in_words(against: usize, all: usize) -> String {
    match (against, all) {
        (0, 1) => "in the one quarter of an hour with hedge orders, they went along with the others".to_owned(),
        (_, 1) => "in the one quarter of an hour with hedge orders, they went against the others".to_owned(),
        (0, all) => format!("in none of {all} quarters of an hour with hedge orders did they go against the others"),
        (some, all) if some == all => {
            format!("in all {all} quarters of an hour with hedge orders, they went against the others")
        }
        (some, all) => {
            format!("in {some} of {all} quarters of an hour with hedge orders, they went against the others")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_none_and_all_have_words_of_their_own() {
        assert!(against_in_words(1, 1).starts_with("in the one quarter") && against_in_words(1, 1).contains("against"));
        assert!(against_in_words(0, 1).contains("along with"));
        assert!(against_in_words(0, 5).starts_with("in none of 5"));
        assert!(against_in_words(5, 5).starts_with("in all 5"));
        assert!(against_in_words(4, 5).starts_with("in 4 of 5"));
    }
}

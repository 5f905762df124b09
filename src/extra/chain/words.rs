//! Every word that the reader's chain shows beside its figure: a second language is a second file like this one.

use crate::figures::words::your_chain::some_of;
use crate::format::{grouped, price};
use crate::quotes::fold::STRIKES;
use crate::quotes::letters::{Known, Lack, Stage};
use crate::quotes::sample;
use crate::quotes::told;

pub(super) const CHOOSE: &str = "Choose a file";
pub(super) const PASTE: &str = "Paste";
pub(super) const SAMPLE: &str = "Sample";
pub(super) const DROP: &str = "or drop it here: Cboe’s delayed quotes (CSV or JSON), or a table with strike, expiry, type, \
                               open interest, and implied volatility or bid and ask. The file never leaves this device.";
pub(super) const PASTED: &str = "The chain as text";
pub(super) const TAKE: &str = "Read it";
pub(super) const CANCEL: &str = "Cancel";
pub(super) const CANCELLED: &str = "Cancelled. What was shown before still stands.";
pub(super) const NOTES: &str = "What was assumed and left out";
pub(super) const NO_WORKER: &str =
    "This browser lets this page read no chains here. Open the lesson in a window of its own, from its web address.";
pub(super) const BROKEN: &str = "The reader of chains did not come, or has stopped. What was shown before still stands. Is there a network? Then please try again.";
pub(super) const NOTHING_PASTED: &str = "There is nothing to read yet: paste the text of a chain first.";
pub(super) const SETTINGS: &str = "What is assumed of this chain";
pub(super) const CHOICE: &str = "What is counted of this chain";
pub(super) const HELD: &str = "Dealers are taken to be";
pub(super) const HOLDINGS: [&str; 4] = ["long calls, short puts", "short everything", "long everything", "own mix"];
pub(super) const LONG_SHARE: &str = "Share that dealers are long";
pub(super) const RIGHTLY: &str = "Share of open interest whose side is read rightly";
/// Published marks in short, and what they are of.
pub(super) const MARKS_IN_SHORT: &str =
    "Published for single option trades: 59 to 83%. For open interest, which this is about, we know of none.";
pub(super) const MARKS_FOLD: &str = "What was published";
pub(super) const MARKS: &str = "Trade-signing rules got 83% (quote rule), 80% (Lee–Ready), 77% (Ellis–Michaely–O’Hara) and 59% (tick \
                                rule) of the single option trades right that each can classify (Savickas and Wilson 2003). \
                                Grauer, Schuster and Uhrig-Homburg (working paper, 2022–2024) find success considerably lower than for \
                                stocks. Both are about trades and not about open interest, for which we know of no such figure.";
pub(super) const FORMULA_FOLD: &str = "The formula: how sure a sign is";
/// Before and after the formula.
pub(super) const FORMULA: [&str; 2] = [
    "Give each option, one strike, kind and expiry, its gamma with the sign that is assumed. Each sign is right with the chance p, \
     independently of all others: that is a simplification, since mistakes of neighbouring strikes are likely to be of one kind, and then less is known than this says. \
     Then net gamma is a sum of independent numbers with",
    "where N is their net, Q the sum of their squares, and nine of ten cases lie within 1.645 deviations. So the sign is sure, \
     and right in 19 of 20 cases, where the band does not hold zero; that takes at least",
];
pub(super) const EXPIRIES: &str = "Expiries";
pub(super) const ALL: &str = "All";
pub(super) const ONLY_NEXT: &str = "Only the next";
pub(super) const SHIFT: &str = "Volatility against a move of 1%, in points";
pub(super) const SPOT: &str = "What does the underlying cost, in dollars?";
pub(super) const QUOTED: &str = "When was it quoted, in New York?";
pub(super) const GO_ON: &str = "Go on";
pub(super) const USE: &str = "Use it in the lesson";
pub(super) const USE_HELP: &str = "One expiry, folded to the nine strikes that keep most of its gamma, with one volatility for all: \
                                   then every figure and sentence of this page speaks of it, and the link holds these nine rows: whoever \
                                   opens such a link, or loads this page again, tells them to the page’s host. Undo, or Reset, brings the \
                                   lesson’s own stock back.";
pub(super) const USE_EXPIRY: &str = "Expiry";
pub(super) const USE_VOLUME: &str = "Shares that change hands on an average day";
pub(super) const USE_VOLUME_HELP: &str = "How far hedging moves price depends on it, and no chain tells it. 10 million is the lesson’s own stock; put yours in. Of an index, count units of the index.";
pub(super) const USE_NOW: &str = "Set the lesson up with it";
pub(super) const TOO_FEW: &str =
    "This expiry has fewer than nine strikes with open interest, which the lesson needs. Choose another.";
pub(super) const NO_FIT: &str = "This expiry does not fit the lesson, which holds up to a year, volatilities from 1 to 200%, strikes within half of \
     spot and 250,000 contracts a strike. Choose another.";
pub(super) const NO_VOLUME: &str = "The volume has to be a number of shares from 100,000 to 800,000,000.";

/// What is being done.
pub(super) fn progress(stage: Stage, share: f64) -> String {
    let doing = match stage {
        Stage::Reading => "Reading",
        Stage::Valuing => "Valuing",
        Stage::Levels => "Computing",
    };
    format!("{doing}: {}%", grouped(100.0 * share, 0))
}

/// What is missing.
pub(super) fn lacks(lack: Lack) -> &'static str {
    match lack {
        Lack::Time => "The file does not say when it was quoted, and everything depends on the time that is left.",
        Lack::Spot => "The file does not say what the underlying costs.",
    }
}

/// What was read.
pub(super) fn read(known: &Known, is_sample: bool) -> String {
    let summary = &known.summary;
    let name = if summary.symbol.is_empty() { "a chain" } else { &summary.symbol };
    let (options, rows) = (grouped(count(summary.options), 0), grouped(count(known.rows), 0));
    let (used, made_up) = if is_sample {
        (format!("{options} options"), " A made-up chain at the scale of a real index; bring your own.")
    } else {
        (format!("{options} of {rows} options used"), "")
    };
    let expiries = crate::format::several(&summary.expiries.len().to_string(), "expiry").replace("expirys", "expiries");
    format!(
        "Read: {name}, quoted {} in New York, spot {}; {used}, {expiries}.{made_up}",
        told::moment(summary.quoted),
        price(summary.spot)
    )
}

#[expect(clippy::cast_precision_loss, reason = "far fewer than doubles can count")]
pub(super) fn count(number: usize) -> f64 {
    number as f64
}

/// Whether a chain is the one that the project makes itself.
pub(super) fn is_sample(known: &Known) -> bool {
    known.summary.symbol == sample::SYMBOL
}

/// What the control of sureness says.
pub(super) fn rightly(share: f64) -> String {
    match share {
        all if all >= 1.0 => "100%: every side as assumed".to_owned(),
        none if none <= 0.5 => "50%: no side is known".to_owned(),
        share => format!("{}%", grouped(100.0 * share, 0)),
    }
}

/// What folding an expiry keeps.
pub(super) fn kept(kept: f64, of: usize) -> String {
    let left_out = 100.0 * (1.0 - kept);
    if of == STRIKES {
        "This expiry has nine strikes, and all are kept.".to_owned()
    } else if left_out < 0.05 {
        format!("Nine of {of} strikes keep nearly all of this expiry’s gamma; under 0.1% is left out.")
    } else {
        let (kept, left_out) = (grouped(100.0 * kept, 1), grouped(left_out, 1));
        format!("Nine of {of} strikes keep {kept}% of this expiry’s gamma; {left_out}% is left out.")
    }
}

/// So many expiries are chosen.
pub(super) fn chosen(some: usize, all: usize) -> String {
    if (some, all) == (1, 1) { "the only one".to_owned() } else { some_of(some, all) }
}

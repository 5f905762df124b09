//! What a page and the worker that reads its chain write to each other, as text.

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use super::chain::ChainSummary;
use super::desk::{Found, Wanted};
use super::fold::Folded;
use super::quote::Quotes;
use super::setting::{Setting, Unvalued};
use super::told;
use crate::model::Carry;

/// What the reader says of a chain beside the file.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Given {
    /// When it was quoted, in New York; none for what the file says.
    #[serde(with = "super::travel::maybe")]
    pub quoted: Option<DateTime>,
    /// Price of the underlying, in dollars; none for what the file says.
    pub spot: Option<f64>,
    /// Interest rate, as a fraction a year.
    pub rate: f64,
    /// Dividend yield, as a fraction a year, where the quotes do not tell a forward.
    pub dividend_yield: f64,
}

impl Given {
    /// The same as a chain is valued with; a rate or a yield out of the model's range counts as none.
    #[must_use]
    pub fn setting(&self) -> Setting {
        let carry = Carry::new(self.rate, self.dividend_yield).unwrap_or(Carry::ZERO);
        Setting { quoted: self.quoted, spot: self.spot, carry }
    }
}

/// From the page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Ask {
    /// To read the file that comes along.
    Read(Given),
    /// To value what was read once more, with what was missing.
    Value(Given),
    /// For levels.
    Levels(Wanted),
    /// For one expiry as the lesson holds it.
    Fold {
        /// Its place.
        expiry: usize,
    },
}

/// What is being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// The file is read.
    Reading,
    /// Its options are valued.
    Valuing,
    /// Levels are computed.
    Levels,
}

/// To the page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// It can be asked.
    Ready,
    /// How far it is.
    Progress {
        /// With what.
        stage: Stage,
        /// How much of it is done, 0 to 1.
        share: f64,
    },
    /// The chain was read and valued.
    Known(Box<Known>),
    /// The chain was read, but cannot be valued before something is known.
    Lacks(Lack),
    /// It is no chain, and why, as a sentence that says what to do.
    Refused(String),
    /// The levels that were asked for.
    Found(Box<Found>),
    /// One expiry as the lesson holds it; none where it has too few strikes.
    Folded(Option<Box<Folded>>),
}

/// What is missing of a chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Lack {
    /// When it was quoted.
    Time,
    /// What the underlying costs.
    Spot,
}

/// What is known of a chain once it was read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Known {
    /// What was valued.
    pub summary: ChainSummary,
    /// The expiry with most gamma among those that the lesson can hold.
    pub heaviest: Option<usize>,
    /// Rows that the file had: valued and left out.
    pub rows: usize,
    /// What was left out and what was assumed, a line each.
    pub notes: Vec<String>,
}

impl Known {
    /// What is to be said of quotes that have been valued.
    #[must_use]
    pub fn new(quotes: &Quotes, summary: ChainSummary, heaviest: Option<usize>) -> Self {
        let left_out = summary.left_out.iter().map(|left| told::left_out(left, quotes.file));
        let assumed = quotes.assumed.iter().map(|assumed| told::assumed(*assumed).to_owned());
        let rows = summary.options + summary.left_out.iter().map(|left| left.count).sum::<usize>();
        let notes = told::valued(&summary).into_iter().chain(left_out).chain(assumed).collect();
        Self { summary, heaviest, rows, notes }
    }
}

impl From<Unvalued> for Answer {
    fn from(why: Unvalued) -> Self {
        match why {
            Unvalued::Time => Self::Lacks(Lack::Time),
            Unvalued::NoSpot => Self::Lacks(Lack::Spot),
            Unvalued::Spot(error) => Self::Refused(told::no_price(&error)),
        }
    }
}

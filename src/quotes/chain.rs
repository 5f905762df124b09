//! A chain that has been valued: every option with its time, its carry and its volatility.

use core::ops::Range;

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use super::quote::{LeftOut, Settlement};
use crate::model::{Carry, EuropeanOption, ModelError, OptionInputs, OptionKind, time::years_from_minutes};

/// Options with open interest, valued at one moment. Made by [`Valuation`](super::Valuation).
#[derive(Debug, Clone, PartialEq)]
pub struct QuotedChain {
    /// The underlying, as [`Quotes::symbol`](super::Quotes::symbol) has it.
    pub symbol: String,
    /// When it was quoted, in New York.
    pub quoted: DateTime,
    /// Price of the underlying, in dollars.
    pub spot: f64,
    /// Calendar minutes from then to the close of that day; 0 after it.
    pub minutes_to_close: f64,
    /// The expiries that have options, the next first.
    pub expiries: Vec<QuotedExpiry>,
    /// The options: expiry after expiry, by strike, a call before its put.
    pub options: Vec<QuotedOption>,
    /// What was left out of the file and of the valuation, the most frequent reason first.
    pub left_out: Vec<LeftOut>,
    /// Where gamma as quoted and gamma as computed differ most, in terms of the largest of the expiry; none where no
    /// option has both.
    pub gamma_difference: Option<GammaDifference>,
}

/// One expiry of a chain.
#[derive(Debug, Clone, PartialEq)]
pub struct QuotedExpiry {
    /// The day.
    pub date: Date,
    /// At the open or at the close of it.
    pub settlement: Settlement,
    /// Calendar minutes from the quote to its moment, above 0.
    pub minutes: f64,
    /// Interest rate and dividend yield of its options.
    pub carry: Carry,
    /// Its forward price, in dollars.
    pub forward: f64,
    /// Where the forward, and with it the yield, is from.
    pub forward_from: ForwardFrom,
    /// Its options, as places in [`QuotedChain::options`].
    pub options: Range<usize>,
}

/// Where a forward is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ForwardFrom {
    /// Calls and puts of so many strikes near the money.
    Parity {
        /// How many.
        strikes: usize,
    },
    /// The rate and the yield that the reader gave.
    Rates,
}

/// One option with open interest.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct QuotedOption {
    /// Where it stands in the file.
    pub place: usize,
    /// Its expiry, as a place in [`QuotedChain::expiries`].
    pub expiry: usize,
    /// Call or put.
    pub kind: OptionKind,
    /// Strike, in dollars.
    pub strike: f64,
    /// Open interest, in contracts: above 0.
    pub open_interest: f64,
    /// Implied volatility, as a fraction a year.
    pub volatility: f64,
    /// Where that is from.
    pub volatility_from: VolatilityFrom,
}

/// Where a volatility is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum VolatilityFrom {
    /// The file.
    Quoted,
    /// The middle between bid and ask.
    Mid,
}

/// An option whose gamma is quoted, and what the model makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct GammaDifference {
    /// Where the option stands in the file.
    pub place: usize,
    /// The day of its expiry.
    #[serde(with = "super::travel::day")]
    pub date: Date,
    /// Call or put.
    #[serde(with = "Kind")]
    pub kind: OptionKind,
    /// Strike, in dollars.
    pub strike: f64,
    /// Gamma as quoted, in shares per dollar.
    pub quoted: f64,
    /// Gamma as computed, in shares per dollar.
    pub computed: f64,
    /// The difference as a share of the largest gamma computed for its expiry.
    pub of_largest: f64,
}

/// How [`OptionKind`] is written where results travel; the model itself knows no files.
#[derive(Serialize, Deserialize)]
#[serde(remote = "OptionKind")]
enum Kind {
    Call,
    Put,
}

impl QuotedChain {
    /// One option as the model has it, with spot at `spot` dollars and `minutes_passed` since the quote; no time left
    /// once its expiry has passed. None for an option of another chain.
    ///
    /// # Errors
    /// The [`ModelError`] of a spot out of range.
    pub fn option_at(
        &self,
        option: &QuotedOption,
        spot: f64,
        minutes_passed: f64,
    ) -> Option<Result<EuropeanOption, ModelError>> {
        let expiry = self.expiries.get(option.expiry)?;
        Some(EuropeanOption::new(OptionInputs {
            kind: option.kind,
            spot,
            strike: option.strike,
            years: years_from_minutes((expiry.minutes - minutes_passed).max(0.0)),
            volatility: option.volatility,
            carry: expiry.carry,
        }))
    }

    /// What a reader is told of the chain.
    pub fn summary(&self) -> ChainSummary {
        let expiries = self.expiries.iter().map(|expiry| {
            let options = self.options.get(expiry.options.clone()).unwrap_or_default();
            ExpirySummary {
                date: expiry.date,
                settlement: expiry.settlement,
                minutes: expiry.minutes,
                forward: expiry.forward,
                dividend_yield: expiry.carry.dividend_yield(),
                forward_from: expiry.forward_from,
                options: options.len(),
                open_interest: options.iter().map(|option| option.open_interest).sum(),
            }
        });
        let implied = self.options.iter().filter(|option| option.volatility_from == VolatilityFrom::Mid).count();
        ChainSummary {
            symbol: self.symbol.clone(),
            quoted: self.quoted,
            spot: self.spot,
            minutes_to_close: self.minutes_to_close,
            expiries: expiries.collect(),
            options: self.options.len(),
            implied,
            left_out: self.left_out.clone(),
            gamma_difference: self.gamma_difference,
        }
    }
}

/// What a reader is told of a [`QuotedChain`]: plain data that travels.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ChainSummary {
    /// As [`QuotedChain::symbol`].
    pub symbol: String,
    /// As [`QuotedChain::quoted`].
    #[serde(with = "super::travel::time")]
    pub quoted: DateTime,
    /// As [`QuotedChain::spot`].
    pub spot: f64,
    /// As [`QuotedChain::minutes_to_close`].
    pub minutes_to_close: f64,
    /// The expiries, the next first.
    pub expiries: Vec<ExpirySummary>,
    /// How many options were valued.
    pub options: usize,
    /// How many of them with a volatility implied from the middle between bid and ask.
    pub implied: usize,
    /// As [`QuotedChain::left_out`].
    pub left_out: Vec<LeftOut>,
    /// As [`QuotedChain::gamma_difference`].
    pub gamma_difference: Option<GammaDifference>,
}

/// What a reader is told of a [`QuotedExpiry`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ExpirySummary {
    /// The day.
    #[serde(with = "super::travel::day")]
    pub date: Date,
    /// At the open or at the close of it.
    pub settlement: Settlement,
    /// Calendar minutes from the quote to its moment.
    pub minutes: f64,
    /// Its forward price, in dollars.
    pub forward: f64,
    /// Dividend yield, as a fraction a year.
    pub dividend_yield: f64,
    /// Where forward and yield are from.
    pub forward_from: ForwardFrom,
    /// How many options were valued.
    pub options: usize,
    /// Their open interest, in contracts.
    pub open_interest: f64,
}

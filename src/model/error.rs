//! What can be wrong with a number handed to the model.

use core::fmt;

/// A value the model refuses, with the value itself so that a message can show it.
///
/// Everything is checked once, where it enters ([`Inputs::new`](super::bsm::Inputs::new),
/// [`Position::new`](super::book::Position::new), [`Carry::new`](super::book::Carry::new),
/// [`Moment::new`](super::book::Moment::new)); what has been built can then be computed with
/// freely, and cannot produce a NaN.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum InputError {
    /// Spot price in dollars, outside [`PRICE_RANGE`](super::bsm::PRICE_RANGE).
    Spot(f64),
    /// Strike price in dollars, outside [`PRICE_RANGE`](super::bsm::PRICE_RANGE).
    Strike(f64),
    /// Time to expiry in years, negative or above [`MAX_YEARS`](super::bsm::MAX_YEARS).
    Years(f64),
    /// Volatility as a fraction a year, negative or above
    /// [`MAX_VOLATILITY`](super::bsm::MAX_VOLATILITY).
    Volatility(f64),
    /// Interest rate as a fraction a year, beyond ±[`MAX_RATE`](super::bsm::MAX_RATE).
    Rate(f64),
    /// Dividend yield as a fraction a year, beyond ±[`MAX_RATE`](super::bsm::MAX_RATE).
    DividendYield(f64),
    /// Minutes to expiry, negative or longer than [`MAX_YEARS`](super::bsm::MAX_YEARS).
    MinutesToExpiry(f64),
    /// Signed number of contracts, beyond ±[`MAX_CONTRACTS`](super::book::MAX_CONTRACTS).
    Contracts(f64),
    /// Minutes passed, negative or not finite.
    MinutesPassed(f64),
    /// Shift of implied volatility as a fraction, beyond
    /// ±[`MAX_VOLATILITY`](super::bsm::MAX_VOLATILITY).
    VolatilityShift(f64),
}

impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use super::book::MAX_CONTRACTS;
        use super::bsm::{MAX_RATE, MAX_VOLATILITY, MAX_YEARS, PRICE_RANGE};

        let (low, high) = (PRICE_RANGE.start(), PRICE_RANGE.end());
        match self {
            Self::Spot(x) => write!(f, "spot must lie in {low:e} to {high:e} dollars, not {x}"),
            Self::Strike(x) => write!(f, "strike must lie in {low:e} to {high:e} dollars, not {x}"),
            Self::Years(x) => write!(f, "time to expiry must lie in 0 to {MAX_YEARS} years, not {x}"),
            Self::Volatility(x) => {
                write!(f, "volatility must lie in 0 to {MAX_VOLATILITY} a year, not {x}")
            }
            Self::Rate(x) => write!(f, "interest rate must lie within ±{MAX_RATE} a year, not {x}"),
            Self::DividendYield(x) => {
                write!(f, "dividend yield must lie within ±{MAX_RATE} a year, not {x}")
            }
            Self::MinutesToExpiry(x) => {
                write!(f, "minutes to expiry must lie between 0 and {MAX_YEARS} years, not {x} minutes")
            }
            Self::Contracts(x) => {
                write!(f, "contracts must lie within ±{MAX_CONTRACTS:e}, not {x}")
            }
            Self::MinutesPassed(x) => {
                write!(f, "minutes passed must be zero or more and finite, not {x}")
            }
            Self::VolatilityShift(x) => {
                write!(f, "volatility shift must lie within ±{MAX_VOLATILITY}, not {x}")
            }
        }
    }
}

impl core::error::Error for InputError {}

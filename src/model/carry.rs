//! What it costs to hold cash and the underlying.

use super::error::{ModelError, check};
use super::limits::MAX_RATE;

/// Interest rate and dividend yield, checked.
///
/// ```
/// use dealer_hedging::model::Carry;
/// assert_eq!(Carry::new(0.0, 0.0)?, Carry::ZERO);
/// assert!(Carry::new(3.0, 0.0).is_err());
/// # Ok::<(), dealer_hedging::model::ModelError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Carry {
    rate: f64,
    dividend_yield: f64,
}

impl Carry {
    /// No interest and no dividend: right to within a rounding for the last day.
    pub const ZERO: Self = Self { rate: 0.0, dividend_yield: 0.0 };

    /// Both continuously compounded, as fractions a year within ±[`MAX_RATE`].
    ///
    /// # Errors
    /// [`ModelError::Rate`] or [`ModelError::DividendYield`] for the first out of range.
    pub fn new(rate: f64, dividend_yield: f64) -> Result<Self, ModelError> {
        let range = -MAX_RATE..=MAX_RATE;
        check(range.contains(&rate), ModelError::Rate(rate))?;
        check(range.contains(&dividend_yield), ModelError::DividendYield(dividend_yield))?;
        Ok(Self { rate, dividend_yield })
    }

    /// Interest rate, as a fraction a year.
    pub const fn rate(self) -> f64 {
        self.rate
    }

    /// Dividend yield, as a fraction a year.
    pub const fn dividend_yield(self) -> f64 {
        self.dividend_yield
    }

    /// `b = r − q`: the rate at which the forward grows, as a fraction a year.
    #[inline]
    pub(super) const fn cost(self) -> f64 {
        self.rate - self.dividend_yield
    }
}

//! The state of the market in which a book is valued.

use super::error::{ModelError, check};
use super::limits::{MAX_VOLATILITY, PRICE_RANGE};

/// Spot, time passed and shift of volatility, checked: there is no other way to one than through
/// [`Moment::new`] and [`Moment::at`], so a book can be valued in any of them.
///
/// ```
/// use dealer_hedging::model::Moment;
/// let now = Moment::at(100.0)?;
/// let later = Moment::new(101.0, 60.0, -0.01)?;
/// assert_eq!(Moment::mixed(now, later, [true, false, false]), Moment::at(101.0)?);
/// assert!(Moment::at(-5.0).is_err());
/// # Ok::<(), dealer_hedging::model::ModelError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moment {
    spot: f64,
    minutes_passed: f64,
    volatility_shift: f64,
}

impl Moment {
    /// `spot` in dollars within [`PRICE_RANGE`]; `minutes_passed` in calendar minutes since the book
    /// was drawn up, zero or more, and perhaps past an expiry; `volatility_shift` within
    /// ±[`MAX_VOLATILITY`], added to the implied volatility of every position (0.01 is one point),
    /// where the sum stops at zero.
    ///
    /// # Errors
    /// [`ModelError::Spot`], [`ModelError::MinutesPassed`] or [`ModelError::VolatilityShift`] for the
    /// first out of range; NaN always is.
    pub fn new(spot: f64, minutes_passed: f64, volatility_shift: f64) -> Result<Self, ModelError> {
        check(PRICE_RANGE.contains(&spot), ModelError::Spot(spot))?;
        check((0.0..f64::INFINITY).contains(&minutes_passed), ModelError::MinutesPassed(minutes_passed))?;
        check(volatility_shift.abs() <= MAX_VOLATILITY, ModelError::VolatilityShift(volatility_shift))?;
        Ok(Self { spot, minutes_passed, volatility_shift })
    }

    /// The moment the book was drawn up, with spot at `spot` dollars.
    ///
    /// # Errors
    /// [`ModelError::Spot`] outside [`PRICE_RANGE`].
    pub fn at(spot: f64) -> Result<Self, ModelError> {
        Self::new(spot, 0.0, 0.0)
    }

    /// A corner between two moments: spot, time passed and shift of volatility, each as `to` has it
    /// where `changed` says so, else as `from` has it. A mixture of two moments always is one.
    #[must_use]
    pub const fn mixed(from: Self, to: Self, changed: [bool; 3]) -> Self {
        let [spot, time, volatility] = changed;
        Self {
            spot: if spot { to.spot } else { from.spot },
            minutes_passed: if time { to.minutes_passed } else { from.minutes_passed },
            volatility_shift: if volatility { to.volatility_shift } else { from.volatility_shift },
        }
    }

    /// Spot price in dollars.
    pub const fn spot(&self) -> f64 {
        self.spot
    }

    /// Calendar minutes since the book was drawn up.
    pub const fn minutes_passed(&self) -> f64 {
        self.minutes_passed
    }

    /// What is added to the implied volatility of every position, as a fraction.
    pub const fn volatility_shift(&self) -> f64 {
        self.volatility_shift
    }
}

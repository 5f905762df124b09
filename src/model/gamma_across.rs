//! Gamma of one option at many prices of the underlying, quickly.
//!
//! With everything that does not change worked out beforehand, a price costs one exponential and one division:
//!
//! ```text
//! Γ(S) = c·exp(−d₁²/2)/S      d₁ = (ln(S₀/K) + bT + ln(S/S₀))/v + v/2      c = e^(−qT)/(v·√(2π))
//! ```
//!
//! The logarithm is split at a price `S₀` close to all others, so that as in [`EuropeanOption`] no digit of it is lost
//! to the division by a small `v`: the two agree to 1e−13 of `1/(S·v)`.

use super::bsm::{EuropeanOption, OptionInputs, SMALLEST_DEVIATION};
use super::error::{ModelError, check};
use super::limits::PRICE_RANGE;
use super::log_ratio::log_ratio;
use super::normal::{DENSITY_AT_ZERO, bell};

/// Beyond this `d₁²` the bell is no normal number, and gamma counts as 0.
const NOTHING_BEYOND: f64 = 1_400.0;

/// A price of the underlying, and the logarithm of it over a price of reference.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlacedSpot {
    spot: f64,
    log: f64,
}

impl PlacedSpot {
    /// A price in dollars, placed beside the price of reference.
    ///
    /// # Errors
    /// [`ModelError::Spot`] of the first out of [`PRICE_RANGE`].
    pub fn new(spot: f64, reference: f64) -> Result<Self, ModelError> {
        check(PRICE_RANGE.contains(&spot), ModelError::Spot(spot))?;
        check(PRICE_RANGE.contains(&reference), ModelError::Spot(reference))?;
        Ok(Self { spot, log: log_ratio(spot, reference) })
    }

    /// The price, in dollars.
    pub const fn spot(&self) -> f64 {
        self.spot
    }
}

/// Gamma of one option on one share, call or put, over the price of the underlying.
///
/// ```
/// use dealer_hedging::model::{Carry, EuropeanOption, GammaAcross, OptionInputs, OptionKind, PlacedSpot};
/// let at = |spot| OptionInputs {
///     kind: OptionKind::Put, spot, strike: 100.0, years: 0.01, volatility: 0.2, carry: Carry::ZERO,
/// };
/// let (across, elsewhere) = (GammaAcross::new(at(100.0))?, PlacedSpot::new(102.0, 100.0)?);
/// assert!((across.gamma(&elsewhere) - EuropeanOption::new(at(102.0))?.gamma()).abs() < 1e-15);
/// # Ok::<(), dealer_hedging::model::ModelError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GammaAcross {
    /// `ln(S₀/K) + bT`.
    moneyness: f64,
    /// `1/v`.
    per_deviation: f64,
    /// `v/2`.
    half_deviation: f64,
    /// `c`.
    scale: f64,
}

impl GammaAcross {
    /// The option; its spot is the price of reference, which the spots must be placed beside.
    ///
    /// # Errors
    /// Those of [`EuropeanOption::new`].
    pub fn new(inputs: OptionInputs) -> Result<Self, ModelError> {
        EuropeanOption::new(inputs)?;
        let OptionInputs { spot, strike, years, volatility, carry, .. } = inputs;
        let moneyness = log_ratio(spot, strike) + carry.cost() * years;
        let deviation = volatility * years.sqrt();
        if deviation < SMALLEST_DEVIATION {
            // The limit; exactly at the kink gamma has no finite value, and counts as 0 as in a book.
            return Ok(Self { moneyness, per_deviation: 0.0, half_deviation: 0.0, scale: 0.0 });
        }
        let scale = libm::exp(-carry.dividend_yield() * years) * DENSITY_AT_ZERO / deviation;
        Ok(Self { moneyness, per_deviation: 1.0 / deviation, half_deviation: 0.5 * deviation, scale })
    }

    /// Gamma at a price, in shares per dollar. Finite; 0 where the option has no time or no volatility left.
    #[inline]
    pub fn gamma(&self, at: &PlacedSpot) -> f64 {
        let d1 = (self.moneyness + at.log) * self.per_deviation + self.half_deviation;
        if d1 * d1 > NOTHING_BEYOND { 0.0 } else { self.scale * bell(d1) / at.spot }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "valid inputs")]
mod tests {
    use super::super::{Carry, OptionKind};
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_is_the_gamma_of_the_option(
            strike in 50.0..200.0f64, log_years in -14.0..2.3f64, volatility in 0.01..3.0f64,
            away in -0.3..0.3f64, reference in 90.0..110.0f64, rate in -0.02..0.1f64, dividend in 0.0..0.1f64,
        ) {
            let (years, carry) = (log_years.exp(), Carry::new(rate, dividend).unwrap());
            let option = |spot| OptionInputs { kind: OptionKind::Call, spot, strike, years, volatility, carry };
            for spot in [reference * (1.0 + away), strike * (away * volatility * years.sqrt() * 9.0).exp()] {
                let across = GammaAcross::new(option(reference)).unwrap();
                let found = across.gamma(&PlacedSpot::new(spot, reference).unwrap());
                let expected = EuropeanOption::new(option(spot)).unwrap().gamma();
                let scale = 1.0 / (spot * volatility * years.sqrt());
                prop_assert!((found - expected).abs() <= 1e-13 * scale.max(1.0), "{found} and not {expected} at {spot}");
            }
        }
    }

    #[test]
    fn without_time_or_volatility_there_is_none() {
        let option = OptionInputs {
            kind: OptionKind::Call,
            spot: 100.0,
            strike: 100.0,
            years: 0.0,
            volatility: 0.2,
            carry: Carry::ZERO,
        };
        let at = PlacedSpot::new(100.0, 100.0).unwrap();
        assert_eq!(GammaAcross::new(option).unwrap().gamma(&at), 0.0);
        assert_eq!(GammaAcross::new(OptionInputs { years: 1.0, volatility: 0.0, ..option }).unwrap().gamma(&at), 0.0);
    }
}

//! Gamma of one strike over the price of the underlying, and back: where it has a given size.
//!
//! With `d₁` for the price of the underlying, `v = σ√T` and `b = r − q`, gamma is a bell exactly:
//!
//! ```text
//! ln Γ = c − (d₁ + v)²/2      c = v² + (b − q)T − ln(K·v·√(2π))      S = K·exp(v·d₁ − v²/2 − bT)
//! ```
//!
//! which follows from `Γ = e^(−qT) φ(d₁)/(S·v)` by putting `S` in and completing the square. So a
//! map of gamma costs a multiplication a point, and a contour line has a closed form.

use super::bsm::{SMALLEST_DEVIATION, d1};
use super::carry::Carry;
use super::time::years_from_minutes;

/// Gamma of one option, call or put, at one time to expiry.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GammaBell {
    log_strike: f64,
    drift: f64,
    deviation: f64,
    log_peak: f64,
}

impl GammaBell {
    /// The bell of a strike in dollars, `minutes` before expiry, at a volatility as a fraction a
    /// year. All three must be positive, as a [`Position`](super::Position) has them.
    pub fn new(strike: f64, minutes: f64, volatility: f64, carry: Carry) -> Self {
        let years = years_from_minutes(minutes);
        // Below the smallest the bell is a spike; the bound keeps every number finite.
        let deviation = (volatility * years.sqrt()).max(SMALLEST_DEVIATION);
        let drift = carry.cost() * years;
        let log_strike = libm::log(strike);
        let log_peak = deviation * deviation + drift
            - carry.dividend_yield() * years
            - libm::log(deviation)
            - log_strike
            - 0.5 * libm::log(core::f64::consts::TAU);
        Self { log_strike, drift, deviation, log_peak }
    }

    /// Natural logarithm of gamma (shares per dollar, for an option on one share) where the
    /// natural logarithm of spot is `log_spot`. May be `−∞`.
    #[inline]
    pub fn log_gamma(&self, log_spot: f64) -> f64 {
        let d1 = d1(log_spot - self.log_strike + self.drift, self.deviation);
        self.log_peak - 0.5 * (d1 + self.deviation) * (d1 + self.deviation)
    }

    /// The largest gamma at this time, in shares per dollar for an option on one share.
    pub fn peak(&self) -> f64 {
        libm::exp(self.log_peak)
    }

    /// The two prices of the underlying, in dollars, at which gamma is `gamma` shares per dollar;
    /// none if it is never that large. They meet at the peak.
    pub fn spots_at(&self, gamma: f64) -> Option<(f64, f64)> {
        let square = 2.0 * (self.log_peak - libm::log(gamma));
        if !(square >= 0.0 && square.is_finite()) {
            return None;
        }
        let at = |root: f64| {
            let d1 = root - self.deviation;
            libm::exp(self.log_strike + self.deviation * (d1 - 0.5 * self.deviation) - self.drift)
        };
        Some((at(-square.sqrt()), at(square.sqrt())))
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "valid inputs")]
mod tests {
    use super::super::{EuropeanOption, OptionInputs, OptionKind};
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_bell_is_gamma_and_is_inverted(
            strike in 50.0..150.0f64, log_minutes in 0.0..13.0f64, volatility in 0.01..2.0f64,
            deviations in -5.0..5.0f64, rate in -0.02..0.1f64, dividend in 0.0..0.1f64,
        ) {
            let minutes = log_minutes.exp();
            let years = years_from_minutes(minutes);
            let carry = Carry::new(rate, dividend).unwrap();
            let bell = GammaBell::new(strike, minutes, volatility, carry);
            let spot = strike * (deviations * volatility * years.sqrt()).exp();
            let inputs = OptionInputs { kind: OptionKind::Put, spot, strike, years, volatility, carry };
            let gamma = EuropeanOption::new(inputs).unwrap().gamma();
            // Logarithms of sizes up to e^±60, squared deviations up to 50.
            prop_assert!((bell.log_gamma(spot.ln()) - gamma.ln()).abs() < 1e-9);
            if let Some((low, high)) = bell.spots_at(gamma) {
                let near = |found: f64| (found / spot - 1.0).abs() < 1e-6;
                prop_assert!(near(low) || near(high), "{low} {high} {spot}");
            }
        }
    }
}

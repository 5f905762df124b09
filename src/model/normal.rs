//! The standard normal distribution: density and distribution function.
//!
//! Both go through `libm`, whose functions are the same bits natively and in the browser: a path
//! solved with the platform's own `exp` would differ in its last digit. `statrs` supplies neither.
//! Its density is the platform's, and version 0.19.1 of its distribution function is off by up to
//! 2.5e−11 near `|x| = 0.707` (its value at −0.707113 is 0.239748128958, the true one
//! 0.239748128934), with which 92 of the 406 reference deltas miss the bar of 1e−13 of scale; with
//! `libm::erfc` the largest delta error is 2.2e−16, at the same speed.

use core::f64::consts::{FRAC_1_SQRT_2, FRAC_2_SQRT_PI};

/// `φ(0) = 1/√(2π)`, the largest density.
pub const DENSITY_AT_ZERO: f64 = FRAC_2_SQRT_PI * FRAC_1_SQRT_2 * 0.5;

/// Density of the standard normal: `φ(x) = exp(−x²/2) / √(2π)`. Zero beyond `|x| = 38.6` and at
/// `±∞`.
///
/// ```
/// use dealer_hedging::model::normal::density;
/// assert!((density(0.0) - 0.398_942_280_401_432_7).abs() < 1e-16);
/// ```
#[inline]
pub fn density(x: f64) -> f64 {
    DENSITY_AT_ZERO * libm::exp(-0.5 * x * x)
}

/// Probability that a standard normal variable is at most `x`: `Φ(x) = ½·erfc(−x/√2)`. Exactly 0
/// and 1 at `−∞` and `+∞`.
///
/// ```
/// use dealer_hedging::model::normal::cumulative;
/// assert_eq!(cumulative(0.0), 0.5);
/// ```
#[inline]
pub fn cumulative(x: f64) -> f64 {
    0.5 * libm::erfc(-x * FRAC_1_SQRT_2)
}

#[cfg(test)]
mod tests {
    use statrs::distribution::{Continuous, ContinuousCDF, Normal};

    use super::*;

    /// −9 to 9 in steps that do not favour round numbers.
    fn grid() -> impl Iterator<Item = f64> {
        (-9_000..=9_000).map(|step| f64::from(step) * 0.001_000_1)
    }

    #[test]
    fn cumulative_meets_forty_digit_values() {
        // mpmath.ncdf at 40 digits; the last is deep in the tail, where only relative accuracy
        // says anything.
        for (x, expected) in [
            (-0.707_113, 0.239_748_128_933_775_65),
            (1.0, 0.841_344_746_068_542_9),
            (-5.0, 2.866_515_718_791_939e-7),
            (-20.0, 2.753_624_118_606_233_7e-89),
        ] {
            // Rounding x by half an ulp moves Φ(x) by x²·ε of itself in the tail.
            let tolerance = expected * f64::EPSILON * (1.0 + x * x);
            assert!((cumulative(x) - expected).abs() <= tolerance, "{x}");
        }
        assert_eq!(cumulative(f64::NEG_INFINITY), 0.0);
        assert_eq!(cumulative(f64::INFINITY), 1.0);
    }

    #[test]
    fn an_independent_distribution_function_agrees_to_its_own_accuracy() {
        let reference = Normal::standard();
        for x in grid() {
            assert!((cumulative(x) - reference.cdf(x)).abs() < 3e-11, "{x}");
        }
    }

    #[test]
    fn an_independent_density_agrees() {
        let reference = Normal::standard();
        for x in grid() {
            // Half an ulp of −x²/2 in the exponent moves φ by x²/2·ε of itself.
            let tolerance = reference.pdf(x) * f64::EPSILON * (2.0 + x * x);
            assert!((density(x) - reference.pdf(x)).abs() <= tolerance, "{x}");
        }
    }

    #[test]
    fn density_is_the_slope_of_cumulative() {
        for x in grid() {
            // Truncation h²/6·|φ''| ≤ h²/15, rounding ε/h.
            let h = 1e-5;
            let slope = (cumulative(x + h) - cumulative(x - h)) / (2.0 * h);
            assert!((slope - density(x)).abs() < h * h / 15.0 + 2.0 * f64::EPSILON / h, "{x}");
        }
        assert_eq!(density(f64::INFINITY), 0.0);
    }
}

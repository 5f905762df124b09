//! The logarithm of a ratio of two prices, good to its last digits where they are close.

use super::polynomial::polynomial;

/// Up to this `(a − b)/(a + b)` the polynomial holds: `a/b` within `√2` of 1.
const CLOSE: f64 = 0.171_5;

/// `ln(a/b)` of two positive numbers; exactly 0 where they are equal.
///
/// `a − b` is exact when the two are within a factor of two, `a/b` is not: dividing by a small `σ√T` would
/// otherwise magnify the rounding of `a/b` to 3e−13 of scale. So there
///
/// ```text
/// ln(a/b) = 2·artanh(s) = s·(2 + R(s²)),   s = (a − b)/(a + b)
/// ```
///
/// with the polynomial `R` of FreeBSD's `e_log.c`, good to 2⁻⁵⁸.
#[inline]
pub(super) fn log_ratio(a: f64, b: f64) -> f64 {
    let s = (a - b) / (a + b);
    if s.abs() > CLOSE {
        return libm::log(a / b);
    }
    let square = s * s;
    s * (2.0
        + square
            * polynomial!(
                square;
                0.147_981_986_051_165_86,
                0.153_138_376_992_093_73,
                0.181_835_721_616_180_5,
                0.222_221_984_321_497_84,
                0.285_714_287_436_623_9,
                0.399_999_999_994_094_2,
                0.666_666_666_666_673_5,
            ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_is_the_logarithm_and_changes_sign_with_the_order(
            b in 1e-6..1e9f64, log in prop_oneof![-0.5..0.5f64, -50.0..50.0, (-35.0..-1.0f64).prop_map(f64::exp)],
        ) {
            let a = b * libm::exp(log);
            // a − b is exact, so this loses no digit either.
            let expected = if log.abs() < 0.5 { libm::log1p((a - b) / b) } else { libm::log(a / b) };
            prop_assert!((log_ratio(a, b) - expected).abs() <= 4.0 * f64::EPSILON * expected.abs());
            if log.abs() < 0.3 {
                prop_assert_eq!(log_ratio(b, a), -log_ratio(a, b));
            }
            prop_assert_eq!(log_ratio(b, b), 0.0);
        }
    }
}

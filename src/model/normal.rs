//! The standard normal distribution: density and distribution function, from one exponential.
//!
//! The tail is the bell `e^(−x²/2)` times a rational function of its own, Cody's: whoever needs `φ` and `Φ`
//! at the same place pays for one exponential ([`density_and_cumulative`]). Everything is a fixed sequence
//! of correctly rounded operations, so it is the same bits natively and in the browser: a path solved with
//! the platform's own `exp` would differ in its last digit.
//!
//! Source: W. J. Cody, *Rational Chebyshev approximations for the error function*, Mathematics of
//! Computation 23 (1969), in the form for `Φ` of his routine ANORM, *Algorithm 715: SPECFUN*, ACM
//! Transactions on Mathematical Software 19 (1993). The rational functions are good to 18 digits. The bell is
//! not split as there: rounding `x²` moves it by `x²/2` of half an ulp, as rounding `x` does anyway.
//!
//! `statrs` supplies neither function. Its density is the platform's, and version 0.19.1 of its
//! distribution function is off by up to 2.5e−11 near `|x| = 0.707` (its value at −0.707113 is
//! 0.239748128958, the true one 0.239748128934), with which 92 of the 406 reference deltas miss the bar of
//! 1e−13 of scale; here the largest delta error is 1.1e−16.

use core::f64::consts::{FRAC_1_SQRT_2, FRAC_2_SQRT_PI, LOG2_E};

use super::polynomial::polynomial;

/// `φ(0) = 1/√(2π)`, the largest density.
pub const DENSITY_AT_ZERO: f64 = FRAC_2_SQRT_PI * FRAC_1_SQRT_2 * 0.5;

/// Up to this `|x|` the distribution function is ½ plus an odd function of `x`: there it is about ¼ to ¾.
const CENTRE: f64 = 0.662_91;
/// From this `|x|` on, `√32`, the tail is an expansion in `1/x²`.
const FAR: f64 = 5.656_854_248;

/// Density of the standard normal: `φ(x) = exp(−x²/2) / √(2π)`. Zero beyond `|x| = 38.6` and at
/// `±∞`.
///
/// ```
/// use dealer_hedging::model::normal::density;
/// assert!((density(0.0) - 0.398_942_280_401_432_7).abs() < 1e-16);
/// ```
#[inline]
pub fn density(x: f64) -> f64 {
    DENSITY_AT_ZERO * bell(x)
}

/// Probability that a standard normal variable is at most `x`. Exactly 0 and 1 at `−∞` and `+∞`; in the lower
/// tail, where that is a normal number, off by no more than `(1.5 + x²/2)·ε` of itself (measured; the last term is what a
/// rounding of `x` does).
///
/// ```
/// use dealer_hedging::model::normal::cumulative;
/// assert_eq!(cumulative(0.0), 0.5);
/// ```
#[inline]
pub fn cumulative(x: f64) -> f64 {
    cumulative_beside(x, || bell(x))
}

/// `(φ(x), Φ(x))`, the same bits as one by one, for the price of one.
#[inline]
pub fn density_and_cumulative(x: f64) -> (f64, f64) {
    let bell = bell(x);
    (DENSITY_AT_ZERO * bell, cumulative_beside(x, || bell))
}

/// `e^(−x²/2)`: with `k` the whole number nearest to `x²/2` in units of `ln 2`, `2^(−k)·e^r`.
///
/// `e^r = 1 + r + r·c/(2 − c)` with the polynomial `c` of FreeBSD's `e_exp.c`, good to 2⁻⁵⁹.
#[inline]
pub(super) fn bell(x: f64) -> f64 {
    /// Added to a number of moderate size, it leaves the nearest whole one in the last bits.
    const ROUNDER: f64 = 1.5 / f64::EPSILON;
    /// `ln 2` in two parts, of which a multiple of the first is exact.
    const LN_2: [f64; 2] = [6.931_471_803_691_238e-1, 1.908_214_929_270_587_7e-10];
    /// Little beyond it the bell falls below the smallest normal number.
    const SMALLEST: f64 = 708.0;
    let exponent = 0.5 * x * x;
    if exponent > SMALLEST {
        return libm::exp(-exponent);
    }
    let rounded = exponent * LOG2_E + ROUNDER;
    let k = rounded - ROUNDER;
    let (high, low) = (k * LN_2[0] - exponent, k * LN_2[1]);
    let r = high + low;
    let s = r * r;
    let c = r - s * polynomial!(
        s;
        4.138_136_797_057_238e-8,
        -1.653_390_220_546_525_2e-6,
        6.613_756_321_437_934e-5,
        -2.777_777_777_701_559_3e-3,
        0.166_666_666_666_666_02,
    );
    let power = 1.0 + (r * c / (2.0 - c) + low + high);
    power * f64::from_bits((1_023_u64.wrapping_sub(rounded.to_bits()) & 0x7ff) << 52)
}

/// `Φ(x)` of whoever has its [`bell`], which is not asked for in the centre.
#[inline]
pub(super) fn cumulative_beside(x: f64, bell: impl FnOnce() -> f64) -> f64 {
    let size = x.abs();
    if size <= CENTRE {
        return 0.5 + x * centre(x * x);
    }
    let tail = bell() * if size <= FAR { tail_over_bell(size) } else { far_tail_over_bell(size) };
    if x < 0.0 { tail } else { 1.0 - tail }
}

/// `(Φ(x) − ½)/x` up to [`CENTRE`], from `s = x²`.
#[inline]
fn centre(s: f64) -> f64 {
    polynomial!(
        s;
        0.065_682_337_918_207_45,
        2.235_252_035_460_683_7,
        161.028_231_068_555_87,
        1_067.689_485_460_370_9,
        18_154.981_253_343_56,
    ) / polynomial!(
        s;
        1.0,
        47.202_581_904_688_245,
        976.098_551_737_776_7,
        10_260.932_208_618_979,
        45_507.789_335_026_73,
    )
}

/// `Φ(−x)·e^(x²/2)` between [`CENTRE`] and [`FAR`].
#[inline]
fn tail_over_bell(x: f64) -> f64 {
    polynomial!(
        x;
        1.076_557_677_372_019_2e-8,
        0.398_941_512_088_134_66,
        8.883_149_794_388_377,
        93.506_656_132_177_85,
        597.270_276_394_800_2,
        2_494.537_585_290_372_6,
        6_848.190_450_536_283,
        11_602.651_437_647_35,
        9_842.714_838_383_978,
    ) / polynomial!(
        x;
        1.0,
        22.266_688_044_328_117,
        235.387_901_782_625,
        1_519.377_599_407_554_7,
        6_485.558_298_266_761,
        18_615.571_640_885_097,
        34_900.952_721_145_98,
        38_912.003_286_093_27,
        19_685.429_676_859_992,
    )
}

/// `Φ(−x)·e^(x²/2)` beyond [`FAR`]: `1/(x√(2π))` less a correction in `1/x²`.
#[inline]
fn far_tail_over_bell(x: f64) -> f64 {
    let s = 1.0 / (x * x);
    let above = polynomial!(
        s;
        0.023_073_441_764_940_174,
        0.215_898_534_057_957,
        0.127_401_161_160_247_36,
        0.022_235_277_870_649_807,
        0.001_421_619_193_227_893_4,
        2.911_287_495_116_879_3e-5,
    );
    let below = polynomial!(
        s;
        1.0,
        1.284_260_096_144_911,
        0.468_238_212_480_865_1,
        0.065_988_137_868_928_56,
        0.003_782_396_332_027_582_4,
        7.297_515_550_839_662e-5,
    );
    (DENSITY_AT_ZERO - s * above / below) / x
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
            // Twice what rounding x by half an ulp does to Φ(x) in the tail.
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

//! The quantile of the standard normal distribution.

use crate::model::polynomial::polynomial;

/// Up to this distance from ½ a probability is in the centre: 17 in 20 are.
const CENTRE: f64 = 0.425;

/// `Φ⁻¹(p)` for `0 < p < 1`, to about 16 digits.
///
/// Wichura, *Algorithm AS 241: The Percentage Points of the Normal Distribution*, Applied
/// Statistics 37 (1988), routine PPND16. Rational functions around the middle, in `√(−ln p)` in
/// the tails, so it is a fixed sequence of correctly rounded operations and of `libm`'s own
/// logarithm: the same bits on every platform.
#[inline]
pub(super) fn quantile(p: f64) -> f64 {
    let centred = p - 0.5;
    if centred.abs() <= CENTRE { centre(centred) } else { tail(p) }
}

/// The quantile `centred` above a probability of ½.
#[inline]
fn centre(centred: f64) -> f64 {
    let r = 0.180_625 - centred * centred;
    centred
        * (polynomial!(
            r;
            2_509.080_928_730_122_7,
            33_430.575_583_588_13,
            67_265.770_927_008_7,
            45_921.953_931_549_87,
            13_731.693_765_509_46,
            1_971.590_950_306_551_3,
            133.141_667_891_784_38,
            3.387_132_872_796_366_5,
        ) / polynomial!(
            r;
            5_226.495_278_852_545,
            28_729.085_735_721_943,
            39_307.895_800_092_71,
            21_213.794_301_586_597,
            5_394.196_021_424_751,
            687.187_007_492_057_9,
            42.313_330_701_600_91,
            1.0,
        ))
}

/// The quantile of a probability beyond the centre.
fn tail(p: f64) -> f64 {
    let is_low = p < 0.5;
    let r = (-libm::log(if is_low { p } else { 1.0 - p })).sqrt();
    let magnitude = if r <= 5.0 { middle(r - 1.6) } else { far(r - 5.0) };
    if is_low { -magnitude } else { magnitude }
}

/// The size of the quantile where `√(−ln p) = r + 1.6`, up to 5.
fn middle(r: f64) -> f64 {
    polynomial!(
        r;
        7.745_450_142_783_414e-4,
        0.022_723_844_989_269_184,
        0.241_780_725_177_450_6,
        1.270_458_252_452_368_4,
        3.647_848_324_763_204_5,
        5.769_497_221_460_691,
        4.630_337_846_156_546,
        1.423_437_110_749_683_5,
    ) / polynomial!(
        r;
        1.050_750_071_644_416_9e-9,
        5.475_938_084_995_345e-4,
        0.015_198_666_563_616_457,
        0.148_103_976_427_480_08,
        0.689_767_334_985_1,
        1.676_384_830_183_803_8,
        2.053_191_626_637_759,
        1.0,
    )
}

/// The size of the quantile where `√(−ln p) = r + 5`.
fn far(r: f64) -> f64 {
    polynomial!(
        r;
        2.010_334_399_292_288_1e-7,
        2.711_555_568_743_487_6e-5,
        0.001_242_660_947_388_078_4,
        0.026_532_189_526_576_124,
        0.296_560_571_828_504_87,
        1.784_826_539_917_291_3,
        5.463_784_911_164_114,
        6.657_904_643_501_103,
    ) / polynomial!(
        r;
        2.044_263_103_389_939_8e-15,
        1.421_511_758_316_446e-7,
        1.846_318_317_510_054_8e-5,
        7.868_691_311_456_133e-4,
        0.014_875_361_290_850_615,
        0.136_929_880_922_735_8,
        0.599_832_206_555_888,
        1.0,
    )
}

#[cfg(test)]
mod tests {
    use super::super::super::normal::cumulative;
    use super::quantile;

    #[test]
    fn undoes_the_distribution_function() {
        let mut worst = 0.0_f64;
        for i in 1..4_000 {
            let x = -8.0 + f64::from(i) * 0.004;
            // Above 5 the distribution function itself has too few digits left; symmetry covers it.
            let error = if x <= 0.0 { quantile(cumulative(x)) - x } else { -quantile(cumulative(-x)) - x };
            worst = worst.max(error.abs() / x.abs().max(1.0));
        }
        assert!(worst < 1e-15, "{worst:e}");
    }

    #[test]
    fn known_points_and_symmetry() {
        assert_eq!(quantile(0.5), 0.0);
        assert!((quantile(0.975) - 1.959_963_984_540_054).abs() < 1e-15);
        for p in [0.25, 0.125, 2_f64.powi(-20), 2_f64.powi(-53)] {
            assert_eq!(quantile(p), -quantile(1.0 - p));
        }
    }
}

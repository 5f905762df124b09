//! The normal law of net gamma against simulation, and against every combination of signs where there are few.

use dealer_hedging::model::{DealerSide, OptionKind};
use dealer_hedging::quotes::levels::Gamma;
use dealer_hedging::quotes::sureness::{Likely, NINE_IN_TEN, Rightly, largest_error, least_rightly};
use proptest::prelude::*;
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::{Rng, SeedableRng};

const USUAL: DealerSide = DealerSide::CallsLongPutsShort;
/// Simulated chains per case; four standard errors of a probability of ½ are then 1 %.
const SAMPLES: u32 = 40_000;

/// Signed gammas of one chain; negative ones are puts.
fn gamma(signed: &[f64]) -> Gamma {
    let one = |signed: &f64| Gamma::of(if *signed < 0.0 { OptionKind::Put } else { OptionKind::Call }, signed.abs());
    signed.iter().map(one).sum()
}

fn uniform(dice: &mut Pcg64Mcg) -> f64 {
    f64::from(dice.next_u32()) / 4_294_967_296.0
}

/// The share of simulated nets that are of the sign of the mean, and that lie in the band; their mean and variance.
fn simulated(signed: &[f64], p: f64, band: (f64, f64), dice: &mut Pcg64Mcg) -> [f64; 4] {
    let sign = signed.iter().sum::<f64>().signum();
    let [mut same, mut inside, mut sum, mut squares] = [0.0; 4];
    for _ in 0..SAMPLES {
        let net: f64 = signed.iter().map(|gamma| if uniform(dice) < p { *gamma } else { -gamma }).sum();
        same += f64::from(u8::from(net * sign > 0.0));
        inside += f64::from(u8::from(net > band.0 && net < band.1));
        sum += net;
        squares += net * net;
    }
    let count = f64::from(SAMPLES);
    let mean = sum / count;
    [same / count, inside / count, mean, squares / count - mean * mean]
}

/// Chains of different shapes: alike, a bell of strikes as a chain has it, a long tail, and two that dominate; each with
/// what the normal law may be off by in them.
fn chains() -> Vec<(&'static str, Vec<f64>, f64)> {
    let mut dice = Pcg64Mcg::seed_from_u64(20_260_304);
    let alike = (0..100).map(|place| if place % 3 == 0 { -1.0 } else { 1.0 }).collect();
    let bell = (0..160).map(|place| {
        let away = f64::from(place / 2 - 40) / 12.0;
        let sign = if place % 2 == 0 { 1.0 } else { -1.0 };
        sign * (-0.5 * away * away).exp()
            * (0.5 + uniform(&mut dice))
            * if (away > 0.0) == (place % 2 == 0) { 1.6 } else { 0.6 }
    });
    let bell: Vec<f64> = bell.collect();
    let tail = (0..300).map(|place| {
        (0.2 - uniform(&mut dice)).signum() * (1.0 - uniform(&mut dice)).powf(-0.4) * f64::from(place % 7 + 1)
    });
    let tail: Vec<f64> = tail.collect();
    let dominated =
        [5.0, -3.5].into_iter().chain((0..60).map(|place| if place % 2 == 0 { 0.4 } else { -0.25 })).collect();
    vec![("alike", alike, 0.05), ("bell", bell, 0.02), ("tail", tail, 0.02), ("dominated", dominated, 0.1)]
}

#[test]
fn the_normal_law_is_what_a_simulation_finds() {
    let mut dice = Pcg64Mcg::seed_from_u64(1);
    for (name, signed, allowance) in chains() {
        let gamma = gamma(&signed);
        for p in [0.5, 0.55, 0.65, 0.8, 0.95] {
            let rightly = Rightly::new(p);
            let likely = Likely::new(&gamma, USUAL, rightly);
            let [same, inside, mean, variance] = simulated(&signed, p, likely.band(), &mut dice);
            let count = f64::from(SAMPLES);
            // Mean and variance are exact; that of a variance is at most 2/n of its square for sums of many signs.
            assert!((mean - likely.mean).abs() <= 4.0 * likely.deviation / count.sqrt(), "{name} at {p}: {mean}");
            let exact = likely.deviation * likely.deviation;
            assert!((variance / exact - 1.0).abs() <= 4.0 * (3.0 / count).sqrt(), "{name} at {p}: {variance}");
            let error = |share: f64| 4.0 * (share * (1.0 - share) / count).sqrt();
            let (off_sign, off_band) = (same - likely.chance_of_sign(), inside - 0.9);
            println!(
                "{name} at {p}: sign {off_sign:+.4}, band {off_band:+.4}, bound {:.3}",
                largest_error(&gamma, rightly)
            );
            if p > 0.5 {
                assert!(off_sign.abs() <= error(same) + allowance, "{name} at {p}: {same}");
                assert!(off_sign.abs() <= error(same) + largest_error(&gamma, rightly), "{name} at {p}: {same}");
            }
            assert!(off_band.abs() <= error(0.9) + allowance, "{name} at {p}: {inside}");
        }
    }
}

/// Chance of the sign of the mean, over every combination of signs; ties count half.
fn enumerated(signed: &[f64], p: f64) -> f64 {
    let sign = signed.iter().sum::<f64>().signum();
    (0_u32..1 << signed.len())
        .map(|wrong| {
            let is_wrong = |place: usize| wrong >> place & 1 == 1;
            let net: f64 =
                signed.iter().enumerate().map(|(place, gamma)| if is_wrong(place) { -gamma } else { *gamma }).sum();
            let chance: f64 = (0..signed.len()).map(|place| if is_wrong(place) { 1.0 - p } else { p }).product();
            chance * if net == 0.0 { 0.5 } else { f64::from(u8::from(net * sign > 0.0)) }
        })
        .sum()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Few options: the normal law may be far off, but never further than the bound that is told with it.
    #[test]
    fn every_combination_of_few_signs_is_within_the_bound(
        signed in prop::collection::vec(prop_oneof![-1.0..-0.1f64, 0.1..1.0f64], 1..=12), p in 0.5..0.999f64,
    ) {
        let (gamma, rightly) = (gamma(&signed), Rightly::new(p));
        let likely = Likely::new(&gamma, USUAL, rightly);
        let off = (enumerated(&signed, p) - likely.chance_of_sign()).abs();
        prop_assert!(off <= largest_error(&gamma, rightly) + 1e-12, "off by {off}");
    }

    #[test]
    fn from_the_least_share_on_the_sign_is_sure(
        signed in prop::collection::vec(-1.0..1.0f64, 1..60), held in 0.05..0.95f64,
    ) {
        let gamma = gamma(&signed);
        let side = DealerSide::Share { long_share: held };
        prop_assume!((held - 0.5).abs() > 1e-3);
        for side in [USUAL, side] {
            prop_assume!(gamma.net(side).abs() > 1e-6);
            let least = least_rightly(&gamma, side).unwrap_or(f64::NAN);
            let sure = |p| Likely::new(&gamma, side, Rightly::new(p)).sure_sign();
            prop_assert!((0.5..=1.0).contains(&least));
            prop_assert_eq!(sure(least - 1e-9), 0.0);
            prop_assert!(least + 1e-9 > 1.0 || sure(least + 1e-9) == gamma.net(side).signum());
        }
    }
}

#[test]
fn at_the_ends_nothing_or_everything_is_known() {
    let gamma = gamma(&[3.0, -1.0, 0.5]);
    let (nothing, everything) = (Rightly::new(f64::NAN), Rightly::new(7.0));
    assert_eq!((nothing.probability(), everything.probability()), (0.5, 1.0));
    let (blind, seeing) = (Likely::new(&gamma, USUAL, nothing), Likely::new(&gamma, USUAL, everything));
    assert_eq!((blind.mean, blind.chance_of_sign(), blind.sure_sign()), (0.0, 0.5, 0.0));
    assert!((blind.deviation - 10.25_f64.sqrt()).abs() < 1e-15);
    assert_eq!((seeing.mean, seeing.deviation, seeing.chance_of_sign(), seeing.sure_sign()), (2.5, 0.0, 1.0, 1.0));
    assert_eq!(least_rightly(&Gamma::default(), USUAL), None);
    let chance = dealer_hedging::model::normal::cumulative(NINE_IN_TEN);
    assert!((chance - 0.95).abs() < 1e-15);
}

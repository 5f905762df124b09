//! Identities the option formulas must obey for every input, on random cases from a fixed seed.
//!
//! `PROPTEST_CASES` sets the number of cases of each property.

#![expect(clippy::unwrap_used, reason = "a valid input that is refused must fail the test")]

use dealer_hedging::model::limits::{MAX_RATE, MAX_VOLATILITY, MAX_YEARS, PRICE_RANGE};
use dealer_hedging::model::{Carry, EuropeanOption, ModelError, OptionInputs, OptionKind};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

const EPSILON: f64 = f64::EPSILON;

fn config() -> ProptestConfig {
    ProptestConfig { rng_seed: RngSeed::Fixed(1973), failure_persistence: None, ..ProptestConfig::default() }
}

/// The inputs as plain numbers, so that a test can move one of them.
#[derive(Debug, Clone, Copy)]
struct Case {
    kind: OptionKind,
    spot: f64,
    strike: f64,
    years: f64,
    volatility: f64,
    rate: f64,
    dividend_yield: f64,
}

impl Case {
    fn option(self) -> EuropeanOption {
        self.try_option().unwrap()
    }

    fn try_option(self) -> Result<EuropeanOption, ModelError> {
        let Self { kind, spot, strike, years, volatility, rate, dividend_yield } = self;
        let carry = Carry::new(rate, dividend_yield)?;
        EuropeanOption::new(OptionInputs { kind, spot, strike, years, volatility, carry })
    }

    fn deviation(&self) -> f64 {
        self.volatility * self.years.sqrt()
    }

    fn larger_price(&self) -> f64 {
        self.spot.max(self.strike)
    }
}

fn kind() -> impl Strategy<Value = OptionKind> {
    prop_oneof![Just(OptionKind::Call), Just(OptionKind::Put)]
}

/// Options within three deviations of the money, where every greek is of its natural size: a wrong
/// formula cannot hide behind zeros there.
fn near_the_money() -> impl Strategy<Value = Case> {
    (kind(), 1.0..1_000.0, -3.0..3.0, 0.003..2.0, 0.05..1.0, -0.1..0.1, -0.1..0.1).prop_map(
        |(kind, spot, deviations, years, volatility, rate, dividend_yield)| {
            let years: f64 = years;
            let volatility: f64 = volatility;
            let distance: f64 = deviations * volatility * years.sqrt();
            Case { kind, spot, strike: spot * distance.exp(), years, volatility, rate, dividend_yield }
        },
    )
}

/// Everything from the ordinary to the absurd, the exact limits and the kink included.
fn wide() -> impl Strategy<Value = Case> {
    let years = prop_oneof![Just(0.0), 0.0..5.0, (-320.0..0.7_f64).prop_map(|x| 10_f64.powf(x))];
    let volatility = prop_oneof![Just(0.0), 0.0..5.0, (-320.0..0.7_f64).prop_map(|x| 10_f64.powf(x))];
    let ratio = prop_oneof![
        Just(1.0),
        (-6.0..6.0_f64).prop_map(|x| 10_f64.powf(x)),
        (-15.0..-3.0_f64).prop_map(|x| 1.0 + 10_f64.powf(x)),
    ];
    let rate = || prop_oneof![Just(0.0), -0.2..0.2];
    (kind(), 1e-3..1e5, ratio, years, volatility, rate(), rate()).prop_map(
        |(kind, strike, ratio, years, volatility, rate, dividend_yield)| Case {
            kind,
            spot: strike * ratio,
            strike,
            years,
            volatility,
            rate,
            dividend_yield,
        },
    )
}

fn assert_sane(case: Case) {
    let greeks = case.option().greeks();
    let finite = [greeks.price, greeks.delta, greeks.vega, greeks.vanna];
    assert!(finite.iter().all(|x| x.is_finite()), "{case:?} {greeks:?}");
    let others = [greeks.gamma, greeks.theta, greeks.charm];
    assert!(!others.iter().any(|x| x.is_nan()), "{case:?} {greeks:?}");
    assert!(greeks.gamma >= 0.0 && greeks.vega >= 0.0, "{case:?} {greeks:?}");

    let spot_now = case.spot * (-case.dividend_yield * case.years).exp();
    let strike_now = case.strike * (-case.rate * case.years).exp();
    let (floor, cap) = match case.kind {
        OptionKind::Call => (spot_now - strike_now, spot_now),
        OptionKind::Put => (strike_now - spot_now, strike_now),
    };
    // Two products and an exponential, each rounded once or twice.
    let rounding = 8.0 * EPSILON * spot_now.max(strike_now);
    assert!(greeks.price >= 0.0, "not even by a rounding: {case:?} {greeks:?}");
    assert!(greeks.price >= floor - rounding, "{case:?} {greeks:?}");
    assert!(greeks.price <= cap + rounding, "{case:?} {greeks:?}");

    let largest_delta = (-case.dividend_yield * case.years).exp() * (1.0 + 4.0 * EPSILON);
    let signed = greeks.delta * case.kind.sign();
    assert!((0.0..=largest_delta).contains(&signed), "{case:?} {greeks:?}");
}

/// Each greek against the central difference of the value or delta it is the slope of.
///
/// With a step of η times the natural length of its variable the truncation is a small
/// constant times η² of scale (third derivatives of Φ in `d` are at most 1.4; changing σ or T
/// multiplies by d and so adds powers, up to 20), and the rounding is a few ε of the
/// differenced value over the step.
fn assert_slopes(case: Case) {
    const ETA: f64 = 1e-4;
    let greeks = case.option().greeks();
    let price = |case: Case| case.option().price();
    let delta = |case: Case| case.option().delta();
    let (v, s) = (case.deviation(), case.spot);
    let root_years = case.years.sqrt();
    let move_spot = |step: f64| Case { spot: s + step, ..case };
    let move_volatility = |step: f64| Case { volatility: case.volatility + step, ..case };
    let move_years = |step: f64| Case { years: case.years + step, ..case };
    // Carry moves d by b√T/σ when T changes by all of itself; it counts like a deviation.
    let carry = 1.0 + (case.rate.abs() + case.dividend_yield.abs()) * root_years / case.volatility;

    let theta_scale = s * case.volatility / root_years + case.rate.abs() * case.strike + case.dividend_yield.abs() * s;
    let dollars = case.larger_price();
    let (by_spot, by_volatility, by_years) = (ETA * s * v, ETA * case.volatility, ETA * case.years);
    let central = |function: &dyn Fn(f64) -> f64, step: f64| (function(step) - function(-step)) / (2.0 * step);
    let in_time = 20.0 * carry.powi(3);
    // Name, claimed, found, then truncation (constant times scale) and rounding (size
    // differenced over the step).
    let rows = [
        ("delta", greeks.delta, central(&|h| price(move_spot(h)), by_spot), 1.0 + v, dollars / by_spot),
        ("gamma", greeks.gamma, central(&|h| delta(move_spot(h)), by_spot), (1.0 + v).powi(2) / (s * v), 1.0 / by_spot),
        (
            "vega",
            greeks.vega,
            central(&|h| price(move_volatility(h)), by_volatility),
            20.0 * s * root_years,
            dollars / by_volatility,
        ),
        (
            "vanna",
            greeks.vanna,
            central(&|h| delta(move_volatility(h)), by_volatility),
            20.0 / case.volatility,
            1.0 / by_volatility,
        ),
        (
            "theta",
            -greeks.theta,
            central(&|h| price(move_years(h)), by_years),
            in_time * theta_scale,
            dollars / by_years,
        ),
        ("charm", -greeks.charm, central(&|h| delta(move_years(h)), by_years), in_time / case.years, 1.0 / by_years),
    ];
    for (name, claimed, slope, truncation, rounding) in rows {
        // 16 ε: the differenced values, and the moved argument itself, are rounded.
        let tolerance = truncation * ETA * ETA + 16.0 * EPSILON * rounding;
        assert!(
            (slope - claimed).abs() <= tolerance,
            "{name}: slope {slope}, claimed {claimed}, tolerance {tolerance:e}"
        );
    }
}

proptest! {
    #![proptest_config(config())]

    /// No NaN, no price outside its arbitrage bounds, no delta outside its own, in a domain far
    /// wider than any reader can reach.
    #[test]
    fn every_valid_input_gives_sane_values(case in wide()) {
        assert_sane(case);
    }

    /// `C − P = S·e^(−qT) − K·e^(−rT)`, and its derivative in spot.
    #[test]
    fn put_call_parity(case in wide()) {
        let call = Case { kind: OptionKind::Call, ..case }.option();
        let put = Case { kind: OptionKind::Put, ..case }.option();
        let yield_discount = (-case.dividend_yield * case.years).exp();
        let forward = case.spot * yield_discount - case.strike * (-case.rate * case.years).exp();
        // Each side is a sum of products of size max(S, K), e^(0.2·5) = 2.7 at most.
        let scale = 2.72 * case.larger_price();
        prop_assert!((call.price() - put.price() - forward).abs() <= 8.0 * EPSILON * scale);
        let difference = call.delta() - put.delta() - yield_discount;
        prop_assert!(difference.abs() <= 8.0 * EPSILON * yield_discount);
    }

    #[test]
    fn call_gamma_equals_put_gamma(case in wide()) {
        let call = Case { kind: OptionKind::Call, ..case }.option();
        let put = Case { kind: OptionKind::Put, ..case }.option();
        prop_assert_eq!(call.gamma(), put.gamma());
        prop_assert_eq!(call.greeks().vega, put.greeks().vega);
        prop_assert_eq!(call.greeks().vanna, put.greeks().vanna);
    }

    /// Spot, strike and value share a currency: quoted in another, delta stays.
    #[test]
    fn values_scale_with_the_currency(case in near_the_money()) {
        // A power of two, so that scaling itself rounds nothing.
        let other = Case { spot: case.spot * 4.0, strike: case.strike * 4.0, ..case }.option();
        let here = case.option();
        prop_assert_eq!(other.price(), here.price() * 4.0);
        prop_assert_eq!(other.delta(), here.delta());
        prop_assert_eq!(other.gamma(), here.gamma() / 4.0);
    }

    #[test]
    fn greeks_are_the_slopes_they_claim_to_be(case in near_the_money()) {
        assert_slopes(case);
    }

    /// Anything out of range is refused with the error that names it, whatever the rest is.
    #[test]
    fn each_invalid_input_gives_its_own_error(case in near_the_money()) {
        let too_dear = *PRICE_RANGE.end() * 2.0;
        for bad in [0.0, -1.0, f64::NAN, f64::INFINITY, too_dear] {
            let spot = Case { spot: bad, ..case }.try_option();
            prop_assert!(matches!(spot, Err(ModelError::Spot(x)) if x.to_bits() == bad.to_bits()));
            let strike = Case { strike: bad, ..case }.try_option();
            prop_assert!(matches!(strike, Err(ModelError::Strike(_))));
        }
        for bad in [-1e-9, f64::NAN, f64::INFINITY, MAX_YEARS * 1.1] {
            let years = Case { years: bad, ..case }.try_option();
            prop_assert!(matches!(years, Err(ModelError::Years(_))));
        }
        for bad in [-1e-9, f64::NAN, f64::INFINITY, MAX_VOLATILITY * 1.1] {
            let volatility = Case { volatility: bad, ..case }.try_option();
            prop_assert!(matches!(volatility, Err(ModelError::Volatility(_))));
        }
        for bad in [f64::NAN, f64::NEG_INFINITY, MAX_RATE * 1.1, -MAX_RATE * 1.1] {
            let rate = Case { rate: bad, ..case }.try_option();
            prop_assert!(matches!(rate, Err(ModelError::Rate(_))));
            let dividend_yield = Case { dividend_yield: bad, ..case }.try_option();
            prop_assert!(matches!(dividend_yield, Err(ModelError::DividendYield(_))));
        }
    }
}

/// The corners of the accepted domain, where overflow and 0/0 would show first.
#[test]
fn the_corners_of_the_domain_are_sane() {
    let prices = [*PRICE_RANGE.start(), 1.0, *PRICE_RANGE.end()];
    let tiny = [0.0, 5e-324, 1e-300, 1e-155, 1e-150, 1e-75, 1e-16];
    let rates = [-MAX_RATE, 0.0, 1e-300, MAX_RATE];
    for kind in [OptionKind::Call, OptionKind::Put] {
        for spot in prices {
            for strike in prices {
                for years in tiny.into_iter().chain([1.0, MAX_YEARS]) {
                    for volatility in tiny.into_iter().chain([1.0, MAX_VOLATILITY]) {
                        for rate in rates {
                            for dividend_yield in rates {
                                assert_sane(Case { kind, spot, strike, years, volatility, rate, dividend_yield });
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Where the two terms of the price agree in all their digits, their difference is noise of either
/// sign; it must not show as a negative price.
#[test]
fn rounding_never_makes_a_price_negative() {
    for step in 1..500 {
        let distance = 1e-14 * f64::from(step);
        for (kind, strike) in [(OptionKind::Call, 1.0 + distance), (OptionKind::Put, 1.0 - distance)] {
            let case = Case { kind, spot: 1.0, strike, years: 1.0, volatility: 3e-13, rate: 0.0, dividend_yield: 0.0 };
            assert_sane(case);
        }
    }
}

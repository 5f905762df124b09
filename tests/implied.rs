//! Implied volatility: there and back over wide ranges, and from prices computed with 60 digits.

#![expect(clippy::unwrap_used, reason = "valid inputs, and a reference file that cannot be read must fail the test")]

use dealer_hedging::model::implied::MOST_UNCERTAIN;
use dealer_hedging::model::{
    Carry, EuropeanOption, NotImplied, OptionInputs, OptionKind, PricedOption, implied_volatility,
};
use proptest::prelude::*;
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::{Rng, SeedableRng};

/// One calendar minute, in years.
const MINUTE: f64 = 1.0 / 525_600.0;

fn worth(paid: &PricedOption, volatility: f64) -> EuropeanOption {
    let PricedOption { kind, spot, strike, years, carry, .. } = *paid;
    EuropeanOption::new(OptionInputs { kind, spot, strike, years, volatility, carry }).unwrap()
}

/// An option priced at a volatility.
fn priced(kind: OptionKind, strike: f64, years: f64, carry: Carry, volatility: f64) -> PricedOption {
    let unpriced = PricedOption { kind, spot: 100.0, strike, years, carry, price: 0.0, rounding: 0.0 };
    PricedOption { price: worth(&unpriced, volatility).price(), ..unpriced }
}

fn kinds() -> impl Strategy<Value = OptionKind> {
    prop_oneof![Just(OptionKind::Call), Just(OptionKind::Put)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20_000))]

    /// Strikes anywhere a few deviations around the forward or far from it, a minute to ten years, 1 % to 500 %.
    #[test]
    fn the_price_is_met_wherever_it_determines_a_volatility(
        kind in kinds(), log_years in (MINUTE.ln())..(10.0_f64.ln()), log_volatility in (0.01_f64.ln())..(5.0_f64.ln()),
        place in prop_oneof![-6.0..6.0f64, -0.01..0.01f64, Just(0.0)], rate in -0.02..0.15f64, dividend in -0.02..0.15f64,
        half_tick in prop_oneof![Just(0.0), Just(0.005)],
    ) {
        let (years, volatility) = (log_years.exp(), log_volatility.exp());
        let carry = Carry::new(rate, dividend).unwrap();
        let strike = 100.0 * (place * volatility * years.sqrt()).clamp(-12.0, 12.0).exp();
        let paid = PricedOption { rounding: half_tick, ..priced(kind, strike, years, carry, volatility) };
        // What the model's price itself may be off by.
        let noise = 4.0 * f64::EPSILON * (100.0 + strike);
        match implied_volatility(&paid) {
            Ok(found) => {
                let off = (worth(&paid, found).price() - paid.price).abs();
                prop_assert!(off <= 1e-8 * paid.price + noise, "{paid:?}: {found} for {volatility}, off by {off}");
            }
            Err(NotImplied::Undetermined) => {
                let tenth = MOST_UNCERTAIN * volatility * worth(&paid, volatility).greeks().vega;
                prop_assert!(
                    tenth <= 1.5 * half_tick.max(4.0 * noise) , "{paid:?}: a tenth of {volatility} is {tenth} dollars"
                );
            }
            // A price above the most that can be paid, or below the least, by the model's own noise.
            Err(other) => {
                let vega = worth(&paid, volatility).greeks().vega;
                prop_assert!(volatility * vega <= 100.0 * noise, "{paid:?}: {other:?} for {volatility}");
            }
        }
    }

    #[test]
    fn any_price_has_a_volatility_or_a_reason(
        kind in kinds(), log_strike in -5.0..15.0f64, log_years in -30.0..4.0f64, log_price in -60.0..15.0f64, rate in -1.0..1.0f64,
    ) {
        let carry = Carry::new(rate, -rate).unwrap();
        let paid = PricedOption {
            kind, spot: 100.0, strike: log_strike.exp(), years: log_years.exp(), carry, price: log_price.exp(), rounding: 0.0,
        };
        match implied_volatility(&paid) {
            Ok(found) => {
                let off = (worth(&paid, found).price() - paid.price).abs();
                let noise = 1e-14 * (100.0 * (-carry.dividend_yield() * paid.years).exp()
                    + paid.strike * (-carry.rate() * paid.years).exp());
                prop_assert!(found > 0.0 && off <= 1e-8 * paid.price + noise, "{paid:?}: {found}, off by {off}");
            }
            Err(reason) => prop_assert!(!matches!(reason, NotImplied::Input(_) | NotImplied::Price(_)), "{reason}"),
        }
    }
}

/// Prices of sixty digits, rounded to doubles: they give back the volatility as well as their last digit allows.
#[test]
fn prices_of_sixty_digits_give_back_their_volatility() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/bsm_golden.csv")).unwrap();
    let (mut found, mut worst_price, mut worst_volatility) = (0, 0.0_f64, 0.0_f64);
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        let number = |column: usize| fields[column].parse::<f64>().unwrap();
        let kind = if fields[2] == "call" { OptionKind::Call } else { OptionKind::Put };
        let (years, volatility, vega) = (number(5), number(8), number(12));
        let carry = Carry::new(number(6), number(7)).unwrap();
        let paid =
            PricedOption { kind, spot: number(3), strike: number(4), years, carry, price: number(9), rounding: 0.0 };
        let scale = paid.spot + paid.strike;
        match implied_volatility(&paid) {
            Ok(implied) => {
                // To first order, what the volatility being off does to the price.
                let relative = (implied - volatility).abs() * vega / paid.price;
                let uncertain = 8.0 * f64::EPSILON * scale / (volatility * vega);
                assert!(relative <= 1e-8, "{line}: {implied}");
                if paid.price > 1e-6 * scale {
                    worst_price = worst_price.max(relative);
                }
                if uncertain < 1e-12 {
                    worst_volatility = worst_volatility.max((implied / volatility - 1.0).abs());
                }
                found += 1;
            }
            Err(NotImplied::Undetermined) => {
                assert!(
                    years == 0.0 || volatility * vega <= 20.0 * 4.0 * f64::EPSILON * scale || paid.price == 0.0,
                    "{line}"
                );
            }
            Err(NotImplied::BelowIntrinsic | NotImplied::AboveBound) => {
                assert!(volatility * vega <= 1e-13 * scale, "{line}");
            }
            Err(reason) => panic!("{line}: {reason}"),
        }
    }
    println!("{found} found; price off by {worst_price:e} of itself, volatility by {worst_volatility:e}");
    assert!(
        found > 300 && worst_price < 1e-10 && worst_volatility < 1e-12,
        "{found} {worst_price:e} {worst_volatility:e}"
    );
}

/// Over the same ranges, of prices of at least a cent for a share of 100 dollars: below, the last digit of the model's own
/// price says more than that of the solver.
#[test]
fn a_price_of_a_cent_is_met_to_ten_digits() {
    let mut dice = Pcg64Mcg::seed_from_u64(5);
    let mut between = |low: f64, high: f64| low + (high - low) * f64::from(dice.next_u32()) / 4_294_967_296.0;
    let (mut count, mut worst) = (0, 0.0_f64);
    for place in 0..100_000 {
        let kind = if place % 2 == 0 { OptionKind::Call } else { OptionKind::Put };
        let years = between(MINUTE.ln(), 10.0_f64.ln()).exp();
        let volatility = between(0.01_f64.ln(), 5.0_f64.ln()).exp();
        let strike = 100.0 * (between(-5.0, 5.0) * volatility * years.sqrt()).clamp(-12.0, 12.0).exp();
        let paid = priced(kind, strike, years, Carry::new(0.05, 0.02).unwrap(), volatility);
        if let (true, Ok(found)) = (paid.price > 0.01, implied_volatility(&paid)) {
            count += 1;
            worst = worst.max((worth(&paid, found).price() / paid.price - 1.0).abs());
        }
    }
    println!("{count} prices met to {worst:e} of themselves");
    assert!(count > 60_000 && worst < 1e-10, "{count} {worst:e}");
}

#[test]
fn each_refusal_has_its_price() {
    let call = priced(OptionKind::Call, 90.0, 0.1, Carry::ZERO, 0.2);
    assert!((implied_volatility(&call).unwrap() - 0.2).abs() < 1e-13);
    let of = |price: f64, rounding: f64| implied_volatility(&PricedOption { price, rounding, ..call });
    assert_eq!(of(9.9, 0.005), Err(NotImplied::BelowIntrinsic));
    assert_eq!(of(9.998, 0.005), Err(NotImplied::Undetermined));
    assert_eq!(of(10.001, 0.005), Err(NotImplied::Undetermined));
    assert_eq!(of(100.0, 0.005), Err(NotImplied::AboveBound));
    assert_eq!(of(-1.0, 0.0), Err(NotImplied::Price(-1.0)));
    assert!(matches!(of(f64::NAN, 0.0), Err(NotImplied::Price(_))));
    let expired = PricedOption { years: 0.0, ..call };
    assert_eq!(implied_volatility(&expired), Err(NotImplied::Undetermined));
    assert!(matches!(implied_volatility(&PricedOption { spot: 0.0, ..call }), Err(NotImplied::Input(_))));
}

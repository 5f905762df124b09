//! A hedged book's day against closed forms, and against a slow way of its own: formula of the option, price and cash
//! account written out here, with the same shocks.

#![expect(clippy::unwrap_used, reason = "a day that is refused must fail the test")]

use dealer_hedging::model::hedged_day::{HedgedDay, HedgedDayInputs};
use dealer_hedging::model::session::{Moments, Shocks};
use dealer_hedging::model::{ModelError, OptionKind};
use proptest::prelude::*;
use statrs::function::erf::erfc;

const MINUTES_A_YEAR: f64 = 252.0 * 390.0;

/// Five calendar days at the strike, a million shares sold.
const USUAL: HedgedDayInputs = HedgedDayInputs {
    spot: 100.0,
    strike: 100.0,
    years: 5.0 / 365.0,
    implied: 0.2,
    realised: 0.2,
    shares: -1e6,
    every: 30,
};

fn phi(x: f64) -> f64 {
    0.5 * erfc(-x / std::f64::consts::SQRT_2)
}

/// Value and delta of an option without interest, by the formula of Black and Scholes.
fn option(kind: OptionKind, spot: f64, strike: f64, width: f64) -> (f64, f64) {
    let sign = match kind {
        OptionKind::Call => 1.0,
        OptionKind::Put => -1.0,
    };
    if width <= 0.0 {
        return ((sign * (spot - strike)).max(0.0), f64::NAN);
    }
    let d1 = (spot / strike).ln() / width + 0.5 * width;
    let value = sign * (spot * phi(sign * d1) - strike * phi(sign * (d1 - width)));
    (value, sign * phi(sign * d1))
}

/// The same day minute by minute: buy and sell shares for cash, sell them all at the end.
fn slowly(of: &HedgedDayInputs, kind: OptionKind, shocks: &mut Shocks) -> f64 {
    let left = |minute: f64| (of.years - minute / MINUTES_A_YEAR).max(0.0);
    let end = (of.years * MINUTES_A_YEAR).min(390.0);
    let width = |minute: f64| of.implied * left(minute).sqrt();
    let (mut price, mut minute, mut held) = (of.spot, 0.0, 0.0);
    let mut cash = -of.shares * option(kind, price, of.strike, width(0.0)).0;
    while minute < end {
        if minute % f64::from(of.every) == 0.0 {
            let wanted = -of.shares * option(kind, price, of.strike, width(minute)).1;
            cash -= (wanted - held) * price;
            held = wanted;
        }
        let step = (end - minute).min(1.0);
        let variance = of.realised * of.realised * step / MINUTES_A_YEAR;
        price *= (variance.sqrt() * shocks.normal() - 0.5 * variance).exp();
        minute += step;
    }
    let last = if left(end) < 1e-15 { 0.0 } else { width(end) };
    cash + held * price + of.shares * option(kind, price, of.strike, last).0
}

fn inputs() -> impl Strategy<Value = HedgedDayInputs> {
    (90.0..110.0f64, 0.001..60.0f64, 0.05..1.0f64, 0.0..0.8f64, prop_oneof![Just(-1e6), Just(5e5)], 1..=390u16)
        .prop_map(|(spot, days, implied, realised, shares, every)| HedgedDayInputs {
            spot,
            years: days / 365.0,
            implied,
            realised,
            shares,
            every,
            ..USUAL
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn a_day_is_the_one_that_a_cash_account_finds(of in inputs(), seed in 0..1_000u64) {
        let day = HedgedDay::new(of).unwrap();
        let (mut shocks, mut same_call, mut same_put) = (Shocks::new(seed), Shocks::new(seed), Shocks::new(seed));
        for _ in 0..3 {
            let end = day.run(&mut shocks);
            // Calls and puts leave the same. The formula here rounds at the size of all that is held.
            for (kind, same) in [(OptionKind::Call, &mut same_call), (OptionKind::Put, &mut same_put)] {
                let slowly = slowly(&of, kind, same);
                let slack = 1e-9 * of.shares.abs() * of.spot / of.implied;
                prop_assert!((end.profit_dollars - slowly).abs() < slack, "{end:?} {slowly}");
            }
        }
    }

    #[test]
    fn whoever_owns_gains_what_whoever_has_sold_loses(of in inputs(), seed in 0..1_000u64, share in -1.0..1.0f64) {
        let (one, other) = (HedgedDay::new(of).unwrap(), HedgedDay::new(HedgedDayInputs { shares: -of.shares, ..of }).unwrap());
        let dollars = share * one.deviation_dollars(of.implied);
        prop_assert_eq!(one.hedged_once(dollars), -other.hedged_once(dollars));
        prop_assert_eq!(one.average(), -other.average());
        prop_assert_eq!(one.run(&mut Shocks::new(seed)).profit_dollars, -other.run(&mut Shocks::new(seed)).profit_dollars);
        // Sold options gain by time and lose by more movement than they are priced for.
        prop_assert!(one.hedged_once(0.0) * of.shares <= 0.0);
        prop_assert!(one.average() * of.shares * (of.realised - of.implied) >= 0.0);
    }

    #[test]
    fn a_day_hedged_once_is_on_the_curve_and_breaks_even_where_it_says(of in inputs(), seed in 0..1_000u64) {
        let day = HedgedDay::new(HedgedDayInputs { every: 390, ..of }).unwrap();
        let end = day.run(&mut Shocks::new(seed));
        let slack = 1e-9 * of.shares.abs();
        prop_assert!((end.profit_dollars - day.hedged_once(end.move_dollars)).abs() < slack);
        let reach = 2.0 * day.deviation_dollars(of.implied);
        for furthest in [-reach, reach] {
            if let Some(even) = day.break_even(furthest) {
                prop_assert!(even.abs() <= reach && even * furthest > 0.0 && day.hedged_once(even).abs() < 1e3 * slack);
            }
        }
    }
}

/// Where a day is short against the options' life: `½·Γ·(m² − σ²S²h)`, theta = `−½·Γ·σ²·S²`, and a break-even of one
/// standard deviation.
#[test]
fn gamma_and_time_decay_balance_at_one_standard_deviation() {
    let of = HedgedDayInputs { years: 2.0, realised: 0.3, ..USUAL };
    let day = HedgedDay::new(of).unwrap();
    let width = of.implied * of.years.sqrt();
    let gamma = (-0.5 * (0.5 * width).powi(2)).exp() / (2.0 * std::f64::consts::PI).sqrt() / (of.spot * width);
    let a_day = 1.0 / 252.0;
    let deviation = of.implied * of.spot * f64::sqrt(a_day);
    assert!((day.deviation_dollars(of.implied) - deviation).abs() < 1e-12);
    let near = |value: f64, expected: f64| assert!((value / expected - 1.0).abs() < 0.005, "{value} {expected}");
    let decay = 0.5 * gamma * of.shares.abs() * deviation.powi(2);
    near(day.hedged_once(0.0), decay);
    near(day.average(), 0.5 * gamma * of.shares * of.spot.powi(2) * (of.realised.powi(2) - of.implied.powi(2)) * a_day);
    // Gamma is larger below the strike's middle, so that a fall breaks even a little sooner than a rise: by a part of the
    // size of the move itself, a hundredth.
    let [down, up] = [-3.0, 3.0].map(|reach| day.break_even(reach * deviation).unwrap());
    assert!(((up - down) / (2.0 * deviation) - 1.0).abs() < 0.001, "{down} {up} {deviation}");
    for (sign, even) in [(-1.0, down), (1.0, up)] {
        assert!((even / (sign * deviation) - 1.0).abs() < 0.01, "{even} {deviation}");
    }
    // A move of twice the deviation costs four times what time brings, less that; up and down together.
    near(0.5 * [-2.0, 2.0].map(|times| day.hedged_once(times * deviation)).iter().sum::<f64>(), -3.0 * decay);
}

/// The average over many days is the exact one, for every interval: nothing where moves are as large as priced.
#[test]
fn the_average_does_not_depend_on_how_often_the_dealer_hedges() {
    for (years, realised, every) in [
        (5.0, 0.2, 1),
        (5.0, 0.2, 30),
        (5.0, 0.2, 390),
        (1.0, 0.2, 60),
        (5.0, 0.14, 15),
        (5.0, 0.35, 390),
        (0.2, 0.3, 5),
    ] {
        let day = HedgedDay::new(HedgedDayInputs { years: years / 365.0, realised, every, ..USUAL }).unwrap();
        let (mut shocks, mut counted) = (Shocks::new(99), Moments::default());
        for _ in 0..4_000 {
            counted.add(day.run(&mut shocks).profit_dollars);
        }
        let off = (counted.mean() - day.average()).abs();
        assert!(off < 4.0 * counted.standard_error(), "{years} {realised} {every}: {off} {}", counted.standard_error());
        assert_eq!(day.average() == 0.0, realised == 0.2);
    }
}

/// `Var = Σ ½·E[(Γ·S²)²]·(σ²δ)²` over the hedges (Boyle and Emanuel), its expectation integrated here: over a day the
/// standard deviation falls with the root of their number.
#[test]
fn what_hedging_now_and_then_leaves_falls_with_the_root_of_the_hedges() {
    // A month to go, so that gamma hardly changes within a stretch.
    let of = HedgedDayInputs { years: 30.0 / 365.0, ..USUAL };
    let theory = |every: u16| -> f64 {
        let stretch = f64::from(every) / MINUTES_A_YEAR;
        let mut variance = 0.0;
        for hedge in 0..390 / every {
            let passed = f64::from(hedge) * stretch;
            let (width, spread) = (of.implied * (of.years - passed).sqrt(), of.realised * passed.sqrt());
            // Simpson's rule is more than enough: a plain sum over ±6 deviations of the price so far.
            let (mut sum, mut weights) = (0.0, 0.0);
            for step in -60..=60 {
                let z = f64::from(step) * 0.1;
                let weight = (-0.5 * z * z).exp();
                let spot = of.spot * (spread * z - 0.5 * spread * spread).exp();
                let d1 = (spot / of.strike).ln() / width + 0.5 * width;
                let gamma = (-0.5 * d1 * d1).exp() / (2.0 * std::f64::consts::PI).sqrt() / (spot * width);
                sum += weight * (gamma * spot * spot).powi(2);
                weights += weight;
            }
            variance += 0.5 * sum / weights * (of.realised * of.realised * stretch).powi(2);
        }
        of.shares.abs() * variance.sqrt()
    };
    let counted = |every: u16| {
        let day = HedgedDay::new(HedgedDayInputs { every, ..of }).unwrap();
        let (mut shocks, mut counted) = (Shocks::new(5), Moments::default());
        (0..3_000).for_each(|_| counted.add(day.run(&mut shocks).profit_dollars));
        counted.variance().sqrt()
    };
    for every in [3, 13, 30, 130] {
        let (seen, expected) = (counted(every), theory(every));
        assert!((seen / expected - 1.0).abs() < 0.08, "every {every}: {seen} {expected}");
    }
    let halved = counted(3) / counted(12);
    assert!((halved - 0.5).abs() < 0.04, "{halved}");
}

#[test]
fn the_news_of_a_day_does_not_depend_on_the_hedging() {
    let moves = |every: u16| {
        let day = HedgedDay::new(HedgedDayInputs { every, years: 0.3 / 365.0, ..USUAL }).unwrap();
        let mut shocks = Shocks::new(3);
        [(); 5].map(|()| day.run(&mut shocks).move_dollars)
    };
    for every in [2, 7, 390] {
        let pairs = moves(1).into_iter().zip(moves(every));
        assert!(pairs.into_iter().all(|(one, other)| (one - other).abs() < 1e-10));
    }
}

#[test]
fn what_lies_outside_the_model_is_refused() {
    let refused = |inputs: HedgedDayInputs| HedgedDay::new(inputs).err();
    assert_eq!(refused(HedgedDayInputs { spot: -1.0, ..USUAL }), Some(ModelError::Spot(-1.0)));
    assert_eq!(refused(HedgedDayInputs { years: 0.0, ..USUAL }), Some(ModelError::Years(0.0)));
    assert_eq!(refused(HedgedDayInputs { implied: 0.0, ..USUAL }), Some(ModelError::Volatility(0.0)));
    assert_eq!(refused(HedgedDayInputs { realised: -0.1, ..USUAL }), Some(ModelError::FlowVolatility(-0.1)));
    assert_eq!(refused(HedgedDayInputs { every: 0, ..USUAL }), Some(ModelError::HedgeInterval(0)));
    assert_eq!(refused(HedgedDayInputs { every: 391, ..USUAL }), Some(ModelError::HedgeInterval(391)));
    assert!(matches!(refused(HedgedDayInputs { shares: f64::NAN, ..USUAL }), Some(ModelError::Contracts(_))));
}

//! What sessions are built on: the delta curve, the hedged price, the exact law, and refusals.

#![expect(clippy::unwrap_used, reason = "a valid input that is refused must fail the test")]

#[path = "session/books.rs"]
mod books;

use books::{LAMBDA, book, leg, long, mixed, parameters, short};
use dealer_hedging::model::OptionKind::{Call, Put};
use dealer_hedging::model::session::{
    DealerCurve, ExactLaw, ExogenousFlow, Feedback, Impact, MINUTES, Rehedge, Session, SessionParameters, Shocked,
    closed_form, pin_probability,
};
use dealer_hedging::model::time::{TRADING_MINUTES_PER_YEAR, floored_trading_years};
use dealer_hedging::model::{Calendar, Carry, EuropeanOption, ModelError, OptionInputs, Position, Trading};

#[test]
fn the_root_is_the_first_one_met() {
    // The last minutes of a short strike, where there are up to three roots, and of a mixed book.
    for curve in [book(&[leg(Call, 100.0, -2e6)]), mixed()] {
        let feedback = Feedback::new(curve.clone(), Impact::from_lambda(LAMBDA).unwrap());
        for minute in [340, 360, 376, 385, 389, 390] {
            let step = curve.finest_width(minute) / 100.0;
            for i in -20..=20 {
                for j in -9..=9 {
                    let log_spot = libm::log(100.0) + f64::from(i) * 3.3e-4;
                    let unhedged_level = feedback.level(minute, log_spot) + f64::from(j) * 9.7e-4;
                    let root = feedback.hedged(Shocked { minute, unhedged_level, log_spot });
                    let imbalance = |s: f64| unhedged_level - feedback.level(minute, s);
                    assert!(imbalance(root).abs() <= 1e-12, "not a root");
                    let sign = imbalance(log_spot).signum();
                    // Starting on a root, rounding alone decides on which side of it.
                    assert!((root - log_spot) * sign >= 0.0 || imbalance(log_spot).abs() <= 1e-15, "wrong way");
                    if imbalance(log_spot).abs() <= 1e-15 {
                        continue;
                    }
                    // Nothing on a far finer grid between the two.
                    let mut at = log_spot;
                    while (root - at) * sign > step {
                        assert!(imbalance(at) * sign > -1e-13, "minute {minute}: stepped over a root");
                        at += sign * step;
                    }
                }
            }
        }
    }
}

#[test]
fn the_curve_is_that_of_the_option_formulas() {
    let tomorrow = Position::new(Put, 99.0, Calendar(390.0), 6_000.0, 0.25).unwrap();
    let today = tomorrow.expiring(Trading(390.0)).unwrap();
    assert_eq!((today.shares(), today.strike()), (6e5, 99.0));
    let legs = [today, leg(Call, 100.0, -1e6), Position::new(Put, 101.0, Trading(1170.0), 3e3, 0.4).unwrap()];
    let curve = book(&legs);
    for minute in [0, 1, 200, 389, 390] {
        for spot in [90.0, 98.9, 99.0, 100.0, 100.02, 101.0, 115.0] {
            let (mut delta, mut slope) = (0.0, 0.0);
            for leg in &legs {
                let (kind, strike, volatility) = (leg.kind(), leg.strike(), leg.volatility());
                let years = floored_trading_years(leg.expiry().0 - f64::from(minute));
                let inputs = OptionInputs { kind, spot, strike, years, volatility, carry: Carry::ZERO };
                let option = EuropeanOption::new(inputs).unwrap();
                delta += leg.shares() * option.delta();
                slope += leg.shares() * option.gamma() * spot;
            }
            let (curve_delta, curve_slope) = curve.delta_and_slope(minute, libm::log(spot));
            // Rounding of ln S over the width of one second.
            assert!((curve_delta - delta).abs() <= 1e-11 * 1.9e6);
            assert!((curve_slope - slope).abs() <= 1e-10 * 1e6 * 0.4 / curve.finest_width(minute));
            assert_eq!(curve.delta(minute, libm::log(spot)), curve_delta);
            let (least, most) = curve.delta_range();
            assert!((least..=most).contains(&curve_delta));
            let (flattest, steepest) = curve.slope_range(minute);
            assert!((flattest..=steepest).contains(&curve_slope));
        }
    }
}

#[test]
fn a_long_call_and_a_short_put_of_one_strike_bend_nothing() {
    let curve = book(&[leg(Call, 100.0, 1e6), leg(Put, 100.0, -1e6)]);
    assert_eq!(curve.gross_shares(), 0.0);
    assert_eq!(curve.delta_and_slope(389, 4.6), (1e6, 0.0));
    assert_eq!(book(&[]).delta_and_slope(0, 4.6), (0.0, 0.0));
}

#[test]
fn instability_starts_when_the_closed_form_says() {
    for (shares, volatility) in [(-5e5, 0.2), (-1e6, 0.2), (-2e6, 0.2), (-1e6, 0.4)] {
        let onset = closed_form::unstable_minutes(LAMBDA * shares, volatility);
        // g at its most negative, at the strike's centre, is −1 exactly τ* before expiry.
        let width = volatility * (onset / TRADING_MINUTES_PER_YEAR).sqrt();
        assert!((LAMBDA * shares * 0.398_942_280_401_432_7 / width + 1.0).abs() <= 1e-14);
        // And the first whole minute after it has prices without stability, the one before none.
        let curve = book(&[Position::new(Call, 100.0, Trading(390.0), shares / 100.0, volatility).unwrap()]);
        let smallest = |minute| 1.0 + LAMBDA * curve.min_slope_between(minute, f64::NEG_INFINITY, f64::INFINITY);
        let unstable = (0..=MINUTES).find(|&minute| smallest(minute) < 0.0).unwrap();
        assert_eq!(f64::from(MINUTES - unstable), onset.floor());
    }
}

#[test]
fn exact_law_is_a_distribution_with_its_density() {
    let late = book(&[Position::new(Call, 100.0, Trading(780.0), -1e4, 0.2).unwrap()]);
    for curve in [long(), book(&[leg(Put, 99.0, 6e5), leg(Call, 101.0, 6e5)]), late, book(&[])] {
        for minute in [1, 60, 390] {
            let law = ExactLaw::at(minute, &curve, &parameters(Rehedge::EveryMinutes(1))).unwrap();
            assert_eq!((law.cumulative(0.0), law.density(0.0), law.density(f64::INFINITY)), (0.0, 0.0, 0.0));
            assert!(law.cumulative(50.0) < 1e-15 && 1.0 - law.cumulative(200.0) < 1e-15);
            let step = 1e-6 * 100.0;
            for i in -200..=200 {
                let price = 100.0 * (f64::from(i) * 1e-4).exp();
                let slope = (law.cumulative(price + step) - law.cumulative(price - step)) / (2.0 * step);
                // Truncation h²/6·f″, at its worst around a pin.
                assert!((slope - law.density(price)).abs() <= 1e-2 * law.density(100.0).max(1.0), "{price}");
                assert!(law.density(price) >= 0.0);
            }
        }
    }
}

#[test]
fn exact_law_is_refused_where_there_is_none() {
    let every = parameters(Rehedge::EveryMinutes(1));
    assert!(matches!(ExactLaw::of_close(&short(), &every), Err(ModelError::NotMonotone(g)) if g < -1.0));
    assert!(ExactLaw::at(300, &short(), &every).is_ok());
    assert_eq!(ExactLaw::of_close(&long(), &every.with_cap(1e4).unwrap()).err(), Some(ModelError::Capped));
    let silent = SessionParameters::new(100.0, 0.0, every.impact(), every.rehedge()).unwrap();
    assert_eq!(ExactLaw::of_close(&long(), &silent).err(), Some(ModelError::FlowVolatility(0.0)));
    assert!(pin_probability(&short(), &every, 100.0).is_err());
    // A strike that nothing is struck at pins nothing.
    assert_eq!(pin_probability(&long(), &every, 101.0), Ok(0.0));
    // A rule of the bound: shorts inside wide longs are monotone although their own bound is not.
    let covered = book(&[leg(Call, 100.0, 1e6), leg(Put, 100.0, -4e5)]);
    assert!(ExactLaw::of_close(&covered, &every).is_ok());
}

#[test]
fn avellaneda_and_lipkin_agree_to_first_order() {
    for (spot, shares) in [(100.0, 1e3), (100.7, 1e3), (99.0, 2e3)] {
        let parameters =
            SessionParameters::new(spot, 0.2, Impact::from_lambda(LAMBDA).unwrap(), Rehedge::EveryMinutes(1)).unwrap();
        let deviation = parameters.deviation(MINUTES);
        let exact = pin_probability(&book(&[leg(Call, 100.0, shares)]), &parameters, 100.0).unwrap();
        let beta = closed_form::avellaneda_lipkin_beta(LAMBDA * shares, deviation);
        let small = closed_form::avellaneda_lipkin(beta, (spot / 100.0_f64).ln() / deviation);
        assert!((small / exact - 1.0).abs() < 2e-3, "{small} {exact}");
    }
    assert_eq!(closed_form::avellaneda_lipkin(-1.0, 0.0), 0.0);
}

#[test]
fn what_makes_no_sense_is_refused() {
    let impact = Impact::from_lambda(LAMBDA).unwrap();
    let every = Rehedge::EveryMinutes(1);
    let new = |spot, volatility, rule| SessionParameters::new(spot, volatility, impact, rule).err();
    assert_eq!(new(0.0, 0.2, every), Some(ModelError::Spot(0.0)));
    assert!(matches!(new(f64::NAN, 0.2, every), Some(ModelError::Spot(_))));
    assert_eq!(new(100.0, -0.1, every), Some(ModelError::FlowVolatility(-0.1)));
    assert_eq!(new(100.0, 0.2, Rehedge::EveryMinutes(0)), Some(ModelError::HedgeInterval(0)));
    assert_eq!(new(100.0, 0.2, Rehedge::EveryMinutes(391)), Some(ModelError::HedgeInterval(391)));
    assert_eq!(new(100.0, 0.2, Rehedge::Band(-1.0)), Some(ModelError::HedgeBand(-1.0)));
    assert_eq!(parameters(every).with_cap(0.0), Err(ModelError::Cap(0.0)));
    assert_eq!(Impact::from_kappa(-1.0, 1e7), Err(ModelError::Kappa(-1.0)));
    assert_eq!(Impact::from_kappa(5.0, 0.0), Err(ModelError::DailyVolume(0.0)));
    assert_eq!(Impact::from_lambda(2.0), Err(ModelError::Impact(2.0)));
    assert_eq!(Impact::from_kappa(0.0, 1e7), Ok(Impact::NONE));
    assert_eq!(Position::new(Call, 100.0, Trading(389.0), 1.0, 0.2), Err(ModelError::Expiry(389.0)));
    assert_eq!(Position::new(Call, 100.0, Trading(390.0), 1.0, 0.0), Err(ModelError::Volatility(0.0)));
    assert_eq!(Position::new(Call, -1.0, Trading(390.0), 1.0, 0.2), Err(ModelError::Strike(-1.0)));
    assert_eq!(ExogenousFlow::new(vec![0.0; 3]), Err(ModelError::FlowLength(3)));
    assert_eq!(ExogenousFlow::new(vec![2.0; 390]), Err(ModelError::Shock(2.0)));
    let huge = book(&[leg(Call, 100.0, 1e12)]);
    let refused = Session::run(&huge, &parameters(every), &ExogenousFlow::seeded(1, 0.0)).err();
    assert_eq!(refused, Some(ModelError::BookImpact(LAMBDA * 1e12)));
    assert!(refused.is_some_and(|error| error.to_string().contains("5000")));
    assert_eq!(SessionParameters::default().impact(), impact);
}

//! What holds in every session, without randomness in the answer: identities, invariances, limits.

#![expect(clippy::unwrap_used, reason = "a valid input that is refused must fail the test")]

#[path = "session/books.rs"]
mod books;
#[path = "session/linear.rs"]
mod linear;

use books::{LAMBDA, book, leg, long, mixed, parameters, short};
use dealer_hedging::model::OptionKind::{Call, Put};
use dealer_hedging::model::session::{
    BookCurve, DealerCurve, ExactLaw, ExogenousFlow, Impact, MINUTES, Rehedge, Session, SessionParameters, Shocks,
    closed_form,
};
use dealer_hedging::model::time::floored_trading_years;
use dealer_hedging::model::{ModelError, Position, Trading};
use linear::LinearCurve;
use proptest::prelude::*;

const EVERY_RULE: [Rehedge; 6] = [
    Rehedge::EveryMinutes(1),
    Rehedge::EveryMinutes(7),
    Rehedge::EveryMinutes(30),
    Rehedge::EveryMinutes(390),
    Rehedge::Band(0.0),
    Rehedge::Band(1e5),
];

fn news(seed: u64) -> ExogenousFlow {
    ExogenousFlow::seeded(seed, parameters(Rehedge::EveryMinutes(1)).deviation(1))
}

/// Largest breach of `s_t = s₀ + Σε + λ(H_t − H₀)`.
fn breach(session: &Session, lambda: f64) -> f64 {
    let open = session.minutes()[0];
    let mut sum = 0.0;
    session.minutes().iter().fold(0.0, |worst: f64, minute| {
        sum += minute.shock;
        let expected = open.log_spot + sum + lambda * (minute.hedge - open.hedge);
        worst.max((minute.log_spot - expected).abs())
    })
}

#[test]
fn price_is_news_plus_the_impact_of_all_hedging() {
    for curve in [long(), short(), mixed()] {
        for rule in EVERY_RULE {
            for cap in [None, Some(25_000.0)] {
                let parameters = cap.map_or(parameters(rule), |cap| parameters(rule).with_cap(cap).unwrap());
                for seed in 0..20 {
                    let session = Session::run(&curve, &parameters, &news(seed)).unwrap();
                    assert!(breach(&session, LAMBDA) <= 1e-12);
                    // And every trade is the change of the hedge.
                    for pair in session.minutes().windows(2) {
                        assert!((pair[1].hedge - pair[0].hedge - pair[1].trade).abs() <= 1e-9);
                    }
                }
            }
        }
    }
}

#[test]
fn after_an_uncapped_hedge_nothing_is_left_to_hedge() {
    for curve in [long(), short(), mixed()] {
        for rule in EVERY_RULE {
            for seed in 0..20 {
                let session = Session::run(&curve, &parameters(rule), &news(seed)).unwrap();
                let hedged = session.minutes().iter().filter(|minute| minute.trade != 0.0 || minute.minute == MINUTES);
                for minute in hedged {
                    let left = LAMBDA * (minute.hedge + curve.delta(minute.minute, minute.log_spot)).abs();
                    assert!(left <= 1e-12, "minute {}: {left:e}", minute.minute);
                }
            }
        }
    }
}

#[test]
fn a_band_is_kept_and_a_cap_is_never_exceeded() {
    let band = 50_000.0;
    let cap = 25_000.0;
    for curve in [long(), short(), mixed()] {
        for seed in 0..20 {
            let session = Session::run(&curve, &parameters(Rehedge::Band(band)), &news(seed)).unwrap();
            for minute in session.minutes() {
                assert!((minute.hedge + curve.delta(minute.minute, minute.log_spot)).abs() <= band * (1.0 + 1e-12));
            }
            let capped = parameters(Rehedge::EveryMinutes(1)).with_cap(cap).unwrap();
            for minute in Session::run(&curve, &capped, &news(seed)).unwrap().minutes() {
                assert!(minute.trade.abs() <= cap);
                assert_eq!(minute.capped, minute.trade.abs() == cap);
                assert!(!(minute.jumped && minute.capped));
            }
        }
    }
}

#[test]
fn the_close_of_a_long_book_does_not_depend_on_the_rule() {
    let three = book(&[leg(Put, 99.0, 6e5), leg(Call, 100.0, 1e6), leg(Call, 101.0, 6e5)]);
    for curve in [long(), three] {
        for seed in 0..50 {
            let close = |rule| {
                let session = Session::run(&curve, &parameters(rule), &news(seed)).unwrap();
                session.minutes()[usize::from(MINUTES)].log_spot
            };
            let reference = close(EVERY_RULE[0]);
            for rule in EVERY_RULE {
                assert!((close(rule) - reference).abs() <= 1e-12, "{rule:?}");
            }
        }
    }
}

#[test]
fn a_linear_book_divides_the_day_by_one_plus_g() {
    for g in [2.0, 0.5, 0.01, 0.0, -0.01, -0.5, -0.9] {
        let curve = LinearCurve { slope: g / LAMBDA, centre: libm::log(100.0) };
        for n in [1, 15, 390] {
            let session = Session::run(&curve, &parameters(Rehedge::EveryMinutes(n)), &news(3)).unwrap();
            let mut sum = 0.0;
            for minute in session.minutes() {
                sum += minute.shock;
                if minute.minute.is_multiple_of(n) {
                    let moved = minute.log_spot - session.minutes()[0].log_spot;
                    assert!((moved - sum * closed_form::close_volatility_ratio(g)).abs() <= 1e-12, "g = {g}");
                }
            }
        }
    }
    assert_eq!(
        Session::run(
            &LinearCurve { slope: -1.1 / LAMBDA, centre: 4.6 },
            &parameters(Rehedge::EveryMinutes(1)),
            &news(3)
        ),
        Err(ModelError::NoStablePrice(LAMBDA * (-1.1 / LAMBDA)))
    );
}

#[test]
fn without_impact_the_price_is_the_news_and_the_hedge_still_follows() {
    let unhedged = SessionParameters::new(100.0, 0.2, Impact::NONE, Rehedge::EveryMinutes(1)).unwrap();
    let session = Session::run(&short(), &unhedged, &news(5)).unwrap();
    let mut log_spot = libm::log(100.0);
    for minute in session.minutes() {
        log_spot += minute.shock;
        assert_eq!(minute.log_spot, log_spot);
        assert_eq!(minute.hedge, -short().delta(minute.minute, log_spot));
        assert!(!minute.jumped);
    }
    // A faint impact is a small change, in price and in hedge: no digits lost on the way.
    for lambda in [1e-18, 1e-15, 1e-13, 9e-13, 1.1e-12] {
        let faint = SessionParameters::new(100.0, 0.2, Impact::from_lambda(lambda).unwrap(), Rehedge::EveryMinutes(1));
        let faint = Session::run(&short(), &faint.unwrap(), &news(5)).unwrap();
        for (with, without) in faint.minutes().iter().zip(session.minutes()) {
            let impact = lambda * 1e6;
            assert!((with.log_spot - without.log_spot).abs() <= 1.1 * impact + 1e-14);
            // The delta moves by at most its steepest slope, 0.4/w, times that.
            let slope = 0.4 / (0.2 * floored_trading_years(f64::from(MINUTES - with.minute)).sqrt());
            assert!((with.hedge - without.hedge).abs() <= 1e6 * (1.1 * slope * impact + 1e-9), "{lambda:e}");
        }
    }
}

/// D1: the rule has no direction of its own.
#[test]
fn mirrored_news_mirrors_the_path() {
    let open = libm::log(100.0);
    for seed in 0..20 {
        let (news, mirrored) = (news(seed), news(seed).mirrored());
        for g in [0.5, -0.5] {
            // A delta symmetric about the opening price: exact but for rounding.
            let curve = LinearCurve { slope: g / LAMBDA, centre: open };
            let run = |news| Session::run(&curve, &parameters(Rehedge::Band(1e5)), news).unwrap();
            for (up, down) in run(&news).minutes().iter().zip(run(&mirrored).minutes()) {
                assert!((up.log_spot - open + (down.log_spot - open)).abs() <= 1e-13);
                assert!((up.hedge + down.hedge).abs() * LAMBDA <= 1e-13);
            }
        }
        // Options at the money are symmetric but for the term w/2 in d₁. Writing the hedged price
        // of either path as a root of G_t, the two mirror each other to λq·(a_t − a_0) where
        // 0 ≤ a_t ≤ w_t·φ(0): at most L·w_0·φ(0), a quarter of a basis point here.
        let curve = long();
        let bound = 1e6 * LAMBDA * 0.2 * floored_trading_years(390.0).sqrt() * 0.4;
        assert!(bound < 0.26e-4);
        let run = |news| Session::run(&curve, &parameters(Rehedge::EveryMinutes(1)), news).unwrap();
        for (up, down) in run(&news).minutes().iter().zip(run(&mirrored).minutes()) {
            assert!((up.log_spot - open + (down.log_spot - open)).abs() <= bound);
        }
    }
}

#[test]
fn the_shocks_are_pinned_to_the_bit() {
    // The same constants must come out of the browser build.
    let mut shocks = Shocks::new(20_260_101);
    let drawn: Vec<u64> = (0..4).map(|_| shocks.normal().to_bits()).collect();
    assert_eq!(drawn, PINNED, "{drawn:#x?}");
}

const PINNED: [u64; 4] = [0x3fcd_d8e0_ea36_6187, 0xbf98_d46c_eb24_2a0e, 0xbfe5_85d7_ab56_af07, 0x3fe8_a25f_4e3f_10a2];

fn any_leg() -> impl Strategy<Value = Position<Trading>> {
    let kind = prop_oneof![Just(Call), Just(Put)];
    let strike = prop_oneof![99.0..101.0, 50.0..200.0, Just(100.0), 1e-6..1e9];
    let expiry = prop_oneof![Just(390.0), 390.0..391.0, 390.0..5_000.0];
    let volatility = prop_oneof![0.05..0.5, Just(1e-4), 1e-4..10.0];
    (kind, strike, expiry, -2e6..2e6, volatility).prop_map(|(kind, strike, expiry, shares, volatility)| {
        Position::new(kind, strike, Trading(expiry), shares / 100.0, volatility).unwrap()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Any valid input: finite numbers, the identity, and a hedge that is complete to the
    /// resolution the price has.
    #[test]
    fn never_nan(
        legs in prop::collection::vec(any_leg(), 0..5),
        kappa in prop_oneof![Just(0.0), 0.01..20.0, 20.0..4_000.0],
        spot in prop_oneof![99.0..101.0, 1e-3..1e6],
        volatility in prop_oneof![Just(0.0), 0.01..1.0, Just(10.0)],
        rule in prop_oneof![(1_u16..=390).prop_map(Rehedge::EveryMinutes), (0.0..1e6).prop_map(Rehedge::Band)],
        cap in prop_oneof![Just(None), (1.0..1e6).prop_map(Some)],
        seed: u64,
    ) {
        let impact = Impact::from_kappa(kappa, 10e6).unwrap();
        let mut parameters = SessionParameters::new(spot, volatility, impact, rule).unwrap();
        if let Some(cap) = cap {
            parameters = parameters.with_cap(cap).unwrap();
        }
        let curve = BookCurve::new(&legs);
        let news = ExogenousFlow::seeded(seed, parameters.deviation(1));
        let outcome = Session::run(&curve, &parameters, &news);
        if impact.per_share() * curve.gross_shares() > 10.0 {
            prop_assert!(matches!(outcome, Err(ModelError::BookImpact(_))));
            return Ok(());
        }
        let session = outcome.unwrap();
        for minute in session.minutes() {
            prop_assert!(minute.log_spot.is_finite() && minute.hedge.is_finite() && minute.trade.is_finite());
            prop_assert!(minute.spot() > 0.0 && minute.spot().is_finite());
        }
        prop_assert!(breach(&session, impact.per_share()) <= 1e-11);
        let close = session.minutes()[390];
        if !close.capped {
            let (delta, slope) = curve.delta_and_slope(390, close.log_spot);
            let (least, most) = curve.slope_range(390);
            let left = impact.per_share() * (close.hedge + delta).abs();
            let steepest = 1.0 + impact.per_share() * slope.abs().max(most).max(-least);
            prop_assert!(left <= 1e-14 * steepest, "{left:e}");
        }
        if let Ok(law) = ExactLaw::of_close(&curve, &parameters) {
            let probability = law.cumulative(spot);
            prop_assert!((0.0..=1.0).contains(&probability) && law.density(spot) >= 0.0);
        }
    }
}

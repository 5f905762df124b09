//! Many sessions against the exact law and the closed forms.
//!
//! Seeds are fixed. Every tolerance is four standard errors, computed from theory and not from the
//! sample; 2 000 sessions, or 20 000 when the environment variable `FULL` is set.

#![expect(clippy::unwrap_used, reason = "a valid input that is refused must fail the test")]

use dealer_hedging::model::OptionKind::{self, Call, Put};
use dealer_hedging::model::session::{
    BookCurve, DealerCurve, ExactLaw, Histogram, Impact, Leg, LinearCurve, MINUTES, Near, News, Noise, Outcome,
    Rehedge, Session, SessionParameters, Sessions, closed_form,
};

const LAMBDA: f64 = 5e-9;

fn sessions_to_run() -> u32 {
    if std::env::var_os("FULL").is_some() { 20_000 } else { 2_000 }
}

fn parameters(spot: f64, rehedge: Rehedge) -> SessionParameters {
    SessionParameters::new(spot, 0.2, Impact::from_lambda(LAMBDA).unwrap(), rehedge).unwrap()
}

fn leg(kind: OptionKind, strike: f64, shares: f64, volatility: f64) -> Leg {
    Leg::new(kind, strike, 390.0, shares, volatility).unwrap()
}

fn sessions<C: DealerCurve>(curve: C, parameters: SessionParameters, seed: u64) -> Sessions<C> {
    let closes = Histogram::new(95.0, 105.0, 200).unwrap();
    Sessions::new(curve, parameters, seed, closes, Near::new(100.0, 2e-4).unwrap()).unwrap()
}

fn outcomes<C: DealerCurve>(curve: C, parameters: SessionParameters, seed: u64) -> Vec<Outcome> {
    let mut sessions = sessions(curve, parameters, seed);
    (0..sessions_to_run()).map(|_| sessions.next_outcome()).collect()
}

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (mut sum, mut count) = (0.0, 0.0);
    for value in values {
        sum += value;
        count += 1.0;
    }
    sum / count
}

/// Largest distance between the sample's distribution and the true one, times √N.
fn kolmogorov(values: impl Iterator<Item = f64>, cumulative: impl Fn(f64) -> f64) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    let n = f64::from(u32::try_from(values.len()).unwrap());
    let mut below = 0.0;
    let mut worst = 0.0_f64;
    for value in values {
        let expected = cumulative(value);
        worst = worst.max((expected - below / n).abs()).max(((below + 1.0) / n - expected).abs());
        below += 1.0;
    }
    worst * n.sqrt()
}

/// Books whose `G_t` rises everywhere at the close, with an opening price and a rule.
fn monotone() -> Vec<(&'static str, BookCurve, SessionParameters)> {
    let one = |kind, strike, shares, volatility| BookCurve::new(&[leg(kind, strike, shares, volatility)]);
    let three = BookCurve::new(&[leg(Put, 99.0, 6e5, 0.22), leg(Call, 100.0, 1e6, 0.2), leg(Call, 101.0, 6e5, 0.19)]);
    let later = BookCurve::new(&[Leg::new(Call, 100.0, 780.0, -1e6, 0.2).unwrap()]);
    vec![
        ("50 bp, every minute", one(Call, 100.0, 1e6, 0.2), parameters(100.0, Rehedge::EveryMinutes(1))),
        ("50 bp, band", one(Call, 100.0, 1e6, 0.2), parameters(100.0, Rehedge::Band(1e5))),
        ("200 bp, off the strike", one(Put, 100.0, 4e6, 0.3), parameters(101.0, Rehedge::EveryMinutes(15))),
        ("100 bp, far off", one(Call, 100.0, 2e6, 0.25), parameters(98.5, Rehedge::EveryMinutes(390))),
        ("three strikes", three, parameters(100.2, Rehedge::Band(25_000.0))),
        ("short, expiring tomorrow", later, parameters(100.0, Rehedge::EveryMinutes(5))),
        ("no options", BookCurve::new(&[]), parameters(100.0, Rehedge::EveryMinutes(1))),
    ]
}

#[test]
fn closes_follow_the_exact_law() {
    for (seed, (name, curve, parameters)) in (100..).zip(monotone()) {
        let law = ExactLaw::of_close(&curve, &parameters).unwrap();
        let closes = outcomes(&curve, parameters, seed).into_iter().map(|outcome| outcome.log_close);
        let distance = kolmogorov(closes, |log_spot| law.cumulative_log(log_spot));
        println!("{name}: KS·√N = {distance:.3}");
        assert!(distance <= 2.23, "{name}: {distance}");
    }
}

#[test]
fn as_many_close_near_the_strike_as_the_law_says() {
    for (seed, (name, curve, parameters)) in (200..).zip(monotone()) {
        let law = ExactLaw::of_close(&curve, &parameters).unwrap();
        let closes: Vec<f64> = outcomes(&curve, parameters, seed).iter().map(|outcome| outcome.log_close).collect();
        for within in [2e-4, 1e-3] {
            let expected = law.probability_within(100.0, within);
            let near = |log_close: f64| f64::from((log_close - libm::log(100.0)).abs() <= within);
            let share = mean(closes.iter().map(|&log_close| near(log_close)));
            let error = (expected * (1.0 - expected) / f64::from(sessions_to_run())).sqrt();
            println!(
                "{name}, within {within}: {share:.4}, exact {expected:.4}, {:+.2} errors",
                (share - expected) / error
            );
            assert!((share - expected).abs() <= 4.0 * error, "{name}: {share} against {expected} ± {error}");
        }
    }
}

#[test]
fn linear_books_have_their_minute_variance() {
    for (seed, g) in (300..).zip([1.0, 0.15, -0.15, -0.5]) {
        let curve = LinearCurve::new(g / LAMBDA, libm::log(100.0)).unwrap();
        for n in [1_u16, 5, 30, 390] {
            let parameters = parameters(100.0, Rehedge::EveryMinutes(n));
            let outcomes = outcomes(curve, parameters, seed);
            let ratio = mean(outcomes.iter().map(|outcome| outcome.realised_variance)) / 0.04;
            let expected = closed_form::minute_variance_ratio(g, n);
            // A block of n returns is A·ε with Σr² = εᵀMε, M = diag(1, …, 1, 0) + vvᵀ where
            // v = (−a, …, −a, b): its variance is 2·tr M². There are 390/n blocks a session.
            let (a, b) = (g / (1.0 + g), 1.0 / (1.0 + g));
            let size = f64::from(n);
            let length = (size - 1.0) * a * a + b * b;
            let trace = (size - 1.0) + 2.0 * (size - 1.0) * a * a + length * length;
            let blocks = f64::from(sessions_to_run()) * f64::from(MINUTES) / size;
            let error = (2.0 * trace / blocks).sqrt() / size;
            println!("g = {g}, n = {n}: {ratio:.5}, exact {expected:.5}, {:+.2} errors", (ratio - expected) / error);
            assert!((ratio - expected).abs() <= 4.0 * error, "g = {g}, n = {n}: {ratio} against {expected}");
        }
    }
}

#[test]
fn linear_books_have_their_close_volatility_and_momentum() {
    for (seed, g) in (400..).zip([1.0, 0.15, 0.01, -0.01, -0.15, -0.5]) {
        let curve = LinearCurve::new(g / LAMBDA, libm::log(100.0)).unwrap();
        let mut sessions = sessions(curve, parameters(100.0, Rehedge::EveryMinutes(MINUTES)), seed);
        sessions.advance(sessions_to_run());
        let summary = sessions.summary();
        let n = f64::from(sessions_to_run());

        let ratio = summary.close_volatility() / 0.2;
        let expected = closed_form::close_volatility_ratio(g);
        assert!((ratio / expected - 1.0).abs() <= 4.0 / (2.0 * n).sqrt(), "g = {g}: {ratio} against {expected}");

        // Hedged once, at the close: what is left over is the last half hour's own news.
        let slope = summary.last_half_hour.slope();
        let expected = closed_form::momentum_slope(g);
        let error = (30.0_f64 / 360.0).sqrt() / (1.0 + g) / n.sqrt();
        println!("g = {g}: slope {slope:.4}, exact {expected:.4}, {:+.2} errors", (slope - expected) / error);
        assert!((slope - expected).abs() <= 4.0 * error, "g = {g}: {slope} against {expected}");
        assert!((summary.last_half_hour.correlation() * slope) >= 0.0);
    }
}

#[test]
fn on_the_same_news_long_is_calmer_than_none_than_short() {
    for rule in [Rehedge::EveryMinutes(1), Rehedge::EveryMinutes(15), Rehedge::Band(1e5)] {
        let volatility = |shares| {
            let curve = BookCurve::new(&[leg(Call, 100.0, shares, 0.2)]);
            let mut sessions = sessions(curve, parameters(100.0, rule), 9);
            sessions.advance(sessions_to_run());
            let summary = sessions.summary();
            println!(
                "{rule:?}, {shares:+e}: volatility {:.4}, near {:.4}, jumps {}, traded {:.0}",
                summary.minute_volatility(),
                summary.near_strike_share(),
                summary.with_jump,
                summary.traded_shares.mean()
            );
            summary.minute_volatility()
        };
        let (long, none, short) = (volatility(1e6), volatility(0.0), volatility(-1e6));
        // Hedged every 15 minutes, a long book's minutes are no calmer than without it, although its
        // close is: the closed form gives 1.000 at g = 0.15, and g grows through the day.
        if rule != Rehedge::EveryMinutes(15) {
            assert!(long < none, "{rule:?}: {long} {none}");
        }
        assert!(none < short && long < short, "{rule:?}: {long} {none} {short}");
    }
}

#[test]
fn batches_do_not_matter() {
    let mixed = BookCurve::new(&[leg(Put, 99.0, 6e5, 0.22), leg(Call, 100.0, -1e6, 0.2), leg(Call, 101.0, 6e5, 0.19)]);
    let capped = parameters(100.0, Rehedge::EveryMinutes(3)).with_cap(30_000.0).unwrap();
    for parameters in [parameters(100.0, Rehedge::Band(5e4)), capped] {
        let mut whole = sessions(&mixed, parameters, 11);
        whole.advance(700);
        let mut parts = sessions(&mixed, parameters, 11);
        for batch in [1, 0, 299, 90, 10, 300] {
            parts.advance(batch);
        }
        assert_eq!(whole.summary(), parts.summary());
        assert_eq!(whole.next_outcome(), parts.next_outcome());
    }
}

#[test]
fn the_fast_path_is_the_session() {
    // Session 450 by tables, and by the solver on the same news.
    let short = BookCurve::new(&[leg(Call, 100.0, -1e6, 0.2)]);
    for (name, curve, parameters) in monotone().into_iter().chain([
        ("short", short.clone(), parameters(100.0, Rehedge::EveryMinutes(1))),
        ("short, capped", short, parameters(100.0, Rehedge::Band(1e5)).with_cap(1e5).unwrap()),
    ]) {
        let mut noise = Noise::new(77);
        let mut many = sessions(&curve, parameters, 77);
        for session in 0..450 {
            let outcome = many.next_outcome();
            let news: Vec<f64> = (0..MINUTES).map(|_| parameters.deviation(1) * noise.normal()).collect();
            if !(3..=420).contains(&session) {
                let exact = Session::run(&curve, &parameters, &News::new(news).unwrap()).unwrap();
                let close = exact.minutes()[usize::from(MINUTES)];
                // A short book may take the other side of a jump once in a blue moon; not here.
                assert!((close.log_spot - outcome.log_close).abs() < 2e-7, "{name}, session {session}");
                assert!((exact.realised_volatility() / outcome.realised_variance.sqrt() - 1.0).abs() < 1e-4);
                assert!((exact.traded_shares() - outcome.traded_shares).abs() < 1e4, "{name}, session {session}");
            }
        }
    }
    assert_eq!(News::seeded(77, 1.0).log_returns()[0], Noise::new(77).normal());
}

#[test]
fn noise_is_standard_normal_and_uncorrelated() {
    let mut noise = Noise::new(5);
    let count = sessions_to_run() * 50;
    let drawn: Vec<f64> = (0..count).map(|_| noise.normal()).collect();
    let n = f64::from(count);
    assert!(kolmogorov(drawn.iter().copied(), |x| 0.5 * libm::erfc(-x / std::f64::consts::SQRT_2)) <= 2.23);
    assert!(mean(drawn.iter().copied()).abs() <= 4.0 / n.sqrt());
    assert!((mean(drawn.iter().map(|x| x * x)) - 1.0).abs() <= 4.0 * (2.0 / n).sqrt());
    assert!((mean(drawn.iter().map(|x| x.powi(4))) - 3.0).abs() <= 4.0 * (96.0 / n).sqrt());
    for lag in [1, 2, 390] {
        let product = mean(drawn.iter().zip(&drawn[lag..]).map(|(x, y)| x * y));
        assert!(product.abs() <= 4.0 / n.sqrt(), "lag {lag}");
    }
}

//! Many sessions against the exact law and the closed forms.
//!
//! Seeds are fixed. Every tolerance is four standard errors, computed from theory and not from the
//! sample; 2 000 sessions, or 20 000 when the environment variable `FULL` is set.

#![expect(clippy::unwrap_used, reason = "a valid input that is refused must fail the test")]

#[path = "session/everything.rs"]
mod everything;
#[path = "session/linear.rs"]
mod linear;

use dealer_hedging::model::OptionKind::{self, Call, Put};
use dealer_hedging::model::session::{
    BookCurve, Closes, DealerCurve, ExactLaw, ExogenousFlow, Histogram, Impact, MINUTES, Near, Rehedge, Session,
    SessionParameters, Sessions, Shocks, closed_form,
};
use dealer_hedging::model::{Position, Trading};
use everything::{Everything, Outcome};
use linear::LinearCurve;

const LAMBDA: f64 = 5e-9;

fn sessions_to_run() -> u32 {
    if std::env::var_os("FULL").is_some() { 20_000 } else { 2_000 }
}

fn parameters(spot: f64, rehedge: Rehedge) -> SessionParameters {
    SessionParameters::new(spot, 0.2, Impact::from_lambda(LAMBDA).unwrap(), rehedge).unwrap()
}

fn leg(kind: OptionKind, strike: f64, shares: f64, volatility: f64) -> Position<Trading> {
    Position::new(kind, strike, Trading(390.0), shares / 100.0, volatility).unwrap()
}

/// Everything about as many sessions as this run is to see.
fn everything<C: DealerCurve>(curve: C, parameters: SessionParameters, seed: u64) -> Everything {
    let mut sessions = Sessions::new(curve, parameters, Shocks::new(seed), Everything::default()).unwrap();
    sessions.advance(sessions_to_run());
    sessions.observer().clone()
}

fn outcomes<C: DealerCurve>(curve: C, parameters: SessionParameters, seed: u64) -> Vec<Outcome> {
    everything(curve, parameters, seed).outcomes
}

fn closes() -> Closes {
    Closes::new(Histogram::new(95.0, 105.0, 200).unwrap(), Near::new(100.0, 2e-4).unwrap())
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
    let later = BookCurve::new(&[Position::new(Call, 100.0, Trading(780.0), -1e4, 0.2).unwrap()]);
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
        let closes = outcomes(curve, parameters, seed).into_iter().map(|outcome| outcome.log_close);
        let distance = kolmogorov(closes, |log_spot| law.cumulative(libm::exp(log_spot)));
        println!("{name}: KS·√N = {distance:.3}");
        assert!(distance <= 2.23, "{name}: {distance}");
    }
}

#[test]
fn as_many_close_near_the_strike_as_the_law_says() {
    for (seed, (name, curve, parameters)) in (200..).zip(monotone()) {
        let law = ExactLaw::of_close(&curve, &parameters).unwrap();
        let closes: Vec<f64> = outcomes(curve, parameters, seed).iter().map(|outcome| outcome.log_close).collect();
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
        let curve = LinearCurve { slope: g / LAMBDA, centre: libm::log(100.0) };
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
        let curve = LinearCurve { slope: g / LAMBDA, centre: libm::log(100.0) };
        let everything = everything(curve, parameters(100.0, Rehedge::EveryMinutes(MINUTES)), seed);
        let n = f64::from(sessions_to_run());

        let ratio = everything.close_volatility() / 0.2;
        let expected = closed_form::close_volatility_ratio(g);
        assert!((ratio / expected - 1.0).abs() <= 4.0 / (2.0 * n).sqrt(), "g = {g}: {ratio} against {expected}");

        // Hedged once, at the close: what is left over is the last half hour's own news.
        let (slope, correlation) = everything.momentum();
        let expected = closed_form::momentum_slope(g);
        let error = (30.0_f64 / 360.0).sqrt() / (1.0 + g) / n.sqrt();
        println!("g = {g}: slope {slope:.4}, exact {expected:.4}, {:+.2} errors", (slope - expected) / error);
        assert!((slope - expected).abs() <= 4.0 * error, "g = {g}: {slope} against {expected}");
        assert!(correlation * slope >= 0.0 && correlation.abs() <= 1.0);
    }
}

#[test]
fn on_the_same_news_long_is_calmer_than_none_than_short() {
    for rule in [Rehedge::EveryMinutes(1), Rehedge::EveryMinutes(15), Rehedge::Band(1e5)] {
        let volatility = |shares| {
            let curve = BookCurve::new(&[leg(Call, 100.0, shares, 0.2)]);
            let everything = everything(curve, parameters(100.0, rule), 9);
            println!(
                "{rule:?}, {shares:+e}: volatility {:.4}, jumps {}, traded {:.0}",
                everything.minute_volatility(),
                everything.outcomes.iter().filter(|outcome| outcome.jumps > 0).count(),
                everything.moments(|outcome| outcome.traded_shares).mean()
            );
            everything.minute_volatility()
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
        let mut whole = Sessions::new(mixed.clone(), parameters, Shocks::new(11), Everything::default()).unwrap();
        whole.advance(701);
        let mut parts = Sessions::new(mixed.clone(), parameters, Shocks::new(11), Everything::default()).unwrap();
        for batch in [1, 0, 299, 90, 10, 300, 1] {
            parts.advance(batch);
        }
        assert_eq!(whole.observer(), parts.observer());
    }
}

/// What an observer looks at changes nothing of what there is to see.
#[test]
fn closes_are_counted_as_they_are() {
    let short = BookCurve::new(&[leg(Call, 100.0, -1e6, 0.2)]);
    for rule in [Rehedge::EveryMinutes(1), Rehedge::Band(1e5)] {
        let mut counting = Sessions::new(short.clone(), parameters(100.0, rule), Shocks::new(12), closes()).unwrap();
        assert_eq!(counting.observer().near_share(), None);
        counting.advance(sessions_to_run());
        let counted = counting.observer();
        let outcomes = outcomes(short.clone(), parameters(100.0, rule), 12);
        assert!(outcomes.iter().any(|outcome| outcome.jumps > 0));
        let near = |outcome: &&Outcome| (outcome.log_close - libm::log(100.0)).abs() <= 2e-4;
        assert_eq!(counted.near_count(), outcomes.iter().filter(near).count() as u64);
        let mut histogram = Histogram::new(95.0, 105.0, 200).unwrap();
        for outcome in &outcomes {
            histogram.add(libm::exp(outcome.log_close));
        }
        assert_eq!((counted.histogram(), counted.count()), (&histogram, u64::from(sessions_to_run())));
    }
}

#[test]
fn many_sessions_are_single_ones_with_the_news_in_a_row() {
    let short = BookCurve::new(&[leg(Call, 100.0, -1e6, 0.2)]);
    for (name, curve, parameters) in monotone().into_iter().chain([
        ("short", short.clone(), parameters(100.0, Rehedge::EveryMinutes(1))),
        ("short, capped", short, parameters(100.0, Rehedge::Band(1e5)).with_cap(1e5).unwrap()),
    ]) {
        let mut shocks = Shocks::new(77);
        let mut many = Sessions::new(curve.clone(), parameters, Shocks::new(77), Everything::default()).unwrap();
        many.advance(100);
        for (session, outcome) in many.observer().outcomes.iter().enumerate() {
            let flow: Vec<f64> = (0..MINUTES).map(|_| parameters.deviation(1) * shocks.normal()).collect();
            let single = Session::run(&curve, &parameters, &ExogenousFlow::new(flow).unwrap()).unwrap();
            let close = single.at(MINUTES).log_spot;
            assert_eq!(close.to_bits(), outcome.log_close.to_bits(), "{name}, session {session}");
            let traded: f64 = single.minutes().iter().map(|minute| minute.trade.abs()).sum();
            assert_eq!(traded.to_bits(), outcome.traded_shares.to_bits(), "{name}, session {session}");
            let volatility = single.yardsticks(MINUTES).realised_volatility();
            assert!((volatility / outcome.realised_variance.sqrt() - 1.0).abs() < 1e-12, "{name}, session {session}");
        }
    }
    assert_eq!(ExogenousFlow::seeded(77, 1.0).log_returns()[0], Shocks::new(77).normal());
}

#[test]
fn shocks_are_standard_normal_and_uncorrelated() {
    let mut shocks = Shocks::new(5);
    let count = sessions_to_run() * 50;
    let drawn: Vec<f64> = (0..count).map(|_| shocks.normal()).collect();
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

//! The yardsticks of what is claimed: the day's range, half-hour swings and the variance ratio, over many sessions
//! of the same news met by three books, for every rule of the control; and that the lesson opens with a typical day.
//!
//! 2 000 sessions with `FULL` set, 500 without.

#![expect(clippy::unwrap_used, reason = "a session that is refused must fail the test")]

use dealer_hedging::control::Choices;
use dealer_hedging::figures::same_news;
use dealer_hedging::model::session::{ExogenousFlow, HALF_HOUR, MINUTES, Moments, Session, TypicalDay, Yardsticks};
use dealer_hedging::scenario::session::GammaSide;
use dealer_hedging::scenario::{Cap, HedgeRule, Key, Scenario};

fn sessions() -> u32 {
    if std::env::var_os("FULL").is_some() { 2_000 } else { 500 }
}

fn run(state: &Scenario, side: GammaSide, seed: u32) -> Session {
    let parameters = state.session_parameters().unwrap();
    let flow = ExogenousFlow::seeded(seed.into(), parameters.deviation(1));
    Session::run(&state.session_curve(side).unwrap(), &parameters, &flow).unwrap()
}

fn measured(session: &Session) -> Yardsticks {
    session.yardsticks(MINUTES)
}

/// Shares the dealer bought plus shares it sold after the open.
fn traded(session: &Session) -> f64 {
    session.minutes().iter().map(|minute| minute.trade.abs()).sum()
}

/// What one rule comes to: each book's days, and the differences long − none and short − none, session by session.
struct Compared {
    days: [TypicalDay; 3],
    ranges: [Moments; 2],
    swings: [Moments; 2],
}

fn compared(rule: HedgeRule) -> Compared {
    compared_in(&Scenario::default().with_choice(rule))
}

fn compared_in(state: &Scenario) -> Compared {
    let mut all =
        Compared { days: [TypicalDay::default(); 3], ranges: [Moments::default(); 2], swings: [Moments::default(); 2] };
    for seed in 1..=sessions() {
        let [long, none, short] = GammaSide::ALL.map(|side| measured(&run(state, side, seed)));
        for (day, one) in all.days.iter_mut().zip([&long, &none, &short]) {
            day.add(one);
        }
        for (place, one) in [&long, &short].into_iter().enumerate() {
            all.ranges[place].add(one.range - none.range);
            all.swings[place].add(one.half_hour_variance - none.half_hour_variance);
        }
    }
    all
}

/// C1 and C2: on common news, under every rule, price ranges and swings less with a dealer long gamma and more with
/// one short gamma. Each mean difference stands at least four standard errors from zero.
#[test]
fn long_gamma_contains_and_short_gamma_amplifies_under_every_rule() {
    for rule in HedgeRule::VALUES.iter().copied() {
        let Compared { ranges, swings, .. } = compared(rule);
        for (what, [long, short]) in [("range", ranges), ("half-hour swing", swings)] {
            assert!(long.mean() < -4.0 * long.standard_error(), "{what}, long, rule {rule:?}: {long:?}");
            assert!(short.mean() > 4.0 * short.standard_error(), "{what}, short, rule {rule:?}: {short:?}");
        }
    }
}

/// C2: price becomes more directional where the hedge comes late, and only there.
#[test]
fn moves_go_on_where_the_dealer_waits_and_only_there() {
    let half_hours = f64::from(sessions()) * f64::from(MINUTES / HALF_HOUR);
    // Of a ratio of variances of independent normal returns: that of half hours decides.
    let error = (2.0 / half_hours).sqrt();
    for rule in HedgeRule::VALUES.iter().copied() {
        let [long, none, short] = compared(rule).days.map(|day| day.variance_ratio());
        assert!((none - 1.0).abs() < 4.0 * error, "no hedging, rule {rule:?}: {none}");
        if rule == HedgeRule::EveryMinute {
            for ratio in [long, short] {
                assert!((ratio - 1.0).abs() < 4.0 * error, "hedged every minute: {ratio}");
            }
        } else {
            assert!(long < none - 2.0 * error && short > none + 2.0 * error, "rule {rule:?}: {long} {none} {short}");
        }
    }
}

/// C2: an order that a cap spreads over minutes comes late as well. The book is large enough for the cap to bind.
#[test]
fn moves_go_on_where_a_cap_spreads_the_orders() {
    let half_hours = f64::from(sessions()) * f64::from(MINUTES / HALF_HOUR);
    let error = (2.0 / half_hours).sqrt();
    let state = Scenario::default().with_choice(HedgeRule::EveryMinute).with_choice(Cap::NormalVolume);
    let [long, none, short] = compared_in(&state.with(Key::Oi, 60_000.0)).days.map(|day| day.variance_ratio());
    assert!(long < none - 4.0 * error && short > none + 4.0 * error, "{long} {none} {short}");
}

/// One-minute volatility is no yardstick of containment: hedged by a slow clock it rises even with a dealer long gamma.
#[test]
fn one_minute_volatility_is_blind_to_a_dealer_who_waits() {
    let [long, none, _] = compared(HedgeRule::EveryQuarterHour).days.map(|day| day.minute_variance.mean());
    assert!(long > 0.99 * none, "{long} {none}");
}

/// The band belongs to the book: an index dealer on an ordinary day hedges all day long.
#[test]
fn an_index_dealer_hedges_many_times_a_day() {
    let preset = same_news::SPEC.preset("index").unwrap();
    let state = Scenario::default().with_all(preset.values);
    let mut orders = Moments::default();
    for seed in 1..=1_000 {
        let session = run(&state, GammaSide::Long, seed);
        let before_the_close = session.minutes().iter().filter(|minute| minute.minute < MINUTES && minute.trade != 0.0);
        orders.add(f64::from(u32::try_from(before_the_close.count()).unwrap()));
    }
    assert!((10.0..=25.0).contains(&orders.mean()), "{} ± {}", orders.mean(), orders.standard_error());
}

/// The lesson opens with a typical day: what the two dealers do to it, and how much they trade, lies in the middle of
/// what they do over a thousand days.
#[test]
fn the_opening_session_is_typical() {
    let of = |seed: u32| -> [f64; 8] {
        let days = GammaSide::ALL.map(|side| run(&Scenario::default(), side, seed));
        let [long, none, short] = [0, 1, 2].map(|place| measured(&days[place]));
        [
            long.range / none.range,
            short.range / none.range,
            long.half_hour_swing() / none.half_hour_swing(),
            short.half_hour_swing() / none.half_hour_swing(),
            traded(&days[0]),
            traded(&days[2]),
            none.range,
            none.half_hour_swing(),
        ]
    };
    let opening = of(Scenario::default().seed());
    let others: Vec<[f64; 8]> = (1..=1_000).map(of).collect();
    for (place, value) in opening.into_iter().enumerate() {
        let below = others.iter().filter(|other| other[place] < value).count();
        // What is claimed lies within the middle 40 per cent; how lively the day itself is, within the middle 60.
        let middle = if place < 6 { 300..=700 } else { 200..=800 };
        assert!(middle.contains(&below), "measure {place}: above {below} of 1,000 days");
    }
}

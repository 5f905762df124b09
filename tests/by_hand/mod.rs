//! What the tests of wording calculate on their own: the delta of the trade from its formula, random states, and the
//! numbers that stand in a sentence.

#![allow(dead_code, reason = "each test program uses some of it")]
#![expect(clippy::unwrap_used, reason = "a sentence without its number must fail the test")]

use dealer_hedging::chart::Figure;
use dealer_hedging::control::Kind;
use dealer_hedging::lesson::flow_behind_price::LESSON;
use dealer_hedging::model::OptionKind;
use dealer_hedging::model::session::{BookCurve, ExogenousFlow, Session, SessionParameters};
use dealer_hedging::scenario::{CustomerSide, Inputs, Key, Scenario};
use proptest::prelude::*;
use statrs::distribution::{ContinuousCDF, Normal};

/// Any state: every control at a share of its slider, each end met in one case of eight, since that is where
/// sentences break; every word of every choice is met.
pub(crate) fn any_state() -> impl Strategy<Value = Scenario> {
    prop::collection::vec(-0.166..1.166_f64, Key::ALL.len()).prop_map(|shares| {
        Key::ALL.into_iter().zip(&shares).fold(Scenario::default(), |state, (key, share)| {
            let control = key.control();
            let (from, to, _) = control.slider();
            let share = match control.kind {
                // An even chance for every word.
                Kind::Choice(_) => (share + 0.166) / 1.332,
                Kind::Number(_) => share.clamp(0.0, 1.0),
            };
            let words = if matches!(control.kind, Kind::Choice(_)) {
                (to + 1.0) * share - 0.5
            } else {
                from + share * (to - from)
            };
            state.with(key, control.value_at(words))
        })
    })
}

/// States near the strike and near the usual sizes, where orders are neither nothing nor everything.
pub(crate) fn lively_state() -> impl Strategy<Value = Scenario> {
    (any_state(), 95.0..105.0_f64, 0.02..30.0_f64, 1_000.0..60_000.0_f64, 8.0..60.0_f64).prop_map(
        |(state, spot, days, oi, iv)| {
            state
                .with(Key::Spot, spot)
                .with(Key::Strike, 100.0)
                .with(Key::Days, days)
                .with(Key::Oi, oi)
                .with(Key::Iv, iv)
                .with(Key::Rate, 0.0)
                .with(Key::Yield, 0.0)
        },
    )
}

/// A figure of a state, by its id.
pub(crate) fn figure(id: &str, state: &Scenario) -> Box<dyn Figure> {
    LESSON.figure(id).unwrap().figure(&Inputs::of(*state))
}

/// What it finds.
pub(crate) fn finding(id: &str, state: &Scenario) -> String {
    figure(id, state).finding().text()
}

/// The line under that.
pub(crate) fn caption(id: &str, state: &Scenario) -> String {
    figure(id, state).caption().text()
}

/// A phrase of the text, by its name.
pub(crate) fn said(name: &str, state: &Scenario) -> String {
    LESSON.phrase(name).unwrap().say(&Inputs::of(*state)).text()
}

/// A session of the reader's news, as it came or mirrored, with a curve of a dealer's delta.
pub(crate) fn session(state: &Scenario, curve: &BookCurve, parameters: &SessionParameters, mirrored: bool) -> Session {
    let mut news = ExogenousFlow::seeded(state.seed().into(), parameters.deviation(1)).log_returns().to_vec();
    news[usize::from(state.headline_minute()) - 1] += state.get(Key::Headline) * 1e-4;
    let flow = ExogenousFlow::new(news).unwrap();
    Session::run(curve, parameters, &if mirrored { flow.mirrored() } else { flow }).unwrap()
}

/// The dealers' delta of the chain through a session, and the session's parameters, in a state.
pub(crate) fn chain_session(state: &Scenario) -> (BookCurve, SessionParameters) {
    let Inputs { scenario, chain } = Inputs::of(*state);
    let curve = chain.curve(&scenario, scenario.assumption()).unwrap();
    (curve, chain.session_parameters(&scenario).unwrap())
}

/// Another chain than the default: a share of 30,000 contracts at each strike.
pub(crate) fn chain(shares: &[f64]) -> Scenario {
    (0u8..9).fold(Scenario::default(), |state, place| {
        let at = usize::from(place);
        state.with(Key::Calls(place), 30_000.0 * shares[at]).with(Key::Puts(place), 30_000.0 * shares[at + 9])
    })
}

/// Any state, or a lively one.
pub(crate) fn either() -> impl Strategy<Value = Scenario> {
    prop_oneof![any_state(), lively_state()]
}

/// + if the dealer owns the trade's options, − if the dealer has sold them.
pub(crate) fn side(state: &Scenario) -> f64 {
    match state.pick() {
        CustomerSide::Buys => -1.0,
        CustomerSide::Sells => 1.0,
    }
}

/// The dealer's option delta of the trade at a spot, in shares, by the formula of Black, Scholes and Merton.
pub(crate) fn dealer_delta(state: &Scenario, spot: f64) -> f64 {
    let (years, iv) = (state.get(Key::Days) / 365.0, state.get(Key::Iv) / 100.0);
    let (rate, dividends) = (state.get(Key::Rate) / 100.0, state.get(Key::Yield) / 100.0);
    let width = iv * years.sqrt();
    let d1 = ((spot / state.get(Key::Strike)).ln() + (rate - dividends) * years) / width + 0.5 * width;
    let normal = Normal::new(0.0, 1.0).unwrap();
    let carried = (-dividends * years).exp();
    let one = match state.pick() {
        OptionKind::Call => carried * normal.cdf(d1),
        OptionKind::Put => -carried * normal.cdf(-d1),
    };
    side(state) * state.get(Key::Oi) * 100.0 * one
}

/// The order that takes the trade's dealer from one spot to another: + buy, − sell.
pub(crate) fn order(state: &Scenario, from: f64, to: f64) -> f64 {
    dealer_delta(state, from) - dealer_delta(state, to)
}

/// The first number in a text, its sign included; none if there is none.
pub(crate) fn number(text: &str) -> Option<f64> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let digits: String = text[start..]
        .chars()
        .take_while(|c| c.is_ascii_digit() || matches!(c, ',' | '.'))
        .filter(|c| *c != ',')
        .collect();
    let size: f64 = digits.trim_end_matches('.').parse().ok()?;
    let before = text[..start].chars().rev().find(|c| *c != '$');
    Some(if before == Some('−') { -size } else { size })
}

/// The number after some words of a text.
pub(crate) fn number_after(text: &str, words: &str) -> f64 {
    let (_, rest) = text.split_once(words).unwrap_or_else(|| panic!("“{words}” is not in “{text}”"));
    number(rest).unwrap_or_else(|| panic!("no number after “{words}” in “{text}”"))
}

/// What a sentence says of an order: + if it buys, − if it sells, 0 if there is nothing to do. Only its first verb
/// counts.
pub(crate) fn said_order(text: &str) -> f64 {
    let verbs =
        [("buys ", 1.0), ("buying ", 1.0), ("buy ", 1.0), ("sells ", -1.0), ("selling ", -1.0), ("sell ", -1.0)];
    let first =
        verbs.into_iter().filter_map(|(verb, sign)| Some((text.find(verb)?, verb, sign))).min_by_key(|found| found.0);
    let nothing = ["nothing to do", "trade nothing", "doing nothing", "no order"]
        .iter()
        .filter_map(|words| text.find(words))
        .min();
    match (first, nothing) {
        (Some((at, verb, sign)), nothing) if nothing.is_none_or(|nothing| at < nothing) => {
            sign * number_after(&text[at..], verb)
        }
        (_, Some(_)) => 0.0,
        _ => panic!("no order in “{text}”"),
    }
}

/// Whether a sentence's whole number of shares is the order: equal when rounded, with room for what two ways to the
/// same delta round differently, `scale` being the shares behind the options.
pub(crate) fn is_said(said: f64, order: f64, scale: f64) -> bool {
    (said - order).abs() <= 0.5 + 1e-9 * scale
}

/// A text that tells what options and hedge gain or lose, and what that comes to, all in dollars.
pub(crate) fn tells_what_is_left(text: &str, [options, hedge, net]: [f64; 3]) -> Result<(), TestCaseError> {
    let told = |of: f64, gain: &str, lose: &str, even: &str| {
        if of.abs() < 0.5 { even.to_owned() } else { format!("{} $", if of > 0.0 { gain } else { lose }) }
    };
    if options.abs().max(hedge.abs()) < 0.5 {
        prop_assert!(text.contains("neither the options nor the hedge gains or loses anything"), "{text}");
        return Ok(());
    }
    let (both, together) = text.split_once(';').unwrap();
    prop_assert!(both.contains(&format!("the options {}", told(options, "gain", "lose", "come out even"))), "{text}");
    prop_assert!(both.contains(&format!("the hedge {}", told(hedge, "gains", "loses", "comes out even"))), "{text}");
    prop_assert_eq!(together.contains("a gain of"), net >= 0.5, "{} {}", text, net);
    prop_assert_eq!(together.contains("a loss of"), net <= -0.5, "{} {}", text, net);
    Ok(())
}

/// What is told of a gamma is, to within a fifth, the order that really comes over the move that it is told for, up
/// and down, and never more shares than the book has; nothing is told as nothing where the next dollar brings orders.
pub(crate) fn tells_what_orders_come(words: &str, real: impl Fn(f64) -> f64, shares: f64) -> Result<(), TestCaseError> {
    let slack = 1.0 + 1e-8 * shares;
    let dollar = real(1.0).abs().max(real(-1.0).abs());
    if words == "next to nothing" {
        prop_assert!(dollar <= slack, "{words} {dollar}");
        return Ok(());
    }
    if let Some((_, order)) = words.split_once("though the next $1 ") {
        let real = real(if order.starts_with("up") { 1.0 } else { -1.0 });
        prop_assert!((said_order(order) - real).abs() <= slack, "{words} {real}");
        return Ok(());
    }
    let told = number_after(words, "");
    prop_assert!(told <= shares + 0.5, "{words}");
    let (_, unit) = words.split_once(" per ").unwrap();
    let dollars = number_after(unit, "") * if unit.ends_with('¢') { 0.01 } else { 1.0 };
    for real in [real(dollars), real(-dollars)] {
        prop_assert!((told - real.abs()).abs() <= 0.2 * told + slack, "{words} {real}");
    }
    Ok(())
}

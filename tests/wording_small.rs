//! Sentences for nothing and for one: where a count is zero or one, and where an order is smaller than a unit.

#![expect(clippy::unwrap_used, reason = "a figure or a phrase that is missing must fail the test")]

use dealer_hedging::figures;
use dealer_hedging::lesson::phrases::{self, PHRASES};
use dealer_hedging::scenario::{Key, Scenario};

fn finding(id: &str, state: &Scenario) -> String {
    figures::named(id).unwrap().figure(state).finding().text()
}

fn reading(id: &str, state: &Scenario) -> String {
    figures::named(id).unwrap().figure(state).reading().text()
}

fn said(name: &str, state: &Scenario) -> String {
    (phrases::named(name).unwrap().say)(state).text()
}

/// The figures and the phrases that speak of the trade.
fn everything_of_the_trade(state: &Scenario) -> Vec<String> {
    let ids = ["the-flow", "one-trade", "dealer-delta", "hedge-orders", "three-clocks", "far-to-dominant"];
    let figures = ids.into_iter().flat_map(|id| [finding(id, state), reading(id, state)]);
    figures.chain(PHRASES.iter().map(|phrase| (phrase.say)(state).text())).collect()
}

#[test]
fn one_of_a_thing_is_told_in_the_singular() {
    for (kind, one) in [(0.0, "1 call"), (1.0, "1 put")] {
        let state = Scenario::default().with(Key::Oi, 1.0).with(Key::Kind, kind).with(Key::IvShift, 1.0);
        for text in everything_of_the_trade(&state) {
            for wrong in ["calls", "puts", "contracts", "shares", "points"] {
                assert!(!format!(" {text} ").contains(&format!(" 1 {wrong}")), "{text}");
            }
        }
        assert!(finding("the-flow", &state).contains(&format!("bought {one}:")));
        assert!(said("dealer-position", &state).ends_with(one));
    }
}

#[test]
fn cents_are_told_in_full() {
    let state = Scenario::default().with(Key::Move, -0.3);
    assert!(finding("dealer-delta", &state).starts_with("Price down $0.30:"));
    assert!(finding("dealer-delta", &state.with(Key::Move, 2.0)).starts_with("Price up $2:"));
}

/// Too small an order for the instrument is an order all the same.
#[test]
fn less_than_half_a_contract_stays_unhedged() {
    let state = Scenario::default().with(Key::Oi, 1.0).with(Key::Spot, 98.8).with(Key::Days, 2.0);
    let text = finding("one-trade", &state.with(Key::Instrument, 2.0));
    assert_eq!(
        text,
        "The customer buys calls: the dealer would buy 21 shares, less than half an E-mini future, and stays unhedged"
    );
    let flat = said("flat-order", &state.with(Key::Instrument, 2.0));
    assert_eq!(flat, "To be flat, the dealer would buy 21 shares, less than half an E-mini future");
    assert_eq!(said("flat-order", &state), "To be flat, the dealer buys 21 shares");
    assert_eq!(said("flat-order", &state.with(Key::Oi, 0.0)), "The dealer is flat already");
}

/// Where nothing moves or nothing is open, one plain sentence says so.
#[test]
fn nothing_is_told_plainly() {
    let state = Scenario::default();
    for still in [state.with(Key::Move, 0.0), state.with(Key::Oi, 0.0)] {
        let text = reading("one-trade", &still);
        assert!(text.contains("neither the options nor the hedge gain or lose anything"), "{text}");
        assert_eq!(said("call-leaves", &still), "neither the options nor the hedge gain or lose anything");
    }
    assert_eq!(said("hedge-against", &state.with(Key::Oi, 0.0)), "needs no hedge");
    assert!(said("hedge-against", &state).starts_with("is long "));
}

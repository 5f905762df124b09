//! Sentences for nothing and for one: where a count is zero or one, and where an order is smaller than a unit.

#![expect(clippy::unwrap_used, reason = "a figure or a phrase that is missing must fail the test")]

mod by_hand;

use by_hand::{caption, finding, said};
use dealer_hedging::app::page;
use dealer_hedging::chart::{Mark, View};
use dealer_hedging::figures;
use dealer_hedging::lesson::flow_behind_price::LESSON;
use dealer_hedging::model::Instrument;
use dealer_hedging::model::OptionKind;
use dealer_hedging::scenario::{Inputs, Key, Scenario};

/// The figures and the phrases that speak of the trade.
fn everything_of_the_trade(state: &Scenario) -> Vec<String> {
    let ids = [
        "the-flow",
        "one-trade",
        "four-trades",
        "dealer-delta",
        "hedge-orders",
        "three-clocks",
        "far-to-dominant",
        "hedged-pnl",
    ];
    let figures = ids.into_iter().flat_map(|id| [finding(id, state), caption(id, state)]);
    figures.chain(LESSON.phrases.iter().map(|phrase| phrase.say(&Inputs::of(*state)).text())).collect()
}

#[test]
fn one_of_a_thing_is_told_in_the_singular() {
    for (kind, one) in [(OptionKind::Call, "1 call"), (OptionKind::Put, "1 put")] {
        let state = Scenario::default().with(Key::Oi, 1.0).with_choice(kind).with(Key::IvShift, 1.0);
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
    let text = finding("one-trade", &state.with_choice(Instrument::EMini));
    assert_eq!(
        text,
        "The customer buys calls: the dealer would buy 21 shares, less than half an E-mini future, and stays unhedged"
    );
    let flat = said("flat-order", &state.with_choice(Instrument::EMini));
    assert_eq!(flat, "To be flat, the dealer would buy 21 shares, less than half an E-mini future");
    assert_eq!(said("flat-order", &state), "To be flat, the dealer buys 21 shares");
    assert_eq!(said("flat-order", &state.with(Key::Oi, 0.0)), "The dealer is flat already");
}

/// Where nothing moves or nothing is open, one plain sentence says so.
#[test]
fn nothing_is_told_plainly() {
    let state = Scenario::default();
    for still in [state.with(Key::Move, 0.0), state.with(Key::Oi, 0.0)] {
        assert_eq!(said("call-leaves", &still), "neither the options nor the hedge gains or loses anything");
    }
    assert_eq!(said("hedge-against", &state.with(Key::Oi, 0.0)), "needs no hedge");
    assert!(said("hedge-against", &state).starts_with("is long "));
}

#[test]
fn causes_that_bring_no_order_are_not_told_one_by_one() {
    let state = Scenario::default();
    assert!(said("clocks-parts", &state).starts_with(" Price accounts for "));
    for nothing in [state.with(Key::Oi, 0.0), state.with(Key::Spot, 130.0)] {
        assert_eq!(said("clocks-parts", &nothing), "");
    }
}

/// A part larger than the whole is not “most of it”.
#[test]
fn a_cause_that_the_others_take_back_is_told_so() {
    let state = Scenario::default().with(Key::Days, 1.0).with(Key::Hours, 23.5).with(Key::Spot, 100.1);
    let text = finding("three-clocks", &state.with(Key::Move, -0.1).with(Key::IvShift, -20.0));
    assert!(
        text.ends_with("sells 40,110 shares; price pulls hardest, time and volatility take most of it back"),
        "{text}"
    );
}

/// The picture names each reason with its size, and in one word where it stands still or has little room.
#[test]
fn the_picture_names_the_reasons() {
    let names = |state: &Scenario, width: f64| {
        let scene = LESSON.figure("three-clocks").unwrap().figure(&Inputs::of(*state)).scene(View { width });
        scene.panels[0].x.ticks.iter().map(|(_, name)| name.clone()).collect::<Vec<_>>()
    };
    let state = Scenario::default();
    assert_eq!(names(&state, 690.0), ["price up $2", "3 days on", "volatility up 10 points", "the whole order"]);
    assert_eq!(names(&state, 330.0), ["price", "time", "volatility", "order"]);
    let still = state.with(Key::Move, 0.0).with(Key::Hours, 1.0).with(Key::IvShift, -1.0);
    assert_eq!(names(&still, 690.0), ["price", "1 hour on", "volatility down 1 point", "the whole order"]);
}

/// Exactly at the strike the model counts half, as the table of the dealer's delta shows.
#[test]
fn at_the_strike_at_expiry_each_counts_half() {
    let state = Scenario::default().with(Key::Days, 0.5).with(Key::Hours, 24.0);
    let at_strike = caption("three-clocks", &state.with(Key::Move, 0.0));
    assert!(at_strike.contains("exactly at the strike each counts as half its shares"), "{at_strike}");
    let corner =
        state.with(Key::Move, 0.0).book().unwrap().delta_shares(&state.with(Key::Move, 0.0).after_clocks().unwrap());
    assert!((corner + 500_000.0).abs() < 1.0, "{corner}");
    assert!(caption("three-clocks", &state.with(Key::Move, 1.0)).contains("in full or not at all"));
}

/// What the prose says of five days and 20%: small at the strike, not small beside it, as two buttons show.
#[test]
fn time_and_volatility_count_beside_the_strike() {
    let spec = LESSON.figure("three-clocks").unwrap();
    let far = Scenario::default().with(Key::Days, 365.0).with(Key::Iv, 200.0).with(Key::Strike, 120.0);
    for name in ["only-time", "only-volatility"] {
        let beside = far.with(Key::Hours, 0.0).with(Key::IvShift, 0.0).with_all(spec.preset(name).unwrap().values);
        let order = |state: &Scenario| figures::three_clocks::split(state).unwrap().total().abs();
        let (beside, exactly) = (order(&beside), order(&beside.with(Key::Spot, 100.0)));
        assert!(beside > 20_000.0 && exactly < 5_000.0, "{name}: {beside} {exactly}");
    }
}

/// Sentences that do not follow the state must be true in every state.
#[test]
fn fixed_sentences_hold_whatever_is_set() {
    let page = page::html(&LESSON);
    for told in [
        "With your trade the dealer is ",
        "as expiry comes near, a call's delta creeps towards one",
        "five days left and an implied volatility of 20%",
        "In any chart built on open interest alone",
    ] {
        assert!(page.contains(told), "{told}");
    }
    for untrue in ["Right now these orders", "to the selling side", "Exactly at the strike the last two are small"] {
        assert!(!page.contains(untrue), "{untrue}");
    }
}

#[test]
fn a_price_that_the_reader_set_keeps_its_cents_in_every_picture() {
    let mut named = 0;
    for (spot, strike) in [(100.55, 99.25), (99.96, 100.5), (100.0, 97.0)] {
        let state = Scenario::default().with(Key::Spot, spot).with(Key::Strike, strike);
        for spec in figures::LIST {
            let scene = spec.figure(&Inputs::of(state)).scene(View { width: 690.0 });
            for mark in scene.panels.iter().flat_map(|panel| &panel.marks) {
                let Mark::Label { text, .. } = mark else { continue };
                for (name, price) in [("spot ", spot), ("strike ", strike)] {
                    let said = text.strip_prefix(name).and_then(|said| said.split(": ").next());
                    if let Some(said) = said.and_then(|said| said.parse::<f64>().ok()) {
                        assert_eq!(said, price, "{}: {text}", spec.id);
                        named += 1;
                    }
                }
            }
        }
    }
    assert!(named >= 12, "{named} prices have a name");
}

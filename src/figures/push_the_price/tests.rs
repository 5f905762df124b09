#![expect(clippy::unwrap_used, reason = "a state that is refused must fail the test")]

use super::*;
use proptest::prelude::*;

/// Numbers that were worked out beforehand, apart from this code: the push, then how far price moves where the dealer has
/// sold the options and where the dealer owns them, in dollars to a hundredth of a cent.
const KNOWN: [(f64, f64, f64); 4] =
    [(0.10, 0.2158, 0.0638), (0.30, 0.5153, 0.1944), (0.50, 0.7426, 0.3343), (1.00, 1.2524, 0.7560)];

fn pushed(push: f64) -> Scenario {
    Scenario::default().with(Key::Push, push)
}

fn figure(state: &Scenario) -> PushThePrice {
    PushThePrice::new(state).unwrap()
}

/// `Φ`, by Simpson's rule over the density: slow, and nothing of the model.
fn normal(x: f64) -> f64 {
    const STEPS: i32 = 2_000;
    let step = x / f64::from(STEPS);
    let density = |at: f64| (-0.5 * at * at).exp() / (2.0 * std::f64::consts::PI).sqrt();
    let weighed = |n: i32| {
        density(f64::from(n) * step)
            * if n == 0 || n == STEPS {
                1.0
            } else if n % 2 == 1 {
                4.0
            } else {
                2.0
            }
    };
    0.5 + (0..=STEPS).map(weighed).sum::<f64>() * step / 3.0
}

/// The same price found by halving: the log-price `s` at which `s + λ·D(s)` is that of the push. Shares are + owned.
fn by_halving(push: f64, shares: f64, minutes: f64) -> f64 {
    let width = 0.20 * (minutes / (252.0 * 390.0)).sqrt();
    let delta = |s: f64| shares * normal((s - 100f64.ln()) / width + 0.5 * width);
    // 5 basis points for each per cent of ten million shares.
    let lambda = 5e-4 / (0.01 * 10e6);
    let level = (100.0 + push).ln() + lambda * delta(100f64.ln());
    let (mut low, mut high) = (95f64.ln(), 105f64.ln());
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if middle + lambda * delta(middle) < level { low = middle } else { high = middle }
    }
    low.exp() - 100.0
}

#[test]
fn a_push_becomes_what_was_worked_out_beforehand() {
    for (push, sold, owned) in KNOWN {
        let [short, nobody, long] = figure(&pushed(push)).answers().map(|answer| answer.moved);
        assert!((short - sold).abs() < 6e-5 && (long - owned).abs() < 6e-5, "{push}: {short} {long}");
        assert_eq!(nobody, push);
    }
    let figure = figure(&pushed(0.5));
    let [short, none, long] = figure.feedback;
    assert!((short - 0.571).abs() < 5e-4 && (long + 0.571).abs() < 5e-4 && none == 0.0, "{short} {long}");
    // σ√τ of the half hour that is left.
    let width = Scenario::default().fraction(Key::Iv) * (30.0 / (252.0f64 * 390.0)).sqrt();
    assert!((width - 0.003_494_3).abs() < 5e-8, "{width}");
}

#[test]
fn halving_finds_the_same_price_in_every_market() {
    for crowd in [Crowd::CrowdedExpiry, Crowd::IndexDay] {
        let (shares, minutes) = if crowd == Crowd::CrowdedExpiry { (1e6, 30.0) } else { (63_000.0, 390.0) };
        for push in [-1.0, -0.5, -0.07, 0.01, 0.21, 0.4, 0.5, 0.59, 1.0] {
            let answers = figure(&pushed(push).with_choice(crowd)).answers();
            for (answer, sign) in answers.iter().zip([-1.0, 0.0, 1.0]) {
                let found = by_halving(push, sign * shares, minutes);
                assert!((answer.moved - found).abs() < 1e-8, "{crowd:?} {push} {sign}: {} {found}", answer.moved);
                // What the orders have moved is what price moved beyond the push.
                let orders = 5e-9 * answer.order_shares;
                let beyond = ((100.0 + answer.moved) / (100.0 + push)).ln();
                assert!((orders - beyond).abs() < 1e-12, "{push}: {orders} {beyond}");
            }
        }
    }
}

#[test]
fn on_an_ordinary_index_day_the_difference_is_below_a_cent() {
    let state = pushed(0.5).with_choice(Crowd::IndexDay);
    let [short, _, long] = figure(&state).answers().map(|answer| answer.moved);
    assert!((short - 0.504_9).abs() < 6e-5 && (long - 0.495_2).abs() < 6e-5, "{short} {long}");
    assert_eq!(figure(&state).finding().text(), "Hardly a difference: $0.50 became $0.495 or $0.505.");
}

#[test]
fn the_words_of_the_states_that_differ_most() {
    let said = |state: Scenario| figure(&state).finding().text();
    assert_eq!(said(Scenario::default()), "Same push. $0.50 became $0.33 or $0.74.");
    assert_eq!(said(pushed(-0.5)), "Same push. −$0.50 became −$0.33 or −$0.74.");
    assert_eq!(said(pushed(0.01)), "Same push. $0.01 became $0.006 or $0.023.");
    assert_eq!(said(pushed(0.0)), "No push, no answer: price stands at $100.00 in all three");
    let index = pushed(0.01).with_choice(Crowd::IndexDay);
    assert_eq!(said(index), "No difference to see: $0.01 stayed $0.01 in all three");
}

#[test]
fn each_market_has_a_push_that_lands() {
    let dare = |push: f64| pushed(push).with_choice(Dare::Land);
    let said = |state: Scenario| figure(&state).finding().text();
    assert_eq!(said(dare(0.59)), "Landed: with a dealer who owns options it took $0.59");
    assert_eq!(said(dare(0.40)), "Landed: with nobody hedging it took $0.40");
    assert_eq!(said(dare(0.21)), "Landed: with a dealer who has sold options it took $0.21");
    assert_eq!(said(dare(0.5)), "Land on $100.40: a push of $0.50 ended at $100.33, $100.50 or $100.74");
    assert_eq!(said(dare(0.0)), "Land on $100.40: how hard must you push in each market?");
    let all = dare(0.59).with(Key::Pushed(0), 0.4).with(Key::Pushed(2), 0.21);
    assert!(said(all).starts_with("Landed in all three: it took $0.21 where the dealer has sold"), "{}", said(all));
}

/// Any state that the reader can bring about.
fn states() -> impl Strategy<Value = Scenario> {
    let cents = || (-100..=100i32).prop_map(|cents| f64::from(cents) / 100.0);
    (cents(), cents(), cents(), any::<bool>(), any::<bool>()).prop_map(|(push, first, second, index, dare)| {
        let state = pushed(push).with(Key::Pushed(0), first).with(Key::Pushed(1), second);
        let state = if index { state.with_choice(Crowd::IndexDay) } else { state };
        if dare { state.with_choice(Dare::Land) } else { state }
    })
}

/// The numbers of dollars in a sentence, in their order.
fn dollars(text: &str) -> Vec<f64> {
    let number = |rest: &str| rest.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect::<String>();
    let value = |rest: &str| number(rest).trim_end_matches('.').parse().unwrap();
    text.split('$').skip(1).map(value).collect()
}

proptest! {
    #[test]
    fn a_dealer_who_owns_contains_and_one_who_has_sold_adds(state in states()) {
        let push = state.get(Key::Push);
        for answer in figure(&state).answers() {
            let more = (answer.moved.abs() - push.abs()) * -answer.side.sign();
            prop_assert!(more > 0.0 || push == 0.0 || answer.side == GammaSide::NotHedging, "{answer:?}");
            // Whoever owns trades against the push, whoever has sold with it.
            prop_assert!(answer.order_shares * push * answer.side.sign() <= 0.0);
            prop_assert!(answer.moved * push >= 0.0);
        }
    }

    #[test]
    fn what_is_said_is_what_was_computed(state in states()) {
        let (figure, push) = (figure(&state), state.get(Key::Push));
        let [sold, nobody, owned] = figure.answers().map(|answer| answer.moved);
        let said = figure.finding().text();
        let told = dollars(&said);
        if state.pick::<Dare>() == Dare::JustPush {
            if let [first, owned_told, sold_told] = told[..] {
                prop_assert_eq!(first, push.abs());
                prop_assert!((owned_told - owned.abs()).abs() <= 0.005_01 && (sold_told - sold.abs()).abs() <= 0.005_01);
                prop_assert!(owned_told < sold_told, "{}", said);
                prop_assert_eq!(said.matches('−').count(), if push < 0.0 { 3 } else { 0 });
                prop_assert_eq!(said.starts_with("Hardly"), (sold - owned).abs() < 0.05 * push.abs());
            } else {
                prop_assert!(push == 0.0 || (sold - owned).abs() < 0.001, "{}", said);
            }
        } else {
            let is_near = |moved: f64| (moved - 0.4).abs() < 0.010_001;
            let near = [sold, nobody, owned].map(is_near);
            let now = said.starts_with("Landed: ") || said.starts_with("Landed in all three");
            prop_assert!(!near.contains(&true) || now, "{}", said);
            if said.starts_with("Landed: ") {
                prop_assert_eq!(said.contains("has sold"), near[0], "{}", said);
                prop_assert_eq!(said.contains("nobody"), near[1], "{}", said);
                prop_assert_eq!(said.contains("owns"), near[2], "{}", said);
                prop_assert_eq!(told, vec![push.abs()]);
            }
        }
    }

    #[test]
    fn every_grip_holds_the_push(state in states()) {
        let (figure, push) = (figure(&state), state.get(Key::Push));
        for (market, handle) in figure.handles().into_iter().enumerate() {
            prop_assert!((handle.value_at(handle.at) - push).abs() < 1e-12);
            prop_assert_eq!(handle.at.1, picture::rail(market));
        }
    }

}

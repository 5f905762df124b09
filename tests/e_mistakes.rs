//! The numbers behind the statements of section E: the four mistakes, and what is true.

#![expect(clippy::unwrap_used, reason = "a figure or a number that is missing must fail the test")]

mod by_hand;

use by_hand::{chain, said};
use dealer_hedging::chart::Figure;
use dealer_hedging::figures::map_moves::MapMoves;
use dealer_hedging::figures::pressure_map::PressureMap;
use dealer_hedging::figures::share_of_flow::ShareOfFlow;
use dealer_hedging::figures::shared::pressure::{Change, Map, WINDOW};
use dealer_hedging::figures::{self, Preset, dealer_delta, far_to_dominant};
use dealer_hedging::lesson::flow_behind_price::LESSON;
use dealer_hedging::model::OptionKind;
use dealer_hedging::scenario::{Assumption, Inputs, Key, Scenario};

/// E2: a statement about dealers who are short gamma is answered by a book that is short gamma.
#[test]
fn the_second_mistake_is_answered_by_a_short_book() {
    let shown = LESSON.prediction("direction").and_then(|prediction| prediction.shown_by);
    let (figure, preset) = shown.unwrap();
    assert_eq!(figure.id, "pressure-map");
    let state = Scenario::default().with_all(preset.values);
    let map = Map::new(&Inputs::of(state), 0).unwrap();
    for price in (0..=64).map(|step| WINDOW.0 + 0.25 * f64::from(step)) {
        assert!(map.up(price) > 0.0 && map.down(price) < 0.0, "{price}");
    }
    // The same book is what the answer quotes: it buys into one day's rise and sells into the other's fall.
    let (this, other) = PressureMap::new(&Inputs::of(state)).unwrap().farthest();
    assert!(this * other < 0.0);
    assert_eq!(
        said("short-flipped", &Scenario::default().with(Key::Oi, 5.0)),
        PressureMap::new(&Inputs::of(state)).unwrap().flipped()
    );
}

/// E4: of one strike's map ever less is left; and less of the last day's than of a long life's.
#[test]
fn a_map_fades_through_the_session_and_slower_with_more_time_to_expiry() {
    let mut shares = [0.0; 18];
    shares[4] = 1.0;
    let left = |state: Scenario, minute: f64| {
        MapMoves::new(&Inputs::of(state.with(Key::Minute, minute))).unwrap().change().unwrap().left
    };
    let one = chain(&shares).with_choice(Assumption::Long);
    let through: Vec<f64> = (0..=13).map(|half| left(one, 30.0 * f64::from(half))).collect();
    assert!(through.windows(2).all(|pair| pair[1] < pair[0]), "{through:?}");
    let state = Scenario::default();
    let (today, long) = (left(state, 390.0), left(state.with(Key::Sessions, 10.0), 390.0));
    assert!((0.3..0.6).contains(&today) && long > 0.9, "{today} {long}");
    let figure = MapMoves::new(&Inputs::of(state)).unwrap();
    let (text, caption) = (figure.finding().text(), figure.caption().text());
    assert!(caption.contains(&format!("{:.0}% of the opening map", today * 100.0)), "{caption}");
    // The headline is of a price where it shows: an order at the open, none at the close.
    assert!(
        text.contains("1% up from $101.25 made dealers sell ")
            && text.ends_with("by the close it makes them trade nothing"),
        "{text}"
    );
    assert!(
        Map::new(&Inputs::of(state), 0).unwrap().up(101.25).abs() > 1e5
            && Map::new(&Inputs::of(state), 390).unwrap().up(101.25).abs() < 0.5
    );
}

#[test]
fn what_two_curves_share_is_counted_by_sign_and_size() {
    let curve = |values: [f64; 3]| values.map(|value| (0.0, value));
    let (open, later) = (curve([2.0, -4.0, 2.0]), curve([1.0, -8.0, -2.0]));
    assert_eq!(Change::between(&open, &later), Some(Change { left: (1.0 + 4.0) / 8.0, new: (0.0 + 4.0 + 2.0) / 8.0 }));
    assert_eq!(Change::between(&curve([0.0; 3]), &later), None);
}

/// E1: on an ordinary day in an index hedging makes a few per cent of the movement at most.
#[test]
fn on_an_ordinary_day_hardly_any_of_the_flow_is_hedging() {
    let state = Scenario::default();
    let index = state.with_all(figures::share_of_flow::INDEX.values);
    let share = ShareOfFlow::new(&index).unwrap().share().unwrap();
    assert!(share > 0.002 && share < 0.05, "{share}");
    assert_eq!(said("index-flow-share", &state), format!("{:.0}%", share * 100.0));
    // And most is not hedging even in the state that the lesson opens with.
    assert!(ShareOfFlow::new(&state).unwrap().share().unwrap() < 0.5);
}

/// E3: expiry, distance and the side of gamma each change the order.
#[test]
fn one_open_interest_gives_three_orders() {
    let state = Scenario::default();
    let order = |preset: &Preset| state.with_all(preset.values).next_order().unwrap();
    let (near, far, long) = (order(&dealer_delta::NEAR), order(&dealer_delta::FAR), order(&dealer_delta::MONTH_LONG));
    assert!(near > 1e5 && far.abs() < 0.5 && long < -1e4 && near > 3.0 * long.abs(), "{near} {far} {long}");
    assert!(said("setting-near", &state).starts_with("buys "));
    assert_eq!(said("setting-far", &state), "has nothing to do");
    assert!(said("setting-long", &state).starts_with("sells "));
}

/// The true statements of section E, each by the figure that is set up for it.
#[test]
fn true_statements_are_shown_by_their_figures() {
    let shown = |name: &str| {
        let (figure, preset) = LESSON.prediction(name).and_then(|bet| bet.shown_by).unwrap();
        Scenario::default().with_all(&figure.preset_values(preset, &Scenario::default()))
    };
    // Sold calls and sold puts are both bought back as price rises: the same orders.
    let state = shown("sold-buys");
    let next = |kind| state.with_choice(kind).next_order().unwrap();
    assert!(next(OptionKind::Call) > 1_000.0 && next(OptionKind::Put) > 1_000.0);
    // Feedback of one half doubles a push: 100, 50, 25 … come to 200.
    let state = shown("doubles");
    let end: f64 = (0..60).map(|round| 100.0 * state.get(Key::Feedback).powi(round)).sum();
    assert!((end - 200.0).abs() < 1e-9);
    // Nothing is left of a large gross.
    let state = shown("cancels");
    let map = Map::new(&Inputs::of(state), 0).unwrap();
    assert!(map.up(state.get(Key::Spot)).abs() < 0.5 && map.gross(state.get(Key::Spot)) > 10_000.0);
    // At the strike on the last day gamma is many times what it was far away, a month before.
    let state = shown("now-dominant");
    let (here, there) = far_to_dominant::places(&state).unwrap();
    assert!(here.gamma.abs() > 5.0 * there.gamma.abs());
}

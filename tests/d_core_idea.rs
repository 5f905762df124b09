//! What section D shows: the map of pressure, its signs under each assumption, and how it moves.

#![expect(clippy::unwrap_used, reason = "a figure or a number that is missing must fail the test")]

mod by_hand;

use by_hand::{chain, chain_session};
use dealer_hedging::chart::{Figure, Mark, Table, View};
use dealer_hedging::control::Choices;
use dealer_hedging::figures::map_moves::MapMoves;
use dealer_hedging::figures::pressure_map::PressureMap;
use dealer_hedging::figures::shared::pressure::{Change, Map, Pressure, WINDOW};
use dealer_hedging::figures::words::{self, grammar};
use dealer_hedging::lesson::flow_behind_price::LESSON;
use dealer_hedging::model::session::Session;
use dealer_hedging::scenario::{Assumption, Inputs, Key, NewsDirection, Scenario};
use proptest::prelude::*;

fn assuming(assumption: Assumption) -> Scenario {
    Scenario::default().with_choice(assumption)
}

fn any_chain() -> impl Strategy<Value = Scenario> {
    prop::collection::vec(0.0..1.0f64, 18).prop_map(|shares| chain(&shares))
}

fn prices() -> impl Iterator<Item = f64> {
    (0..=64).map(|step| WINDOW.0 + 0.25 * f64::from(step))
}

fn column(table: &Table, name: &str) -> Vec<f64> {
    let place = table.columns.iter().position(|column| column.name == name).unwrap();
    table.rows.iter().map(|row| row[place].value().unwrap()).collect()
}

proptest! {
    #[test]
    fn long_everything_leans_and_short_everything_pushes_at_every_price(state in any_chain(), minute in 0u16..=390) {
        let long = Map::new(&Inputs::of(state.with_choice(Assumption::Long)), minute).unwrap();
        let short = Map::new(&Inputs::of(state.with_choice(Assumption::Short)), minute).unwrap();
        for price in prices() {
            prop_assert!(long.up(price) <= 1e-6 && long.down(price) >= -1e-6, "{price}");
            prop_assert!(short.up(price) >= -1e-6 && short.down(price) <= 1e-6, "{price}");
            prop_assert!(long.pressure(price) != Pressure::Pushes && short.pressure(price) != Pressure::Leans);
        }
        prop_assert!(long.zones().len() <= 1 && short.zones().len() <= 1);
    }

    #[test]
    fn net_is_never_larger_than_gross(state in any_chain(), assume in 0..4usize, minute in 0u16..=390) {
        let map = Map::new(&Inputs::of(state.with_choice(Assumption::VALUES[assume])), minute).unwrap();
        for price in prices() {
            prop_assert!(map.up(price).abs() <= map.gross(price) + 1e-6, "{price}");
        }
    }

    #[test]
    fn the_sign_changes_exactly_where_the_map_says(state in any_chain(), minute in 0u16..380) {
        let map = Map::new(&Inputs::of(state), minute).unwrap();
        for &(edge, kind) in map.zones().iter().skip(1) {
            let sign = if kind == Pressure::Pushes { 1.0 } else { -1.0 };
            prop_assert!(sign * map.with_the_move(edge + 1e-6) >= 0.0, "{edge} {kind:?}");
            prop_assert!(sign * map.with_the_move(edge - 1e-6) <= 0.0, "{edge} {kind:?}");
        }
    }

    #[test]
    fn what_is_left_of_a_map_is_a_share_and_all_of_it_at_the_open(state in any_chain(), minute in 0.0..390.0f64) {
        let change = |minute| MapMoves::new(&Inputs::of(state.with(Key::Minute, minute))).unwrap().change().unwrap();
        prop_assert_eq!(change(0.0), Change { left: 1.0, new: 0.0 });
        prop_assert!((0.0..=1.0).contains(&change(minute).left) && change(minute).new >= 0.0);
    }
}

#[test]
fn the_map_of_the_opening_state_pushes_below_and_leans_above() {
    let map = Map::new(&Inputs::of(Scenario::default()), 0).unwrap();
    let zones = map.zones();
    assert_eq!(zones.iter().map(|zone| zone.1).collect::<Vec<_>>(), [Pressure::Pushes, Pressure::Leans]);
    let change = zones[1].0;
    assert!((99.0..99.5).contains(&change) && map.with_the_move(change).abs() < 1e-3);
    // Below, a rise brings buying and a fall selling; above, the other way round.
    assert!(map.up(95.0) > 1e5 && map.down(95.0) < -1e5);
    assert!(map.up(105.0) < -1e5 && map.down(105.0) > 1e5);
    let figure = LESSON.figure("pressure-map").unwrap().figure(&Inputs::of(Scenario::default()));
    let (finding, caption) = (figure.finding().text(), figure.caption().text());
    let said = format!(
        "Below ${change:.2} hedging pushes a move along, above it leans against it; that price is the gamma flip. "
    );
    assert!(caption.starts_with(&said) && caption.contains("Assumed: "), "{caption}");
    assert!(finding.starts_with("From $100.00, where hedging leans, "), "{finding}");
}

#[test]
fn the_usual_assumption_is_what_puts_the_sign_into_the_map() {
    for (assumption, words, sign) in [
        (Assumption::Short, "At every price here, hedging pushes", 1.0),
        (Assumption::Long, "At every price here, hedging leans", -1.0),
    ] {
        let figure = LESSON.figure("pressure-map").unwrap().figure(&Inputs::of(assuming(assumption)));
        assert!(figure.caption().text().starts_with(words), "{}", figure.caption().text());
        let up = column(&figure.table(), "hedge order, price up 1%");
        assert!(up.iter().all(|order| order * sign > 0.0));
    }
}

/// Zero is not nothing: no open interest, all that cancels, and no change of sign are three sentences.
#[test]
fn no_order_is_told_with_its_reason() {
    let said = |state: &Scenario| {
        let figure = |id| LESSON.figure(id).unwrap().figure(&Inputs::of(*state));
        [figure("pressure-map").caption().text(), figure("map-moves").finding().text()]
    };
    for text in said(&chain(&[0.0; 18])) {
        assert!(text.starts_with("There is no open interest near price, so"), "{text}");
    }
    let cancelled = assuming(Assumption::Mix).with(Key::LongShare, 50.0);
    let gross = (0..=160)
        .map(|step| Map::new(&Inputs::of(cancelled), 0).unwrap().gross(92.0 + 0.1 * f64::from(step)))
        .fold(0.0, f64::max);
    for text in said(&cancelled) {
        assert!(text.starts_with("Everything cancels: 1% up would bring orders of up to "), "{text}");
        assert!(text.contains(&grammar::shares_of(gross)), "{text} {gross}");
    }
    assert!(said(&assuming(Assumption::Short))[0].contains("the sign never changes"));
    // With seconds left the space between strikes is empty, and the sentence says so.
    let late = words::pressure_map::zones(&Map::new(&Inputs::of(assuming(Assumption::Short)), 390).unwrap());
    assert!(late.starts_with("Wherever it brings orders here"), "{late}");
}

/// A spot that lies off the map is said to be off it, with no dot on its edge.
#[test]
fn a_spot_off_the_map_is_said_to_be_off_it() {
    for spot in [60.0, 91.9, 108.1, 150.0] {
        let figure =
            LESSON.figure("pressure-map").unwrap().figure(&Inputs::of(Scenario::default().with(Key::Spot, spot)));
        let text = format!("{} {}", figure.finding().text(), figure.caption().text());
        assert!(text.contains(", off this map") && !text.contains("Drag the dot"), "{text}");
        for width in [350.0, 690.0] {
            let panel = &figure.scene(View { width }).panels[0];
            assert!(!panel.marks.iter().any(|mark| matches!(mark, Mark::Dot { .. })), "{spot}");
            let named = |mark: &Mark| matches!(mark, Mark::Label { text, .. } if text.contains("off this map"));
            assert!(panel.marks.iter().any(named), "{spot}");
        }
    }
}

/// D1: the two sessions that the section opens with are really hedged and really meet the price where the sign
/// changes.
#[test]
fn both_sessions_cross_the_change_of_sign_and_are_hedged() {
    let state = Scenario::default();
    let map = PressureMap::new(&Inputs::of(state)).unwrap();
    let signs = Map::new(&Inputs::of(state), 0).unwrap();
    let (curve, parameters) = chain_session(&state);
    let unhedged = PressureMap::new(&Inputs::of(state.with(Key::Kappa, 0.0))).unwrap().farthest();
    for (direction, news) in [(NewsDirection::AsItCame, unhedged.0), (NewsDirection::Mirrored, unhedged.1)] {
        let as_it_came = direction == NewsDirection::AsItCame;
        let session =
            Session::run(&curve, &parameters, &state.with_choice(direction).exogenous_flow().unwrap()).unwrap();
        let orders = session.minutes().iter().filter(|minute| minute.minute < 390 && minute.trade != 0.0).count();
        assert!(orders >= 4, "{orders} orders before the close");
        let farthest = if as_it_came { map.farthest().0 } else { map.farthest().1 };
        assert!((farthest - news).abs() > 0.1 && farthest * news > 0.0, "hedged {farthest}%, without {news}%");
        let pushes = |price: f64| signs.up(price) - signs.down(price) > 0.0;
        let pressures = session.minutes().iter().map(|minute| pushes(minute.spot()));
        let (pushed, leant): (Vec<bool>, Vec<bool>) = pressures.partition(|pushes| *pushes);
        assert!(
            !pushed.is_empty() && !leant.is_empty(),
            "{} minutes of pushing, {} of leaning",
            pushed.len(),
            leant.len()
        );
    }
}

/// D1: the news is no part of the map.
#[test]
fn flipping_the_news_leaves_the_map_and_mirrors_the_path() {
    let table = |state: &Scenario| LESSON.figure("pressure-map").unwrap().figure(&Inputs::of(*state)).table();
    let state = Scenario::default();
    let flipped = state.with_choice(NewsDirection::Mirrored);
    let map = |table: Table| table.rows.into_iter().map(|row| row[..5].to_vec()).collect::<Vec<_>>();
    assert_eq!(map(table(&state)), map(table(&flipped)));
    // The two paths change places.
    let (one, other) = (PressureMap::new(&Inputs::of(state)).unwrap(), PressureMap::new(&Inputs::of(flipped)).unwrap());
    assert_eq!(one.path_price(true, 200), other.path_price(false, 200));
    // The first minute is mirrored whatever the map: no hedge has followed yet.
    let log = |figure: &PressureMap, mirrored, minute| (figure.path_price(mirrored, minute) / 100.0).ln();
    assert!((log(&one, false, 1) + log(&one, true, 1)).abs() < 1e-12 && log(&one, false, 1) != 0.0);
    let (this, that) = one.farthest();
    assert!(this * that < 0.0, "{this} {that}");
    // Without impact the mirror is exact all day.
    let still = PressureMap::new(&Inputs::of(state.with(Key::Kappa, 0.0))).unwrap();
    for minute in [1, 60, 200, 389, 390] {
        assert!((log(&still, false, minute) + log(&still, true, minute)).abs() < 1e-12);
    }
    assert!((log(&one, false, 390) + log(&one, true, 390)).abs() > 1e-5, "the map is not the same on both sides");
}

#[test]
fn the_map_at_the_open_is_the_pressure_map() {
    let state = Scenario::default().with(Key::Minute, 0.0);
    let (moves, map) =
        (MapMoves::new(&Inputs::of(state)).unwrap().table(), PressureMap::new(&Inputs::of(state)).unwrap().table());
    for name in ["price", "hedge order, price up 1%", "hedge order, price down 1%", "gross orders, price up 1%"] {
        // Below the map stands the row of the price that sessions are let go from.
        let map = column(&map, name);
        assert_eq!(column(&moves, name), map[..map.len() - 1]);
    }
    assert_eq!(column(&moves, "at the open, price up 1%"), column(&map, "hedge order, price up 1%")[..17]);
    assert_eq!(MapMoves::new(&Inputs::of(state)).unwrap().change(), Some(Change { left: 1.0, new: 0.0 }));
}

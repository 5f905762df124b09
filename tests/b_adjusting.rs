//! What section B shows: the numbers of its figures are the model's, and the traps it warns of
//! are not fallen into.

#![expect(clippy::unwrap_used, reason = "a figure or a number that is missing must fail the test")]

mod by_hand;

use by_hand::figure;
use dealer_hedging::chart::{Cell, Table, View};
use dealer_hedging::figures::{self, crowded_strikes, far_to_dominant, three_clocks, words};
use dealer_hedging::lesson::flow_behind_price::LESSON;
use dealer_hedging::model::{Book, Calendar, Moment, OptionKind, Position, hedge_order_shares};
use dealer_hedging::scenario::{Assumption, CustomerSide, Inputs, Key, Scenario};
use proptest::prelude::*;

const EPSILON: f64 = f64::EPSILON;

fn column(table: &Table, name: &str, unit: &str) -> Vec<f64> {
    let place = table.columns.iter().position(|column| column.name == name && column.unit == unit).unwrap();
    table.rows.iter().map(|row| row[place].value().unwrap()).collect()
}

/// Any state, its controls at shares of their sliders.
fn state_at(shares: &[f64]) -> Scenario {
    Key::ALL.into_iter().zip(shares).fold(Scenario::default(), |state, (key, share)| {
        let control = key.control();
        let (from, to, _) = control.slider();
        state.with(key, control.value_at(from + share * (to - from)))
    })
}

fn any_state() -> impl Strategy<Value = Scenario> {
    prop::collection::vec(0.0..=1.0f64, Key::ALL.len()).prop_map(|shares| state_at(&shares))
}

fn at(spot: f64) -> Moment {
    Moment::at(spot).unwrap()
}

/// Shares behind all contracts of a book: the scale on which sums of deltas round.
fn size(book: &Book) -> f64 {
    book.positions().iter().map(|position| position.shares().abs()).sum::<f64>() + 1.0
}

proptest! {
    #[test]
    fn parts_of_the_three_clocks_add_up_to_the_order_shown(state in any_state()) {
        let figure = figure("three-clocks", &state);
        let orders = column(&figure.table(), "hedge order", "shares");
        prop_assert_eq!(orders.len(), 4);
        let book = state.book().unwrap();
        // Let time run past the expiry here: the model stops there as the scenario does.
        let to = Moment::new(
            state.get(Key::Spot) + state.get(Key::Move),
            state.get(Key::Hours) * 60.0,
            state.get(Key::IvShift) * 0.01,
        ).unwrap();
        let order = hedge_order_shares(&book, &state.now().unwrap(), &to);
        let tolerance = 32.0 * EPSILON * size(&book);
        prop_assert!((orders[0] + orders[1] + orders[2] - order).abs() <= tolerance, "{orders:?} {order}");
        prop_assert!((orders[3] - order).abs() <= tolerance);
    }

    #[test]
    fn a_clock_that_stands_still_has_no_part(state in any_state()) {
        let still = state.with(Key::Move, 0.0).with(Key::IvShift, 0.0);
        let split = three_clocks::split(&still).unwrap();
        prop_assert_eq!((split.price_shares, split.volatility_shares), (0.0, 0.0));
        let still = still.with(Key::Hours, 0.0);
        prop_assert_eq!(three_clocks::split(&still).unwrap().total(), 0.0);
        prop_assert!(figure("three-clocks", &still).finding().text().contains("Nothing has changed"));
    }

    #[test]
    fn gamma_of_both_places_is_the_models(state in any_state()) {
        let table = figure("far-to-dominant", &state).table();
        let shown = column(&table, "dealer's gamma, a rate at this very price", "shares per $1");
        for (place, (spot, days)) in [(Key::Spot, Key::Days), (Key::OtherSpot, Key::OtherDays)].into_iter().enumerate() {
            let book = state.book_expiring_in(state.get(days) * 1_440.0).unwrap();
            prop_assert_eq!(shown[place], book.gamma_shares_per_dollar(&at(state.get(spot))));
            prop_assert!(shown[place] * state.dealer_contracts() >= 0.0);
        }
    }

    #[test]
    fn net_and_gross_of_the_chain_are_sums_over_strikes(state in any_state()) {
        let table = figure("crowded-strikes", &state).table();
        let inputs = Inputs::of(state);
        let book = inputs.chain.book(&state, state.assumption()).unwrap();
        let spot = state.get(Key::Spot);
        for (name, factor) in [("hedge order, price up 1%", 1.01), ("hedge order, price down 1%", 0.99)] {
            let shown = column(&table, name, "shares");
            let (sum, strikes) = shown.split_last().unwrap();
            let order = hedge_order_shares(&book, &state.now().unwrap(), &at(spot * factor));
            let tolerance = 32.0 * EPSILON * size(&book);
            prop_assert!((sum - order).abs() <= tolerance && (strikes.iter().sum::<f64>() - sum).abs() <= tolerance);
        }
        let (net, gross) = (column(&table, "hedge order, price up 1%", "shares"), column(&table, "gross orders, price up 1%", "shares"));
        for (net, gross) in net.iter().zip(&gross) {
            prop_assert!(net.abs() <= gross + 1e-6, "{net} {gross}");
        }
        let unit = "$ of delta per 1% move";
        let exposure = book.exposure(&state.now().unwrap());
        let shown = *column(&table, "net gamma", unit).last().unwrap();
        let gross = *column(&table, "gross gamma", unit).last().unwrap();
        prop_assert!((shown - exposure.net_dollars_of_delta_per_percent).abs() <= 1e-12 * (1.0 + gross));
    }

    #[test]
    fn every_picture_ties_its_handles_to_their_controls(state in any_state()) {
        for id in ["far-to-dominant", "crowded-strikes"] {
            for handle in figure(id, &state).handles() {
                let value = state.get(Key::named(handle.control).unwrap());
                prop_assert!((handle.value_at(handle.at) - value).abs() <= 1e-9, "{id} {}", handle.control);
                if let Some(second) = handle.second {
                    prop_assert_eq!(handle.at.1, state.get(Key::named(second).unwrap()));
                }
            }
        }
    }
}

/// In the limit of small changes the greeks are right, in larger ones they miss: the numbers show both.
#[test]
fn first_order_estimates_are_right_for_small_changes_only() {
    let misses = |state: &Scenario| {
        let table = figure("three-clocks", state).table();
        let (exact, guess) =
            (column(&table, "hedge order", "shares"), column(&table, "first-order estimate", "shares"));
        exact.into_iter().zip(guess).map(|(exact, guess)| (guess / exact - 1.0).abs()).collect::<Vec<_>>()
    };
    let away = Scenario::default().with(Key::Spot, 102.0);
    let small = away.with(Key::Move, 0.001).with(Key::Hours, 0.001).with(Key::IvShift, 0.001);
    assert!(misses(&small).iter().all(|miss| *miss < 1e-3), "{:?}", misses(&small));
    assert!(misses(&away)[3] > 0.1);
}

#[test]
fn hours_past_the_expiry_are_taken_calmly() {
    let state = Scenario::default().with(Key::Days, 0.5).with(Key::Hours, 72.0).with(Key::Move, 1.0);
    let figure = figure("three-clocks", &state);
    assert!(figure.finding().text().contains("at expiry") && figure.caption().text().contains("expire after 12 hours"));
    // Long 10 000 calls in the money at expiry: each counts as 100 shares in full.
    let order = three_clocks::split(&state).unwrap().total();
    assert!((order - (1e6 + state.book().unwrap().delta_shares(&state.now().unwrap()))).abs() < 1e-6);
}

#[test]
fn the_ratio_in_the_finding_is_the_models() {
    let state = Scenario::default();
    let gamma = |spot: f64, days: f64| {
        let minutes = days * 1_440.0;
        let call = Position::new(OptionKind::Call, 100.0, Calendar(minutes), -10_000.0, 0.2).unwrap();
        Book::new(vec![call], state.carry().unwrap()).gamma_shares_per_dollar(&at(spot))
    };
    let (here, there) = (gamma(100.0, 5.0), gamma(110.0, 30.0));
    let text = figure("far-to-dominant", &state).finding().text();
    assert!(text.contains(&format!("{:.0} times as large here", here / there)), "{text}");
    let (place, other) = far_to_dominant::places(&state).unwrap();
    assert_eq!(words::far_to_dominant::compared(place, other), format!("{:.0} times as large here", here / there));
}

/// The claim itself, B3: far away and early the position hardly matters, near and late it does.
#[test]
fn a_position_that_did_not_matter_can_dominate() {
    let state = Scenario::default().with(Key::OtherSpot, 115.0).with(Key::Days, 1.0 / 24.0);
    let (here, there) = far_to_dominant::places(&state).unwrap();
    assert!(here.gamma / there.gamma > 300.0, "{here:?} {there:?}");
    // Late alone is not enough: $5 away, gamma dies out as expiry comes near.
    let late = state.with(Key::Spot, 105.0);
    assert!(far_to_dominant::places(&late).unwrap().0.gamma.abs() < 0.5);
}

#[test]
fn crowding_near_price_is_what_counts() {
    let preset = |name: &str| {
        let preset = LESSON.figure("crowded-strikes").unwrap().preset(name).unwrap();
        let state = Scenario::default().with_all(preset.values);
        crowded_strikes::ChainOrders::new(&Inputs::of(state)).unwrap()
    };
    let (near, far, index) = ["one-crowded-strike", "the-crowd-far-away", "typical-index-chain"].map(preset).into();
    let level = |state: Scenario, at| state.with(Key::Calls(at), 8_000.0).with(Key::Puts(at), 8_000.0);
    let flat = crowded_strikes::ChainOrders::new(&Inputs::of((0..9).fold(Scenario::default(), level))).unwrap();
    assert_eq!(near.sum().calls, far.sum().calls);
    assert!(near.net_up.abs() > 1_000.0 * far.net_up.abs());
    assert!(flat.net_up.abs() < 1e-6 && flat.gross_up > 1e5);
    // Net is a few per cent of gross.
    assert!((0.01..0.06).contains(&(index.net_up / index.gross_up).abs()));
}

/// Shown by `three-clocks` and `far-to-dominant`: short options, short gamma, buys into a rise.
#[test]
fn short_options_are_short_gamma_and_buy_into_a_rise() {
    for kind in [OptionKind::Call, OptionKind::Put] {
        for (side, sign) in [(CustomerSide::Buys, 1.0), (CustomerSide::Sells, -1.0)] {
            let state = Scenario::default().with_choice(kind).with_choice(side);
            // The customer buys: the dealer is short, with gamma below zero and an order to buy.
            let (here, there) = far_to_dominant::places(&state).unwrap();
            assert!(here.gamma * sign < 0.0 && there.gamma * sign < 0.0);
            let up = three_clocks::split(&state.with(Key::Move, 1.0)).unwrap().price_shares;
            let down = three_clocks::split(&state.with(Key::Move, -1.0)).unwrap().price_shares;
            assert!(up * sign > 0.0 && down * sign < 0.0);
            let verb = if sign > 0.0 { "the dealer buys" } else { "the dealer sells" };
            assert!(figure("three-clocks", &state).finding().text().contains(verb));
            let rise = if sign > 0.0 { "buy as price rises" } else { "sell as price rises" };
            assert!(figure("far-to-dominant", &state).caption().text().contains(rise));
        }
    }
}

/// The same contracts, three assumptions: the sign of the order is the assumption's, and each is
/// named where its number stands.
#[test]
fn open_interest_has_no_side_of_its_own() {
    let assume = |assumption: Assumption| Scenario::default().with_choice(assumption);
    let net = |state: &Scenario| crowded_strikes::ChainOrders::new(&Inputs::of(*state)).unwrap().net_up;
    let (short, long) = (net(&assume(Assumption::Short)), net(&assume(Assumption::Long)));
    assert!(short > 0.0 && long == -short);
    let even = assume(Assumption::Mix).with(Key::LongShare, 50.0);
    assert!(net(&even).abs() < 1e-9);
    for (state, words) in [
        (assume(Assumption::Usual), "long calls and short puts"),
        (assume(Assumption::Short), "short every option"),
        (assume(Assumption::Long), "long every option"),
        (assume(Assumption::Mix), "long 60% and short 40%"),
    ] {
        let figure = figure("crowded-strikes", &state);
        let shown = figure.scene(View { width: 690.0 });
        assert!(shown.panels[2].y.name.contains(words), "{}", shown.panels[2].y.name);
        assert!(figure.caption().text().starts_with("Assumed: "));
        // Gross is what exists, whoever holds it.
        let gross = crowded_strikes::ChainOrders::new(&Inputs::of(state)).unwrap().gross_up;
        assert!((gross - short).abs() <= 1e-9 * short);
    }
}

#[test]
fn gamma_exposure_always_names_its_unit() {
    const UNITS: [&str; 2] = ["shares per $1", "$ of delta per 1% move"];
    for spec in figures::LIST {
        let figure = spec.figure(&Inputs::default());
        for column in figure.table().columns.iter().filter(|column| column.name.contains("gamma")) {
            assert!(UNITS.contains(&column.unit), "{}: {}", spec.id, column.heading());
        }
    }
    let said = |id: &str| {
        let figure = figure(id, &Scenario::default());
        format!("{} {}", figure.finding().text(), figure.caption().text())
    };
    assert!(said("far-to-dominant").contains("170,417 shares per $1"));
    assert!(said("crowded-strikes").contains("For 1% up, $12.2M of delta is sold, net"));
}

/// Gamma is a rate: quoted for a move over which it holds, it is never more than the book has.
#[test]
fn gamma_is_never_more_than_the_book() {
    for days in [0.0007, 0.01, 1.0 / 24.0, 1.0, 5.0, 300.0] {
        for iv in [1.0, 20.0, 200.0] {
            for spot in [100.0, 100.3, 99.0] {
                let state = Scenario::default().with(Key::Days, days).with(Key::Iv, iv).with(Key::Spot, spot);
                let (here, there) = far_to_dominant::places(&state).unwrap();
                for (place, of) in [here, there].into_iter().zip(far_to_dominant::units(here, there)) {
                    assert!(of.shares(place.gamma) <= 1e6, "{days} {iv} {spot}: {of:?}");
                }
            }
        }
    }
}

/// One minute less is a different gamma: at the strike it grows with the inverse root of time.
#[test]
fn time_is_counted_to_the_minute() {
    let gamma = |minutes: f64| {
        let state = Scenario::default().with(Key::Days, minutes / 1_440.0);
        far_to_dominant::places(&state).unwrap().0.gamma
    };
    for minutes in [1.0, 2.0, 59.0, 389.0, 1_439.0] {
        let grown = gamma(minutes) / gamma(minutes + 1.0);
        assert!((grown / ((minutes + 1.0) / minutes).sqrt() - 1.0).abs() < 1e-6, "{minutes}: {grown}");
    }
    // And an order for half an hour of the last day is not that of the whole day.
    let last_day = Scenario::default().with(Key::Days, 1.0).with(Key::Spot, 101.0).with(Key::Move, 0.0);
    let time = |hours: f64| {
        three_clocks::split(&last_day.with(Key::IvShift, 0.0).with(Key::Hours, hours)).unwrap().time_shares
    };
    assert!(time(0.5) > 0.0 && time(0.5) < 0.2 * time(23.5));
}

/// Numbers are numbers and words are words in every table of the section.
#[test]
fn every_quantity_has_a_unit() {
    for id in ["three-clocks", "far-to-dominant", "crowded-strikes"] {
        let table = figure(id, &Scenario::default()).table();
        for (place, column) in table.columns.iter().enumerate() {
            let numbers = table.rows.iter().any(|row| matches!(row[place], Cell::Number { .. }));
            assert_eq!(numbers, !column.unit.is_empty(), "{id}: {}", column.name);
        }
    }
}

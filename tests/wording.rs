//! The words of the figures and sentences about the trade, in any reachable state, against numbers calculated here.

#![expect(clippy::unwrap_used, reason = "a figure or a number that is missing must fail the test")]

mod by_hand;

use by_hand::{
    dealer_delta, either, figure, finding, is_said, number_after, order, said, said_order, side, tells_what_is_left,
    tells_what_orders_come,
};
use dealer_hedging::control::Choices;
use dealer_hedging::lesson::Asked;
use dealer_hedging::lesson::flow_behind_price::LESSON;
use dealer_hedging::model::{Instrument, OptionKind};
use dealer_hedging::scenario::{CustomerSide, Key, Scenario};
use proptest::prelude::*;

/// Shares behind the trade's options.
fn shares(state: &Scenario) -> f64 {
    state.get(Key::Oi) * 100.0
}

proptest! {
    /// I1, A1, A6: the trade, the dealer's side of it, and the first hedge.
    #[test]
    fn the_first_hedge(state in either()) {
        let spot = state.get(Key::Spot);
        let hedge = -dealer_delta(&state, spot);
        let text = finding("the-flow", &state);
        prop_assert!(is_said(said_order(text.split("the dealer").nth(1).unwrap()), hedge, shares(&state)), "{text} {hedge}");
        prop_assert_eq!(text.contains("A customer bought"), side(&state) < 0.0);
        prop_assert!(is_said(said_order(&said("hedge-order", &state)), hedge, shares(&state)));
        // What the position behaves like is the other side of the hedge.
        let like = said("delta-like", &state);
        let signed = if like.contains("no shares") { 0.0 } else {
            number_after(&like, "being ") * if like.contains("short") { -1.0 } else { 1.0 }
        };
        prop_assert!(is_said(signed, -hedge, shares(&state)), "{like} {hedge}");
        let position = said("dealer-position", &state);
        prop_assert_eq!(position.starts_with("short"), side(&state) < 0.0);
    }

    /// B1: the curve that a drawn one is judged by is the hedge at each price, as a part of the shares behind the options.
    #[test]
    fn the_hedge_by_price(state in either()) {
        let Asked::Drawing(drawing) = LESSON.prediction("hedge-curve").unwrap().asked else { panic!("nothing to draw") };
        let curve = (drawing.truth)(&state).unwrap();
        for (column, value) in (-10..=10).zip(curve) {
            let hedge = -dealer_delta(&state, state.get(Key::Strike) * (1.0 + f64::from(column) / 100.0));
            prop_assert!((value * shares(&state) - hedge).abs() <= 1e-6 * shares(&state) + 1e-6, "{column}: {value} {hedge}");
        }
        prop_assert!(drawing.is_near(&curve, &curve));
        // Who draws the other side is wrong wherever there is much of a hedge.
        let size = curve.iter().map(|value| value.abs()).sum::<f64>() / 21.0;
        prop_assert_eq!(drawing.is_near(&curve.map(|value| -value), &curve), 2.0 * size <= drawing.near);
    }

    /// A2, A4, A5: what a move does to options and hedge, and that what is left is a loss to whoever has sold the
    /// options and a gain to whoever owns them.
    #[test]
    fn what_a_move_leaves(state in either()) {
        let state = state.with_choice(Instrument::Shares);
        let table = figure("one-trade", &state).table();
        let trade = state.pick::<CustomerSide>().index() * 2 + state.option_kind().index();
        let cell = |column: usize| table.rows[trade][column].value().unwrap();
        let [options, hedge, net] = [5, 6, 7].map(cell);
        prop_assert!((options + hedge - net).abs() <= 1e-9 * (options.abs() + hedge.abs()) + 1e-6);
        // Rounding the hedge to whole shares is worth half a share times the move.
        let slack = 0.5 * state.get(Key::Move).abs() + 1e-6 * shares(&state) + 1.0;
        prop_assert!(net * side(&state) >= -slack, "{net} for a dealer on side {}", side(&state));
        // The paragraph on the customer who buys a call tells that row of the table, whatever trade is set.
        let of_call = [5, 6, 7].map(|column: usize| table.rows[0][column].value().unwrap());
        tells_what_is_left(&said("call-leaves", &state), of_call)?;
    }

    /// A4, A5: what each of the four trades makes the dealer do, whichever is set.
    #[test]
    fn what_each_trade_makes_the_dealer_do(state in either()) {
        let figure = figure("four-trades", &state);
        let text = figure.finding().text();
        for (row, (side, kind)) in figure.table().rows.iter().zip([("buys", 0), ("buys", 1), ("sells", 0), ("sells", 1)]) {
            let side = if side == "buys" { CustomerSide::Buys } else { CustomerSide::Sells };
            let trade = state.with_choice(side).with_choice(OptionKind::VALUES[kind]);
            let (order, slack) = (-dealer_delta(&trade, state.get(Key::Spot)), 1e-9 * shares(&state));
            prop_assert!((row[2].value().unwrap() - order).abs() <= slack, "{:?} {order}", row);
            let name = if kind == 0 { "calls" } else { "puts" };
            let is_bought = (kind == 0) == (side == CustomerSide::Buys);
            prop_assert!(order == 0.0 || (order > 0.0) == is_bought, "{order}");
            let acts = text.contains(&format!("customer buys {name}")) || text.contains(&format!("sells {name}"));
            prop_assert!(acts || order.abs() <= 0.5 + slack, "{text} {order}");
            let idle = text.contains(&format!("{name} need no order")) || text.starts_with("None of the four");
            prop_assert!(!idle || order.abs() <= 0.5 + slack, "{text} {order}");
        }
    }

    /// A3: what whole units leave, and when the dealer is flat and when only close to it.
    #[test]
    fn what_whole_units_leave(state in either()) {
        let figure = figure("one-trade", &state);
        let text = figure.finding().text();
        let unit = match state.pick() { Instrument::EMini => 50.0, Instrument::Micro => 5.0, Instrument::Etf | Instrument::Shares => 1.0 };
        let hedge = -dealer_delta(&state, state.get(Key::Spot));
        let flat = said("flat-order", &state);
        let slack = 1e-9 * shares(&state);
        // Nothing to do is less than a share; less than half a unit of the instrument is told as what it is.
        prop_assert_eq!(text.contains("stays unhedged"), flat.contains("would"), "{} {}", &text, &flat);
        if text.contains("nothing to do") {
            prop_assert!(hedge.abs() <= 0.5 + slack, "{text} {hedge}");
            prop_assert_eq!(flat, "The dealer is flat already");
        } else if text.contains("stays unhedged") {
            prop_assert!(hedge.abs() >= 0.5 - slack && hedge.abs() <= 0.5 * unit + slack, "{text} {hedge}");
            prop_assert!(is_said(said_order(text.split("the dealer").nth(1).unwrap()), hedge, shares(&state)), "{text} {hedge}");
            prop_assert!(is_said(said_order(&flat), hedge, shares(&state)), "{flat} {hedge}");
        } else {
            prop_assert!(is_said(said_order(&flat), hedge, shares(&state)), "{flat} {hedge}");
            let units = said_order(text.split("the dealer").nth(1).unwrap());
            let residue = hedge - units * unit;
            prop_assert!(residue.abs() <= 0.5 * unit + 1e-9 * shares(&state), "{text} {hedge}");
            prop_assert!(!text.ends_with("is flat") || residue.abs() < 0.5 + 1e-9 * shares(&state), "{text} {residue}");
            prop_assert!(!text.ends_with("close to flat") || residue.abs() > 0.5 - 1e-9 * shares(&state), "{text} {residue}");
        }
    }

    /// B1: the order for a move, and whether it adds to what is held.
    #[test]
    fn the_order_for_a_move(state in either()) {
        let spot = state.get(Key::Spot);
        let order = order(&state, spot, spot + state.get(Key::Move));
        let text = finding("dealer-delta", &state);
        prop_assert!(is_said(said_order(text.split("the dealer").nth(1).unwrap()), order, shares(&state)), "{text} {order}");
        let up = if state.get(Key::Move) > 0.0 { "Price up" } else if state.get(Key::Move) < 0.0 { "Price down" } else { "Price unchanged" };
        prop_assert!(text.starts_with(up), "{text}");
        let held = -dealer_delta(&state, spot);
        if text.contains("more share") {
            prop_assert!(order * held > 0.0, "{text} {held}");
        }
    }

    /// B4: the rule of the path, and the sums along it.
    #[test]
    fn the_orders_along_a_path(state in either()) {
        let path = state.path();
        let played = (0u32..).zip(path.windows(2)).take_while(|(step, _)| f64::from(*step) < state.get(Key::PathStep).round());
        let orders: Vec<f64> = played.map(|(_, pair)| order(&state, pair[0], pair[1])).collect();
        let (bought, sold) = orders.iter().fold((0.0, 0.0), |(buys, sells), order| (buys + order.max(0.0), sells - order.min(0.0)));
        let text = finding("hedge-orders", &state);
        let tail = text.split("the dealer ").nth(1).unwrap_or_default();
        let of = |verb: &str| if tail.contains(verb) { number_after(tail, verb) } else { 0.0 };
        let slack = 12.0 * 1e-9 * shares(&state);
        if orders.is_empty() {
            prop_assert!(text.contains("has not moved yet"));
        } else {
            prop_assert!((of("buys ") - bought).abs() <= 0.5 + slack, "{text} {bought}");
            prop_assert!((of("sells ") - sold).abs() <= 0.5 + slack, "{text} {sold}");
            prop_assert!(!text.contains(" 0 shares"), "{text}");
        }
        if text.starts_with("Buying rises") {
            prop_assert!(side(&state) < 0.0);
        }
        if text.starts_with("Selling rises") {
            prop_assert!(side(&state) > 0.0);
        }
    }

    /// B4, and the wording of pressure: a dealer who has sold options pushes along, one who owns them leans against,
    /// and orders of less than a share push nothing.
    #[test]
    fn what_the_orders_do_to_a_move(state in either()) {
        let spot = state.get(Key::Spot);
        let (up, down) = (order(&state, spot, spot + 1.0), order(&state, spot, spot - 1.0));
        let text = said("pushes", &state);
        let with_the_move = 0.5 * (up - down);
        let slack = 1e-9 * shares(&state);
        if text.contains("push the move along") {
            prop_assert!(with_the_move >= 0.5 - slack, "{text} {with_the_move}");
        } else if text.contains("lean against") {
            prop_assert!(with_the_move <= -0.5 + slack, "{text} {with_the_move}");
        } else {
            prop_assert!(text.contains("nothing to push") && with_the_move.abs() <= 0.5 + slack, "{text} {with_the_move}");
        }
        for (name, order) in [("up-order", up), ("down-order", down)] {
            let text = said(name, &state);
            let sign = match text.as_str() { "buys" => 1.0, "sells" => -1.0, _ => 0.0 };
            prop_assert!(order.abs() < 0.5 + slack || sign == order.signum(), "{name}: {text} {order}");
            prop_assert!(order.abs() > 0.5 - slack || sign == 0.0, "{name}: {text} {order}");
        }
    }

    /// B1: three reasons, and what each accounts for.
    #[test]
    fn three_reasons(state in either()) {
        let told = said("clocks-parts", &state);
        let parts = ["Price accounts for ", ", time for ", ", volatility for "].map(|before| {
            let part = told.split_once(before).map_or("nothing", |(_, part)| part);
            if part.starts_with("nothing") { 0.0 } else { said_order(part) }
        });
        let whole = said_order(&said("clocks-order", &state));
        prop_assert!((parts.iter().sum::<f64>() - whole).abs() <= 2.0 + 1e-9 * shares(&state), "{parts:?} {whole}");
        let text = finding("three-clocks", &state);
        if let Some((_, back)) = text.split_once("; ") {
            let place = ["price", "time", "volatility"].iter().position(|name| back.starts_with(name)).unwrap();
            let whole = whole.abs();
            prop_assert!(back.contains("pulls hardest") && parts[place].abs() > 1.1 * whole - 2.0, "{text} {parts:?}");
            prop_assert!(!back.contains("most of it back") || whole <= 0.5 * parts[place].abs() + 2.0, "{text} {parts:?}");
        }
        if let Some((_, due)) = text.split_once("most of it due to ") {
            let place = ["price", "time", "volatility"].iter().position(|name| due.starts_with(name)).unwrap();
            let gross: f64 = parts.iter().map(|part| part.abs()).sum();
            prop_assert!(parts[place].abs() >= 0.5 * gross - 2.0, "{text} {parts:?}");
            prop_assert!(parts[place].abs() <= 1.1 * whole.abs() + 2.0, "more than the whole: {text} {parts:?}");
        }
    }

    /// B2: the chain's order under every assumption, and the share of the gross.
    #[test]
    fn the_chain(state in either()) {
        let table = figure("crowded-strikes", &state).table();
        let last = table.rows.last().unwrap();
        let (net, gross) = (last[5].value().unwrap(), last[7].value().unwrap());
        prop_assert!(net.abs() <= gross * (1.0 + 1e-9) + 1e-6);
        let text = finding("crowded-strikes", &state);
        if gross.abs() < 0.5 {
            prop_assert!(text.starts_with("No open interest near price"), "{text}");
        } else {
            prop_assert!((number_after(&text, "orders for ") - gross).abs() <= 0.51 || gross < 1.0, "{text} {gross}");
            let most = table.rows[..table.rows.len() - 1].iter().map(|row| row[7].value().unwrap()).fold(0.0, f64::max);
            let exact = 100.0 * most / gross;
            let told = text.split_once(", ").unwrap().1.rsplit("cancel, ").next().unwrap();
            let nearly = told.starts_with("all of them") && gross - most < 0.5 || told.starts_with("nearly all") && exact > 99.5;
            prop_assert!(nearly || (number_after(told, "") - exact).abs() <= 0.51, "{text} {exact}");
            let strike = number_after(&text, "strike of $");
            let of_strike = table.rows.iter().find(|row| row[0].value() == Some(strike)).unwrap()[7].value().unwrap();
            prop_assert!(of_strike >= most, "{text} {most}");
        }
        if net.abs() >= 0.5 {
            prop_assert!(is_said(said_order(&said("chain-order", &state)), net, gross), "{net}");
        }
        // The same contracts on either side: long everything sells into a rise, short everything buys.
        let others = said("chain-others", &state);
        for (assumed, sign) in [("short everything", 1.0), ("long everything", -1.0)] {
            if let Some((_, order)) = others.split_once(assumed) {
                prop_assert!(said_order(order) * sign >= 0.0, "{others}");
            }
        }
        prop_assert_eq!(others.starts_with("No other"), gross.abs() < 0.5, "{} {}", &others, gross);
        // What is told in dollars of delta is the order told, for a rise.
        let reading = figure("crowded-strikes", &state).caption().text();
        prop_assert_eq!(reading.contains("is sold, net"), net <= -0.5, "{} {}", &reading, net);
        prop_assert_eq!(reading.contains("is bought, net"), net >= 0.5, "{} {}", &reading, net);
    }

    /// B3: gamma is told for a move over which it holds, never more than the book, and the comparison is that of the
    /// slopes of the delta curve.
    #[test]
    fn gamma_here_and_there(state in either()) {
        let text = finding("far-to-dominant", &state);
        let compared = said("gamma-compared", &state);
        let places = [("gamma-here", Key::Spot, Key::Days), ("gamma-there", Key::OtherSpot, Key::OtherDays)];
        for (name, spot, days) in places {
            let words = said(name, &state);
            let place = state.with(Key::Spot, state.get(spot)).with(Key::Days, state.get(days));
            let real = |dollars: f64| order(&place, place.get(Key::Spot), place.get(Key::Spot) + dollars);
            tells_what_orders_come(&words, real, shares(&state))?;
            prop_assert!(!words.starts_with("next to nothing") || !compared.contains("times"), "{words}: {compared}");
        }
        let rate = |spot: f64, days: f64| {
            let table = figure("far-to-dominant", &state).table();
            let row = table.rows.iter().find(|row| row[1].value() == Some(spot) && row[2].value() == Some(days)).unwrap();
            row[3].value().unwrap().abs()
        };
        let here = rate(state.get(Key::Spot), state.get(Key::Days));
        let there = rate(state.get(Key::OtherSpot), state.get(Key::OtherDays));
        if compared.ends_with("larger here") {
            prop_assert!(here > there, "{compared} {here} {there}");
        }
        if compared.ends_with("larger there") {
            prop_assert!(there > here, "{compared} {here} {there}");
        }
        prop_assert!(!text.contains("NaN"));
    }
}

/// E3: the same open interest, three settings: the numbers of the table on the page.
#[test]
fn three_settings_of_one_open_interest() {
    let of = |spot: f64, days: f64, side: CustomerSide| {
        let state = Scenario::default().with(Key::Spot, spot).with(Key::Days, days).with_choice(side);
        order(&state, spot, spot + 1.0)
    };
    for (name, order) in [
        ("setting-near", of(100.0, 1.0, CustomerSide::Buys)),
        ("setting-far", of(110.0, 1.0, CustomerSide::Buys)),
        ("setting-long", of(100.0, 30.0, CustomerSide::Sells)),
    ] {
        // Whatever the reader has set: the sentence speaks of 10,000 contracts.
        let text = said(name, &Scenario::default().with(Key::Oi, 77.0).with(Key::Iv, 90.0));
        assert!(is_said(said_order(&text), order, 1e6), "{name}: {text} {order}");
    }
}

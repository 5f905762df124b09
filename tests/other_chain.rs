//! A chain is a value that figures and sentences take: one that no control holds, of other strikes, unevenly apart, with
//! more contracts than the controls reach, is told, listed and drawn whole, and nothing in its picture drags a control
//! that means another quantity.

#![expect(clippy::unwrap_used, reason = "a figure or a number that is missing must fail the test")]

#[path = "labels/dejavu.rs"]
mod dejavu;
#[path = "labels/painted.rs"]
mod painted;

use std::rc::Rc;

use dealer_hedging::chart::layout::layout;
use dealer_hedging::chart::{Figure, Mark, Scene, Table, View};
use dealer_hedging::control::Choices;
use dealer_hedging::figures;
use dealer_hedging::figures::words::grammar;
use dealer_hedging::format::grouped;
use dealer_hedging::lesson::flow_behind_price::LESSON;
use dealer_hedging::model::OptionKind;
use dealer_hedging::scenario::chain::{Chain, StrikeRow};
use dealer_hedging::scenario::{Assumption, Inputs, Key, Scenario};
use painted::painted;
use statrs::distribution::{ContinuousCDF, Normal};

const READ_THE_CHAIN: [&str; 3] = ["crowded-strikes", "pressure-map", "map-moves"];
const WIDTHS: [f64; 2] = [690.0, 340.0];
const STRIKES: usize = 20;

/// Twenty strikes, none of them on the ladder of the controls, 40 cents to $1.90 apart.
fn rows() -> Vec<StrikeRow> {
    let steps = [0.7, 1.9, 0.4, 1.1];
    let mut strike = 90.15;
    (0..STRIKES)
        .map(|place| {
            strike += steps[place % steps.len()];
            // From a handful to three times what the controls reach, in no order.
            let open = |stride: usize| f64::from(u32::try_from(17 + place * stride % 97_000).unwrap());
            StrikeRow { strike, calls: open(31_415), puts: open(27_183) }
        })
        .collect()
}

/// The chain beside a state, every size of it so many times as large.
fn beside(scenario: &Scenario, times: f64) -> Inputs {
    let rows = rows().into_iter().map(|row| StrikeRow { calls: row.calls * times, puts: row.puts * times, ..row });
    Inputs { scenario: *scenario, chain: Rc::new(Chain::new(rows.collect()).unwrap()) }
}

/// States in which pictures of a chain differ most.
fn states() -> Vec<Scenario> {
    let mut states: Vec<Scenario> =
        Assumption::VALUES.iter().map(|assumption| Scenario::default().with_choice(*assumption)).collect();
    for spot in [60.0, 90.9, 101.37, 110.0, 150.0] {
        states.push(Scenario::default().with(Key::Spot, spot).with(Key::Minute, 60.0).with(Key::Days, 0.5));
    }
    states
}

/// The delta of a call or a put by the formula, without rate and yield.
fn delta(kind: OptionKind, spot: f64, strike: f64, width: f64) -> f64 {
    let normal = Normal::new(0.0, 1.0).unwrap();
    let d1 = (spot / strike).ln() / width + 0.5 * width;
    match kind {
        OptionKind::Call => normal.cdf(d1),
        OptionKind::Put => -normal.cdf(-d1),
    }
}

/// The order of dealers who hold one contract when price goes from one price to another, in shares.
fn order(kind: OptionKind, strike: f64, (from, to): (f64, f64), width: f64) -> f64 {
    100.0 * (delta(kind, from, strike, width) - delta(kind, to, strike, width))
}

/// What dealers who are long calls and short puts buy in a row for such a change of price, and what they would if they
/// were long of everything.
fn orders(row: &StrikeRow, prices: (f64, f64), width: f64) -> (f64, f64) {
    let calls = row.calls * order(OptionKind::Call, row.strike, prices, width);
    let puts = row.puts * order(OptionKind::Put, row.strike, prices, width);
    (calls - puts, calls + puts)
}

/// The same of the whole chain.
fn all_orders(chain: &Chain, prices: (f64, f64), width: f64) -> (f64, f64) {
    let each = chain.rows().iter().map(|row| orders(row, prices, width));
    each.fold((0.0, 0.0), |sum, (net, long)| (sum.0 + net, sum.1 + long))
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-6 * (1.0 + other.abs())
}

fn figure(id: &str, inputs: &Inputs) -> Box<dyn Figure> {
    LESSON.figure(id).unwrap().whole_figure(inputs)
}

fn column(table: &Table, name: &str) -> Vec<f64> {
    let place = table.columns.iter().position(|column| column.name == name).unwrap();
    table.rows.iter().map(|row| row[place].value().unwrap_or(f64::NAN)).collect()
}

#[test]
fn the_table_has_a_row_a_strike_and_their_sum_as_calculated_by_hand() {
    let inputs = beside(&Scenario::default().with(Key::Spot, 101.37), 1.0);
    let table = figure("crowded-strikes", &inputs).table();
    assert_eq!(table.rows.len(), STRIKES + 1);
    let width = 0.2 * (5.0_f64 / 365.0).sqrt();
    let (up, down) = ((101.37, 101.37 * 1.01), (101.37, 101.37 * 0.99));
    let by_hand = |row: &StrikeRow| {
        let ((up, long), (down, _)) = (orders(row, up, width), orders(row, down, width));
        [row.calls, row.puts, row.calls, -row.puts, up, down, -long]
    };
    let listed: Vec<Vec<f64>> = table.columns[..8].iter().map(|listed| column(&table, &listed.name)).collect();
    let mut sum = [0.0; 7];
    for (place, row) in inputs.chain.rows().iter().enumerate() {
        assert_eq!(listed[0][place], row.strike);
        for (number, expected) in by_hand(row).into_iter().enumerate() {
            let shown = listed[number + 1][place];
            assert!(near(shown, expected), "{} at {}: {shown}, {expected}", table.columns[number + 1].name, row.strike);
            sum[number] += expected;
        }
    }
    for (number, expected) in sum.into_iter().enumerate() {
        let shown = listed[number + 1][STRIKES];
        assert!(near(shown, expected), "{}: {shown}, {expected}", table.columns[number + 1].name);
    }
}

#[test]
fn the_maps_sum_the_chain_at_every_price() {
    let inputs = beside(&Scenario::default().with(Key::Minute, 150.0), 1.0);
    let width = 0.2 * (1.0_f64 / 252.0).sqrt();
    let table = figure("pressure-map", &inputs).table();
    let opening = column(&figure("map-moves", &inputs).table(), figures::words::map_moves::AT_THE_OPEN.0);
    let [prices, up, down, gross] =
        ["price", "hedge order, price up 1%", "hedge order, price down 1%", "gross orders, price up 1%"]
            .map(|name| column(&table, name));
    assert!(prices.len() > 10 && prices.len() == opening.len() + 1);
    for (place, price) in prices.into_iter().enumerate() {
        let (net, long) = all_orders(&inputs.chain, (price, price * 1.01), width);
        let (net_down, _) = all_orders(&inputs.chain, (price, price * 0.99), width);
        assert!(
            near(up[place], net) && opening.get(place).is_none_or(|opening| near(*opening, net)),
            "{price}: {} {net}",
            up[place]
        );
        assert!(near(down[place], net_down) && near(gross[place], -long), "{price}: {} {net_down}", down[place]);
    }
}

#[test]
fn the_text_tells_of_the_chain_as_calculated_by_hand() {
    let inputs = beside(&Scenario::default(), 1.0);
    let said = |name: &str| LESSON.phrase(name).unwrap().say(&inputs).text();
    let (net, long) = all_orders(&inputs.chain, (100.0, 101.0), 0.2 * (5.0_f64 / 365.0).sqrt());
    assert_eq!(said("chain-order"), grammar::they(net).text());
    assert_eq!(said("chain-gross"), grammar::shares_of(-long));
    assert_eq!(said("chain-share"), format!("{} of that", figures::words::crowded_strikes::per_cent(net, long)));
    assert!(said("chain-others").contains(&grammar::shares_of(-long)), "{}", said("chain-others"));
    let contracts: f64 = inputs.chain.rows().iter().map(|row| row.calls + row.puts).sum();
    // Of the ten million shares of a day.
    let part = format!("stand for {}% of", grouped(contracts * 100.0 / 10e6 * 100.0, 0));
    assert!(said("chain-volume").contains(&part), "{} {part}", said("chain-volume"));
    for scenario in states() {
        let inputs = beside(&scenario, 1.0);
        for phrase in LESSON.phrases {
            assert!(phrase.try_say(&inputs).is_ok_and(|said| !said.text().contains("NaN")), "{}", phrase.name);
        }
    }
}

/// Marks of a picture that leave their panel, at a width in CSS pixels.
fn outside(scene: &Scene, width: f64) -> Vec<String> {
    let mut outside = Vec::new();
    for (panel, projection) in scene.panels.iter().zip(layout(scene, width)) {
        let frame = projection.frame();
        let is_inside = |point: &(f64, f64)| {
            let (x, y) = projection.pixel(*point);
            // A curve has gaps where it is not finite.
            let within = |low: f64, at: f64, high: f64| at.is_nan() || (low - 0.01..=high + 0.01).contains(&at);
            within(frame.left, x, frame.right) && within(frame.top, y, frame.bottom)
        };
        for mark in &panel.marks {
            let points: Vec<(f64, f64)> = match mark {
                Mark::Curve { points, .. } | Mark::Area { points, .. } => points.clone(),
                Mark::Bar { from, to, .. } | Mark::Card { from, to, .. } | Mark::Arrow { from, to, .. } => {
                    vec![*from, *to]
                }
                Mark::Dot { at, .. } | Mark::Ring { at, .. } | Mark::Triangle { at, .. } | Mark::Label { at, .. } => {
                    vec![*at]
                }
                Mark::Heat { .. } => Vec::new(),
            };
            if !points.iter().all(is_inside) {
                outside.push(format!("{mark:?}"));
            }
        }
    }
    outside
}

#[test]
fn every_mark_lies_inside_its_panel() {
    for scenario in states() {
        // Within the controls' reach, beyond it, and as many contracts as no exchange has.
        for times in [0.0, 0.3, 1.0, 40.0] {
            let inputs = beside(&scenario, times);
            for (id, width) in READ_THE_CHAIN.into_iter().flat_map(|id| WIDTHS.map(|width| (id, width))) {
                let scene = figure(id, &inputs).scene(View { width });
                let outside = outside(&scene, width);
                assert!(outside.is_empty(), "{id} at {width} px, {times} times, {scenario:?}: {outside:?}");
            }
        }
    }
}

#[test]
fn a_dot_for_a_jump_is_promised_where_there_is_one() {
    let mut shown = [0; 2];
    for (scenario, times) in
        states().iter().flat_map(|state| [0.05, 0.1, 0.15, 0.2, 0.3, 1.0].map(|times| (state, times)))
    {
        let figure = figure("pressure-map", &beside(scenario, times));
        let scene = figure.scene(View { width: 690.0 });
        let is_marked = scene.panels[1].marks.iter().any(|mark| matches!(mark, Mark::Dot { .. }));
        assert_eq!(figure.caption().text().contains("A dot marks a jump"), is_marked, "{times} times, {scenario:?}");
        shown[usize::from(is_marked)] += 1;
    }
    assert!(shown.iter().all(|count| *count > 0), "{shown:?}");
}

#[test]
fn every_strike_has_its_bars_and_those_with_room_their_names() {
    let inputs = beside(&Scenario::default(), 1.0);
    for width in WIDTHS {
        let scene = figure("crowded-strikes", &inputs).scene(View { width });
        let bars = scene.panels[0].marks.iter().filter(|mark| matches!(mark, Mark::Bar { .. })).count();
        assert_eq!(bars, 2 * STRIKES);
        // All that is written stands apart and inside, and as many strikes are named as the width has room for.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the width of a picture")]
        let (texts, discs) = painted(&scene, width as u32);
        for (place, text) in texts.iter().enumerate() {
            assert!(text.outside(width, scene.height()) <= 1.0, "{text:?} leaves the picture");
            assert!(texts[..place].iter().all(|other| text.overlap(other) <= 1.0), "{text:?} lies on another");
            // A rim of the ground's colour around a disc may touch a text: two pixels of it are no disc.
            let covered = discs.iter().map(|disc| text.covered_by(*disc)).fold(f64::NEG_INFINITY, f64::max);
            assert!(covered <= 3.0, "{text:?} lies {covered} px under a disc");
        }
        let named = texts.iter().filter(|text| !text.bold && text.says.starts_with(|c: char| c.is_ascii_digit()));
        assert!(named.count() >= if width < 500.0 { 4 } else { 9 }, "{texts:?}");
    }
}

#[test]
fn no_handle_moves_what_the_chain_does_not_have() {
    let dragged = |inputs: &Inputs| {
        READ_THE_CHAIN.map(|id| figure(id, inputs).handles().iter().map(|handle| handle.control).collect::<Vec<_>>())
    };
    assert_eq!(dragged(&beside(&Scenario::default(), 1.0)), [["spot"], ["spot"], ["minute"]]);
    // Nor where it has the strikes of the controls with other sizes, though one of them is the same.
    let ladder = Chain::of(&Scenario::default().with(Key::Calls(4), 500.0));
    let inputs = Inputs { scenario: Scenario::default(), chain: Rc::new(ladder) };
    assert_eq!(dragged(&inputs), [["spot"], ["spot"], ["minute"]]);
}

#[test]
fn a_handle_stands_at_the_row_and_means_what_is_open_there() {
    let inputs = Inputs::of(Scenario::default().with(Key::Puts(2), 29_500.0));
    let handles = figure("crowded-strikes", &inputs).handles();
    let rows = inputs.chain.rows();
    let open = rows.iter().map(|row| (row.strike, row.calls)).chain(rows.iter().map(|row| (row.strike, row.puts)));
    assert_eq!(handles.len(), 2 * rows.len() + 1);
    for (handle, (strike, contracts)) in handles.iter().zip(open) {
        assert_eq!(handle.at.0, strike);
        assert!(near(handle.value_at(handle.at), contracts), "{handle:?}");
        assert_eq!(inputs.scenario.get(Key::named(handle.control).unwrap()), contracts, "{handle:?}");
    }
}

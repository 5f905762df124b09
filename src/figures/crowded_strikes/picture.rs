//! The picture: open interest, lit up where orders fall due; their sum at every spot; and what is left of it.

use super::{ChainOrders, CrowdedStrikes, StrikeOrders};
use crate::chart::{Anchor, Axis, ColorRole, Marks, Panel, Scene, View};
use crate::figures::words::{common, crowded_strikes as words};
use crate::format::compact;
use crate::format::number;
use crate::scenario::{Key, Scenario};
use crate::units::PERCENT;

/// Where the axis of open interest ends, in contracts: the first that holds every bar. The last is where the controls
/// end; for a chain of more it is ten times as many of them, and so on.
const TOPS: [f64; 3] = [8_000.0, 16_000.0, 30_000.0];
/// A bar that comes this near to the end of the axis asks for the next one.
const FULL: f64 = 0.95;
/// Strikes are named between calls and puts, in a gap of this share of the axis.
const GAP_SHARE: f64 = 0.17;
/// A chain has few strikes of a kind if they are fewer than one in so many.
const FEW: usize = 3;
/// Half the width of a bar, in steps from strike to strike.
const BAR_STEPS: f64 = 0.34;
/// What is no further off than this, of 1, is off by the dust of binary fractions alone.
const DUST: f64 = 1e-9;
/// How strongly a bar stands out: one whose contracts need no order, and one whose contracts need as many as they can.
const UNLIT: f64 = 0.15;
const LIT: f64 = 0.9;
/// Heights of the bars and of their sum, in CSS pixels, and the same on a phone.
const HEIGHTS: [[f64; 2]; 2] = [[200.0, 134.0], [150.0, 112.0]];
/// Room above the largest sum for the name of spot.
const ROOM: f64 = 1.4;
/// So many strikes have no room for the name of each.
const CROWD: usize = 13;
/// Room beyond the outermost strikes, in such steps.
const EDGE_STEPS: f64 = 0.6;

/// Left and right edge of the chain, in dollars.
pub(super) fn edges(orders: &ChainOrders) -> (f64, f64) {
    let room = EDGE_STEPS * orders.step;
    let end = |row: Option<&StrikeOrders>| row.map_or(0.0, |row| row.strike);
    (end(orders.rows.first()) - room, end(orders.rows.last()) + room)
}

fn top(orders: &ChainOrders) -> f64 {
    let most = number::max_abs(&mut orders.rows.iter().flat_map(|row| [row.calls, row.puts]));
    let mut decade = 1.0;
    while most > TOPS[2] * decade {
        decade *= 10.0;
    }
    let [tops @ .., last] = TOPS.map(|top| top * decade);
    tops.into_iter().find(|top| most <= top * FULL).unwrap_or(last)
}

/// Half the gap between calls and puts, in contracts.
pub(super) fn gap(orders: &ChainOrders) -> f64 {
    GAP_SHARE * top(orders)
}

pub(super) fn scene(figure: &CrowdedStrikes, view: View) -> Scene {
    let (state, orders) = (&figure.state, &figure.orders);
    let names = names(state, orders, view);
    let [bars, sum] = HEIGHTS[usize::from(view.is_narrow())];
    Scene::stacked(vec![
        open_interest(orders, &names, view, bars),
        swell(figure, &names, sum),
        what_is_left(state, orders),
    ])
}

/// Which rows have their name in bold and on every screen: strikes that are multiples of two steps of the chain, in the
/// lesson of $5; every second one of a chain that has few such strikes.
fn whole_rows(orders: &ChainOrders) -> Vec<bool> {
    let is_whole = |row: &StrikeOrders| {
        let steps = row.strike / (2.0 * orders.step);
        (steps - steps.round()).abs() < DUST * steps
    };
    let whole: Vec<bool> = orders.rows.iter().map(is_whole).collect();
    let has_few = whole.iter().filter(|is_whole| **is_whole).count() * FEW < whole.len();
    if has_few { (0..whole.len()).map(|place| place % 2 == 0).collect() } else { whole }
}

/// What a strike is called in the picture, and whether in bold.
type Name = Option<(String, bool)>;

/// The names of strikes, row by row: on a phone those of whole ones alone. They are told where they have room.
fn names(state: &Scenario, orders: &ChainOrders, view: View) -> Vec<Name> {
    let named = |(row, is_whole): (&StrikeOrders, bool)| {
        (is_whole || !view.is_narrow()).then(|| (common::short_price(row.strike, state.scale()), is_whole))
    };
    orders.rows.iter().zip(whole_rows(orders)).map(named).collect()
}

fn open_interest(orders: &ChainOrders, names: &[Name], view: View, height: f64) -> Panel {
    let (top, gap) = (top(orders), gap(orders));
    let end = gap + top * 1.2;
    let mut y = Axis::linear(-end, end).named(words::OPEN_INTEREST);
    for sign in [-1.0, 1.0] {
        for size in [0.0, 0.5 * top, top] {
            y.tick(sign * (gap + size), compact(size));
        }
    }
    let bar = BAR_STEPS * orders.step;
    let (low, high) = edges(orders);
    let mut marks = Marks::new();
    for (row, name) in orders.rows.iter().zip(names) {
        for (size, sign, anchor) in [(row.calls, 1.0, Anchor::Above), (row.puts, -1.0, Anchor::Below)] {
            let (from, to) = ((row.strike - bar, sign * gap), (row.strike + bar, sign * (gap + size)));
            // In whole per cent: the last digits of a delta are no shade of grey.
            let light = ((UNLIT + (LIT - UNLIT) * row.due) * PERCENT).round() / PERCENT;
            marks.bar(from, to, ColorRole::Ink, light);
            let knob = (row.strike, to.1);
            marks.dot(knob, 4.5, ColorRole::Accent);
            let text = if view.is_narrow() { short(size) } else { compact(size) };
            marks
                .label(knob, text, ColorRole::Soft, anchor)
                .shifted(0.0, if sign > 0.0 { -1.0 } else { 1.0 })
                .optional();
        }
        if let Some((name, is_bold)) = name {
            marks.label((row.strike, 0.0), name.clone(), ColorRole::Ink, Anchor::Centre).optional();
            if *is_bold {
                marks.bold();
            }
        }
    }
    Panel { x: Axis::linear(low, high), y, marks, height }
}

/// The orders of all strikes together, wherever spot is: the sum swells as it passes them.
fn swell(figure: &CrowdedStrikes, names: &[Name], height: f64) -> Panel {
    let orders = &figure.orders;
    let (left, right) = edges(orders);
    let mut x = Axis::linear(left, right).named(words::STRIKES);
    for (row, name) in orders.rows.iter().zip(names) {
        // In a crowd the numbers that stay are those of whole strikes.
        if let Some((name, is_whole)) = name
            && (*is_whole || names.len() < CROWD)
        {
            x.tick(row.strike, name.clone());
        }
    }
    let most = number::max_abs(&mut figure.swell.iter().map(|(_, shares)| *shares)).max(orders.gross_up);
    let y = Axis::linear(0.0, if most < 1.0 { 1.0 } else { ROOM * most }).ticked(3, &compact).named(words::ORDERS);
    let mut marks = Marks::new();
    let mut ground = figure.swell.clone();
    ground.extend([(right, 0.0), (left, 0.0)]);
    marks.area(ground, ColorRole::Ink, 0.15);
    marks.curve(figure.swell.clone(), ColorRole::Ink, 2.0);
    mark_spot(&mut marks, figure, &x, y.high);
    Panel { x, y, marks, height }
}

/// The dot to drag, its name and what falls due there; or the way to it where spot is off the chain.
fn mark_spot(marks: &mut Marks, figure: &CrowdedStrikes, x: &Axis, top: f64) {
    let (spot, scale, gross) = (figure.state.get(Key::Spot), figure.state.scale(), figure.orders.gross_up);
    let (text, [to_the_left, to_the_right]) = (words::spot(spot, scale), words::spot_beyond(spot, scale));
    if spot < x.low {
        marks.label((x.low, top), to_the_left, ColorRole::Ink, Anchor::Right).shifted(0.0, 8.0);
    } else if spot > x.high {
        marks.label((x.high, top), to_the_right, ColorRole::Ink, Anchor::Left).shifted(0.0, 8.0);
    } else {
        marks.dashed_line((spot, 0.0), (spot, top), ColorRole::Faint, 1.0);
        marks.label((spot, top), words::due(&text, gross), ColorRole::Ink, Anchor::Right).bold().shifted(2.0, 8.0);
        marks.dot((spot, gross), 6.0, ColorRole::Ink);
    }
}

/// Thousands without decimals or sign, for narrow frames: the side of the bar and the colour say which.
fn short(shares: f64) -> String {
    let size = shares.abs();
    compact(if size < 1_000.0 { size } else { (size / 1_000.0).round() * 1_000.0 })
}

/// What is left of all orders once they cancel, as a part of them: it rests on who holds the contracts.
fn what_is_left(state: &Scenario, orders: &ChainOrders) -> Panel {
    let (net, gross) = (orders.net_up, orders.gross_up);
    let x = Axis::linear(0.0, gross.max(net.abs()).max(1.0));
    let mut y = Axis::linear(0.0, 100.0);
    y.name = common::if_dealers(state.assumption());
    let (role, text) = words::net(net, gross);
    let mut marks = Marks::new();
    marks.bar((0.0, 30.0), (gross, 0.0), ColorRole::Faint, 0.3);
    marks.bar((0.0, 30.0), (net.abs(), 0.0), role, 1.0);
    marks.label((0.0, 70.0), text, role, Anchor::Right).bold().shifted(-8.0, 0.0);
    Panel { x, y, marks, height: 66.0 }
}

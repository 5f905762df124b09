//! The picture: open interest, orders by strike, and net beside gross.

use super::{ChainOrders, StrikeOrders};
use crate::chart::{Anchor, Axis, ColorRole, Marks, Panel, Scene, View};
use crate::figures::drawing::axes;
use crate::figures::words::{common, crowded_strikes as words};
use crate::format::number;
use crate::format::{compact, compact_signed};
use crate::model::rounds_to_nothing;
use crate::scenario::{Key, Scenario};

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
/// Spot this near to the right edge, as a share of the axis, has its name on its left.
const NAME_SHARE: f64 = 5.5 / 23.0;
/// Room beside the plot, what a digit takes of a name at most, and what stays free between two names, in CSS pixels.
const SIDES_PX: f64 = 64.0;
const DIGIT_PX: f64 = 7.0;
const GAP_PX: f64 = 3.0;
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

pub(super) fn scene(state: &Scenario, orders: &ChainOrders, view: View) -> Scene {
    let share = if view.is_narrow() { 0.92 } else { 1.0 };
    let names = names(state, orders, view);
    Scene::stacked(vec![
        open_interest(orders, &names, view, 250.0 * share),
        hedge_orders(state, orders, &names, view, 240.0 * share),
        sums(state, orders, view),
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

/// What a strike is called in the picture, and whether in bold; none where it has no room.
type Name = Option<(String, bool)>;

/// The names of strikes, row by row, and whether each is bold: those of whole ones where they have room, and on a wide
/// screen those of the others where these leave some.
fn names(state: &Scenario, orders: &ChainOrders, view: View) -> Vec<Name> {
    let (low, high) = edges(orders);
    let a_pixel = (high - low) / (view.width - SIDES_PX).max(100.0);
    let (rows, whole) = (&orders.rows, whole_rows(orders));
    let mut names = vec![None; rows.len()];
    // The left and the right end of each name, in dollars.
    let mut taken: Vec<(f64, f64)> = Vec::new();
    for bold in [true, false].into_iter().filter(|bold| *bold || !view.is_narrow()) {
        for (place, row) in rows.iter().enumerate().filter(|(place, _)| whole[*place] == bold) {
            let name = common::short_price(row.strike, state.scale());
            #[expect(clippy::cast_precision_loss, reason = "a name has a handful of letters")]
            let half = 0.5 * a_pixel * (GAP_PX + DIGIT_PX * name.len() as f64);
            let (left, right) = (row.strike - half, row.strike + half);
            if taken.iter().all(|(from, to)| right <= *from || *to <= left) {
                taken.push((left, right));
                names[place] = Some((name, bold));
            }
        }
    }
    names
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
    let mut marks = Marks::new();
    for (row, name) in orders.rows.iter().zip(names) {
        for (size, sign, anchor) in [(row.calls, 1.0, Anchor::Above), (row.puts, -1.0, Anchor::Below)] {
            let (from, to) = ((row.strike - bar, sign * gap), (row.strike + bar, sign * (gap + size)));
            marks.bar(from, to, ColorRole::Faint, 0.55);
            let knob = (row.strike, to.1);
            marks.dot(knob, 4.5, ColorRole::Accent);
            let text = if view.is_narrow() { short(size) } else { compact(size) };
            marks.label(knob, text, ColorRole::Soft, anchor).shifted(0.0, if sign > 0.0 { -1.0 } else { 1.0 });
        }
        if let Some((name, is_bold)) = name {
            marks.label((row.strike, 0.0), name.clone(), ColorRole::Ink, Anchor::Centre);
            if *is_bold {
                marks.bold();
            }
        }
    }
    let (low, high) = edges(orders);
    Panel { x: Axis::linear(low, high), y, marks, height }
}

/// What buys and what sells at a strike when price rises by 1%, before they cancel.
fn apart(row: &StrikeOrders) -> (f64, f64) {
    (row.up_calls.max(0.0) + row.up_puts.max(0.0), row.up_calls.min(0.0) + row.up_puts.min(0.0))
}

fn hedge_orders(state: &Scenario, orders: &ChainOrders, names: &[Name], view: View, height: f64) -> Panel {
    let (low, high) = orders
        .rows
        .iter()
        .map(apart)
        .fold((0.0_f64, 0.0_f64), |(low, high), (buys, sells)| (low.min(sells), high.max(buys)));
    let room = 0.16 * (high - low);
    let y = if high - low < 1.0 {
        // Less than a share: an axis without extent.
        axes::around_zero(0.0, 1.0, 1, "")
    } else {
        Axis::linear(low - room, high + room).ticked(5, &compact)
    };
    let y = y.named(words::ORDERS);
    let (left, right) = edges(orders);
    let mut x = Axis::linear(left, right).named(words::STRIKES);
    for (row, name) in orders.rows.iter().zip(names) {
        if let Some((name, _)) = name {
            x.tick(row.strike, name.clone());
        }
    }
    let mut marks = Marks::new();
    let spot = state.get(Key::Spot);
    let seen = (x.low..=x.high).contains(&spot);
    if seen {
        marks.dashed_line((spot, y.low), (spot, y.high), ColorRole::Faint, 1.0);
    }
    let most = number::max_abs(&mut orders.rows.iter().map(StrikeOrders::net_up));
    let bar = BAR_STEPS * orders.step;
    let mut labels = Marks::new();
    for row in &orders.rows {
        let (left, right) = (row.strike - bar, row.strike + bar);
        let (buys, sells) = apart(row);
        let net = row.net_up();
        for (size, role) in [(buys, ColorRole::Buy), (sells, ColorRole::Sell)] {
            marks.bar((left, 0.0), (right, size), role, 0.2);
        }
        let role = ColorRole::of_sign(net);
        marks.bar((left, 0.0), (right, net), role, 1.0);
        if net.abs() >= most * if view.is_narrow() { 0.3 } else { 0.04 } && !rounds_to_nothing(net) {
            // Beyond the pale bar on the side of the order.
            let (end, anchor, shift) =
                if net > 0.0 { (buys, Anchor::Above, 4.0) } else { (sells, Anchor::Below, -4.0) };
            let text = if view.is_narrow() { short(net) } else { compact_signed(net) };
            labels.label((row.strike, end), text, role, anchor).bold().shifted(0.0, shift);
        }
    }
    marks.line((x.low, 0.0), (x.high, 0.0), ColorRole::Rule, 1.0);
    marks.append(labels);
    mark_spot(&mut marks, state, &x, &y);
    Panel { x, y, marks, height }
}

/// The dot to drag and its name, or the way to it where spot is off the chain.
fn mark_spot(marks: &mut Marks, state: &Scenario, x: &Axis, y: &Axis) {
    let (spot, scale) = (state.get(Key::Spot), state.scale());
    let (text, [to_the_left, to_the_right]) = (words::spot(spot, scale), words::spot_beyond(spot, scale));
    // On the side where bars are shorter, the name has room; above where they are as long, whatever their last digit.
    let (end, down) = if y.high > -y.low * (1.0 + DUST) { (y.low, -6.0) } else { (y.high, 4.0) };
    if spot < x.low {
        marks.label((x.low, end), to_the_left, ColorRole::Ink, Anchor::Right).shifted(0.0, down);
    } else if spot > x.high {
        marks.label((x.high, end), to_the_right, ColorRole::Ink, Anchor::Left).shifted(0.0, down);
    } else {
        let crowded = spot > x.high - NAME_SHARE * (x.high - x.low);
        let (anchor, right) = if crowded { (Anchor::Left, 2.0) } else { (Anchor::Right, -2.0) };
        marks.label((spot, end), text, ColorRole::Ink, anchor).shifted(right, down);
        marks.dot((spot, 0.0), 6.0, ColorRole::Ink);
    }
}

/// Thousands without decimals or sign, for narrow frames: the side of the bar and the colour say which.
fn short(shares: f64) -> String {
    let size = shares.abs();
    compact(if size < 1_000.0 { size } else { (size / 1_000.0).round() * 1_000.0 })
}

/// Two bars from the same start: all orders, and what is left of them.
fn sums(state: &Scenario, orders: &ChainOrders, view: View) -> Panel {
    let (net, gross) = (orders.net_up, orders.gross_up);
    let longest = gross.max(net.abs()).max(1.0);
    let x = Axis::linear(0.0, longest);
    let mut y = Axis::linear(0.0, 100.0);
    y.name = common::if_dealers(state.assumption());
    let narrow = view.is_narrow();
    let spot = state.get(Key::Spot);
    let (net_role, net_text) = words::net(net, gross, spot, narrow);
    let mut marks = Marks::new();
    marks.label((0.0, 90.0), words::gross(gross, spot, narrow), ColorRole::Soft, Anchor::Right).shifted(-8.0, 0.0);
    marks.bar((0.0, 77.0), (gross, 62.0), ColorRole::Faint, 0.55);
    marks.label((0.0, 36.0), net_text, net_role, Anchor::Right).bold().shifted(-8.0, 0.0);
    marks.bar((0.0, 23.0), (net.abs(), 8.0), net_role, 1.0);
    Panel { x, y, marks, height: 122.0 }
}

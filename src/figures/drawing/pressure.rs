//! What the pictures of the map have in common.

use super::axes;
use crate::chart::{Anchor, Axis, ColorRole, Marks, View};
use crate::figures::shared::pressure::{Map, Pressure};
use crate::figures::words::{common, pressure_map as words};
use crate::format::number;
use crate::scenario::session::CLOSE;

/// Room beside the plot, in CSS pixels.
const SIDES_PX: f64 = 64.0;
/// Width of the name of a zone, in CSS pixels.
const WORDS_PX: f64 = 122.0;
/// The axis of prices.
#[must_use]
pub fn prices(map: &Map, view: View) -> Axis {
    let count = if view.is_narrow() { 5 } else { 9 };
    let (low, high) = map.window();
    axes::prices(low, high, count, common::PRICE)
}

/// An axis of orders that holds these sizes, `room` times as far from zero as the largest of them.
#[must_use]
pub fn orders(curves: &[&[(f64, f64)]], room: f64) -> Axis {
    let most = number::max_abs(&mut curves.iter().copied().flatten().map(|(_, shares)| *shares));
    axes::around_zero(most.max(1.0), room, 5, words::ORDERS)
}

/// A curve of orders on its ground, blue where it buys and orange where it sells.
pub fn filled(marks: &mut Marks, map: &Map, points: &[(f64, f64)]) {
    let (left, right) = map.window();
    for (sign, role) in [(1.0, ColorRole::Buy), (-1.0, ColorRole::Sell)] {
        let mut outline = Vec::with_capacity(points.len() + 2);
        outline.push((left, 0.0));
        for (price, shares) in points {
            outline.push((*price, if shares * sign > 0.0 { *shares } else { 0.0 }));
        }
        outline.push((right, 0.0));
        marks.area(outline, role, 0.3);
    }
    marks.line((left, 0.0), (right, 0.0), ColorRole::Rule, 1.0);
}

/// Words at a point, moved by pixels (right, down): bold if they name what the picture is about.
pub fn text(marks: &mut Marks, at: (f64, f64), text: String, (role, anchor): (ColorRole, Anchor), shift: (f64, f64)) {
    marks.label(at, text, role, anchor).shifted(shift.0, shift.1);
    if matches!(role, ColorRole::Ink | ColorRole::Accent) {
        marks.bold();
    }
}

/// A price in a picture from `low` to `high`: a line, its name below, and a dot at the order it brings. Off the
/// map there is neither line nor dot: its name says on which side it lies.
pub fn spot(marks: &mut Marks, map: &Map, (spot, what): (f64, &str), order: f64, (low, high): (f64, f64)) {
    let (left, right) = map.window();
    let [to_the_left, to_the_right] = words::off_the_map(what, spot);
    if spot < left {
        return text(marks, (left, low), to_the_left, (ColorRole::Ink, Anchor::Right), (0.0, -9.0));
    }
    if spot > right {
        return text(marks, (right, low), to_the_right, (ColorRole::Ink, Anchor::Left), (0.0, -9.0));
    }
    marks.line((spot, low), (spot, high), ColorRole::Faint, 1.0);
    text(marks, (spot, low), words::at_price(what, spot), (ColorRole::Soft, Anchor::Right), (0.0, -9.0));
    marks.dot((spot, order), 6.0, ColorRole::Ink);
}

/// The prices where the sign changes, by their usual name where there is room, a row above the name of a price `spot` and out of its way.
pub fn changes(marks: &mut Marks, map: &Map, low: f64, spot: f64, view: View) {
    let zones = map.zones();
    let is_only = zones.len() == 2;
    for &(at, _) in zones.iter().skip(1) {
        let side = if spot > at { Anchor::Left } else { Anchor::Right };
        marks
            .label((at, low), words::change(at, is_only, view.is_narrow()), ColorRole::Accent, side)
            .bold()
            .shifted(0.0, -24.0)
            .optional();
    }
}

/// An axis of minutes; `sign` −1 where time runs downwards.
#[must_use]
pub fn minutes((low, high): (f64, f64), sign: f64) -> Axis {
    let mut axis = Axis::linear(low, high);
    for (third, text) in (0u32..).zip(words::MINUTES) {
        axis.tick(sign * CLOSE * f64::from(third) / 3.0, text);
    }
    axis
}

/// The zones between two heights: a shade where hedging pushes along, a line where the sign
/// changes. `worded` names each zone that is wide enough, at the upper height, and below it by its usual name.
pub fn zones(marks: &mut Marks, map: &Map, (low, high): (f64, f64), worded: bool, view: View) {
    let zones = map.zones();
    let (left, right) = map.window();
    let a_pixel = (right - left) / (view.width - SIDES_PX).max(100.0);
    for (place, (from, kind)) in zones.iter().enumerate() {
        let to = zones.get(place + 1).map_or(right, |next| next.0);
        if *kind == Pressure::Pushes {
            marks.bar((*from, low), (to, high), ColorRole::Accent, 0.09);
        }
        if place > 0 {
            marks.dashed_line((*from, low), (*from, high), ColorRole::Accent, 1.25);
        }
        if worded && to - from > WORDS_PX * a_pixel {
            let at = (0.5 * (from + to), high);
            let [what, usual] = words::zone(*kind);
            text(marks, at, what.to_owned(), (ColorRole::Accent, Anchor::Centre), (0.0, 9.0));
            text(marks, at, usual.to_owned(), (ColorRole::Soft, Anchor::Centre), (0.0, 24.0));
        }
    }
}

//! The picture: price with the orders on it, and the shares held against what balance needs.

use super::{BeTheDealer, sides};
use crate::chart::{Anchor, Axis, ColorRole, Marks, Panel, Scene, View};
use crate::figures::drawing::axes;
use crate::figures::words::be_the_dealer as words;
use crate::format::{compact, number, price};
use crate::scenario::GameMode;
use crate::scenario::orders::LOT_SHARES;

/// The right end of the axis of minutes, so that the name of the last one has room.
const LAST: f64 = 63.0;
/// How far up and down the axis of price reaches at least, as a part of price.
const REACH: f64 = 0.003;
/// How far beyond the shares at the beginning the axis of holdings reaches at least, in shares.
const SPREAD: f64 = 150_000.0;
/// Parts of the width: what happens, and what to do about it.
const COLUMNS: [f64; 2] = [470.0, 220.0];

pub(super) fn scene(figure: &BeTheDealer, view: View) -> Scene {
    if view.is_narrow() {
        let panels =
            vec![prices(figure, view, 150.0), held(figure, view, 108.0), sides::main(figure, view.width, 72.0)];
        return Scene::stacked(panels);
    }
    let side = view.width * COLUMNS[1] / (COLUMNS[0] + COLUMNS[1]);
    let panels = vec![
        prices(figure, view, 205.0),
        sides::main(figure, side, 205.0),
        held(figure, view, 145.0),
        sides::notes(figure, side, 145.0),
    ];
    Scene::abreast(Vec::from(COLUMNS), panels)
}

fn minutes(view: View) -> Axis {
    let mut axis = Axis::linear(0.0, LAST);
    for (minute, name) in words::moments(view.is_narrow()) {
        axis.tick(minute, name);
    }
    axis
}

fn prices(figure: &BeTheDealer, view: View, height: f64) -> Panel {
    let path: Vec<(f64, f64)> = (0u32..).zip(figure.seen()).map(|(at, given)| (at.into(), given.price)).collect();
    let strike = path.first().map_or(0.0, |(_, price)| *price);
    let ends = [strike * (1.0 - REACH), strike * (1.0 + REACH)];
    let (low, high) = number::extent(&mut path.iter().map(|(_, price)| *price).chain(ends));
    let room = 0.12 * (high - low);
    let y = axes::prices(low - 0.5 * room, high + room, 4, words::PRICE);
    let mut marks = Marks::new();
    marks.dashed_line((0.0, strike), (LAST, strike), ColorRole::Rule, 1.25);
    marks.curve(path.clone(), ColorRole::Ink, 2.0);
    if figure.is_over() && figure.mode == GameMode::Reader {
        for ((minute, price), shares) in path.iter().zip(&figure.rule.orders).filter(|(_, shares)| **shares != 0.0) {
            marks.outlined_triangle((*minute, *price), size(*shares), *shares > 0.0, ColorRole::Soft);
        }
    }
    for ((minute, price), shares) in path.iter().zip(&figure.shown.orders).filter(|(_, shares)| **shares != 0.0) {
        marks.triangle((*minute, *price), size(*shares), *shares > 0.0, ColorRole::of_sign(*shares));
    }
    if let (Some((minute, at)), false) = (path.last(), figure.is_over()) {
        marks.dot((*minute, *at), 5.0, ColorRole::Ink);
        let (anchor, shift) = if *minute < 40.0 { (Anchor::Right, (6.0, 0.0)) } else { (Anchor::Above, (-6.0, -4.0)) };
        marks.label((*minute, *at), price(*at), ColorRole::Ink, anchor).bold().shifted(shift.0, shift.1);
    }
    Panel { x: minutes(view).bare(), y, marks, height }
}

/// Half of the width of an order's triangle: its area is as large as the order.
fn size(shares: f64) -> f64 {
    (3.4 * (shares.abs() / LOT_SHARES).sqrt()).clamp(3.4, 15.0)
}

fn held(figure: &BeTheDealer, view: View, height: f64) -> Panel {
    let needed: Vec<(f64, f64)> = (0u32..).zip(figure.seen()).map(|(at, given)| (at.into(), -given.delta)).collect();
    let last = needed.last().map_or(0.0, |(at, _)| *at);
    let begun = needed.first().map_or(0.0, |(_, shares)| *shares);
    // Each order, from the holding that it found to the one that it left, and until when that lasts.
    let mut before = begun;
    let steps = needed
        .iter()
        .zip(&figure.shown.held)
        .map(|((at, _), held)| (*at, std::mem::replace(&mut before, *held), *held));
    let steps: Vec<(f64, f64, f64)> = steps.collect();
    let ends = [begun - SPREAD, begun + SPREAD];
    let shown = needed.iter().map(|(_, shares)| *shares).chain(steps.iter().map(|(_, _, held)| *held)).chain(ends);
    let (low, high) = number::extent(&mut shown.into_iter());
    let room = 0.06 * (high - low);
    let y = Axis::linear(low - room, high + room).ticked(3, &compact).named(words::HELD);
    let mut marks = Marks::new();
    for (pair, (_, _, held)) in needed.windows(2).zip(&steps) {
        let ((from, need), (to, then)) = (pair[0], pair[1]);
        let role = ColorRole::of_sign(f64::midpoint(need, then) - held);
        marks.area(vec![(from, *held), (to, *held), (to, then), (from, need)], role, 0.25);
    }
    marks.dashed(needed.clone(), ColorRole::Soft, 1.5);
    for (at, found, left) in &steps {
        let until = (at + 1.0).min(last);
        marks.line((*at, *left), (until, *left), ColorRole::Accent, 2.25);
        if found != left {
            marks.line((*at, *found), (*at, *left), ColorRole::of_sign(left - found), 3.0);
        }
    }
    Panel { x: minutes(view), y, marks, height }
}

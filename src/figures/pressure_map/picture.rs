//! The picture: the map, and below it, on the same axis of prices, the sessions let go on it.

use super::bundle::{Bundle, Price, minute};
use super::{NEAR, PressureMap};
use crate::chart::{Anchor, Axis, ColorRole, Marks, Panel, Scene, View};
use crate::figures::drawing::pressure as marks;
use crate::figures::shared::pressure::Map;
use crate::figures::words::pressure_map as words;
use crate::model::session::MINUTES;

/// Heights of the two panels, in CSS pixels, and the same on a phone.
const HEIGHTS: [[f64; 2]; 2] = [[158.0, 226.0], [138.0, 188.0]];
/// The close, and below it the bars that hold eight of ten closes, the width of the news alone, and the end of the
/// picture: minutes of a session that runs downwards.
const CLOSE: f64 = -(MINUTES as f64);
const BAR: (f64, f64) = (CLOSE - 12.0, CLOSE - 30.0);
const NEWS_BAR: f64 = CLOSE - 42.0;
const WIDTH: f64 = CLOSE - 82.0;
const END: f64 = CLOSE - 125.0;

pub(super) fn scene(figure: &PressureMap, view: View) -> Scene {
    let x = marks::prices(&figure.map, view);
    let [above, below] = HEIGHTS[usize::from(view.is_narrow())];
    Scene::stacked(vec![map_panel(figure, x.bare(), above, view), sessions_panel(figure, x, below, view)])
}

fn map_panel(figure: &PressureMap, x: Axis, height: f64, view: View) -> Panel {
    let (map, up) = (&figure.map, figure.map.sampled(Map::up));
    let y = marks::orders(&[&up], if view.is_narrow() { 2.5 } else { 2.2 });
    let mut marks = Marks::new();
    marks::zones(&mut marks, map, (y.low, y.high), true, view);
    marks::filled(&mut marks, map, &up);
    marks.curve(up, ColorRole::Ink, 2.0);
    marks::changes(&mut marks, map, y.low, figure.spot(), view);
    marks::spot(&mut marks, map, (figure.spot(), words::FROM), map.up(figure.spot()), (y.low, y.high));
    Panel { x, y, marks, height }
}

fn sessions_panel(figure: &PressureMap, x: Axis, height: f64, view: View) -> Panel {
    let y = marks::minutes((END, 0.0), -1.0).named(words::SESSIONS);
    let mut marks = Marks::new();
    marks::zones(&mut marks, &figure.map, (y.low, y.high), false, view);
    let spot = figure.spot();
    let mut taken = vec![spot];
    for other in &figure.others {
        let (other, near) = (other.borrow(), figure.map.dollars(NEAR));
        if taken.iter().all(|place| (other.start() - place).abs() >= near) {
            taken.push(other.start());
            bundle(&mut marks, &other, &x, false);
        }
    }
    if figure.map.shows(spot) {
        bundle(&mut marks, &figure.own.borrow(), &x, true);
        day(&mut marks, figure, &x);
    }
    Panel { x, y, marks, height }
}

/// A point of a session in the axes of the picture; a gap where it lies outside.
fn point(x: &Axis, minute: f64, price: f64) -> (f64, f64) {
    (if (x.low..=x.high).contains(&price) { price } else { f64::NAN }, -minute)
}

/// Sessions from one place: the reader's own with every strand.
fn bundle(marks: &mut Marks, bundle: &Bundle, x: &Axis, is_own: bool) {
    if is_own {
        let mut strands = Vec::new();
        for [hedged, _] in bundle.days() {
            for (place, price) in hedged.iter().enumerate() {
                strands.push(point(x, minute(place), *price));
            }
            strands.push((f64::NAN, 0.0));
        }
        marks.curve(strands, ColorRole::Faint, 0.5);
    }
    let (role, width) = if is_own { (ColorRole::Ink, 2.0) } else { (ColorRole::Soft, 1.5) };
    let (hedged, news) = (bundle.edges(Price::Hedged), bundle.edges(Price::OfNews));
    let mut ground = Vec::new();
    for (minute, [low, high]) in &hedged {
        ground.insert(ground.len() / 2, (low.clamp(x.low, x.high), -minute));
        ground.insert(ground.len().div_ceil(2), (high.clamp(x.low, x.high), -minute));
    }
    marks.area(ground, role, 0.12);
    for edge in 0..2 {
        marks.dashed(outline(&news, edge, x), ColorRole::Soft, 1.25);
        marks.curve(outline(&hedged, edge, x), role, width);
    }
    let (Some((_, held)), Some((_, of_news))) = (hedged.last(), news.last()) else { return };
    let ends = [held[0], held[1], of_news[0], of_news[1]].map(|price| price.clamp(x.low, x.high));
    marks.bar((ends[0], BAR.0), (ends[1], BAR.1), role, 1.0);
    marks.line((ends[2], NEWS_BAR), (ends[3], NEWS_BAR), ColorRole::Soft, 1.5);
    let told = bundle.width(Price::Hedged).map_or_else(String::new, words::per_cent);
    marks::text(marks, (f64::midpoint(ends[0], ends[1]), WIDTH), told, (role, Anchor::Centre), (0.0, 0.0));
}

/// One of the two edges.
fn outline(edges: &[(f64, [f64; 2])], edge: usize, x: &Axis) -> Vec<(f64, f64)> {
    let mut points = Vec::new();
    for (minute, ends) in edges {
        points.push(point(x, *minute, ends[edge]));
    }
    points
}

/// The reader's own day among them, with a dot where it jumps.
fn day(marks: &mut Marks, figure: &PressureMap, x: &Axis) {
    let mut points = Vec::new();
    for minute in figure.path().until(MINUTES) {
        points.push(point(x, f64::from(minute.minute), minute.spot()));
    }
    marks.curve(points, ColorRole::Accent, 1.5);
    for jump in figure.path().jumps(MINUTES).filter(|jump| figure.map.shows(jump.spot())) {
        marks.dot((jump.spot(), -f64::from(jump.minute)), 3.5, ColorRole::Accent);
    }
}

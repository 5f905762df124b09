//! The picture: the push and its answers as a staircase, and beside it, on the same axis of price, where the staircase ends
//! for every feedback.

use super::Echo;
use super::curve::Curve;
use super::stairs::Stairs;
use crate::chart::{Axis, Marks, Panel, Scene, View};
use crate::figures::words::echo as words;
use crate::format::{compact, grouped};
use crate::scenario::Key;

/// What part of the width each panel takes; on a phone the words of the right one need more.
const COLUMNS: [f64; 2] = [3.0, 2.0];
const NARROW_COLUMNS: [f64; 2] = [8.0, 7.0];
const HEIGHT_PX: f64 = 300.0;
const NARROW_HEIGHT_PX: f64 = 270.0;
/// What is left of the left panel besides its plot.
const BESIDE_PLOT_PX: f64 = 48.0;
const ABOVE_AND_BELOW_PX: f64 = 61.0;
/// The axis of price reaches beyond the end by this factor, and so far at least, in basis points.
const ROOM: f64 = 1.25;
const LEAST_TOP: f64 = 140.0;
/// The same where the staircase never ends; and how high the dot then stands, as a part of it.
const ENDLESS_ROOM: f64 = 1.08;
const ENDLESS_DOT: f64 = 0.92;
/// From a point to the text beside it, as the chart has it.
pub(super) const BESIDE_PX: f64 = 8.0;

/// The upper end of the axis of price.
fn top(figure: &Echo) -> f64 {
    match figure.end() {
        Some(end) => (ROOM * end).max(LEAST_TOP),
        None => ENDLESS_ROOM * figure.standing_after(figure.last_round()),
    }
}

/// How high the dot stands: at the end, or near the top where there is none.
pub(super) fn dot_height(figure: &Echo) -> f64 {
    figure.end().unwrap_or_else(|| ENDLESS_DOT * top(figure))
}

pub(super) fn scene(figure: &Echo, view: View) -> Scene {
    let narrow = view.is_narrow();
    let (columns, height) = if narrow { (NARROW_COLUMNS, NARROW_HEIGHT_PX) } else { (COLUMNS, HEIGHT_PX) };
    let panels = axes(figure, narrow).map(|(x, y)| Panel { x, y, marks: Marks::new(), height });
    let mut scene = Scene::abreast(Vec::from(columns), Vec::from(panels));
    // Near enough: the plot decides where a line ends in the gap between the panels, and whether a word has room.
    let wide = view.width * columns[0] / (columns[0] + columns[1]) - BESIDE_PLOT_PX;
    if let [stairs, ends] = scene.panels.as_mut_slice() {
        let plot = (wide, height - ABOVE_AND_BELOW_PX);
        let drawn = Stairs { figure, last: figure.last_round(), top: stairs.y.high, plot, narrow };
        drawn.tick_rounds(&mut stairs.x);
        stairs.marks = drawn.marks();
        ends.marks = Curve { figure, x: &ends.x, top: ends.y.high, narrow }.marks();
    }
    scene
}

/// The axes of both panels, across and up. The right one has the grid of the left one without its numbers.
fn axes(figure: &Echo, narrow: bool) -> [(Axis, Axis); 2] {
    let top = top(figure);
    let label = |bp: f64| if top < 1e4 { grouped(bp, 0) } else { compact(bp) };
    let name = if narrow { words::MOVED_SHORT } else { words::MOVED };
    let prices = Axis::linear(0.0, top).ticked(5, &label).named(name);
    let mut grid = prices.bare();
    grid.ticks = prices.ticks.iter().map(|(bp, _)| (*bp, String::new())).collect();
    let mut rounds = Axis::linear(0.0, f64::from(figure.last_round()) + 1.0).named(words::rounds(narrow));
    rounds.tick(0.5, words::PUSH);
    let (least, most, _) = Key::Feedback.control().slider();
    let mut feedback = Axis::linear(least, most).named(words::feedback(narrow));
    for tick in [-1.0, -0.5, 0.0, 0.5, 1.0] {
        feedback.tick(tick, words::feedback_of(tick));
    }
    [(rounds, prices), (feedback, grid)]
}

//! How a scene's panels share the height and the width of a frame.

use super::marks::TEXT_PX;
use super::projection::{Frame, Projection};
use super::scene::{Axis, Panel, Scene, row_height};
use super::text_width::width;

/// Mean advance of a 12 px digit in system fonts; only used to leave room for the numbers of an axis.
const DIGIT_PX: f64 = 7.4;
/// Labels of more letters are words, which take less.
const LONGEST_NUMBER: usize = 7;
/// Room above a panel, where the name of its y axis stands.
pub(super) const TOP_PX: f64 = 22.0;
const RIGHT_PX: f64 = 14.0;
/// Height of a row of tick labels.
pub(super) const TICK_ROW_PX: f64 = 22.0;
const NAME_ROW_PX: f64 = 17.0;
/// Room below a panel whose x axis says nothing: half of the lowest tick label of the y axis.
const BELOW_BARE_PX: f64 = 9.0;
/// What the height of such a panel holds besides the plot.
pub const BARE_MARGINS_PX: f64 = TOP_PX + BELOW_BARE_PX;

/// Lays a scene's panels out over a width in CSS pixels: one projection a panel. Panels over
/// the same range in one column share their left edge, so that the same x stands above itself.
#[must_use]
pub fn layout(scene: &Scene, width: f64) -> Vec<Projection> {
    let columns = columns(scene, width);
    let mut projections = Vec::with_capacity(scene.panels.len());
    let mut top = 0.0;
    for row in scene.rows() {
        for (place, (panel, (from, to))) in row.iter().zip(&columns).enumerate() {
            let column = scene.rows().filter_map(|row| row.get(place));
            let left = column.filter(|other| same_range(&other.x, &panel.x)).map(left_margin).fold(0.0, f64::max);
            let (above, below) = (margin_above(panel), margin_below(panel));
            let is_bare = panel.x.ticks.is_empty() && panel.y.ticks.is_empty();
            let right = to - if is_bare { 1.0 } else { RIGHT_PX };
            let frame = Frame {
                left: from + left,
                top: top + above,
                right: right.max(from + left + 40.0),
                bottom: top + (panel.height - below).max(above + 20.0),
            };
            projections.push(Projection::new(&panel.x, &panel.y, frame));
        }
        top += row_height(row);
    }
    projections
}

/// Where each column begins and ends.
fn columns(scene: &Scene, width: f64) -> Vec<(f64, f64)> {
    let all: f64 = scene.columns.iter().sum();
    if scene.columns.len() < 2 || all <= 0.0 {
        return vec![(0.0, width)];
    }
    let mut from = 0.0;
    let place = |part: &f64| {
        let begins = from;
        from += width * part / all;
        (begins, from)
    };
    scene.columns.iter().map(place).collect()
}

fn same_range(one: &Axis, other: &Axis) -> bool {
    one.low == other.low && one.high == other.high
}

fn left_margin(panel: &Panel) -> f64 {
    let wide = |text: &String| match text.chars().count() {
        words if words > LONGEST_NUMBER => width(text, TEXT_PX, false),
        #[expect(clippy::cast_precision_loss, reason = "a handful of digits")]
        digits => digits as f64 * DIGIT_PX,
    };
    let widest = panel.y.ticks.iter().map(|(_, text)| wide(text)).fold(0.0, f64::max);
    if widest == 0.0 { 1.0 } else { widest + 12.0 }
}

fn margin_above(panel: &Panel) -> f64 {
    if panel.y.ticks.is_empty() && panel.y.name.is_empty() { 2.0 } else { TOP_PX }
}

fn margin_below(panel: &Panel) -> f64 {
    let x = &panel.x;
    let ticks = if x.ticks.iter().any(|(_, text)| !text.is_empty()) { TICK_ROW_PX } else { 6.0 };
    let name = if x.name.is_empty() { 0.0 } else { NAME_ROW_PX };
    match (x.ticks.is_empty() && x.name.is_empty(), panel.y.ticks.is_empty()) {
        (true, true) => 2.0,
        (true, false) => BELOW_BARE_PX,
        _ => ticks + name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::Marks;

    fn panel(height: f64) -> Panel {
        let y = Axis::linear(0.0, 1.0).ticked(3, &|value| format!("{value}"));
        Panel { x: Axis::linear(0.0, 10.0), y, marks: Marks::new(), height }
    }

    #[test]
    fn panels_abreast_share_a_row_and_its_height() {
        let scene = Scene::abreast(vec![1.0, 3.0], vec![panel(100.0), panel(120.0), panel(80.0)]);
        assert_eq!(scene.height(), 200.0);
        let frames: Vec<Frame> = layout(&scene, 400.0).iter().map(Projection::frame).collect();
        assert!(frames[0].left < 100.0 && frames[0].right <= 100.0 && frames[1].left > 100.0, "{frames:?}");
        assert!(frames[1].right <= 400.0 && frames[2].top > 120.0);
        assert_eq!(frames[0].left, frames[2].left, "the same range in one column");
    }
}

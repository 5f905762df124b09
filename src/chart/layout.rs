//! How a scene's panels share the height and the width of a frame.

use super::projection::{Frame, Projection};
use super::scene::{Axis, Panel, Scene};

/// Mean advance of a 12 px digit in system fonts; only used to leave room for tick labels.
const DIGIT_PX: f64 = 7.4;
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
/// the same range share their left edge, so that the same x stands above itself.
#[must_use]
pub fn layout(scene: &Scene, width: f64) -> Vec<Projection> {
    let mut top = 0.0;
    scene
        .panels
        .iter()
        .map(|panel| {
            let left =
                scene.panels.iter().filter(|other| same_range(&other.x, &panel.x)).map(left_margin).fold(0.0, f64::max);
            let (above, below) = (margin_above(panel), margin_below(panel));
            let right =
                if panel.x.ticks.is_empty() && panel.y.ticks.is_empty() { width - 1.0 } else { width - RIGHT_PX };
            let frame = Frame {
                left,
                top: top + above,
                right: right.max(left + 40.0),
                bottom: top + (panel.height - below).max(above + 20.0),
            };
            top += panel.height;
            Projection::new(&panel.x, &panel.y, frame)
        })
        .collect()
}

fn same_range(one: &Axis, other: &Axis) -> bool {
    one.low == other.low && one.high == other.high
}

fn left_margin(panel: &Panel) -> f64 {
    let longest = panel.y.ticks.iter().map(|(_, text)| text.chars().count()).max().unwrap_or(0);
    #[expect(clippy::cast_precision_loss, reason = "a label has a handful of letters")]
    let width = longest as f64 * DIGIT_PX;
    if longest == 0 { 1.0 } else { width + 12.0 }
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

//! The picture: three lanes of one scale, abreast or, on a phone, under one another.

use super::{SameNews, lane};
use crate::chart::{Axis, Scene, View};
use crate::figures::drawing::axes;
use crate::figures::words::same_news as words;
use crate::format::number;
use crate::model::session::{MINUTES, Minute};
use crate::scenario::Key;
use crate::scenario::session::GammaSide;
use crate::units::BASIS_POINTS;

/// The panel of the market that nobody hedges in.
pub(super) const UNHEDGED: usize = GammaSide::NotHedging as usize;
/// Room after the close, for the bracket of the range and its words.
const AFTER_PX: f64 = 58.0;
/// The labels of the prices, left of the first lane.
const TICKS_PX: f64 = 52.0;
/// What is left of a lane besides its plot.
const SIDES_PX: f64 = 15.0;

/// How a lane is drawn.
pub(super) struct Lane {
    pub side: GammaSide,
    pub x: Axis,
    pub y: Axis,
    pub height: f64,
    pub px_a_minute: f64,
    pub is_narrow: bool,
}

pub(super) fn scene(figure: &SameNews, view: View) -> Scene {
    let is_narrow = view.is_narrow();
    let (height, plot) = if is_narrow {
        (104.0, view.width - TICKS_PX - SIDES_PX)
    } else {
        (330.0, (view.width - TICKS_PX) / 3.0 - SIDES_PX)
    };
    let plot = plot.max(AFTER_PX + 60.0);
    let (prices, px_a_minute) = (price_axis(figure, is_narrow), (plot - AFTER_PX) / f64::from(MINUTES));
    let lane = |side| {
        let is_last = side == GammaSide::Short;
        let x = minutes(plot / px_a_minute, !is_narrow || is_last, view);
        let y = if is_narrow || side == GammaSide::Long { prices.clone() } else { unlabelled(&prices) };
        let height = if is_narrow && is_last { height + 13.0 } else { height };
        lane::panel(figure, Lane { side, x, y, height, px_a_minute, is_narrow })
    };
    let panels = Vec::from(GammaSide::ALL.map(lane));
    if is_narrow {
        return Scene::stacked(panels);
    }
    let one = (view.width - TICKS_PX) / 3.0;
    Scene::abreast(vec![one + TICKS_PX, one, one], panels)
}

/// The minutes of the day and what comes after them.
fn minutes(high: f64, labelled: bool, view: View) -> Axis {
    if labelled {
        let mut axis = Axis::linear(0.0, high);
        for minute in [0, 120, 240, MINUTES] {
            axis.tick(minute.into(), words::minute(minute, view.is_narrow()));
        }
        axis
    } else {
        Axis::linear(0.0, high)
    }
}

fn unlabelled(axis: &Axis) -> Axis {
    let ticks = axis.ticks.iter().map(|(value, _)| (*value, String::new())).collect();
    Axis { ticks, ..axis.bare() }
}

/// One axis for all lanes, over all of the day, so that playing it moves nothing but the price. It reaches to steps of
/// a quarter of a per cent: a headline that is dragged does not move the scale under the finger at every step.
fn price_axis(figure: &SameNews, is_narrow: bool) -> Axis {
    let strike = figure.state.get(Key::Strike);
    let minutes = GammaSide::ALL.iter().flat_map(|side| figure.path(*side).until(MINUTES));
    let (low, high) = number::extent(&mut minutes.map(Minute::spot));
    let (_, tip) = figure.stalk();
    let (mut low, mut high) = (low.min(tip), high.max(tip));
    if let Some(guess) = figure.guess {
        // The words beside it need some room.
        (low, high) = (low.min(guess * 0.996), high.max(guess * 1.004));
    }
    let reach = (high - low).max(low / BASIS_POINTS);
    // The strike belongs in the picture unless it is so far that the paths would be flat.
    let is_near = strike > low - reach && strike < high + reach;
    let (low, high) = if is_near { (low.min(strike), high.max(strike)) } else { (low, high) };
    let step = figure.state.get(Key::Spot) / 400.0;
    // The words of a lane stand above and below its paths.
    let (below, above) = if is_narrow { (0.3, 0.3) } else { (0.9, 1.2) };
    let (low, high) = ((low / step - below).floor() * step, (high / step + above).ceil() * step);
    let mut axis = axes::prices(low, high, if is_narrow { 3 } else { 6 }, "");
    if is_near {
        let a_label = axes::LABEL_PX * (axis.high - axis.low) / if is_narrow { 70.0 } else { 280.0 };
        axis.ticks.retain(|(value, _)| (value - strike).abs() > a_label);
        axis.tick(strike, words::STRIKE);
    }
    axis
}

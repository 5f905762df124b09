//! The picture: three prices, and the orders of the two dealers.

use super::SameNews;
use crate::chart::layout::BARE_MARGINS_PX;
use crate::chart::{Anchor, Axis, ColorRole, Marks, Panel, Scene, View};
use crate::figures::drawing::axes;
use crate::figures::words::{common, same_news as words};
use crate::format::number;
use crate::model::rounds_to_nothing;
use crate::model::session::{MINUTES, Minute};
use crate::scenario::Key;
use crate::scenario::session::GammaSide;
use crate::units::BASIS_POINTS;

/// Room to the left of the plot and right of it.
const SIDES_PX: f64 = 64.0;

/// Colour of a path: neither buying nor selling.
fn role(side: GammaSide) -> ColorRole {
    match side {
        GammaSide::Long => ColorRole::Accent,
        GammaSide::NotHedging => ColorRole::Faint,
        GammaSide::Short => ColorRole::Ink,
    }
}

/// The minutes, with room for the labels after the close.
fn minute_axis(view: View) -> (Axis, f64) {
    let room = if view.is_narrow() { 46.0 } else { 84.0 };
    let plot = (view.width - SIDES_PX).max(room + 60.0);
    let high = f64::from(MINUTES) * plot / (plot - room);
    (axes::minutes(-2.0, high, view), plot / high)
}

pub(super) fn scene(figure: &SameNews, view: View) -> Scene {
    let (x, px_a_minute) = minute_axis(view);
    let share = if view.is_narrow() { 0.88 } else { 1.0 };
    let orders = |side, x, height| order_panel(figure, side, (x, px_a_minute), height, view);
    Scene::stacked(vec![
        price_panel(figure, x.bare(), 260.0 * share, view),
        orders(GammaSide::Long, x.bare(), 119.0),
        orders(GammaSide::Short, x, 149.0),
    ])
}

fn price_axis(figure: &SameNews, height: f64) -> Axis {
    let strike = figure.state.get(Key::Strike);
    let minutes = GammaSide::ALL.iter().flat_map(|side| figure.path(*side).until(MINUTES));
    let (low, high) = number::extent(&mut minutes.map(Minute::spot));
    let reach = (high - low).max(low / BASIS_POINTS);
    // The strike belongs in the picture unless it is so far that the paths would be flat.
    let (low, high) =
        if strike > low - reach && strike < high + reach { (low.min(strike), high.max(strike)) } else { (low, high) };
    let mut axis = axes::prices(low - reach * 0.06, high + reach * 0.06, 5, common::PRICE);
    if (axis.low..=axis.high).contains(&strike) {
        let a_label = axes::LABEL_PX * (axis.high - axis.low) / (height - BARE_MARGINS_PX);
        axis.ticks.retain(|(value, _)| (value - strike).abs() > a_label);
        axis.tick(strike, words::STRIKE);
    }
    axis
}

fn price_panel(figure: &SameNews, x: Axis, height: f64, view: View) -> Panel {
    let y = price_axis(figure, height);
    let strike = figure.state.get(Key::Strike);
    let mut marks = Marks::new();
    if (y.low..=y.high).contains(&strike) {
        marks.dashed_line((x.low, strike), (f64::from(MINUTES), strike), ColorRole::Faint, 1.0);
    }
    let order = [GammaSide::NotHedging, GammaSide::Short, GammaSide::Long];
    for side in order {
        let points = figure.done(side).iter().map(|minute| (f64::from(minute.minute), minute.spot())).collect();
        let width = if side == GammaSide::NotHedging || view.is_narrow() { 1.25 } else { 1.75 };
        marks.curve(points, role(side), width);
    }
    mark_jumps(&mut marks, figure, view);
    let ends = order.map(|side| figure.path(side).at(figure.minute).spot());
    let px = (height - BARE_MARGINS_PX) / (y.high - y.low);
    let shifts = axes::apart(ends.map(|end| (y.high - end) * px), height - BARE_MARGINS_PX);
    for ((side, end), shift) in order.into_iter().zip(ends).zip(shifts) {
        let at = (f64::from(figure.minute), end);
        marks.label(at, words::path(side, view.is_narrow()), role(side), Anchor::Right).bold().shifted(0.0, shift);
    }
    Panel { x, y, marks, height }
}

/// A dot where the price jumped, the first one with its name.
fn mark_jumps(marks: &mut Marks, figure: &SameNews, view: View) {
    for (place, minute) in figure.path(GammaSide::Short).jumps(figure.minute).enumerate() {
        let at = (f64::from(minute.minute), minute.spot());
        if place == 0 {
            let down = if minute.trade > 0.0 { -9.0 } else { 9.0 };
            let side = if minute.minute > MINUTES / 2 { Anchor::Left } else { Anchor::Right };
            marks.label(at, words::jump(view.is_narrow()), ColorRole::Ink, side).shifted(0.0, down);
        }
        marks.dot(at, 3.5, ColorRole::Ink);
    }
}

fn order_panel(figure: &SameNews, side: GammaSide, (x, px): (Axis, f64), height: f64, view: View) -> Panel {
    let both = [GammaSide::Long, GammaSide::Short];
    let minutes = both.iter().flat_map(|side| figure.path(*side).until(MINUTES));
    let most = number::max_abs(&mut minutes.map(|minute| minute.trade));
    // Orders of no whole share are no orders.
    let most = if rounds_to_nothing(most) { 0.0 } else { most };
    let y = axes::around_zero(most, 1.12, 3, &words::orders(side, view.is_narrow()));
    let most = y.high;
    let half = (1.0 / px).max(0.5);
    let mut marks = Marks::new();
    marks.line((x.low, 0.0), (f64::from(MINUTES), 0.0), ColorRole::Rule, 1.0);
    let (mut bought, mut sold) = (0.0, 0.0);
    for minute in figure.done(side).iter().filter(|minute| !rounds_to_nothing(minute.trade)) {
        let at = f64::from(minute.minute);
        let (from, to) = ((at - half, 0.0), (at + half, minute.trade));
        marks.bar(from, to, ColorRole::of_sign(minute.trade), 1.0);
        bought += minute.trade.max(0.0);
        sold -= minute.trade.min(0.0);
    }
    let after = f64::from(MINUTES) + 4.0;
    let [bought, sold] = words::bought_and_sold(bought, sold, view.is_narrow());
    marks.label((after, most * 0.4), bought, ColorRole::Buy, Anchor::Right);
    marks.label((after, -most * 0.4), sold, ColorRole::Sell, Anchor::Right);
    Panel { x, y, marks, height }
}

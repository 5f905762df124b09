//! One market of the picture: its price, what hedging did to it, the orders, the range of the day.

use super::SameNews;
use super::picture::Lane;
use crate::chart::{Anchor, ColorRole, Figure as _, Marks, Panel};
use crate::figures::drawing::added::added;
use crate::figures::words::{common, same_news as words};
use crate::format::number;
use crate::model::rounds_to_nothing;
use crate::model::session::{MINUTES, Minute};
use crate::scenario::Key;
use crate::scenario::session::GammaSide;

/// Half of the width of an order's triangle in CSS pixels, for an order of a whole position; its area goes with the
/// shares.
const WHOLE_POSITION_PX: f64 = 17.0;
/// Two log-prices closer than this are one: nobody sees which is higher.
const SAME: f64 = 1e-9;
/// Smaller triangles are specks.
const LEAST_PX: f64 = 1.5;
const MOST_PX: f64 = 9.0;

pub(super) fn panel(figure: &SameNews, lane: Lane) -> Panel {
    let mut marks = Marks::new();
    for path in figure.others.borrow().paths(lane.side) {
        marks.curve(path.iter().filter(|(_, price)| holds(&lane, *price)).copied().collect(), ColorRole::Grid, 0.75);
    }
    let strike = figure.state.get(Key::Strike);
    let close = f64::from(MINUTES);
    if holds(&lane, strike) {
        marks.dashed_line((0.0, strike), (close, strike), ColorRole::Faint, 1.0);
    }
    if lane.side != GammaSide::NotHedging {
        what_hedging_did(&mut marks, figure, lane.side);
    }
    let path = figure.done(lane.side).iter().map(point).collect();
    marks.curve(path, ColorRole::Ink, if lane.is_narrow { 1.25 } else { 1.5 });
    headline(&mut marks, figure, &lane);
    orders(&mut marks, figure, &lane);
    jumps(&mut marks, figure, &lane);
    if let Some(guess) = figure.guess.filter(|_| lane.side == GammaSide::Short) {
        let from = 0.7 * close;
        marks.line((from, guess), (close, guess), ColorRole::Accent, 2.5);
        marks.label((from, guess), common::YOUR_BET[0], ColorRole::Accent, Anchor::Left).bold();
    }
    let now = figure.path(lane.side).at(figure.minute);
    marks.dot(point(now), 3.5, ColorRole::Ink);
    bracket(&mut marks, figure, &lane);
    names(&mut marks, figure, &lane);
    pins(&mut marks, figure, &lane);
    Panel { x: lane.x, y: lane.y, marks, height: lane.height }
}

fn holds(lane: &Lane, price: f64) -> bool {
    (lane.y.low..=lane.y.high).contains(&price)
}

fn point(minute: &Minute) -> (f64, f64) {
    (f64::from(minute.minute), minute.spot())
}

/// The same day without hedging as a ghost, and the difference filled: blue where the dealer has pushed price up by
/// what was bought, orange where down by what was sold.
fn what_hedging_did(marks: &mut Marks, figure: &SameNews, side: GammaSide) {
    let (hedged, ghost) = (figure.done(side), figure.done(GammaSide::NotHedging));
    let both = hedged.iter().zip(ghost);
    let moments = both.map(|(one, other)| (point(one), point(other), one.log_spot - other.log_spot > SAME));
    added(marks, &moments.collect::<Vec<_>>(), 0.3);
    marks.curve(ghost.iter().map(point).collect(), ColorRole::Faint, 1.25);
}

/// The stalk of the headline; in the market that nobody hedges in its tip can be dragged.
fn headline(marks: &mut Marks, figure: &SameNews, lane: &Lane) {
    let (minute, size) = (f64::from(figure.state.headline_minute()), figure.headline());
    let (foot, tip) = figure.stalk();
    let is_held = lane.side == GammaSide::NotHedging;
    if size != 0.0 {
        marks.line((minute, foot), (minute, tip), ColorRole::Accent, 2.0);
    }
    if size != 0.0 || is_held {
        marks.ring((minute, tip), if is_held { 7.0 } else { 4.0 }, ColorRole::Accent);
    }
    if !is_held {
        return;
    }
    marks.dot((minute, tip), 3.0, ColorRole::Accent);
    let words = words::headline(size, lane.is_narrow);
    if size == 0.0 {
        // An invitation, out of the way of the price.
        marks.label((0.0, lane.y.low), words, ColorRole::Accent, Anchor::Right).bold().shifted(-8.0, -9.0);
    } else {
        let (anchor, down) = if size < 0.0 { (Anchor::Below, 6.0) } else { (Anchor::Above, -6.0) };
        marks.label((f64::from(MINUTES) / 2.0, tip), words, ColorRole::Accent, anchor).bold().shifted(0.0, down);
    }
}

/// Every order as a triangle on the path, its area the shares.
fn orders(marks: &mut Marks, figure: &SameNews, lane: &Lane) {
    let position = figure.state.session_shares(lane.side).abs().max(1.0);
    for minute in figure.done(lane.side).iter().filter(|minute| !rounds_to_nothing(minute.trade)) {
        let half = WHOLE_POSITION_PX * (minute.trade.abs() / position).sqrt();
        if half >= LEAST_PX {
            let role = ColorRole::of_sign(minute.trade);
            marks.triangle(point(minute), half.min(MOST_PX), minute.trade > 0.0, role);
        }
    }
}

/// A dot where the price jumped, the first one with its name.
fn jumps(marks: &mut Marks, figure: &SameNews, lane: &Lane) {
    for (place, minute) in figure.path(lane.side).jumps(figure.minute).enumerate() {
        if place == 0 {
            let down = if minute.trade > 0.0 { -12.0 } else { 12.0 };
            marks.label(point(minute), words::JUMP, ColorRole::Ink, Anchor::Right).shifted(0.0, down);
        }
        marks.dot(point(minute), 3.5, ColorRole::Ink);
    }
}

/// The range of the day as a bracket; beside it, dashed, that of a typical day.
fn bracket(marks: &mut Marks, figure: &SameNews, lane: &Lane) {
    let (low, high) = number::extent(&mut figure.done(lane.side).iter().map(Minute::spot));
    if figure.minute == 0 {
        return;
    }
    let after = |px: f64| f64::from(MINUTES) + px / lane.px_a_minute;
    let (inner, outer) = (after(7.0), after(11.0));
    for price in [low, high] {
        marks.line((inner, price), (outer, price), ColorRole::Ink, 1.5);
    }
    marks.line((outer, low), (outer, high), ColorRole::Ink, 1.5);
    let (middle, range) = (f64::midpoint(low, high), figure.range(lane.side));
    let typical = figure.typical.borrow().day(lane.side).range.mean() / 2.0;
    if figure.headline() == 0.0 && figure.minute == MINUTES && typical.is_finite() {
        let ends = [middle * (1.0 - typical), middle * (1.0 + typical)].map(|end| end.clamp(lane.y.low, lane.y.high));
        marks.dashed_line((after(15.0), ends[0]), (after(15.0), ends[1]), ColorRole::Soft, 1.0);
    }
    marks.label((after(12.0), middle), words::range(range), ColorRole::Ink, Anchor::Right).bold();
}

/// Whose market it is, where price is, and what the dealer has bought and sold.
fn names(marks: &mut Marks, figure: &SameNews, lane: &Lane) {
    let (top, bottom) = ((0.0, lane.y.high), (0.0, lane.y.low));
    marks.label(top, words::market(lane.side), ColorRole::Ink, Anchor::Right).bold().shifted(-8.0, -12.0);
    let price = words::price_at(figure.minute, figure.path(lane.side).at(figure.minute).spot());
    if lane.is_narrow {
        marks.label((lane.x.high, lane.y.high), price, ColorRole::Soft, Anchor::Left).shifted(16.0, -12.0);
    } else {
        marks.label(top, price, ColorRole::Soft, Anchor::Right).shifted(-8.0, 5.0);
    }
    if lane.side == GammaSide::NotHedging {
        return;
    }
    let done = figure.done(lane.side);
    let sum = |sign: f64| done.iter().map(|minute| (sign * minute.trade).max(0.0)).sum::<f64>();
    let [bought, sold] = words::bought_and_sold(sum(1.0), sum(-1.0));
    if lane.is_narrow {
        let right = (lane.x.high, lane.y.low);
        marks.label((right.0, lane.y.high), bought, ColorRole::Buy, Anchor::Left).shifted(16.0, 7.0);
        marks.label(right, sold, ColorRole::Sell, Anchor::Left).shifted(16.0, -5.0);
    } else {
        marks.label(bottom, bought, ColorRole::Buy, Anchor::Right).bold().shifted(-8.0, -9.0);
        marks.label(bottom, sold, ColorRole::Sell, Anchor::Right).bold().shifted(62.0, -9.0);
    }
}

/// The moments of a story at their minutes, numbered as in its list.
fn pins(marks: &mut Marks, figure: &SameNews, lane: &Lane) {
    if figure.story_side() != Some(lane.side) {
        return;
    }
    for (place, beat) in (1..).zip(figure.story()) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a minute of the session")]
        let minute = figure.path(lane.side).at(beat.value as u16);
        if minute.minute <= figure.minute {
            // Moments may be minutes apart: their numbers stand above and below in turn.
            let (anchor, down) = if place % 2 == 0 { (Anchor::Above, -7.0) } else { (Anchor::Below, 7.0) };
            marks.ring(point(minute), 4.0, ColorRole::Accent);
            marks.label(point(minute), words::pin(place), ColorRole::Accent, anchor).bold().shifted(0.0, down);
        }
    }
}

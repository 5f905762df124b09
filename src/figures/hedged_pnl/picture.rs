//! The picture: on the left what a day leaves by how far price moved, on the right how many days end where. They share
//! the axis of gains and losses.

use super::{DOTS, HedgedPnl};
use crate::chart::{Anchor, Axis, ColorRole, Marks, Panel, Scene, View};
use crate::figures::drawing::axes;
use crate::figures::words::hedged_pnl as words;
use crate::format::{compact_dollars, trimmed};
use crate::model::session::count_as_f64;
use crate::units::PERCENT;

/// Room below the curve, for the typical move, and above it, for words: parts of the range of gains and losses.
const BELOW: f64 = 0.24;
const ABOVE: f64 = 0.28;
/// Where the typical move is drawn below it.
const STRIP: f64 = 0.17;
/// Points of the curve.
const SAMPLES: u32 = 48;
const DOT_PX: f64 = 2.5;
/// From one line of words to the next.
const LINE_PX: f64 = 14.0;

/// Where the typical move is drawn, in dollars of gain or loss.
pub(super) fn strip((low, high): (f64, f64)) -> f64 {
    low - STRIP * (high - low)
}

pub(super) fn scene(figure: &HedgedPnl, view: View) -> Scene {
    let (low, high) = figure.range;
    let mut y = Axis::linear(low - BELOW * (high - low), high + ABOVE * (high - low)).ticked(9, &compact_dollars);
    y.ticks.retain(|(dollars, _)| (low..=high).contains(dollars));
    let height = if view.is_narrow() { 310.0 } else { 340.0 };
    let left = if view.is_narrow() { 0.6 } else { 0.64 };
    let by_move = by_move(figure, y.clone().named(words::PROFIT), view, height);
    y.ticks.iter_mut().for_each(|(_, text)| text.clear());
    Scene::abreast(vec![left, 1.0 - left], vec![by_move, many(figure, y, view, height)])
}

/// What a day leaves, by how far price moved.
fn by_move(figure: &HedgedPnl, y: Axis, view: View, height: f64) -> Panel {
    let (day, reach) = (&figure.day, figure.reach);
    let x = axes::price_moves(-reach, reach, if view.is_narrow() { 3 } else { 7 }, words::MOVE);
    let mut marks = Marks::new();
    for day in &figure.days[..DOTS] {
        let at = (day.move_dollars, day.profit_dollars);
        if at.0.abs() < reach && figure.range.0 < at.1 && at.1 < figure.range.1 {
            marks.dot(at, DOT_PX, ColorRole::Faint);
        }
    }
    let sample = |step: u32| reach * (2.0 * f64::from(step) / f64::from(SAMPLES) - 1.0);
    marks.curve((0..=SAMPLES).map(|step| (sample(step), day.hedged_once(sample(step)))).collect(), ColorRole::Ink, 2.0);
    say_break_even(&mut marks, figure, &y, view);
    let decay = day.hedged_once(0.0);
    marks.line((0.0, 0.0), (0.0, decay), ColorRole::Ink, 1.25);
    let anchor = if decay < 0.0 { Anchor::Below } else { Anchor::Above };
    marks.label((0.0, decay), words::time_decay(decay, view.is_narrow()), ColorRole::Ink, anchor);
    levels(&mut marks, figure, (-reach, reach));
    let (typical, at) = (figure.deviations[1], strip(figure.range));
    marks.line((-typical, at), (typical, at), ColorRole::Accent, 3.0);
    marks.ring((typical, at), 6.0, ColorRole::Accent);
    marks
        .label((0.0, at), words::typical(typical, view.is_narrow()), ColorRole::Accent, Anchor::Above)
        .shifted(0.0, 1.0);
    Panel { x, y, marks, height }
}

/// The moves at which one hedge leaves nothing. A phone has no room to tell them; the caption does.
fn say_break_even(marks: &mut Marks, figure: &HedgedPnl, y: &Axis, view: View) {
    for dollars in figure.even.into_iter().flatten() {
        marks.dashed_line((dollars, y.low), (dollars, y.high), ColorRole::Faint, 1.0);
        let anchor = if dollars > 0.0 { Anchor::Right } else { Anchor::Left };
        if !view.is_narrow() {
            marks.label((dollars, y.high), words::signed_move(dollars), ColorRole::Soft, anchor).shifted(0.0, 8.0);
        }
    }
}

/// How many days end where.
fn many(figure: &HedgedPnl, y: Axis, view: View, height: f64) -> Panel {
    let bars = figure.bars();
    let beyond = figure.beyond(&bars);
    let share = |days: usize| PERCENT * count_as_f64(days as u64) / count_as_f64(figure.days.len() as u64);
    let most = bars.iter().map(|(.., days)| share(*days)).fold(0.0, f64::max) * 1.06;
    let x = Axis::linear(0.0, most).ticked(3, &|share| format!("{}%", trimmed(share, 1))).named(words::SHARE);
    let mut marks = Marks::new();
    for (from, to, days) in bars {
        let gap = 0.08 * (to - from);
        let (role, opacity) = if from >= 0.0 { (ColorRole::Ink, 0.75) } else { (ColorRole::Faint, 0.6) };
        marks.bar((0.0, from + gap), (share(days), to - gap), role, opacity);
    }
    levels(&mut marks, figure, (0.0, most));
    let [gains, days] = words::with_a_gain(figure.gains(), figure.days.len(), view.is_narrow());
    let [above, below] = words::beyond(beyond);
    let lines = [
        (words::average(figure.average()), ColorRole::Accent, y.high, 7.0),
        (gains, ColorRole::Ink, y.high, 7.0 + LINE_PX),
        (days, ColorRole::Ink, y.high, 7.0 + 2.0 * LINE_PX),
        (above, ColorRole::Soft, y.low, -6.0 - LINE_PX),
        (below, ColorRole::Soft, y.low, -6.0),
    ];
    for (line, role, at, down) in lines {
        if !line.is_empty() {
            marks.label((0.0, at), line, role, Anchor::Right).shifted(-4.0, down);
        }
    }
    Panel { x, y, marks, height }
}

/// Nothing gained and nothing lost, and the average.
fn levels(marks: &mut Marks, figure: &HedgedPnl, (from, to): (f64, f64)) {
    marks.line((from, 0.0), (to, 0.0), ColorRole::Rule, 1.0);
    marks.dashed_line((from, figure.average()), (to, figure.average()), ColorRole::Accent, 1.5);
}

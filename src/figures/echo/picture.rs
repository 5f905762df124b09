//! The picture: the push and its answers as a staircase, and beside it, on the same axis of price, where the staircase ends
//! for every feedback.

use super::{Echo, PUSH};
use crate::chart::layout::layout;
use crate::chart::{Anchor, Axis, ColorRole, Frame, Marks, Panel, Scene, View};
use crate::figures::words::echo as words;
use crate::format::number::clamp;
use crate::format::{compact, grouped};

/// What part of the width each panel takes; on a phone the words of the right one need more.
const COLUMNS: [f64; 2] = [3.0, 2.0];
const NARROW_COLUMNS: [f64; 2] = [6.0, 5.0];
const HEIGHT_PX: f64 = 300.0;
const NARROW_HEIGHT_PX: f64 = 270.0;
/// The axis of price reaches beyond the end by this factor, and so far at least, in basis points.
const ROOM: f64 = 1.25;
const LEAST_TOP: f64 = 140.0;
/// The same where the staircase never ends; and how high the dot then stands, as a part of it.
const ENDLESS_ROOM: f64 = 1.08;
const ENDLESS_DOT: f64 = 0.92;
/// More bars than that are drawn together.
const MOST_BARS: u32 = 60;
/// Points of the curve, and of each edge of a band.
const POINTS: u32 = 120;
/// Up to this height of the axis, in basis points, the curve leaves room below it for the words at the edge.
const ROOM_BELOW: f64 = 600.0;
/// How high they stand otherwise, as a part of the axis.
const EDGE_WORDS: f64 = 0.4;
/// From the left panel's plot to the right one's.
const GAP_PX: f64 = 15.0;
/// Mean advance of a letter of 12 px, regular and bold.
const LETTER_PX: f64 = 7.4;
const BOLD_LETTER_PX: f64 = 8.3;
/// Distance and height of a line of letters.
const LINE_PX: f64 = 14.0;
/// From a point to the text beside it, as the chart has it.
const BESIDE_PX: f64 = 8.0;

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
    let (columns, height) =
        if narrow { (NARROW_COLUMNS, NARROW_HEIGHT_PX) } else { (COLUMNS, HEIGHT_PX) };
    let panels = axes(figure, narrow).map(|(x, y)| Panel { x, y, marks: Marks::new(), height });
    let mut scene = Scene::abreast(columns.to_vec(), panels.to_vec());
    let frames: Vec<_> = layout(&scene, view.width).iter().map(crate::chart::Projection::frame).collect();
    if let ([left, right], [stairs, ends]) = (frames.as_slice(), scene.panels.as_mut_slice()) {
        let stage = Stage::of(figure, &stairs.x, *left, narrow);
        stage.tick_rounds(&mut stairs.x);
        stairs.marks = stage.marks();
        ends.marks = Curve { figure, top: ends.y.high, frame: *right, narrow }.marks();
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
    let mut feedback = Axis::linear(-1.0, 1.0).named(words::feedback(narrow));
    for tick in [-1.0, -0.5, 0.0, 0.5, 1.0] {
        feedback.tick(tick, words::feedback_of(tick));
    }
    [(rounds, prices), (feedback, grid)]
}

/// Width of a text in CSS pixels.
fn wide(text: &str, letter_px: f64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a label has a handful of letters")]
    let letters = text.chars().count() as f64;
    letters * letter_px
}

/// The left panel, and its scale.
struct Stage<'a> {
    figure: &'a Echo,
    /// The last round that is drawn.
    last: u32,
    top: f64,
    /// The plot, in CSS pixels.
    plot: (f64, f64),
    narrow: bool,
}

/// Text that has been placed, in CSS pixels from the plot's upper left corner: left, right, top, bottom.
type Placed = [f64; 4];

impl<'a> Stage<'a> {
    fn of(figure: &'a Echo, rounds: &Axis, frame: Frame, narrow: bool) -> Self {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "made from a number of rounds")]
        let last = (rounds.high - 1.0) as u32;
        let plot = (frame.right - frame.left, frame.bottom - frame.top);
        Self { figure, last, top: top(figure), plot, narrow }
    }

    /// Width of a round in CSS pixels.
    fn slot(&self) -> f64 {
        self.plot.0 / (f64::from(self.last) + 1.0)
    }

    /// Numbers the rounds, as many as have room, clear of the word under the push.
    fn tick_rounds(&self, axis: &mut Axis) {
        const APART_PX: f64 = 42.0;
        let steps = (0..10).flat_map(|power| [1.0, 2.0, 5.0].map(|step| step * 10f64.powi(power)));
        let Some(step) = steps.into_iter().find(|step| step * self.slot() >= APART_PX) else { return };
        let mut round = step;
        // The last number must not reach those of the panel beside it.
        while (round + 0.5) * self.slot() + 0.5 * wide(&compact(round), LETTER_PX) < self.plot.0 {
            axis.tick(round + 0.5, compact(round));
            round += step;
        }
    }

    fn marks(&self) -> Marks {
        let mut marks = Marks::new();
        let right = f64::from(self.last) + 1.0;
        marks.bar((0.0, 0.0), (1.0, PUSH), ColorRole::Faint, 0.55);
        if self.figure.feedback < 0.0 && self.last > MOST_BARS {
            self.band(&mut marks);
        } else {
            self.bars(&mut marks);
        }
        if let Some(end) = self.figure.end() {
            let beyond = right + GAP_PX * right / self.plot.0;
            marks.dashed_line((0.0, end), (beyond, end), ColorRole::Ink, 1.25);
        }
        marks.line((0.0, 0.0), (right, 0.0), ColorRole::Rule, 1.5);
        self.words(&mut marks);
        marks
    }

    /// Each answer from where price stood to where it takes it; many small ones together.
    fn bars(&self, marks: &mut Marks) {
        let together = self.last.div_ceil(MOST_BARS).max(1);
        let stands = |round| self.figure.standing_after(round);
        let mut before = 0;
        while before < self.last {
            let until = before.saturating_add(together).min(self.last);
            let (from, to) = (stands(before), stands(until));
            let at = |round: u32| f64::from(round) + 1.0;
            marks.bar((at(before), from), (at(until), to), ColorRole::of_sign(to - from), 1.0);
            // What is thinner than a line is still an answer.
            marks.line((at(before), to), (at(until), to), ColorRole::of_sign(to - from), 1.0);
            before = until;
        }
    }

    /// Answers that turn on one another for so long that each would be thinner than a line: what they swing between.
    fn band(&self, marks: &mut Marks) {
        let edge = |odd: u32| {
            (0..=POINTS).map(move |point| {
                let round = u32::try_from(u64::from(self.last / 2) * u64::from(point) / u64::from(POINTS)).unwrap_or(0);
                let round = round.saturating_mul(2).saturating_add(odd);
                ((f64::from(round) + 1.0).min(f64::from(self.last) + 1.0), self.figure.standing_after(round))
            })
        };
        let lower: Vec<_> = edge(1).collect();
        marks.area(edge(0).chain(lower.iter().rev().copied()).collect(), ColorRole::Soft, 0.35);
        marks.curve(edge(0).collect(), ColorRole::Buy, 1.5);
        marks.curve(lower, ColorRole::Sell, 1.5);
    }

    /// A price as CSS pixels below the upper edge.
    fn down(&self, bp: f64) -> f64 {
        (1.0 - bp / self.top) * self.plot.1
    }

    fn words(&self, marks: &mut Marks) {
        let mut placed: Vec<Placed> = Vec::new();
        self.end_words(marks, &mut placed);
        if self.figure.feedback != 0.0 {
            for round in 1..=3 {
                self.answer(marks, &mut placed, round);
            }
        }
        self.push_words(marks, &placed);
    }

    /// Where it ends, at the right end of its line; on a phone above all steps.
    fn end_words(&self, marks: &mut Marks, placed: &mut Vec<Placed>) {
        let Some(end) = self.figure.end() else {
            marks.label((0.0, self.top), words::NEVER, ColorRole::Ink, Anchor::Right).bold().shifted(0.0, 12.0);
            placed.push([BESIDE_PX, BESIDE_PX + wide(words::NEVER, BOLD_LETTER_PX), 4.0, 20.0]);
            return;
        };
        let swings = self.figure.rounds.settled_by(super::SETTLED).is_none();
        let level = if self.narrow || swings { end.max(PUSH) } else { end };
        let text = words::ends(self.figure.feedback, end, self.narrow);
        let (right, y) = (self.plot.0, self.down(level) - 12.0);
        placed.push([right - wide(&text, BOLD_LETTER_PX), right, y - 7.0, y + 7.0]);
        let at = (f64::from(self.last) + 1.0, level);
        marks.label(at, text, ColorRole::Ink, Anchor::Left).bold().shifted(BESIDE_PX, -12.0);
    }

    /// An answer beside its bar, if it shows and has room: to the right of the foot of one that rises, so that the next
    /// stands over it; else beyond the end of its bar.
    fn answer(&self, marks: &mut Marks, placed: &mut Vec<Placed>, round: u32) {
        let text = words::answer(self.figure.answer(round));
        let (from, to) = (self.figure.standing_after(round - 1), self.figure.standing_after(round));
        let role = ColorRole::of_sign(to - from);
        let (middle, width) = ((f64::from(round) + 0.5) * self.slot(), wide(&text, BOLD_LETTER_PX));
        let beside = (f64::from(round) + 1.0) * self.slot() + BESIDE_PX;
        let (anchor, at, x, y) = if self.figure.feedback > 0.0 {
            (Anchor::Right, (f64::from(round) + 1.0, from), beside, self.down(from) + 9.0)
        } else if to < from {
            (Anchor::Below, (f64::from(round) + 0.5, to), middle - 0.5 * width, self.down(to) + 14.0)
        } else {
            (Anchor::Above, (f64::from(round) + 0.5, to), middle - 0.5 * width, self.down(to) - 14.0)
        };
        let here = [x, x + width, y - 7.0, y + 7.0];
        // Where answers turn on one another, a wide text would stand on the bars beside its own.
        let on_others = anchor != Anchor::Right && round > 1 && width > self.slot();
        if text == "0" || on_others || !self.has_room(here, placed) {
            return;
        }
        let lower = if anchor == Anchor::Right { 9.0 } else { 0.0 };
        marks.label(at, text, role, anchor).bold().shifted(0.0, lower);
        placed.push(here);
    }

    /// What the grey bar is, beside its foot, if the steps leave room there.
    fn push_words(&self, marks: &mut Marks, placed: &[Placed]) {
        let lowest = self.figure.standing_after(0).min(self.figure.standing_after(1));
        let (x, y) = (self.slot() + BESIDE_PX, self.plot.1 - 11.0);
        let here = [x, x + wide(words::YOU_PUSH, LETTER_PX), y - 7.0, y + 7.0];
        if self.down(lowest) < y - 9.0 && self.has_room(here, placed) {
            marks.label((1.0, 0.0), words::YOU_PUSH, ColorRole::Soft, Anchor::Right).shifted(0.0, -11.0);
        }
    }

    fn has_room(&self, [left, right, upper, lower]: Placed, placed: &[Placed]) -> bool {
        let inside = left >= 0.0 && right <= self.plot.0 && upper >= 0.0 && lower <= self.plot.1;
        let apart = |other: &Placed| right < other[0] || other[1] < left || lower < other[2] || other[3] < upper;
        inside && placed.iter().all(apart)
    }
}

/// The right panel.
struct Curve<'a> {
    figure: &'a Echo,
    top: f64,
    frame: Frame,
    narrow: bool,
}

impl Curve<'_> {
    fn marks(&self) -> Marks {
        let mut marks = Marks::new();
        let at = (self.figure.feedback, dot_height(self.figure));
        self.zones(&mut marks);
        if self.figure.end().is_some() {
            marks.dashed_line((-1.0, at.1), at, ColorRole::Ink, 1.25);
        }
        marks.curve(self.ends(), ColorRole::Ink, 2.25);
        self.edge_words(&mut marks);
        marks.dot(at, 9.0, ColorRole::Accent);
        self.dot_words(&mut marks, at);
        marks
    }

    fn zones(&self, marks: &mut Marks) {
        let roles = [ColorRole::Sell, ColorRole::Buy];
        for ((low, role), name) in [-1.0, 0.0].into_iter().zip(roles).zip(words::ZONES) {
            marks.bar((low, 0.0), (low + 1.0, self.top), role, 0.08);
            let label = marks.label((low + 0.5, self.top), name, role, Anchor::Above).shifted(0.0, 3.0);
            if !self.narrow {
                label.bold();
            }
        }
        marks.line((0.0, 0.0), (0.0, self.top), ColorRole::Rule, 1.0);
        marks.line((-1.0, 0.0), (1.0, 0.0), ColorRole::Rule, 1.5);
        marks.line((1.0, 0.0), (1.0, self.top), ColorRole::Buy, 4.0);
    }

    /// Where a push ends for every feedback, up to the upper edge.
    fn ends(&self) -> Vec<(f64, f64)> {
        let leaves = 1.0 - PUSH / self.top;
        // Evenly in the height's logarithm, so that the steep part is smooth.
        let ratio = 2.0 * self.top / PUSH;
        let point = |point: u32| {
            let height = 0.5 * PUSH * libm::pow(ratio, f64::from(point) / f64::from(POINTS));
            (clamp(1.0 - PUSH / height, -1.0, leaves), height.min(self.top))
        };
        (0..=POINTS).map(point).collect()
    }

    /// The edge's name stands below the curve, or left of it where the curve lies low.
    fn edge_words(&self, marks: &mut Marks) {
        let low = self.top <= ROOM_BELOW;
        let lines = if self.narrow { words::EDGE.map(str::to_owned).to_vec() } else { vec![words::EDGE.join(" ")] };
        for (line, text) in (0u8..).zip(lines.iter().rev()) {
            let up = f64::from(line) * LINE_PX;
            if low {
                marks.label((1.0, 0.0), text, ColorRole::Buy, Anchor::Left).shifted(0.0, -11.0 - up);
            } else {
                let height = EDGE_WORDS * self.top;
                let curve = 1.0 - PUSH / ((EDGE_WORDS - 0.03) * self.top);
                marks.label((curve, height), text, ColorRole::Buy, Anchor::Left).shifted(0.0, -up);
            }
        }
    }

    /// Above the curve, to the left; below it where there is no room to the left.
    fn dot_words(&self, marks: &mut Marks, at: (f64, f64)) {
        let text = words::feedback_of(self.figure.feedback);
        let across = (at.0 + 1.0) / 2.0 * (self.frame.right - self.frame.left);
        let needs = wide(&text, BOLD_LETTER_PX) + BESIDE_PX + 4.0;
        if self.figure.end().is_none() {
            marks.label(at, text, ColorRole::Accent, Anchor::Left).bold().shifted(-7.0, 0.0);
        } else if at.0 >= 0.0 && across >= needs {
            marks.label(at, text, ColorRole::Accent, Anchor::Left).bold().shifted(-2.0, -15.0);
        } else {
            marks.label(at, text, ColorRole::Accent, Anchor::Right).bold().shifted(2.0, 17.0);
        }
    }
}

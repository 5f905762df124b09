//! The left panel: the push and its answers as a staircase.

use super::picture::BESIDE_PX;
use super::{Echo, PUSH};
use crate::chart::ticks::round_ticks;
use crate::chart::{Anchor, Axis, ColorRole, Marks};
use crate::figures::words::echo as words;
use crate::format::compact;

/// More bars than that are drawn together.
const MOST_BARS: u32 = 60;
/// With no more than that a bar is as wide as its number, but on a phone.
const FEW_BARS: u32 = 7;
/// Points of each edge of a band.
const POINTS: u32 = 120;
/// From the left panel's plot to the right one's.
const GAP_PX: f64 = 15.0;

/// The left panel, and its scale.
pub(super) struct Stairs<'a> {
    pub(super) figure: &'a Echo,
    /// The last round that is drawn.
    pub(super) last: u32,
    /// The upper end of the axis of price.
    pub(super) top: f64,
    /// Width and height of the plot, in CSS pixels.
    pub(super) plot: (f64, f64),
    pub(super) narrow: bool,
}

impl Stairs<'_> {
    /// Numbers the rounds, as many as have room beside the word under the push.
    pub(super) fn tick_rounds(&self, axis: &mut Axis) {
        for round in round_ticks(1.0, f64::from(self.last), if self.narrow { 3 } else { 8 }) {
            if round.fract() == 0.0 {
                axis.tick(round + 0.5, compact(round));
            }
        }
    }

    pub(super) fn marks(&self) -> Marks {
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
        self.end_words(marks);
        // Up to the first that does not show: a later one alone would look like the first.
        let _ = (1..=3).all(|round| self.answer(marks, round));
        // What the grey bar is, beside its foot, if the steps leave room there.
        let lowest = self.figure.standing_after(0).min(self.figure.standing_after(1));
        if self.down(lowest) < self.plot.1 - 20.0 {
            marks.label((1.0, 0.0), words::YOU_PUSH, ColorRole::Soft, Anchor::Right).shifted(0.0, -11.0).optional();
        }
    }

    /// Where it ends, at the right end of its line; on a phone above all steps.
    fn end_words(&self, marks: &mut Marks) {
        let Some(end) = self.figure.end() else {
            marks.label((0.0, self.top), words::NEVER, ColorRole::Ink, Anchor::Right).bold().shifted(0.0, 12.0);
            return;
        };
        let swings = self.figure.rounds.settled_by(super::SETTLED).is_none();
        let level = if self.narrow || swings { end.max(PUSH) } else { end };
        let text = words::ends(self.figure.feedback, end, self.narrow);
        let at = (f64::from(self.last) + 1.0, level);
        marks.label(at, text, ColorRole::Ink, Anchor::Left).bold().shifted(BESIDE_PX, -12.0);
    }

    /// An answer beside its bar, if it shows. One that rises on the last has its text to the right of its foot, so that the
    /// next stands over it. Where answers turn on one another, later bars lie within the earlier: the text stands beyond the
    /// end of its bar.
    fn answer(&self, marks: &mut Marks, round: u32) -> bool {
        let text = words::answer(self.figure.answer(round));
        let (from, to) = (self.figure.standing_after(round - 1), self.figure.standing_after(round));
        let (before, role, shows) = (f64::from(round), ColorRole::of_sign(to - from), text != "0");
        if shows {
            let label = if self.figure.feedback > 0.0 {
                marks.label((before + 1.0, from), text, role, Anchor::Right).shifted(0.0, 9.0)
            } else {
                // Beyond the end of its bar; from the bar's left end on where it is wider than that.
                let down = if to < from { 14.0 } else { -14.0 };
                if self.narrow || self.last > FEW_BARS {
                    marks.label((before, to), text, role, Anchor::Right).shifted(-5.0, down)
                } else {
                    marks.label((before + 0.5, to), text, role, Anchor::Centre).shifted(0.0, down)
                }
            };
            label.bold().optional();
        }
        shows
    }
}

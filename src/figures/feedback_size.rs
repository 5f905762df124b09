//! How strong the feedback is: that of the session's options at the open, beside what is known of an index, on one scale,
//! and where a push ends at every size of it.

use super::echo::PUSH;
use super::{FigureSpec, Preset};
use crate::chart::{Anchor, Axis, ColorRole, Figure, Marks, Panel, RichText, Scene, Table, View};
use crate::figures::shared::target::{Target, Unmet};
use crate::figures::words::{common, feedback_size as words};
use crate::format::number::clamp;
use crate::format::trimmed;
use crate::model::ModelError;
use crate::model::session::Rounds;
use crate::scenario::session::{GammaSide, INDEX_DAY_CONTRACTS};
use crate::scenario::{Key, Scenario, set};
use crate::units::PERCENT;

/// The figure as the page hosts it.
pub const SPEC: FigureSpec = FigureSpec {
    id: "feedback-size",
    claims: "C1 C2",
    inputs: &[&[Key::Oi, Key::Kappa, Key::Sessions, Key::Spot, Key::Strike, Key::Iv]],
    controls: &[Key::Kappa, Key::Oi, Key::Sessions],
    more: &[],
    played: None,
    nudge: None,
    presets: &[
        &Preset { name: "expiry", label: words::EXPIRY.label, note: words::EXPIRY.note, values: &[] },
        &Preset {
            name: "index",
            label: words::INDEX.label,
            note: words::INDEX.note,
            values: &[set(Key::Oi, INDEX_DAY_CONTRACTS)],
        },
    ],
    actions: &[],
    method: words::METHOD,
    compute: |inputs| Ok(Box::new(FeedbackSize::new(&inputs.scenario)?)),
};

/// The same figure once more, in the playground, with the target of a challenge.
pub static IN_PLAYGROUND: FigureSpec = FigureSpec {
    id: "play-feedback-size",
    claims: "",
    controls: &[],
    presets: &[],
    compute: |inputs| {
        let state = &inputs.scenario;
        let targets = Target::unmet(Target::OF_FEEDBACK, state).collect();
        Ok(Box::new(FeedbackSize { targets, ..FeedbackSize::new(state)? }))
    },
    ..SPEC
};

/// What market makers' net gamma in S&P 500 options of the same day makes them trade per 1% move, from and to, in per cent
/// of a day's volume of the futures: Cboe (2023), “Much Ado About 0DTEs”.
const INDEX_ORDERS: (f64, f64) = (0.04, 0.17);
/// The sizes that are drawn, and those that are named at the axis.
const SIZES: (f64, f64) = (1e-4, 4.0);
const NAMED: [f64; 5] = [1e-4, 1e-3, 1e-2, 0.1, 1.0];
/// Sizes of the table besides the session's own.
const TABLE_SIZES: [f64; 5] = [1e-3, 1e-2, 0.1, 0.5, 0.9];
/// The upper end of the axis of price, in basis points.
const TOP: f64 = 250.0;
/// The highest place of a dot, and the end below which there is no room for a number under it, in basis points.
const HIGHEST: f64 = 0.95 * TOP;
const LOW_END: f64 = 30.0;
/// Up to this size both curves are flat.
const FLAT: f64 = 0.01;
/// A range that ends below this size has no room for its name to the left of its end.
const LEFT_PART: f64 = 1e-3;
/// Points of a curve.
const POINTS: u32 = 60;
/// Height of the picture in CSS pixels, on wide screens and on narrow ones.
const HEIGHT_PX: [f64; 2] = [260.0, 240.0];
/// How high a target stands, as a part of the axis of price.
const TARGET_HEIGHT: f64 = 0.05;

/// The computed figure.
pub struct FeedbackSize {
    /// Of the session's options at the open, without its sign.
    size: f64,
    /// That of an index at the same impact, from and to.
    index: (f64, f64),
    /// What the size should be.
    targets: Vec<Unmet>,
}

/// Where a push ends, in basis points; none where no price is stable.
fn end(feedback: f64) -> Option<f64> {
    Rounds::new(feedback).end().map(|end| end * PUSH)
}

/// Where the number of an end stands: which side of its dot, and how many CSS pixels right and down from there. Over the
/// upper curve and under the lower one, on the side where the two are flatter and the frame is far.
fn beside(sign: f64, size: f64, end: f64) -> (Anchor, (f64, f64)) {
    match end {
        _ if size < FLAT => (Anchor::Right, (0.0, -14.0 * sign)),
        low if low < LOW_END => (Anchor::Left, (0.0, -8.0)),
        high if high > HIGHEST => (Anchor::Left, (-14.0, 18.0)),
        _ => (Anchor::Left, (2.0, -14.0 * sign)),
    }
}

impl FeedbackSize {
    /// Computes it from the state.
    ///
    /// # Errors
    /// Those of [`Scenario::opening_feedback`].
    pub fn new(state: &Scenario) -> Result<Self, ModelError> {
        let size = state.opening_feedback(GammaSide::Short)?;
        // Basis points that so many per cent of a day's volume move price, over those of the 1% that called for them.
        let of_orders = |percent: f64| percent * state.get(Key::Kappa) / PERCENT;
        Ok(Self { size, index: (of_orders(INDEX_ORDERS.0), of_orders(INDEX_ORDERS.1)), targets: Vec::new() })
    }

    /// What can be seen of the index's range; none of one that lies left of the picture.
    fn band(&self) -> Option<(f64, f64)> {
        let (from, to) = self.index;
        (to > SIZES.0).then(|| (from.max(SIZES.0), to))
    }

    /// The ends of a push against a dealer who owns the options, up to a size of feedback, or one who has sold them.
    fn ends(sign: f64, most: f64) -> Vec<(f64, f64)> {
        let growth = libm::log(most / SIZES.0) / f64::from(POINTS);
        let sizes = (0..=POINTS).map(|point| (SIZES.0 * libm::exp(growth * f64::from(point))).min(most));
        sizes.filter_map(|size| Some((size, end(sign * size)?.min(TOP)))).collect()
    }

    /// The index's range, the edge from which on no price is stable, and the two curves.
    fn ground(&self, marks: &mut Marks, view: View) {
        if let Some((from, to)) = self.band() {
            marks.bar((from, 0.0), (to, TOP), ColorRole::Soft, 0.22);
            let name = words::INDEX_NAME[usize::from(view.is_narrow())];
            let (side, right) = if to < LEFT_PART { (Anchor::Right, -6.0) } else { (Anchor::Left, 6.0) };
            marks.label((to, TOP), name, ColorRole::Soft, side).shifted(right, 10.0);
        }
        marks.bar((1.0, 0.0), (SIZES.1, TOP), ColorRole::Buy, 0.2);
        marks.line((1.0, 0.0), (1.0, TOP), ColorRole::Buy, 2.0);
        marks.label((SIZES.1, TOP), words::EDGE, ColorRole::Buy, Anchor::Left).shifted(8.0, -10.0);
        marks.line((SIZES.0, PUSH), (SIZES.1, PUSH), ColorRole::Rule, 1.5);
        marks.curve(Self::ends(-1.0, SIZES.1), ColorRole::Sell, 2.25);
        marks.curve(Self::ends(1.0, 1.0 - PUSH / TOP), ColorRole::Buy, 2.25);
    }

    /// The session's own size, with where the push ends on either side.
    fn mark_size(&self, marks: &mut Marks) {
        let at = clamp(self.size, SIZES.0, SIZES.1);
        marks.dashed_line((at, 0.0), (at, TOP), ColorRole::Accent, 1.5);
        let sides = [(-1.0, words::OWNS, ColorRole::Sell), (1.0, words::SOLD, ColorRole::Buy)];
        for (sign, who, role) in sides {
            // Beyond the picture the dots stay at its edge, and the numbers are those beyond.
            let (Some(told), Some(height)) = (end(sign * self.size), end(sign * at)) else { continue };
            let dot = (at, height.min(HIGHEST));
            marks.dot(dot, 6.0, role);
            let (anchor, (right, down)) = beside(sign, at, height);
            marks.label(dot, words::ends(who, told), role, anchor).bold().shifted(right, down);
        }
    }

    /// The sizes that are asked for, each named over its end that lies inside the picture.
    fn mark_target(marks: &mut Marks, unmet: Unmet) {
        for (from, to) in unmet.target.asked() {
            let (from, to) = (from.max(SIZES.0), to.min(SIZES.1));
            marks.bar((from, 0.0), (to, TARGET_HEIGHT * TOP), ColorRole::Accent, 0.5);
            let (at, side, right, down) =
                if from > SIZES.0 { (from, Anchor::Left, 4.0, -11.0) } else { (from, Anchor::Right, -4.0, -26.0) };
            marks.label((at, 0.0), common::target(unmet), ColorRole::Accent, side).bold().shifted(right, down);
        }
    }
}

impl Figure for FeedbackSize {
    fn finding(&self) -> RichText {
        words::finding(end(-self.size), end(self.size))
    }

    fn caption(&self) -> RichText {
        RichText::plain(words::caption(self.size, self.index, self.band().is_some()))
    }

    fn scene(&self, view: View) -> Scene {
        let mut x = Axis::log(SIZES.0, SIZES.1).named(words::size_here(self.size));
        for size in NAMED {
            x.tick(size, trimmed(size, 4));
        }
        let y =
            Axis::linear(0.0, TOP).ticked(5, &|bp| trimmed(bp, 0)).named(words::ENDS[usize::from(view.is_narrow())]);
        let mut marks = Marks::new();
        self.ground(&mut marks, view);
        for unmet in &self.targets {
            Self::mark_target(&mut marks, *unmet);
        }
        self.mark_size(&mut marks);
        Scene::of(Panel { x, y, marks, height: HEIGHT_PX[usize::from(view.is_narrow())] })
    }

    fn table(&self) -> Table {
        let mut table = Table::of(&words::HEADINGS).along(1);
        let mut row = |name: &str, size: f64| {
            table.row().text(name).grouped(size, 4);
            for feedback in [-size, size] {
                table.known(end(feedback), &|end| trimmed(end, 2));
            }
        };
        row(words::HERE, self.size);
        row(words::INDEX_LEAST, self.index.0);
        row(words::INDEX_MOST, self.index.1);
        for size in TABLE_SIZES {
            row("", size);
        }
        table
    }
}

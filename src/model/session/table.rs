//! The inverse of `G_t`, tabulated: thousands of sessions at the cost of a look-up per minute.

use super::curve::DealerCurve;
use super::parameters::{MINUTES, SessionParameters};
use super::solve::{Feedback, Shocked};

/// Cells per `σ_iv√τ`. Eight keep the interpolation error below 1e−7 in log-price (tested), and
/// near 2e−9 for a book that is long.
const CELLS_PER_WIDTH: f64 = 8.0;
/// Half-width of a table in standard deviations of the level. One minute in two million lies
/// outside; it is solved exactly.
const REACH: f64 = 5.0;
/// More cells than this are not worth their memory: such minutes are solved exactly.
const MOST_CELLS: f64 = 65_536.0;
/// A table needs `1 + g` to stay above this: nearer to zero the inverse turns too sharply.
const STEEPNESS_NEEDED: f64 = 0.25;

/// `G_t⁻¹` in one minute on an even grid of the unhedged level, by cubic Hermite interpolation: value and
/// slope `1/(1 + g)` at each node are exact.
#[derive(Debug, Clone)]
pub(super) struct InverseTable {
    first: f64,
    cells_per_unit: f64,
    /// `(s, h·ds/dy)` at each node, `h` the width of a cell.
    nodes: Vec<(f64, f64)>,
}

impl InverseTable {
    /// The table of a minute around the opening level, or `None` where the solver does
    /// better: `G_t` not steep enough, a straight or a very sharply bent curve, or no flow.
    pub(super) fn build<C: DealerCurve>(
        feedback: &Feedback<C>,
        minute: u16,
        start: f64,
        deviation: f64,
    ) -> Option<Self> {
        let floor = feedback.steepness_floor(minute);
        // Where 1 + g is small the price runs through a kink faster than the level.
        let width = feedback.curve().finest_width(minute) * floor.min(1.0);
        let cells = (2.0 * REACH * deviation * CELLS_PER_WIDTH / width).ceil();
        if floor < STEEPNESS_NEEDED || !(1.0..=MOST_CELLS).contains(&cells) {
            return None;
        }
        let first = start - REACH * deviation;
        let cell = 2.0 * REACH * deviation / cells;
        let mut nodes = Vec::new();
        let mut guess = first;
        let mut index = 0.0;
        while index <= cells {
            let unhedged_level = first + index * cell;
            let log_spot = feedback.hedged(Shocked { minute, unhedged_level, log_spot: guess });
            let slope = cell / (1.0 + feedback.gain(minute, log_spot));
            nodes.push((log_spot, slope));
            guess = log_spot + slope;
            index += 1.0;
        }
        Some(Self { first, cells_per_unit: 1.0 / cell, nodes })
    }

    /// The hedged log-price at an unhedged level; `None` outside the table.
    pub(super) fn log_spot(&self, unhedged_level: f64) -> Option<f64> {
        let position = (unhedged_level - self.first) * self.cells_per_unit;
        if position < 0.0 {
            return None;
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "not negative, and a position beyond the last node is caught by `get`"
        )]
        let cell = position as usize;
        let &(left, left_slope) = self.nodes.get(cell)?;
        let &(right, right_slope) = self.nodes.get(cell.checked_add(1)?)?;
        let x = position - position.trunc();
        let rise = right - left;
        let bend = left_slope - rise;
        let twist = left_slope + right_slope - 2.0 * rise;
        // Hermite's cubic, written so that each correction vanishes at both nodes.
        Some(left + x * (rise + (1.0 - x) * (bend - twist * x)))
    }
}

/// The tables of many sessions, one a minute, each built when it is first of use.
#[derive(Debug, Clone)]
pub(super) struct Tables {
    slots: Vec<Slot>,
    parameters: SessionParameters,
    /// The unhedged level at the open.
    start: f64,
    /// The session under way, from 0.
    session: u64,
}

#[derive(Debug, Clone)]
enum Slot {
    Unbuilt,
    Solved,
    Tabulated(InverseTable),
}

impl Tables {
    pub(super) fn new<C: DealerCurve>(feedback: &Feedback<C>, parameters: SessionParameters) -> Self {
        let start = feedback.level(0, parameters.log_spot());
        Self { slots: vec![Slot::Unbuilt; usize::from(MINUTES) + 1], parameters, start, session: 0 }
    }

    /// The next session begins.
    pub(super) const fn session_over(&mut self) {
        self.session += 1;
    }

    /// The hedged log-price: from the table where there is one, from the solver elsewhere. The curve is always
    /// that of [`Tables::new`].
    ///
    /// The table of minute `t` is built in session `t`, not before: a handful of sessions never
    /// pays for tables, and thousands have their cost spread over the first few hundred. It depends
    /// on the session's number alone, so that batches do not matter.
    pub(super) fn hedged<C: DealerCurve>(&mut self, feedback: &Feedback<C>, shocked: Shocked) -> f64 {
        let Shocked { minute, unhedged_level, .. } = shocked;
        let Some(slot) = self.slots.get_mut(usize::from(minute)) else { return feedback.hedged(shocked) };
        if matches!(slot, Slot::Unbuilt) && self.session >= u64::from(minute) {
            let deviation = self.parameters.deviation(minute);
            *slot = InverseTable::build(feedback, minute, self.start, deviation).map_or(Slot::Solved, Slot::Tabulated);
        }
        match slot {
            Slot::Tabulated(table) => table.log_spot(unhedged_level).unwrap_or_else(|| feedback.hedged(shocked)),
            Slot::Unbuilt | Slot::Solved => feedback.hedged(shocked),
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a valid input that is refused must fail the test")]
mod tests {
    use super::super::book_curve::BookCurve;
    use super::super::parameters::Impact;
    use super::*;
    use crate::model::bsm::OptionKind;
    use crate::model::position::{Position, Trading};

    /// Largest error of the minute's table in log-price, at 40 points a width.
    fn worst_error(curve: &BookCurve, kappa: f64, minute: u16) -> Option<f64> {
        let feedback = Feedback::new(curve.clone(), Impact::from_kappa(kappa, 10e6).unwrap());
        let parameters = SessionParameters::default();
        let start = feedback.level(0, parameters.log_spot());
        let deviation = parameters.deviation(minute);
        let table = InverseTable::build(&feedback, minute, start, deviation)?;
        let step = curve.finest_width(minute) / 39.7;
        let mut worst = 0.0_f64;
        let mut unhedged_level = start - 4.99 * deviation;
        while unhedged_level < start + 4.99 * deviation {
            let exact = feedback.hedged(Shocked { minute, unhedged_level, log_spot: unhedged_level });
            let error = table.log_spot(unhedged_level).map_or(f64::INFINITY, |log_spot| (log_spot - exact).abs());
            worst = worst.max(error);
            unhedged_level += step;
        }
        Some(worst)
    }

    fn calls(strike: f64, shares: f64, volatility: f64) -> Position<Trading> {
        Position::new(OptionKind::Call, strike, Trading(390.0), shares / 100.0, volatility).unwrap()
    }

    #[test]
    fn interpolation_stays_below_1e_7_in_log_price() {
        let books = [
            vec![calls(100.0, 1e6, 0.2)],
            vec![calls(100.0, -1e6, 0.2)],
            vec![calls(99.0, 6e5, 0.22), calls(100.0, 1e6, 0.2), calls(101.0, 6e5, 0.19)],
            vec![calls(99.0, 6e5, 0.22), calls(100.0, -1e6, 0.2), calls(101.0, 6e5, 0.19)],
            vec![calls(100.5, 1e6, 0.05)],
        ];
        for (book, positions) in books.iter().enumerate() {
            let curve = BookCurve::new(positions);
            for kappa in [0.5, 5.0, 20.0] {
                for minute in [1, 100, 300, 340, 360, 372, 380, 389, 390] {
                    if let Some(error) = worst_error(&curve, kappa, minute) {
                        assert!(error < 1e-7, "book {book}, κ {kappa}, minute {minute}: {error:e}");
                    }
                }
            }
        }
    }

    #[test]
    fn no_table_where_it_would_not_do() {
        let short = BookCurve::new(&[calls(100.0, -1e6, 0.2)]);
        assert!(worst_error(&short, 5.0, 300).is_some());
        assert!(worst_error(&short, 5.0, 385).is_none(), "unstable prices");
        let sharp = BookCurve::new(&[calls(100.0, 1e6, 1e-4)]);
        assert!(worst_error(&sharp, 5.0, 390).is_none(), "too many cells");
    }
}

//! The table: average and spread, the day hedged once, and every bar.

use super::HedgedPnl;
use crate::chart::Table;
use crate::figures::words::hedged_pnl as words;
use crate::format::{grouped, signed};
use crate::model::session::{Moments, count_as_f64};

/// Moves of the table, in standard deviations of the day that the options are priced for.
const MOVES: [f64; 5] = [-2.0, -1.0, 0.0, 1.0, 2.0];

pub(super) fn table(figure: &HedgedPnl) -> Table {
    let mut table = Table::of(&words::HEADINGS).along(1);
    let mut row = |name: &str, moved: Option<f64>, profit: Option<f64>, days: Option<usize>| {
        table.row().text(name).known(moved, &|dollars| signed(dollars, 3));
        table.known(profit, &|dollars| signed(dollars, 0));
        table.known(days.map(|days| count_as_f64(days as u64)), &|days| grouped(days, 0));
    };
    let mut counted = Moments::default();
    figure.days().iter().for_each(|day| counted.add(day.profit_dollars));
    let [exact, mean, error, spread, gains, implied, realised, even, once, lower, bar, higher] = words::ROWS;
    row(exact, None, Some(figure.average()), None);
    row(mean, None, Some(counted.mean()), Some(figure.days().len()));
    row(error, None, Some(counted.standard_error()), None);
    row(spread, None, Some(counted.variance().sqrt()), None);
    row(gains, None, None, Some(figure.gains()));
    row(implied, Some(figure.deviations[0]), None, None);
    row(realised, Some(figure.deviations[1]), None, None);
    for dollars in figure.even.into_iter().flatten() {
        row(even, Some(dollars), Some(0.0), None);
    }
    for deviations in MOVES {
        let dollars = deviations * figure.deviations[0];
        row(once, Some(dollars), Some(figure.day.hedged_once(dollars)), None);
    }
    let bars = figure.bars();
    let [below, above] = figure.beyond(&bars);
    row(lower, None, bars.first().map(|(from, ..)| *from), Some(below));
    for (from, _, ended_here) in &bars {
        row(bar, None, Some(*from), Some(*ended_here));
    }
    row(higher, None, bars.last().map(|(_, to, _)| *to), Some(above));
    table
}

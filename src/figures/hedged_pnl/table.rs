//! The table: average and spread, the day hedged once, and every bar.

use super::HedgedPnl;
use crate::chart::Table;
use crate::figures::words::hedged_pnl as words;
use crate::format::{grouped, signed};
use crate::model::session::{Moments, count_as_f64};

/// Moves of the table, in standard deviations of the day that the options are priced for.
const MOVES: [f64; 5] = [-2.0, -1.0, 0.0, 1.0, 2.0];

pub(super) fn table(figure: &HedgedPnl) -> Table {
    let mut table = Table::of(&words::HEADINGS);
    let mut row = |name: &str, moved: Option<f64>, from: Option<f64>, to: Option<f64>, days: Option<u64>| {
        table.row().text(name).known(moved, &|dollars| signed(dollars, 3));
        table.known(from, &|dollars| signed(dollars, 0)).known(to, &|dollars| signed(dollars, 0));
        table.known(days.map(count_as_f64), &|days| grouped(days, 0));
    };
    let mut counted = Moments::default();
    figure.days().iter().for_each(|day| counted.add(day.profit_dollars));
    let [exact, mean, error, spread, gains, implied, realised, even, once, below, bar, above] = words::ROWS;
    row(exact, None, Some(figure.average()), None, None);
    row(mean, None, Some(counted.mean()), None, Some(counted.count()));
    row(error, None, Some(counted.standard_error()), None, None);
    row(spread, None, Some(counted.variance().sqrt()), None, None);
    row(gains, None, None, None, Some(figure.gains() as u64));
    row(implied, Some(figure.deviations[0]), None, None, None);
    row(realised, Some(figure.deviations[1]), None, None, None);
    for dollars in figure.even.into_iter().flatten() {
        row(even, Some(dollars), Some(0.0), None, None);
    }
    for deviations in MOVES {
        let dollars = deviations * figure.deviations[0];
        row(once, Some(dollars), Some(figure.day.hedged_once(dollars)), None, None);
    }
    let bars = figure.bars();
    let [lower, higher] = figure.beyond(&bars);
    row(below, None, None, bars.first().map(|(from, ..)| *from), Some(lower as u64));
    for (from, to, days) in &bars {
        row(bar, None, Some(*from), Some(*to), Some(*days as u64));
    }
    row(above, None, bars.last().map(|(_, to, _)| *to), None, Some(higher as u64));
    table
}

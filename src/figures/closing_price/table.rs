//! The table: the closes at the strike three ways, and every three bars, in three markets.

use super::ClosingPrice;
use crate::chart::{Cell, Table};
use crate::figures::shared::pile::{NEAR, Pile};
use crate::figures::words::closing_price as words;
use crate::format::grouped;
use crate::model::session::{BookCurve, ExactLaw, Histogram, count_as_f64, standard_error_of_share};
use crate::scenario::session::GammaSide;
use crate::units::PERCENT;

/// Bars that a row counts together.
const BARS_A_ROW: usize = 3;

/// A row of one market: how many sessions, and the exact share.
type Told = (Option<u64>, Option<f64>);

pub(super) fn table(figure: &ClosingPrice) -> Table {
    let mut table = Table::of(&words::HEADINGS).along(1);
    let strike = figure.strike();
    let (from, to) = (strike * libm::exp(-NEAR), strike * libm::exp(NEAR));
    let [near_strike, hedged_on, small_impact] = words::PIN_ROWS;
    row(&mut table, figure, near_strike, (from, to), &|pile| (Some(pile.near_count()), pile.near_exactly()));
    row(&mut table, figure, hedged_on, (strike, strike), &|pile| (None, pile.pin));
    row(&mut table, figure, small_impact, (strike, strike), &|pile| {
        (None, figure.small_impact_pin.filter(|_| pile.side() == GammaSide::Long))
    });
    let edges: Vec<(f64, f64)> = figure.edges().collect();
    let (Some(first), Some(last)) = (edges.first(), edges.last()) else { return table };
    let counted = |of: &dyn Fn(&Histogram) -> u64, law: &dyn Fn(&ExactLaw<BookCurve>) -> f64, pile: &Pile| {
        (Some(of(pile.closes().histogram())), pile.law.as_ref().map(law))
    };
    let [beneath, bar, beyond] = words::BAR_ROWS;
    row(&mut table, figure, beneath, (0.0, first.0), &|pile| {
        counted(&Histogram::below, &|law| law.cumulative(first.0), pile)
    });
    for (place, pair) in edges.chunks(BARS_A_ROW).enumerate() {
        let (from, to) = (pair[0].0, pair[pair.len() - 1].1);
        let between = |law: &ExactLaw<BookCurve>| law.probability_between_logs(libm::log(from), libm::log(to));
        let in_bars = |bars: &Histogram| bars.counts().iter().skip(place * BARS_A_ROW).take(BARS_A_ROW).sum();
        row(&mut table, figure, bar, (from, to), &|pile| counted(&in_bars, &between, pile));
    }
    row(&mut table, figure, beyond, (last.1, last.1), &|pile| {
        counted(&Histogram::above, &|law| 1.0 - law.cumulative(last.1), pile)
    });
    if let Some(to) = table.rows.last_mut().and_then(|over| over.get_mut(2)) {
        *to = Cell::text(words::ANY);
    }
    table
}

fn row(table: &mut Table, figure: &ClosingPrice, name: &str, (from, to): (f64, f64), told: &dyn Fn(&Pile) -> Told) {
    table.row().text(name).grouped(from, 3).grouped(to, 3);
    for side in GammaSide::ALL {
        let (count, exact) = told(figure.pile(side));
        table.known(count.map(count_as_f64), &|count| grouped(count, 0));
        table.known(exact.map(|share| share * PERCENT), &|percent| grouped(percent, 2));
    }
    let pile = figure.pile(GammaSide::Long);
    let (count, _) = told(pile);
    let error = count.map(|count| standard_error_of_share(pile.share(count), pile.count().max(1)) * PERCENT);
    table.known(error, &|percent| grouped(percent, 2));
}

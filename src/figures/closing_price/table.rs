//! The table: the pin three ways, and every bar.

use super::{ClosingPrice, NEAR};
use crate::chart::{Cell, Table};
use crate::figures::words::closing_price as words;
use crate::format::grouped;
use crate::model::session::{BookCurve, ExactLaw, count_as_f64, standard_error_of_share};
use crate::units::PERCENT;

pub(super) fn table(figure: &ClosingPrice) -> Table {
    let mut table = Table::of(&words::HEADINGS);
    let (law, news) = (figure.law.as_ref(), Some(&figure.law_of_news));
    let mut row = |name: &str, from: f64, to: f64, count: Option<u64>, exact: Option<f64>, without: Option<f64>| {
        let share = count.map(|count| figure.share(count));
        table.row().text(name).grouped(from, 3).grouped(to, 3);
        table.known(count.map(count_as_f64), &|count| grouped(count, 0));
        let error = share.map(|share| standard_error_of_share(share, figure.count().max(1)));
        for share in [share, error, exact, without] {
            table.known(share.map(|share| share * PERCENT), &|percent| grouped(percent, 2));
        }
    };
    let between = |law: Option<&ExactLaw<BookCurve>>, from: f64, to: f64| {
        law.map(|law| law.probability_between_logs(libm::log(from), libm::log(to)))
    };
    let strike = figure.strike();
    let (from, to) = (strike * libm::exp(-NEAR), strike * libm::exp(NEAR));
    let closes = figure.closes();
    let within = |law: Option<&ExactLaw<BookCurve>>| law.map(|law| law.probability_within(strike, NEAR));
    let [near_strike, hedged_on, small_impact] = words::PIN_ROWS;
    row(near_strike, from, to, Some(closes.near_count()), within(law), within(news));
    row(hedged_on, strike, strike, None, figure.pin, Some(0.0));
    row(small_impact, strike, strike, None, figure.small_impact_pin, Some(0.0));
    let bars = figure.bars();
    if let (Some(first), Some(last)) = (bars.first(), bars.last()) {
        let counted = closes.histogram();
        let below = |law: Option<&ExactLaw<BookCurve>>| law.map(|law| law.cumulative(first.0));
        let above = |law: Option<&ExactLaw<BookCurve>>| law.map(|law| 1.0 - law.cumulative(last.1));
        let [beneath, bar, beyond] = words::BAR_ROWS;
        row(beneath, 0.0, first.0, Some(counted.below()), below(law), below(news));
        for (from, to, count) in &bars {
            row(bar, *from, *to, Some(*count), between(law, *from, *to), between(news, *from, *to));
        }
        row(beyond, last.1, last.1, Some(counted.above()), above(law), above(news));
        if let Some(to) = table.rows.last_mut().and_then(|over| over.get_mut(2)) {
            *to = Cell::text(words::ANY);
        }
    }
    table
}

//! The numbers: every level that the picture and the sentences speak of, and gamma of every strike.

use super::YourChain;
use crate::chart::Table;
use crate::figures::words::your_chain as words;
use crate::format::{grouped, price, signed};
use crate::model::DealerSide;
use crate::quotes::Flips;
use crate::quotes::levels::gamma::dollars_per_percent;
use crate::quotes::levels::{Causes, Totals};

/// One row. What it has no number for stays a dash.
#[derive(Default)]
struct Row {
    price: Option<f64>,
    /// Calls, puts, net and gross, in dollars of delta per 1%.
    dollars: [Option<f64>; 4],
    /// Net and gross, in shares per dollar.
    shares: [Option<f64>; 2],
    order: Option<f64>,
}

impl Row {
    /// Gamma at a price, held on a side.
    fn of(at: f64, gamma: &Totals, side: DealerSide) -> Self {
        let (dollars, shares) = (gamma.dollars_per_percent, gamma.shares_per_dollar);
        Self {
            price: Some(at),
            dollars: [dollars.calls, dollars.puts, dollars.net(side), dollars.gross()].map(Some),
            shares: [shares.net(side), shares.gross()].map(Some),
            order: None,
        }
    }

    /// Net gamma at a price, in dollars of delta per 1%.
    fn net(at: f64, net: f64) -> Self {
        let shares = [Some(net / dollars_per_percent(at)), None];
        Self { price: Some(at), dollars: [None, None, Some(net), None], shares, order: None }
    }

    /// A price alone.
    fn price(at: f64) -> Self {
        Self { price: Some(at), ..Self::default() }
    }
}

pub(super) fn table(figure: &YourChain) -> Table {
    let mut table = Table::of(&words::HEADINGS);
    let mut told = |name: &str, row: Row| {
        let whole = |value: f64| grouped(value, 0);
        let table = table.row().text(name).known(row.price, &price);
        for value in row.dollars.into_iter().chain(row.shares) {
            table.known(value, &whole);
        }
        table.known(row.order, &|shares| signed(shares, 0));
    };
    gammas(figure, &mut told);
    flips(figure, &mut told);
    orders(figure, &mut told);
    for row in &figure.levels.strikes {
        told(words::STRIKE, Row::of(row.strike, &row.gamma, figure.side));
    }
    table
}

fn gammas(figure: &YourChain, told: &mut dyn FnMut(&str, Row)) {
    let (levels, side) = (&figure.levels, figure.side);
    told(words::NOW, Row::of(levels.spot, &levels.now.totals, side));
    let (low, high) = figure.sureness.at_spot.possible(&levels.now.totals.dollars_per_percent, side);
    told(words::BAND[0], Row::net(levels.spot, low));
    told(words::BAND[1], Row::net(levels.spot, high));
    if levels.minutes_to_close > 0.0 {
        told(words::AT_THE_CLOSE, Row::of(levels.spot, &levels.close.totals, side));
    }
    if let Some(leaving) = &levels.leaving {
        told(words::WITHOUT_THE_NEXT, Row::of(levels.spot, &leaving.without, side));
    }
}

/// Where the sign changes: under each assumption; and as the interval of what can be known under the one in force.
fn flips(figure: &YourChain, told: &mut dyn FnMut(&str, Row)) {
    let close = (figure.levels.minutes_to_close > 0.0).then_some((words::FLIP_AT_THE_CLOSE, &figure.levels.close));
    for (name, at) in [(words::FLIP, &figure.levels.now)].into_iter().chain(close) {
        // Of all assumptions only one holds calls against puts.
        if let Flips::At(prices) = at.flips(DealerSide::CallsLongPutsShort) {
            for price in prices {
                told(name, Row::price(price));
            }
        }
    }
    for flip in &figure.sureness.flips {
        told(words::FLIP_BETWEEN[0], Row::price(flip.from));
        told(words::FLIP_BETWEEN[1], Row::price(flip.to));
    }
}

fn orders(figure: &YourChain, told: &mut dyn FnMut(&str, Row)) {
    for (order, names) in [(&figure.levels.up, words::UP), (&figure.levels.down, words::DOWN)] {
        let Causes { price, time, volatility } = order.under(figure.side);
        for (name, shares) in names.into_iter().zip([price + time + volatility, price, time, volatility]) {
            told(name, Row { order: Some(shares), ..Row::price(order.to) });
        }
    }
}

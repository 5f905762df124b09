//! Orders and exposure of the chain, strike by strike and summed.

use crate::model::{Book, DealerSide, ModelError, Moment, Position, hedge_order_shares};
use crate::scenario::chain::chain_strikes;
use crate::scenario::{Key, Scenario};

/// What one strike brings. Orders are in shares, + buy, − sell.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct StrikeRow {
    /// Strike, in dollars.
    pub strike: f64,
    /// Open interest in calls, in contracts.
    pub calls: f64,
    /// Open interest in puts, in contracts.
    pub puts: f64,
    /// The dealer's calls under the assumption, signed contracts.
    pub dealer_calls: f64,
    /// The dealer's puts under the assumption, signed contracts.
    pub dealer_puts: f64,
    /// Order from the calls when price rises by 1%.
    pub up_calls: f64,
    /// Order from the puts when price rises by 1%.
    pub up_puts: f64,
    /// Order when price falls by 1%.
    pub down: f64,
    /// Size of the orders of every open contract when price rises by 1%, nothing cancelled.
    pub gross_up: f64,
    /// Net gamma in dollars of delta per 1% move.
    pub net_dollars: f64,
    /// Gamma of every open contract in dollars of delta per 1% move.
    pub gross_dollars: f64,
}

impl StrikeRow {
    /// Order when price rises by 1%.
    #[must_use]
    pub fn net_up(&self) -> f64 {
        self.up_calls + self.up_puts
    }
}

/// The chain under the assumption in force.
#[derive(Debug, Clone, PartialEq)]
pub struct Chain {
    /// One entry a strike, upwards.
    pub rows: Vec<StrikeRow>,
    /// Order of all strikes when price rises by 1%, in shares.
    pub net_up: f64,
    /// The same with nothing cancelled.
    pub gross_up: f64,
}

/// The move of price that orders are told for, as a fraction.
const MOVE: f64 = 0.01;

impl Chain {
    /// Computes it from the state.
    ///
    /// # Errors
    /// What the model refuses of the state.
    pub fn new(state: &Scenario) -> Result<Self, ModelError> {
        let spot = state.get(Key::Spot);
        let (now, up, down) = (state.now()?, Moment::at(spot * (1.0 + MOVE))?, Moment::at(spot * (1.0 - MOVE))?);
        let held = state.chain_book()?;
        // As if dealers held one side of all there is: nothing cancels, whatever is assumed.
        let all = state.chain_book_held(DealerSide::AllLong)?;
        let alone = |book: &Book, place: usize| {
            let positions: Vec<Position> = book.positions().get(place).copied().into_iter().collect();
            Book::new(positions, book.carry())
        };
        let strikes = chain_strikes();
        let row = |(place, strike): (usize, f64)| {
            let key = u8::try_from(place).unwrap_or(u8::MAX);
            let (calls, puts) = (alone(&held, place), alone(&held, place + strikes.len()));
            let order = |book: &Book, to: &Moment| hedge_order_shares(book, &now, to);
            let gross = [alone(&all, place), alone(&all, place + strikes.len())];
            let contracts = |book: &Book| book.positions().iter().map(Position::contracts).sum::<f64>();
            let dollars = |book: &Book| book.exposure(&now).net_dollars_of_delta_per_percent;
            StrikeRow {
                strike,
                calls: state.get(Key::Calls(key)),
                puts: state.get(Key::Puts(key)),
                dealer_calls: contracts(&calls),
                dealer_puts: contracts(&puts),
                up_calls: order(&calls, &up),
                up_puts: order(&puts, &up),
                down: order(&calls, &down) + order(&puts, &down),
                gross_up: gross.iter().map(|book| order(book, &up).abs()).sum(),
                net_dollars: dollars(&calls) + dollars(&puts),
                gross_dollars: gross.iter().map(dollars).sum(),
            }
        };
        let rows: Vec<StrikeRow> = strikes.into_iter().enumerate().map(row).collect();
        let gross_up = rows.iter().map(|row| row.gross_up).sum();
        Ok(Self { net_up: hedge_order_shares(&held, &now, &up), gross_up, rows })
    }

    /// All strikes in one.
    #[must_use]
    pub fn sum(&self) -> StrikeRow {
        let mut sum = StrikeRow::default();
        for row in &self.rows {
            sum.calls += row.calls;
            sum.puts += row.puts;
            sum.dealer_calls += row.dealer_calls;
            sum.dealer_puts += row.dealer_puts;
            sum.up_calls += row.up_calls;
            sum.up_puts += row.up_puts;
            sum.down += row.down;
            sum.gross_up += row.gross_up;
            sum.net_dollars += row.net_dollars;
            sum.gross_dollars += row.gross_dollars;
        }
        sum
    }
}

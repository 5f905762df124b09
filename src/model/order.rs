//! Hedges and hedge orders.
//!
//! With `D` the dealer's delta from the options, in shares, the dealer is fully hedged by holding
//! `H = −D` shares. A hedge order is the change in `H`: + buy, − sell.

use super::book::{Book, Moment};

/// Shares the dealer holds when fully hedged: `H = −D`. Negative is a short sale.
pub fn hedge_shares(book: &Book, moment: &Moment) -> f64 {
    // 0 − D, so that a book without delta shows 0 and not −0.
    0.0 - book.delta_shares(moment)
}

/// The order, in shares, that takes a dealer hedged at `from` to being hedged at `to`:
/// `D(from) − D(to)`, by revaluing the whole book. + buy, − sell.
///
/// ```
/// use dealer_hedging::model::{Book, Carry, Moment, OptionKind, Position, hedge_order_shares};
/// let short_call = Position::new(OptionKind::Call, 100.0, 1_440.0, -100.0, 0.20)?;
/// let book = Book::new(vec![short_call], Carry::ZERO);
/// // A dealer short calls buys as the price rises.
/// assert!(hedge_order_shares(&book, &Moment::at(100.0)?, &Moment::at(101.0)?) > 0.0);
/// # Ok::<(), dealer_hedging::model::InputError>(())
/// ```
pub fn hedge_order_shares(book: &Book, from: &Moment, to: &Moment) -> f64 {
    book.delta_shares(from) - book.delta_shares(to)
}

/// Profit and loss over an interval of a dealer who was hedged at its start and did not trade.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ProfitAndLoss {
    /// Change in the value of the options, in dollars.
    pub option_dollars: f64,
    /// Change in the value of the hedge shares, in dollars.
    pub hedge_dollars: f64,
    /// The two together, in dollars.
    pub net_dollars: f64,
}

impl ProfitAndLoss {
    /// Of options and hedge, both in dollars.
    pub const fn of(option_dollars: f64, hedge_dollars: f64) -> Self {
        Self { option_dollars, hedge_dollars, net_dollars: option_dollars + hedge_dollars }
    }
}

/// Profit and loss of a dealer hedged at `from` and revalued at `to`:
/// `V(to) − V(from)` on the options and `H(from)·(S(to) − S(from))` on the hedge. Interest on the
/// cash and dividends on the shares are left out; over the minutes and days of the lesson they
/// are small.
pub fn profit_and_loss(book: &Book, from: &Moment, to: &Moment) -> ProfitAndLoss {
    let option_dollars = book.value_dollars(to) - book.value_dollars(from);
    let hedge_dollars = hedge_shares(book, from) * (to.spot - from.spot);
    ProfitAndLoss::of(option_dollars, hedge_dollars)
}

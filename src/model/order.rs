//! Hedges and hedge orders.
//!
//! With `D` the dealer's delta from the options, in shares, the dealer is fully hedged by holding
//! `H = −D` shares. A hedge order is the change in `H`: + buy, − sell.

use super::book::Book;
use super::moment::Moment;

/// Shares the dealer holds when fully hedged: `H = −D`. Negative is a short sale.
pub fn hedge_shares(book: &Book, moment: &Moment) -> f64 {
    // 0 − D, so that a book without delta shows 0 and not −0.
    0.0 - book.delta_shares(moment)
}

/// The order, in shares, that takes a dealer hedged at `from` to being hedged at `to`:
/// `D(from) − D(to)`, by revaluing the whole book. + buy, − sell.
///
/// ```
/// use dealer_hedging::model::{Book, Calendar, Carry, Moment, OptionKind, Position, hedge_order_shares};
/// let short_call = Position::new(OptionKind::Call, 100.0, Calendar(1_440.0), -100.0, 0.20)?;
/// let book = Book::new(vec![short_call], Carry::ZERO);
/// // A dealer short calls buys as the price rises.
/// assert!(hedge_order_shares(&book, &Moment::at(100.0)?, &Moment::at(101.0)?) > 0.0);
/// # Ok::<(), dealer_hedging::model::ModelError>(())
/// ```
pub fn hedge_order_shares(book: &Book, from: &Moment, to: &Moment) -> f64 {
    book.delta_shares(from) - book.delta_shares(to)
}

/// Profit and loss over an interval in which the hedge stood still.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ProfitAndLoss {
    /// Change in the value of the options, in dollars.
    pub option_dollars: f64,
    /// Change in the value of the hedge shares, in dollars.
    pub hedge_dollars: f64,
    /// The two together, in dollars.
    pub net_dollars: f64,
}

/// Profit and loss of a dealer who holds `hedge_shares` from `from` to `to`: `V(to) − V(from)` on
/// the options and `H·(S(to) − S(from))` on the hedge. A full hedge is [`hedge_shares`]`(book, from)`;
/// one in whole units of an instrument is a little less or more. Interest on the cash and dividends
/// on the shares are left out; over the minutes and days of the lesson they are small.
///
/// ```
/// use dealer_hedging::model::{Book, Calendar, Carry, Moment, OptionKind, Position};
/// use dealer_hedging::model::{hedge_shares, profit_and_loss};
/// let short_call = Position::new(OptionKind::Call, 100.0, Calendar(1_440.0), -100.0, 0.20)?;
/// let book = Book::new(vec![short_call], Carry::ZERO);
/// let (from, to) = (Moment::at(100.0)?, Moment::at(101.0)?);
/// // Hedged or not, short options lose on a move alone; the hedge takes back most of it.
/// let hedged = profit_and_loss(&book, hedge_shares(&book, &from), &from, &to);
/// assert!(hedged.option_dollars < hedged.net_dollars && hedged.net_dollars < 0.0);
/// # Ok::<(), dealer_hedging::model::ModelError>(())
/// ```
pub fn profit_and_loss(book: &Book, hedge_shares: f64, from: &Moment, to: &Moment) -> ProfitAndLoss {
    let option_dollars = book.value_dollars(to) - book.value_dollars(from);
    let hedge_dollars = hedge_shares * (to.spot() - from.spot());
    ProfitAndLoss { option_dollars, hedge_dollars, net_dollars: option_dollars + hedge_dollars }
}

//! What a hedge order is due to: price, time or volatility.
//!
//! Over an interval all three change at once, and their effects on delta interact, so there is no
//! unique answer. First-order greeks leave a remainder (6% at one-minute steps, 29% at 30-minute
//! steps in the lesson's default case), and changing the factors in a fixed order favours
//! whichever comes first. Averaging over all six orders, the Shapley value of cooperative games,
//! leaves no remainder and favours none. It is a convention.
//!
//! Source: Shapley, "A value for n-person games" (1953), applied to a three-factor change as in
//! Shorrocks, "Decomposition procedures for distributional analysis", *Journal of Economic
//! Inequality* 11 (2013).

use super::book::Book;
use super::moment::Moment;

/// A hedge order by cause, in shares: + buy, − sell.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Split {
    /// Due to the change in spot price.
    pub price_shares: f64,
    /// Due to time passing.
    pub time_shares: f64,
    /// Due to the change in implied volatility.
    pub volatility_shares: f64,
}

impl Split {
    /// The whole order, in shares. Equals
    /// [`hedge_order_shares`](super::order::hedge_order_shares) to rounding.
    pub fn total(&self) -> f64 {
        self.price_shares + self.time_shares + self.volatility_shares
    }
}

/// Splits the hedge order between two moments by cause.
///
/// With `f` the book's delta at each of the eight corners (spot, time, volatility), 0 for `from`
/// and 1 for `to`:
///
/// ```text
/// price part = −{ ⅓[f100 − f000] + ⅙[f110 − f010] + ⅙[f101 − f001] + ⅓[f111 − f011] }
/// ```
///
/// and the other two cyclically.
///
/// ```
/// use dealer_hedging::model::{Book, Calendar, Carry, Moment, OptionKind, Position};
/// use dealer_hedging::model::{hedge_order_shares, split_order};
/// let call = Position::new(OptionKind::Call, 100.0, Calendar(1_440.0), -100.0, 0.20)?;
/// let book = Book::new(vec![call], Carry::ZERO);
/// let (from, to) = (Moment::at(100.0)?, Moment::new(100.5, 60.0, -0.01)?);
/// let order = hedge_order_shares(&book, &from, &to);
/// assert!((split_order(&book, &from, &to).total() - order).abs() < 1e-8);
/// # Ok::<(), dealer_hedging::model::ModelError>(())
/// ```
pub fn split_order(book: &Book, from: &Moment, to: &Moment) -> Split {
    let delta = |spot: bool, time: bool, volatility: bool| {
        book.delta_shares(&Moment::mixed(*from, *to, [spot, time, volatility]))
    };
    let corners = Corners {
        f000: delta(false, false, false),
        f100: delta(true, false, false),
        f010: delta(false, true, false),
        f110: delta(true, true, false),
        f001: delta(false, false, true),
        f101: delta(true, false, true),
        f011: delta(false, true, true),
        f111: delta(true, true, true),
    };
    corners.split()
}

/// A function of three factors at the corners of their change; the digits are (spot, time,
/// volatility), 0 before and 1 after.
#[derive(Debug, Clone, Copy)]
struct Corners {
    f000: f64,
    f100: f64,
    f010: f64,
    f110: f64,
    f001: f64,
    f101: f64,
    f011: f64,
    f111: f64,
}

impl Corners {
    fn split(&self) -> Split {
        let Self { f000, f100, f010, f110, f001, f101, f011, f111 } = *self;
        Split {
            price_shares: shapley([f100 - f000, f110 - f010, f101 - f001, f111 - f011]),
            time_shares: shapley([f010 - f000, f110 - f100, f011 - f001, f111 - f101]),
            volatility_shares: shapley([f001 - f000, f101 - f100, f011 - f010, f111 - f110]),
        }
    }
}

/// One factor's part of the order: minus the mean over the six orders of its effect on delta. The
/// factor comes first in two of them and last in two, so those effects weigh double.
fn shapley([first, second, also_second, last]: [f64; 4]) -> f64 {
    // 0 − x, so that no effect shows as 0 and not as −0; the brackets make the sum the same bits
    // whatever the factors are called.
    0.0 - (2.0 * (first + last) + (second + also_second)) / 6.0
}

#[cfg(test)]
mod tests {
    use super::*;

    /// f = 1 + 2p + 3t + 5v + 7pt + 11pv + 13tv + 17ptv: by symmetry each product is shared
    /// equally among its factors, which gives the parts by hand.
    #[test]
    fn products_are_shared_equally() {
        let split =
            Corners { f000: 1.0, f100: 3.0, f010: 4.0, f110: 13.0, f001: 6.0, f101: 19.0, f011: 22.0, f111: 59.0 }
                .split();
        let third = 17.0 / 3.0;
        // Exact up to the division by 6 or 3.
        assert!((split.price_shares + 2.0 + 3.5 + 5.5 + third).abs() < 1e-14);
        assert!((split.time_shares + 3.0 + 3.5 + 6.5 + third).abs() < 1e-14);
        assert!((split.volatility_shares + 5.0 + 5.5 + 6.5 + third).abs() < 1e-14);
    }

    /// Calling the factors by each other's names swaps their parts and changes nothing else, to
    /// the last bit: no factor comes first.
    #[test]
    fn no_factor_comes_first() {
        let here = Corners {
            f000: 0.137,
            f100: -2.91,
            f010: 3.3,
            f110: 1e-3,
            f001: 17.77,
            f101: -0.61,
            f011: 5.05,
            f111: 1e4,
        };
        let price_for_time = Corners { f100: here.f010, f010: here.f100, f101: here.f011, f011: here.f101, ..here };
        let price_for_volatility =
            Corners { f100: here.f001, f001: here.f100, f110: here.f011, f011: here.f110, ..here };
        let split = here.split();
        let renamed = price_for_time.split();
        assert_eq!(renamed.price_shares, split.time_shares);
        assert_eq!(renamed.time_shares, split.price_shares);
        assert_eq!(renamed.volatility_shares, split.volatility_shares);
        let renamed = price_for_volatility.split();
        assert_eq!(renamed.price_shares, split.volatility_shares);
        assert_eq!(renamed.time_shares, split.time_shares);
        assert_eq!(renamed.volatility_shares, split.price_shares);
    }
}

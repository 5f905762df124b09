//! The order that first-order greeks would guess, to set beside the exact one.

use super::book::{Book, finite_gamma};
use super::moment::Moment;
use super::split::Split;
use super::time::years_from_minutes;

/// The hedge order between two moments as gamma, charm and vanna at `from` estimate it:
///
/// ```text
/// price −Γ·ΔS    time −charm·Δt    volatility −vanna·Δσ
/// ```
///
/// in shares, + buy, − sell. It is right for small changes only; [`split_order`](super::split_order)
/// is exact. `from` and `to` are taken as they are: let no more time pass than the options live. A
/// gamma or charm that is infinite (at the kink, in the limit) counts as zero.
///
/// ```
/// use dealer_hedging::model::{Book, Calendar, Carry, Moment, OptionKind, Position};
/// use dealer_hedging::model::{first_order_split, hedge_order_shares};
/// let call = Position::new(OptionKind::Call, 100.0, Calendar(7_200.0), -100.0, 0.20)?;
/// let book = Book::new(vec![call], Carry::ZERO);
/// let (from, near, far) = (Moment::at(100.0)?, Moment::at(100.01)?, Moment::at(105.0)?);
/// let missed = |to| first_order_split(&book, &from, to).total() / hedge_order_shares(&book, &from, to);
/// assert!((missed(&near) - 1.0).abs() < 0.01 && missed(&far) > 1.5);
/// # Ok::<(), dealer_hedging::model::ModelError>(())
/// ```
pub fn first_order_split(book: &Book, from: &Moment, to: &Moment) -> Split {
    let dollars = to.spot() - from.spot();
    let years = years_from_minutes(to.minutes_passed() - from.minutes_passed());
    let shift = to.volatility_shift() - from.volatility_shift();
    book.options_at(from).fold(Split::default(), |sum, (shares, option)| {
        let greeks = option.greeks();
        let charm = if greeks.charm.is_finite() { greeks.charm } else { 0.0 };
        Split {
            price_shares: sum.price_shares - shares * finite_gamma(&option) * dollars,
            time_shares: sum.time_shares - shares * charm * years,
            volatility_shares: sum.volatility_shares - shares * greeks.vanna * shift,
        }
    })
}

//! The books and parameters that the tests of sessions share.

use dealer_hedging::model::OptionKind::{self, Call, Put};
use dealer_hedging::model::session::{BookCurve, Impact, Rehedge, SessionParameters};
use dealer_hedging::model::{Position, Trading};

/// Log-return per share: 50 bp for the million shares of the books below.
pub(crate) const LAMBDA: f64 = 5e-9;

/// An option position that expires at the close, at a volatility of 20%; `shares` = contracts × 100, signed.
pub(crate) fn leg(kind: OptionKind, strike: f64, shares: f64) -> Position<Trading> {
    Position::new(kind, strike, Trading(390.0), shares / 100.0, 0.2).unwrap()
}

pub(crate) fn book(legs: &[Position<Trading>]) -> BookCurve {
    BookCurve::new(legs)
}

pub(crate) fn long() -> BookCurve {
    book(&[leg(Call, 100.0, 1e6)])
}

pub(crate) fn short() -> BookCurve {
    book(&[leg(Call, 100.0, -1e6)])
}

/// Long and short strikes, two expiries, two volatilities.
pub(crate) fn mixed() -> BookCurve {
    let tomorrow = Position::new(Put, 100.5, Trading(780.0), 8e3, 0.3).unwrap();
    book(&[leg(Put, 99.0, 6e5), leg(Call, 100.0, -1e6), leg(Call, 101.0, 6e5), tomorrow])
}

pub(crate) fn parameters(rehedge: Rehedge) -> SessionParameters {
    SessionParameters::new(100.0, 0.2, Impact::from_lambda(LAMBDA).unwrap(), rehedge).unwrap()
}

//! The chain: open interest strike by strike, and the book it makes under an assumption.

use super::book::PERCENT;
use super::controls::{CHAIN_STRIKES, Key};
use super::state::Scenario;
use crate::model::session::BookCurve;
use crate::model::time::TRADING_MINUTES_PER_DAY;
use crate::model::{Book, Calendar, DealerSide, ModelError, OptionKind, Position, Trading};

const LOWEST_STRIKE: f64 = 90.0;
/// Dollars from one strike of the chain to the next.
pub const LADDER_STEP: f64 = 2.5;

/// The controls of the chain itself: who is assumed to hold it, and open interest strike by strike.
pub const CHAIN_KEYS: &[Key] = &[
    Key::Assume,
    Key::LongShare,
    Key::Calls(0),
    Key::Calls(1),
    Key::Calls(2),
    Key::Calls(3),
    Key::Calls(4),
    Key::Calls(5),
    Key::Calls(6),
    Key::Calls(7),
    Key::Calls(8),
    Key::Puts(0),
    Key::Puts(1),
    Key::Puts(2),
    Key::Puts(3),
    Key::Puts(4),
    Key::Puts(5),
    Key::Puts(6),
    Key::Puts(7),
    Key::Puts(8),
];

/// The strikes of the chain in dollars, upwards: 90, 92.5, … 110.
#[must_use]
pub fn chain_strikes() -> [f64; CHAIN_STRIKES] {
    let mut strikes = [LOWEST_STRIKE; CHAIN_STRIKES];
    for (place, strike) in (0u8..).zip(strikes.iter_mut()) {
        *strike += LADDER_STEP * f64::from(place);
    }
    strikes
}

impl Scenario {
    /// The dealer's side of the chain's open interest, as the reader assumes it.
    #[must_use]
    pub fn assumption(&self) -> DealerSide {
        match self.choice(Key::Assume) {
            "short" => DealerSide::AllShort,
            "long" => DealerSide::AllLong,
            "mix" => DealerSide::Share { long_share: self.get(Key::LongShare) * PERCENT },
            _ => DealerSide::CallsLongPutsShort,
        }
    }

    /// The dealer's book of the chain under the assumption in force, with the spot's time to
    /// expiry and volatility: calls first, then puts, strikes upwards.
    ///
    /// # Errors
    /// What the model refuses of it: nothing, since the controls' ranges lie inside the model's.
    pub fn chain_book(&self) -> Result<Book, ModelError> {
        self.chain_book_held(self.assumption())
    }

    /// The chain's book if dealers hold this side of it.
    ///
    /// # Errors
    /// Those of [`chain_book`](Self::chain_book).
    pub fn chain_book_held(&self, side: DealerSide) -> Result<Book, ModelError> {
        let row = |kind: OptionKind, key: fn(u8) -> Key| {
            chain_strikes().into_iter().zip(0u8..).map(move |(strike, place)| {
                let contracts = side.signed_contracts(kind, self.get(key(place)));
                let volatility = self.get(Key::Iv) * PERCENT;
                Position::new(kind, strike, Calendar(self.minutes_to_expiry()), contracts, volatility)
            })
        };
        let positions = row(OptionKind::Call, Key::Calls).chain(row(OptionKind::Put, Key::Puts));
        Ok(Book::new(positions.collect::<Result<_, _>>()?, self.carry()?))
    }

    /// The delta of the chain through a trading session, all of it ending at the close of the last
    /// of the chosen trading days, if dealers hold this side of it. Rate and yield are left out, as
    /// in every session.
    ///
    /// # Errors
    /// Those of [`chain_book`](Self::chain_book).
    pub fn chain_curve_held(&self, side: DealerSide) -> Result<BookCurve, ModelError> {
        let expiry = Trading(self.get(Key::Sessions).round() * TRADING_MINUTES_PER_DAY);
        let book = self.chain_book_held(side)?;
        let positions = book.positions().iter().map(|position| position.expiring(expiry));
        Ok(BookCurve::new(&positions.collect::<Result<Vec<_>, _>>()?))
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a state that is refused must fail the test")]
mod tests {
    use super::*;
    use crate::scenario::CONTROLS;

    #[test]
    fn strikes_run_from_90_to_110() {
        assert_eq!(chain_strikes(), [90.0, 92.5, 95.0, 97.5, 100.0, 102.5, 105.0, 107.5, 110.0]);
    }

    #[test]
    fn every_end_of_every_control_gives_a_whole_chain() {
        for pick in [|low: f64, _: f64| low, |_: f64, high: f64| high] {
            let state = CONTROLS.iter().fold(Scenario::default(), |state, control| {
                let (low, high, _) = control.slider();
                state.with(control.key, control.value_at(pick(low, high)))
            });
            assert_eq!(state.chain_book().unwrap().positions().len(), 2 * CHAIN_STRIKES);
        }
    }

    #[test]
    fn the_assumption_alone_sets_the_sign() {
        let sign = |assume: f64| {
            let book = Scenario::default().with(Key::Assume, assume).chain_book().unwrap();
            (book.positions()[4].contracts(), book.positions()[CHAIN_STRIKES + 4].contracts())
        };
        assert_eq!(sign(0.0), (11_000.0, -4_000.0));
        assert_eq!(sign(1.0), (-11_000.0, -4_000.0));
        assert_eq!(sign(2.0), (11_000.0, 4_000.0));
        let (calls, puts) = sign(3.0);
        assert!((calls - 2_200.0).abs() < 1e-9 && (puts - 800.0).abs() < 1e-9);
    }
}

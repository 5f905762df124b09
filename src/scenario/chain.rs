//! The chain: open interest strike by strike, and the book it makes under an assumption.

use super::choices::Assumption;
use super::controls::{CHAIN_STRIKES, Key};
use super::state::Scenario;
use crate::model::session::BookCurve;
use crate::model::time::TRADING_MINUTES_PER_DAY;
use crate::model::{Book, Calendar, DealerSide, ModelError, OptionKind, Position, Trading};

const LOWEST_STRIKE: f64 = 90.0;
/// Dollars from one strike of the chain to the next.
pub const LADDER_STEP: f64 = 2.5;

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
        match self.pick() {
            Assumption::Usual => DealerSide::CallsLongPutsShort,
            Assumption::Short => DealerSide::AllShort,
            Assumption::Long => DealerSide::AllLong,
            Assumption::Mix => DealerSide::Share { long_share: self.fraction(Key::LongShare) },
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
                let volatility = self.fraction(Key::Iv);
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

    #[test]
    fn strikes_run_from_90_to_110() {
        assert_eq!(chain_strikes(), [90.0, 92.5, 95.0, 97.5, 100.0, 102.5, 105.0, 107.5, 110.0]);
    }

    #[test]
    fn every_end_of_every_control_gives_a_whole_chain() {
        for pick in [|low: f64, _: f64| low, |_: f64, high: f64| high] {
            let state = Key::ALL.into_iter().fold(Scenario::default(), |state, key| {
                let control = key.control();
                let (low, high, _) = control.slider();
                state.with(key, control.value_at(pick(low, high)))
            });
            assert_eq!(state.chain_book().unwrap().positions().len(), 2 * CHAIN_STRIKES);
        }
    }

    #[test]
    fn the_assumption_alone_sets_the_sign() {
        let sign = |assume: Assumption| {
            let book = Scenario::default().with_choice(assume).chain_book().unwrap();
            (book.positions()[4].contracts(), book.positions()[CHAIN_STRIKES + 4].contracts())
        };
        assert_eq!(sign(Assumption::Usual), (11_000.0, -4_000.0));
        assert_eq!(sign(Assumption::Short), (-11_000.0, -4_000.0));
        assert_eq!(sign(Assumption::Long), (11_000.0, 4_000.0));
        let (calls, puts) = sign(Assumption::Mix);
        assert!((calls - 2_200.0).abs() < 1e-9 && (puts - 800.0).abs() < 1e-9);
    }
}

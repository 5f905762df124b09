//! From what the reader set to the dealer's book.

use super::choices::CustomerSide;
use super::controls::{Key, PATH_STEPS};
use super::state::Scenario;
use crate::model::hedged_day::HedgedDayInputs;
use crate::model::time::{minutes_from_days, years_from_minutes};
use crate::model::{
    Book, CONTRACT_MULTIPLIER, Calendar, Carry, DealerSide, HedgedDay, Instrument, ModelError, Moment, OptionKind,
    Position, hedge_order_shares,
};
use crate::units::{MINUTES_PER_HOUR, fraction};

/// An hour in days, in as many digits as a field shows: five seconds more than a twenty-fourth.
pub const AN_HOUR: f64 = 0.0417;

impl Scenario {
    /// A control that counts in per cent, as a fraction.
    #[must_use]
    pub fn fraction(&self, key: Key) -> f64 {
        fraction(self.get(key))
    }

    /// Calls or puts.
    #[must_use]
    pub fn option_kind(&self) -> OptionKind {
        self.pick()
    }

    /// Whether the customer bought or sold.
    #[must_use]
    pub fn customer_side(&self) -> CustomerSide {
        self.pick()
    }

    /// True if the customer bought, so that the dealer is short the options.
    #[must_use]
    pub fn customer_buys(&self) -> bool {
        self.customer_side() == CustomerSide::Buys
    }

    /// The dealer's side of the open interest: the other side of the customer's.
    #[must_use]
    pub fn dealer_side(&self) -> DealerSide {
        if self.customer_buys() { DealerSide::AllShort } else { DealerSide::AllLong }
    }

    /// The dealer's position in contracts: + long, − short.
    #[must_use]
    pub fn dealer_contracts(&self) -> f64 {
        self.dealer_side().signed_contracts(self.option_kind(), self.get(Key::Oi))
    }

    /// Minutes to the expiry moment.
    #[must_use]
    pub fn minutes_to_expiry(&self) -> f64 {
        minutes_from_days(self.get(Key::Days))
    }

    /// Trading minutes from one hedge to the next.
    #[must_use]
    pub fn hedge_minutes(&self) -> u16 {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 1 … 390")]
        let minutes = self.get(Key::HedgeEvery).round() as u16;
        minutes
    }

    /// A day of the trade's options, hedged with shares alone, without interest or dividends. The year that they have
    /// left of, counted by the calendar, is one of 252 trading days here: they are worth the same, and a trading day takes
    /// a 252nd of it away.
    ///
    /// # Errors
    /// What the model refuses of it.
    pub fn hedged_day(&self) -> Result<HedgedDay, ModelError> {
        HedgedDay::new(HedgedDayInputs {
            spot: self.get(Key::Spot),
            strike: self.get(Key::Strike),
            years: years_from_minutes(self.minutes_to_expiry()),
            implied: self.fraction(Key::Iv),
            realised: self.fraction(Key::Realised),
            shares: self.dealer_contracts() * CONTRACT_MULTIPLIER,
            every: self.hedge_minutes(),
        })
    }

    /// What the dealer hedges with.
    #[must_use]
    pub fn instrument(&self) -> Instrument {
        self.pick()
    }

    /// The dealer's book: the one position that the customer's trade left behind.
    ///
    /// # Errors
    /// What the model refuses of it. Every control's range lies inside the model's, which
    /// `tests::every_state_has_a_book` proves, so no reader meets one; should one be met all the same, it
    /// is told as what it is.
    pub fn book(&self) -> Result<Book, ModelError> {
        self.book_expiring_in(self.minutes_to_expiry())
    }

    /// The same book with another time to expiry, in minutes.
    ///
    /// # Errors
    /// Those of [`book`](Self::book).
    pub fn book_expiring_in(&self, minutes: f64) -> Result<Book, ModelError> {
        let volatility = self.fraction(Key::Iv);
        let (kind, strike, contracts) = (self.option_kind(), self.get(Key::Strike), self.dealer_contracts());
        let position = Position::new(kind, strike, Calendar(minutes), contracts, volatility)?;
        Ok(Book::new(vec![position], self.carry()?))
    }

    /// This moment at the current spot.
    ///
    /// # Errors
    /// Those of [`Moment::new`].
    pub fn now(&self) -> Result<Moment, ModelError> {
        Moment::at(self.get(Key::Spot))
    }

    /// This moment after the move that the reader looks at.
    ///
    /// # Errors
    /// Those of [`Moment::new`].
    pub fn after_move(&self) -> Result<Moment, ModelError> {
        Moment::at(self.spot_after(Key::Move))
    }

    /// Spot and a change of it, in dollars: added per 100 of the scale of prices, so that what meets the strike there
    /// meets it on every scale.
    fn spot_after(&self, change: Key) -> f64 {
        self.scale().at(self.per_hundred(Key::Spot) + self.per_hundred(change))
    }

    /// This moment with price moved by so many dollars.
    ///
    /// # Errors
    /// Those of [`Moment::new`].
    pub fn after_dollars(&self, dollars: f64) -> Result<Moment, ModelError> {
        Moment::at(self.get(Key::Spot) + dollars)
    }

    /// The order that a move of so many dollars causes, in shares: + buy, − sell.
    ///
    /// # Errors
    /// Those of [`book`](Self::book) and of [`Moment::new`].
    pub fn order_after(&self, dollars: f64) -> Result<f64, ModelError> {
        Ok(hedge_order_shares(&self.book()?, &self.now()?, &self.after_dollars(dollars)?))
    }

    /// The order that the next dollar up causes, or what a dollar is on this scale of prices, in shares: + buy, − sell.
    /// The headline of the lesson.
    ///
    /// # Errors
    /// Those of [`order_after`](Self::order_after).
    pub fn next_order(&self) -> Result<f64, ModelError> {
        self.order_after(self.scale().small_move())
    }

    /// The same for the next dollar down.
    ///
    /// # Errors
    /// Those of [`order_after`](Self::order_after).
    pub fn next_order_down(&self) -> Result<f64, ModelError> {
        self.order_after(-self.scale().small_move())
    }

    /// The moment that the three clocks lead to: spot after the move, time passed, volatility
    /// shifted. Time stops at the expiry and volatility at zero, as the options themselves do.
    ///
    /// # Errors
    /// Those of [`Moment::new`].
    pub fn after_clocks(&self) -> Result<Moment, ModelError> {
        Moment::new(
            self.spot_after(Key::Move),
            (self.get(Key::Hours) * MINUTES_PER_HOUR).min(self.minutes_to_expiry()),
            fraction(self.get(Key::IvShift).max(-self.get(Key::Iv))),
        )
    }

    /// Interest rate and dividend yield.
    ///
    /// # Errors
    /// Those of [`Carry::new`].
    pub fn carry(&self) -> Result<Carry, ModelError> {
        Carry::new(self.fraction(Key::Rate), self.fraction(Key::Yield))
    }

    /// The prices of the path that the reader shaped, spot first, in dollars.
    #[must_use]
    pub fn path(&self) -> [f64; PATH_STEPS + 1] {
        let mut prices = [self.get(Key::Spot); PATH_STEPS + 1];
        for (step, price) in (0u8..).zip(prices.iter_mut().skip(1)) {
            *price = self.spot_after(Key::Path(step));
        }
        prices
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a state that is refused must fail the test")]
mod tests {
    use super::*;
    use crate::control::Kind;
    use crate::scenario::CONTROLS;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_state_has_a_book(shares in proptest::collection::vec(0.0..=1.0f64, CONTROLS.len())) {
            let mut state = Scenario::default();
            for (key, share) in Key::ALL.into_iter().zip(&shares) {
                let control = key.control();
                let (from, to, _) = control.slider();
                let value = control.value_at(from + share * (to - from));
                state.set(key, value);
                if let Kind::Number(_) = control.kind {
                    prop_assert_eq!(state.get(key), value);
                }
            }
            let book = state.book().unwrap();
            prop_assert_eq!(book.positions().len(), 1);
            prop_assert!(state.hedged_day().is_ok());
            prop_assert!(state.now().is_ok() && state.after_move().is_ok() && state.after_clocks().is_ok());
            for price in state.path() {
                prop_assert!(book.delta_shares(&Moment::at(price).unwrap()).is_finite());
            }
        }
    }

    #[test]
    fn a_customer_who_buys_leaves_the_dealer_short() {
        let state = Scenario::default();
        assert_eq!(state.dealer_contracts(), -10_000.0);
        assert_eq!(state.with_choice(CustomerSide::Sells).dealer_contracts(), 10_000.0);
    }
}

//! From what the reader set to a trading session in which hedging moves the price.

use super::choices::{Cap, CustomerSide, HedgeRule, NewsDirection};
use super::controls::Key;
use super::news::whole_seed;
use super::state::Scenario;
use crate::model::session::{
    BookCurve, DealerCurve, ExogenousFlow, Impact, MINUTES, Rehedge, SessionParameters, closed_form,
};
use crate::model::time::TRADING_MINUTES_PER_DAY;
use crate::model::{CONTRACT_MULTIPLIER, ModelError, Position, Trading};
use crate::units::BASIS_POINTS;

/// Contracts that make an ordinary day in an index: for their volume as many as an index has on such a day.
pub const INDEX_DAY_CONTRACTS: f64 = 630.0;

/// The close, in minutes since the open.
pub const CLOSE: f64 = TRADING_MINUTES_PER_DAY;

/// The controls of the market and of the dealer's rule, which any session depends on.
pub const MARKET_KEYS: &[Key] =
    &[Key::Spot, Key::Iv, Key::Kappa, Key::Sessions, Key::Rule, Key::Band, Key::Seed, Key::NewsVol];
/// What one path depends on besides, and the law of the close does not.
pub const PATH_KEYS: &[Key] = &[Key::Cap, Key::Flip, Key::Headline, Key::HeadlineMinute];
/// The controls of the session's options, which are those of the trade; on which side of them a dealer stands is
/// [`GammaSide`]'s affair.
pub const BOOK_KEYS: &[Key] = &[Key::Strike, Key::Oi, Key::Kind];

/// The side of the options on which a book of a session stands. The reader's dealer takes the other side of the
/// customer's trade, so is long or short ([`Scenario::gamma_side`]); pictures that compare books have the third between
/// the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GammaSide {
    /// The dealer owns the options, and hedges.
    Long,
    /// Nobody hedges.
    NotHedging,
    /// The dealer has sold the options, and hedges.
    Short,
}

impl GammaSide {
    /// All three, in the order in which they are compared.
    pub const ALL: [Self; 3] = [Self::Long, Self::NotHedging, Self::Short];

    /// `+1` for options owned, `−1` for options sold, `0` for options that nobody hedges.
    #[must_use]
    pub const fn sign(self) -> f64 {
        match self {
            Self::Long => 1.0,
            Self::NotHedging => 0.0,
            Self::Short => -1.0,
        }
    }
}

impl Scenario {
    /// The dealer's side in a session: that of the trade. Whoever sold options to the customer is short gamma, whoever
    /// bought them is long.
    #[must_use]
    pub fn gamma_side(&self) -> GammaSide {
        match self.customer_side() {
            CustomerSide::Buys => GammaSide::Short,
            CustomerSide::Sells => GammaSide::Long,
        }
    }

    /// Price impact of a share.
    ///
    /// # Errors
    /// Those of [`Impact::from_kappa`]. Here and below: every control's range lies inside the model's, which
    /// a test proves, so no reader meets one.
    pub fn impact(&self) -> Result<Impact, ModelError> {
        Impact::from_kappa(self.get(Key::Kappa), self.underlying().daily_volume())
    }

    /// Contracts of the session's options: + the dealer owns them, − has sold them.
    fn session_contracts(&self, side: GammaSide) -> f64 {
        side.sign() * self.get(Key::Oi)
    }

    /// Shares that the session's options stand for: + the dealer owns them, − has sold them.
    #[must_use]
    pub fn session_shares(&self, side: GammaSide) -> f64 {
        self.session_contracts(side) * CONTRACT_MULTIPLIER
    }

    /// The session's options: the trade's own calls or puts at its strike, here ending at a session's close. A session
    /// knows neither interest nor dividends, and without them calls and puts of one strike cause the same orders: their
    /// deltas differ by the shares behind the position, whatever the price, and only the hedge that stands against them
    /// is another.
    fn session_position(&self, side: GammaSide) -> Result<Position<Trading>, ModelError> {
        let expiry = Trading(self.get(Key::Sessions).round() * TRADING_MINUTES_PER_DAY);
        let (strike, volatility) = (self.get(Key::Strike), self.fraction(Key::Iv));
        Position::new(self.option_kind(), strike, expiry, self.session_contracts(side), volatility)
    }

    /// The dealer's option delta through the session.
    ///
    /// # Errors
    /// Those of [`Position::new`].
    pub fn session_curve(&self, side: GammaSide) -> Result<BookCurve, ModelError> {
        Ok(BookCurve::new(&[self.session_position(side)?]))
    }

    /// The order that the first small move up from the open causes, a dollar in the lesson, in shares: + buy, − sell.
    ///
    /// # Errors
    /// Those of [`Position::new`].
    pub fn session_next_order(&self, side: GammaSide) -> Result<f64, ModelError> {
        let (curve, spot) = (self.session_curve(side)?, self.get(Key::Spot));
        Ok(curve.delta(0, libm::log(spot)) - curve.delta(0, libm::log(spot + self.scale().small_move())))
    }

    /// The *feedback* at the open, `−g`: above 0 hedging adds to a move, below 0 it takes part of it back.
    ///
    /// # Errors
    /// Those of [`opening_gain`](Self::opening_gain).
    pub fn opening_feedback(&self, side: GammaSide) -> Result<f64, ModelError> {
        Ok(0.0 - self.opening_gain(side)?)
    }

    /// `g = λ·S·Γ` at the open: above 0 hedging gives part of a move back, below 0 it adds to it.
    ///
    /// # Errors
    /// Those of [`Position::new`] and of [`impact`](Self::impact).
    pub fn opening_gain(&self, side: GammaSide) -> Result<f64, ModelError> {
        Ok(closed_form::gain(&self.session_position(side)?, self.impact()?, self.get(Key::Spot), 0))
    }

    /// Avellaneda and Lipkin's `β` for the session's options on this side.
    ///
    /// # Errors
    /// Those of [`session_parameters`](Self::session_parameters).
    pub fn pin_beta(&self, side: GammaSide) -> Result<f64, ModelError> {
        let impact = self.impact()?.per_share() * self.session_shares(side);
        Ok(closed_form::avellaneda_lipkin_beta(impact, self.session_parameters()?.deviation(MINUTES)))
    }

    /// Their `x₀`: how far spot opens above the strike, in deviations of the day's news.
    ///
    /// # Errors
    /// Those of [`session_parameters`](Self::session_parameters).
    pub fn pin_distance(&self) -> Result<f64, ModelError> {
        let deviation = self.session_parameters()?.deviation(MINUTES);
        Ok(libm::log(self.get(Key::Spot) / self.get(Key::Strike)) / deviation)
    }

    /// When a dealer rehedges whose largest single position, of one strike and kind, stands for so many shares.
    /// The band belongs to the book: one that is wider than the whole of it would never be left.
    #[must_use]
    pub fn rehedge(&self, largest_position_shares: f64) -> Rehedge {
        match self.pick() {
            HedgeRule::Band => Rehedge::Band(self.fraction(Key::Band) * largest_position_shares.abs()),
            HedgeRule::EveryMinute => Rehedge::EveryMinutes(1),
            HedgeRule::EveryQuarterHour => Rehedge::EveryMinutes(15),
            HedgeRule::EveryHour => Rehedge::EveryMinutes(60),
        }
    }

    /// Opening price, exogenous flow, impact, rule and cap, for the session's options at the one strike.
    ///
    /// # Errors
    /// Those of [`SessionParameters::new`] and of [`impact`](Self::impact).
    pub fn session_parameters(&self) -> Result<SessionParameters, ModelError> {
        self.parameters_of(self.session_shares(GammaSide::Long))
    }

    /// The same for a book whose largest single position stands for so many shares.
    pub(super) fn parameters_of(&self, largest_position_shares: f64) -> Result<SessionParameters, ModelError> {
        let (spot, volatility) = (self.get(Key::Spot), self.fraction(Key::NewsVol));
        let rehedge = self.rehedge(largest_position_shares);
        let parameters = SessionParameters::new(spot, volatility, self.impact()?, rehedge)?;
        match self.pick() {
            Cap::AnySize => Ok(parameters),
            Cap::NormalVolume => parameters.with_cap(self.underlying().daily_volume() / f64::from(MINUTES)),
        }
    }

    /// The number of the stream of news.
    #[must_use]
    pub fn seed(&self) -> u32 {
        whole_seed(self.get(Key::Seed))
    }

    /// The news: the outside orders of the session, as log-returns minute by minute.
    ///
    /// # Errors
    /// Those of [`session_parameters`](Self::session_parameters).
    pub fn exogenous_flow(&self) -> Result<ExogenousFlow, ModelError> {
        self.day_of_news(self.seed())
    }

    /// The outside orders of a day with this number, with the reader's headline and turned as the reader turns them.
    ///
    /// # Errors
    /// Those of [`session_parameters`](Self::session_parameters).
    pub fn day_of_news(&self, number: u32) -> Result<ExogenousFlow, ModelError> {
        let flow = ExogenousFlow::seeded(number.into(), self.session_parameters()?.deviation(1));
        let flow = match self.get(Key::Headline) {
            0.0 => flow,
            size => flow.with_headline(self.headline_minute(), size / BASIS_POINTS)?,
        };
        Ok(match self.pick() {
            NewsDirection::AsItCame => flow,
            NewsDirection::Mirrored => flow.mirrored(),
        })
    }

    /// The minute at which the headline comes.
    #[must_use]
    pub fn headline_minute(&self) -> u16 {
        self.minute_of(Key::HeadlineMinute).max(1)
    }

    /// The minute of the session that has been played.
    #[must_use]
    pub fn minute(&self) -> u16 {
        self.minute_of(Key::Minute)
    }

    /// The minute up to which the curtain is drawn aside.
    #[must_use]
    pub fn curtain(&self) -> u16 {
        self.minute_of(Key::Curtain)
    }

    /// A control that counts the minutes of a session, whole.
    fn minute_of(&self, key: Key) -> u16 {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "its range lies in 0 … 390")]
        let minute = self.get(key).round() as u16;
        minute.min(MINUTES)
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a state that is refused must fail the test")]
mod tests {
    use super::*;
    use crate::model::OptionKind;
    use crate::model::session::Session;

    #[test]
    fn the_default_is_a_concentrated_expiry() {
        let state = Scenario::default();
        let gain = |side| state.opening_gain(side).unwrap();
        assert!((gain(GammaSide::Long) - 0.158).abs() < 1e-3);
        assert_eq!(gain(GammaSide::Short), -gain(GammaSide::Long));
        assert_eq!(state.session_parameters(), Ok(SessionParameters::default()));
    }

    #[test]
    fn the_side_of_a_session_is_that_of_the_trade() {
        let state = Scenario::default();
        assert_eq!(state.gamma_side(), GammaSide::Short);
        let sold = state.with_choice(CustomerSide::Sells);
        assert_eq!(sold.gamma_side(), GammaSide::Long);
        for state in [state, sold] {
            assert_eq!(state.session_shares(state.gamma_side()), state.dealer_contracts() * CONTRACT_MULTIPLIER);
        }
    }

    #[test]
    fn calls_and_puts_of_a_session_cause_the_same_orders() {
        let orders = |state: Scenario| -> Vec<f64> {
            let curve = state.session_curve(state.gamma_side()).unwrap();
            let flow = state.exogenous_flow().unwrap();
            let session = Session::run(&curve, &state.session_parameters().unwrap(), &flow).unwrap();
            session.minutes().iter().map(|minute| minute.trade).collect()
        };
        let state = Scenario::default().with(Key::Seed, 7.0).with_choice(CustomerSide::Sells);
        let (calls, puts) = (orders(state), orders(state.with_choice(OptionKind::Put)));
        assert!(calls.iter().any(|shares| shares.abs() > 10_000.0));
        for (call, put) in calls.iter().zip(&puts) {
            assert!((call - put).abs() < 1e-4, "{call} {put}");
        }
    }

    #[test]
    fn every_corner_of_the_controls_is_a_session() {
        for key in [MARKET_KEYS, PATH_KEYS, BOOK_KEYS].concat() {
            let (from, to, _) = key.control().slider();
            for position in [from, to] {
                let state = Scenario::default().with(key, key.control().value_at(position));
                for side in GammaSide::ALL {
                    let (curve, parameters) = (state.session_curve(side), state.session_parameters());
                    let run = Session::run(&curve.unwrap(), &parameters.unwrap(), &state.exogenous_flow().unwrap());
                    assert!(run.is_ok(), "{key:?} {position} {side:?}");
                }
            }
        }
    }
}

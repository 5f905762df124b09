//! What a delta-hedged option position gains or loses in a day.
//!
//! Option and price run on one clock, the trading clock: 252 days of 390 minutes to the year. The hedge is set right at the
//! open and again every `n` minutes; after a trading day, or at expiry where that comes first, options and shares are
//! revalued in full. With `N` shares behind the options (+ owned, − sold), `V` the value of one and `Δ` its delta, and
//! without interest:
//!
//! ```text
//! hedged once    N·(V(T − h, S + m) − V(T, S) − Δ(T, S)·m)      to first order  ½·N·Γ·(m² − σ_i²·S²·h)
//! on average     N·(V at variance σ_r²·h + σ_i²·(T − h), less V at σ_i²·T)        ½·N·Γ·S²·(σ_r² − σ_i²)·h
//! ```
//!
//! `m` is the day's move in dollars, `σ_i` the volatility that the options are priced with, `σ_r` that of the moves. Price
//! has no drift, so no hedge gains or loses anything on average: the average is that of the options alone, exact for
//! any `n`, and nothing where `σ_r = σ_i`. Calls and puts leave the same.
//!
//! Sources: Black & Scholes (1973) for the identity of gamma and time decay; Boyle & Emanuel, *Discretely adjusted option
//! hedges*, Journal of Financial Economics 8 (1980), for what hedging now and then leaves.

use super::bsm::{self, EuropeanOption, OptionInputs, OptionKind};
use super::carry::Carry;
use super::error::{ModelError, check};
use super::limits::{MAX_CONTRACTS, MAX_FLOW_VOLATILITY, SESSION_IMPLIED_VOLATILITY_RANGE};
use super::normal;
use super::position::CONTRACT_MULTIPLIER;
use super::session::{MINUTES, Shocks};
use super::time::{TRADING_MINUTES_PER_DAY, TRADING_MINUTES_PER_YEAR, trading_years_from_minutes};

/// What a day depends on, not checked yet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HedgedDayInputs {
    /// Price at the open, in dollars.
    pub spot: f64,
    /// Strike in dollars.
    pub strike: f64,
    /// Years to expiry, above 0: of this year a trading day is a 252nd.
    pub years: f64,
    /// Volatility that the options are priced with, as a fraction a year within [`SESSION_IMPLIED_VOLATILITY_RANGE`].
    pub implied: f64,
    /// Volatility of the moves, as a fraction a year.
    pub realised: f64,
    /// Shares behind the options: + the dealer owns them, − has sold them.
    pub shares: f64,
    /// Trading minutes from one hedge to the next, 1 to 390.
    pub every: u16,
}

/// A stretch of the day between two hedges.
#[derive(Debug, Clone, Copy)]
struct Stretch {
    /// `σ_i√τ` at its start.
    deviation: f64,
    /// Minutes that begin in it.
    minutes: u16,
    /// How long the last of them is, in minutes: 1, but for the last of the day.
    last: f64,
}

/// A day of a hedged position.
///
/// ```
/// use dealer_hedging::model::hedged_day::{HedgedDay, HedgedDayInputs};
/// let priced_right = HedgedDayInputs {
///     spot: 100.0, strike: 100.0, years: 0.25, implied: 0.20, realised: 0.20, shares: -1e6, every: 30,
/// };
/// let day = HedgedDay::new(priced_right)?;
/// assert_eq!(day.average(), 0.0);
/// // Whoever has sold options earns their time decay where price stays, and pays for a move of either sign.
/// assert!(day.hedged_once(0.0) > 0.0 && day.hedged_once(3.0) < 0.0 && day.hedged_once(-3.0) < 0.0);
/// # Ok::<(), dealer_hedging::model::ModelError>(())
/// ```
#[derive(Debug, Clone)]
pub struct HedgedDay {
    inputs: HedgedDayInputs,
    /// An option at the open, the one out of the money: of a call and a put, which leave the same, its value rounds less.
    option: OptionInputs,
    /// How long the day is, in trading minutes.
    minutes: f64,
    stretches: Vec<Stretch>,
}

/// What a day came to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DayEnd {
    /// How far price moved, in dollars.
    pub move_dollars: f64,
    /// What options and hedge gained together, in dollars.
    pub profit_dollars: f64,
}

impl HedgedDay {
    /// Checks the inputs and divides the day.
    ///
    /// # Errors
    /// The [`ModelError`] of the first value out of its range; NaN always is.
    pub fn new(inputs: HedgedDayInputs) -> Result<Self, ModelError> {
        let HedgedDayInputs { spot, strike, years, implied, realised, shares, every } = inputs;
        let kind = if spot > strike { OptionKind::Put } else { OptionKind::Call };
        let option = OptionInputs { kind, spot, strike, years, volatility: implied, carry: Carry::ZERO };
        EuropeanOption::new(option)?;
        check(years > 0.0, ModelError::Years(years))?;
        check(SESSION_IMPLIED_VOLATILITY_RANGE.contains(&implied), ModelError::Volatility(implied))?;
        check((0.0..=MAX_FLOW_VOLATILITY).contains(&realised), ModelError::FlowVolatility(realised))?;
        let contracts = shares / CONTRACT_MULTIPLIER;
        check(contracts.abs() <= MAX_CONTRACTS, ModelError::Contracts(contracts))?;
        check((1..=MINUTES).contains(&every), ModelError::HedgeInterval(every))?;
        let to_expiry = years * TRADING_MINUTES_PER_YEAR;
        let minutes = to_expiry.min(TRADING_MINUTES_PER_DAY);
        let mut stretches = Vec::with_capacity(usize::from(MINUTES / every) + 1);
        let mut from = 0;
        while f64::from(from) < minutes {
            let left = minutes - f64::from(from);
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 to 390")]
            let begun = (left.ceil() as u16).min(every);
            let last = (left - f64::from(begun - 1)).min(1.0);
            let tau = trading_years_from_minutes(to_expiry - f64::from(from));
            stretches.push(Stretch { deviation: implied * tau.sqrt(), minutes: begun, last });
            from += begun;
        }
        Ok(Self { inputs, option, minutes, stretches })
    }

    /// How long the day is, in trading minutes: 390, or what is left until expiry.
    pub const fn minutes(&self) -> f64 {
        self.minutes
    }

    /// Standard deviation of the day's move under a volatility, in dollars, to first order: `σ·S·√h`.
    pub fn deviation_dollars(&self, volatility: f64) -> f64 {
        volatility * self.inputs.spot * self.years().sqrt()
    }

    fn years(&self) -> f64 {
        trading_years_from_minutes(self.minutes)
    }

    /// The value of an option at the end of the day, in dollars.
    fn value_after(&self, spot: f64) -> f64 {
        let years = (self.option.years - self.years()).max(0.0);
        EuropeanOption::from_checked(OptionInputs { spot, years, ..self.option }).price()
    }

    /// Profit or loss in dollars of so much an option. Less than rounding can tell from nothing is nothing.
    fn dollars(&self, of_one: f64) -> f64 {
        const ROUNDING: f64 = 1e-12;
        if of_one.abs() < ROUNDING * self.inputs.spot { 0.0 } else { self.inputs.shares * of_one }
    }

    /// Profit or loss in dollars after a move of so many dollars, with the one hedge of the open. The move may not take
    /// price to zero.
    pub fn hedged_once(&self, move_dollars: f64) -> f64 {
        let option = EuropeanOption::from_checked(self.option);
        let after = self.value_after(self.option.spot + move_dollars);
        self.dollars(after - option.price() - option.delta() * move_dollars)
    }

    /// Profit or loss in dollars on average over all days, however often the dealer hedges.
    pub fn average(&self) -> f64 {
        let HedgedDayInputs { implied, realised, years, .. } = self.inputs;
        if realised == implied {
            return 0.0;
        }
        let variance = implied * implied * (years - self.years()).max(0.0) + realised * realised * self.years();
        let value = |volatility| EuropeanOption::from_checked(OptionInputs { volatility, ..self.option }).price();
        self.dollars(value((variance / years).sqrt()) - value(implied))
    }

    /// The move of the sign of `furthest`, no larger than that, after which a single hedge leaves nothing; none where
    /// there is no such move.
    pub fn break_even(&self, furthest: f64) -> Option<f64> {
        const HALVINGS: u32 = 60;
        let still = self.hedged_once(0.0);
        let is_like_still = |at: f64| self.hedged_once(at) * still > 0.0;
        if still == 0.0 || is_like_still(furthest) {
            return None;
        }
        let (mut like_still, mut beyond) = (0.0, furthest);
        for _ in 0..HALVINGS {
            let middle = f64::midpoint(like_still, beyond);
            if is_like_still(middle) { like_still = middle } else { beyond = middle }
        }
        Some(beyond)
    }

    /// One day with a shock for each minute, whatever the dealer does: with the same shocks it is the same day.
    pub fn run(&self, shocks: &mut Shocks) -> DayEnd {
        let OptionInputs { spot, strike, kind, .. } = self.option;
        let minute = self.inputs.realised * trading_years_from_minutes(1.0).sqrt();
        let (sign, opened) = (kind.sign(), libm::log(spot / strike));
        let (mut moved, mut price, mut hedge) = (0.0, spot, 0.0);
        for stretch in &self.stretches {
            let delta = sign * normal::cumulative(sign * bsm::d1(opened + moved, stretch.deviation));
            let before: f64 = (1..stretch.minutes).map(|_| shocks.normal()).sum();
            let shock = before + stretch.last.sqrt() * shocks.normal();
            // Half the variance is taken off, so that price itself has no drift.
            let length = f64::from(stretch.minutes - 1) + stretch.last;
            moved += minute * (shock - 0.5 * minute * length);
            let next = spot * libm::exp(moved);
            hedge -= delta * (next - price);
            price = next;
        }
        let options = self.value_after(price) - EuropeanOption::from_checked(self.option).price();
        DayEnd { move_dollars: price - spot, profit_dollars: self.dollars(options + hedge) }
    }
}

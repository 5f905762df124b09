//! One line of a book: so many contracts of one option.
//!
//! Its expiry is told by one of two clocks, and the clock is part of its type: 1 440 [`Calendar`]
//! minutes a day, in which options are priced, and 390 [`Trading`] minutes a day, in which a session
//! moves. Only whoever builds a position knows how many sessions lie between now and its expiry, so
//! no position turns into one of the other clock by itself ([`Position::expiring`]).

use core::ops::RangeInclusive;

use super::bsm::{EuropeanOption, OptionInputs, OptionKind};
use super::carry::Carry;
use super::error::{ModelError, check};
use super::limits::{
    MAX_CONTRACTS, MAX_EXPIRY_MINUTE, MAX_VOLATILITY, MAX_YEARS, PRICE_RANGE, SESSION_IMPLIED_VOLATILITY_RANGE,
    SESSION_PRICE_RANGE,
};
use super::moment::Moment;
use super::time::{TRADING_MINUTES_PER_DAY, floored_trading_years, minutes_from_years, years_from_minutes};

/// Shares one contract stands for.
pub const CONTRACT_MULTIPLIER: f64 = 100.0;

/// An expiry in calendar minutes from the moment the book was drawn up, 0 to
/// [`MAX_YEARS`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Calendar(pub f64);

/// An expiry in trading minutes from the open of a session, 390 (the close) to
/// [`MAX_EXPIRY_MINUTE`]; the close of the `n`-th session is at `390·n`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Trading(pub f64);

/// A clock that expiries are told by: [`Calendar`] or [`Trading`], and no other.
pub trait Clock: Copy + sealed::Sealed {
    /// What a position on this clock may be made of.
    const LIMITS: Limits;

    /// The expiry in minutes of this clock.
    fn minutes(self) -> f64;
}

/// The ranges of a clock's positions.
#[derive(Debug, Clone)]
pub struct Limits {
    strikes: RangeInclusive<f64>,
    minutes: RangeInclusive<f64>,
    volatilities: RangeInclusive<f64>,
}

mod sealed {
    pub trait Sealed {}
    impl Sealed for super::Calendar {}
    impl Sealed for super::Trading {}
}

impl Clock for Calendar {
    const LIMITS: Limits = Limits {
        strikes: PRICE_RANGE,
        minutes: 0.0..=minutes_from_years(MAX_YEARS),
        volatilities: 0.0..=MAX_VOLATILITY,
    };

    fn minutes(self) -> f64 {
        self.0
    }
}

impl Clock for Trading {
    const LIMITS: Limits = Limits {
        strikes: SESSION_PRICE_RANGE,
        minutes: TRADING_MINUTES_PER_DAY..=MAX_EXPIRY_MINUTE,
        volatilities: SESSION_IMPLIED_VOLATILITY_RANGE,
    };

    fn minutes(self) -> f64 {
        self.0
    }
}

/// So many contracts of one option as the dealer holds them, + long, − short.
///
/// ```
/// use dealer_hedging::model::{Calendar, OptionKind, Position, Trading};
/// let tomorrow = Position::new(OptionKind::Put, 95.0, Calendar(1_440.0), -100.0, 0.20)?;
/// assert_eq!(tomorrow.shares(), -10_000.0);
/// // The same contracts in a session, expiring at its close.
/// let today = tomorrow.expiring(Trading(390.0))?;
/// assert_eq!((today.strike(), today.contracts()), (95.0, -100.0));
/// # Ok::<(), dealer_hedging::model::ModelError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Position<C = Calendar> {
    kind: OptionKind,
    strike: f64,
    expiry: C,
    contracts: f64,
    volatility: f64,
}

impl<C: Clock> Position<C> {
    /// `strike` in dollars; `contracts` signed from the dealer's side (+ long, − short), fractions
    /// allowed, within ±[`MAX_CONTRACTS`]; `volatility` the implied volatility as a fraction a year.
    /// Ranges of strike, expiry and volatility are those of the clock: see
    /// [`limits`](super::limits).
    ///
    /// # Errors
    /// The [`ModelError`] of the first value out of its range; NaN always is.
    pub fn new(kind: OptionKind, strike: f64, expiry: C, contracts: f64, volatility: f64) -> Result<Self, ModelError> {
        let Limits { strikes, minutes, volatilities } = C::LIMITS;
        check(strikes.contains(&strike), ModelError::Strike(strike))?;
        check(minutes.contains(&expiry.minutes()), ModelError::Expiry(expiry.minutes()))?;
        check(contracts.abs() <= MAX_CONTRACTS, ModelError::Contracts(contracts))?;
        check(volatilities.contains(&volatility), ModelError::Volatility(volatility))?;
        Ok(Self { kind, strike, expiry, contracts, volatility })
    }

    /// The same contracts with another expiry, perhaps on the other clock.
    ///
    /// # Errors
    /// The [`ModelError`] of the first value out of the ranges of that clock.
    pub fn expiring<D: Clock>(&self, expiry: D) -> Result<Position<D>, ModelError> {
        Position::new(self.kind, self.strike, expiry, self.contracts, self.volatility)
    }

    /// Call or put.
    pub const fn kind(&self) -> OptionKind {
        self.kind
    }

    /// Strike in dollars.
    pub const fn strike(&self) -> f64 {
        self.strike
    }

    /// When it expires, on its clock.
    pub const fn expiry(&self) -> C {
        self.expiry
    }

    /// Signed contracts: + the dealer is long, − the dealer is short.
    pub const fn contracts(&self) -> f64 {
        self.contracts
    }

    /// Implied volatility before any shift, as a fraction a year.
    pub const fn volatility(&self) -> f64 {
        self.volatility
    }

    /// Signed shares the position stands for: contracts times [`CONTRACT_MULTIPLIER`].
    pub const fn shares(&self) -> f64 {
        self.contracts * CONTRACT_MULTIPLIER
    }
}

impl Position<Calendar> {
    /// One option of the position at a moment: no time left once the expiry has passed, implied
    /// volatility never below zero.
    #[inline]
    pub(super) fn option_at(&self, moment: &Moment, carry: Carry) -> EuropeanOption {
        let minutes = (self.expiry.0 - moment.minutes_passed()).max(0.0);
        EuropeanOption::from_checked(OptionInputs {
            kind: self.kind,
            spot: moment.spot(),
            strike: self.strike,
            // The bound of 100 years does not survive the round trip through minutes exactly.
            years: years_from_minutes(minutes).min(MAX_YEARS),
            volatility: (self.volatility + moment.volatility_shift()).clamp(0.0, MAX_VOLATILITY),
            carry,
        })
    }
}

impl Position<Trading> {
    /// `σ√τ` in a minute of the session, with `τ` never less than one second.
    #[inline]
    pub(super) fn deviation(&self, minute: u16) -> f64 {
        self.volatility * floored_trading_years(self.expiry.0 - f64::from(minute)).sqrt()
    }
}

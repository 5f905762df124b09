//! One option position as a session sees it.

use core::ops::RangeInclusive;

use super::super::book::Position;
use super::super::bsm::OptionKind;
use super::error::{SessionError, check};
use super::parameters::{MINUTES, SESSION_PRICE_RANGE};

/// Implied volatilities accepted, as fractions a year.
pub const IMPLIED_VOLATILITY_RANGE: RangeInclusive<f64> = 1e-4..=10.0;
/// Latest expiry accepted, in trading minutes from the open: ten years.
pub const MAX_EXPIRY_MINUTE: f64 = 982_800.0;
/// Largest magnitude accepted for the signed shares of one leg.
pub const MAX_SHARES: f64 = 1e15;

/// So many options of one kind, strike and expiry, as the dealer holds them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Leg {
    kind: OptionKind,
    strike: f64,
    expiry_minute: f64,
    shares: f64,
    implied_volatility: f64,
}

impl Leg {
    /// `strike` in dollars; `expiry_minute` in *trading* minutes from the open, 390 (the close) or
    /// later; `shares` the dealer's signed options times the multiplier (+ long, − short);
    /// `implied_volatility` as a fraction a year within [`IMPLIED_VOLATILITY_RANGE`].
    ///
    /// # Errors
    /// The [`SessionError`] of the first value out of range (NaN always is).
    pub fn new(
        kind: OptionKind,
        strike: f64,
        expiry_minute: f64,
        shares: f64,
        implied_volatility: f64,
    ) -> Result<Self, SessionError> {
        check(SESSION_PRICE_RANGE.contains(&strike), SessionError::Price(strike))?;
        check(
            (f64::from(MINUTES)..=MAX_EXPIRY_MINUTE).contains(&expiry_minute),
            SessionError::ExpiryMinute(expiry_minute),
        )?;
        check(shares.abs() <= MAX_SHARES, SessionError::Shares(shares))?;
        check(
            IMPLIED_VOLATILITY_RANGE.contains(&implied_volatility),
            SessionError::ImpliedVolatility(implied_volatility),
        )?;
        Ok(Self { kind, strike, expiry_minute, shares, implied_volatility })
    }

    /// A [`Position`] of the book, expiring at this *trading* minute of the session. The position's
    /// own minutes to expiry are calendar minutes and are not used: 390 trading minutes a day and
    /// 1 440 calendar minutes a day are different clocks, and only the caller knows how many
    /// sessions lie in between (`390·n` for the close of the `n`-th).
    ///
    /// # Errors
    /// As for [`Leg::new`], whose ranges are narrower than those of a [`Position`].
    pub fn from_position(position: &Position, expiry_minute: f64) -> Result<Self, SessionError> {
        Self::new(position.kind(), position.strike(), expiry_minute, position.shares(), position.volatility())
    }

    /// Call or put.
    pub const fn kind(&self) -> OptionKind {
        self.kind
    }

    /// Strike in dollars.
    pub const fn strike(&self) -> f64 {
        self.strike
    }

    /// Trading minutes from the open to the expiry.
    pub const fn expiry_minute(&self) -> f64 {
        self.expiry_minute
    }

    /// Signed shares: + the dealer is long options, − short.
    pub const fn shares(&self) -> f64 {
        self.shares
    }

    /// Implied volatility as a fraction a year.
    pub const fn implied_volatility(&self) -> f64 {
        self.implied_volatility
    }
}

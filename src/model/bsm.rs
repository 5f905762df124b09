//! Value and sensitivities of a European option: Black–Scholes–Merton with a continuous yield.
//!
//! With `b = r − q`, `v = σ√T`, `d₁ = (ln(S/K) + bT)/v + v/2` and `d₂ = d₁ − v`:
//!
//! ```text
//! call   = S·e^(−qT)·Φ(d₁) − K·e^(−rT)·Φ(d₂)      put = K·e^(−rT)·Φ(−d₂) − S·e^(−qT)·Φ(−d₁)
//! delta  = ±e^(−qT)·Φ(±d₁)                        (+ call, − put)
//! gamma  = e^(−qT)·φ(d₁)/(S·v)                    vega  = S·e^(−qT)·φ(d₁)·√T
//! theta  = −S·e^(−qT)·φ(d₁)·σ/(2√T) ± (q·S·e^(−qT)·Φ(±d₁) − r·K·e^(−rT)·Φ(±d₂))
//! vanna  = −e^(−qT)·φ(d₁)·d₂/σ                    charm = ±q·e^(−qT)·Φ(±d₁) − e^(−qT)·φ(d₁)·(b/v − d₂/(2T))
//! ```
//!
//! Sources: Black & Scholes (1973); Merton (1973); the closed forms as collected in Haug,
//! *The Complete Guide to Option Pricing Formulas*, 2nd ed. (2007), chapter 2.
//!
//! # Limits
//!
//! When `v` vanishes (at expiry, or with no volatility) the result is the exact one-sided limit:
//! discounted intrinsic value, a delta that steps at the kink, and zero for gamma, vega and vanna
//! away from it. The kink is where the forward equals the strike. *Exactly on it* gamma is
//! `+∞`, and theta and charm may be infinite, because those are the true limits there. Nothing is
//! ever NaN, and price, delta, vega and vanna are always finite. Code that adds up many options
//! uses [`Book`](super::book::Book), which leaves the infinite values out.

use core::ops::RangeInclusive;

use super::error::InputError;
use super::normal;

/// Prices accepted for spot and strike, in dollars. Wide enough for anything real, narrow enough
/// that no formula here can overflow.
pub const PRICE_RANGE: RangeInclusive<f64> = 1e-12..=1e12;
/// Longest time to expiry accepted, in years.
pub const MAX_YEARS: f64 = 100.0;
/// Largest volatility accepted, as a fraction a year (100 means 10 000%).
pub const MAX_VOLATILITY: f64 = 100.0;
/// Largest magnitude accepted for interest rate and dividend yield, as a fraction a year.
pub const MAX_RATE: f64 = 1.0;

/// Below this `σ√T` the limit is used. Any two unequal doubles are `1e−16` apart in log terms, so
/// the limit is exact long before; the bound keeps every quotient by `v` or `T` finite.
const SMALLEST_DEVIATION: f64 = 1e-150;

/// A call or a put.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OptionKind {
    /// The right to buy at the strike.
    Call,
    /// The right to sell at the strike.
    Put,
}

impl OptionKind {
    /// `+1` for a call, `−1` for a put.
    #[inline]
    pub const fn sign(self) -> f64 {
        match self {
            Self::Call => 1.0,
            Self::Put => -1.0,
        }
    }
}

/// Everything the value of one option on one share depends on, checked.
///
/// ```
/// use dealer_hedging::model::{Inputs, OptionKind};
/// // A one-year call struck at the money: spot 100, volatility 20%, rate 5%, no dividend.
/// let call = Inputs::new(OptionKind::Call, 100.0, 100.0, 1.0, 0.20, 0.05, 0.0)?;
/// assert!((call.price() - 10.450_583_572_185_565).abs() < 1e-12);
/// assert!(call.delta() > 0.5 && call.gamma() > 0.0);
/// # Ok::<(), dealer_hedging::model::InputError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Inputs {
    kind: OptionKind,
    spot: f64,
    strike: f64,
    years: f64,
    volatility: f64,
    rate: f64,
    dividend_yield: f64,
}

/// Value and sensitivities of one option on one share, from [`Inputs::greeks`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Greeks {
    /// Value, in dollars. Never below the discounted intrinsic value.
    pub price: f64,
    /// Change in value per dollar of spot: shares. Call 0 to 1, put −1 to 0 (when `q ≥ 0`).
    pub delta: f64,
    /// Change in delta per dollar of spot: shares per dollar. Zero or more; `+∞` exactly at the
    /// kink in the limit.
    pub gamma: f64,
    /// Change in value per 1.00 of volatility, in dollars (divide by 100 for one point).
    pub vega: f64,
    /// Change in value as time passes, in dollars a calendar year. `−∞` at the money at expiry.
    pub theta: f64,
    /// Change in delta per 1.00 of volatility, in shares (divide by 100 for one point).
    pub vanna: f64,
    /// Change in delta as time passes, in shares a calendar year. May be infinite exactly at the
    /// kink in the limit.
    pub charm: f64,
}

impl Inputs {
    /// Checks and collects the inputs.
    ///
    /// `spot` and `strike` in dollars within [`PRICE_RANGE`]; `years` to expiry, 0 to
    /// [`MAX_YEARS`]; `volatility` as a fraction a year, 0 to [`MAX_VOLATILITY`]; `rate` and
    /// `dividend_yield` continuously compounded, as fractions a year within ±[`MAX_RATE`].
    ///
    /// # Errors
    /// The [`InputError`] of the first value out of range (NaN always is).
    pub fn new(
        kind: OptionKind,
        spot: f64,
        strike: f64,
        years: f64,
        volatility: f64,
        rate: f64,
        dividend_yield: f64,
    ) -> Result<Self, InputError> {
        check(PRICE_RANGE.contains(&spot), InputError::Spot(spot))?;
        check(PRICE_RANGE.contains(&strike), InputError::Strike(strike))?;
        check((0.0..=MAX_YEARS).contains(&years), InputError::Years(years))?;
        check_volatility(volatility)?;
        check_rates(rate, dividend_yield)?;
        Ok(Self::from_checked(kind, spot, strike, years, volatility, rate, dividend_yield))
    }

    /// For values already held by checked types (a [`Position`](super::book::Position), a
    /// [`Moment`](super::book::Moment)): the hot path does not check twice.
    #[inline]
    pub(super) fn from_checked(
        kind: OptionKind,
        spot: f64,
        strike: f64,
        years: f64,
        volatility: f64,
        rate: f64,
        dividend_yield: f64,
    ) -> Self {
        debug_assert!(PRICE_RANGE.contains(&spot) && PRICE_RANGE.contains(&strike));
        debug_assert!((0.0..=MAX_YEARS).contains(&years));
        debug_assert!((0.0..=MAX_VOLATILITY).contains(&volatility));
        Self { kind, spot, strike, years, volatility, rate, dividend_yield }
    }

    /// `ln(S/K) + (r − q)T`: the log of the forward over the strike. Zero at the kink.
    #[inline]
    fn log_forward_moneyness(&self) -> f64 {
        let relative = (self.spot - self.strike) / self.strike;
        // S − K is exact when the two are within a factor of two, S/K is not: dividing by a small
        // σ√T would otherwise magnify the rounding of S/K to 3e−13 of scale.
        let log = if relative.abs() < 0.5 { libm::log1p(relative) } else { libm::log(self.spot / self.strike) };
        log + (self.rate - self.dividend_yield) * self.years
    }

    /// `d₁`: how far the forward is above the strike, in units of `σ√T`, plus half of one. `±∞` in the
    /// limit away from the kink, 0 at it.
    pub fn d1(&self) -> f64 {
        self.d1_and_deviation().0
    }

    /// `(d₁, v)`; in the limit `d₁` is `±∞`, or 0 at the kink, and `v` is 0.
    #[inline]
    fn d1_and_deviation(&self) -> (f64, f64) {
        let moneyness = self.log_forward_moneyness();
        let deviation = self.volatility * self.years.sqrt();
        if deviation >= SMALLEST_DEVIATION {
            (moneyness / deviation + 0.5 * deviation, deviation)
        } else if moneyness == 0.0 {
            (0.0, 0.0)
        } else {
            (f64::INFINITY.copysign(moneyness), 0.0)
        }
    }

    #[inline]
    fn yield_discount(&self) -> f64 {
        libm::exp(-self.dividend_yield * self.years)
    }

    #[inline]
    fn rate_discount(&self) -> f64 {
        libm::exp(-self.rate * self.years)
    }

    /// Value in dollars. See [`Greeks::price`].
    pub fn price(&self) -> f64 {
        let (d1, deviation) = self.d1_and_deviation();
        let sign = self.kind.sign();
        let spot_now = self.spot * self.yield_discount();
        let strike_now = self.strike * self.rate_discount();
        let value = sign
            * (spot_now * normal::cumulative(sign * d1) - strike_now * normal::cumulative(sign * (d1 - deviation)));
        // The difference of two large terms may round to just below the floor it cannot cross.
        value.max(sign * (spot_now - strike_now)).max(0.0)
    }

    /// Shares of delta per option. See [`Greeks::delta`].
    #[inline]
    pub fn delta(&self) -> f64 {
        let (d1, _) = self.d1_and_deviation();
        let sign = self.kind.sign();
        sign * self.yield_discount() * normal::cumulative(sign * d1)
    }

    /// Shares of delta per dollar of spot. See [`Greeks::gamma`].
    #[inline]
    pub fn gamma(&self) -> f64 {
        let (d1, deviation) = self.d1_and_deviation();
        self.gamma_from(d1, deviation)
    }

    /// [`delta`](Self::delta) and [`gamma`](Self::gamma) together, for little more than the price
    /// of one: a Newton step needs both.
    #[inline]
    pub fn delta_and_gamma(&self) -> (f64, f64) {
        let (d1, deviation) = self.d1_and_deviation();
        let sign = self.kind.sign();
        let delta = sign * self.yield_discount() * normal::cumulative(sign * d1);
        (delta, self.gamma_from(d1, deviation))
    }

    #[inline]
    fn gamma_from(&self, d1: f64, deviation: f64) -> f64 {
        let density = normal::density(d1);
        if density == 0.0 {
            return 0.0; // Also where 0/0 would stand: the limit away from the kink.
        }
        self.yield_discount() * density / (self.spot * deviation)
    }

    /// Price and all sensitivities.
    pub fn greeks(&self) -> Greeks {
        let (d1, deviation) = self.d1_and_deviation();
        let d2 = d1 - deviation;
        let sign = self.kind.sign();
        let root_years = self.years.sqrt();
        let cost_of_carry = self.rate - self.dividend_yield;
        let yield_discount = self.yield_discount();
        let delta = sign * yield_discount * normal::cumulative(sign * d1);
        let density = yield_discount * normal::density(d1);

        // What carry alone does to value and delta, away from the kink too.
        let carry_theta = self.dividend_yield * self.spot * delta
            - sign * self.rate * self.strike * self.rate_discount() * normal::cumulative(sign * d2);
        let carry_charm = self.dividend_yield * delta;

        let (vega, theta, vanna, charm) = if density == 0.0 {
            (0.0, carry_theta, 0.0, carry_charm)
        } else if deviation == 0.0 {
            self.at_kink(density, carry_theta, carry_charm)
        } else {
            (
                self.spot * density * root_years,
                carry_theta - self.spot * density * self.volatility / (2.0 * root_years),
                -density * d2 / self.volatility,
                carry_charm - density * (cost_of_carry / deviation - d2 / (2.0 * self.years)),
            )
        };
        Greeks { price: self.price(), delta, gamma: self.gamma_from(d1, deviation), vega, theta, vanna, charm }
    }

    /// Vega, theta, vanna and charm in the limit `v → 0` exactly where the forward is the strike.
    ///
    /// Put `ln(F/K) = 0` (as `σ → 0`), or `S = K` (as `T → 0`), into the formulas: `d₂ → 0` with
    /// `−d₂/σ → √T/2`; theta keeps `−σ/(2√T)`; and the bracket of charm becomes
    /// `(2b + σ²)/(4v)`, infinite unless its numerator is zero.
    fn at_kink(&self, density: f64, carry_theta: f64, carry_charm: f64) -> (f64, f64, f64, f64) {
        let root_years = self.years.sqrt();
        let theta = if self.years == 0.0 && self.volatility > 0.0 { f64::NEG_INFINITY } else { carry_theta };
        let drift = 2.0 * (self.rate - self.dividend_yield) + self.volatility * self.volatility;
        let charm = if drift == 0.0 { carry_charm } else { -f64::INFINITY.copysign(drift) };
        (self.spot * density * root_years, theta, 0.5 * density * root_years, charm)
    }
}

/// `Ok` when `valid`, else the error.
pub(super) fn check(valid: bool, error: InputError) -> Result<(), InputError> {
    if valid { Ok(()) } else { Err(error) }
}

/// Checks a volatility against 0 to [`MAX_VOLATILITY`].
pub(super) fn check_volatility(volatility: f64) -> Result<(), InputError> {
    check((0.0..=MAX_VOLATILITY).contains(&volatility), InputError::Volatility(volatility))
}

/// Checks an interest rate and a dividend yield against ±[`MAX_RATE`].
pub(super) fn check_rates(rate: f64, dividend_yield: f64) -> Result<(), InputError> {
    let range = -MAX_RATE..=MAX_RATE;
    check(range.contains(&rate), InputError::Rate(rate))?;
    check(range.contains(&dividend_yield), InputError::DividendYield(dividend_yield))
}

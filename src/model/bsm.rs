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

use super::carry::Carry;
use super::error::{ModelError, check};
use super::limits::{MAX_VOLATILITY, MAX_YEARS, PRICE_RANGE};
use super::log_ratio::log_ratio;
use super::normal;

/// Below this `σ√T` the limit is used. Any two unequal doubles are `1e−16` apart in log terms, so
/// the limit is exact long before; the bound keeps every quotient by `v` or `T` finite.
pub(super) const SMALLEST_DEVIATION: f64 = 1e-150;

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

/// What the value of one option on one share depends on, by name and not checked yet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OptionInputs {
    /// Call or put.
    pub kind: OptionKind,
    /// Spot price in dollars, within [`PRICE_RANGE`].
    pub spot: f64,
    /// Strike price in dollars, within [`PRICE_RANGE`].
    pub strike: f64,
    /// Years to expiry, 0 to [`MAX_YEARS`].
    pub years: f64,
    /// Volatility as a fraction a year, 0 to [`MAX_VOLATILITY`].
    pub volatility: f64,
    /// Interest rate and dividend yield.
    pub carry: Carry,
}

/// A European option on one share in a market, checked.
///
/// ```
/// use dealer_hedging::model::{Carry, EuropeanOption, OptionInputs, OptionKind};
/// // A one-year call struck at the money, 5% interest and no dividend.
/// let call = EuropeanOption::new(OptionInputs {
///     kind: OptionKind::Call,
///     spot: 100.0,
///     strike: 100.0,
///     years: 1.0,
///     volatility: 0.20,
///     carry: Carry::new(0.05, 0.0)?,
/// })?;
/// assert!((call.price() - 10.450_583_572_185_565).abs() < 1e-12);
/// assert!(call.delta() > 0.5 && call.gamma() > 0.0);
/// # Ok::<(), dealer_hedging::model::ModelError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EuropeanOption(OptionInputs);

/// Value and sensitivities of one option on one share, from [`EuropeanOption::greeks`].
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

/// What price and sensitivities are made of.
struct Terms {
    d2: f64,
    /// `v`.
    deviation: f64,
    /// `e^(−qT)·φ(d₁)`.
    density: f64,
    /// `S·e^(−qT)`.
    spot_now: f64,
    /// `K·e^(−rT)`.
    strike_now: f64,
    /// `±e^(−qT)·Φ(±d₁)`.
    delta: f64,
    /// `±Φ(±d₂)`: the probability of exercise, with the sign of a call or a put.
    exercise: f64,
}

impl EuropeanOption {
    /// Checks the inputs.
    ///
    /// # Errors
    /// The [`ModelError`] of the first value out of its range; NaN always is.
    pub fn new(inputs: OptionInputs) -> Result<Self, ModelError> {
        let OptionInputs { spot, strike, years, volatility, .. } = inputs;
        check(PRICE_RANGE.contains(&spot), ModelError::Spot(spot))?;
        check(PRICE_RANGE.contains(&strike), ModelError::Strike(strike))?;
        check((0.0..=MAX_YEARS).contains(&years), ModelError::Years(years))?;
        check((0.0..=MAX_VOLATILITY).contains(&volatility), ModelError::Volatility(volatility))?;
        Ok(Self(inputs))
    }

    /// For values already held by checked types (a [`Position`](super::position::Position), a
    /// [`Moment`](super::moment::Moment)): the hot path does not check twice.
    #[inline]
    pub(super) fn from_checked(inputs: OptionInputs) -> Self {
        debug_assert!(Self::new(inputs).is_ok());
        Self(inputs)
    }

    /// `ln(S/K) + (r − q)T`: the log of the forward over the strike. Zero at the kink.
    #[inline]
    fn log_forward_moneyness(&self) -> f64 {
        let OptionInputs { spot, strike, years, carry, .. } = self.0;
        log_ratio(spot, strike) + carry.cost() * years
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
        let deviation = self.0.volatility * self.0.years.sqrt();
        if deviation >= SMALLEST_DEVIATION {
            (d1(moneyness, deviation), deviation)
        } else if moneyness == 0.0 {
            (0.0, 0.0)
        } else {
            (f64::INFINITY.copysign(moneyness), 0.0)
        }
    }

    #[inline]
    fn yield_discount(&self) -> f64 {
        discount(self.0.carry.dividend_yield(), self.0.years)
    }

    #[inline]
    fn rate_discount(&self) -> f64 {
        discount(self.0.carry.rate(), self.0.years)
    }

    #[inline]
    fn terms(&self) -> Terms {
        let (d1, deviation) = self.d1_and_deviation();
        let d2 = d1 - deviation;
        let sign = self.0.kind.sign();
        let bell = normal::bell(d1);
        let yield_discount = self.yield_discount();
        let (spot_now, strike_now) = (self.0.spot * yield_discount, self.0.strike * self.rate_discount());
        Terms {
            d2,
            deviation,
            density: yield_discount * (normal::DENSITY_AT_ZERO * bell),
            spot_now,
            strike_now,
            delta: sign * yield_discount * normal::cumulative_beside(sign * d1, || bell),
            // S·e^(−qT)·φ(d₁) = K·e^(−rT)·φ(d₂): one exponential does for both.
            exercise: sign * normal::cumulative_beside(sign * d2, || bell * (spot_now / strike_now)),
        }
    }

    /// Value in dollars. See [`Greeks::price`].
    pub fn price(&self) -> f64 {
        self.price_from(&self.terms())
    }

    #[inline]
    fn price_from(&self, terms: &Terms) -> f64 {
        let Terms { spot_now, strike_now, delta, exercise, .. } = *terms;
        let value = self.0.spot * delta - strike_now * exercise;
        // The difference of two large terms may round to just below the floor it cannot cross.
        value.max(self.0.kind.sign() * (spot_now - strike_now)).max(0.0)
    }

    /// Shares of delta per option. See [`Greeks::delta`].
    #[inline]
    pub fn delta(&self) -> f64 {
        let (d1, _) = self.d1_and_deviation();
        let sign = self.0.kind.sign();
        sign * self.yield_discount() * normal::cumulative(sign * d1)
    }

    /// Shares of delta per dollar of spot. See [`Greeks::gamma`].
    #[inline]
    pub fn gamma(&self) -> f64 {
        let (d1, deviation) = self.d1_and_deviation();
        self.gamma_from(self.yield_discount() * normal::density(d1), deviation)
    }

    /// Gamma where `density = e^(−qT)·φ(d₁)`.
    #[inline]
    fn gamma_from(&self, density: f64, deviation: f64) -> f64 {
        if density == 0.0 {
            return 0.0; // Also where 0/0 would stand: the limit away from the kink.
        }
        density / (self.0.spot * deviation)
    }

    /// Price and all sensitivities.
    pub fn greeks(&self) -> Greeks {
        let OptionInputs { spot, years, volatility, carry, .. } = self.0;
        let terms = self.terms();
        let Terms { d2, deviation, density, strike_now, delta, exercise, .. } = terms;
        // What carry alone does to value and delta, away from the kink too.
        let carry_theta = carry.dividend_yield() * spot * delta - carry.rate() * strike_now * exercise;
        let carry_charm = carry.dividend_yield() * delta;

        let (vega, theta, vanna, charm) = if density == 0.0 {
            (0.0, carry_theta, 0.0, carry_charm)
        } else if deviation == 0.0 {
            self.at_kink(density, carry_theta, carry_charm)
        } else {
            let root_years = years.sqrt();
            // 1/√T = σ/v: a division less.
            let per_deviation = 1.0 / deviation;
            let per_root_year = volatility * per_deviation;
            (
                spot * density * root_years,
                carry_theta - 0.5 * spot * density * volatility * per_root_year,
                -density * d2 * root_years * per_deviation,
                carry_charm - density * (carry.cost() * per_deviation - 0.5 * d2 * per_root_year * per_root_year),
            )
        };
        let gamma = self.gamma_from(density, deviation);
        Greeks { price: self.price_from(&terms), delta, gamma, vega, theta, vanna, charm }
    }

    /// Vega, theta, vanna and charm in the limit `v → 0` exactly where the forward is the strike.
    ///
    /// Put `ln(F/K) = 0` (as `σ → 0`), or `S = K` (as `T → 0`), into the formulas: `d₂ → 0` with
    /// `−d₂/σ → √T/2`; theta keeps `−σ/(2√T)`; and the bracket of charm becomes
    /// `(2b + σ²)/(4v)`, infinite unless its numerator is zero.
    fn at_kink(&self, density: f64, carry_theta: f64, carry_charm: f64) -> (f64, f64, f64, f64) {
        let OptionInputs { spot, years, volatility, carry, .. } = self.0;
        let root_years = years.sqrt();
        let theta = if years == 0.0 && volatility > 0.0 { f64::NEG_INFINITY } else { carry_theta };
        let drift = 2.0 * carry.cost() + volatility * volatility;
        let charm = if drift == 0.0 { carry_charm } else { -f64::INFINITY.copysign(drift) };
        (spot * density * root_years, theta, 0.5 * density * root_years, charm)
    }
}

/// `e^(−rate·years)`, of a rate a year. Without a rate nothing is discounted: no exponential either.
#[inline]
fn discount(rate: f64, years: f64) -> f64 {
    if rate == 0.0 { 1.0 } else { libm::exp(-rate * years) }
}

/// `d₁ = ln(F/K)/v + v/2` where the forward lies `log_moneyness = ln(F/K)` above the strike and
/// `deviation = v = σ√T` is above zero.
#[inline]
pub(super) fn d1(log_moneyness: f64, deviation: f64) -> f64 {
    log_moneyness / deviation + 0.5 * deviation
}

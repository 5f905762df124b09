//! The implied volatility: the one at which the formula gives a price that is paid.
//!
//! # What is solved
//!
//! By put–call parity an option in the money is worth its intrinsic value more than the option of the other kind at
//! the same strike, and only that other one, out of the money, depends on volatility. So the intrinsic value is taken
//! off first and no digit of what is left is lost again. In units of `√(S·e^(−qT)·K·e^(−rT))`, with `a = |ln(F/K)|`,
//! `v = σ√T`, `z = a/v`, `h = v/2` and Mills' ratio `R(y) = Φ(−y)/φ(y)`, what is left is
//!
//! ```text
//! b(v) = e^(−a/2)·Φ(h − z) − e^(a/2)·Φ(−h − z) = φ(z)·e^(−h²/2)·[R(z − h) − R(z + h)]
//! b′(v) = φ(z)·e^(−h²/2)          b(∞) − b(v) = e^(−a/2)·Φ(z − h) + e^(a/2)·Φ(−h − z)
//! ```
//!
//! # How
//!
//! Newton's method in `ln v` on `ln b` (concave), or on `ln(b(∞) − b)` where the price is more than half of the most
//! it can be, held inside a bracket by bisection. It begins at the larger of two lower bounds of `v`: `b·√(2π)`, since
//! `b′ ≤ φ(0)`, and `a/√(−2·ln b)`, since `b ≤ e^(−z²/2)`.
//!
//! Source of the form and of working with logarithms: P. Jäckel, *Let's be rational*, Wilmott (2015).

use core::fmt;

use super::bsm::{EuropeanOption, OptionInputs, OptionKind};
use super::carry::Carry;
use super::error::ModelError;
use super::limits::MAX_VOLATILITY;
use super::log_ratio::log_ratio;
use super::normal::{cumulative, density};

/// A price is taken to determine a volatility if its rounding moves that by no more than this share of itself, to
/// first order. A tenth: 20 % is then told from 22 %.
pub const MOST_UNCERTAIN: f64 = 0.1;

/// A bound: Newton takes a handful of steps, bisection alone would take some sixty.
const MOST_STEPS: u32 = 200;
/// A Newton step of this share of `v` was the last: the next would be its square.
const LAST_STEP: f64 = 1e-9;
/// Below this `h` the difference of two Mills' ratios is taken from its Taylor series.
const CLOSE: f64 = 0.01;
/// Beyond this `z` the bell is no longer a normal number.
const FAR: f64 = 37.0;

/// An option on one share and the price that is paid for it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PricedOption {
    /// Call or put.
    pub kind: OptionKind,
    /// Spot price in dollars, within [`PRICE_RANGE`](super::limits::PRICE_RANGE).
    pub spot: f64,
    /// Strike price in dollars, within the same range.
    pub strike: f64,
    /// Years to expiry, 0 to [`MAX_YEARS`](super::limits::MAX_YEARS).
    pub years: f64,
    /// Interest rate and dividend yield.
    pub carry: Carry,
    /// What is paid, in dollars.
    pub price: f64,
    /// By how much the price may be off, in dollars: half a tick, or 0 for a price known to its last digit.
    pub rounding: f64,
}

/// Why a price has no volatility.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum NotImplied {
    /// One of the inputs is out of its range.
    Input(ModelError),
    /// The price, or its rounding, is negative or no number.
    Price(f64),
    /// The price is below the discounted intrinsic value by more than its rounding: no volatility gives it.
    BelowIntrinsic,
    /// The price is more than the largest volatility, [`MAX_VOLATILITY`], gives.
    AboveBound,
    /// Many volatilities give it: the rounding of the price moves the volatility by more than
    /// [`MOST_UNCERTAIN`] of itself, or no time is left.
    Undetermined,
}

impl fmt::Display for NotImplied {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Input(error) => error.fmt(f),
            Self::Price(x) => write!(f, "price out of range: {x} dollars"),
            Self::BelowIntrinsic => write!(f, "the price is below the intrinsic value"),
            Self::AboveBound => write!(f, "the price is above what any volatility gives"),
            Self::Undetermined => write!(f, "the price determines no volatility"),
        }
    }
}

impl core::error::Error for NotImplied {}

/// The volatility, a fraction a year, at which the option is worth its price.
///
/// Accuracy: the price is met to 1e−8 of itself, and in truth to some `1e−13` of it, wherever it determines a
/// volatility; see [`NotImplied::Undetermined`] for where that ends. Even with a rounding of 0 an option in the money
/// has an uncertain price: the subtraction of the intrinsic value leaves four units in the last place of spot and strike.
///
/// ```
/// use dealer_hedging::model::{Carry, OptionKind};
/// use dealer_hedging::model::implied::{PricedOption, implied_volatility};
/// let paid = PricedOption {
///     kind: OptionKind::Call, spot: 100.0, strike: 100.0, years: 1.0, carry: Carry::new(0.05, 0.0).unwrap(),
///     price: 10.450_583_572_185_565, rounding: 0.0,
/// };
/// assert!((implied_volatility(&paid).unwrap() - 0.20).abs() < 1e-14);
/// ```
///
/// # Errors
/// [`NotImplied`], with the reason.
pub fn implied_volatility(paid: &PricedOption) -> Result<f64, NotImplied> {
    let PricedOption { kind, spot, strike, years, carry, price, rounding } = *paid;
    EuropeanOption::new(OptionInputs { kind, spot, strike, years, volatility: 0.0, carry })
        .map_err(NotImplied::Input)?;
    for dollars in [price, rounding] {
        if !(0.0..f64::INFINITY).contains(&dollars) {
            return Err(NotImplied::Price(dollars));
        }
    }
    let (spot_now, strike_now) =
        (spot * libm::exp(-carry.dividend_yield() * years), strike * libm::exp(-carry.rate() * years));
    let moneyness = log_ratio(spot, strike) + carry.cost() * years;
    let in_the_money = kind.sign() * moneyness > 0.0;
    let intrinsic = if in_the_money { (spot_now - strike_now).abs() } else { 0.0 };
    let of = if in_the_money { 4.0 * (spot_now + strike_now) } else { 8.0 * price };
    let rounding = rounding.max(f64::EPSILON * of);
    let time_value = price - intrinsic;
    if time_value < -rounding {
        return Err(NotImplied::BelowIntrinsic);
    }
    let unit = (spot_now * strike_now).sqrt();
    let curve = Curve { moneyness: moneyness.abs() };
    let (paid, root_years) = (time_value / unit, years.sqrt());
    if paid <= 0.0 || years == 0.0 {
        return Err(NotImplied::Undetermined);
    }
    let deviation = curve.deviation_worth(paid, MAX_VOLATILITY * root_years)?;
    if rounding > MOST_UNCERTAIN * unit * deviation * curve.slope(deviation) {
        return Err(NotImplied::Undetermined);
    }
    Ok(deviation / root_years)
}

/// `b(v)` of one `a`.
struct Curve {
    /// `a = |ln(F/K)|`.
    moneyness: f64,
}

impl Curve {
    /// `v` of a value above 0, at most `largest`.
    fn deviation_worth(&self, value: f64, largest: f64) -> Result<f64, NotImplied> {
        let most = libm::exp(-0.5 * self.moneyness);
        if value >= most || value > self.value(largest) {
            return Err(NotImplied::AboveBound);
        }
        let is_high = value > 0.5 * most;
        let goal = libm::log(if is_high { most - value } else { value });
        // How far ln b, or −ln(b(∞) − b), is below its goal, and its slope over ln v.
        let off = |v: f64| {
            let (now, sign) = if is_high { (self.missing(v), -1.0) } else { (self.value(v), 1.0) };
            (sign * (libm::log(now) - goal), v * self.slope(v) / now)
        };
        let at_least = value / density(0.0);
        let first = at_least.max(self.moneyness / (-2.0 * libm::log(value)).sqrt()).min(largest);
        let (mut low, mut high, mut v) = (0.5 * first, largest, first);
        for _ in 0..MOST_STEPS {
            let (off, slope) = off(v);
            if off < 0.0 {
                low = v;
            } else {
                high = v;
            }
            let next = v * libm::exp(-off / slope);
            let newton = next >= low && next <= high;
            let step = if newton { next } else { (low * high).sqrt() };
            let moved = (step / v - 1.0).abs();
            v = step;
            if (newton && moved <= LAST_STEP) || high <= low * (1.0 + f64::EPSILON) {
                break;
            }
        }
        Ok(v)
    }

    /// `b′(v)`.
    fn slope(&self, v: f64) -> f64 {
        density(self.moneyness / v) * libm::exp(-0.125 * v * v)
    }

    /// `b(v)`.
    fn value(&self, v: f64) -> f64 {
        let (z, h) = (self.moneyness / v, 0.5 * v);
        if z > FAR {
            return 0.0;
        }
        if h > z + 1.0 {
            let half = libm::exp(0.5 * self.moneyness);
            return cumulative(h - z) / half - cumulative(-h - z) * half;
        }
        self.slope(v) * if h < CLOSE { mills_difference(z, h) } else { mills(z - h) - mills(z + h) }
    }

    /// `b(∞) − b(v)`.
    fn missing(&self, v: f64) -> f64 {
        let (z, h) = (self.moneyness / v, 0.5 * v);
        let half = libm::exp(0.5 * self.moneyness);
        cumulative(z - h) / half + cumulative(-h - z) * half
    }
}

/// Mills' ratio `R(y) = Φ(−y)/φ(y)` from −1 upward.
fn mills(y: f64) -> f64 {
    if y > FAR {
        let s = 1.0 / (y * y);
        return (1.0 - s * (1.0 - 3.0 * s * (1.0 - 5.0 * s * (1.0 - 7.0 * s)))) / y;
    }
    // Both hold the same bell, to the bit, so the ratio is good even where the bell is not.
    cumulative(-y) / density(y)
}

/// `R(z − h) − R(z + h) = −2·(h·R′ + h³/6·R‴ + h⁵/120·R⁗′ + …)` with `R′ = zR − 1` and `R⁽ⁿ⁺¹⁾ = n·R⁽ⁿ⁻¹⁾ + z·R⁽ⁿ⁾`.
///
/// For small `h` the two ratios share most of their digits; here none is lost to that. What is left out is
/// `h⁶/105` of it at most.
fn mills_difference(z: f64, h: f64) -> f64 {
    let r0 = mills(z);
    let r1 = z * r0 - 1.0;
    let r2 = r0 + z * r1;
    let r3 = 2.0 * r1 + z * r2;
    let r4 = 3.0 * r2 + z * r3;
    let r5 = 4.0 * r3 + z * r4;
    let s = h * h;
    -2.0 * h * (r1 + s / 6.0 * (r3 + s / 20.0 * r5))
}

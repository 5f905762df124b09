//! Closed forms: what hedging does in the cases that can be worked out on paper.
//!
//! `g = λ·S·Γ` throughout, and where a function needs `g > −1` it returns `+∞` or `−∞` at and
//! below −1, where no price is stable.

use core::f64::consts::TAU;

use super::parameters::Impact;
use crate::model::bsm::d1;
use crate::model::normal;
use crate::model::position::{Position, Trading};
use crate::model::time::TRADING_MINUTES_PER_YEAR;

/// Volatility from close to close with full hedging of a linear book, over that without:
/// `1/(1 + g)`.
pub fn close_volatility_ratio(g: f64) -> f64 {
    if g > -1.0 { 1.0 / (1.0 + g) } else { f64::INFINITY }
}

/// Slope of the last half hour's return on the day so far, when a linear book is hedged once in
/// that half hour: `−g/(1 + g)`. Positive (momentum) for `g < 0`, negative (reversal) for `g > 0`.
pub fn momentum_slope(g: f64) -> f64 {
    if g > -1.0 { -g / (1.0 + g) } else { f64::INFINITY }
}

/// Variance of one-minute returns of a linear book hedged every `n` minutes, over that without
/// hedging:
///
/// ```text
/// [(n − 1) + (1 + g)⁻² + (n − 1)·(g/(1 + g))²] / n
/// ```
///
/// Of `n` minutes `n − 1` are untouched; the last takes its own shock and gives back the share
/// `g/(1 + g)` of all `n`. Exact when `n` divides the session. `n = 0` counts as 1.
pub fn minute_variance_ratio(g: f64, n: u16) -> f64 {
    if g <= -1.0 {
        return f64::INFINITY;
    }
    let n = f64::from(n.max(1));
    let kept = 1.0 / (1.0 + g);
    let returned = g / (1.0 + g);
    ((n - 1.0) + kept * kept + (n - 1.0) * returned * returned) / n
}

/// Square root of [`minute_variance_ratio`].
pub fn minute_volatility_ratio(g: f64, n: u16) -> f64 {
    minute_variance_ratio(g, n).sqrt()
}

/// `g = λ·S·Γ·shares` of one position at a price (dollars) and minute, in closed form:
/// `λ·q·φ(d₁)/(σ_iv√τ)`.
pub fn gain(position: &Position<Trading>, impact: Impact, spot: f64, minute: u16) -> f64 {
    let deviation = position.deviation(minute);
    let d1 = d1(libm::log(spot / position.strike()), deviation);
    impact.per_share() * position.shares() * normal::density(d1) / deviation
}

/// `τ*`: trading minutes before expiry from which a short strike has prices without stability,
///
/// ```text
/// τ* = L²/(2πσ_iv²),   L = λ·shares
/// ```
///
/// `book_impact` is `L` as a log-return (its sign does not matter). Infinite for zero volatility.
///
/// ```
/// use dealer_hedging::model::session::closed_form::unstable_minutes;
/// // 50 basis points at 20% implied volatility: the last 9.8 minutes.
/// assert!((unstable_minutes(0.0050, 0.20) - 9.776).abs() < 1e-3);
/// ```
pub fn unstable_minutes(book_impact: f64, implied_volatility: f64) -> f64 {
    let ratio = book_impact / implied_volatility;
    if book_impact == 0.0 { 0.0 } else { ratio * ratio / TAU * TRADING_MINUTES_PER_YEAR }
}

/// `β = L/(σ√(8πT))`: Avellaneda & Lipkin's dimensionless open interest, with their `n·E` written
/// as `L = λ·shares`, and `deviation = σ√T` that of the exogenous flow of the whole session.
pub fn avellaneda_lipkin_beta(book_impact: f64, deviation: f64) -> f64 {
    book_impact / (deviation * (4.0 * TAU).sqrt())
}

/// Pin probability for small impact, after Avellaneda & Lipkin, *A market-induced mechanism for
/// stock pinning*, Quantitative Finance 3 (2003):
///
/// ```text
/// P = 1 − exp(−2β·exp(−x₀²/2)),   x₀ = ln(S/K)/(σ√T)
/// ```
///
/// It agrees with [`ExactLaw`](super::ExactLaw)'s pin probability to first order in `β`. Zero for
/// `β ≤ 0`: a short strike does not pin.
pub fn avellaneda_lipkin(beta: f64, x0: f64) -> f64 {
    -libm::expm1(-2.0 * beta.max(0.0) * libm::exp(-0.5 * x0 * x0))
}

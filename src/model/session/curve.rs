//! The dealer's option delta as a function of minute and log-price: what the hedge must answer to.

use crate::model::root::Ahead;

/// The dealer's option delta `D(t, s)` through a session, in shares, at minute `t` and log-spot
/// `s = ln S`.
///
/// The slope `∂D/∂s = S·Γ` is in shares per unit of log-price: times `λ` it is `g`, the answer of the hedge
/// to a move, as a part of that move and against it. The answer is answered too, so in the end hedging has
/// given back `g/(1 + g)` of the move (`g > 0`) or added `−g/(1 + g)` to it (`g < 0`). [`BookCurve`](super::BookCurve) is the
/// curve of option positions; the tests bring a straight line, for which every result has a
/// [closed form](super::closed_form).
///
/// Delta must be continuous in `s` and finite for every finite `s`; if it is unbounded, its slope
/// must be the same everywhere.
pub trait DealerCurve {
    /// `(D, ∂D/∂s)`: shares, and shares per unit of log-price.
    fn delta_and_slope(&self, minute: u16, log_spot: f64) -> (f64, f64);

    /// `D` alone, in shares.
    fn delta(&self, minute: u16, log_spot: f64) -> f64 {
        self.delta_and_slope(minute, log_spot).0
    }

    /// Bounds of `D` over every price and minute, in shares; infinite where there is none.
    fn delta_range(&self) -> (f64, f64);

    /// Bounds of `∂D/∂s` over every price in this minute. They may be generous, they must be cheap.
    fn slope_range(&self, minute: u16) -> (f64, f64);

    /// A bound of what the minute before this one alone does to `D`, `|D(t, s) − D(t − 1, s)|` over every
    /// price, in shares. Infinite where none is known: then delta is always worked out.
    fn drift_bound(&self, _minute: u16) -> f64 {
        f64::INFINITY
    }

    /// The smallest `∂D/∂s` met between two log-prices, either of which may be infinite, found on a
    /// grid of an eighth of the finest width.
    fn min_slope_between(&self, minute: u16, from: f64, to: f64) -> f64;

    /// How far upward or downward from `log_spot` nothing new lies ahead, and a bound of `|∂²D/∂s²|`
    /// over that distance.
    fn curvature_ahead(&self, minute: u16, log_spot: f64, upward: bool) -> Ahead;

    /// The smallest distance in log-price over which `D` bends in this minute: `min σ_iv√τ`.
    /// Infinite for a straight line.
    fn finest_width(&self, minute: u16) -> f64;
}

//! The dealer's option delta as a function of minute and log-price: what the hedge must answer to.

use super::error::{SessionError, check};

/// The dealer's option delta `D(t, s)` through a session, in shares, at minute `t` and log-spot
/// `s = ln S`.
///
/// The slope `∂D/∂s = S·Γ` is in shares per unit of log-price: times `λ` it is `g`, the answer of the hedge
/// to a move, as a part of that move and against it. The answer is answered too, so in the end hedging has
/// given back `g/(1 + g)` of the move (`g > 0`) or added `−g/(1 + g)` to it (`g < 0`). [`BookCurve`](super::BookCurve) is the
/// curve of option positions; [`LinearCurve`] the one of closed forms.
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

    /// The smallest `∂D/∂s` met between two log-prices, either of which may be infinite, found on a
    /// grid of an eighth of the finest width.
    fn min_slope_between(&self, minute: u16, from: f64, to: f64) -> f64;

    /// `(run, bound)`: over the distance `run` upward or downward from `log_spot`, above 0 and
    /// infinite when nothing new lies ahead, `|∂²D/∂s²|` stays below `bound`.
    fn bend_ahead(&self, minute: u16, log_spot: f64, upward: bool) -> (f64, f64);

    /// The smallest distance in log-price over which `D` bends in this minute: `min σ_iv√τ`.
    /// Infinite for a straight line.
    fn finest_width(&self, minute: u16) -> f64;
}

impl<C: DealerCurve + ?Sized> DealerCurve for &C {
    fn delta_and_slope(&self, minute: u16, log_spot: f64) -> (f64, f64) {
        (**self).delta_and_slope(minute, log_spot)
    }
    fn delta(&self, minute: u16, log_spot: f64) -> f64 {
        (**self).delta(minute, log_spot)
    }
    fn delta_range(&self) -> (f64, f64) {
        (**self).delta_range()
    }
    fn slope_range(&self, minute: u16) -> (f64, f64) {
        (**self).slope_range(minute)
    }
    fn min_slope_between(&self, minute: u16, from: f64, to: f64) -> f64 {
        (**self).min_slope_between(minute, from, to)
    }
    fn bend_ahead(&self, minute: u16, log_spot: f64, upward: bool) -> (f64, f64) {
        (**self).bend_ahead(minute, log_spot, upward)
    }
    fn finest_width(&self, minute: u16) -> f64 {
        (**self).finest_width(minute)
    }
}

/// A delta that rises by the same number of shares per unit of log-price everywhere and all day:
/// `D(s) = slope·(s − centre)`. With it every result of the session has a closed form
/// ([`closed_form`](super::closed_form)).
///
/// ```
/// use dealer_hedging::model::session::{DealerCurve, LinearCurve};
/// // g = 0.25 at an impact of 5e-9 a share.
/// let curve = LinearCurve::new(0.25 / 5e-9, 100.0_f64.ln())?;
/// assert!((5e-9 * curve.delta_and_slope(0, 4.7).1 - 0.25).abs() < 1e-15);
/// # Ok::<(), dealer_hedging::model::session::SessionError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LinearCurve {
    slope: f64,
    centre: f64,
}

impl LinearCurve {
    /// `slope` in shares per unit of log-price, `centre` the log-price where delta is zero; both
    /// finite.
    ///
    /// # Errors
    /// [`SessionError::Shares`] or [`SessionError::Price`] of one that is not finite.
    pub fn new(slope: f64, centre: f64) -> Result<Self, SessionError> {
        check(slope.is_finite(), SessionError::Shares(slope))?;
        check(centre.is_finite(), SessionError::Price(centre))?;
        Ok(Self { slope, centre })
    }
}

impl DealerCurve for LinearCurve {
    fn delta_and_slope(&self, _minute: u16, log_spot: f64) -> (f64, f64) {
        (self.slope * (log_spot - self.centre), self.slope)
    }
    fn delta_range(&self) -> (f64, f64) {
        if self.slope == 0.0 { (0.0, 0.0) } else { (f64::NEG_INFINITY, f64::INFINITY) }
    }
    fn slope_range(&self, _minute: u16) -> (f64, f64) {
        (self.slope, self.slope)
    }
    fn min_slope_between(&self, _minute: u16, _from: f64, _to: f64) -> f64 {
        self.slope
    }
    fn bend_ahead(&self, _minute: u16, _log_spot: f64, _upward: bool) -> (f64, f64) {
        (f64::INFINITY, 0.0)
    }
    fn finest_width(&self, _minute: u16) -> f64 {
        f64::INFINITY
    }
}

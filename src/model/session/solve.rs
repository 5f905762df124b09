//! The price at which a fully hedged dealer and the impact of that hedge agree.

use super::curve::DealerCurve;
use super::parameters::Impact;
use crate::model::root::{Ahead, Bounds, Point, bracketed_root, first_root};

/// A delta curve together with the impact of hedging it.
///
/// With `G_t(s) = s + λ·D(t, s)`, the hedged price at an unhedged level `y` (opening level plus all
/// shocks so far) is a root of
///
/// ```text
/// F(s) = y − s − λ·D(t, s) = y − G_t(s),       F′ = −(1 + g),  g = λ·∂D/∂s = λ·S·Γ
/// ```
///
/// ```
/// use dealer_hedging::model::session::{BookCurve, Feedback, Impact};
/// use dealer_hedging::model::{OptionKind, Position, Trading};
/// // Short 10 000 at-the-money calls that expire at the close: g at the open, at the money.
/// let calls = Position::new(OptionKind::Call, 100.0, Trading(390.0), -1e4, 0.20)?;
/// let feedback = Feedback::new(BookCurve::new(&[calls]), Impact::from_kappa(5.0, 10e6)?);
/// assert!((feedback.gain(0, 100.0_f64.ln()) + 0.158).abs() < 1e-3);
/// # Ok::<(), dealer_hedging::model::ModelError>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Feedback<C> {
    curve: C,
    lambda: f64,
}

/// A price that the exogenous flow has moved and the dealer has yet to answer: what a hedged price is
/// asked for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shocked {
    /// The minute of the session.
    pub minute: u16,
    /// The level of the flow: the log-price if the dealer held no shares, `y = s − λH`.
    pub unhedged_level: f64,
    /// Log of the price after the shock and before the hedge.
    pub log_spot: f64,
}

impl<C: DealerCurve> Feedback<C> {
    /// A curve hedged at this impact.
    pub const fn new(curve: C, impact: Impact) -> Self {
        Self { curve, lambda: impact.per_share() }
    }

    /// The dealer's delta curve.
    pub const fn curve(&self) -> &C {
        &self.curve
    }

    /// `λ`, log-return per share.
    pub const fn lambda(&self) -> f64 {
        self.lambda
    }

    /// `G_t(s) = s + λ·D(t, s)`: the unhedged level that makes `s` the hedged price.
    pub fn level(&self, minute: u16, log_spot: f64) -> f64 {
        log_spot + self.lambda * self.curve.delta(minute, log_spot)
    }

    /// `g = λ·S·Γ` at a price: above 0 hedging contains moves, below 0 it adds to them, and at −1
    /// and below no price is stable.
    pub fn gain(&self, minute: u16, log_spot: f64) -> f64 {
        self.lambda * self.curve.delta_and_slope(minute, log_spot).1
    }

    /// A lower bound of `1 + g` over every price in this minute. Above 0 there is one root.
    pub(super) fn steepness_floor(&self, minute: u16) -> f64 {
        1.0 + self.lambda * self.curve.slope_range(minute).0
    }

    /// The smallest `g` met between two log-prices.
    pub(super) fn min_gain_between(&self, minute: u16, from: f64, to: f64) -> f64 {
        self.lambda * self.curve.min_slope_between(minute, from, to)
    }

    /// `F` and `F′` at a log-price.
    fn imbalance(&self, minute: u16, unhedged_level: f64, log_spot: f64) -> Point {
        let (delta, slope) = self.curve.delta_and_slope(minute, log_spot);
        Point {
            at: log_spot,
            value: unhedged_level - log_spot - self.lambda * delta,
            slope: -1.0 - self.lambda * slope,
        }
    }

    /// Log of the hedged price: the first root of `F` met from the shocked price in the direction of the
    /// sign of `F` there. Buying moves the price up until the hedge is complete, selling down.
    ///
    /// Every root lies in `[y − λ·D_max, y − λ·D_min]`. Where `1 + g` is above 0 everywhere there is
    /// one, within `F` over that floor of the shocked price, and [`bracketed_root`] finds it. Elsewhere
    /// [`first_root`] walks.
    pub fn hedged(&self, shocked: Shocked) -> f64 {
        self.hedged_within(shocked, f64::INFINITY).unwrap_or(shocked.log_spot)
    }

    /// The same, or none where it is seen at once to lie more than `reach` away, a log-return. Where it is not, the
    /// price found may lie farther.
    pub(super) fn hedged_within(&self, shocked: Shocked, reach: f64) -> Option<f64> {
        let Shocked { minute, unhedged_level, log_spot } = shocked;
        let f = |at: f64| self.imbalance(minute, unhedged_level, at);
        let start = f(log_spot);
        if start.value == 0.0 {
            return Some(log_spot);
        }
        let upward = start.value > 0.0;
        let (least, most) = self.curve.delta_range();
        let farthest = unhedged_level - self.lambda * if upward { least } else { most };
        let slopes = self.curve.slope_range(minute);
        let curvature = self.lambda * self.bend_bound(minute, slopes);
        let floor = 1.0 + self.lambda * slopes.0;
        if floor > 0.0 {
            let latest = log_spot + start.value / floor;
            let mut end = if upward { latest.min(farthest) } else { latest.max(farthest) };
            if (end - log_spot).abs() > reach {
                end = log_spot + reach.copysign(start.value);
                if f(end).value * start.value > 0.0 {
                    return None;
                }
            }
            Some(bracketed_root(f, start, end, curvature))
        } else if farthest.is_finite() {
            let ahead = |at: f64| {
                let Ahead { clear_distance, curvature } = self.curve.curvature_ahead(minute, at, upward);
                Ahead { clear_distance, curvature: self.lambda * curvature }
            };
            let steepest = 1.0 + self.lambda * slopes.1;
            Some(first_root(f, start, farthest, &Bounds { steepest, curvature, ahead }))
        } else {
            Some(log_spot) // Refused when a session is set up: nothing is stable anywhere.
        }
    }

    /// A bound of `|∂²D/∂s²|` where `∂D/∂s` has these bounds: each option's is at most `0.61/w` times its steepest
    /// slope.
    pub(super) fn bend_bound(&self, minute: u16, (least, most): (f64, f64)) -> f64 {
        (most - least) * FLATTENING / self.curve.finest_width(minute)
    }
}

/// `|φ′|` over `φ(0)` at its largest, at `±1`: `e^(−½)`, rounded up.
const FLATTENING: f64 = 0.61;

//! Delta between the minutes in which it is worked out: about how large, and how far off that can be.

use super::curve::DealerCurve;
use super::parameters::MINUTES;
use super::solve::{Feedback, Shocked};

/// Far more than the rounding of a delta, as a part of the largest.
const ROUNDING: f64 = 1e-13;

/// How fast delta can turn and drift through a session: what the estimates of all sessions share.
#[derive(Debug, Clone)]
pub(super) struct Bounds {
    /// Of `½·|∂²D/∂s²|`, minute by minute.
    half_bend: Vec<f64>,
    /// Of how far time alone can have carried `D` since the open, minute by minute.
    drifted: Vec<f64>,
    /// Of the rounding of `D`.
    rounding: f64,
}

impl Bounds {
    pub(super) fn new<C: DealerCurve>(feedback: &Feedback<C>) -> Self {
        let (least, most) = feedback.curve().delta_range();
        let half_bend = |minute| 0.5 * feedback.bend_bound(minute, feedback.curve().slope_range(minute));
        let mut drifted = vec![0.0];
        let mut sum = 0.0;
        for minute in 1..=MINUTES {
            sum += feedback.curve().drift_bound(minute);
            drifted.push(sum);
        }
        Self {
            half_bend: (0..=MINUTES).map(half_bend).collect(),
            drifted,
            rounding: ROUNDING * least.abs().max(most.abs()),
        }
    }

    #[inline]
    fn drifted(&self, minute: u16) -> f64 {
        self.drifted[usize::from(minute.min(MINUTES))]
    }
}

/// A delta that was worked out, and what it tells of those after it.
///
/// ```text
/// |D(t, s) − (D₀ + D₀′·Δs)| ≤ ½·max|∂²D/∂s²|·Δs² + Σ drift,   Δs = s − s₀
/// ```
///
/// with the bend of minute `t₀` and the drift of the minutes since.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known {
    log_spot: f64,
    delta: f64,
    slope: f64,
    half_bend: f64,
    /// What has drifted until then, less the rounding.
    drifted: f64,
}

impl Known {
    /// Delta at a shocked price, worked out.
    pub(super) fn new<C: DealerCurve>(curve: &C, bounds: &Bounds, Shocked { minute, log_spot, .. }: Shocked) -> Self {
        let (delta, slope) = curve.delta_and_slope(minute, log_spot);
        let half_bend = bounds.half_bend[usize::from(minute.min(MINUTES))];
        Self { log_spot, delta, slope, half_bend, drifted: bounds.drifted(minute) - bounds.rounding }
    }

    /// Delta there, in shares.
    pub(super) const fn delta(&self) -> f64 {
        self.delta
    }

    /// Delta at the same price or in a later minute: the estimate, and a bound of its error. The bound may be
    /// NaN, which is no bound, where nothing is known of the curve.
    #[inline]
    fn estimate(&self, bounds: &Bounds, Shocked { minute, log_spot, .. }: Shocked) -> (f64, f64) {
        let moved = log_spot - self.log_spot;
        let error = self.half_bend * moved * moved + (bounds.drifted(minute) - self.drifted);
        (self.delta + self.slope * moved, error)
    }

    /// Whether hedge and delta are apart by more than `band`; none where only working it out can tell.
    #[inline]
    pub(super) fn leaves(&self, bounds: &Bounds, shocked: Shocked, hedge: f64, band: f64) -> Option<bool> {
        let (delta, error) = self.estimate(bounds, shocked);
        let gap = (hedge + delta).abs();
        if gap + error <= band {
            Some(false)
        } else if gap - error > band {
            Some(true)
        } else {
            None
        }
    }
}

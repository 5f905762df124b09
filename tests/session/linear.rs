//! A straight delta curve, with which every result of a session has a closed form.

use dealer_hedging::model::root::Ahead;
use dealer_hedging::model::session::DealerCurve;

/// A delta that rises by the same number of shares per unit of log-price everywhere and all day:
/// `D(s) = slope·(s − centre)`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct LinearCurve {
    /// Shares per unit of log-price.
    pub slope: f64,
    /// The log-price where delta is zero.
    pub centre: f64,
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
    fn curvature_ahead(&self, _minute: u16, _log_spot: f64, _upward: bool) -> Ahead {
        Ahead { clear_distance: f64::INFINITY, curvature: 0.0 }
    }
    fn finest_width(&self, _minute: u16) -> f64 {
        f64::INFINITY
    }
}

//! Where many sessions close: what the page counts of them.

use super::many::Observer;
use super::statistics::{Histogram, count_as_f64};
use super::walk::Minute;
use crate::model::error::{ModelError, check};
use crate::model::limits::SESSION_PRICE_RANGE;

/// A neighbourhood of a strike to count closes in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Near {
    log_strike: f64,
    distance: f64,
}

impl Near {
    /// Within `distance` (a log-return, 0 or more) of `strike` (dollars).
    ///
    /// # Errors
    /// [`ModelError::Strike`] or [`ModelError::Distance`].
    pub fn new(strike: f64, distance: f64) -> Result<Self, ModelError> {
        check(SESSION_PRICE_RANGE.contains(&strike), ModelError::Strike(strike))?;
        check(distance >= 0.0 && distance.is_finite(), ModelError::Distance(distance))?;
        Ok(Self { log_strike: libm::log(strike), distance })
    }

    fn holds(&self, log_spot: f64) -> bool {
        (log_spot - self.log_strike).abs() <= self.distance
    }
}

/// Counts of closing prices, bar by bar and near a strike.
#[derive(Debug, Clone, PartialEq)]
pub struct Closes {
    histogram: Histogram,
    near: Near,
    near_count: u64,
    count: u64,
}

impl Closes {
    /// Nothing counted yet; `histogram` is an empty one to be filled with closing prices in dollars.
    pub const fn new(histogram: Histogram, near: Near) -> Self {
        Self { histogram, near, near_count: 0, count: 0 }
    }

    /// Closing prices in dollars.
    pub const fn histogram(&self) -> &Histogram {
        &self.histogram
    }

    /// Sessions so far.
    pub const fn count(&self) -> u64 {
        self.count
    }

    /// Sessions that closed near the strike.
    pub const fn near_count(&self) -> u64 {
        self.near_count
    }

    /// Share of the sessions that closed near the strike; none of none.
    pub fn near_share(&self) -> Option<f64> {
        (self.count > 0).then(|| count_as_f64(self.near_count) / count_as_f64(self.count))
    }
}

impl Observer for Closes {
    const SEES_MINUTES: bool = false;

    fn close(&mut self, close: &Minute) {
        self.histogram.add(close.spot());
        self.near_count += u64::from(self.near.holds(close.log_spot));
        self.count += 1;
    }
}

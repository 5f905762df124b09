//! Running statistics of many sessions.

use crate::model::error::{ModelError, check};
use crate::model::limits::MAX_BARS;

/// Mean and variance of numbers that arrive one by one (Welford 1962): no sum of squares that
/// could lose its digits.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Moments {
    count: u64,
    mean: f64,
    squares: f64,
}

impl Moments {
    /// Takes in one number.
    pub fn add(&mut self, value: f64) {
        self.count += 1;
        let off = value - self.mean;
        self.mean += off / count_as_f64(self.count);
        self.squares += off * (value - self.mean);
    }

    /// How many there were.
    pub const fn count(&self) -> u64 {
        self.count
    }

    /// Their mean; 0 of none.
    pub const fn mean(&self) -> f64 {
        self.mean
    }

    /// Their variance (divisor `count − 1`); 0 of fewer than two.
    pub fn variance(&self) -> f64 {
        if self.count < 2 { 0.0 } else { self.squares / count_as_f64(self.count - 1) }
    }

    /// Standard error of the mean; 0 of fewer than two.
    pub fn standard_error(&self) -> f64 {
        if self.count < 2 { 0.0 } else { (self.variance() / count_as_f64(self.count)).sqrt() }
    }
}

/// Standard error of a share counted in `count` independent trials: `√(p(1 − p)/N)`. NaN of none.
pub fn standard_error_of_share(share: f64, count: u64) -> f64 {
    (share * (1.0 - share) / count_as_f64(count)).sqrt()
}

/// Counts in bars of equal width.
///
/// ```
/// use dealer_hedging::model::session::Histogram;
/// let mut histogram = Histogram::new(99.0, 101.0, 4)?;
/// for price in [98.0, 99.1, 99.2, 100.9, 101.0] {
///     histogram.add(price);
/// }
/// assert_eq!(histogram.counts(), [2, 0, 0, 1]);
/// assert_eq!((histogram.below(), histogram.above()), (1, 1));
/// # Ok::<(), dealer_hedging::model::ModelError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Histogram {
    low: f64,
    high: f64,
    counts: Vec<u64>,
    below: u64,
    above: u64,
}

impl Histogram {
    /// From `low` up to, not including, `high` (both finite), in 1 to [`MAX_BARS`] `bars`.
    ///
    /// # Errors
    /// [`ModelError::Histogram`] otherwise.
    pub fn new(low: f64, high: f64, bars: usize) -> Result<Self, ModelError> {
        let valid = low.is_finite() && high.is_finite() && low < high && (1..=MAX_BARS).contains(&bars);
        check(valid, ModelError::Histogram)?;
        Ok(Self { low, high, counts: vec![0; bars], below: 0, above: 0 })
    }

    /// Takes in one number.
    pub fn add(&mut self, value: f64) {
        if value < self.low {
            self.below += 1;
            return;
        }
        let bars = count_as_f64(self.counts.len() as u64);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "not negative, and a bar beyond the last is caught by `get_mut`"
        )]
        let bar = ((value - self.low) / (self.high - self.low) * bars) as usize;
        match self.counts.get_mut(bar) {
            Some(count) if value < self.high => *count += 1,
            _ => self.above += 1,
        }
    }

    /// Count of each bar, from the lowest.
    pub fn counts(&self) -> &[u64] {
        &self.counts
    }

    /// Lower edge of the first bar.
    pub const fn low(&self) -> f64 {
        self.low
    }

    /// Upper edge of the last bar.
    pub const fn high(&self) -> f64 {
        self.high
    }

    /// How many lay below the first bar.
    pub const fn below(&self) -> u64 {
        self.below
    }

    /// How many lay above the last bar.
    pub const fn above(&self) -> u64 {
        self.above
    }
}

/// A count as a number. Exact up to 2⁵³, far beyond any count here.
#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2⁵³")]
pub const fn count_as_f64(count: u64) -> f64 {
    count as f64
}

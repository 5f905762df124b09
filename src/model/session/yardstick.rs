//! How a session's price moved, measured by what the claims are about.
//!
//! One-minute volatility is blind to containment by a dealer who hedges late: hedged every quarter of an
//! hour it *rises* a little even for a dealer long gamma, because the hedge comes as one large order. The
//! day's range and the swings of half an hour see the containment under every rule; the variance ratio sees
//! whether moves go on or turn back.

use super::statistics::Moments;
use crate::model::time::TRADING_MINUTES_PER_YEAR;

/// Minutes of a half hour, the longer of the two clocks of the variance ratio.
pub const HALF_HOUR: u16 = 30;

/// The yardsticks of one session, or of its first part.
///
/// ```
/// use dealer_hedging::model::session::Yardsticks;
/// // A price that rises by one basis point a minute for an hour.
/// let steady: Vec<f64> = (0..=60).map(|minute| 1e-4 * f64::from(minute)).collect();
/// let measured = Yardsticks::of(steady);
/// assert!((measured.range - 60e-4).abs() < 1e-15);
/// assert!((measured.half_hour_swing() - 30e-4).abs() < 1e-15);
/// // Nothing turns back: 30² over 30·1².
/// assert!((measured.variance_ratio() - 30.0).abs() < 1e-9);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Yardsticks {
    /// Highest less lowest log-price, the open included.
    pub range: f64,
    /// Mean square of the log-returns of whole half hours, counted from the open; 0 before the first is over.
    pub half_hour_variance: f64,
    /// Mean square of the one-minute log-returns; 0 at the open.
    pub minute_variance: f64,
}

impl Yardsticks {
    /// Of the log-prices of successive minutes, the open first.
    pub fn of(log_prices: impl IntoIterator<Item = f64>) -> Self {
        let mut prices = log_prices.into_iter();
        let Some(open) = prices.next() else { return Self::default() };
        let (mut low, mut high, mut before, mut half_hour_ago) = (open, open, open, open);
        let (mut minutes, mut half_hours) = (Squares::default(), Squares::default());
        for (minute, price) in (1_u32..).zip(prices) {
            (low, high) = (low.min(price), high.max(price));
            minutes.add(price - before);
            before = price;
            if minute.is_multiple_of(HALF_HOUR.into()) {
                half_hours.add(price - half_hour_ago);
                half_hour_ago = price;
            }
        }
        Self { range: high - low, half_hour_variance: half_hours.mean(), minute_variance: minutes.mean() }
    }

    /// The size of a usual half hour's move: root of the mean square, as a log-return.
    pub fn half_hour_swing(&self) -> f64 {
        self.half_hour_variance.sqrt()
    }

    /// Realised volatility: that of the one-minute log-returns about zero, as a fraction a year.
    pub fn realised_volatility(&self) -> f64 {
        (self.minute_variance * TRADING_MINUTES_PER_YEAR).sqrt()
    }

    /// `Var(30 min) / (30·Var(1 min))`, both about zero: 1 if moves are independent, above 1 if they go on,
    /// below 1 if they turn back. 1 too where nothing moved.
    pub fn variance_ratio(&self) -> f64 {
        variance_ratio(self.half_hour_variance, self.minute_variance)
    }
}

fn variance_ratio(half_hour: f64, minute: f64) -> f64 {
    if minute > 0.0 { half_hour / (f64::from(HALF_HOUR) * minute) } else { 1.0 }
}

/// A mean of squares.
#[derive(Default)]
struct Squares {
    count: f64,
    sum: f64,
}

impl Squares {
    fn add(&mut self, value: f64) {
        self.count += 1.0;
        self.sum += value * value;
    }

    fn mean(&self) -> f64 {
        if self.count > 0.0 { self.sum / self.count } else { 0.0 }
    }
}

/// The yardsticks of many sessions, taken in one by one.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct TypicalDay {
    /// Of the day's range, a log-return.
    pub range: Moments,
    /// Of the mean square of half hours.
    pub half_hour_variance: Moments,
    /// Of the mean square of minutes.
    pub minute_variance: Moments,
}

impl TypicalDay {
    /// Takes in one session.
    pub fn add(&mut self, day: &Yardsticks) {
        self.range.add(day.range);
        self.half_hour_variance.add(day.half_hour_variance);
        self.minute_variance.add(day.minute_variance);
    }

    /// The size of a usual half hour's move over all sessions, as a log-return.
    pub fn half_hour_swing(&self) -> f64 {
        self.half_hour_variance.mean().sqrt()
    }

    /// The variance ratio of all sessions: the ratio of the means, not the mean of the ratios.
    pub fn variance_ratio(&self) -> f64 {
        variance_ratio(self.half_hour_variance.mean(), self.minute_variance.mean())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_move_that_turns_back_has_no_half_hour_swing() {
        let there_and_back = (0..=390).map(|minute| if minute % 2 == 0 { 0.0 } else { 1e-3 });
        let measured = Yardsticks::of(there_and_back);
        assert_eq!((measured.range, measured.half_hour_swing(), measured.variance_ratio()), (1e-3, 0.0, 0.0));
        assert!((measured.minute_variance - 1e-6).abs() < 1e-18);
    }

    #[test]
    fn nothing_that_moved_measures_nothing() {
        for prices in [vec![], vec![4.6], vec![4.6; 391]] {
            let measured = Yardsticks::of(prices);
            assert_eq!((measured.range, measured.half_hour_variance, measured.variance_ratio()), (0.0, 0.0, 1.0));
        }
    }

    #[test]
    fn half_hours_are_whole() {
        let jump_at = |at: u32| Yardsticks::of((0..=59).map(move |minute| if minute < at { 0.0 } else { 1.0 }));
        assert_eq!(jump_at(30).half_hour_variance, 1.0);
        assert_eq!(jump_at(31).half_hour_variance, 0.0, "the second half hour is not over");
    }

    #[test]
    fn a_typical_day_is_the_mean_of_days() {
        let mut typical = TypicalDay::default();
        for range in [0.01, 0.03] {
            typical.add(&Yardsticks { range, half_hour_variance: range, minute_variance: range / 60.0 });
        }
        assert!((typical.range.mean() - 0.02).abs() < 1e-15 && typical.range.count() == 2);
        assert!((typical.variance_ratio() - 2.0).abs() < 1e-12);
    }
}

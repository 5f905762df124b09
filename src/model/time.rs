//! Time: minutes on the clock, years in the formulas.
//!
//! Options are priced on **calendar time**: an expiry is a moment known to the minute, and a year
//! is 365 days. The simulated session counts **trading time**: 252 days of 390 minutes, because
//! that is when prices move.

pub use crate::units::{DAYS_PER_YEAR, MINUTES_PER_DAY};

/// Calendar minutes in a year of 365 days.
pub const MINUTES_PER_YEAR: f64 = 525_600.0;
/// Trading minutes in one session, 9:30 to 16:00.
pub const TRADING_MINUTES_PER_DAY: f64 = 390.0;
/// Trading minutes in a year: 252 sessions of 390 minutes.
pub const TRADING_MINUTES_PER_YEAR: f64 = 98_280.0;
/// The shortest time to expiry a session works with: one second, in minutes. It keeps gamma at
/// the money finite in the last step.
pub const SESSION_FLOOR_MINUTES: f64 = 1.0 / 60.0;

/// Calendar minutes as years.
#[inline]
pub const fn years_from_minutes(minutes: f64) -> f64 {
    minutes / MINUTES_PER_YEAR
}

/// Years as calendar minutes.
#[inline]
pub const fn minutes_from_years(years: f64) -> f64 {
    years * MINUTES_PER_YEAR
}

/// Trading minutes as years of 98 280 trading minutes.
#[inline]
pub const fn trading_years_from_minutes(trading_minutes: f64) -> f64 {
    trading_minutes / TRADING_MINUTES_PER_YEAR
}

/// Years left of a session, never less than one second.
///
/// ```
/// use dealer_hedging::model::time::{floored_trading_years, trading_years_from_minutes};
/// assert_eq!(floored_trading_years(30.0), trading_years_from_minutes(30.0));
/// assert_eq!(floored_trading_years(0.0), trading_years_from_minutes(1.0 / 60.0));
/// ```
#[inline]
pub const fn floored_trading_years(trading_minutes: f64) -> f64 {
    trading_years_from_minutes(trading_minutes.max(SESSION_FLOOR_MINUTES))
}

/// Calendar days as calendar minutes.
#[inline]
pub const fn minutes_from_days(days: f64) -> f64 {
    days * MINUTES_PER_DAY
}

/// Calendar minutes as calendar days.
#[inline]
pub const fn days_from_minutes(minutes: f64) -> f64 {
    minutes / MINUTES_PER_DAY
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn constants_follow_from_days() {
        assert_eq!(MINUTES_PER_YEAR, DAYS_PER_YEAR * MINUTES_PER_DAY);
        assert_eq!(TRADING_MINUTES_PER_YEAR, 252.0 * TRADING_MINUTES_PER_DAY);
    }

    #[test]
    fn conversions_are_inverse() {
        for minutes in [0.0, 1.0, 390.0, 1_440.0, 525_600.0] {
            // One rounding each way.
            let back = minutes_from_years(years_from_minutes(minutes));
            assert!((back - minutes).abs() <= minutes * f64::EPSILON);
            let back = minutes_from_days(days_from_minutes(minutes));
            assert!((back - minutes).abs() <= minutes * f64::EPSILON);
        }
        assert_eq!(years_from_minutes(525_600.0), 1.0);
        assert_eq!(trading_years_from_minutes(390.0), 1.0 / 252.0);
    }
}

//! Numbers of measure that every room shares, each named once.

/// Hundredths in one: a fraction times this is per cent.
pub const PERCENT: f64 = 100.0;
/// Basis points in one: a log-return times this is basis points.
pub const BASIS_POINTS: f64 = 1e4;
/// Minutes in an hour.
pub const MINUTES_PER_HOUR: f64 = 60.0;
/// Hours in a day.
pub const HOURS_PER_DAY: f64 = 24.0;
/// Minutes in a day.
pub const MINUTES_PER_DAY: f64 = 1_440.0;
/// Days in a year, leap years left out.
pub const DAYS_PER_YEAR: f64 = 365.0;

/// Per cent, or percentage points, as a fraction.
#[must_use]
pub const fn fraction(percent: f64) -> f64 {
    // The nearest double to a hundredth: dividing would give the last digit of some values another turn.
    percent * 0.01
}

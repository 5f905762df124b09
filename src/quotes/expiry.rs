//! The moment at which an option ends, to the minute, and how far off it is.

use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::{Offset, TimeZone};

use super::calendar;
use super::quote::{Expiry, Settlement};

/// The rule of New York's clocks since 2007, which needs no table of time zones in the module.
static NEW_YORK: LazyLock<TimeZone> =
    LazyLock::new(|| TimeZone::posix("EST5EDT,M3.2.0,M11.1.0").unwrap_or(TimeZone::UTC));

impl Expiry {
    /// When it ends, on the clocks of New York: 9:30 or the close of the day, 13:00 where the exchange closes early.
    ///
    /// A day without trading stands for the last one before it: until 2015 monthly options ended, on paper, on the
    /// Saturday.
    #[must_use]
    pub fn moment(self) -> DateTime {
        let day = calendar::trading_day_on_or_before(self.date);
        day.to_datetime(match self.settlement {
            Settlement::Morning => calendar::OPEN,
            Settlement::Afternoon => calendar::close(day),
        })
    }
}

/// Minutes that pass from a moment in New York to the end of an option, summer time taken into account; negative if it
/// has ended.
#[must_use]
pub fn minutes_between(quoted: DateTime, expiry: Expiry) -> f64 {
    minutes(quoted, expiry.moment())
}

/// Minutes that pass between two moments on the clocks of New York.
fn minutes(from: DateTime, to: DateTime) -> f64 {
    match (in_the_world(from), in_the_world(to)) {
        (Some(from), Some(to)) => (to.as_duration() - from.as_duration()).as_secs_f64() / 60.0,
        // Clocks at the ends of jiff's calendar; nothing that is traded.
        _ => from.duration_until(to).as_secs_f64() / 60.0,
    }
}

/// A moment on the clocks of New York, as one for the whole world. In the hour that comes twice, the first.
fn in_the_world(at: DateTime) -> Option<Timestamp> {
    NEW_YORK.to_timestamp(at).ok()
}

/// What the clocks of New York show at a moment.
#[must_use]
pub fn in_new_york(at: Timestamp) -> DateTime {
    NEW_YORK.to_datetime(at)
}

/// What the clocks of New York show when those at this offset from universal time, in minutes, show `at`; none if that
/// is no offset.
#[must_use]
pub fn from_offset(at: DateTime, offset_minutes: i32) -> Option<DateTime> {
    let offset = Offset::from_seconds(offset_minutes.checked_mul(60)?).ok()?;
    Some(in_new_york(offset.to_timestamp(at).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn expiry(year: i16, month: i8, day: i8, settlement: Settlement) -> Expiry {
        Expiry { date: date(year, month, day), settlement }
    }

    #[test]
    fn options_end_at_the_open_or_at_the_close() {
        let moment = |expiry: Expiry| expiry.moment().to_string();
        assert_eq!(moment(expiry(2026, 11, 20, Settlement::Morning)), "2026-11-20T09:30:00");
        assert_eq!(moment(expiry(2026, 11, 20, Settlement::Afternoon)), "2026-11-20T16:00:00");
        assert_eq!(moment(expiry(2026, 11, 27, Settlement::Afternoon)), "2026-11-27T13:00:00");
        assert_eq!(moment(expiry(2013, 1, 19, Settlement::Afternoon)), "2013-01-18T16:00:00", "a Saturday, as of old");
    }

    #[test]
    fn time_is_counted_across_the_change_of_the_clocks() {
        let day = 24.0 * 60.0;
        let friday = date(2026, 3, 6).at(16, 0, 0, 0);
        assert_eq!(minutes_between(friday, expiry(2026, 3, 9, Settlement::Afternoon)), 3.0 * day - 60.0);
        let friday = date(2026, 10, 30).at(16, 0, 0, 0);
        assert_eq!(minutes_between(friday, expiry(2026, 11, 2, Settlement::Afternoon)), 3.0 * day + 60.0);
        assert_eq!(minutes_between(friday, expiry(2026, 10, 30, Settlement::Morning)), -390.0);
    }

    #[test]
    fn other_clocks_are_turned_into_those_of_new_york() {
        let noon = |month, offset| from_offset(date(2026, month, 2).at(12, 0, 0, 0), offset).map(|at| at.to_string());
        assert_eq!(noon(7, 0).as_deref(), Some("2026-07-02T08:00:00"));
        assert_eq!(noon(12, 0).as_deref(), Some("2026-12-02T07:00:00"));
        assert_eq!(noon(12, 60).as_deref(), Some("2026-12-02T06:00:00"));
        assert_eq!(noon(12, i32::MAX), None);
    }
}

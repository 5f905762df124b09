//! The clock of New York: how long it is until an option ends.

use jiff::Timestamp;
use jiff::civil::{DateTime, time};
use jiff::tz::TimeZone;

use super::quote::{Expiry, Settlement};

/// New York since 2007: summer time from the second Sunday of March to the first of November, at two in the morning.
/// Written out, so that no table of time zones is needed in a browser.
const NEW_YORK: &str = "EST5EDT,M3.2.0,M11.1.0";

/// Minutes that pass from a moment in New York to the end of an option, negative if it has ended.
pub(super) fn minutes_between(quoted: DateTime, expiry: Expiry) -> f64 {
    let end = expiry.date.to_datetime(match expiry.settlement {
        Settlement::Morning => time(9, 30, 0, 0),
        Settlement::Afternoon => time(16, 0, 0, 0),
    });
    match (moment(quoted), moment(end)) {
        (Some(from), Some(to)) => to.duration_since(from).as_secs_f64() / 60.0,
        _ => quoted.duration_until(end).as_secs_f64() / 60.0,
    }
}

/// The moment that a clock in New York shows; none at the ends of the calendar.
fn moment(shown: DateTime) -> Option<Timestamp> {
    TimeZone::posix(NEW_YORK).ok()?.to_timestamp(shown).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::*;

    #[test]
    fn minutes_are_those_that_pass() {
        let from = |day: Date, hour: i8| {
            move |date, settlement| minutes_between(day.at(hour, 0, 0, 0), Expiry { date, settlement })
        };
        let until = from(date(2026, 3, 6), 16);
        assert_eq!(until(date(2026, 3, 6), Settlement::Afternoon), 0.0);
        assert_eq!(until(date(2026, 3, 6), Settlement::Morning), -390.0);
        // Clocks go forward on the Sunday between.
        assert_eq!(until(date(2026, 3, 9), Settlement::Afternoon), 3.0 * 1_440.0 - 60.0);
        let until = from(date(2026, 10, 30), 9);
        assert_eq!(until(date(2026, 11, 2), Settlement::Morning), 3.0 * 1_440.0 + 90.0);
    }
}

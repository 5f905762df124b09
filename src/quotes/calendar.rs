//! Days of the exchange: when the stock markets of New York are closed, and when they close early.
//!
//! By the rules that the exchange has published, 2013 to 2100, with the two days of mourning since. A closure that
//! nobody could foresee, a storm say, is no rule: what lies ahead is as planned, and so it is told.

use jiff::ToSpan as _;
use jiff::civil::{Date, DateTime, Time, Weekday, date, time};

/// When trading begins.
pub const OPEN: Time = time(9, 30, 0, 0);
/// When trading ends on most days.
pub const CLOSE: Time = time(16, 0, 0, 0);
/// When trading ends on a day that closes early.
pub const EARLY_CLOSE: Time = time(13, 0, 0, 0);
/// Index options are quoted for so many minutes after the close of the shares.
const QUOTED_AFTER_CLOSE: i64 = 15;

/// Days on which the exchange mourned a president.
const MOURNING: [Date; 2] = [date(2018, 12, 5), date(2025, 1, 9)];
/// Juneteenth has been a holiday of the exchange since.
const JUNETEENTH_SINCE: i16 = 2022;

/// Whether shares are traded that day.
///
/// ```
/// use dealer_hedging::quotes::calendar::is_trading_day;
/// use jiff::civil::date;
/// assert!(is_trading_day(date(2026, 11, 25)));
/// assert!(!is_trading_day(date(2026, 11, 26)), "Thanksgiving");
/// ```
#[must_use]
pub fn is_trading_day(day: Date) -> bool {
    !is_weekend(day) && !is_holiday(day) && !MOURNING.contains(&day)
}

/// When trading ends that day: at 16:00, or at 13:00 before some holidays. Of a day without trading: 16:00.
#[must_use]
pub fn close(day: Date) -> Time {
    let before_independence = day.month() == 7 && day.day() == 3;
    let before_christmas = day.month() == 12 && day.day() == 24;
    let after_thanksgiving = thanksgiving(day.year()).is_some_and(|feast| feast.tomorrow().ok() == Some(day));
    let early = (before_independence || before_christmas || after_thanksgiving) && is_trading_day(day);
    if early { EARLY_CLOSE } else { CLOSE }
}

/// The day itself if shares are traded then, else the last one before it on which they are.
#[must_use]
pub fn trading_day_on_or_before(day: Date) -> Date {
    let mut day = day;
    // The exchange has never rested so long that a week and a half did not reach back.
    for _ in 0..10 {
        if is_trading_day(day) {
            break;
        }
        day = day.yesterday().unwrap_or(day);
    }
    day
}

/// How many days of trading lie after `from`, up to `to` and with it; 0 if `to` is not later.
#[must_use]
pub fn trading_days(from: Date, to: Date) -> usize {
    let mut count = 0;
    let mut day = from;
    while day < to {
        let Ok(next) = day.tomorrow() else { break };
        day = next;
        count += usize::from(is_trading_day(day));
    }
    count
}

/// The day on which the options of a month end: its third Friday, or the day before if that is a holiday.
#[must_use]
pub fn monthly_expiry(year: i16, month: i8) -> Option<Date> {
    let friday = nth(year, month, 3, Weekday::Friday)?;
    Some(trading_day_on_or_before(friday))
}

/// The last moment at which options were quoted: the moment itself in trading hours, with the quarter of an hour after
/// the close in which index options still are; else the close before it.
///
/// A file that somebody saves on a Sunday holds the prices of Friday's close.
#[must_use]
pub fn last_quoted(at: DateTime) -> DateTime {
    let day = trading_day_on_or_before(at.date());
    let end = day.to_datetime(close(day));
    let quoted_until = end.checked_add(QUOTED_AFTER_CLOSE.minutes()).unwrap_or(end);
    if at > quoted_until {
        end
    } else if at.time() >= OPEN {
        at
    } else {
        let before = trading_day_on_or_before(day.yesterday().unwrap_or(day));
        before.to_datetime(close(before))
    }
}

fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

fn is_holiday(day: Date) -> bool {
    let year = day.year();
    let on_monday = |month, nth_of| nth(year, month, nth_of, Weekday::Monday) == Some(day);
    match day.month() {
        // A New Year's Day on a Saturday is not made up for: the books of the year are closed on the Friday.
        1 => day == date(year, 1, 1) || day == observed_after(date(year, 1, 1)) || on_monday(1, 3),
        2 => on_monday(2, 3),
        3 | 4 => good_friday(year) == Some(day),
        5 => on_monday(5, -1),
        6 => year >= JUNETEENTH_SINCE && day == observed(date(year, 6, 19)),
        7 => day == observed(date(year, 7, 4)),
        9 => on_monday(9, 1),
        11 => thanksgiving(year) == Some(day),
        12 => day == observed(date(year, 12, 25)),
        _ => false,
    }
}

/// A holiday on a Saturday is kept on Friday, one on a Sunday on Monday.
fn observed(day: Date) -> Date {
    match day.weekday() {
        Weekday::Saturday => day.yesterday().unwrap_or(day),
        _ => observed_after(day),
    }
}

fn observed_after(day: Date) -> Date {
    if day.weekday() == Weekday::Sunday { day.tomorrow().unwrap_or(day) } else { day }
}

fn nth(year: i16, month: i8, nth: i8, weekday: Weekday) -> Option<Date> {
    Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()
}

fn thanksgiving(year: i16) -> Option<Date> {
    nth(year, 11, 4, Weekday::Thursday)
}

/// Two days before Easter, which the anonymous Gregorian algorithm finds (Meeus, *Astronomical Algorithms*, ch. 8).
fn good_friday(year: i16) -> Option<Date> {
    let year_number = i32::from(year);
    let (century, rest) = (year_number.div_euclid(100), year_number.rem_euclid(100));
    let golden = year_number.rem_euclid(19);
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let moon = (19 * golden + century - century / 4 - correction + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
    let late = (golden + 11 * moon + 22 * sunday) / 451;
    let count = moon + sunday - 7 * late + 114;
    let easter = Date::new(year, i8::try_from(count / 31).ok()?, i8::try_from(count % 31 + 1).ok()?).ok()?;
    easter.checked_sub(2.days()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Weekdays without trading, as the exchange announced them.
    const CLOSED: [&[(i8, i8)]; 8] = [
        &[(1, 1), (1, 20), (2, 17), (4, 10), (5, 25), (7, 3), (9, 7), (11, 26), (12, 25)],
        &[(1, 1), (1, 18), (2, 15), (4, 2), (5, 31), (7, 5), (9, 6), (11, 25), (12, 24)],
        &[(1, 17), (2, 21), (4, 15), (5, 30), (6, 20), (7, 4), (9, 5), (11, 24), (12, 26)],
        &[(1, 2), (1, 16), (2, 20), (4, 7), (5, 29), (6, 19), (7, 4), (9, 4), (11, 23), (12, 25)],
        &[(1, 1), (1, 15), (2, 19), (3, 29), (5, 27), (6, 19), (7, 4), (9, 2), (11, 28), (12, 25)],
        &[(1, 1), (1, 9), (1, 20), (2, 17), (4, 18), (5, 26), (6, 19), (7, 4), (9, 1), (11, 27), (12, 25)],
        &[(1, 1), (1, 19), (2, 16), (4, 3), (5, 25), (6, 19), (7, 3), (9, 7), (11, 26), (12, 25)],
        &[(1, 1), (1, 18), (2, 15), (3, 26), (5, 31), (6, 18), (7, 5), (9, 6), (11, 25), (12, 24)],
    ];
    /// Days that closed at 13:00.
    const EARLY: [&[(i8, i8)]; 8] = [
        &[(11, 27), (12, 24)],
        &[(11, 26)],
        &[(11, 25)],
        &[(7, 3), (11, 24)],
        &[(7, 3), (11, 29), (12, 24)],
        &[(7, 3), (11, 28), (12, 24)],
        &[(11, 27), (12, 24)],
        &[(11, 26)],
    ];

    #[test]
    fn holidays_and_early_closes_are_those_that_the_exchange_announced() {
        for ((year, closed), early) in (2020..).zip(CLOSED).zip(EARLY) {
            for day in date(year, 1, 1).series(1.day()).take_while(|day| day.year() == year) {
                let month_and_day = (day.month(), day.day());
                assert_eq!(is_trading_day(day), !is_weekend(day) && !closed.contains(&month_and_day), "{day}");
                assert_eq!(close(day) == EARLY_CLOSE, early.contains(&month_and_day), "{day}");
            }
        }
        assert!(!is_trading_day(date(2018, 12, 5)) && is_trading_day(date(2013, 6, 19)));
    }

    #[test]
    fn days_of_trading_are_counted_after_the_first_and_with_the_last() {
        assert_eq!(trading_days(date(2026, 11, 25), date(2026, 11, 30)), 2, "Thanksgiving and a weekend between");
        assert_eq!(trading_days(date(2026, 1, 1), date(2026, 12, 31)), 251);
        assert_eq!(trading_days(date(2026, 11, 25), date(2026, 11, 25)), 0);
        assert_eq!(trading_days(date(2026, 11, 25), date(2020, 1, 1)), 0);
    }

    #[test]
    fn months_end_on_the_third_friday_or_before_its_holiday() {
        assert_eq!(monthly_expiry(2026, 11), Some(date(2026, 11, 20)));
        assert_eq!(monthly_expiry(2026, 6), Some(date(2026, 6, 18)), "Juneteenth");
        assert_eq!(monthly_expiry(2025, 4), Some(date(2025, 4, 17)), "Good Friday");
        assert_eq!(monthly_expiry(2026, 13), None);
    }

    #[test]
    fn outside_trading_hours_quotes_are_those_of_the_last_close() {
        let last = |day: Date, hour, minute| last_quoted(day.at(hour, minute, 0, 0));
        let friday = date(2026, 11, 20);
        assert_eq!(last(friday, 11, 7), friday.at(11, 7, 0, 0));
        assert_eq!(last(friday, 16, 15), friday.at(16, 15, 0, 0));
        assert_eq!(last(friday, 17, 15), friday.at(16, 0, 0, 0));
        assert_eq!(last(date(2026, 11, 22), 3, 11), friday.at(16, 0, 0, 0));
        assert_eq!(last(date(2026, 11, 23), 9, 29), friday.at(16, 0, 0, 0));
        assert_eq!(last(date(2026, 11, 27), 20, 0), date(2026, 11, 27).at(13, 0, 0, 0));
        assert_eq!(last(date(2026, 11, 26), 12, 0), date(2026, 11, 25).at(16, 0, 0, 0));
    }
}

//! Days as files write them: `2026-01-16`, `20260116`, `01/16/2026`, `16.01.2026`, `Fri Jan 16 2026`, `16 janvier 2026`.
//!
//! Where only numbers stand between slashes or dashes, day and month may stand either way round. A file writes all its
//! days one way, so that is found from all of them together ([`Evidence`]).

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;

use super::calendar::is_trading_day;
use super::months::month;

/// A day as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// No doubt about it.
    Known(Date),
    /// Day and month, or month and day.
    Either {
        /// What stands first.
        first: i8,
        /// What stands second.
        second: i8,
        /// The year.
        year: i16,
    },
}

/// Whether the day or the month stands first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// As in the United States.
    MonthFirst,
    /// As nearly everywhere else.
    DayFirst,
}

impl Written {
    /// The day; none if there is none.
    #[must_use]
    pub fn date(self, order: Order) -> Option<Date> {
        match (self, order) {
            (Self::Known(date), _) => Some(date),
            (Self::Either { first, second, year }, Order::MonthFirst) => Date::new(year, first, second).ok(),
            (Self::Either { first, second, year }, Order::DayFirst) => Date::new(year, second, first).ok(),
        }
    }
}

/// Years that options of a file may end in.
const YEARS: core::ops::RangeInclusive<i16> = 1990..=2120;

/// Reads the day that a text begins with or consists of; none if there is none. What follows the day, a time say, is
/// passed over.
#[must_use]
pub fn read(text: &str) -> Option<Written> {
    let text = text.trim();
    if let Some(at) = timestamp(text) {
        // Days are written as midnight, universal time.
        return known(Offset::UTC.to_datetime(at).date());
    }
    let (numbers, named) = parts(text);
    match (numbers.as_slice(), named) {
        ([whole, ..], None) if whole.len() == 8 => known(packed(whole)?),
        ([year, day, ..], Some(month)) if year.len() == 4 => known(Date::new(small(year)?, month, small(day)?).ok()?),
        ([day, year, ..], Some(month)) => known(Date::new(full_year(year)?, month, small(day)?).ok()?),
        ([year, month, day, ..], None) if year.len() == 4 => {
            known(Date::new(small(year)?, small(month)?, small(day)?).ok()?)
        }
        ([first, second, year, ..], None) => {
            let (first, second, year) = (small(first)?, small(second)?, full_year(year)?);
            // Points stand between day and month where the day comes first.
            if text.contains('.') && !text.contains(['/', '-']) {
                return known(Date::new(year, second, first).ok()?);
            }
            let fits = |month: i8, day: i8| Date::new(year, month, day).is_ok();
            let possible = YEARS.contains(&year) && (fits(first, second) || fits(second, first));
            possible.then_some(Written::Either { first, second, year })
        }
        _ => None,
    }
}

fn known(date: Date) -> Option<Written> {
    YEARS.contains(&date.year()).then_some(Written::Known(date))
}

/// The runs of digits in a text, and the last month that it names. A clock is left out.
fn parts(text: &str) -> (Vec<&str>, Option<i8>) {
    let (mut numbers, mut named) = (Vec::new(), None);
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_digit = first.is_ascii_digit();
        let same = |c: char| if is_digit { c.is_ascii_digit() } else { c.is_alphabetic() && first.is_alphabetic() };
        let end = rest.find(|c| !same(c)).unwrap_or(rest.len()).max(first.len_utf8());
        let (part, tail) = rest.split_at(end);
        if !is_digit {
            named = month(part).or(named);
        } else if tail.starts_with(':') {
            rest = tail.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':');
            continue;
        } else {
            numbers.push(part);
        }
        rest = tail;
    }
    (numbers, named)
}

fn packed(digits: &str) -> Option<Date> {
    let part = |from, to| digits.get(from..to);
    Date::new(small(part(0, 4)?)?, small(part(4, 6)?)?, small(part(6, 8)?)?).ok()
}

fn small<T: core::str::FromStr>(digits: &str) -> Option<T> {
    digits.parse().ok()
}

fn full_year(digits: &str) -> Option<i16> {
    let year: i16 = digits.parse().ok()?;
    match digits.len() {
        2 => Some(2000 + year),
        4 => Some(year),
        _ => None,
    }
}

/// A moment as computers count it since 1970: in seconds, in thousandths or in millionths of them.
#[must_use]
pub fn timestamp(text: &str) -> Option<Timestamp> {
    let digits = text.trim();
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let count: i64 = digits.parse().ok()?;
    match digits.len() {
        10 => Timestamp::from_second(count).ok(),
        13 => Timestamp::from_millisecond(count).ok(),
        16 => Timestamp::from_microsecond(count).ok(),
        _ => None,
    }
}

/// What the days of a file say of their order.
#[derive(Debug, Clone, Copy, Default)]
pub struct Evidence {
    /// Days that exist with the month or the day first alone.
    only: [usize; 2],
    /// Days that exist both ways, and on which shares are traded with the month or the day first.
    traded: [usize; 2],
    /// Days that exist both ways, and are not the same.
    doubtful: usize,
}

impl Evidence {
    /// Takes another day of the file into account.
    pub fn note(&mut self, written: Written) {
        if matches!(written, Written::Known(_)) {
            return;
        }
        match [Order::MonthFirst, Order::DayFirst].map(|order| written.date(order)) {
            [Some(month_first), Some(day_first)] if month_first != day_first => {
                self.doubtful += 1;
                self.traded[0] += usize::from(is_trading_day(month_first));
                self.traded[1] += usize::from(is_trading_day(day_first));
            }
            [Some(_), None] => self.only[0] += 1,
            [None, Some(_)] => self.only[1] += 1,
            _ => {}
        }
    }

    /// The order of the file, and whether that is a guess: where every day exists both ways, the order is taken in which
    /// more of them are days of trading, else the order of the United States.
    #[must_use]
    pub fn decide(&self) -> (Order, bool) {
        let more = |counts: [usize; 2]| match counts {
            [month_first, day_first] if month_first > day_first => Some(Order::MonthFirst),
            [month_first, day_first] if day_first > month_first => Some(Order::DayFirst),
            _ => None,
        };
        match more(self.only) {
            Some(order) => (order, false),
            None => (more(self.traded).unwrap_or(Order::MonthFirst), self.doubtful > 0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_are_read_as_they_are_written() {
        for text in [
            "2026-01-16",
            "2026/01/16",
            "20260116",
            "2026-01-16T21:00:00Z",
            "2026-01-16 21:00:00",
            "16.01.2026",
            "16.1.26",
            "Jan 16 2026",
            "16 Jan 2026",
            "16JAN26",
            "Jan 16 '26",
            "Fri Jan 16 2026",
            "January 16, 2026",
            "Friday, January 16th, 2026",
            "16 janvier 2026",
            "16. Januar 2026",
            "16 января 2026 г.",
            "2026年1月16日",
            "2026년 1월 16일",
            "2026. január 16.",
            "16 de enero de 2026",
            "1768521600",
            "1768521600000",
        ] {
            assert_eq!(read(text), Some(Written::Known(date(2026, 1, 16))), "{text}");
        }
        for text in ["01/16/2026", "1-16-26", "01/16/26 (m)", "01/16/2026 16:00"] {
            assert_eq!(read(text), Some(Written::Either { first: 1, second: 16, year: 2026 }), "{text}");
        }
        for text in
            ["", "soon", "16", "2026", "2026-13-01", "31/31/2026", "99999999", "16 Foo 2026", "0001-01-01", "1/2"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn all_days_of_a_file_decide_about_their_order() {
        let decide = |texts: &[&str]| {
            let mut evidence = Evidence::default();
            texts.iter().filter_map(|text| read(text)).for_each(|written| evidence.note(written));
            evidence.decide()
        };
        assert_eq!(decide(&["01/02/2026", "01/16/2026"]), (Order::MonthFirst, false));
        assert_eq!(decide(&["02/01/2026", "16/01/2026"]), (Order::DayFirst, false));
        // The 12th of June is a Friday, the 6th of December a Sunday.
        assert_eq!(decide(&["12/06/2026"]), (Order::DayFirst, true));
        assert_eq!(decide(&["06/12/2026"]), (Order::MonthFirst, true));
        assert_eq!(decide(&["2026-06-12", "06/06/2026"]), (Order::MonthFirst, false));
    }
}

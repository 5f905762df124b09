//! Moments as files write them: `April 7, 2022 at 5:15 PM EDT`, `Aug 15 2020 @ 13:03 ET`, `2026-11-18T15:00:00Z`.

use jiff::civil::{Date, DateTime, Time};

use super::dates::{self, Order};
use super::expiry::{from_offset, in_new_york};

/// A moment as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// The day.
    pub date: Date,
    /// The time of day; none where only a day is written.
    pub time: Option<Time>,
    /// How far its clock is ahead of universal time, in minutes; none where that is not written, or where it is the
    /// clock of New York.
    pub offset: Option<i32>,
    /// Whether it says that its clock is New York's.
    pub says_new_york: bool,
}

impl Stamp {
    /// What the clocks of New York showed then; none where only a day is written.
    #[must_use]
    pub fn in_new_york(self) -> Option<DateTime> {
        let at = self.date.to_datetime(self.time?);
        match self.offset {
            Some(offset) => from_offset(at, offset),
            None => Some(at),
        }
    }
}

/// Reads a moment; none if not even a day can be read.
#[must_use]
pub fn read(text: &str, order: Order) -> Option<Stamp> {
    let text = text.trim();
    if let Some(at) = dates::timestamp(text) {
        let at = in_new_york(at);
        return Some(Stamp { date: at.date(), time: Some(at.time()), offset: None, says_new_york: true });
    }
    let date = dates::read(text)?.date(order)?;
    let (time, rest) = clock(text).map_or((None, ""), |(time, rest)| (Some(time), rest));
    let zone = zone(rest).or_else(|| zone(text));
    let offset = match zone {
        Some(Zone::Offset(minutes)) => Some(minutes),
        _ => None,
    };
    Some(Stamp { date, time, offset, says_new_york: matches!(zone, Some(Zone::NewYork)) })
}

/// The time of day in a text, and what follows it.
fn clock(text: &str) -> Option<(Time, &str)> {
    let (hour, minute, second, rest) = with_colons(text).or_else(|| with_words(text))?;
    let lower =
        text.to_lowercase().replace("a.m.", "am").replace("p.m.", "pm").replace('上', "am ").replace('下', "pm ");
    let mut words = lower.split(|c: char| !c.is_alphabetic());
    let hour = match words.find_map(|word| matches!(word, "am" | "pm").then_some(word == "pm")) {
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        _ => hour,
    };
    Some((Time::new(hour, minute, second, 0).ok()?, rest))
}

/// Hours, minutes, seconds, and what follows.
type Clock<'a> = (i8, i8, i8, &'a str);

/// A clock such as `17:15` or `17:15:30.25`.
fn with_colons(text: &str) -> Option<Clock<'_>> {
    let at = text.find(':').filter(|at| text[*at + 1..].starts_with(|c: char| c.is_ascii_digit()))?;
    let before = text[..at].len() - text[..at].trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let hour = text[at - before..at].parse().ok()?;
    let (minute, rest) = number(&text[at + 1..])?;
    let (second, rest) = match rest.strip_prefix(':').and_then(number) {
        Some((second, rest)) => (second, rest),
        None => (0, rest),
    };
    // Parts of a second.
    let rest = rest.strip_prefix('.').map_or(rest, |rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
    Some((hour, minute, second, rest))
}

/// A clock such as `10 h 30` or `kl. 10.30`, after the year.
fn with_words(text: &str) -> Option<Clock<'_>> {
    let year = text.char_indices().find(|(at, c)| {
        c.is_ascii_digit() && text.get(*at..*at + 4).is_some_and(|four| four.bytes().all(|byte| byte.is_ascii_digit()))
    });
    let after = text.get(year?.0 + 4..)?;
    let (hour, rest) = number(after.trim_start_matches(|c: char| !c.is_ascii_digit()))?;
    let rest = rest.trim_start_matches([' ', '\u{A0}', '\u{202F}']);
    let rest = rest.strip_prefix(['h', '.'])?;
    let (minute, rest) = number(rest.trim_start())?;
    Some((hour, minute, 0, rest))
}

/// The number that a text begins with, and what follows it.
fn number(text: &str) -> Option<(i8, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    Some((text[..end].parse().ok()?, &text[end..]))
}

/// What a text says of its clock.
enum Zone {
    NewYork,
    /// Minutes ahead of universal time.
    Offset(i32),
}

/// Names of clocks, and how many minutes they are ahead of universal time.
const NAMED: [(&str, i32); 14] = [
    ("utc", 0),
    ("gmt", 0),
    ("z", 0),
    ("bst", 60),
    ("cet", 60),
    ("mez", 60),
    ("cest", 120),
    ("mesz", 120),
    ("cdt", -300),
    ("cst", -360),
    ("mdt", -360),
    ("mst", -420),
    ("pdt", -420),
    ("pst", -480),
];

/// Names of the clock of New York.
const NEW_YORK: [&str; 7] = ["et", "est", "edt", "eastern", "hae", "hne", "ny"];

fn zone(text: &str) -> Option<Zone> {
    let text = text.to_lowercase().replace('\u{2212}', "-");
    if text.contains("new_york") || text.split(|c: char| !c.is_alphabetic()).any(|word| NEW_YORK.contains(&word)) {
        return Some(Zone::NewYork);
    }
    let named = text.split(|c: char| !c.is_alphabetic()).find_map(|word| NAMED.iter().find(|(name, _)| *name == word));
    let signed = match named {
        Some((name, _)) => text.split_once(name).map_or("", |(_, after)| after),
        None => text.trim_start(),
    };
    match (offset(signed), named) {
        (Some(minutes), _) => Some(Zone::Offset(minutes)),
        (None, Some((_, minutes))) => Some(Zone::Offset(*minutes)),
        (None, None) => None,
    }
}

/// Minutes of an offset such as `+02:00`, `-0500` or `-4`.
fn offset(text: &str) -> Option<i32> {
    let (sign, digits) = match text.as_bytes().first()? {
        b'+' => (1, &text[1..]),
        b'-' => (-1, &text[1..]),
        _ => return None,
    };
    let digits = digits.split(|c: char| !c.is_ascii_digit() && c != ':').next()?;
    let (hours, minutes) = match (digits.split_once(':'), digits.len()) {
        (Some(both), _) => both,
        (None, 4) => digits.split_at(2),
        (None, 1 | 2) => (digits, "0"),
        _ => return None,
    };
    let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours <= 14 && minutes < 60).then_some(sign * (hours * 60 + minutes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_new_york(text: &str) -> Option<String> {
        Some(read(text, Order::MonthFirst)?.in_new_york()?.to_string())
    }

    #[test]
    fn moments_are_read_as_browsers_and_programs_write_them() {
        for text in [
            "March 19, 2026 at 10:30 AM EDT",
            "March 19, 2026, 10:30\u{202F}AM EDT",
            "March 19, 2026 at 10:30 a.m. EDT",
            "Mar 19 2026 @ 10:30 ET",
            "19 March 2026 at 10:30 GMT-4",
            "19 mars 2026 à 10:30 UTC−4",
            "19 mars 2026 à 10 h 30 HAE",
            "19 de marzo de 2026, 10:30 GMT-4",
            "19 марта 2026 г. в 10:30 GMT-4",
            "19. März 2026 um 10:30 GMT-4",
            "19. marts 2026 kl. 10.30 GMT-4",
            "2026年3月19日 GMT-4 10:30",
            "2026年3月19日 上午10:30 [EDT]",
            "2026년 3월 19일 AM 10:30 GMT-4",
            "2026. március 19. 10:30 GMT-4",
            "19 maart 2026 om 10:30 EDT",
            "2026-03-19 10:30:00",
            "2026-03-19T10:30:00.123",
            "2026-03-19T14:30:00Z",
            "2026-03-19 14:30:00+00:00",
            "2026-03-19T15:30:00+0100",
            "19.03.2026 15:30 CET",
            "3/19/26 10:30:00",
            "1773930600",
            "1773930600000",
        ] {
            assert_eq!(in_new_york(text).map(|at| at[..16].to_owned()).as_deref(), Some("2026-03-19T10:30"), "{text}");
        }
        assert_eq!(in_new_york("April 7, 2022 at 5:15 PM EDT").as_deref(), Some("2022-04-07T17:15:00"));
        assert_eq!(in_new_york("July 4, 2026 at 12:23 AM EDT").as_deref(), Some("2026-07-04T00:23:00"));
        assert_eq!(in_new_york("July 4, 2026 at 12:23 PM EDT").as_deref(), Some("2026-07-04T12:23:00"));
    }

    #[test]
    fn a_day_alone_has_no_time() {
        for text in ["2026-03-19", "19.03.2026", "20260319"] {
            let stamp = read(text, Order::MonthFirst);
            assert_eq!(
                stamp.map(|stamp| (stamp.date.to_string(), stamp.time)),
                Some(("2026-03-19".into(), None)),
                "{text}"
            );
        }
        for text in ["", "10:30", "soon", ":", "::::", "25:61", "2026-03-19-"] {
            assert_eq!(in_new_york(text), None, "{text}");
        }
    }
}

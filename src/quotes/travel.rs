//! How days and moments travel: as numbers. jiff's own way, as text, brings along a parser and all that it can say of texts
//! that are none, a tenth of each module that links it.

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Year, month, day.
pub(super) mod day {
    use super::{Date, Deserialize, Deserializer, Serialize, Serializer, de};

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "what serde asks for")]
    pub(in super::super) fn serialize<S: Serializer>(date: &Date, to: S) -> Result<S::Ok, S::Error> {
        (date.year(), date.month(), date.day()).serialize(to)
    }

    pub(in super::super) fn deserialize<'a, D: Deserializer<'a>>(from: D) -> Result<Date, D::Error> {
        let (year, month, day) = Deserialize::deserialize(from)?;
        Date::new(year, month, day).map_err(|_| de::Error::custom("no day"))
    }
}

type Parts = (i16, i8, i8, i8, i8, i8);

fn parts(at: &DateTime) -> Parts {
    (at.year(), at.month(), at.day(), at.hour(), at.minute(), at.second())
}

fn moment((year, month, day, hour, minute, second): Parts) -> Option<DateTime> {
    DateTime::new(year, month, day, hour, minute, second, 0).ok()
}

/// A day and a time of day, to the second.
pub(super) mod time {
    use super::{DateTime, Deserialize, Deserializer, Serialize, Serializer, de, moment, parts};

    pub(in super::super) fn serialize<S: Serializer>(at: &DateTime, to: S) -> Result<S::Ok, S::Error> {
        parts(at).serialize(to)
    }

    pub(in super::super) fn deserialize<'a, D: Deserializer<'a>>(from: D) -> Result<DateTime, D::Error> {
        moment(Deserialize::deserialize(from)?).ok_or_else(|| de::Error::custom("no moment"))
    }
}

/// The same, or nothing.
pub(super) mod maybe {
    use super::{DateTime, Deserialize, Deserializer, Serialize, Serializer, moment, parts};

    #[expect(clippy::ref_option, reason = "what serde asks for")]
    pub(in super::super) fn serialize<S: Serializer>(at: &Option<DateTime>, to: S) -> Result<S::Ok, S::Error> {
        at.as_ref().map(parts).serialize(to)
    }

    pub(in super::super) fn deserialize<'a, D: Deserializer<'a>>(from: D) -> Result<Option<DateTime>, D::Error> {
        Ok(Option::deserialize(from)?.and_then(moment))
    }
}

/// The moment that a browser's field for one holds: `2026-11-18T10:00`; nothing if it holds none.
#[must_use]
pub fn typed(text: &str) -> Option<DateTime> {
    let mut numbers = text.split(['-', 'T', ':']).map(str::parse::<i16>);
    let mut next = || numbers.next()?.ok();
    let (year, small) = (next()?, [next()?, next()?, next()?, next()?]);
    let [month, day, hour, minute] = small.map(|number| i8::try_from(number).unwrap_or(-1));
    moment((year, month, day, hour, minute, 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_read_as_a_field_holds_it() {
        assert_eq!(typed("2026-11-18T10:05").map(|at| at.to_string()).as_deref(), Some("2026-11-18T10:05:00"));
        assert_eq!(typed("2026-11-18T10:05:30").map(DateTime::minute), Some(5));
        for text in ["", "2026-11-18", "2026-13-01T10:00", "soon", "2026-11-18T25:00", "2026-11-300T10:00"] {
            assert_eq!(typed(text), None, "{text}");
        }
    }
}

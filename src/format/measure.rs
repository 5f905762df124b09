//! What a number counts, as far as reading it needs to know: which words may stand beside it, what one of
//! each is worth, and whether halves exist.

/// What a control's number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Dollars, or a change in dollars.
    Dollars,
    /// Per cent.
    Percent,
    /// Percentage points.
    Points,
    /// Basis points, hundredths of a per cent.
    BasisPoints,
    /// Calendar days.
    Days,
    /// Hours.
    Hours,
    /// Minutes of a session, whole.
    Minutes,
    /// Contracts, whole.
    Contracts,
    /// Trading days, whole.
    Sessions,
    /// Things that are only counted, whole: steps, streams of news.
    Count,
    /// Anything else.
    Plain,
}

/// Words, and what one of them is worth as a fraction: numerator, denominator. In two numbers, so that 12 of
/// 24 hours are half a day exactly.
type RichText = &'static [(&'static [&'static str], (f64, f64))];

const SAME: (f64, f64) = (1.0, 1.0);

const SECONDS: &[&str] = &["s", "sec", "secs", "second", "seconds"];
const MINUTES: &[&str] = &["min", "mins", "minute", "minutes"];
const HOURS: &[&str] = &["h", "hr", "hrs", "hour", "hours"];
const DAYS: &[&str] = &["d", "day", "days", "calendar day", "calendar days"];
const WEEKS: &[&str] = &["w", "week", "weeks"];
const YEARS: &[&str] = &["y", "yr", "yrs", "year", "years"];
const PERCENT: &[&str] = &["%", "percent", "per cent", "pct"];
const POINTS: &[&str] = &["point", "points", "pt", "pts", "pp", "percentage points"];
const BASIS_POINTS: &[&str] = &["bp", "bps", "basis point", "basis points"];

const DOLLAR_WORDS: RichText =
    &[(&["$", "us$", "usd", "dollar", "dollars", "from spot"], SAME), (&["¢", "cent", "cents"], (1.0, 100.0))];
const PERCENT_WORDS: RichText = &[(PERCENT, SAME), (POINTS, SAME), (BASIS_POINTS, (1.0, 100.0))];
const BASIS_POINT_WORDS: RichText = &[(BASIS_POINTS, SAME), (PERCENT, (100.0, 1.0))];
const DAY_WORDS: RichText = &[
    (DAYS, SAME),
    (SECONDS, (1.0, 86_400.0)),
    (MINUTES, (1.0, 1_440.0)),
    (HOURS, (1.0, 24.0)),
    (WEEKS, (7.0, 1.0)),
    (YEARS, (365.0, 1.0)),
];
const HOUR_WORDS: RichText = &[(HOURS, SAME), (SECONDS, (1.0, 3_600.0)), (MINUTES, (1.0, 60.0)), (DAYS, (24.0, 1.0))];
const MINUTE_WORDS: RichText = &[(MINUTES, SAME), (SECONDS, (1.0, 60.0)), (HOURS, (60.0, 1.0))];
const CONTRACT_WORDS: RichText = &[
    (&["contract", "contracts", "lot", "lots"], SAME),
    (&["k", "k contracts", "thousand"], (1_000.0, 1.0)),
    (&["m", "m contracts", "million"], (1_000_000.0, 1.0)),
];
const SESSION_WORDS: RichText = &[(&["trading day", "trading days", "session", "sessions", "day", "days"], SAME)];

impl Measure {
    /// The measure of a control with this unit, as the table of controls words it.
    #[must_use]
    pub fn of_unit(unit: &str) -> Self {
        match unit {
            "" => Self::Count,
            "days" | "calendar days" => Self::Days,
            "hours" => Self::Hours,
            "minutes" => Self::Minutes,
            "contracts" => Self::Contracts,
            "trading days" => Self::Sessions,
            "points" => Self::Points,
            other if other.starts_with('$') => Self::Dollars,
            other if other.starts_with('%') => Self::Percent,
            other if other.starts_with("bp") => Self::BasisPoints,
            _ => Self::Plain,
        }
    }

    /// Whether it comes in whole numbers only.
    #[must_use]
    pub fn is_whole(self) -> bool {
        matches!(self, Self::Minutes | Self::Contracts | Self::Sessions | Self::Count)
    }

    fn words(self) -> RichText {
        match self {
            Self::Dollars => DOLLAR_WORDS,
            Self::Percent | Self::Points => PERCENT_WORDS,
            Self::BasisPoints => BASIS_POINT_WORDS,
            Self::Days => DAY_WORDS,
            Self::Hours => HOUR_WORDS,
            Self::Minutes => MINUTE_WORDS,
            Self::Contracts => CONTRACT_WORDS,
            Self::Sessions => SESSION_WORDS,
            Self::Count | Self::Plain => &[],
        }
    }

    /// What one of these words is worth in this measure, as numerator and denominator; none for a word that
    /// measures something else. `12 hours` in a field of days is half a day, and `12 dollars` there is nothing.
    #[must_use]
    pub fn worth(self, word: &str) -> Option<(f64, f64)> {
        // What it is measured against goes without saying, and may be said: `% a year`, `% of daily volume`,
        // `bp per 1% of daily volume`, `$ from spot`.
        let against = [" a year", " of ", " per ", " p.a", "/y", " from "];
        let end = against.iter().filter_map(|against| word.find(against)).min().unwrap_or(word.len());
        let word = word[..end].trim_end();
        if word.is_empty() {
            return Some(SAME);
        }
        self.words().iter().find(|(words, _)| words.contains(&word)).map(|(_, worth)| *worth)
    }

    /// A word that the page itself says before such a number: `minute 30`, `step 4`, `news no. 7`.
    #[must_use]
    pub fn leads(self, word: &str) -> bool {
        match self {
            Self::Minutes => matches!(word, "minute" | "min"),
            Self::Count => matches!(word, "step" | "news no" | "news" | "no" | "nr" | "#"),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{CONTROLS, Kind};

    #[test]
    fn every_unit_of_the_table_is_known_and_may_be_typed() {
        for control in CONTROLS.iter().filter(|control| matches!(control.kind, Kind::Number { .. })) {
            let measure = control.measure();
            assert_ne!(measure, Measure::Plain, "{} counts in {}", control.name, control.unit);
            assert_eq!(measure.worth(control.unit), Some(SAME), "{} counts in {}", control.name, control.unit);
            // A control that comes in whole numbers has whole ends, whole steps and a whole default.
            if let (true, Kind::Number { low, high, step, .. }) = (measure.is_whole(), control.kind) {
                for value in [low, high, step, control.default] {
                    assert_eq!(value.fract(), 0.0, "{}", control.name);
                }
            }
        }
    }
}

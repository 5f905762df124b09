//! What a number counts, as far as reading it needs to know: which words may stand beside it, what one of
//! each is worth, and whether halves exist.

use crate::units::{self, DAYS_PER_YEAR, HOURS_PER_DAY, MINUTES_PER_DAY, MINUTES_PER_HOUR};

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
    /// A part of one.
    Ratio,
    /// Things that are only counted, whole: steps, streams of news.
    Count,
}

/// Words, and what one of them is worth as a fraction: numerator, denominator. In two numbers, so that 12 of
/// 24 hours are half a day exactly.
type Words = &'static [(&'static [&'static str], (f64, f64))];

const SAME: (f64, f64) = (1.0, 1.0);
/// Basis points in one per cent.
const BP_IN_PERCENT: f64 = units::BASIS_POINTS / units::PERCENT;

const SECOND_NAMES: &[&str] = &["s", "sec", "secs", "second", "seconds"];
const MINUTE_NAMES: &[&str] = &["min", "mins", "minute", "minutes"];
const HOUR_NAMES: &[&str] = &["h", "hr", "hrs", "hour", "hours"];
const DAY_NAMES: &[&str] = &["d", "day", "days", "calendar day", "calendar days"];
const WEEK_NAMES: &[&str] = &["w", "week", "weeks"];
const YEAR_NAMES: &[&str] = &["y", "yr", "yrs", "year", "years"];
const PERCENT_NAMES: &[&str] = &["%", "percent", "per cent", "pct"];
const POINT_NAMES: &[&str] = &["point", "points", "pt", "pts", "pp", "percentage points"];
const BASIS_POINT_NAMES: &[&str] = &["bp", "bps", "basis point", "basis points"];

const DOLLAR_WORDS: Words =
    &[(&["$", "us$", "usd", "dollar", "dollars", "from spot"], SAME), (&["¢", "cent", "cents"], (1.0, 100.0))];
const PERCENT_WORDS: Words = &[(PERCENT_NAMES, SAME), (POINT_NAMES, SAME), (BASIS_POINT_NAMES, (1.0, BP_IN_PERCENT))];
const BASIS_POINT_WORDS: Words = &[(BASIS_POINT_NAMES, SAME), (PERCENT_NAMES, (BP_IN_PERCENT, 1.0))];
const RATIO_WORDS: Words = &[(PERCENT_NAMES, (1.0, units::PERCENT))];
const DAY_WORDS: Words = &[
    (DAY_NAMES, SAME),
    (SECOND_NAMES, (1.0, 86_400.0)),
    (MINUTE_NAMES, (1.0, MINUTES_PER_DAY)),
    (HOUR_NAMES, (1.0, HOURS_PER_DAY)),
    (WEEK_NAMES, (7.0, 1.0)),
    (YEAR_NAMES, (DAYS_PER_YEAR, 1.0)),
];
const HOUR_WORDS: Words = &[
    (HOUR_NAMES, SAME),
    (SECOND_NAMES, (1.0, 3_600.0)),
    (MINUTE_NAMES, (1.0, MINUTES_PER_HOUR)),
    (DAY_NAMES, (HOURS_PER_DAY, 1.0)),
];
const MINUTE_WORDS: Words = &[(MINUTE_NAMES, SAME), (SECOND_NAMES, (1.0, 60.0)), (HOUR_NAMES, (MINUTES_PER_HOUR, 1.0))];
const CONTRACT_WORDS: Words = &[
    (&["contract", "contracts", "lot", "lots"], SAME),
    (&["k", "k contracts", "thousand"], (1_000.0, 1.0)),
    (&["m", "m contracts", "million"], (1_000_000.0, 1.0)),
];
const SESSION_WORDS: Words = &[(&["trading day", "trading days", "session", "sessions", "day", "days"], SAME)];

impl Measure {
    /// Whether it comes in whole numbers only.
    #[must_use]
    pub const fn is_whole(self) -> bool {
        matches!(self, Self::Minutes | Self::Contracts | Self::Sessions | Self::Count)
    }

    fn words(self) -> Words {
        match self {
            Self::Dollars => DOLLAR_WORDS,
            Self::Percent | Self::Points => PERCENT_WORDS,
            Self::BasisPoints => BASIS_POINT_WORDS,
            Self::Days => DAY_WORDS,
            Self::Hours => HOUR_WORDS,
            Self::Minutes => MINUTE_WORDS,
            Self::Contracts => CONTRACT_WORDS,
            Self::Sessions => SESSION_WORDS,
            Self::Ratio => RATIO_WORDS,
            Self::Count => &[],
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

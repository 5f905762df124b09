//! What a control counts: the unit beside its field, how a value is said, and what may be typed.

use crate::format::{Measure, duration, grouped, price, several, signed_dollars, trimmed, with_sign};
use crate::units::HOURS_PER_DAY;

/// What a control's number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// A price: “$104.00”.
    Dollars,
    /// A change of price: “+$2”.
    DollarChange,
    /// A price, as what it lies above or below spot: “+$2 from spot”.
    DollarsFromSpot,
    /// Calendar days: “5 days”, “6 hours”.
    Days,
    /// Calendar hours: “12 hours”, “no time”.
    Hours,
    /// Contracts, whole: “10,000 contracts”.
    Contracts,
    /// Per cent: “60%”.
    Percent,
    /// Per cent a year: “20%”.
    PercentAYear,
    /// Per cent of the shares behind a position: “10% of the position”.
    PercentOfPosition,
    /// Percentage points, as a change: “+3 points”.
    Points,
    /// Basis points, as a change of price: “+70 bp”.
    BasisPoints,
    /// Basis points of price for each per cent of the day's volume: “5 bp”.
    BasisPointsOfImpact,
    /// Trading days, whole: “1 trading day”.
    TradingDays,
    /// A minute of the session, whole: “minute 195”.
    Minute,
    /// A length of time in minutes, whole: “30 minutes”.
    Minutes,
    /// A step of a path, whole: “step 4”.
    Step,
    /// The number of a stream of news, whole: “news no. 7”.
    NewsNumber,
    /// A part of one, with its sign: “+0.5”, “−0.158”.
    Ratio,
    /// A number that is only counted, whole, and needs no word. What a choice has, whose words say it all.
    Plain,
}

impl Unit {
    /// What stands behind the control's field, and what may be typed there; may be empty.
    #[must_use]
    pub const fn suffix(self) -> &'static str {
        match self {
            Self::Dollars | Self::DollarChange => "$",
            Self::DollarsFromSpot => "$ from spot",
            Self::Days => "calendar days",
            Self::Hours => "hours",
            Self::Contracts => "contracts",
            Self::Percent => "%",
            Self::PercentAYear => "% a year",
            Self::PercentOfPosition => "% of the position",
            Self::Points => "points",
            Self::BasisPoints => "bp",
            Self::BasisPointsOfImpact => "bp per 1% of daily volume",
            Self::TradingDays => "trading days",
            Self::Minute | Self::Minutes => "minutes",
            Self::Step | Self::NewsNumber | Self::Ratio | Self::Plain => "",
        }
    }

    /// A value with its unit, as one would say it.
    #[must_use]
    pub fn spoken(self, value: f64) -> String {
        match self {
            Self::Dollars => price(value),
            Self::DollarChange => signed_dollars(value),
            Self::DollarsFromSpot => format!("{} from spot", signed_dollars(value)),
            Self::Days => duration(value),
            Self::Hours if value == 0.0 => "no time".to_owned(),
            Self::Hours => duration(value / HOURS_PER_DAY),
            Self::Contracts => several(&grouped(value, 0), "contract"),
            Self::Percent | Self::PercentAYear => format!("{}%", trimmed(value, 2)),
            Self::PercentOfPosition => format!("{}% of the position", trimmed(value, 1)),
            Self::Points => with_sign(value, &several(&trimmed(value.abs(), 1), "point")),
            Self::BasisPoints => with_sign(value, &format!("{} bp", trimmed(value.abs(), 0))),
            Self::BasisPointsOfImpact => format!("{} bp", trimmed(value, 1)),
            Self::TradingDays => several(&trimmed(value, 0), "trading day"),
            Self::Minute => format!("minute {}", trimmed(value, 0)),
            Self::Minutes => several(&trimmed(value, 0), "minute"),
            Self::Step => format!("step {}", trimmed(value, 0)),
            Self::NewsNumber => format!("news no. {}", trimmed(value, 0)),
            Self::Ratio => with_sign(value, &trimmed(value.abs(), 6)),
            Self::Plain => trimmed(value, 0),
        }
    }

    /// Whether it is a price or a distance of prices, which an underlying of twice the price has twice as large.
    #[must_use]
    pub const fn is_price(self) -> bool {
        matches!(self, Self::Dollars | Self::DollarChange | Self::DollarsFromSpot)
    }

    /// How what somebody types is read.
    #[must_use]
    pub const fn measure(self) -> Measure {
        match self {
            Self::Dollars | Self::DollarChange | Self::DollarsFromSpot => Measure::Dollars,
            Self::Days => Measure::Days,
            Self::Hours => Measure::Hours,
            Self::Contracts => Measure::Contracts,
            Self::Percent | Self::PercentAYear | Self::PercentOfPosition => Measure::Percent,
            Self::Points => Measure::Points,
            Self::BasisPoints | Self::BasisPointsOfImpact => Measure::BasisPoints,
            Self::TradingDays => Measure::Sessions,
            Self::Minute | Self::Minutes => Measure::Minutes,
            Self::Ratio => Measure::Ratio,
            Self::Step | Self::NewsNumber | Self::Plain => Measure::Count,
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl serde::Serialize for Unit {
    /// As whoever makes links reads it: the suffix.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.suffix())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_of_a_thing_has_its_singular() {
        let said = [
            (Unit::Contracts, 1.0),
            (Unit::TradingDays, 1.0),
            (Unit::Days, 1.0),
            (Unit::Points, -1.0),
            (Unit::Minutes, 1.0),
            (Unit::Contracts, 0.0),
            (Unit::Points, 3.0),
            (Unit::Points, 0.0),
            (Unit::DollarChange, -0.3),
            (Unit::Hours, 0.0),
        ];
        let said = said.map(|(unit, value)| unit.spoken(value));
        let one = ["1 contract", "1 trading day", "1 day", "−1 point", "1 minute"];
        assert_eq!(said[..5], one);
        assert_eq!(said[5..], ["0 contracts", "+3 points", "0 points", "−$0.30", "no time"]);
    }
}

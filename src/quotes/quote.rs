//! What a file says of each option, nothing worked out yet.

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use crate::model::OptionKind;

/// Most options that one chain may hold.
pub const MOST_ROWS: usize = 50_000;
/// Largest open interest of one option, in contracts.
pub const MOST_CONTRACTS: f64 = 1e12;

/// A chain as a file has it: checked, but nothing added to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Quotes {
    /// Which kind of file it was.
    pub file: FileKind,
    /// The underlying as its exchange names it, such as `SPX`, without a caret; empty where the file does not say.
    pub symbol: String,
    /// When it was quoted, in New York; none where the file does not say. Outside trading hours it is the last close
    /// ([`Assumed::LastClose`]).
    pub quoted: Option<DateTime>,
    /// What the file itself says of the time, in New York; midnight where it names a day alone.
    pub written: Option<DateTime>,
    /// Price of the underlying, in dollars, within the model's session range; none where the file does not say.
    pub spot: Option<f64>,
    /// One row an option, in the order of the file; at least one, at most [`MOST_ROWS`], no two of the same option.
    pub rows: Vec<Quote>,
    /// What was left out, one entry a reason, the most frequent first.
    pub left_out: Vec<LeftOut>,
    /// What the file does not say and was taken for granted.
    pub assumed: Vec<Assumed>,
}

/// The kinds of files that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum FileKind {
    /// Cboe's delayed quotes as a table: calls and puts of a strike side by side.
    CboeCsv,
    /// Cboe's delayed quotes as JSON.
    CboeJson,
    /// A table with named columns.
    NamedColumns,
}

/// One option.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quote {
    /// Where it stands: the line of a table counted from 1, or the place in a list counted from 1.
    pub place: usize,
    /// When it ends.
    pub expiry: Expiry,
    /// Call or put.
    pub kind: OptionKind,
    /// Strike, in dollars, within the model's session range.
    pub strike: f64,
    /// Open interest, in contracts: above 0, at most [`MOST_CONTRACTS`].
    pub open_interest: f64,
    /// Best bid, in dollars, above 0; none where there is none.
    pub bid: Option<f64>,
    /// Best offer, in dollars, above 0; none where there is none.
    pub ask: Option<f64>,
    /// Implied volatility as a fraction a year, within the model's range and above 0; none where the file has none.
    pub volatility: Option<f64>,
    /// Quoted delta, −1 to 1.
    pub delta: Option<f64>,
    /// Quoted gamma, in shares per dollar: 0 or more.
    pub gamma: Option<f64>,
}

/// The day on which an option ends, and how it is settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Expiry {
    /// The day.
    pub date: Date,
    /// At the open of that day, or at its close.
    pub settlement: Settlement,
}

/// At which price an option is settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Settlement {
    /// At the opening prices of the day: 9:30 in New York.
    Morning,
    /// At the closing price of the day: 16:00 in New York, 13:00 on a day that closes early.
    Afternoon,
}

/// What was left out, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// Why.
    pub why: Why,
    /// How many options.
    pub count: usize,
    /// The first few places, as [`Quote::place`] counts them.
    pub first: Vec<usize>,
}

impl LeftOut {
    /// Counts one more in a list with an entry for each reason, and names its place while fewer than `most` are named. A
    /// line that holds a call and a put is named once.
    pub(super) fn add(all: &mut Vec<Self>, why: Why, place: usize, most: usize) {
        let at = all.iter().position(|left| left.why == why).unwrap_or_else(|| {
            all.push(Self { why, count: 0, first: Vec::new() });
            all.len() - 1
        });
        let left = &mut all[at];
        left.count += 1;
        if left.first.len() < most && left.first.last() != Some(&place) {
            left.first.push(place);
        }
    }
}

/// Why an option was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Why {
    /// Its strike is missing or no price.
    Strike,
    /// Its expiry is missing or no day.
    Expiry,
    /// It had ended when the chain was quoted.
    Expired,
    /// Nobody can tell a call from a put.
    Kind,
    /// Its open interest is missing or no number of contracts.
    OpenInterest,
    /// Nothing is open in it: it causes no order.
    NothingOpen,
    /// The same option stands in the file more than once; the first counts.
    Repeated,
    /// The row has fewer fields or more than the table has columns, or cannot be read.
    Row,
    /// It is on another underlying than the first row.
    OtherUnderlying,
    /// It was quoted at another time than the latest in the file.
    OtherTime,
    /// A contract that delivers something else than 100 shares, after a split or a merger.
    Adjusted,
    /// It has neither a volatility nor a price that one follows from.
    NoVolatility,
    /// Its price determines no volatility: hardly any of it is time value.
    Undetermined,
    /// Its expiry is further off than the model reaches.
    TooFar,
}

/// What a file does not say and was taken for granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Assumed {
    /// Its time is New York's.
    NewYorkTime,
    /// Only a day is given: quoted at the close.
    TimeOfDay,
    /// It was written outside trading hours: the prices are those of the last close.
    LastClose,
    /// The rows are of several moments: the latest counts.
    LatestTime,
    /// No class of options is given: settled at the open or at the close as the name of the underlying suggests.
    Settlement,
    /// Volatilities are per cent: more than half are above 3.
    VolatilityInPerCent,
    /// `02/03` is the third of February: both orders are possible.
    MonthFirst,
    /// `02/03` is the second of March: both orders are possible.
    DayFirst,
    /// `1,234` is more than a thousand: both are possible.
    DecimalPoint,
    /// `1,234` is a little more than one: both are possible.
    DecimalComma,
}

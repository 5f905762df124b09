//! What was left out of a chain and what was assumed, in words.

use jiff::civil::{Date, DateTime};

use super::chain::{ChainSummary, ExpirySummary, ForwardFrom, GammaDifference};
use super::quote::{Assumed, FileKind, LeftOut, Settlement, Why};
use super::words;
use crate::format::trimmed;
use crate::model::{ModelError, OptionKind};
use crate::units::PERCENT;

/// Where a file, or what was read of it, is there no more.
pub const GONE: &str = words::GONE;

/// One line for one reason: how many, why, and where the first of them stand.
///
/// ```
/// use dealer_hedging::quotes::{FileKind, LeftOut, Why, told};
/// let left = LeftOut { why: Why::NothingOpen, count: 37, first: vec![12, 13, 14] };
/// assert_eq!(
///     told::left_out(&left, FileKind::CboeCsv),
///     "37 options left out: no open interest, so no hedge (first: lines 12, 13, 14)"
/// );
/// ```
#[must_use]
pub fn left_out(left: &LeftOut, file: FileKind) -> String {
    let is_table = file != FileKind::CboeJson;
    if is_table && left.why == Why::Row {
        words::rows_left_out(left.count, why(left.why), &left.first)
    } else {
        words::left_out(left.count, why(left.why), is_table, &left.first)
    }
}

/// A reason, as a part of a sentence.
#[must_use]
pub fn why(why: Why) -> &'static str {
    match why {
        Why::Strike => words::why::STRIKE,
        Why::Expiry => words::why::EXPIRY,
        Why::Expired => words::why::EXPIRED,
        Why::Kind => words::why::KIND,
        Why::OpenInterest => words::why::OPEN_INTEREST,
        Why::NothingOpen => words::why::NOTHING_OPEN,
        Why::Repeated => words::why::REPEATED,
        Why::Row => words::why::ROW,
        Why::OtherUnderlying => words::why::OTHER_UNDERLYING,
        Why::OtherTime => words::why::OTHER_TIME,
        Why::Adjusted => words::why::ADJUSTED,
        Why::NoVolatility => words::why::NO_VOLATILITY,
        Why::Undetermined => words::why::UNDETERMINED,
        Why::TooFar => words::why::TOO_FAR,
    }
}

/// What was assumed, as a sentence.
#[must_use]
pub fn assumed(assumed: Assumed) -> &'static str {
    match assumed {
        Assumed::NewYorkTime => words::assumed::NEW_YORK_TIME,
        Assumed::TimeOfDay => words::assumed::TIME_OF_DAY,
        Assumed::LastClose => words::assumed::LAST_CLOSE,
        Assumed::LatestTime => words::assumed::LATEST_TIME,
        Assumed::Settlement => words::assumed::SETTLEMENT,
        Assumed::VolatilityInPerCent => words::assumed::PER_CENT,
        Assumed::MonthFirst => words::assumed::MONTH_FIRST,
        Assumed::DayFirst => words::assumed::DAY_FIRST,
        Assumed::DecimalPoint => words::assumed::DECIMAL_POINT,
        Assumed::DecimalComma => words::assumed::DECIMAL_COMMA,
    }
}

/// What valuing a chain came to, a sentence a line: where forwards and volatilities are from, and how far quoted gammas are
/// from ours.
#[must_use]
pub fn valued(summary: &ChainSummary) -> Vec<String> {
    let by_parity = |expiry: &&ExpirySummary| matches!(expiry.forward_from, ForwardFrom::Parity { .. });
    let all = summary.expiries.len();
    let mut lines = Vec::new();
    if all > 0 {
        lines.push(words::valued::forwards(summary.expiries.iter().filter(by_parity).count(), all));
    }
    if summary.implied > 0 {
        lines.push(words::valued::implied(summary.implied, summary.options));
    }
    lines.extend(summary.gamma_difference.as_ref().map(gamma));
    lines
}

fn gamma(difference: &GammaDifference) -> String {
    let GammaDifference { date, kind, strike, of_largest, .. } = *difference;
    let option = words::valued::option(&trimmed(strike, 3), kind == OptionKind::Call, &day(date));
    // What it is at most is rounded up.
    words::valued::gamma(&trimmed((of_largest * PERCENT * 100.0).ceil() / 100.0, 2), &option)
}

/// When an expiry ends: “Wed 18 Nov 2026 at the close”.
#[must_use]
pub fn expiry(expiry: &ExpirySummary) -> String {
    words::valued::expiry(&day(expiry.date), expiry.settlement == Settlement::Morning)
}

/// A day: “Wed 18 Nov 2026”.
#[must_use]
pub fn day(date: Date) -> String {
    words::day(date.weekday().to_monday_zero_offset(), date.day(), date.month(), date.year())
}

/// A moment in New York: “Wed 18 Nov 2026 at 10:00”.
#[must_use]
pub fn moment(at: DateTime) -> String {
    words::moment(&day(at.date()), at.hour(), at.minute())
}

/// A price that the model refuses.
#[must_use]
pub fn no_price(error: &ModelError) -> String {
    words::no_price(&error.to_string())
}

/// Nothing of a chain could be valued: why not the most of what is open, else of all.
#[must_use]
pub fn nothing_left(summary: &ChainSummary, file: FileKind) -> String {
    let all = &summary.left_out;
    let most = all.iter().find(|left| left.why != Why::NothingOpen).or(all.first());
    words::nothing_left(most.map(|left| left_out(left, file)).as_deref())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_left_out_is_told_in_a_line() {
        let told = |why, count, first: &[usize], file| left_out(&LeftOut { why, count, first: first.to_vec() }, file);
        assert_eq!(
            told(Why::Row, 1, &[5], FileKind::NamedColumns),
            "1 row left out: the row does not fit the columns (line 5)"
        );
        assert_eq!(
            told(Why::Expired, 12_345, &[1, 2, 3], FileKind::CboeJson),
            "12,345 options left out: already expired when the chain was quoted (first: places 1, 2, 3)"
        );
    }
}

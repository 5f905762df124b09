//! What was left out of a chain and what was assumed, in words.

use super::quote::{Assumed, FileKind, LeftOut, Why};
use super::words;

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

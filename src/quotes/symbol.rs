//! Names of options as the clearing house writes them, `SPXW261118C05900000`, and what follows from them.

use jiff::civil::Date;

use super::calendar;
use super::quote::Settlement;
use crate::model::OptionKind;

/// What the name of an option says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Contract<'a> {
    /// The class of options that it belongs to, such as `SPXW`.
    pub root: &'a str,
    /// The day on which it ends.
    pub date: Date,
    /// Call or put.
    pub kind: OptionKind,
    /// Strike, in dollars.
    pub strike: f64,
}

/// The day, the letter and the strike in thousandths of a dollar take so many characters.
const TAIL: usize = 15;

/// The made-up index of [`sample`](super::sample), whose options are named as those of a real one.
pub(super) const SAMPLE: &str = "SAMPLE";

/// Classes that are settled at the open where they end on the standard day of a month.
const MORNING_MONTHLY: [&str; 11] = ["SPX", "NDX", "RUT", "DJX", "MNX", "RUI", "RLG", "RLV", "MXEA", "MXEF", SAMPLE];
/// Classes that are settled at the open whenever they end.
const MORNING_ALWAYS: [&str; 2] = ["VIX", "VIXW"];
/// Classes of an index that bear another name than the index.
const OF_INDEX: [(&str, &str); 7] = [
    ("SPXW", "SPX"),
    ("NDXP", "NDX"),
    ("RUTW", "RUT"),
    ("VIXW", "VIX"),
    ("DJXW", "DJX"),
    ("SPXPM", "SPX"),
    ("SAMPLEW", SAMPLE),
];

/// Indices without classes of either kind.
const OTHER_INDICES: [&str; 6] = ["XSP", "OEX", "XEO", "MRUT", "XND", "NANOS"];

/// Reads the name of an option; none if it is not one. Spaces between class and day, and what data vendors put before
/// the class (`O:`, `.`, `^`, `_`, `$`), are passed over.
#[must_use]
pub fn read(text: &str) -> Option<Contract<'_>> {
    let text = text.trim();
    let at = text.len().checked_sub(TAIL).filter(|_| text.is_ascii())?;
    let (root, tail) = text.split_at(at);
    let root = plain(root);
    let number = |from: usize, to: usize| -> Option<u32> {
        let digits = tail.get(from..to)?;
        digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
    };
    let kind = match tail.as_bytes().get(6)? {
        b'C' | b'c' => OptionKind::Call,
        b'P' | b'p' => OptionKind::Put,
        _ => return None,
    };
    let year = i16::try_from(2000 + number(0, 2)?).ok()?;
    let date = Date::new(year, i8::try_from(number(2, 4)?).ok()?, i8::try_from(number(4, 6)?).ok()?).ok()?;
    let strike = f64::from(number(7, TAIL)?) / 1000.0;
    let is_root = !root.is_empty() && root.len() <= 8 && root.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (is_root && strike > 0.0).then_some(Contract { root, date, kind, strike })
}

/// A name without what vendors put before it: `^SPX` and `_SPX` are `SPX`.
#[must_use]
pub fn plain(name: &str) -> &str {
    let name = name.trim();
    name.strip_prefix("O:").unwrap_or(name).trim_start_matches(['^', '_', '$', '.', '/']).trim()
}

/// The underlying of a class: an index with several of them, else the class itself.
#[must_use]
pub fn underlying(root: &str) -> &str {
    OF_INDEX.iter().find(|(class, _)| *class == root).map_or(root, |(_, index)| index)
}

/// Whether an underlying is an index, which has no shares.
#[must_use]
pub fn is_index(underlying: &str) -> bool {
    [&MORNING_MONTHLY[..], &MORNING_ALWAYS, &OTHER_INDICES].iter().any(|names| names.contains(&underlying))
}

/// Whether contracts of this class deliver something else than 100 shares, after a split or a merger: their class ends
/// in a digit.
#[must_use]
pub fn is_adjusted(root: &str) -> bool {
    root.len() > 1 && root.ends_with(|c: char| c.is_ascii_digit())
}

/// At which price an option of this class is settled that ends on this day.
///
/// ```
/// use dealer_hedging::quotes::{Settlement, symbol::settlement};
/// use jiff::civil::date;
/// assert_eq!(settlement("SPX", date(2026, 11, 20)), Settlement::Morning);
/// assert_eq!(settlement("SPXW", date(2026, 11, 20)), Settlement::Afternoon);
/// ```
#[must_use]
pub fn settlement(root: &str, day: Date) -> Settlement {
    // Until 2015 the day on paper was the Saturday after.
    let day = calendar::trading_day_on_or_before(day);
    let standard = || calendar::monthly_expiry(day.year(), day.month()) == Some(day);
    if MORNING_ALWAYS.contains(&root) || (MORNING_MONTHLY.contains(&root) && standard()) {
        Settlement::Morning
    } else {
        Settlement::Afternoon
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn names_are_read() {
        let spx = Contract { root: "SPXW", date: date(2026, 11, 18), kind: OptionKind::Call, strike: 5_902.5 };
        for text in ["SPXW261118C05902500", " O:SPXW261118C05902500", "SPXW  261118C05902500", ".SPXW261118c05902500"] {
            assert_eq!(read(text), Some(spx), "{text}");
        }
        let put = read("AMD1260116P00001000").map(|contract| (contract.root, contract.kind, contract.strike));
        assert_eq!(put, Some(("AMD1", OptionKind::Put, 1.0)));
        for text in
            ["", "261118C05902500", "SPX261318C05902500", "SPX261118X05902500", "SPX261118C0590250O", "é61118C05902500"]
        {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(read("SPX261118C00000000"), None, "no strike");
    }

    #[test]
    fn indices_are_told_from_what_has_shares() {
        for name in ["SPX", "NDX", "VIX", "XSP", SAMPLE] {
            assert!(is_index(name), "{name}");
        }
        for name in ["SPY", "NVDA", "", "SPXL"] {
            assert!(!is_index(name), "{name}");
        }
    }

    #[test]
    fn settlement_follows_from_class_and_day() {
        let of = |root, month, day| settlement(root, date(2026, month, day));
        for root in ["SPX", "NDX", "RUT", "VIX"] {
            assert_eq!(of(root, 11, 20), Settlement::Morning, "{root}");
        }
        assert_eq!(of("SPX", 6, 18), Settlement::Morning, "a Thursday, before Juneteenth");
        assert_eq!(of("VIX", 11, 18), Settlement::Morning, "a Wednesday");
        for root in ["SPXW", "NDXP", "RUTW", "XSP", "SPY", "NVDA"] {
            assert_eq!(of(root, 11, 20), Settlement::Afternoon, "{root}");
        }
        assert_eq!(of("SPX", 11, 18), Settlement::Afternoon);
        assert_eq!(settlement("SPX", date(2013, 1, 19)), Settlement::Morning, "the Saturday after");
    }

    #[test]
    fn classes_belong_to_an_underlying() {
        assert_eq!([underlying("SPXW"), underlying("SPX"), underlying("SPY")], ["SPX", "SPX", "SPY"]);
        assert!(is_adjusted("AMD1") && !is_adjusted("AMD"));
        assert_eq!([plain("^SPX"), plain("_SPX"), plain(" spy ")], ["SPX", "SPX", "spy"]);
    }
}

//! Numbers as text: thousands separated, a true minus sign, no negative zero.

use crate::units::{HOURS_PER_DAY, MINUTES_PER_DAY};

/// A number with `decimals` digits after the point and thousands separated by commas.
///
/// ```
/// use dealer_hedging::format::grouped;
/// assert_eq!(grouped(1_234_567.25, 1), "1,234,567.3");
/// assert_eq!(grouped(-0.004, 2), "0.00");
/// assert_eq!(grouped(-9_300.0, 0), "−9,300");
/// ```
#[must_use]
pub fn grouped(value: f64, decimals: usize) -> String {
    if !value.is_finite() {
        return "–".to_owned();
    }
    let decimals = decimals.min(6);
    let unit: u32 = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000][decimals];
    // Through a whole number: halves go away from zero, and the exact float formatter, which is
    // large, stays out of the WebAssembly.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped, and not negative")]
    let scaled = (value.abs() * f64::from(unit)).round().min(1e18) as u64;
    let (whole, fraction) = (scaled / u64::from(unit), scaled % u64::from(unit));
    let whole = whole.to_string();
    let mut text = String::with_capacity(whole.len() + 8);
    if value < 0.0 && scaled > 0 {
        text.push('−');
    }
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    if decimals > 0 {
        let digits = fraction.to_string();
        text.push('.');
        text.extend(std::iter::repeat_n('0', decimals - digits.len()));
        text.push_str(&digits);
    }
    text
}

/// The same with a plus sign above zero.
#[must_use]
pub fn signed(value: f64, decimals: usize) -> String {
    with_sign(value, &grouped(value.abs(), decimals))
}

/// A size with the sign of its value before it: `+2`, `−$0.30`. What shows as nothing has no sign.
#[must_use]
pub fn with_sign(value: f64, size: &str) -> String {
    let sign = match value {
        _ if !size.contains(|letter| ('1'..='9').contains(&letter)) => "",
        below if below < 0.0 => "−",
        _ => "+",
    };
    format!("{sign}{size}")
}

/// Several of a thing, by their number as it is shown: `1 day`, `0 days`, `9.8 days`.
#[must_use]
pub fn several(shown: &str, thing: &str) -> String {
    format!("{shown} {thing}{}", if shown == "1" { "" } else { "s" })
}

/// A large number in at most four letters or so, for axes: `250k`, `1.5M`, `−20`.
#[must_use]
pub fn compact(value: f64) -> String {
    let (scaled, suffix) = match value.abs() {
        size if size >= 1e9 => (value / 1e9, "B"),
        size if size >= 1e6 => (value / 1e6, "M"),
        size if size >= 1e3 => (value / 1e3, "k"),
        _ => (value, ""),
    };
    let fraction_shows = (scaled - scaled.round()).abs() >= 0.05 && scaled.abs() < 100.0;
    let decimals = usize::from(fraction_shows);
    let decimals = if suffix.is_empty() && decimals == 1 && scaled.abs() < 1.0 { 2 } else { decimals };
    format!("{}{suffix}", grouped(scaled, decimals))
}

/// A large amount of dollars, for axes: `$250k`, `−$20`.
#[must_use]
pub fn compact_dollars(dollars: f64) -> String {
    let text = compact(dollars.abs());
    if dollars < 0.0 && text != "0" { format!("−${text}") } else { format!("${text}") }
}

/// A large number with a plus sign above zero.
#[must_use]
pub fn compact_signed(value: f64) -> String {
    with_sign(value, &compact(value.abs()))
}

/// Dollars and cents.
#[must_use]
pub fn price(dollars: f64) -> String {
    let text = grouped(dollars.abs(), 2);
    if dollars < 0.0 && text != "0.00" { format!("−${text}") } else { format!("${text}") }
}

/// An amount of dollars without its sign, with cents where there are any: `$2`, `$0.30`.
#[must_use]
pub fn dollars(amount: f64) -> String {
    let text = grouped(amount.abs(), 2);
    format!("${}", text.strip_suffix(".00").unwrap_or(&text))
}

/// A change in dollars with its sign: `+$2`, `−$1.50`, `$0`.
#[must_use]
pub fn signed_dollars(change: f64) -> String {
    with_sign(change, &dollars(change))
}

/// A duration given in days, in the unit a person would use.
///
/// ```
/// use dealer_hedging::format::duration;
/// assert_eq!(duration(5.0), "5 days");
/// assert_eq!(duration(1.0), "1 day");
/// assert_eq!(duration(0.25), "6 hours");
/// assert_eq!(duration(1.0 / 1440.0), "1 minute");
/// ```
#[must_use]
pub fn duration(days: f64) -> String {
    let (amount, unit) = match days {
        d if d >= 1.0 => (d, "day"),
        d if d >= 1.0 / HOURS_PER_DAY => (d * HOURS_PER_DAY, "hour"),
        d => (d * MINUTES_PER_DAY, "minute"),
    };
    several(&trimmed(amount, usize::from(amount < 100.0)), unit)
}

/// A number with at most `decimals` digits after the point, without trailing zeros.
#[must_use]
pub fn trimmed(value: f64, decimals: usize) -> String {
    let text = grouped(value, decimals);
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_signs_and_rounds() {
        assert_eq!(grouped(0.0, 0), "0");
        assert_eq!(grouped(999.5, 0), "1,000");
        assert_eq!(grouped(-1e6, 0), "−1,000,000");
        assert_eq!(signed(0.2, 0), "0");
        assert_eq!(signed(94_300.4, 0), "+94,300");
        assert_eq!(grouped(f64::NAN, 2), "–");
    }

    #[test]
    fn compact_numbers_stay_short() {
        let shown = [0.0, 12.0, 0.25, -250_000.0, 1_500_000.0, 20e6, 3.2e9].map(compact);
        assert_eq!(shown, ["0", "12", "0.25", "−250k", "1.5M", "20M", "3.2B"]);
        assert_eq!(compact_signed(150_000.0), "+150k");
    }

    #[test]
    fn money_has_its_sign_before_the_dollar() {
        assert_eq!(price(-12.345), "−$12.35");
        assert_eq!(price(-0.001), "$0.00");
        let changes = [2.0, -0.3, 1_200.5, 0.001].map(signed_dollars);
        assert_eq!(changes, ["+$2", "−$0.30", "+$1,200.50", "$0"]);
    }

    #[test]
    fn time_is_told_in_the_unit_one_would_use() {
        assert_eq!([0.5, 2.5, 45.0 / 1440.0, 365.0].map(duration), ["12 hours", "2.5 days", "45 minutes", "365 days"]);
    }
}

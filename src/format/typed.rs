//! Reading numbers as people type, paste and share them. Fields and links read through here alone, so that
//! the same text means the same in both.
//!
//! - Comma and point are both decimal marks: `104,5` and `104.5`.
//! - A space (any of Unicode's), an apostrophe or an underscore between groups of three digits is a thousands
//!   mark: `25 000`, `25'000`. So are commas or points where several stand (`1,234,567`), where the other of
//!   the two is the decimal mark (`1,234.5`, `1.234,5`), and, in measures that come in whole numbers, a single
//!   one before exactly three digits: `25,000` contracts are twenty-five thousand.
//! - In every other measure a single mark is the decimal mark, `1,234` dollars being one dollar and 23.4 cents:
//!   no such control of this page reaches a thousand. A comma before exactly three digits could still have
//!   been meant otherwise, so [`Reading::Doubtful`] says how it was read.
//! - Signs and digits of other scripts and typesetters (`−2`, `–2`, `２`, `٢`) are folded into plain ones, and
//!   what cannot be seen is passed over.
//! - A unit may stand beside the number. One that measures the same is converted (`12 hours` in days, `25k`
//!   contracts, `50 bp` in per cent); any other makes the text unreadable rather than wrong.

use super::Measure;

/// What a text says for a control with a range.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reading {
    /// This value, as it was written.
    Exact(f64),
    /// This value, but a comma in it could have been meant as a thousands mark.
    Doubtful(f64),
    /// This whole number: the text named a fraction, and there are none.
    Rounded(f64),
    /// The nearest end of the range: the text named a value outside.
    OutOfRange(f64),
    /// No value.
    Unreadable,
}

impl Reading {
    /// The value to use; none where nothing could be read.
    #[must_use]
    pub fn value(self) -> Option<f64> {
        match self {
            Self::Exact(value) | Self::Doubtful(value) | Self::Rounded(value) | Self::OutOfRange(value) => Some(value),
            Self::Unreadable => None,
        }
    }

    /// The value, if the text named one within the range.
    #[must_use]
    pub fn within(self) -> Option<f64> {
        match self {
            Self::OutOfRange(_) => None,
            reading => reading.value(),
        }
    }

    /// Whether the value is simply what the text said.
    #[must_use]
    pub fn is_exact(self) -> bool {
        matches!(self, Self::Exact(_))
    }
}

/// Reads a text for a control that counts in `measure` from `low` to `high`.
///
/// ```
/// use dealer_hedging::format::{Measure, Reading, read};
/// let spot = |text| read(text, Measure::Dollars, 50.0, 150.0);
/// assert_eq!(spot("104,5"), Reading::Exact(104.5));
/// assert_eq!(spot("$1,234.50"), Reading::OutOfRange(150.0));
/// assert_eq!(spot("soon"), Reading::Unreadable);
/// assert_eq!(read("25,000", Measure::Contracts, 0.0, 200_000.0), Reading::Exact(25_000.0));
/// ```
#[must_use]
pub fn read(text: &str, measure: Measure, low: f64, high: f64) -> Reading {
    let Some(typed) = typed(text, measure) else { return Reading::Unreadable };
    // Adding zero turns a negative zero into zero.
    let value = if measure.is_whole() { typed.value.round() } else { typed.value } + 0.0;
    if value < low || value > high {
        Reading::OutOfRange(super::number::clamp(value, low, high))
    } else if value != typed.value {
        Reading::Rounded(value)
    } else if typed.doubtful {
        Reading::Doubtful(value)
    } else {
        Reading::Exact(value)
    }
}

/// A number as it was typed.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Typed {
    /// Its value, in the measure it was asked for. May be infinite, never NaN.
    value: f64,
    /// Whether a decimal comma in it could have been a thousands mark.
    doubtful: bool,
}

fn typed(text: &str, measure: Measure) -> Option<Typed> {
    let folded = folded(text);
    let mut rest = folded.trim();
    let mut negative = None;
    // Sign and dollar sign in either order; a word that the page itself puts first.
    loop {
        let before = rest;
        if let Some(tail) = rest.strip_prefix(['+', '-']) {
            if negative.is_some() {
                return None;
            }
            negative = Some(rest.starts_with('-'));
            rest = tail.trim_start();
        }
        if let Some((word, tail)) = word_before(rest)
            && (measure.leads(word) || (measure == Measure::Dollars && matches!(word, "$" | "us$" | "usd")))
        {
            rest = tail;
        }
        if rest == before {
            break;
        }
    }
    let (number, unit) = rest.split_at(number_length(rest));
    let (top, bottom) = measure.worth(unit.trim().trim_end_matches('.'))?;
    let (plain, doubtful) = without_groups(number, measure.is_whole())?;
    let size = super::number::parse(&plain)?;
    let value = if top == bottom { size } else { super::number::significant(size * top / bottom, CONVERTED_DIGITS) };
    Some(Typed { value: if negative == Some(true) { -value } else { value }, doubtful })
}

/// Digits that a number keeps which was given in another unit: five minutes are 0.00347222 days.
const CONVERTED_DIGITS: i32 = 6;

/// Splits a text before its first digit or decimal mark: a word, and the rest.
fn word_before(text: &str) -> Option<(&str, &str)> {
    let at = text.find(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '+' | '-'))?;
    // The point of “no. 7” belongs to the word.
    let at = if text[at..].starts_with(". ") { at + 1 } else { at };
    let word = text[..at].trim().trim_end_matches('.');
    (!word.is_empty()).then(|| (word, text[at..].trim_start()))
}

/// The same text in plain signs: digits, minus, spaces and apostrophes each of one kind, small letters,
/// nothing that cannot be seen.
fn folded(text: &str) -> String {
    text.chars().filter(|c| !is_unseen(*c)).map(|c| plain(c).to_ascii_lowercase()).collect()
}

/// Whether a character takes no room: control and format characters, among them those that turn the
/// direction of writing.
#[must_use]
pub fn is_unseen(c: char) -> bool {
    (c.is_control() && !c.is_whitespace())
        || matches!(c, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}')
        || matches!(c, '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
}

fn plain(c: char) -> char {
    /// The zeros of the decimal digits that phones offer beside the Latin ones.
    const ZEROS: [char; 5] = ['\u{660}', '\u{6F0}', '\u{966}', '\u{9E6}', '\u{FF10}'];
    match c {
        '−' | '–' | '—' | '\u{2010}'..='\u{2012}' | '\u{FE63}' | '\u{FF0D}' => '-',
        '\u{FF0B}' => '+',
        '’' | '‘' | '\u{2BC}' | '´' | '`' | '\u{FF07}' => '\'',
        '٫' | '\u{FF0E}' => '.',
        '٬' | '\u{FF0C}' => ',',
        '٪' | '\u{FF05}' => '%',
        '\u{FF04}' => '$',
        c if c.is_whitespace() => ' ',
        c => {
            let digit = ZEROS.iter().find_map(|zero| (c as u32).checked_sub(*zero as u32).filter(|digit| *digit < 10));
            digit.and_then(|digit| char::from_digit(digit, 10)).unwrap_or(c)
        }
    }
}

/// How many bytes of a text belong to the number that it begins with.
fn number_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'0'..=b'9' | b'.' | b',' => at += 1,
            b' ' | b'\'' | b'_' if at > 0 && digit(at + 1) => at += 1,
            b'e' if at > 0 && (digit(at + 1) || (matches!(bytes.get(at + 1), Some(b'+' | b'-')) && digit(at + 2))) => {
                at += 2;
                while digit(at) {
                    at += 1;
                }
                break;
            }
            _ => break,
        }
    }
    at
}

/// The number without thousands marks and with a decimal point, and whether its mark is doubtful; none if the
/// marks make no sense together.
fn without_groups(number: &str, whole: bool) -> Option<(String, bool)> {
    let (number, exponent) = number.find('e').map_or((number, ""), |at| number.split_at(at));
    let is_mark = |c: char| matches!(c, '.' | ',');
    let marks: Vec<(usize, char)> = number.char_indices().filter(|(_, c)| is_mark(*c)).collect();
    let decimal = match marks.as_slice() {
        [] => None,
        [(at, _)] => (!(whole && is_one_group(number, *at))).then_some(*at),
        [.., (at, last)] => {
            let several = marks.iter().filter(|(_, mark)| mark == last).count() > 1;
            let mixed = marks.iter().any(|(_, mark)| mark != last);
            match (several, mixed) {
                (true, true) => return None,
                (true, false) => None,
                (false, _) => Some(*at),
            }
        }
    };
    let (integer, fraction) = decimal.map_or((number, ""), |at| (&number[..at], &number[at + 1..]));
    if !fraction.bytes().all(|byte| byte.is_ascii_digit()) || (integer.is_empty() && fraction.is_empty()) {
        return None;
    }
    let doubtful = marks.len() == 1 && decimal.is_some_and(|at| marks[0].1 == ',' && is_one_group(number, at));
    Some((format!("{}.{fraction}{exponent}", ungrouped(integer)?), doubtful))
}

/// Whether the mark at `at` stands where the only thousands mark of a number would: after one to three digits
/// that do not begin with zero, before three.
fn is_one_group(number: &str, at: usize) -> bool {
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let (before, after) = (&number[..at], &number[at + 1..]);
    (1..=3).contains(&before.len()) && !before.starts_with('0') && digits(before) && after.len() == 3 && digits(after)
}

/// A whole number without its thousands marks, all of one kind: groups of three, or two and then three as in
/// India. None if they stand anywhere else.
fn ungrouped(integer: &str) -> Option<String> {
    let mut marks = integer.bytes().filter(|byte| !byte.is_ascii_digit());
    let Some(mark) = marks.next() else { return Some(if integer.is_empty() { "0" } else { integer }.to_owned()) };
    if !marks.all(|other| other == mark) {
        return None;
    }
    let groups: Vec<&str> = integer.split(char::from(mark)).collect();
    let (first, rest) = groups.split_first()?;
    let (last, middle) = rest.split_last()?;
    let fits = |width: usize| (1..=width).contains(&first.len()) && middle.iter().all(|group| group.len() == width);
    (last.len() == 3 && (fits(3) || fits(2))).then(|| groups.concat())
}

#[cfg(test)]
#[path = "typed_tests.rs"]
mod tests;

//! Numbers as files of quotes write them.
//!
//! A field of the page takes each text by itself and says where it was doubtful ([`format::read`](crate::format::read)).
//! Of a file there is one answer to ask for: it writes all its numbers one way. So whether a comma or a point is the
//! decimal mark is found from all of them together ([`Evidence`]), and then each is read that one way ([`read`]).

use crate::format::number::parse;

/// Which sign stands before the fraction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// `4,463.12`.
    Point,
    /// `4.463,12`.
    Comma,
}

impl Mark {
    /// Both, in the order in which [`Evidence`] counts them.
    pub const BOTH: [Self; 2] = [Self::Point, Self::Comma];

    const fn decimal(self) -> char {
        match self {
            Self::Point => '.',
            Self::Comma => ',',
        }
    }

    const fn thousands(self) -> char {
        match self {
            Self::Point => ',',
            Self::Comma => '.',
        }
    }
}

/// A number that was read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Number {
    /// Its value; not divided by a hundred where it is per cent. May be infinite, never NaN.
    pub value: f64,
    /// Whether a per cent sign stands behind it.
    pub per_cent: bool,
}

/// Reads a number with this decimal mark; none if it is not one, which is how files say that there is none (`-`, `n/a`,
/// `NaN`, nothing).
///
/// Thousands may be parted by the other mark, a space of any kind or an apostrophe, in groups of three. A sign of the
/// dollar or the euro before it and of per cent behind it are passed over.
#[must_use]
pub fn read(text: &str, mark: Mark) -> Option<Number> {
    let Parts { negative, whole, fraction, exponent, per_cent } = parts(text, mark)?;
    let digits = whole.chars().filter(char::is_ascii_digit);
    let mut plain = String::with_capacity(text.len() + 1);
    plain.extend(digits);
    plain.push('.');
    plain.push_str(fraction);
    plain.push_str(exponent);
    let size = parse(&plain)?;
    Some(Number { value: if negative { -size } else { size }, per_cent })
}

/// A number in its parts.
struct Parts<'a> {
    negative: bool,
    /// Digits, and what parts their thousands.
    whole: &'a str,
    fraction: &'a str,
    exponent: &'a str,
    per_cent: bool,
}

/// Takes a number apart; none if it is not one.
fn parts(text: &str, mark: Mark) -> Option<Parts<'_>> {
    let text = text.trim();
    let (text, per_cent) = text.strip_suffix('%').map_or((text, false), |rest| (rest.trim_end(), true));
    let (text, negative) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (rest, true),
        None => (text.strip_prefix('+').unwrap_or(text), false),
    };
    let text = text.trim_start_matches(['$', '€']).trim_start();
    let (digits, exponent) = text.find(['e', 'E']).map_or((text, ""), |at| text.split_at(at));
    let (whole, fraction) = digits.split_once(mark.decimal()).unwrap_or((digits, ""));
    let fits = is_grouped(whole, mark) && is_digits(fraction) && is_exponent(exponent);
    (fits && !(whole.is_empty() && fraction.is_empty())).then_some(Parts {
        negative,
        whole,
        fraction,
        exponent,
        per_cent,
    })
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_exponent(text: &str) -> bool {
    let digits = text.get(1..).map(|rest| rest.strip_prefix(['+', '-']).unwrap_or(rest));
    digits.is_none_or(|digits| !digits.is_empty() && is_digits(digits))
}

/// Whether a whole number is digits alone, or has what parts thousands before groups of three only.
fn is_grouped(whole: &str, mark: Mark) -> bool {
    let parts = |c: char| c == mark.thousands() || c == '\'' || c == '’' || c.is_whitespace();
    let mut groups = whole.split(parts);
    let first = groups.next().unwrap_or_default();
    let leads = (1..=3).contains(&first.len()) && first != "0";
    is_digits(first) && groups.all(|group| leads && group.len() == 3 && is_digits(group))
}

/// What the numbers of a file say of its decimal mark.
#[derive(Debug, Clone, Copy, Default)]
pub struct Evidence {
    /// Numbers that make sense with each of [`Mark::BOTH`] alone.
    only: [usize; 2],
    /// Numbers such as `1,234`, which make sense with both, and mean something else.
    doubtful: usize,
}

impl Evidence {
    /// Takes another number of the file into account.
    pub fn note(&mut self, text: &str) {
        if !text.contains(['.', ',']) {
            return;
        }
        match Mark::BOTH.map(|mark| parts(text, mark).is_some()) {
            [true, true] => self.doubtful += 1,
            [true, false] => self.only[0] += 1,
            [false, true] => self.only[1] += 1,
            [false, false] => {}
        }
    }

    /// The mark of the file, and whether that is a guess. Where nothing speaks for either, `usual` is taken.
    #[must_use]
    pub fn decide(&self, usual: Mark) -> (Mark, bool) {
        match self.only {
            [point, comma] if point > comma => (Mark::Point, false),
            [point, comma] if comma > point => (Mark::Comma, false),
            _ => (usual, self.doubtful > 0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str, mark: Mark) -> Option<f64> {
        read(text, mark).map(|number| number.value)
    }

    #[test]
    fn numbers_are_read_with_their_mark() {
        for (text, number) in [
            ("4463.12", 4463.12),
            ("4,463.12", 4463.12),
            ("1,234,567", 1_234_567.0),
            ("-0.5", -0.5),
            ("−0.5", -0.5),
            ("+.5", 0.5),
            ("5.", 5.0),
            ("$1,234.5", 1234.5),
            ("1e-05", 1e-5),
            ("1'234.5", 1234.5),
            ("130\u{202F}859\u{202F}611", 130_859_611.0),
        ] {
            assert_eq!(value(text, Mark::Point), Some(number), "{text}");
        }
        for (text, number) in [("4463,12", 4463.12), ("4.463,12", 4463.12), ("0,1749", 0.1749), ("5900", 5900.0)] {
            assert_eq!(value(text, Mark::Comma), Some(number), "{text}");
        }
        assert_eq!(read("43.04 %", Mark::Point), Some(Number { value: 43.04, per_cent: true }));
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in
            ["", "-", "--", "n/a", "NaN", "inf", "0,18", "1,23,456.7", "1.2.3", "1-2", "unch", ",5", "1,2345", "0,123"]
        {
            assert_eq!(read(text, Mark::Point), None, "{text}");
        }
        assert_eq!(read("4463.12", Mark::Comma), None);
        assert_eq!(value("1e999", Mark::Point), Some(f64::INFINITY));
    }

    #[test]
    fn all_numbers_of_a_file_decide_about_its_mark() {
        let decide = |texts: &[&str]| {
            let mut evidence = Evidence::default();
            for text in texts {
                evidence.note(text);
            }
            evidence.decide(Mark::Point)
        };
        assert_eq!(decide(&["5,900", "0.18", "12"]), (Mark::Point, false));
        assert_eq!(decide(&["5.900", "0,18", "12"]), (Mark::Comma, false));
        assert_eq!(decide(&["5,900", "5,905"]), (Mark::Point, true));
        assert_eq!(decide(&["5900"]), (Mark::Point, false));
    }
}

//! What the page says when it could not take a value as it was given, beside a field and of a link alike.

use super::words;
use crate::format::{Reading, is_unseen};

/// Longest foreign text that is repeated.
const QUOTED_CHARS: usize = 24;

/// What has to be known of a quantity to speak of its values.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Terms {
    /// What the reader calls it.
    pub label: String,
    /// Its range, as the page says values; none for a choice.
    pub range: Option<(String, String)>,
    /// The labels of a choice.
    pub words: Vec<&'static str>,
    /// The value in force by now, as the page says it.
    pub used: String,
}

/// One or two sentences on what became of a text; none if it was taken as it stands.
#[must_use]
pub(crate) fn correction(terms: &Terms, given: &str, reading: Reading) -> Option<String> {
    let Terms { label, used, .. } = terms;
    let given = quoted(given);
    let range = terms.range.as_ref().map(|(low, high)| words::can_be(label, low, high));
    let range = range.unwrap_or_else(|| words::is_one_of(label, &terms.words));
    Some(match reading {
        Reading::Exact(_) => return None,
        Reading::Doubtful(_) => words::comma_read_as_point(label, &given, used),
        Reading::Rounded(_) => words::rounded(label, &given, used),
        Reading::OutOfRange(_) => words::outside(&range, &given, used),
        Reading::Unreadable if given.is_empty() => words::nothing_given(&range, used),
        Reading::Unreadable => words::unreadable(&range, &given, used),
    })
}

/// A foreign text as it may be repeated: short, on one line, nothing in it that cannot be seen or that turns
/// the direction of writing.
#[must_use]
pub(crate) fn quoted(text: &str) -> String {
    let seen: String = text.chars().filter(|c| !is_unseen(*c)).collect();
    let line = seen.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(QUOTED_CHARS) {
        Some((cut, _)) => format!("{}…", &line[..cut]),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(used: &str) -> Terms {
        let range = Some(("$50.00".to_owned(), "$150.00".to_owned()));
        Terms { label: "Spot".to_owned(), range, words: Vec::new(), used: used.to_owned() }
    }

    #[test]
    fn what_was_taken_as_it_stands_needs_no_word() {
        assert_eq!(correction(&spot("$104.00"), "104", Reading::Exact(104.0)), None);
    }

    #[test]
    fn label_range_and_value_are_named() {
        let said = |given, reading, used| correction(&spot(used), given, reading).unwrap_or_default();
        assert_eq!(
            said("999", Reading::OutOfRange(150.0), "$150.00"),
            "Spot can be $50.00 to $150.00. 999 is outside, so it is $150.00."
        );
        assert_eq!(
            said("soon", Reading::Unreadable, "$100.00"),
            "Spot can be $50.00 to $150.00. “soon” could not be read, so it is $100.00."
        );
        assert!(said(" ", Reading::Unreadable, "$100.00").contains("Nothing was given"));
        assert!(said("104,500", Reading::Doubtful(104.5), "$104.50").contains("decimal point, so it is $104.50"));
    }

    #[test]
    fn quotes_are_short_and_harmless() {
        assert_eq!(quoted("a\u{202E}b\u{200B}\n c\0"), "ab c");
        assert_eq!(quoted(&"x".repeat(99)), format!("{}…", "x".repeat(24)));
    }
}

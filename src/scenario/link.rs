//! The share link: a query that people can read, holding only what differs from the defaults.
//!
//! Decoding accepts any text: each value is clamped, and what was unreadable, unknown or out of
//! range comes back as a list of problems in words, while the rest still loads.

use std::fmt;

use super::control::{Control, Kind};
use super::controls::Key;
use super::state::Scenario;
use crate::number;

/// The version that this code writes. A reader of a newer link is told that parts may be missing.
pub const VERSION: u32 = 1;

/// Longest foreign text that a message repeats.
const QUOTED_CHARS: usize = 24;

/// What was wrong with one part of a link.
#[derive(Debug, Clone, PartialEq)]
pub enum Problem {
    /// The value is not a number, or not one of the words.
    Unreadable {
        /// The control.
        control: &'static str,
        /// What the link said.
        given: String,
    },
    /// The value lies outside the control's range; the nearest end is used.
    OutOfRange {
        /// The control.
        control: &'static str,
        /// What the link said.
        given: String,
        /// What is used instead.
        used: f64,
    },
    /// No control has this name.
    Unknown {
        /// The name in the link.
        name: String,
    },
    /// The link was made by a newer version of the lesson.
    Newer,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable { control, given } => {
                write!(f, "{control}: “{}” could not be read, so the usual value is used", short(given))
            }
            Self::OutOfRange { control, given, used } => {
                write!(f, "{control}: {} is out of range, so {} is used", short(given), number::text(*used))
            }
            Self::Unknown { name } => write!(f, "“{}” is not a setting of this page", short(name)),
            Self::Newer => write!(f, "the link comes from a newer version, so parts of it may be missing"),
        }
    }
}

fn short(text: &str) -> String {
    let clean: String = text.chars().filter(|c| !c.is_control()).take(QUOTED_CHARS + 1).collect();
    match clean.char_indices().nth(QUOTED_CHARS) {
        Some((cut, _)) => format!("{}…", &clean[..cut]),
        None => clean,
    }
}

/// The query for a state, without the question mark; empty for the defaults.
///
/// ```
/// use dealer_hedging::scenario::{Key, Scenario, link};
/// let state = Scenario::default().with(Key::Spot, 104.0).with(Key::Kind, 1.0);
/// assert_eq!(link::encode(&state), "v=1&spot=104&kind=puts");
/// assert_eq!(link::encode(&Scenario::default()), "");
/// ```
#[must_use]
pub fn encode(state: &Scenario) -> String {
    let mut query = String::new();
    for key in state.changed() {
        if query.is_empty() {
            query = format!("v={VERSION}");
        }
        let control = key.control();
        query.push('&');
        query.push_str(control.name);
        query.push('=');
        query.push_str(&control.spelled(state.get(key)));
    }
    query
}

/// The state that a query describes, and what was wrong with it. Any text is accepted, with or
/// without a leading question mark. Where a name is repeated, the last one counts.
#[must_use]
pub fn decode(query: &str) -> (Scenario, Vec<Problem>) {
    let mut state = Scenario::default();
    let mut problems = Vec::new();
    for part in query.trim_start_matches('?').split('&').filter(|part| !part.is_empty()) {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        let (name, value) = (unescaped(name), unescaped(value));
        if name == "v" {
            if value.trim().parse::<u32>().is_ok_and(|version| version > VERSION) {
                problems.push(Problem::Newer);
            }
        } else if let Some(key) = Key::named(&name) {
            match read(key.control(), &value) {
                Ok(value) => state.set(key, value),
                Err(problem) => {
                    if let Problem::OutOfRange { used, .. } = problem {
                        state.set(key, used);
                    }
                    problems.push(problem);
                }
            }
        } else {
            problems.push(Problem::Unknown { name });
        }
    }
    (state, problems)
}

fn read(control: &'static Control, given: &str) -> Result<f64, Problem> {
    let unreadable = || Problem::Unreadable { control: control.name, given: given.to_owned() };
    let text = given.trim();
    match control.kind {
        Kind::Choice(words) => {
            #[expect(clippy::cast_precision_loss, reason = "a choice has a handful of words")]
            let place = words.iter().position(|word| word.name == text).map(|place| place as f64);
            place.ok_or_else(unreadable)
        }
        Kind::Number { low, high, .. } => match number::parse(text) {
            Some(value) if (low..=high).contains(&value) => Ok(value),
            Some(value) => {
                Err(Problem::OutOfRange { control: control.name, given: given.to_owned(), used: control.clamp(value) })
            }
            None => Err(unreadable()),
        },
    }
}

/// Undoes percent-escapes and plus signs. Escapes that are not hexadecimal stay as they are, and so does
/// a text whose bytes are not UTF-8.
fn unescaped(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut plain = Vec::with_capacity(bytes.len());
    let mut index = 0;
    while let Some(&byte) = bytes.get(index) {
        let escaped = (byte == b'%').then(|| bytes.get(index + 1..index + 3)).flatten().and_then(hex);
        match (byte, escaped) {
            (_, Some(value)) => {
                plain.push(value);
                index += 2;
            }
            (b'+', None) => plain.push(b' '),
            (other, None) => plain.push(other),
        }
        index += 1;
    }
    // What is no text even then is told to the reader as it came.
    String::from_utf8(plain).unwrap_or_else(|_| text.to_owned())
}

fn hex(digits: &[u8]) -> Option<u8> {
    // `from_str_radix` would take a sign as well.
    if !digits.iter().all(u8::is_ascii_hexdigit) {
        return None;
    }
    u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

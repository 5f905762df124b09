//! Names and values out of a query, whatever happened to it on its way: chat programs escape it twice, write
//! `&amp;` for `&`, or take a bracket along; mail programs put a `#part` into the last value.

use percent_encoding::percent_decode_str;

use super::{CHAIN, ORDERS, names};
use crate::format::is_unseen;
use crate::scenario::Key;
use crate::scenario::earlier::DEALER;

/// How often a text may have been escaped.
const ROUNDS: usize = 3;
/// What is left of `&amp;` once it was split.
const AMPERSAND: &str = "amp";
/// What closes sentences, brackets and quotes, and what chat programs mark words with: no value ends so.
const CLOSING: &[char] = &[
    ')', ']', '}', '>', '”', '’', '»', '"', '\'', '`', '.', ',', ';', ':', '!', '?', '…', '*', '_', '~', '|', '\\', '/',
];
/// What opens brackets and quotes, and a second equals sign: no value begins so.
const OPENING: &[char] = &['(', '[', '{', '<', '“', '„', '‘', '«', '"', '\'', '`', '*', '_', '=', ':'];

/// What a query holds, before anything is made of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Pairs {
    /// The values that the query has for controls, in its order.
    pub values: Vec<(Key, String)>,
    /// What it says of the dealer's side in a session, as links did until version 2.
    pub dealer: Vec<String>,
    /// What it says of the reader's orders in the game.
    pub orders: Vec<String>,
    /// What it says of an underlying that a reader brought.
    pub chains: Vec<String>,
    /// The version that the link says it has.
    pub version: Option<u32>,
    /// Names that are neither a control's nor a tracker's, with their value and as they stand in the query.
    pub foreign: Vec<Foreign>,
    /// A part of the page that the last value had swallowed, as in `iv=25%23dealer-delta`.
    pub anchor: Option<String>,
}

/// Something in a query that is not ours.
#[derive(Debug, Clone, PartialEq)]
pub struct Foreign {
    /// Its name in readable letters.
    pub name: String,
    /// Its value in readable letters.
    pub value: String,
    /// Name and value as they stand in the query; empty if the query had to be put right to find them.
    pub raw: String,
}

/// Reads a query, with or without its question mark.
#[must_use]
pub fn pairs(query: &str) -> Pairs {
    let mut text = query.trim_start_matches(|c: char| c == '?' || c.is_whitespace()).to_owned();
    let mut found = Pairs::default();
    // A whole query that was escaped names nothing that we know until it is unescaped.
    for round in 0..ROUNDS {
        found = Pairs::default();
        let separators: &[char] = if round == 0 { &['&'] } else { &['&', ';'] };
        for part in text.split(separators) {
            found.take(part, round == 0);
        }
        let plain = unescaped(&text);
        if found.has_ours() || plain == text {
            break;
        }
        text = plain;
    }
    found
}

impl Pairs {
    /// Whether it has a value for anything of the lesson.
    #[must_use]
    pub fn has_ours(&self) -> bool {
        !(self.values.is_empty() && self.dealer.is_empty() && self.orders.is_empty() && self.chains.is_empty())
    }

    /// Takes one part of the query: a name and a value, or several that stick together.
    fn take(&mut self, part: &str, as_it_came: bool) {
        let plain = clean(&unescaped(part));
        // The text after a part's own `#` names a place on the page.
        let (plain, anchor) = plain.split_once('#').map_or((plain.as_str(), None), |(head, tail)| (head, Some(tail)));
        let pieces: Vec<&str> = plain.split(['&', ';']).collect();
        // Of what begins with somebody else's name, only what was not escaped is ours: a value may be another link.
        let is_loose = part.contains(';') || plain.starts_with(AMPERSAND);
        if is_ours(plain) || (is_loose && pieces.iter().any(|piece| is_ours(piece))) {
            for piece in pieces.into_iter().filter(|piece| *piece != AMPERSAND) {
                self.take_one(piece, String::new());
            }
            self.anchor = anchor.map(str::to_owned).or(self.anchor.take());
        } else if !plain.is_empty() {
            self.take_one(plain, if as_it_came { part.to_owned() } else { String::new() });
        }
    }

    fn take_one(&mut self, piece: &str, raw: String) {
        let (name, value) = split(piece);
        match Key::named(&name) {
            Some(key) => self.values.push((key, bare(value).to_owned())),
            None if name == ORDERS => self.orders.push(bare(value).to_owned()),
            None if name == CHAIN => self.chains.push(bare(value).to_owned()),
            None if name == DEALER => self.dealer.push(bare(value).to_owned()),
            None if name == "v" => self.version = bare(value).parse().ok().or(self.version),
            None if name.is_empty() || names::is_tracker(&name) => {}
            None => self.foreign.push(Foreign { name, value: value.to_owned(), raw }),
        }
    }
}

/// Whether a piece of a query gives something of the lesson a value.
fn is_ours(piece: &str) -> bool {
    let (name, _) = split(piece);
    piece.contains('=') && ([CHAIN, DEALER, ORDERS].contains(&name.as_str()) || Key::named(&name).is_some())
}

/// A name in small letters without what surrounds it, and the value as it stands.
fn split(piece: &str) -> (String, &str) {
    let (name, value) = piece.split_once('=').unwrap_or((piece, ""));
    let name = name.trim_matches(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-')));
    (name.to_ascii_lowercase(), value)
}

/// A value without the brackets, quotes and full stops around it, nor what follows a bracket that ends a link.
fn bare(value: &str) -> &str {
    let value = value.trim_start_matches(|c: char| OPENING.contains(&c) || c.is_whitespace());
    let value = value.split(['<', '>', '"', '|', '\n', '\r']).next().unwrap_or_default();
    value.trim_end_matches(|c: char| CLOSING.contains(&c) || c.is_whitespace())
}

/// The text without what cannot be seen.
fn clean(text: &str) -> String {
    text.chars().filter(|c| !is_unseen(*c)).collect()
}

/// The text without escapes, however often it was escaped. Escapes that are not hexadecimal stay as they are,
/// and so does a text whose bytes are not UTF-8.
fn unescaped(text: &str) -> String {
    let mut plain = text.replace('+', " ");
    for _ in 0..ROUNDS {
        match percent_decode_str(&plain).decode_utf8().map(std::borrow::Cow::into_owned) {
            Ok(next) if next != plain => plain = next,
            _ => break,
        }
    }
    plain
}

/// The place on the page that a hash means, in small letters: without escapes, without the brackets and full
/// stops of the sentence it stood in, without what trackers put behind it.
///
/// ```
/// use dealer_hedging::scenario::link::anchor;
/// assert_eq!(anchor("#Dealer-Delta)."), "dealer-delta");
/// assert_eq!(anchor("#dealer-delta&utm_source=x"), "dealer-delta");
/// ```
#[must_use]
pub fn anchor(hash: &str) -> String {
    let plain = clean(&unescaped(hash)).to_ascii_lowercase();
    let plain = plain.trim_start_matches(|c: char| c == '#' || c.is_whitespace());
    let end = plain.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))).unwrap_or(plain.len());
    plain[..end].trim_end_matches(['-', '_']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(query: &str) -> Vec<(&'static str, String)> {
        pairs(query).values.into_iter().map(|(key, value)| (key.name(), value)).collect()
    }

    #[test]
    fn separators_and_escapes_of_all_kinds_are_undone() {
        let both = vec![("spot", "104".to_owned()), ("days", "2".to_owned())];
        for query in [
            "?spot=104&days=2",
            "spot=104&amp;days=2",
            "spot=104&amp%3Bdays=2",
            "spot=104;days=2",
            "spot=104%3Bdays=2",
            "spot=104%26days%3D2",
            "spot%3D104%26days%3D2",
            "spot%253D104%2526days%253D2",
            "??spot=104&&days=2&",
            "SPOT=104&Days=2",
            " spot = 104 & days = 2",
            "%3Fspot%3D104%26days%3D2",
            "spot%3D104&days%3D2",
            "spot=%E2%80%8B104&days=2%E2%80%AC",
        ] {
            assert_eq!(values(query), both, "{query}");
        }
    }

    #[test]
    fn what_a_sentence_leaves_at_the_end_is_cut_off() {
        for end in [
            ")",
            ".",
            ",",
            ";",
            "\"",
            "'",
            "]",
            ">",
            "…",
            "...",
            ").",
            "%22%29",
            "*",
            "**",
            "_",
            "`",
            "»",
            "%E2%80%9D",
            "|",
            " ",
        ] {
            assert_eq!(values(&format!("spot=104&iv=25{end}")), [("spot", "104".into()), ("iv", "25".into())], "{end}");
        }
        assert_eq!(values("spot=104%3E%20and%20more&iv=25|more"), [("spot", "104".into()), ("iv", "25".into())]);
        assert_eq!(values("spot=(104)"), [("spot", "104".to_owned())]);
    }

    #[test]
    fn a_part_of_the_page_inside_a_value_is_found() {
        let found = pairs("spot=104&iv=25%23dealer-delta");
        assert_eq!(found.values, [(Key::Spot, "104".to_owned()), (Key::Iv, "25".to_owned())]);
        assert_eq!(found.anchor.as_deref(), Some("dealer-delta"));
        for hash in [
            "#dealer-delta",
            "#Dealer-Delta",
            "#dealer-delta.",
            "#dealer-delta)",
            "%23dealer-delta",
            "#dealer-delta?x=1",
            "##dealer-delta…",
            "#dealer-delta%20",
        ] {
            assert_eq!(anchor(hash), "dealer-delta", "{hash}");
        }
    }

    #[test]
    fn what_is_not_ours_is_kept_as_it_came() {
        let found = pairs("spot=104&from=a%20friend&utm_source=x&next=%2Fa%3Fb%3D1%26days%3D2&fbclid=1&v=1");
        let raw: Vec<_> = found.foreign.iter().map(|foreign| foreign.raw.as_str()).collect();
        assert_eq!(raw, ["from=a%20friend", "next=%2Fa%3Fb%3D1%26days%3D2"]);
        assert_eq!((found.version, found.values.len()), (Some(1), 1));
    }
}

//! Cboe's delayed quotes as JSON: `{"timestamp": …, "data": {"options": [{"option": "SPX…", …}, …], "symbol": …}}`.
//!
//! The list of options is by far the most of it. It is cut out of the text and read an option at a time, so that a
//! caller can stop in between; what is left is a small document of its own, which is read at the end.

use serde_json::Value;

use super::dates::Order;
use super::gather::{Candidate, Gathered, Head, Quoted, expiry};
use super::quote::{FileKind, Quotes, Why};
use super::refusal::Refusal;
use super::symbol;
use super::times;

/// So many options are read in one go.
const OPTIONS_AT_ONCE: usize = 128;
/// What stands before the list.
const KEY: &str = "\"options\"";

/// A list of options that is being read.
#[derive(Debug)]
pub(super) struct List {
    text: String,
    /// The first byte of the list.
    from: usize,
    /// The first byte that has not been read.
    at: usize,
    /// How many options have been seen.
    place: usize,
    /// The last byte of the list, when it has been reached.
    to: Option<usize>,
    gathered: Gathered,
}

impl List {
    /// Begins to read a list.
    ///
    /// # Errors
    /// [`Refusal::NoOptionsInJson`], or what is wrong with JSON that has none.
    pub(super) fn new(text: String) -> Result<Self, Refusal> {
        let after_key = text.match_indices(KEY).find_map(|(at, key)| {
            let rest = text[at + key.len()..].trim_start().strip_prefix(':')?.trim_start();
            rest.starts_with('[').then_some(text.len() - rest.len())
        });
        let Some(from) = after_key else {
            return Err(match serde_json::from_str::<serde::de::IgnoredAny>(&text) {
                Ok(_) => Refusal::NoOptionsInJson,
                Err(error) => refusal(&error, 0),
            });
        };
        Ok(Self { text, from, at: from + 1, place: 0, to: None, gathered: Gathered::default() })
    }

    /// The share of the work that is done, 0 to 1.
    #[expect(clippy::cast_precision_loss, reason = "a share is told in per cent")]
    pub(super) fn share(&self) -> f64 {
        if self.to.is_some() { 1.0 } else { self.at as f64 / self.text.len().max(1) as f64 }
    }

    /// How many options have been kept.
    pub(super) fn options(&self) -> usize {
        self.gathered.len()
    }

    /// Reads some more options; whether that was all.
    ///
    /// # Errors
    /// [`Refusal::TooMany`], [`Refusal::BrokenJson`], [`Refusal::CutShort`].
    pub(super) fn step(&mut self) -> Result<bool, Refusal> {
        for _ in 0..OPTIONS_AT_ONCE {
            if self.to.is_some() {
                return Ok(true);
            }
            self.one()?;
        }
        Ok(false)
    }

    /// Reads one option, or the end of the list.
    fn one(&mut self) -> Result<(), Refusal> {
        self.skip_space();
        if self.text[self.at..].starts_with(']') {
            self.to = Some(self.at);
            return Ok(());
        }
        if self.place > 0 {
            if !self.text[self.at..].starts_with(',') {
                return Err(self.broken());
            }
            self.at += 1;
            self.skip_space();
        }
        let mut values = serde_json::Deserializer::from_str(&self.text[self.at..]).into_iter::<Value>();
        let value = match values.next() {
            Some(Ok(value)) => value,
            Some(Err(error)) => return Err(refusal(&error, self.lines_before())),
            None => return Err(Refusal::CutShort),
        };
        self.at += values.byte_offset();
        self.place += 1;
        self.take(&value)
    }

    fn take(&mut self, value: &Value) -> Result<(), Refusal> {
        let Some(contract) = value.get("option").and_then(Value::as_str).and_then(symbol::read) else {
            self.gathered.leave_out(Why::Row, self.place);
            return Ok(());
        };
        if symbol::is_adjusted(contract.root) {
            self.gathered.leave_out(Why::Adjusted, self.place);
            return Ok(());
        }
        let number = |name| value.get(name).and_then(number);
        let candidate = Candidate {
            expiry: expiry(Some(contract.date), |date| symbol::settlement(contract.root, date)),
            kind: Some(contract.kind),
            strike: Some(contract.strike),
            open_interest: number("open_interest"),
            bid: number("bid"),
            ask: number("ask"),
            volatility: number("iv"),
            delta: number("delta"),
            gamma: number("gamma"),
        };
        self.gathered.take(self.place, &candidate)
    }

    /// The chain, when all is read.
    ///
    /// # Errors
    /// [`Refusal::NoOption`], or what is wrong with the document around the list.
    pub(super) fn finish(self) -> Result<Quotes, Refusal> {
        let to = self.to.ok_or(Refusal::CutShort)?;
        let around = format!("{}[{}", &self.text[..self.from], &self.text[to..]);
        let document: Value = serde_json::from_str(&around).map_err(|error| refusal(&error, 0))?;
        let data = document.get("data").unwrap_or(&document);
        if data.get("options").is_none() {
            return Err(Refusal::NoOptionsInJson);
        }
        let text = |of: &Value, name: &str| of.get(name).and_then(Value::as_str).map(ToOwned::to_owned);
        let symbol = text(data, "symbol").or_else(|| text(&document, "symbol")).unwrap_or_default();
        let spot = ["current_price", "close", "prev_day_close"]
            .into_iter()
            .find_map(|name| data.get(name).and_then(number).filter(|price| *price > 0.0));
        let quoted = quoted(text(data, "last_trade_time").as_deref(), text(&document, "timestamp").as_deref());
        let symbol = symbol::plain(&symbol).to_uppercase();
        let head = Head { file: FileKind::CboeJson, symbol, quoted, spot, assumed: Vec::new() };
        self.gathered.finish(head)
    }

    fn skip_space(&mut self) {
        self.at = self.text.len() - self.text[self.at..].trim_start_matches([' ', '\t', '\r', '\n']).len();
    }

    fn broken(&self) -> Refusal {
        if self.at == self.text.len() {
            Refusal::CutShort
        } else {
            Refusal::BrokenJson { line: self.lines_before() + 1 }
        }
    }

    fn lines_before(&self) -> usize {
        self.text[..self.at].matches('\n').count()
    }
}

/// When the chain was quoted: at the last trade of the underlying, by the clock of New York; else when the file was
/// written, in universal time, which is a quarter of an hour later or the next day.
fn quoted(last_trade: Option<&str>, written: Option<&str>) -> Quoted {
    let read = |text: Option<&str>| times::read(text?, Order::MonthFirst);
    if let Some(at) = read(last_trade).and_then(times::Stamp::in_new_york) {
        return Quoted::At(at);
    }
    let universal = read(written).map(|stamp| times::Stamp { offset: stamp.offset.or(Some(0)), ..stamp });
    universal.and_then(times::Stamp::in_new_york).map_or(Quoted::Unsaid, Quoted::At)
}

fn number(value: &Value) -> Option<f64> {
    value.as_f64().or_else(|| crate::format::number::parse(value.as_str()?))
}

fn refusal(error: &serde_json::Error, lines_before: usize) -> Refusal {
    if error.is_eof() { Refusal::CutShort } else { Refusal::BrokenJson { line: lines_before + error.line() } }
}

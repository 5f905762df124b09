//! The rows of a table, read as all of it is to be read.

use std::collections::HashMap;

use csv::StringRecord;
use jiff::civil::Date;

use super::columns::{Columns, OptionPlaces};
use super::dates::{self, Order};
use super::gather::{Candidate, Gathered, Head, Quoted, expiry};
use super::names::Field;
use super::number::{self, Mark};
use super::preamble::Preamble;
use super::quote::{Assumed, FileKind, Settlement, Why};
use super::refusal::Refusal;
use super::symbol::{self, Contract};
use super::times::Stamp;
use crate::model::OptionKind;

/// What Cboe wrote until 2020 for a volatility that it had not worked out.
const OLD_CBOE_NONE: f64 = 0.02;

/// The class or the underlying that a row names, and whether it is surely a class; none if it names none, or one whose
/// contracts were adjusted.
pub(super) fn named<'a>(record: &'a StringRecord, option: &OptionPlaces) -> Option<(&'a str, bool)> {
    let root = symbol::plain(option.get(record, Field::Root));
    let found = match contract(record, option) {
        Some(contract) => (contract.root, true),
        None if !root.is_empty() => (root, true),
        None => (symbol::plain(option.get(record, Field::Underlying)), false),
    };
    (!found.0.is_empty() && !symbol::is_adjusted(found.0)).then_some(found)
}

fn contract<'a>(record: &'a StringRecord, option: &OptionPlaces) -> Option<Contract<'a>> {
    let read = |field| symbol::read(option.get(record, field));
    read(Field::Contract).or_else(|| read(Field::Underlying))
}

/// How a table is to be read.
#[derive(Debug)]
pub(super) struct Manner {
    pub(super) mark: Mark,
    pub(super) order: Order,
    pub(super) per_cent: bool,
    pub(super) stamp: Option<Stamp>,
    /// Of each moment that rows name, whether they belong to the chain.
    pub(super) moments: HashMap<String, bool>,
    pub(super) symbol: String,
    /// Of the first row that has one.
    pub(super) spot: Option<f64>,
    pub(super) assumed: Vec<Assumed>,
    pub(super) days: LastDay,
}

/// The day that was read last: thousands of rows have the same.
#[derive(Debug, Default)]
pub(super) struct LastDay {
    text: String,
    day: Option<Date>,
}

impl LastDay {
    fn read(&mut self, text: &str, order: Order) -> Option<Date> {
        if self.text != text {
            text.clone_into(&mut self.text);
            self.day = dates::read(text).and_then(|written| written.date(order));
        }
        self.day
    }
}

impl Manner {
    /// Takes the options of a row, or leaves them out.
    pub(super) fn take(
        &mut self,
        record: &StringRecord,
        line: usize,
        columns: &Columns,
        gathered: &mut Gathered,
    ) -> Result<(), Refusal> {
        for option in &columns.options {
            match self.candidate(record, option, columns.is_old_cboe) {
                Ok(candidate) => gathered.take(line, &candidate)?,
                Err(why) => gathered.leave_out(why, line),
            }
        }
        Ok(())
    }

    fn candidate(&mut self, record: &StringRecord, option: &OptionPlaces, is_old_cboe: bool) -> Result<Candidate, Why> {
        let text = |field| option.get(record, field);
        let mark = self.mark;
        let number = |field| number::read(text(field), mark).map(|number| number.value);
        let contract = contract(record, option);
        if contract.is_some_and(|contract| symbol::is_adjusted(contract.root)) {
            return Err(Why::Adjusted);
        }
        let name = named(record, option);
        if name.is_some_and(|(name, _)| !symbol::underlying(name).eq_ignore_ascii_case(&self.symbol)) {
            return Err(Why::OtherUnderlying);
        }
        if !self.moments.is_empty() && !self.moments.get(text(Field::Quoted)).copied().unwrap_or_default() {
            return Err(Why::OtherTime);
        }
        let spot = self.spot.or_else(|| number(Field::Spot));
        let volatility = number(Field::Volatility).filter(|iv| !(is_old_cboe && *iv == OLD_CBOE_NONE));
        let date = match contract {
            Some(contract) => Some(contract.date),
            None => self.days.read(text(Field::Expiry), self.order),
        };
        let candidate = Candidate {
            expiry: None,
            kind: contract.map(|contract| contract.kind).or(option.kind).or_else(|| kind(text(Field::Kind))),
            strike: contract.map(|contract| contract.strike).or_else(|| number(Field::Strike)),
            open_interest: number(Field::OpenInterest),
            bid: number(Field::Bid),
            ask: number(Field::Ask),
            volatility: volatility.map(|iv| if self.per_cent { iv / 100.0 } else { iv }),
            delta: number(Field::Delta),
            gamma: number(Field::Gamma),
        };
        let written = text(Field::Settlement);
        self.spot = spot;
        Ok(Candidate { expiry: expiry(date, |date| self.settlement(written, name, date)), ..candidate })
    }

    fn settlement(&mut self, written: &str, name: Option<(&str, bool)>, date: Date) -> Settlement {
        match (written.to_lowercase().as_str(), name) {
            ("am" | "a" | "a.m." | "morning" | "open", _) => Settlement::Morning,
            ("pm" | "p" | "p.m." | "afternoon" | "close", _) => Settlement::Afternoon,
            (_, Some((root, true))) => symbol::settlement(root, date),
            (_, name) => {
                if !self.assumed.contains(&Assumed::Settlement) {
                    self.assumed.push(Assumed::Settlement);
                }
                symbol::settlement(name.map_or(&self.symbol, |(name, _)| name), date)
            }
        }
    }

    /// What the file says of all its options.
    pub(super) fn head(&mut self, file: FileKind, preamble: &Preamble) -> Head {
        let mut assumed = core::mem::take(&mut self.assumed);
        let quoted = match self.stamp {
            None => Quoted::Unsaid,
            Some(Stamp { date, time: None, .. }) => Quoted::Day(date),
            // Cboe writes its own clock, by whatever name.
            Some(Stamp { date, time: Some(time), .. }) if file == FileKind::CboeCsv => {
                Quoted::At(date.to_datetime(time))
            }
            Some(stamp) => {
                if stamp.offset.is_none() && !stamp.says_new_york {
                    assumed.push(Assumed::NewYorkTime);
                }
                stamp.in_new_york().map_or(Quoted::Day(stamp.date), Quoted::At)
            }
        };
        let symbol = core::mem::take(&mut self.symbol);
        Head { file, symbol, quoted, spot: self.spot.or(preamble.spot), assumed }
    }
}

fn kind(text: &str) -> Option<OptionKind> {
    match text.to_lowercase().as_str() {
        "c" | "call" | "calls" | "call option" => Some(OptionKind::Call),
        "p" | "put" | "puts" | "put option" => Some(OptionKind::Put),
        _ => None,
    }
}

//! How all of a table is to be read, found from all its rows; and the rows read that way.

use std::collections::{BTreeMap, HashMap};

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
use super::times::{self, Stamp};
use crate::model::OptionKind;

/// A volatility above it, as most of a table must be, is per cent: 300 per cent a year is not the rule anywhere.
const LEAST_PER_CENT: f64 = 3.0;
/// What Cboe wrote until 2020 for a volatility that it had not worked out.
const OLD_CBOE_NONE: f64 = 0.02;

/// What was seen of a table so far.
#[derive(Debug, Default)]
pub(super) struct Survey {
    numbers: number::Evidence,
    dates: dates::Evidence,
    /// Whether a volatility has a sign of per cent.
    per_cent_sign: bool,
    /// Volatilities up to [`LEAST_PER_CENT`] and above, read with each of [`Mark::BOTH`].
    volatilities: [[usize; 2]; 2],
    /// When rows were quoted, and how many.
    moments: BTreeMap<String, usize>,
    /// The expiry that was noted last: thousands of rows have the same.
    last_expiry: String,
    /// The underlying of the first row.
    symbol: Option<String>,
}

impl Survey {
    pub(super) fn note(&mut self, record: &StringRecord, columns: &Columns) {
        for (place, option) in columns.options.iter().enumerate() {
            let field = |field| option.get(record, field);
            for number in [Field::Bid, Field::Ask, Field::Volatility, Field::Delta, Field::Gamma] {
                self.numbers.note(field(number));
            }
            self.note_volatility(field(Field::Volatility));
            // What is of both options of a row is noted once.
            if place > 0 {
                continue;
            }
            self.numbers.note(field(Field::Strike));
            self.numbers.note(field(Field::Spot));
            self.note_expiry(field(Field::Expiry));
            self.note_moment(field(Field::Quoted));
            if self.symbol.is_none() {
                self.symbol = named(record, option).map(|(name, _)| symbol::underlying(name).to_uppercase());
            }
        }
    }

    fn note_volatility(&mut self, text: &str) {
        self.per_cent_sign |= text.ends_with('%');
        for (mark, counts) in Mark::BOTH.into_iter().zip(&mut self.volatilities) {
            match number::read(text, mark) {
                Some(number) if number.value > LEAST_PER_CENT => counts[1] += 1,
                Some(number) if number.value > 0.0 => counts[0] += 1,
                _ => {}
            }
        }
    }

    fn note_expiry(&mut self, text: &str) {
        if self.last_expiry != text {
            text.clone_into(&mut self.last_expiry);
            if let Some(written) = dates::read(text) {
                self.dates.note(written);
            }
        }
    }

    fn note_moment(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if let Some(count) = self.moments.get_mut(text) {
            *count += 1;
            return;
        }
        if let Some(written) = dates::read(text) {
            self.dates.note(written);
        }
        self.moments.insert(text.to_owned(), 1);
    }

    /// How the table is to be read.
    pub(super) fn decide(self, columns: &Columns, preamble: &Preamble) -> Manner {
        let mut assumed = Vec::new();
        // Between semicolons a comma is free to be the decimal mark.
        let usual = if columns.separator == b';' { Mark::Comma } else { Mark::Point };
        let (mark, is_guess) = self.numbers.decide(usual);
        if is_guess {
            assumed.push(if mark == Mark::Point { Assumed::DecimalPoint } else { Assumed::DecimalComma });
        }
        let (order, is_guess) = self.dates.decide();
        if is_guess {
            assumed.push(if order == Order::MonthFirst { Assumed::MonthFirst } else { Assumed::DayFirst });
        }
        let [below, above] = self.volatilities[usize::from(mark == Mark::Comma)];
        let is_said = self.per_cent_sign || columns.says_per_cent;
        if !is_said && above > below {
            assumed.push(Assumed::VolatilityInPerCent);
        }
        let (stamp, moments) = latest(&self.moments, order);
        if moments.values().any(|is_latest| !is_latest) {
            assumed.push(Assumed::LatestTime);
        }
        let symbol = self.symbol.or_else(|| preamble.symbol.clone()).unwrap_or_default();
        let stamp = stamp.or(preamble.stamp);
        Manner {
            mark,
            order,
            per_cent: is_said || above > below,
            stamp,
            moments,
            symbol,
            spot: None,
            assumed,
            days: LastDay::default(),
        }
    }
}

/// The latest moment, and of each whether its rows are the chain's. Where nearly every row has a moment of its own, its
/// last trade say, all of the latest day are.
fn latest(moments: &BTreeMap<String, usize>, order: Order) -> (Option<Stamp>, HashMap<String, bool>) {
    let key = |stamp: &Stamp| (stamp.date, stamp.in_new_york());
    let read: Vec<(&String, Option<Stamp>)> = moments.keys().map(|text| (text, times::read(text, order))).collect();
    let Some(last) = read.iter().filter_map(|(_, stamp)| *stamp).max_by_key(key) else {
        return (None, HashMap::new());
    };
    let rows: usize = moments.values().sum();
    let each_its_own = moments.len() * 2 > rows;
    let is_latest = |stamp: &Stamp| key(stamp) == key(&last) || (each_its_own && stamp.date == last.date);
    let of = |(text, stamp): (&String, Option<Stamp>)| (text.clone(), stamp.as_ref().is_some_and(is_latest));
    (Some(last), read.into_iter().map(of).collect())
}

/// The class or the underlying that a row names, and whether it is surely a class; none if it names none, or one whose
/// contracts were adjusted.
fn named<'a>(record: &'a StringRecord, option: &OptionPlaces) -> Option<(&'a str, bool)> {
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
    mark: Mark,
    order: Order,
    per_cent: bool,
    stamp: Option<Stamp>,
    /// Of each moment that rows name, whether they belong to the chain.
    moments: HashMap<String, bool>,
    symbol: String,
    /// Of the first row that has one.
    spot: Option<f64>,
    assumed: Vec<Assumed>,
    days: LastDay,
}

/// The day that was read last: thousands of rows have the same.
#[derive(Debug, Default)]
struct LastDay {
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

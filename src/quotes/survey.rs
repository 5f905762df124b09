//! How all of a table is to be read, found from all its rows.

use std::collections::{BTreeMap, HashMap};

use csv::StringRecord;

use super::columns::Columns;
use super::dates::{self, Order};
use super::manner::{LastDay, Manner, named};
use super::names::Field;
use super::number::{self, Mark};
use super::preamble::Preamble;
use super::quote::Assumed;
use super::symbol;
use super::times::{self, Stamp};

/// A volatility above it, as most of a table must be, is per cent: 300 per cent a year is not the rule anywhere.
const LEAST_PER_CENT: f64 = 3.0;

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

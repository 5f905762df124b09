//! Options as they come out of a file, checked one by one, and what is left out of them.

use std::collections::{HashMap, HashSet};

use jiff::civil::{Date, DateTime};

use super::calendar;
use super::quote::{Assumed, Expiry, FileKind, LeftOut, MOST_CONTRACTS, MOST_ROWS, Quote, Quotes, Settlement, Why};
use super::refusal::Refusal;
use crate::model::OptionKind;
use crate::model::limits::{MAX_VOLATILITY, SESSION_IMPLIED_VOLATILITY_RANGE, SESSION_PRICE_RANGE};

/// So many places are named of what was left out.
const FIRST_PLACES: usize = 3;

/// An option as a file has it, nothing checked yet; none where a field is missing or no number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    pub(super) expiry: Option<Expiry>,
    pub(super) kind: Option<OptionKind>,
    pub(super) strike: Option<f64>,
    pub(super) open_interest: Option<f64>,
    pub(super) bid: Option<f64>,
    pub(super) ask: Option<f64>,
    pub(super) volatility: Option<f64>,
    pub(super) delta: Option<f64>,
    pub(super) gamma: Option<f64>,
}

/// What a file says of all its options.
#[derive(Debug, Clone)]
pub(super) struct Head {
    pub(super) file: FileKind,
    pub(super) symbol: String,
    pub(super) quoted: Quoted,
    pub(super) spot: Option<f64>,
    pub(super) assumed: Vec<Assumed>,
}

/// When a chain was quoted, as its file says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quoted {
    Unsaid,
    /// That day.
    Day(Date),
    /// To the minute, in New York.
    At(DateTime),
}

/// The options of a file so far.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    rows: Vec<Quote>,
    left_out: Vec<LeftOut>,
    seen: HashSet<(Expiry, OptionKind, u64)>,
}

impl Gathered {
    /// How many options have been kept.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Leaves out what stands at this place.
    pub(super) fn leave_out(&mut self, why: Why, place: usize) {
        LeftOut::add(&mut self.left_out, why, place, FIRST_PLACES);
    }

    /// Takes an option, or leaves it out.
    pub(super) fn take(&mut self, place: usize, candidate: &Candidate) -> Result<(), Refusal> {
        match checked(place, candidate) {
            Err(why) => self.leave_out(why, place),
            Ok(quote) if !self.seen.insert((quote.expiry, quote.kind, quote.strike.to_bits())) => {
                self.leave_out(Why::Repeated, place);
            }
            Ok(_) if self.rows.len() == MOST_ROWS => return Err(Refusal::TooMany),
            Ok(quote) => self.rows.push(quote),
        }
        Ok(())
    }

    /// The chain; what had ended when it was quoted is left out.
    pub(super) fn finish(mut self, head: Head) -> Result<Quotes, Refusal> {
        let Head { file, symbol, quoted, spot, mut assumed } = head;
        let (written, quoted) = moment(quoted, &mut assumed);
        if let Some(quoted) = quoted {
            self.leave_out_expired(quoted);
        }
        self.left_out.sort_by_key(|left| core::cmp::Reverse(left.count));
        if self.rows.is_empty() {
            return Err(Refusal::NoOption { most: self.left_out.first().map(|left| (left.why, left.count)) });
        }
        assumed.sort_unstable();
        assumed.dedup();
        let spot = spot.filter(|spot| SESSION_PRICE_RANGE.contains(spot));
        Ok(Quotes { file, symbol, quoted, written, spot, rows: self.rows, left_out: self.left_out, assumed })
    }

    fn leave_out_expired(&mut self, quoted: DateTime) {
        let mut ended = HashMap::new();
        let (gone, rows) = core::mem::take(&mut self.rows)
            .into_iter()
            .partition(|row| *ended.entry(row.expiry).or_insert_with(|| row.expiry.moment() <= quoted));
        self.rows = rows;
        let gone: Vec<Quote> = gone;
        for row in gone {
            self.leave_out(Why::Expired, row.place);
        }
    }
}

/// What the file says of the time, and when the chain was quoted.
fn moment(quoted: Quoted, assumed: &mut Vec<Assumed>) -> (Option<DateTime>, Option<DateTime>) {
    let (written, at) = match quoted {
        Quoted::Unsaid => return (None, None),
        Quoted::Day(day) => {
            assumed.push(Assumed::TimeOfDay);
            (day.to_datetime(jiff::civil::Time::midnight()), day.to_datetime(calendar::close(day)))
        }
        Quoted::At(at) => (at, at),
    };
    let last = calendar::last_quoted(at);
    if last != at {
        assumed.push(Assumed::LastClose);
    }
    (Some(written), Some(last))
}

fn checked(place: usize, candidate: &Candidate) -> Result<Quote, Why> {
    let strike = candidate.strike.filter(|strike| SESSION_PRICE_RANGE.contains(strike)).ok_or(Why::Strike)?;
    let expiry = candidate.expiry.ok_or(Why::Expiry)?;
    let kind = candidate.kind.ok_or(Why::Kind)?;
    let contracts = 0.0..=MOST_CONTRACTS;
    let open_interest = candidate.open_interest.filter(|open| contracts.contains(open)).ok_or(Why::OpenInterest)?;
    if open_interest == 0.0 {
        return Err(Why::NothingOpen);
    }
    let price = |price: Option<f64>| price.filter(|price| SESSION_PRICE_RANGE.contains(price));
    let volatilities = *SESSION_IMPLIED_VOLATILITY_RANGE.start()..=MAX_VOLATILITY;
    Ok(Quote {
        place,
        expiry,
        kind,
        strike,
        open_interest,
        bid: price(candidate.bid),
        ask: price(candidate.ask),
        // Zero is how Cboe says that there is none.
        volatility: candidate.volatility.filter(|volatility| volatilities.contains(volatility)),
        delta: candidate.delta.filter(|delta| (-1.0..=1.0).contains(delta)),
        gamma: candidate.gamma.filter(|gamma| (0.0..f64::INFINITY).contains(gamma)),
    })
}

/// An expiry, if there is a day.
pub(super) fn expiry(date: Option<Date>, settlement: impl FnOnce(Date) -> Settlement) -> Option<Expiry> {
    date.map(|date| Expiry { date, settlement: settlement(date) })
}

//! From what a file says to a chain that the model can work with: times, forwards, volatilities.
//!
//! Per expiry the forward comes from put–call parity near the money where enough strikes have both prices
//! ([`parity`]), else from the reader's rate and yield. The volatility of an option is the quoted one,
//! else the one that the middle between bid and ask implies; an offer without a bid is no price, only a bound.
//!
//! It is done in slices, so that whoever drives it can stay awake: a chain may have 50 000 rows.

use std::collections::BTreeMap;

use super::chain::{ForwardFrom, GammaDifference, QuotedChain, QuotedExpiry, QuotedOption, VolatilityFrom};
use super::expiry::minutes_between;
use super::parity::{self, Pair};
use super::quote::{Expiry, LeftOut, Quote, Quotes, Settlement, Why};
use super::setting::{Setting, Unvalued};
use crate::model::limits::{MAX_CONTRACTS, MAX_VOLATILITY, MAX_YEARS, PRICE_RANGE};
use crate::model::time::years_from_minutes;
use crate::model::{
    Carry, EuropeanOption, ModelError, NotImplied, OptionInputs, OptionKind, PricedOption, implied_volatility,
};

/// By how much the middle between bid and ask may be off, in dollars: half of a cent, in which prices are quoted.
pub const HALF_TICK: f64 = 0.005;
/// A quoted volatility below a hundredth of a per cent is none: at such a one, gamma at the strike has no bounds.
pub const LEAST_VOLATILITY: f64 = 1e-4;
/// So many places of what was left out are named.
const NAMED_PLACES: usize = 5;
/// Rows sorted into expiries, and options valued, before anyone is asked whether to go on.
const ROWS_AT_ONCE: usize = 512;
const OPTIONS_AT_ONCE: usize = 32;

/// A chain being valued, in slices.
#[derive(Debug)]
pub struct Valuation {
    rows: Vec<Quote>,
    carry: Carry,
    sorted_rows: usize,
    /// The rows of each expiry, of those not yet valued.
    waiting: BTreeMap<Expiry, Vec<usize>>,
    current: Option<Current>,
    done: usize,
    chain: QuotedChain,
}

/// The expiry being valued.
#[derive(Debug)]
struct Current {
    expiry: QuotedExpiry,
    /// Its rows by strike.
    rows: Vec<usize>,
    next: usize,
    largest_gamma: f64,
    /// Where quoted gamma is furthest off, [`GammaDifference::of_largest`] still in shares per dollar.
    difference: Option<GammaDifference>,
}

impl Valuation {
    /// Begins with a chain.
    ///
    /// # Errors
    /// [`Unvalued`] where time or spot is missing or out of range.
    pub fn new(quotes: Quotes, setting: &Setting) -> Result<Self, Unvalued> {
        let quoted = setting.quoted.or(quotes.quoted).ok_or(Unvalued::Time)?;
        let close = Expiry { date: quoted.date(), settlement: Settlement::Afternoon };
        let spot = setting.spot.or(quotes.spot).ok_or(Unvalued::NoSpot)?;
        if !PRICE_RANGE.contains(&spot) {
            return Err(Unvalued::Spot(ModelError::Spot(spot)));
        }
        let Quotes { symbol, rows, left_out, .. } = quotes;
        let chain = QuotedChain {
            symbol,
            quoted,
            spot,
            minutes_to_close: minutes_between(quoted, close).max(0.0),
            expiries: Vec::new(),
            options: Vec::new(),
            left_out,
            gamma_difference: None,
        };
        let (waiting, current) = (BTreeMap::new(), None);
        Ok(Self { rows, carry: setting.carry, sorted_rows: 0, waiting, current, done: 0, chain })
    }

    /// Goes on as long as `may_go_on` says so; returns how much is done, 0 to 1, while something is left.
    pub fn step(&mut self, may_go_on: &dyn Fn() -> bool) -> Option<f64> {
        while self.bite() {
            if !may_go_on() {
                return Some(self.share_done());
            }
        }
        None
    }

    /// The chain; what is left to do is done first.
    pub fn finish(mut self) -> QuotedChain {
        while self.bite() {}
        self.chain.left_out.sort_by_key(|left_out| core::cmp::Reverse(left_out.count));
        self.chain
    }

    #[expect(clippy::cast_precision_loss, reason = "counts of rows")]
    fn share_done(&self) -> f64 {
        // Sorting a row is a tenth of the work.
        let rows = self.rows.len().max(1) as f64;
        (0.1 * self.sorted_rows as f64 + 0.9 * self.done as f64) / rows
    }

    /// A little of the work; whether there may be more.
    fn bite(&mut self) -> bool {
        if self.sorted_rows < self.rows.len() {
            self.sort_rows();
        } else if self.current.is_some() {
            self.value_some();
        } else if let Some((expiry, rows)) = self.waiting.pop_first() {
            self.begin(expiry, rows);
        } else {
            return false;
        }
        true
    }

    fn sort_rows(&mut self) {
        let until = (self.sorted_rows + ROWS_AT_ONCE).min(self.rows.len());
        for place in self.sorted_rows..until {
            self.waiting.entry(self.rows[place].expiry).or_default().push(place);
        }
        self.sorted_rows = until;
    }

    /// Takes up an expiry: its time, its forward. One that has passed, or is too far off, is left out whole.
    fn begin(&mut self, when: Expiry, mut rows: Vec<usize>) {
        let minutes = minutes_between(self.chain.quoted, when);
        let why = match minutes {
            _ if minutes <= 0.0 => Some(Why::Expired),
            _ if years_from_minutes(minutes) > MAX_YEARS => Some(Why::TooFar),
            _ => None,
        };
        if let Some(why) = why {
            for row in &rows {
                self.leave_out(why, self.rows[*row].place);
            }
            self.done += rows.len();
            return;
        }
        rows.sort_by(|a, b| {
            let (a, b) = (&self.rows[*a], &self.rows[*b]);
            a.strike.total_cmp(&b.strike).then(b.kind.sign().total_cmp(&a.kind.sign()))
        });
        let (carry, forward, forward_from) = self.forward(years_from_minutes(minutes), &rows);
        let begins = self.chain.options.len();
        let Expiry { date, settlement } = when;
        let options = begins..begins;
        let expiry = QuotedExpiry { date, settlement, minutes, carry, forward, forward_from, options };
        self.current = Some(Current { expiry, rows, next: 0, largest_gamma: 0.0, difference: None });
    }

    /// Carry and forward of an expiry.
    fn forward(&self, years: f64, rows: &[usize]) -> (Carry, f64, ForwardFrom) {
        let (spot, rate) = (self.chain.spot, self.carry.rate());
        let mut pairs = Vec::new();
        for (call, put) in rows.iter().zip(rows.iter().skip(1)) {
            let (call, put) = (&self.rows[*call], &self.rows[*put]);
            let is_pair = call.strike == put.strike && call.kind == OptionKind::Call && put.kind == OptionKind::Put;
            if let (true, Some(c), Some(p)) = (is_pair, mid(call), mid(put)) {
                pairs.push(Pair { strike: call.strike, call_less_put: c - p });
            }
        }
        if let Some((forward, strikes)) = parity::forward(pairs, libm::exp(rate * years)) {
            // Out of the model's range where the quotes of calls, puts and the underlying are not of one moment.
            if let Ok(carry) = Carry::new(rate, rate - libm::log(forward / spot) / years) {
                return (carry, forward, ForwardFrom::Parity { strikes });
            }
        }
        let growth = libm::exp((rate - self.carry.dividend_yield()) * years);
        (self.carry, spot * growth, ForwardFrom::Rates)
    }

    /// Values some options of the current expiry, and puts it down when they were the last.
    fn value_some(&mut self) {
        let Some(mut current) = self.current.take() else { return };
        let until = (current.next + OPTIONS_AT_ONCE).min(current.rows.len());
        for place in current.next..until {
            let row = self.rows[current.rows[place]];
            if let Err(why) = self.value(&row, &mut current) {
                self.leave_out(why, row.place);
            }
        }
        self.done += until - current.next;
        current.next = until;
        if until < current.rows.len() {
            self.current = Some(current);
        } else {
            self.put_down(current);
        }
    }

    fn value(&mut self, row: &Quote, current: &mut Current) -> Result<(), Why> {
        let Quote { place, kind, strike, open_interest, gamma, .. } = *row;
        if open_interest == 0.0 {
            return Err(Why::NothingOpen);
        }
        if !(0.0..=MAX_CONTRACTS).contains(&open_interest) {
            return Err(Why::OpenInterest);
        }
        if !PRICE_RANGE.contains(&strike) {
            return Err(Why::Strike);
        }
        let (spot, carry, years) = (self.chain.spot, current.expiry.carry, years_from_minutes(current.expiry.minutes));
        let (volatility, volatility_from) = volatility(row, spot, carry, years)?;
        let inputs = OptionInputs { kind, spot, strike, years, volatility, carry };
        let computed = EuropeanOption::new(inputs).map_err(|_| Why::NoVolatility)?.gamma();
        let expiry = self.chain.expiries.len();
        self.chain.options.push(QuotedOption {
            place,
            expiry,
            kind,
            strike,
            open_interest,
            volatility,
            volatility_from,
        });
        current.largest_gamma = current.largest_gamma.max(computed);
        if let Some(quoted) = gamma {
            let of_largest = (quoted - computed).abs();
            if current.difference.is_none_or(|known| known.of_largest < of_largest) {
                let date = current.expiry.date;
                current.difference = Some(GammaDifference { place, date, kind, strike, quoted, computed, of_largest });
            }
        }
        Ok(())
    }

    fn put_down(&mut self, current: Current) {
        let Current { mut expiry, largest_gamma, difference, .. } = current;
        expiry.options.end = self.chain.options.len();
        if expiry.options.is_empty() {
            return;
        }
        self.chain.expiries.push(expiry);
        if let Some(mut difference) = difference.filter(|_| largest_gamma > 0.0) {
            difference.of_largest /= largest_gamma;
            let known = &mut self.chain.gamma_difference;
            if known.is_none_or(|known| known.of_largest < difference.of_largest) {
                *known = Some(difference);
            }
        }
    }

    fn leave_out(&mut self, why: Why, place: usize) {
        LeftOut::add(&mut self.chain.left_out, why, place, NAMED_PLACES);
    }
}

/// The middle between bid and ask, in dollars, where both are prices and in order.
fn mid(row: &Quote) -> Option<f64> {
    let (bid, ask) = (row.bid?, row.ask?);
    (bid > 0.0 && ask >= bid && ask.is_finite()).then_some(0.5 * (bid + ask))
}

/// The volatility of a row, quoted or implied.
fn volatility(row: &Quote, spot: f64, carry: Carry, years: f64) -> Result<(f64, VolatilityFrom), Why> {
    if let Some(volatility) = row.volatility {
        let range = LEAST_VOLATILITY..=MAX_VOLATILITY;
        return if range.contains(&volatility) {
            Ok((volatility, VolatilityFrom::Quoted))
        } else {
            Err(Why::NoVolatility)
        };
    }
    let Quote { kind, strike, .. } = *row;
    let price = mid(row).ok_or(Why::NoVolatility)?;
    match implied_volatility(&PricedOption { kind, spot, strike, years, carry, price, rounding: HALF_TICK }) {
        Ok(volatility) => Ok((volatility, VolatilityFrom::Mid)),
        // Prices a little below the intrinsic value come of quotes that are not of one moment: hardly any time value.
        Err(NotImplied::Undetermined | NotImplied::BelowIntrinsic) => Err(Why::Undetermined),
        Err(_) => Err(Why::NoVolatility),
    }
}

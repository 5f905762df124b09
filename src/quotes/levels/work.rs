//! The levels of a choice, computed in slices.

use std::collections::BTreeMap;
use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::choice::Choice;
use super::day::Day;
use super::gamma::{Gamma, Totals};
use super::orders::{HedgeOrder, Orders};
use super::profile::LevelsAt;
use crate::model::ModelError;
use crate::quotes::QuotedChain;

/// Levels of the chosen options of a chain. Plain data, computed by [`LevelsWork`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Levels {
    /// The price of the underlying, in dollars.
    pub spot: f64,
    /// Calendar minutes from the quote to the close of that day; 0 after it.
    pub minutes_to_close: f64,
    /// Strike by strike, rising, all chosen expiries together, at the spot.
    pub strikes: Vec<StrikeGamma>,
    /// Each chosen expiry, the next first, at the spot.
    pub expiries: Vec<ExpiryGamma>,
    /// At the moment of the quote.
    pub now: LevelsAt,
    /// At the close of that day, with spot and volatilities as they are.
    pub close: LevelsAt,
    /// What is gone once the next of the chosen expiries is; none without options.
    pub leaving: Option<Leaving>,
    /// What a rise of 1 % until the close calls for.
    pub up: HedgeOrder,
    /// What a fall of 1 % until the close calls for.
    pub down: HedgeOrder,
}

/// Gamma of one strike.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct StrikeGamma {
    /// Strike, in dollars.
    pub strike: f64,
    /// Its gamma.
    pub gamma: Totals,
}

/// Gamma of one expiry.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ExpiryGamma {
    /// As a place in [`QuotedChain::expiries`].
    pub expiry: usize,
    /// Its gamma.
    pub gamma: Totals,
}

/// What leaves with the next expiry.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Leaving {
    /// Which, as a place in [`QuotedChain::expiries`].
    pub expiry: usize,
    /// Its share of all gamma now, whoever holds it: 0 to 1.
    pub share_of_gross: f64,
    /// What there is now without it.
    pub without: Totals,
}

/// Levels being computed, in slices.
#[derive(Debug)]
pub struct LevelsWork {
    chain: Rc<QuotedChain>,
    spot: f64,
    expiries: Vec<usize>,
    /// The chosen options, as places in the chain, expiry after expiry.
    chosen: Vec<usize>,
    /// By the bits of the strike: of positive numbers they rise as these do.
    strikes: BTreeMap<u64, Gamma>,
    by_expiry: Vec<Gamma>,
    days: [Day; 2],
    /// Of now and of the close.
    done: [Option<LevelsAt>; 2],
    orders: Orders,
    is_ordered: bool,
}

impl LevelsWork {
    /// Begins with a choice.
    ///
    /// # Errors
    /// The [`ModelError`] of a spot whose window leaves the model's range.
    pub fn new(chain: Rc<QuotedChain>, choice: &Choice) -> Result<Self, ModelError> {
        let spot = choice.spot.unwrap_or(chain.spot);
        let grid = choice.grid(spot);
        let expiries = choice.places(&chain);
        let chosen = expiries.iter().flat_map(|place| chain.expiries[*place].options.clone()).collect();
        let days = [Day::new(spot, &grid, 0.0)?, Day::new(spot, &grid, chain.minutes_to_close)?];
        let orders = Orders::new(spot, chain.minutes_to_close, choice.shift())?;
        let by_expiry = vec![Gamma::default(); chain.expiries.len()];
        let (strikes, done, is_ordered) = (BTreeMap::new(), [None, None], false);
        Ok(Self { chain, spot, expiries, chosen, strikes, by_expiry, days, done, orders, is_ordered })
    }

    /// Goes on as long as `may_go_on` says so; returns how much is done, 0 to 1, while something is left.
    ///
    /// # Errors
    /// The [`ModelError`] of an option that is none: not from a [`Valuation`](crate::quotes::Valuation).
    pub fn step(&mut self, may_go_on: &dyn Fn() -> bool) -> Result<Option<f64>, ModelError> {
        while self.bite()? {
            if !may_go_on() {
                return Ok(Some(self.share_done()));
            }
        }
        Ok(None)
    }

    /// The levels; what is left to do is done first.
    ///
    /// # Errors
    /// As [`step`](Self::step).
    pub fn finish(mut self) -> Result<Levels, ModelError> {
        loop {
            if !self.bite()?
                && let [Some(now), Some(close)] = core::mem::take(&mut self.done)
            {
                return Ok(self.put_together(now, close));
            }
        }
    }

    /// A little of the work; whether there is more.
    fn bite(&mut self) -> Result<bool, ModelError> {
        let Self { chain, chosen, strikes, by_expiry, days: [now, close], done: [of_now, of_close], .. } = self;
        if of_now.is_none() {
            *of_now = now.bite(chain, chosen, |option, gamma| {
                *strikes.entry(option.strike.to_bits()).or_default() += gamma;
                by_expiry[option.expiry] += gamma;
            })?;
        } else if of_close.is_none() {
            *of_close = close.bite(chain, chosen, |_, _| {})?;
        } else if !self.is_ordered {
            self.is_ordered = self.orders.bite(chain, chosen)?;
        }
        Ok(!self.is_ordered)
    }

    fn share_done(&self) -> f64 {
        let of = |place: usize| if self.done[place].is_some() { 1.0 } else { self.days[place].share_done() };
        0.4 * of(0) + 0.4 * of(1)
    }

    fn put_together(self, now: LevelsAt, close: LevelsAt) -> Levels {
        let spot = self.spot;
        let of_expiry =
            |place: &usize| ExpiryGamma { expiry: *place, gamma: Totals::new(self.by_expiry[*place], spot) };
        let expiries: Vec<ExpiryGamma> = self.expiries.iter().map(of_expiry).collect();
        let of_strike = |(bits, gamma): (&u64, &Gamma)| StrikeGamma {
            strike: f64::from_bits(*bits),
            gamma: Totals::new(*gamma, spot),
        };
        let strikes = self.strikes.iter().map(of_strike).collect();
        let [up, down] = self.orders.finish();
        let leaving = leaving(&expiries, spot);
        Levels { spot, minutes_to_close: self.chain.minutes_to_close, strikes, expiries, now, close, leaving, up, down }
    }
}

fn leaving(expiries: &[ExpiryGamma], spot: f64) -> Option<Leaving> {
    let (next, rest) = expiries.split_first()?;
    let without: Gamma = rest.iter().map(|expiry| expiry.gamma.shares_per_dollar).sum();
    let (leaves, stays) = (next.gamma.shares_per_dollar.gross(), without.gross());
    let all = leaves + stays;
    let share_of_gross = if all > 0.0 { leaves / all } else { 0.0 };
    Some(Leaving { expiry: next.expiry, share_of_gross, without: Totals::new(without, spot) })
}

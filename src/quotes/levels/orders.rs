//! What dealers would have to trade if the price moved by 1 %, by cause.
//!
//! From now to the close of the day: the price moves by 1 %, time passes (until the close; an option that expires
//! before has no time left from then on), and implied volatility moves by a given shift against the price. The order
//! is split by [`split_order`], the model's own convention; each expiry has its own carry, so each is a book of its
//! own, and what is computed is the sum over books.

use core::ops::{AddAssign, Neg};

use serde::{Deserialize, Serialize};

use super::gamma::weights;
use crate::model::{Book, Calendar, DealerSide, ModelError, Moment, OptionKind, Position, Split, split_order};
use crate::quotes::QuotedChain;

/// The size of the move, as a share of the spot.
pub const MOVE: f64 = 0.01;
/// So many options are valued, at sixteen moments each, before anyone is asked whether to go on.
const OPTIONS_AT_ONCE: usize = 64;

/// The order that a move calls for: of calls and of puts, as if dealers were long all of both.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct HedgeOrder {
    /// Where the price ends, in dollars.
    pub to: f64,
    /// Calendar minutes that pass.
    pub minutes: f64,
    /// What is added to every implied volatility, as a fraction a year.
    pub volatility_shift: f64,
    /// Of dealers long all calls.
    pub calls: Causes,
    /// Of dealers long all puts.
    pub puts: Causes,
}

impl HedgeOrder {
    /// The order under an assumption.
    pub fn under(&self, side: DealerSide) -> Causes {
        let [calls, puts] = weights(side);
        let mut order = self.calls.times(calls);
        order += self.puts.times(puts);
        order
    }
}

/// An order by cause, in shares: + buy, − sell. See [`Split`].
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Causes {
    /// Due to the change in price.
    pub price: f64,
    /// Due to time passing.
    pub time: f64,
    /// Due to the change in implied volatility.
    pub volatility: f64,
}

impl Causes {
    /// The whole order, in shares.
    pub fn total(&self) -> f64 {
        self.price + self.time + self.volatility
    }

    /// So many times it.
    #[must_use]
    pub fn times(&self, factor: f64) -> Self {
        Self { price: self.price * factor, time: self.time * factor, volatility: self.volatility * factor }
    }
}

impl AddAssign for Causes {
    fn add_assign(&mut self, other: Self) {
        self.price += other.price;
        self.time += other.time;
        self.volatility += other.volatility;
    }
}

impl From<Split> for Causes {
    fn from(split: Split) -> Self {
        Self { price: split.price_shares, time: split.time_shares, volatility: split.volatility_shares }
    }
}

/// Both orders being summed up.
#[derive(Debug)]
pub(super) struct Orders {
    now: Moment,
    moves: [(Moment, HedgeOrder); 2],
    next: usize,
}

impl Orders {
    /// Up and down from a spot in dollars, with `shift` added to volatility below and taken off above.
    ///
    /// # Errors
    /// [`ModelError::Spot`] where the spot, or where it goes, is out of range.
    pub(super) fn new(spot: f64, minutes: f64, shift: f64) -> Result<Self, ModelError> {
        let order = |by: f64, volatility_shift: f64| {
            let to = spot + by * spot;
            let causes = Causes::default();
            let order = HedgeOrder { to, minutes, volatility_shift, calls: causes, puts: causes };
            Moment::new(to, minutes, volatility_shift).map(|moment| (moment, order))
        };
        let moves = [order(MOVE, 0.0 - shift)?, order(MOVE.neg(), shift)?];
        Ok(Self { now: Moment::at(spot)?, moves, next: 0 })
    }

    /// Adds some of the options, given as places in the chain, expiry after expiry; whether that were all.
    pub(super) fn bite(&mut self, chain: &QuotedChain, chosen: &[usize]) -> Result<bool, ModelError> {
        let until = (self.next + OPTIONS_AT_ONCE).min(chosen.len());
        let options = chosen[self.next..until].iter().filter_map(|place| chain.options.get(*place));
        let mut parts: Vec<(usize, OptionKind, Vec<Position>)> = Vec::new();
        for option in options {
            let Some(expiry) = chain.expiries.get(option.expiry) else { continue };
            let position = Position::new(
                option.kind,
                option.strike,
                Calendar(expiry.minutes),
                option.open_interest,
                option.volatility,
            )?;
            match parts.iter_mut().find(|(expiry, kind, _)| *expiry == option.expiry && *kind == option.kind) {
                Some((_, _, positions)) => positions.push(position),
                None => parts.push((option.expiry, option.kind, vec![position])),
            }
        }
        for (expiry, kind, positions) in parts {
            let book = Book::new(positions, chain.expiries[expiry].carry);
            for (moment, order) in &mut self.moves {
                let causes = if kind == OptionKind::Call { &mut order.calls } else { &mut order.puts };
                *causes += split_order(&book, &self.now, moment).into();
            }
        }
        self.next = until;
        Ok(until == chosen.len())
    }

    /// Up and down.
    pub(super) fn finish(self) -> [HedgeOrder; 2] {
        self.moves.map(|(_, order)| order)
    }
}

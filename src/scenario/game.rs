//! The game of being the dealer: an hour to go, a price that is given, and shares bought or sold to keep the delta of
//! the calls near zero. Pure arithmetic on what the reader set.
//!
//! Price is given by a stream of news, without impact; a minute's deviation is that of the trading clock. The calls are
//! valued at the model's price all along, the premium included, so profit or loss is the change of the book's value: of
//! the calls and, minute by minute, of the shares held.

use super::choices::{GameBook, GameMode};
use super::controls::Key;
use super::news::whole_seed;
use super::orders::{GAME_MINUTES, LOT_SHARES, Orders};
use super::state::Scenario;
use crate::model::session::Shocks;
use crate::model::time::trading_years_from_minutes;
use crate::model::{CONTRACT_MULTIPLIER, Carry, EuropeanOption, ModelError, OptionInputs, OptionKind};

/// Contracts of the calls.
pub const CONTRACTS: f64 = 10_000.0;
/// Shares behind the calls.
pub const GAME_SHARES: f64 = CONTRACTS * CONTRACT_MULTIPLIER;
/// The rule trades to balance when its unhedged delta exceeds this: a tenth of the shares behind the calls.
pub const RULE_SHARES: f64 = GAME_SHARES / 10.0;
/// Strike of the calls and price at the beginning, per 100 of the scale of prices.
const STRIKE: f64 = 100.0;
/// Volatility of price, and the one that the calls are valued with, a year.
const VOLATILITY: f64 = 0.20;

/// What is given in a minute, whoever trades.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GameMinute {
    /// Price in dollars.
    pub price: f64,
    /// Delta of the dealer's calls, in shares.
    pub delta: f64,
    /// Value of the dealer's calls, in dollars; below zero where they are owed.
    pub value: f64,
}

/// The hour as it is given.
#[derive(Debug, Clone, PartialEq)]
pub struct Hour {
    /// Every minute from the beginning to expiry, both included.
    pub minutes: Vec<GameMinute>,
    /// Which side of the calls the dealer is on.
    pub book: GameBook,
}

/// What one trader did in the hour.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// Shares ordered in each minute: + bought, − sold. One shorter than the hour.
    pub orders: Vec<f64>,
    /// Shares held after each of these orders.
    pub held: Vec<f64>,
    /// Delta of calls and shares together after each of them.
    pub net: Vec<f64>,
}

/// What an hour came to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Score {
    /// The largest delta left unhedged after the order of a minute, in shares.
    pub largest_gap: f64,
    /// Shares traded, those of the first hedge aside.
    pub traded: f64,
    /// Profit or loss of calls and shares, in dollars.
    pub profit: f64,
}

impl Hour {
    /// The hour of a stream of news.
    ///
    /// # Errors
    /// Those of [`EuropeanOption::new`], of which no state that a reader can set meets one.
    pub fn new(state: &Scenario) -> Result<Self, ModelError> {
        let strike = state.scale().at(STRIKE);
        let book: GameBook = state.pick();
        let deviation = VOLATILITY * trading_years_from_minutes(1.0).sqrt();
        let mut shocks = Shocks::new(whole_seed(state.get(Key::GameSeed)).into());
        let mut moved = 0.0;
        let minutes = (0..=GAME_MINUTES).map(|minute| {
            if minute > 0 {
                moved += deviation * shocks.normal();
            }
            let price = strike * libm::exp(moved);
            let years = trading_years_from_minutes(f64::from(GAME_MINUTES - minute));
            let call = EuropeanOption::new(OptionInputs {
                kind: OptionKind::Call,
                spot: price,
                strike,
                years,
                volatility: VOLATILITY,
                carry: Carry::ZERO,
            })?;
            let shares = book.sign() * GAME_SHARES;
            Ok(GameMinute { price, delta: shares * call.delta(), value: shares * call.price() })
        });
        Ok(Self { minutes: minutes.collect::<Result<_, ModelError>>()?, book })
    }

    /// The minutes that take an order, all but expiry.
    fn open(&self) -> &[GameMinute] {
        self.minutes.split_last().map_or(&[], |(_, open)| open)
    }

    /// Follows orders that are decided minute by minute: from the minute's number and the delta left unhedged. Everybody
    /// begins fully hedged.
    fn run(&self, order: impl Fn(u8, f64) -> f64) -> Run {
        let mut run = Run { orders: Vec::new(), held: Vec::new(), net: Vec::new() };
        let mut held = self.minutes.first().map_or(0.0, |first| -first.delta);
        for (minute, given) in (0..).zip(self.open()) {
            let shares = order(minute, given.delta + held);
            held += shares;
            run.orders.push(shares);
            run.held.push(held);
            run.net.push(given.delta + held);
        }
        run
    }

    /// What the reader's orders did.
    #[must_use]
    pub fn with_orders(&self, orders: &Orders) -> Run {
        self.run(|minute, _| f64::from(orders.lots(minute)) * LOT_SHARES)
    }

    /// What the rule did: trade to balance when the unhedged delta exceeds [`RULE_SHARES`].
    #[must_use]
    pub fn with_rule(&self) -> Run {
        self.run(|_, net| if net.abs() > RULE_SHARES { 0.0 - net } else { 0.0 })
    }

    /// What a run came to in its first `minutes`.
    #[must_use]
    pub fn score(&self, run: &Run, minutes: u8) -> Score {
        let played = usize::from(minutes);
        let gained = self.minutes.windows(2).zip(&run.held).take(played);
        let profit = gained.map(|(pair, held)| pair[1].value - pair[0].value + held * (pair[1].price - pair[0].price));
        // The minute that is on: its order may have been placed already.
        let so_far = played + 1;
        Score {
            largest_gap: run.net.iter().take(so_far).map(|net| net.abs()).fold(0.0, f64::max),
            traded: run.orders.iter().take(so_far).map(|shares| shares.abs()).sum(),
            profit: profit.sum(),
        }
    }

    /// Of the shares ordered in the first `minutes`, those bought after a rise or sold after a fall since the order before;
    /// and all that were ordered. Both bought and sold, in shares.
    #[must_use]
    pub fn with_the_move(&self, run: &Run) -> Following {
        let mut following = Following::default();
        let mut last = self.minutes.first().map_or(0.0, |first| first.price);
        for (given, shares) in self.minutes.iter().zip(&run.orders).filter(|(_, shares)| **shares != 0.0) {
            let side = if *shares > 0.0 { &mut following.bought } else { &mut following.sold };
            *side += shares.abs();
            match (given.price - last) * shares {
                with if with > 0.0 => following.with += shares.abs(),
                against if against < 0.0 => following.against += shares.abs(),
                _ => following.neither += shares.abs(),
            }
            last = given.price;
        }
        following
    }
}

/// How a run's orders lay to the moves before them, in shares.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Following {
    /// All that was bought.
    pub bought: f64,
    /// All that was sold.
    pub sold: f64,
    /// Bought after a rise or sold after a fall since the last order.
    pub with: f64,
    /// Bought after a fall or sold after a rise.
    pub against: f64,
    /// Ordered where price stood as at the last order.
    pub neither: f64,
}

impl Following {
    /// All that was ordered.
    #[must_use]
    pub fn all(&self) -> f64 {
        self.bought + self.sold
    }
}

impl Scenario {
    /// The minute of the game that has been reached.
    #[must_use]
    pub fn game_minute(&self) -> u8 {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0 … 60")]
        let minute = self.get(Key::GameMinute).round() as u8;
        minute.min(GAME_MINUTES)
    }

    /// Whether the reader trades now: it is the reader's turn, and not over.
    #[must_use]
    pub fn is_playing(&self) -> bool {
        self.pick::<GameMode>() == GameMode::Reader && self.game_minute() < GAME_MINUTES
    }

    /// The game from its beginning, no order placed, with the reader as the dealer.
    #[must_use]
    pub fn game_begun(self) -> Self {
        self.with_choice(GameMode::Reader).with(Key::GameMinute, 0.0).with_orders(Orders::default())
    }

    /// The same with lots bought (+) or sold (−) in the minute that is on, while the reader trades.
    #[must_use]
    pub fn ordered(self, lots: i8) -> Self {
        if self.is_playing() { self.with_orders(self.orders().and(self.game_minute(), lots)) } else { self }
    }

    /// A minute later, while the reader trades.
    #[must_use]
    pub fn game_stepped(self) -> Self {
        if self.is_playing() { self.with(Key::GameMinute, f64::from(self.game_minute()) + 1.0) } else { self }
    }
}

#[cfg(test)]
#[path = "game_tests.rs"]
mod tests;

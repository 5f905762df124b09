//! The three reasons to trade, and what each has of an order.

use crate::model::{ModelError, Split, split_order};
use crate::scenario::Scenario;

/// What a hedge order is due to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// Price moves.
    Price,
    /// Time passes.
    Time,
    /// Volatility shifts.
    Volatility,
}

/// The part of an order that one cause has, in shares: + buy, − sell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Part {
    /// The cause.
    pub cause: Cause,
    /// Its part.
    pub exact: f64,
    /// What its greek would have guessed.
    pub guess: f64,
}

/// How much time passes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Passed {
    /// None.
    None,
    /// So many days.
    Days(f64),
    /// All that was left.
    ToExpiry,
}

/// The next order by cause, in shares.
///
/// # Errors
/// What the model refuses of the state.
pub fn split(state: &Scenario) -> Result<Split, ModelError> {
    Ok(split_order(&state.book()?, &state.now()?, &state.after_clocks()?))
}

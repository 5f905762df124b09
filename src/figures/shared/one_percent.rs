//! The move of 1%, which the orders of a chain are told for.

use crate::model::{DealerSide, ModelError, Moment, hedge_order_shares};
use crate::scenario::{Inputs, Key};

/// The size of the move, as a fraction of price.
const MOVE: f64 = 0.01;
/// What price is multiplied with when it rises by that.
pub const UP: f64 = 1.0 + MOVE;
/// And when it falls.
pub const DOWN: f64 = 1.0 - MOVE;

/// The order of the whole chain when price rises by 1%, if dealers hold this side of it, in shares: + buy, − sell.
///
/// # Errors
/// What the model refuses of the inputs.
pub fn order_up(Inputs { scenario, chain }: &Inputs, side: DealerSide) -> Result<f64, ModelError> {
    let up = Moment::at(scenario.get(Key::Spot) * UP)?;
    Ok(hedge_order_shares(&chain.book(scenario, side)?, &scenario.now()?, &up))
}

//! What the text says of the three causes of an order: price, time and volatility.

use crate::chart::RichText;
use crate::figures::three_clocks;
use crate::figures::words::grammar;
use crate::model::{ModelError, rounds_to_nothing};
use crate::scenario::Scenario;

/// What each cause accounts for, as a sentence; nothing at all where none has a part.
pub(super) fn parts(state: &Scenario) -> Result<RichText, ModelError> {
    let split = three_clocks::split(state)?;
    let parts = [split.price_shares, split.time_shares, split.volatility_shares];
    if parts.iter().all(|part| rounds_to_nothing(*part)) {
        return Ok(RichText::new());
    }
    let [price, time, volatility] = parts.map(grammar::accounts_for);
    Ok(RichText::plain(" Price accounts for ")
        .and(price)
        .say(", time for ")
        .and(time)
        .say(", volatility for ")
        .and(volatility)
        .say("."))
}

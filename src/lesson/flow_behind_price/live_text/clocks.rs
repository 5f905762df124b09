//! What the text says of the three causes of an order: price, time and volatility.

use crate::chart::RichText;
use crate::figures::three_clocks;
use crate::figures::words::grammar;
use crate::model::{ModelError, rounds_to_nothing};
use crate::scenario::{Key, Scenario};

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

/// What each cause would bring if the other two stood still, as a sentence.
pub(super) fn alone(state: &Scenario) -> Result<RichText, ModelError> {
    let (mut quiet, mut causing) = (Vec::new(), Vec::new());
    for (name, cause) in [("price", Key::Move), ("time", Key::Hours), ("volatility", Key::IvShift)] {
        let shares = order_alone(state, cause)?;
        if rounds_to_nothing(shares) { quiet.push(name) } else { causing.push((name, shares)) }
    }
    if causing.is_empty() {
        return Ok(RichText::plain("Here none of them causes an order alone"));
    }
    let start = if quiet.is_empty() { "Each of them can cause an order alone: with" } else { "With" };
    let mut words = RichText::plain(format!("{start} the other two standing still, the dealer would be "));
    for (place, (name, shares)) in causing.iter().enumerate() {
        let before = match (place, causing.len() - place) {
            (0, _) => "",
            (_, 1) => " and ",
            _ => ", ",
        };
        words = words.say(before).and(grammar::accounts_for(*shares)).say(format!(" for {name}"));
    }
    Ok(match quiet.as_slice() {
        [] => words,
        [one] => words.say(format!("; {one} alone causes no order")),
        [one, other, ..] => words.say(format!("; neither {one} nor {other} causes one alone")),
    })
}

/// The order that one of the three causes would bring if the other two stood still.
fn order_alone(state: &Scenario, cause: Key) -> Result<f64, ModelError> {
    let others = [Key::Move, Key::Hours, Key::IvShift].into_iter().filter(|key| *key != cause);
    Ok(three_clocks::split(&others.fold(*state, |state, key| state.with(key, 0.0)))?.total())
}

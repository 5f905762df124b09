//! Two places on the map, and how their gammas compare.

use crate::figures::phrase;
use crate::model::time::minutes_from_days;
use crate::scenario::book::at;
use crate::scenario::{Key, Scenario};
use crate::ui::format::{grouped, trimmed};

/// A place on the map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// Price of the underlying, in dollars.
    pub spot: f64,
    /// Days to expiry.
    pub days: f64,
    /// The dealer's gamma there, in shares per dollar: below zero where the dealer is short.
    pub gamma: f64,
}

impl Place {
    /// The place and the dealer's gamma there.
    pub(super) fn at(state: &Scenario, spot: f64, days: f64) -> Self {
        let gamma = state.book_expiring_in(minutes_from_days(days)).gamma_shares_per_dollar(&at(spot));
        Self { spot, days, gamma }
    }
}

/// “Here” (spot and time to expiry) and “there” (the second marker).
#[must_use]
pub fn places(state: &Scenario) -> (Place, Place) {
    (
        Place::at(state, state.get(Key::Spot), state.get(Key::Days)),
        Place::at(state, state.get(Key::OtherSpot), state.get(Key::OtherDays)),
    )
}

/// Which of two gammas is larger, and how many times: “11 times as much here”.
#[must_use]
pub fn compared(here: f64, there: f64) -> String {
    let (here, there) = (here.abs(), there.abs());
    let side = if here > there { "here" } else { "there" };
    match (phrase::rounds_to_nothing(here), phrase::rounds_to_nothing(there)) {
        (true, true) => return "it matters in neither place".to_owned(),
        (false, false) => {}
        _ => return format!("it matters only {side}"),
    }
    match here.max(there) / here.min(there) {
        ratio if ratio < 1.05 => "about the same".to_owned(),
        ratio if ratio < 10.0 => format!("{} times as much {side}", trimmed(ratio, 1)),
        ratio if ratio < 1e6 => format!("{} times as much {side}", grouped(ratio, 0)),
        _ => format!("more than a million times as much {side}"),
    }
}

/// A gamma without its sign, with its unit: “170,000 shares per $1”, or “next to nothing”.
#[must_use]
pub fn size(gamma: f64) -> String {
    if phrase::rounds_to_nothing(gamma) {
        return "next to nothing".to_owned();
    }
    format!("{} per $1", phrase::shares_of(gamma))
}

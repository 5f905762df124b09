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

/// Which of two gammas is larger, and how many times: “11 times larger here”.
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
        ratio if ratio < 10.0 => format!("{} times larger {side}", trimmed(ratio, 1)),
        ratio if ratio < 1e6 => format!("{} times larger {side}", grouped(ratio, 0)),
        _ => format!("more than a million times larger {side}"),
    }
}

/// A move of price for which gamma is quoted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Move {
    dollars: f64,
    name: &'static str,
}

/// From a dollar down, each a tenth of the one before.
const MOVES: [Move; 5] = [
    Move { dollars: 1.0, name: "$1" },
    Move { dollars: 0.1, name: "10¢" },
    Move { dollars: 0.01, name: "1¢" },
    Move { dollars: 0.001, name: "0.1¢" },
    Move { dollars: 0.000_1, name: "0.01¢" },
];
/// Gamma is a rate. Over a move that turns as much of the position as this it has hardly changed, at most by a few
/// per cent; over a longer one the order is another, and never more than the position.
const SHARE_THAT_HOLDS: f64 = 0.25;

impl Move {
    /// The longest move over which these gammas hold, all in shares per dollar, for a position of so many shares.
    #[must_use]
    pub fn that_holds(gammas: &[f64], shares: f64) -> Self {
        let most = gammas.iter().fold(0.0_f64, |most, gamma| most.max(gamma.abs()));
        let holds = |of: &&Self| most * of.dollars <= SHARE_THAT_HOLDS * shares;
        *MOVES.iter().find(holds).unwrap_or(&MOVES[MOVES.len() - 1])
    }

    /// A gamma, in shares per dollar, for this move: in shares, without its sign.
    #[must_use]
    pub fn shares(self, gamma: f64) -> f64 {
        gamma.abs() * self.dollars
    }

    /// What it is called after “per”.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.name
    }
}

/// A gamma without its sign, for a move over which it holds: “170,000 shares per $1”, or “next to nothing”.
#[must_use]
pub fn size(gamma: f64, of: Move) -> String {
    let shares = of.shares(gamma);
    if phrase::rounds_to_nothing(shares) {
        return "next to nothing".to_owned();
    }
    format!("{} per {}", phrase::shares_of(shares), of.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gamma_is_quoted_for_a_move_over_which_it_holds() {
        let quoted = |gamma: f64| size(gamma, Move::that_holds(&[gamma], 1e6));
        assert_eq!(quoted(-170_417.0), "170,417 shares per $1");
        assert_eq!(quoted(1_900_000.0), "190,000 shares per 10¢");
        assert_eq!(quoted(288_076_265.0), "28,808 shares per 0.01¢");
        assert_eq!(quoted(0.3), "next to nothing");
        assert_eq!(Move::that_holds(&[0.0], 0.0).name(), "$1");
    }
}

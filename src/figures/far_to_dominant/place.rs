//! Two places on the map: how their gammas are told, and how they compare.

use crate::figures::shared::wording;
use crate::format::{grouped, trimmed};
use crate::model::time::minutes_from_days;
use crate::model::{Book, LEAST_SHARES, ModelError, Moment, hedge_order_shares, rounds_to_nothing};
use crate::scenario::{Key, Scenario};

/// A place on the map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// Price of the underlying, in dollars.
    pub spot: f64,
    /// Days to expiry.
    pub days: f64,
    /// The dealer's gamma there, in shares per dollar: below zero where the dealer is short.
    pub gamma: f64,
    /// How that gamma can be told.
    pub told: Told,
}

/// How a gamma can be told without promising an order that does not come.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Told {
    /// For the longest move over which it holds.
    For(Move),
    /// It is less than a share, and so are the orders of the next dollar up and down.
    Nothing,
    /// It is less than a share over every move over which it holds, but the next dollar brings an order.
    Beyond {
        /// Whether it is the next dollar up that brings the larger order.
        up: bool,
        /// That order, in shares: + buy, − sell.
        order_shares: f64,
    },
}

impl Place {
    /// The place and the dealer's gamma there.
    pub(super) fn at(state: &Scenario, spot: f64, days: f64) -> Result<Self, ModelError> {
        let book = state.book_expiring_in(minutes_from_days(days))?;
        let gamma = book.gamma_shares_per_dollar(&Moment::at(spot)?);
        Ok(Self { spot, days, gamma, told: Told::of(&book, spot, gamma)? })
    }

    /// The gamma without its sign: “170,000 shares per $1”, for a move over which it holds, or “next to nothing”.
    fn size(&self, of: Move) -> String {
        match self.told {
            Told::For(_) => format!("{} per {}", wording::shares_of(of.shares(self.gamma)), of.name),
            Told::Nothing => "next to nothing".to_owned(),
            Told::Beyond { up, order_shares } => format!(
                "next to nothing, though the next $1 {} means {}",
                if up { "up" } else { "down" },
                wording::accounts_for(order_shares).text()
            ),
        }
    }
}

impl Told {
    fn of(book: &Book, spot: f64, gamma: f64) -> Result<Self, ModelError> {
        let here = Moment::at(spot)?;
        let order = |dollars: f64| Ok(hedge_order_shares(book, &here, &Moment::at(spot + dollars)?));
        let of = Move::that_holds(gamma, order)?;
        if !rounds_to_nothing(of.shares(gamma)) {
            return Ok(Self::For(of));
        }
        let (rise, fall) = (order(1.0)?, order(-1.0)?);
        let up = rise.abs() >= fall.abs();
        let order_shares = if up { rise } else { fall };
        let nothing = rounds_to_nothing(order_shares);
        Ok(if nothing { Self::Nothing } else { Self::Beyond { up, order_shares } })
    }

    /// The move that the gamma is told for; a dollar where it is told for none.
    pub(super) fn unit(self) -> Move {
        if let Self::For(of) = self { of } else { MOVES[0] }
    }
}

/// “Here” (spot and time to expiry) and “there” (the second marker).
///
/// # Errors
/// What the model refuses of the state.
pub fn places(state: &Scenario) -> Result<(Place, Place), ModelError> {
    Ok((
        Place::at(state, state.get(Key::Spot), state.get(Key::Days))?,
        Place::at(state, state.get(Key::OtherSpot), state.get(Key::OtherDays))?,
    ))
}

/// The moves that the gammas of two places are told for: the same for both, unless one of them would be less than a
/// share over it.
#[must_use]
pub fn units(here: Place, there: Place) -> [Move; 2] {
    let own = [here.told.unit(), there.told.unit()];
    let shorter = if own[0].dollars < own[1].dollars { own[0] } else { own[1] };
    let shows = |place: Place| !rounds_to_nothing(shorter.shares(place.gamma));
    if shows(here) && shows(there) { [shorter; 2] } else { own }
}

/// What the gammas of two places are, each with its unit.
#[must_use]
pub fn sizes(here: Place, there: Place) -> [String; 2] {
    let [unit_here, unit_there] = units(here, there);
    [here.size(unit_here), there.size(unit_there)]
}

/// Which of two gammas is larger, and how many times: “11 times larger here”. No ratio to nothing.
#[must_use]
pub fn compared(here: Place, there: Place) -> String {
    let small = match (here.told, there.told) {
        (Told::Beyond { .. }, _) | (_, Told::Beyond { .. }) => "for a small move ",
        _ => "",
    };
    match (here.told, there.told) {
        (Told::For(_), Told::For(_)) => times_larger(here.gamma.abs(), there.gamma.abs()),
        (Told::For(_), _) => format!("{small}it matters only here"),
        (_, Told::For(_)) => format!("{small}it matters only there"),
        _ => format!("{small}it matters in neither place"),
    }
}

fn times_larger(here: f64, there: f64) -> String {
    let side = if here > there { "here" } else { "there" };
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

/// From a dollar down, each a tenth of the one before. The last holds a minute before expiry at the lowest volatility.
const MOVES: [Move; 6] = [
    Move { dollars: 1.0, name: "$1" },
    Move { dollars: 0.1, name: "10¢" },
    Move { dollars: 0.01, name: "1¢" },
    Move { dollars: 0.001, name: "0.1¢" },
    Move { dollars: 0.000_1, name: "0.01¢" },
    Move { dollars: 0.000_01, name: "0.001¢" },
];
/// Gamma is a rate. It holds over a move whose real orders, up and down, are within this share of rate × move.
const SHARE_THAT_HOLDS: f64 = 0.2;

impl Move {
    /// The longest move over which a gamma, in shares per dollar, holds: `order` is what a move of so many dollars
    /// really brings, in shares.
    fn that_holds(gamma: f64, order: impl Fn(f64) -> Result<f64, ModelError>) -> Result<Self, ModelError> {
        let off = |dollars: f64| order(dollars).map(|shares| (shares + gamma * dollars).abs());
        for of in MOVES {
            let most = (SHARE_THAT_HOLDS * of.shares(gamma)).max(LEAST_SHARES);
            if off(of.dollars)? <= most && off(-of.dollars)? <= most {
                return Ok(of);
            }
        }
        Ok(MOVES[MOVES.len() - 1])
    }

    /// The move that a line of equal gamma is named for, in shares per dollar: the longest that turns no more than a
    /// quarter of a position of so many shares. The line runs through places where the rate holds for a dollar and
    /// others where it does not; what orders come is told of the two places.
    pub(super) fn for_level(gamma: f64, shares: f64) -> Self {
        let short = |of: &&Self| of.shares(gamma) <= 0.25 * shares;
        *MOVES.iter().find(short).unwrap_or(&MOVES[MOVES.len() - 1])
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

    /// Whether it is a whole dollar.
    pub(super) fn is_a_dollar(self) -> bool {
        self == MOVES[0]
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a state that is refused must fail the test")]
mod tests {
    use super::*;

    fn told(spot: f64, days: f64, iv: f64) -> (String, String) {
        let state = Scenario::default().with(Key::Spot, spot).with(Key::Days, days).with(Key::Iv, iv);
        let (here, there) = places(&state).unwrap();
        let [size, _] = sizes(here, there);
        (size, compared(here, there))
    }

    #[test]
    fn gamma_is_told_for_a_move_over_which_it_holds() {
        assert_eq!(told(100.0, 5.0, 20.0).0, "170,417 shares per $1");
        // Beside the strike it grows within the dollar: 61,816 per $1 would promise orders that do not come.
        assert_eq!(told(102.0, 1.0, 20.0).0, "6,182 shares per 10¢");
        assert_eq!(told(98.0, 0.25, 20.0).0, "5 shares per 1¢");
        assert!(told(100.0, 0.000_69, 1.0).0.ends_with("per 0.1¢"));
    }

    #[test]
    fn an_order_of_the_next_dollar_is_no_nothing() {
        let (size, compared) = told(98.7, 0.2, 5.0);
        assert_eq!(size, "next to nothing, though the next $1 up means buying 5,137 shares");
        assert_eq!(compared, "for a small move it matters in neither place");
        assert_eq!(told(130.0, 1.0, 20.0).0, "next to nothing");
    }

    /// Each with its own unit, where a common one would make a nothing of the smaller.
    #[test]
    fn a_ratio_is_told_of_two_sizes_and_never_of_nothing() {
        let state = Scenario::default().with(Key::Oi, 1.0).with(Key::Days, 0.1);
        let (here, there) = places(&state).unwrap();
        assert_eq!(sizes(here, there), ["12 shares per 10¢", "2 shares per $1"]);
        assert_eq!(compared(here, there), "80 times larger here");
    }
}

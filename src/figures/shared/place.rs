//! Two places on the map, and over which move the gamma of each holds.

use crate::model::time::minutes_from_days;
use crate::model::{Book, LEAST_SHARES, ModelError, Moment, hedge_order_shares, rounds_to_nothing};
use crate::scenario::{Key, PriceScale, Scenario};

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
    /// The longest move that any gamma is told for.
    pub longest: Move,
}

/// How a gamma can be told without promising an order that does not come.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Told {
    /// For the longest move over which it holds.
    For(Move),
    /// It is less than a share, and so are the orders of the longest such move up and down: the next dollar.
    Nothing,
    /// It is less than a share over every move over which it holds, but the longest move brings an order.
    Beyond {
        /// Whether it is the move up that brings the larger order.
        up: bool,
        /// That order, in shares: + buy, − sell.
        order_shares: f64,
    },
}

impl Place {
    /// The place and the dealer's gamma there.
    pub(crate) fn at(state: &Scenario, spot: f64, days: f64) -> Result<Self, ModelError> {
        let (book, gamma) = gamma_at(state, spot, days)?;
        let [longest, ..] = Move::all(state.scale());
        Ok(Self { spot, days, gamma, told: Told::of(&book, spot, gamma, state.scale())?, longest })
    }

    /// The move that the gamma is told for; the longest where it is told for none.
    fn unit(self) -> Move {
        if let Told::For(of) = self.told { of } else { self.longest }
    }
}

/// The book that ends in so many days, and the dealer's gamma at a price, in shares per dollar.
pub(crate) fn gamma_at(state: &Scenario, spot: f64, days: f64) -> Result<(Book, f64), ModelError> {
    let book = state.book_expiring_in(minutes_from_days(days))?;
    let gamma = book.gamma_shares_per_dollar(&Moment::at(spot)?);
    Ok((book, gamma))
}

impl Told {
    fn of(book: &Book, spot: f64, gamma: f64, scale: PriceScale) -> Result<Self, ModelError> {
        let here = Moment::at(spot)?;
        let order = |dollars: f64| Ok(hedge_order_shares(book, &here, &Moment::at(spot + dollars)?));
        let of = Move::that_holds(gamma, scale, order)?;
        if !rounds_to_nothing(of.shares(gamma)) {
            return Ok(Self::For(of));
        }
        let (rise, fall) = (order(scale.small_move())?, order(-scale.small_move())?);
        let up = rise.abs() >= fall.abs();
        let order_shares = if up { rise } else { fall };
        let nothing = rounds_to_nothing(order_shares);
        Ok(if nothing { Self::Nothing } else { Self::Beyond { up, order_shares } })
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
    let own = [here.unit(), there.unit()];
    let shorter = if own[0].dollars < own[1].dollars { own[0] } else { own[1] };
    let shows = |place: Place| !rounds_to_nothing(shorter.shares(place.gamma));
    if shows(here) && shows(there) { [shorter; 2] } else { own }
}

/// A move of price for which gamma is quoted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Move {
    /// Per 100 of the scale of prices, and in dollars.
    size: f64,
    dollars: f64,
}

/// From the small move that orders are told for, a dollar in the lesson, down, each a tenth of the one before; per 100 of
/// the scale. The last holds a minute before expiry at the lowest volatility.
const SIZES: [f64; 6] = [1.0, 0.1, 0.01, 0.001, 0.000_1, 0.000_01];

/// Gamma is a rate. It holds over a move whose real orders, up and down, are within this share of rate × move.
const SHARE_THAT_HOLDS: f64 = 0.2;

impl Move {
    /// All there are on a scale of prices, the longest first: from a dollar down in the lesson, each a tenth of the one
    /// before.
    #[must_use]
    pub fn all(scale: PriceScale) -> [Self; 6] {
        SIZES.map(|size| Self { size, dollars: scale.at(size) })
    }

    /// The longest move over which a gamma, in shares per dollar, holds: `order` is what a move of so many dollars
    /// really brings, in shares.
    fn that_holds(
        gamma: f64,
        scale: PriceScale,
        order: impl Fn(f64) -> Result<f64, ModelError>,
    ) -> Result<Self, ModelError> {
        let all @ [.., shortest] = Self::all(scale);
        let off = |dollars: f64| order(dollars).map(|shares| (shares + gamma * dollars).abs());
        for of in all {
            let most = (SHARE_THAT_HOLDS * of.shares(gamma)).max(LEAST_SHARES);
            if off(of.dollars)? <= most && off(-of.dollars)? <= most {
                return Ok(of);
            }
        }
        Ok(shortest)
    }

    /// The move that a line of equal gamma is named for, in shares per dollar: the longest that turns no more than a
    /// quarter of a position of so many shares. The line runs through places where the rate holds for a dollar and
    /// others where it does not; what orders come is told of the two places.
    pub(crate) fn for_level(gamma: f64, shares: f64, scale: PriceScale) -> Self {
        let all @ [.., shortest] = Self::all(scale);
        let short = |of: &Self| of.shares(gamma) <= 0.25 * shares;
        all.into_iter().find(short).unwrap_or(shortest)
    }

    /// A gamma, in shares per dollar, for this move: in shares, without its sign.
    #[must_use]
    pub fn shares(self, gamma: f64) -> f64 {
        gamma.abs() * self.dollars
    }

    /// How far it goes, in dollars.
    #[must_use]
    pub const fn dollars(self) -> f64 {
        self.dollars
    }

    /// Whether it is the longest: a whole dollar in the lesson.
    #[must_use]
    pub fn is_longest(self) -> bool {
        self.size == SIZES[0]
    }
}

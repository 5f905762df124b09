//! The pressure map: for each price the orders that the next 1% up or down would bring, computed
//! from the chain under the assumption in force, at any minute of the session.

use std::cell::OnceCell;
use std::rc::Rc;

use super::one_percent::{DOWN, UP};
use crate::model::session::{BookCurve, DealerCurve};
use crate::model::{DealerSide, ModelError, Order, rounds_to_nothing};
use crate::scenario::{Inputs, PriceScale};

/// Left and right edge of the map, per 100 of the scale of prices. They follow the scale and not the chain: the lesson
/// compares maps of several chains, assumptions and minutes, and price moves through all of them on one axis.
pub const WINDOW: (f64, f64) = (92.0, 108.0);
/// Steps from one edge to the other: ten for each hundredth of the scale, a dollar in the lesson.
const STEPS: u32 = 160;

/// What hedging does to a move that starts at a price.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pressure {
    /// Sells into a rise, buys into a fall.
    Leans,
    /// Buys into a rise, sells into a fall.
    Pushes,
    /// Orders of less than a share.
    Nothing,
}

impl Pressure {
    /// The kind of an order *with* a move, in shares.
    #[must_use]
    pub fn of(with_the_move: f64) -> Self {
        match Order::of(with_the_move) {
            Order::Buy(_) => Self::Pushes,
            Order::Sell(_) => Self::Leans,
            Order::Nothing => Self::Nothing,
        }
    }
}

/// Why a map brings no order anywhere in view. None of these is another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Quiet {
    /// There is no open interest near enough.
    NoOpenInterest,
    /// There is, but what dealers are long cancels what they are short.
    AllCancels {
        /// The largest order, in shares, that 1% up would bring anywhere in view if nothing cancelled.
        gross_shares: f64,
    },
}

/// The map in one minute.
#[derive(Clone)]
pub struct Map {
    /// Shared by the maps of all minutes.
    net: Rc<BookCurve>,
    all: Rc<BookCurve>,
    scale: PriceScale,
    minute: u16,
    /// Picture and words ask for them, and each takes some hundred readings.
    zones: OnceCell<Vec<(f64, Pressure)>>,
}

/// A quantity of the map at a price, in shares.
pub type Reading = fn(&Map, f64) -> f64;

impl Map {
    /// The map of a state at a minute.
    ///
    /// # Errors
    /// What the model refuses of the state.
    pub fn new(Inputs { scenario, chain }: &Inputs, minute: u16) -> Result<Self, ModelError> {
        Ok(Self {
            net: Rc::new(chain.curve(scenario, scenario.assumption())?),
            // As if dealers held one side of all there is: nothing cancels.
            all: Rc::new(chain.curve(scenario, DealerSide::AllLong)?),
            scale: scenario.scale(),
            minute,
            zones: OnceCell::new(),
        })
    }

    /// Minute of the session, 0 (the open) to 390 (the close).
    #[must_use]
    pub fn minute(&self) -> u16 {
        self.minute
    }

    /// Left and right edge of the map, in dollars.
    #[must_use]
    pub fn window(&self) -> (f64, f64) {
        self.scale.at_both(WINDOW)
    }

    /// A distance on the map, per 100 of the scale of prices, in dollars.
    pub(crate) fn dollars(&self, per_hundred: f64) -> f64 {
        self.scale.at(per_hundred)
    }

    /// Whether a price is on the map.
    #[must_use]
    pub fn shows(&self, price: f64) -> bool {
        let (low, high) = self.window();
        (low..=high).contains(&price)
    }

    /// The same map at another minute.
    #[must_use]
    pub fn at(&self, minute: u16) -> Self {
        Self { minute, zones: OnceCell::new(), ..self.clone() }
    }

    /// The hedge order when price goes from `price` to `factor` times it: + buy, − sell.
    fn order(&self, curve: &BookCurve, price: f64, factor: f64) -> f64 {
        curve.delta(self.minute, libm::log(price)) - curve.delta(self.minute, libm::log(price * factor))
    }

    /// The hedge order that the next 1% up brings, in shares: + buy, − sell.
    #[must_use]
    pub fn up(&self, price: f64) -> f64 {
        self.order(&self.net, price, UP)
    }

    /// The hedge order that the next 1% down brings, in shares: + buy, − sell.
    #[must_use]
    pub fn down(&self, price: f64) -> f64 {
        self.order(&self.net, price, DOWN)
    }

    /// The size of all orders that 1% up would bring if nothing cancelled, in shares. Every option
    /// held long sells into a rise, so sizes add up to the size of the sum.
    #[must_use]
    pub fn gross(&self, price: f64) -> f64 {
        -self.order(&self.all, price, UP)
    }

    /// The order *with* the move, in shares: half of what 1% up buys and 1% down sells together.
    /// Above 0 hedging pushes along, below 0 it leans against.
    #[must_use]
    pub fn with_the_move(&self, price: f64) -> f64 {
        0.5 * (self.up(price) - self.down(price))
    }

    /// What hedging does to a move that starts at `price`.
    #[must_use]
    pub fn pressure(&self, price: f64) -> Pressure {
        Pressure::of(self.with_the_move(price))
    }

    /// A quantity at every step of the window: a tenth of a dollar in the lesson.
    #[must_use]
    pub fn sampled(&self, read: Reading) -> Vec<(f64, f64)> {
        let mut points = Vec::new();
        for step in 0..=STEPS {
            let price = self.scale.at(WINDOW.0 + (WINDOW.1 - WINDOW.0) * f64::from(step) / f64::from(STEPS));
            points.push((price, read(self, price)));
        }
        points
    }

    /// The window cut where the pressure changes its kind: each zone's left edge, upwards, and its
    /// kind. Stretches without orders belong to the zone on their left.
    #[must_use]
    pub fn zones(&self) -> &[(f64, Pressure)] {
        self.zones.get_or_init(|| self.cut())
    }

    fn cut(&self) -> Vec<(f64, Pressure)> {
        let mut zones: Vec<(f64, Pressure)> = Vec::new();
        let (left, _) = self.window();
        let mut last = left;
        for (price, _) in self.sampled(|_, price| price) {
            let kind = self.pressure(price);
            let before = zones.last().map(|zone| zone.1);
            if kind != Pressure::Nothing && before != Some(kind) {
                let edge = if before.is_none() { left } else { self.root(last, price) };
                zones.push((edge, kind));
            }
            if kind != Pressure::Nothing {
                last = price;
            }
        }
        zones
    }

    /// Whether there is a price in view at which hedging brings no order.
    #[must_use]
    pub fn has_gaps(&self) -> bool {
        self.sampled(|_, price| price).iter().any(|(price, _)| self.pressure(*price) == Pressure::Nothing)
    }

    /// Why there is no order anywhere in view; none where there is one.
    #[must_use]
    pub fn quiet(&self) -> Option<Quiet> {
        if !self.zones().is_empty() {
            return None;
        }
        let gross_shares = self.sampled(Self::gross).iter().map(|(_, shares)| *shares).fold(0.0, f64::max);
        Some(if rounds_to_nothing(gross_shares) { Quiet::NoOpenInterest } else { Quiet::AllCancels { gross_shares } })
    }

    /// The price between two, of opposite pressure, where the order with the move is zero.
    fn root(&self, mut low: f64, mut high: f64) -> f64 {
        let falling = self.with_the_move(low) > 0.0;
        // Halving a dollar fifty times leaves nothing.
        for _ in 0..50 {
            let middle = 0.5 * (low + high);
            if (self.with_the_move(middle) > 0.0) == falling { low = middle } else { high = middle }
        }
        high
    }
}

/// How a map has changed, both as parts of the sizes of its first orders summed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// What is left of the first orders, 0 to 1.
    pub left: f64,
    /// What the later orders have beyond that, 0 or more.
    pub new: f64,
}

impl Change {
    /// From one curve to a later one over the same prices. Left is the smaller of two orders wherever they have
    /// the same sign; new is the rest of the later ones. Nothing where the first curve is zero everywhere.
    #[must_use]
    pub fn between(first: &[(f64, f64)], later: &[(f64, f64)]) -> Option<Self> {
        let (mut both, mut before, mut after) = (0.0, 0.0, 0.0);
        for ((_, a), (_, b)) in first.iter().zip(later) {
            if a * b > 0.0 {
                both += a.abs().min(b.abs());
            }
            before += a.abs();
            after += b.abs();
        }
        (!rounds_to_nothing(before)).then(|| Self { left: both / before, new: (after - both) / before })
    }
}

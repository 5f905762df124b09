//! Gamma of open interest: calls beside puts, whoever holds them.
//!
//! Nobody publishes which side the dealers hold, so nothing here is signed. Under every
//! [`DealerSide`] the net is a weighted sum of the two parts, and choosing another side computes nothing anew.

use core::iter::Sum;
use core::ops::{Add, AddAssign};

use serde::{Deserialize, Serialize};

use crate::model::{DealerSide, OptionKind};

/// Gamma of some open interest. Its unit is that of the place where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Gamma {
    /// Of all calls, 0 or more.
    pub calls: f64,
    /// Of all puts, 0 or more.
    pub puts: f64,
    /// The sum of the squares of each option's, an option being one strike, kind and expiry; in the unit squared.
    pub squares: f64,
    /// The sum of the cubes; in the unit cubed.
    pub cubes: f64,
}

impl Gamma {
    /// Of the open interest of one option.
    #[inline]
    pub fn of(kind: OptionKind, gamma: f64) -> Self {
        let (calls, puts) = if kind == OptionKind::Call { (gamma, 0.0) } else { (0.0, gamma) };
        let squares = gamma * gamma;
        Self { calls, puts, squares, cubes: squares * gamma }
    }

    /// What the dealers hold of it, long less short.
    pub fn net(&self, side: DealerSide) -> f64 {
        let [calls, puts] = weights(side);
        calls * self.calls + puts * self.puts
    }

    /// All of it, whoever holds it.
    pub fn gross(&self) -> f64 {
        self.calls + self.puts
    }

    /// In another unit, of which `factor` make one of this.
    #[must_use]
    pub fn times(&self, factor: f64) -> Self {
        Self {
            calls: self.calls * factor,
            puts: self.puts * factor,
            squares: self.squares * (factor * factor),
            cubes: self.cubes * (factor * factor * factor),
        }
    }
}

impl AddAssign for Gamma {
    #[inline]
    fn add_assign(&mut self, other: Self) {
        self.calls += other.calls;
        self.puts += other.puts;
        self.squares += other.squares;
        self.cubes += other.cubes;
    }
}

impl Add for Gamma {
    type Output = Self;

    fn add(mut self, other: Self) -> Self {
        self += other;
        self
    }
}

impl Sum for Gamma {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), Add::add)
    }
}

/// How much of each call and of each put the dealers hold, −1 to 1.
pub fn weights(side: DealerSide) -> [f64; 2] {
    [OptionKind::Call, OptionKind::Put].map(|kind| side.signed_contracts(kind, 1.0))
}

/// Dollars of delta per 1 % that a gamma of one share per dollar is at a spot in dollars: `S²·0.01`. A 1 % move is
/// `0.01·S` dollars, and a share of delta is `S` dollars of it.
pub fn dollars_per_percent(spot: f64) -> f64 {
    spot * spot * 0.01
}

/// Gamma in both units in which it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Totals {
    /// `Σ Γ·contracts·100`, in shares per dollar of spot.
    pub shares_per_dollar: Gamma,
    /// `Σ Γ·contracts·100 · S² · 0.01`, in dollars of delta per 1 % move of spot.
    pub dollars_per_percent: Gamma,
}

impl Totals {
    /// From shares per dollar at a spot in dollars.
    pub fn new(shares_per_dollar: Gamma, spot: f64) -> Self {
        Self { shares_per_dollar, dollars_per_percent: shares_per_dollar.times(dollars_per_percent(spot)) }
    }
}

//! Gamma over the price of the underlying, and where its net changes sign.

use serde::{Deserialize, Serialize};

use super::bracket::Bracket;
use super::gamma::{Gamma, Totals, dollars_per_percent, weights};
use super::sweep::{Balance, Search};
use crate::model::{DealerSide, PlacedSpot};

/// Where all gamma together is less than this share of the largest in the window, it counts as none: far from every
/// strike of a last day two tails of `1e−100` would still cross, and nobody hedges them.
pub const NOTHING: f64 = 1e-9;

/// Gamma of the chosen options at one moment.
///
/// Volatilities stay with their strikes as the price moves ("sticky strike"): moneyness is that of the strike, so the
/// smile stands still. If it moved with the price, profile and flips would differ.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LevelsAt {
    /// At the spot.
    pub totals: Totals,
    /// Over the window, from low prices to high; the middle one is the spot.
    pub profile: Vec<ProfilePoint>,
    /// Prices in the window at which all calls have as much gamma as all puts, rising; where net gamma changes sign if
    /// the dealers hold one against the other. See [`flips`](Self::flips).
    ///
    /// Each lies between two prices of the profile at which the net has different signs, and is good to the last digits.
    /// Two that lie between the same two prices of it are not seen.
    pub balances: Vec<f64>,
}

/// Gamma at one price.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ProfilePoint {
    /// The price, in dollars.
    pub spot: f64,
    /// Gamma there, in dollars of delta per 1 % move from there.
    pub dollars_per_percent: Gamma,
}

impl ProfilePoint {
    /// From shares per dollar.
    pub(super) fn new(at: &PlacedSpot, shares_per_dollar: &Gamma) -> Self {
        let spot = at.spot();
        Self { spot, dollars_per_percent: shares_per_dollar.times(dollars_per_percent(spot)) }
    }

    /// In shares per dollar.
    pub(crate) fn shares_per_dollar(&self) -> Gamma {
        self.dollars_per_percent.times(1.0 / dollars_per_percent(self.spot))
    }
}

/// A sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sign {
    /// Above 0: dealers are long gamma.
    Positive,
    /// Below 0: dealers are short gamma.
    Negative,
}

impl Sign {
    /// Of a number; none of 0.
    pub fn of(x: f64) -> Option<Self> {
        match x {
            _ if x > 0.0 => Some(Self::Positive),
            _ if x < 0.0 => Some(Self::Negative),
            _ => None,
        }
    }

    /// `+1` or `−1`.
    pub const fn factor(self) -> f64 {
        match self {
            Self::Positive => 1.0,
            Self::Negative => -1.0,
        }
    }
}

/// Where net gamma changes sign within the window.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Flips {
    /// At these prices in dollars, rising.
    At(Vec<f64>),
    /// Nowhere in the window, though it could: net gamma has this sign wherever there is gamma.
    NotInWindow(Sign),
    /// Nowhere, by construction: the dealers are taken to hold calls and puts alike, and every option's gamma is
    /// positive.
    OneSigned(Sign),
    /// Net gamma is 0 everywhere: dealers hold as much long as short, or there is no gamma in the window.
    ZeroEverywhere,
}

impl LevelsAt {
    /// Where net gamma changes sign under an assumption.
    pub fn flips(&self, side: DealerSide) -> Flips {
        let [calls, puts] = weights(side);
        let mut nets = self.profile.iter().filter(|point| point.dollars_per_percent.gross() > 0.0);
        if self.profile.is_empty() || nets.next().is_none() {
            return Flips::ZeroEverywhere;
        }
        let Some(sign) = Sign::of(calls) else { return Flips::ZeroEverywhere };
        if calls == puts {
            return Flips::OneSigned(sign);
        }
        if !self.balances.is_empty() {
            return Flips::At(self.balances.clone());
        }
        let net = |point: &ProfilePoint| Sign::of(point.dollars_per_percent.net(side));
        material(&self.profile).find_map(net).map_or(Flips::ZeroEverywhere, Flips::NotInWindow)
    }
}

/// The points at which there is any gamma to speak of: see [`NOTHING`].
pub(crate) fn material(profile: &[ProfilePoint]) -> impl Iterator<Item = &ProfilePoint> {
    let least = NOTHING * largest_gross(profile);
    profile.iter().filter(move |point| point.dollars_per_percent.gross() > least)
}

fn largest_gross(profile: &[ProfilePoint]) -> f64 {
    profile.iter().map(|point| point.dollars_per_percent.gross()).fold(0.0, f64::max)
}

/// A search for every price at which calls and puts balance.
pub(super) fn balances(profile: &[ProfilePoint], reference: f64) -> Search {
    let balance = Balance::CALLS_LESS_PUTS;
    let values = material(profile).map(|point| (point.spot, balance.of(&point.shares_per_dollar())));
    let signed: Vec<(f64, f64)> = values.filter(|(_, value)| *value != 0.0).collect();
    let brackets = signed.windows(2).filter_map(|pair| Bracket::new(pair[0], pair[1]));
    Search::new(reference, brackets.map(|bracket| (balance, bracket)).collect())
}

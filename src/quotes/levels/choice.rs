//! What is asked of a chain.

use crate::model::limits::MAX_VOLATILITY;
use crate::quotes::QuotedChain;

/// Which options of a chain, and around which price.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// The expiries.
    pub expiries: Expiries,
    /// The price of the underlying in dollars; none for the one that was quoted.
    pub spot: Option<f64>,
    /// How far the window reaches to both sides, as a share of the spot: 0.08 is ±8 %. Kept within 0.001 to 0.9.
    pub reach: f64,
    /// How many prices of the window are computed; made odd, 3 to 2 001.
    pub points: usize,
    /// By how much implied volatility falls when the price rises by 1 %, and rises when it falls, as a fraction a year:
    /// 0.01 is one point. What is no such number counts as 0.
    pub volatility_shift: f64,
}

/// Which expiries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expiries {
    /// All of the chain.
    All,
    /// Those at these places of [`QuotedChain::expiries`]; places that it does not have are passed over.
    These(Vec<usize>),
}

impl Default for Choice {
    /// Everything, ±8 % in 161 steps, one point of volatility against the move.
    fn default() -> Self {
        Self { expiries: Expiries::All, spot: None, reach: 0.08, points: 161, volatility_shift: 0.01 }
    }
}

impl Choice {
    /// The expiries as places, rising, each once.
    pub(super) fn places(&self, chain: &QuotedChain) -> Vec<usize> {
        let all = 0..chain.expiries.len();
        match &self.expiries {
            Expiries::All => all.collect(),
            Expiries::These(these) => all.filter(|place| these.contains(place)).collect(),
        }
    }

    /// The prices of the window around a spot: evenly spaced, the spot in the middle to the last bit.
    #[expect(clippy::cast_precision_loss, reason = "a few hundred points")]
    pub(super) fn grid(&self, spot: f64) -> Vec<f64> {
        let half = self.points.clamp(3, 2_001) / 2;
        let reach = if self.reach.is_nan() { 0.08 } else { self.reach.clamp(0.001, 0.9) };
        let part = |step: usize| (step as f64 - half as f64) / half as f64;
        (0..=2 * half).map(|step| spot + spot * (reach * part(step))).collect()
    }

    /// The shift of volatility, valid.
    pub(super) fn shift(&self) -> f64 {
        let range = -MAX_VOLATILITY..=MAX_VOLATILITY;
        if range.contains(&self.volatility_shift) { self.volatility_shift } else { 0.0 }
    }
}

//! How sure net gamma is when each side is read rightly only so often.
//!
//! # The model, a simplification
//!
//! An option is one strike, kind and expiry. An assumption gives it a signed gamma `gᵢ`; of each option that sign is
//! right with probability `p`, ½ to 1, whatever it is of the others. So net gamma is
//!
//! ```text
//! X = Σ sᵢ·gᵢ        sᵢ = +1 with probability p, −1 with 1 − p, independent
//! E sᵢ = 2p − 1      Var sᵢ = 1 − (2p − 1)² = 4p(1 − p)
//! mean X = u·N       variance X = (1 − u²)·Q        u = 2p − 1, N = Σ gᵢ, Q = Σ gᵢ²
//! ```
//!
//! With `p = ½` nothing is known and the mean is 0; with `p = 1` the assumption holds. What it leaves out: one option's
//! open interest is held on many sides at once, and errors of neighbouring strikes are likely to be of one kind, which
//! makes the truth less sure than this.
//!
//! # The band and the least `p`
//!
//! The band is `u·N ± z·√((1 − u²)·Q)`, in which `X` lies nine times in ten if it is normal. The sign is **sure** where
//! the band does not hold 0; it is then right in 19 of 20 cases or more, since only one end of the band is of the other sign:
//!
//! ```text
//! u·|N| > z·√((1 − u²)·Q)   ⟺   u²·N² > z²·(1 − u²)·Q   ⟺   u > u* = z·√Q / √(N² + z²·Q)      p* = (1 + u*)/2
//! ```
//!
//! # How good the normal law is
//!
//! It needs many options of like size. The chance by the normal law and the true one differ at most by (Berry and
//! Esseen, with the constant of Shevtsova, *Doklady Mathematics* 82 (2010))
//!
//! ```text
//! 0.56·Σ E|sᵢgᵢ − E sᵢgᵢ|³ / (variance X)^(3/2) = 0.56·(p² + (1 − p)²)/√(p(1 − p)) · Σ|gᵢ|³ / Q^(3/2)
//! ```
//!
//! since `sᵢ − E sᵢ` is `2(1 − p)` with probability `p` and `−2p` with `1 − p`, of which the third absolute moment is
//! `8p(1 − p)·(p² + (1 − p)²)`. Where a few options dominate, or `p` is close to 1, the bound says nothing; what is seen
//! then is a chance too sure or not sure enough by some hundredths (tests).

use serde::{Deserialize, Serialize};

use super::levels::Gamma;
use super::levels::gamma::weights;
use crate::model::DealerSide;
use crate::model::normal::cumulative;

/// `z` of the band: a normal variable is within so many deviations nine times in ten.
pub const NINE_IN_TEN: f64 = 1.644_853_626_951_472_7;
/// Of the theorem of Berry and Esseen, for variables that are not alike.
const BERRY_ESSEEN: f64 = 0.56;

/// How often a side is read rightly, as a share of the open interest: 0.5 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Rightly(f64);

impl Rightly {
    /// What lies outside is moved to the nearer end; NaN knows nothing.
    pub fn new(probability: f64) -> Self {
        Self(if probability.is_nan() { 0.5 } else { probability.clamp(0.5, 1.0) })
    }

    /// `p`.
    pub const fn probability(self) -> f64 {
        self.0
    }

    /// `u = 2p − 1`.
    pub const fn surplus(self) -> f64 {
        2.0 * self.0 - 1.0
    }

    /// `√(1 − u²) = 2√(p(1 − p))`.
    pub fn deviation(self) -> f64 {
        2.0 * (self.0 * (1.0 - self.0)).sqrt()
    }

    /// The third absolute moment of `s` over the cube of its deviation; infinite at 1.
    fn skew(self) -> f64 {
        let (p, q) = (self.0, 1.0 - self.0);
        (p * p + q * q) / (p * q).sqrt()
    }
}

/// Mean and standard deviation of net gamma, in the unit of the gamma that it is made of.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Likely {
    /// `u·N`.
    pub mean: f64,
    /// `√((1 − u²)·Q)`.
    pub deviation: f64,
}

impl Likely {
    /// Of some open interest under an assumption.
    pub fn new(gamma: &Gamma, side: DealerSide, rightly: Rightly) -> Self {
        // Every option is held to the same share, if not on the same side.
        let held = weights(side)[0].abs();
        Self { mean: rightly.surplus() * gamma.net(side), deviation: rightly.deviation() * held * gamma.squares.sqrt() }
    }

    /// The band, low to high.
    pub fn band(&self) -> (f64, f64) {
        let half = NINE_IN_TEN * self.deviation;
        (self.mean - half, self.mean + half)
    }

    /// The band, as far as dealers can hold so much: no more than every option on one side.
    pub fn possible(&self, gamma: &Gamma, side: DealerSide) -> (f64, f64) {
        let most = weights(side)[0].abs() * gamma.gross();
        let (low, high) = self.band();
        (low.max(-most), high.min(most))
    }

    /// The sign, if it is sure: +1 or −1, else 0.
    pub fn sure_sign(&self) -> f64 {
        if self.mean.abs() > NINE_IN_TEN * self.deviation { self.mean.signum() } else { 0.0 }
    }

    /// The chance, by the normal law, that the sign is that of the mean: `Φ(|mean|/deviation)`, ½ to 1; ½ where the
    /// mean is 0.
    pub fn chance_of_sign(&self) -> f64 {
        if self.mean == 0.0 { 0.5 } else { cumulative(self.mean.abs() / self.deviation) }
    }
}

/// By how much [`Likely::chance_of_sign`] can be off at most: see the [module](self). 1 where that says nothing.
pub fn largest_error(gamma: &Gamma, rightly: Rightly) -> f64 {
    if rightly.deviation() == 0.0 || gamma.squares == 0.0 {
        return 0.0;
    }
    let shape = gamma.cubes / (gamma.squares * gamma.squares.sqrt());
    (BERRY_ESSEEN * rightly.skew() * shape).min(1.0)
}

/// `p*`, the least share read rightly from which on the sign of the net is sure; none where the net is 0, which no
/// share makes sure.
pub fn least_rightly(gamma: &Gamma, side: DealerSide) -> Option<f64> {
    let (net, held) = (gamma.net(side).abs(), weights(side)[0].abs());
    if net == 0.0 {
        return None;
    }
    let spread = NINE_IN_TEN * held * gamma.squares.sqrt();
    Some(0.5 + 0.5 * (spread / libm::hypot(net, spread)))
}

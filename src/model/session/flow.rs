//! The exogenous flow: what everybody but the dealer does to price in each minute, from a seed.
//!
//! The same seed gives the same flow, bit for bit, natively and in the browser: integers from
//! [`rand_pcg`], the normal quantile from [`quantile`](super::quantile), and no function of the
//! platform's own mathematics library on the way.

use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::{Rng, SeedableRng};

use super::parameters::MINUTES;
use super::quantile::quantile;
use super::tape::Tape;
use crate::model::error::{ModelError, check};

/// An endless stream of independent standard normal shocks, one for each 64-bit draw.
#[derive(Debug, Clone)]
pub struct Shocks(Source);

#[derive(Debug, Clone)]
enum Source {
    Drawn(Pcg64Mcg),
    Kept { tape: Tape, next: usize },
}

impl Shocks {
    /// The stream of this seed.
    pub fn new(seed: u64) -> Self {
        Self(Source::Drawn(Pcg64Mcg::seed_from_u64(seed)))
    }

    pub(super) const fn of_tape(tape: Tape) -> Self {
        Self(Source::Kept { tape, next: 0 })
    }

    /// The next standard normal variable; never beyond ±8.3.
    pub fn normal(&mut self) -> f64 {
        match &mut self.0 {
            Source::Drawn(generator) => quantile(uniform(generator)),
            Source::Kept { tape, next } => {
                *next += 1;
                tape.at(*next - 1)
            }
        }
    }
}

/// The centre of one of 2⁵² equal cells of (0, 1), so neither end is ever met and `u` and
/// `1 − u` are equally likely. Every operation here is exact.
fn uniform(generator: &mut Pcg64Mcg) -> f64 {
    const ONE: u64 = 1.0_f64.to_bits();
    let one_to_two = f64::from_bits(ONE | (generator.next_u64() >> 12));
    one_to_two - (1.0 - 0.5 * f64::EPSILON)
}

/// The exogenous flow of one session: one log-return `ε` for each minute. The page calls it the news.
#[derive(Debug, Clone, PartialEq)]
pub struct ExogenousFlow(Vec<f64>);

impl ExogenousFlow {
    /// The flow of a seed: `ε ~ N(0, deviation²)` with `deviation` the standard deviation of one
    /// minute, [`SessionParameters::deviation(1)`](super::SessionParameters::deviation). It is
    /// also the first session of [`Sessions`](super::Sessions) with that seed, and a change of
    /// `deviation` only scales it.
    pub fn seeded(seed: u64, deviation: f64) -> Self {
        let mut shocks = Shocks::new(seed);
        Self((0..MINUTES).map(|_| deviation * shocks.normal()).collect())
    }

    /// Given log-returns: [`MINUTES`] of them, each within ±1.
    ///
    /// # Errors
    /// [`ModelError::FlowLength`], or [`ModelError::Shock`] with the first that is too large.
    pub fn new(log_returns: Vec<f64>) -> Result<Self, ModelError> {
        check(log_returns.len() == usize::from(MINUTES), ModelError::FlowLength(log_returns.len()))?;
        for &log_return in &log_returns {
            check((-1.0..=1.0).contains(&log_return), ModelError::Shock(log_return))?;
        }
        Ok(Self(log_returns))
    }

    /// The same flow with every sign turned.
    #[must_use]
    pub fn mirrored(&self) -> Self {
        Self(self.0.iter().map(|log_return| -log_return).collect())
    }

    /// The same flow with a headline: `log_return` more in the minute of this number, 1 to [`MINUTES`].
    ///
    /// # Errors
    /// [`ModelError::Shock`] if that minute's shock then lies outside ±1.
    pub fn with_headline(mut self, minute: u16, log_return: f64) -> Result<Self, ModelError> {
        if let Some(shock) = self.0.get_mut(usize::from(minute).wrapping_sub(1)) {
            *shock += log_return;
            check((-1.0..=1.0).contains(shock), ModelError::Shock(*shock))?;
        }
        Ok(self)
    }

    /// One log-return a minute.
    pub fn log_returns(&self) -> &[f64] {
        &self.0
    }
}

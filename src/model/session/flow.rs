//! The exogenous flow: what everybody but the dealer does to price in each minute, from a seed.

use super::parameters::MINUTES;
use super::shocks::Shocks;
use crate::model::error::{ModelError, check};

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

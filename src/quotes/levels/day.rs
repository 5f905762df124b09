//! One moment being looked at: first the lines, then the window, then where calls and puts balance.

use super::gamma::{Gamma, Totals};
use super::profile::{LevelsAt, ProfilePoint, balances};
use super::sweep::{Line, Search, Sweep};
use crate::model::{CONTRACT_MULTIPLIER, GammaAcross, ModelError, OptionInputs, PlacedSpot, time::years_from_minutes};
use crate::quotes::{QuotedChain, QuotedOption};

/// Options prepared before anyone is asked whether to go on.
const OPTIONS_AT_ONCE: usize = 256;

/// The lines of some options at one moment, being made.
#[derive(Debug)]
pub(crate) struct Lines {
    spot: PlacedSpot,
    minutes_passed: f64,
    made: Vec<Line>,
}

impl Lines {
    /// With spot at `spot` dollars and `minutes_passed` since the quote.
    ///
    /// # Errors
    /// [`ModelError::Spot`] where that is out of range.
    pub(crate) fn new(spot: f64, minutes_passed: f64) -> Result<Self, ModelError> {
        Ok(Self { spot: PlacedSpot::new(spot, spot)?, minutes_passed, made: Vec::new() })
    }

    /// Prepares some of the options, given as places in the chain, and tells `each` of them with its gamma at the spot
    /// in shares per dollar; whether that were all.
    pub(crate) fn bite(
        &mut self,
        chain: &QuotedChain,
        chosen: &[usize],
        mut each: impl FnMut(&QuotedOption, Gamma),
    ) -> Result<bool, ModelError> {
        let until = (self.made.len() + OPTIONS_AT_ONCE).min(chosen.len());
        for place in &chosen[self.made.len()..until] {
            let option = &chain.options[*place];
            let line = self.line(chain, option)?;
            each(option, line.gamma(&self.spot));
            self.made.push(line);
        }
        Ok(until == chosen.len())
    }

    fn line(&self, chain: &QuotedChain, option: &QuotedOption) -> Result<Line, ModelError> {
        let &QuotedOption { kind, strike, volatility, open_interest, .. } = option;
        let expiry = &chain.expiries[option.expiry];
        let years = years_from_minutes((expiry.minutes - self.minutes_passed).max(0.0));
        let (spot, carry) = (self.spot.spot(), expiry.carry);
        let across = GammaAcross::new(OptionInputs { kind, spot, strike, years, volatility, carry })?;
        Ok(Line { across, kind, shares: open_interest * CONTRACT_MULTIPLIER })
    }

    /// Those prepared so far.
    pub(crate) fn made(&self) -> &[Line] {
        &self.made
    }
}

/// A moment being looked at.
#[derive(Debug)]
pub(super) struct Day {
    spot: f64,
    grid: Vec<PlacedSpot>,
    lines: Lines,
    at_spot: Gamma,
    stage: Stage,
    profile: Vec<ProfilePoint>,
}

#[derive(Debug)]
enum Stage {
    Lines,
    Sweep(Sweep),
    Search(Search),
}

impl Day {
    /// Over these prices, with spot at `spot` dollars and `minutes_passed` since the quote.
    ///
    /// # Errors
    /// [`ModelError::Spot`] where one of them is out of range.
    pub(super) fn new(spot: f64, grid: &[f64], minutes_passed: f64) -> Result<Self, ModelError> {
        let grid = grid.iter().map(|at| PlacedSpot::new(*at, spot)).collect::<Result<Vec<_>, _>>()?;
        let lines = Lines::new(spot, minutes_passed)?;
        Ok(Self { spot, grid, lines, at_spot: Gamma::default(), stage: Stage::Lines, profile: Vec::new() })
    }

    /// A little of the work; what came of it once it is done.
    pub(super) fn bite(
        &mut self,
        chain: &QuotedChain,
        chosen: &[usize],
        mut each: impl FnMut(&QuotedOption, Gamma),
    ) -> Result<Option<LevelsAt>, ModelError> {
        match &mut self.stage {
            Stage::Lines => {
                let at_spot = &mut self.at_spot;
                let is_done = self.lines.bite(chain, chosen, |option, gamma| {
                    *at_spot += gamma;
                    each(option, gamma);
                })?;
                if is_done {
                    self.stage = Stage::Sweep(Sweep::new(self.grid.clone()));
                }
            }
            Stage::Sweep(sweep) => {
                if let Some(sums) = sweep.bite(self.lines.made()) {
                    let points = self.grid.iter().zip(sums).map(|(at, sum)| ProfilePoint::new(at, sum));
                    self.profile = points.collect();
                    self.stage = Stage::Search(balances(&self.profile, self.spot));
                }
            }
            Stage::Search(search) => {
                if let Some(balances) = search.bite(self.lines.made()) {
                    let profile = core::mem::take(&mut self.profile);
                    return Ok(Some(LevelsAt { totals: Totals::new(self.at_spot, self.spot), profile, balances }));
                }
            }
        }
        Ok(None)
    }

    /// How much is done, 0 to 1: nearly all of the time goes into the sweep.
    pub(super) fn share_done(&self) -> f64 {
        match &self.stage {
            Stage::Lines => 0.0,
            Stage::Sweep(sweep) => 0.1 + 0.7 * sweep.share_done(self.lines.made()),
            Stage::Search(_) => 0.8,
        }
    }
}

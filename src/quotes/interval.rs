//! The sureness of a whole profile, and each flip as the interval in which it can be.
//!
//! Around a flip of the mean the band of [`sureness`](super::sureness) holds 0: there nobody can say which sign net
//! gamma has. Where the band lets go of 0 on one side with one sign and on the other with the other, the flip lies
//! between, and both ends are roots of `u·N ± z·√((1 − u²)·Q)`, found as exactly as the flip itself. Where it never
//! does within the window, no flip can be named.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::chain::QuotedChain;
use super::levels::gamma::weights;
use super::levels::profile::{LevelsAt, ProfilePoint};
use super::levels::{Balance, Bracket, Flips, Levels, Lines, Search, material};
use super::sureness::{Likely, NINE_IN_TEN, Rightly, largest_error, least_rightly};
use crate::model::{DealerSide, ModelError};

/// How sure the levels of one moment are. Plain data, computed by [`SurenessWork`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Sureness {
    /// How often a side is taken to be read rightly.
    pub rightly: Rightly,
    /// At each price of the profile, in dollars of delta per 1 %.
    pub profile: Vec<Likely>,
    /// At the spot, in dollars of delta per 1 %.
    pub at_spot: Likely,
    /// The chance that net gamma at the spot has the sign it is assumed to have.
    pub chance: f64,
    /// By how much that can be off at most, since the normal law is not exact; 1 where nothing can be said.
    pub largest_error: f64,
    /// The least share read rightly from which on the sign at the spot is sure; none where net gamma is 0.
    pub least_rightly: Option<f64>,
    /// The flip that is nearest to the spot, if one can be named.
    pub flip: Flip,
    /// All flips that can be named, rising.
    pub flips: Vec<NamedFlip>,
}

/// Whether there is a flip to speak of.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum Flip {
    /// There is.
    Named(NamedFlip),
    /// There is none.
    NoneCanBeNamed(Unnamed),
}

/// Why no flip can be named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unnamed {
    /// Under the assumption there is none in the window.
    NoFlip,
    /// On one side of it, or on both, no price within the window has a sure sign, or both sides have the same.
    NotSure,
}

/// A flip, and where it can be.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct NamedFlip {
    /// Where the mean changes sign, in dollars; the middle one if it does several times in between.
    pub at: f64,
    /// Below this price the sign is sure, in dollars.
    pub from: f64,
    /// Above this price the sign is sure, in dollars.
    pub to: f64,
}

/// Of which moment the sureness is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// When the chain was quoted.
    Now,
    /// At the close of that day.
    Close,
}

/// Sureness being computed, in slices.
#[derive(Debug)]
pub struct SurenessWork {
    chain: Rc<QuotedChain>,
    chosen: Vec<usize>,
    lines: Lines,
    are_lines_made: bool,
    search: Search,
    intervals: Vec<Interval>,
    ends: Option<Vec<f64>>,
    sureness: Sureness,
    spot: f64,
}

/// A flip that can be named.
#[derive(Debug, Clone, Copy)]
struct Interval {
    /// Where the mean changes sign.
    at: f64,
    /// The ends, low and high.
    ends: [End; 2],
}

/// One end of an interval.
#[derive(Debug, Clone, Copy)]
enum End {
    /// Beside a price at which there is next to no gamma.
    Known(f64),
    /// One of the roots that are searched for.
    Root(usize),
}

impl SurenessWork {
    /// Begins with levels of a chain.
    ///
    /// # Errors
    /// [`ModelError::Spot`] if the levels are of no valid spot.
    pub fn new(
        chain: Rc<QuotedChain>,
        levels: &Levels,
        when: When,
        side: DealerSide,
        rightly: Rightly,
    ) -> Result<Self, ModelError> {
        let (at, minutes_passed) = match when {
            When::Now => (&levels.now, 0.0),
            When::Close => (&levels.close, levels.minutes_to_close),
        };
        let lines = Lines::new(levels.spot, minutes_passed)?;
        let expiries = levels.expiries.iter().filter_map(|expiry| chain.expiries.get(expiry.expiry));
        let chosen = expiries.flat_map(|expiry| expiry.options.clone()).collect();
        let (intervals, brackets) = intervals(at, side, rightly);
        let search = Search::new(levels.spot, brackets);
        let sureness = without_flips(at, side, rightly);
        let spot = levels.spot;
        Ok(Self { chain, chosen, lines, are_lines_made: false, search, intervals, ends: None, sureness, spot })
    }

    /// Goes on as long as `may_go_on` says so; whether something is left.
    ///
    /// # Errors
    /// The [`ModelError`] of an option that is none: not from a [`Valuation`](super::Valuation).
    pub fn step(&mut self, may_go_on: &dyn Fn() -> bool) -> Result<bool, ModelError> {
        while self.bite()? {
            if !may_go_on() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The sureness; what is left to do is done first.
    ///
    /// # Errors
    /// As [`step`](Self::step).
    pub fn finish(mut self) -> Result<Sureness, ModelError> {
        while self.bite()? {}
        let ends = self.ends.unwrap_or_default();
        let at = |end: End| match end {
            End::Known(at) => Some(at),
            End::Root(place) => ends.get(place).copied(),
        };
        let mut sureness = self.sureness;
        let named = |interval: &Interval| {
            let [from, to] = interval.ends.map(at);
            Some(NamedFlip { at: interval.at, from: from?, to: to? })
        };
        sureness.flips = self.intervals.iter().filter_map(named).collect();
        let away = |flip: &NamedFlip| (flip.at - self.spot).abs();
        let nearest = sureness.flips.iter().min_by(|a, b| away(a).total_cmp(&away(b)));
        sureness.flip = nearest.map_or(sureness.flip, |flip| Flip::Named(*flip));
        Ok(sureness)
    }

    /// A little of the work; whether there is more.
    fn bite(&mut self) -> Result<bool, ModelError> {
        if self.intervals.is_empty() {
            return Ok(false);
        }
        if !self.are_lines_made {
            self.are_lines_made = self.lines.bite(&self.chain, &self.chosen, |_, _| {})?;
        } else if self.ends.is_none() {
            self.ends = self.search.bite(self.lines.made());
        }
        Ok(self.ends.is_none())
    }
}

/// All that needs no search.
fn without_flips(at: &LevelsAt, side: DealerSide, rightly: Rightly) -> Sureness {
    let gamma = &at.totals.dollars_per_percent;
    let likely = |point: &ProfilePoint| Likely::new(&point.dollars_per_percent, side, rightly);
    let at_spot = Likely::new(gamma, side, rightly);
    let is_flip = matches!(at.flips(side), Flips::At(_));
    Sureness {
        rightly,
        profile: at.profile.iter().map(likely).collect(),
        at_spot,
        chance: at_spot.chance_of_sign(),
        largest_error: largest_error(gamma, rightly),
        least_rightly: least_rightly(gamma, side),
        flip: Flip::NoneCanBeNamed(if is_flip { Unnamed::NotSure } else { Unnamed::NoFlip }),
        flips: Vec::new(),
    }
}

/// The flips that can be named, and the brackets of their ends.
fn intervals(at: &LevelsAt, side: DealerSide, rightly: Rightly) -> (Vec<Interval>, Vec<(Balance, Bracket)>) {
    let (mut found, mut brackets) = (Vec::new(), Vec::new());
    let Flips::At(flips) = at.flips(side) else { return (found, brackets) };
    let points: Vec<&ProfilePoint> = material(&at.profile).collect();
    let signs: Vec<f64> =
        points.iter().map(|point| Likely::new(&point.dollars_per_percent, side, rightly).sure_sign()).collect();
    let sure: Vec<usize> = (0..points.len()).filter(|place| signs[*place] != 0.0).collect();
    for pair in sure.windows(2) {
        let (low, high) = (pair[0], pair[1]);
        if signs[low] == signs[high] {
            continue;
        }
        let between: Vec<f64> =
            flips.iter().copied().filter(|flip| (points[low].spot..points[high].spot).contains(flip)).collect();
        let Some(at) = between.get(between.len() / 2) else { continue };
        // From the last sure price below to the next one, and from the first sure price above to the one before.
        let mut end = |sure: usize, unsure: usize| {
            let edge = edge(side, rightly, signs[sure]);
            let value = |place: usize| (points[place].spot, edge.of(&points[place].shares_per_dollar()));
            match Bracket::new(value(sure), value(unsure)) {
                Some(bracket) => {
                    brackets.push((edge, bracket));
                    End::Root(brackets.len() - 1)
                }
                None => End::Known(points[unsure].spot),
            }
        };
        let ends = [end(low, low + 1), end(high, high - 1)];
        found.push(Interval { at: *at, ends });
    }
    (found, brackets)
}

/// What is above 0 where the band is all of one sign: `sign·u·N − z·√((1 − u²)·Q)`, with `N` and `Q` as held.
fn edge(side: DealerSide, rightly: Rightly, sign: f64) -> Balance {
    let [calls, puts] = weights(side).map(|weight| sign * rightly.surplus() * weight);
    Balance { calls, puts, spread: -NINE_IN_TEN * rightly.deviation() * weights(side)[0].abs() }
}

//! One expiry of a chain, folded to what the lesson holds: nine strikes, one volatility, one trade.

use serde::{Deserialize, Serialize};

use super::calendar;
use super::chain::{QuotedChain, QuotedExpiry, QuotedOption};
use super::quote::Settlement;
use crate::model::OptionKind;

/// Strikes that the lesson holds.
pub const STRIKES: usize = 9;

/// One expiry, folded.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Folded {
    /// The expiry, as a place in [`QuotedChain::expiries`].
    pub expiry: usize,
    /// Price of the underlying, in dollars.
    pub spot: f64,
    /// Calendar days to the moment of expiry.
    pub days: f64,
    /// Trading days until then, today included.
    pub sessions: usize,
    /// Implied volatility at the money, as a fraction a year: the mean of what is open at the strike nearest to spot.
    pub volatility: f64,
    /// Interest rate, as a fraction a year.
    pub rate: f64,
    /// Dividend yield, as a fraction a year.
    pub dividend_yield: f64,
    /// The nine strikes with most gamma, upwards: strike in dollars, contracts of calls, contracts of puts.
    pub rows: [(f64, f64, f64); STRIKES],
    /// What share of the expiry's gamma they keep, whoever holds it: 0 to 1.
    pub kept: f64,
    /// How many strikes the expiry has.
    pub of: usize,
}

/// What is known of one strike.
#[derive(Debug, Clone, Copy, Default)]
struct Strike {
    at: f64,
    calls: f64,
    puts: f64,
    gamma: f64,
}

/// Folds an expiry; nothing if it has fewer than nine strikes, or is none of the chain.
#[must_use]
pub fn fold(chain: &QuotedChain, expiry: usize) -> Option<Folded> {
    let quoted = chain.expiries.get(expiry)?;
    let options = chain.options.get(quoted.options.clone())?;
    let strikes = strikes(chain, options);
    let all: f64 = strikes.iter().map(|strike| strike.gamma).sum();
    let mut most = strikes.clone();
    most.sort_by(|one, other| other.gamma.total_cmp(&one.gamma).then(one.at.total_cmp(&other.at)));
    let mut rows: [Strike; STRIKES] = most.get(..STRIKES)?.try_into().ok()?;
    let kept: f64 = rows.iter().map(|strike| strike.gamma).sum();
    rows.sort_by(|one, other| one.at.total_cmp(&other.at));
    Some(Folded {
        expiry,
        spot: chain.spot,
        days: quoted.minutes / crate::model::time::MINUTES_PER_DAY,
        sessions: sessions(chain, quoted),
        volatility: at_the_money(chain, options)?,
        rate: quoted.carry.rate(),
        dividend_yield: quoted.carry.dividend_yield(),
        rows: rows.map(|strike| (strike.at, strike.calls, strike.puts)),
        kept: if all > 0.0 { kept / all } else { 1.0 },
        of: strikes.len(),
    })
}

/// The expiry with most gamma, whoever holds it, among those that can be folded.
#[must_use]
pub fn heaviest(chain: &QuotedChain) -> Option<usize> {
    let gamma = |expiry: &QuotedExpiry| {
        let strikes = strikes(chain, chain.options.get(expiry.options.clone()).unwrap_or_default());
        (strikes.len() >= STRIKES).then(|| strikes.iter().map(|strike| strike.gamma).sum::<f64>())
    };
    let heavy = chain.expiries.iter().enumerate().filter_map(|(place, expiry)| Some((place, gamma(expiry)?)));
    heavy.max_by(|one, other| one.1.total_cmp(&other.1)).map(|(place, _)| place)
}

/// So much of all gamma lies in view.
const IN_VIEW: f64 = 0.93;
/// And a little more than where it lies; but never less or more than this, as shares of the spot.
const BEYOND: f64 = 1.25;
const REACHES: core::ops::RangeInclusive<f64> = 0.02..=0.4;

/// How far from spot most gamma of a chain lies, as a share of the spot: what a picture of it has to show.
#[must_use]
pub fn reach(chain: &QuotedChain) -> f64 {
    let far = |strike: &Strike| (strike.at / chain.spot - 1.0).abs();
    let mut strikes: Vec<Strike> = chain
        .expiries
        .iter()
        .flat_map(|expiry| strikes(chain, chain.options.get(expiry.options.clone()).unwrap_or_default()))
        .collect();
    strikes.sort_by(|one, other| far(one).total_cmp(&far(other)));
    let all: f64 = strikes.iter().map(|strike| strike.gamma).sum();
    let mut sum = 0.0;
    let last = strikes.iter().find(|strike| {
        sum += strike.gamma;
        sum >= IN_VIEW * all
    });
    (BEYOND * last.map_or(0.0, far)).clamp(*REACHES.start(), *REACHES.end())
}

fn strikes(chain: &QuotedChain, options: &[QuotedOption]) -> Vec<Strike> {
    let mut strikes: Vec<Strike> = Vec::new();
    for option in options {
        let gamma = chain.option_at(option, chain.spot, 0.0).and_then(Result::ok).map_or(0.0, |option| option.gamma());
        // Exactly at its kink in the limit an option has no slope that one could hedge.
        let gamma = if gamma.is_finite() { gamma * option.open_interest } else { 0.0 };
        if strikes.last().is_none_or(|last| last.at != option.strike) {
            strikes.push(Strike { at: option.strike, ..Strike::default() });
        }
        if let Some(last) = strikes.last_mut() {
            match option.kind {
                OptionKind::Call => last.calls += option.open_interest,
                OptionKind::Put => last.puts += option.open_interest,
            }
            last.gamma += gamma;
        }
    }
    strikes
}

fn at_the_money(chain: &QuotedChain, options: &[QuotedOption]) -> Option<f64> {
    let distance = |option: &QuotedOption| (option.strike - chain.spot).abs();
    let nearest = options.iter().min_by(|one, other| distance(one).total_cmp(&distance(other)))?.strike;
    let (mut sum, mut count) = (0.0, 0.0);
    for option in options.iter().filter(|option| option.strike == nearest) {
        sum += option.volatility;
        count += 1.0;
    }
    Some(sum / count)
}

/// Trading days that are left, that of the quote included while it lasts; options that settle in the morning have their
/// last one the day before.
fn sessions(chain: &QuotedChain, expiry: &QuotedExpiry) -> usize {
    let today = chain.quoted.date();
    let lasts = calendar::is_trading_day(today) && chain.quoted.time() < calendar::close(today);
    let days = calendar::trading_days(today, expiry.date) + usize::from(lasts);
    let days = if expiry.settlement == Settlement::Morning { days.saturating_sub(1) } else { days };
    days.max(1)
}

//! A session under way: one minute's shock, and the hedge if it is due.

use super::curve::DealerCurve;
use super::parameters::{MINUTES, Rehedge, SessionParameters};
use super::solve::{Feedback, Shocked};
use super::table::Tables;
use crate::model::error::{ModelError, check};
use crate::model::limits::MAX_BOOK_IMPACT;

/// Below this impact of the whole book (0.01 bp) the hedge is read off the delta curve, above it
/// off the price: each is the better conditioned of the two there.
const FAINT_BOOK_IMPACT: f64 = 1e-6;

/// What happened in one minute. Minute 0 is the open, hedged before anything else.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Minute {
    /// Minutes since the open, 0 to [`MINUTES`].
    pub minute: u16,
    /// `ε`: what the exogenous flow alone does to the log-price in this minute.
    pub shock: f64,
    /// Log of the price at the end of the minute, hedging included.
    pub log_spot: f64,
    /// `H`: the dealer's shares at the end of the minute.
    pub hedge: f64,
    /// The hedge order of this minute, in shares: + buy, − sell.
    pub trade: f64,
    /// The order was cut to the most shares a minute.
    pub capped: bool,
    /// Hedging carried the price through a zone in which no price is stable (`g < −1`): it jumps.
    /// A rule of the model, not a forecast. Always false where nobody looks for jumps
    /// ([`Observer::SEES_JUMPS`](super::Observer::SEES_JUMPS)).
    pub jumped: bool,
}

impl Minute {
    /// Price at the end of the minute, dollars.
    pub fn spot(&self) -> f64 {
        libm::exp(self.log_spot)
    }
}

/// Checks what can only be seen with book and impact together.
pub(super) fn check_feedback<C: DealerCurve>(curve: &C, parameters: &SessionParameters) -> Result<(), ModelError> {
    let lambda = parameters.impact().per_share();
    let impact = book_impact(curve, lambda);
    if impact.is_finite() {
        return check(impact <= MAX_BOOK_IMPACT, ModelError::BookImpact(impact));
    }
    let gain = lambda * curve.slope_range(0).0;
    check(gain > -1.0, ModelError::NoStablePrice(gain))
}

/// `λ·(D_max − D_min)`, log-return: what hedging can do to the price at most.
fn book_impact<C: DealerCurve>(curve: &C, lambda: f64) -> f64 {
    let (least, most) = curve.delta_range();
    if lambda == 0.0 { 0.0 } else { lambda * (most - least) }
}

/// A session between two minutes.
///
/// The log-price is never stored: `s = y + λH` with the unhedged level `y = s₀ − λH₀ + Σε`, which the
/// hedge does not touch. So `s_t = s₀ + Σε + λ(H_t − H₀)` holds to a rounding by construction, and the
/// hedged price depends on the level alone.
pub(super) struct Walk<'a, C> {
    feedback: &'a Feedback<C>,
    rehedge: Rehedge,
    cap: f64,
    faint: bool,
    sees_jumps: bool,
    unhedged_level: f64,
    hedge: f64,
}

impl<'a, C: DealerCurve> Walk<'a, C> {
    /// At the open, fully hedged.
    pub(super) fn open(feedback: &'a Feedback<C>, parameters: &SessionParameters, sees_jumps: bool) -> Self {
        let log_spot = parameters.log_spot();
        let hedge = -feedback.curve().delta(0, log_spot);
        Self {
            feedback,
            rehedge: parameters.rehedge(),
            cap: parameters.cap().unwrap_or(f64::INFINITY),
            faint: book_impact(feedback.curve(), feedback.lambda()) < FAINT_BOOK_IMPACT,
            sees_jumps,
            unhedged_level: log_spot - feedback.lambda() * hedge,
            hedge,
        }
    }

    fn log_spot(&self) -> f64 {
        self.unhedged_level + self.feedback.lambda() * self.hedge
    }

    /// The record of minute 0.
    pub(super) fn opening(&self) -> Minute {
        self.unhedged(0, 0.0)
    }

    /// A minute in which the dealer does not trade.
    fn unhedged(&self, minute: u16, shock: f64) -> Minute {
        let log_spot = self.log_spot();
        Minute { minute, shock, log_spot, hedge: self.hedge, trade: 0.0, capped: false, jumped: false }
    }

    /// One minute's shock, and the hedge if it is due, looked up in the tables where there are any.
    pub(super) fn step(&mut self, minute: u16, shock: f64, tables: Option<&mut Tables>) -> Minute {
        self.unhedged_level += shock;
        let mut record = self.unhedged(minute, shock);
        let shocked = Shocked { minute, unhedged_level: self.unhedged_level, log_spot: record.log_spot };
        if !self.is_due(shocked) {
            return record;
        }
        let settled = match tables {
            // Nothing that the dealer does moves the price.
            _ if self.feedback.lambda() == 0.0 => shocked.log_spot,
            Some(tables) => tables.hedged(self.feedback, shocked),
            None => self.feedback.hedged(shocked),
        };
        let target = self.full_hedge(minute, settled);
        let wanted = target - self.hedge;
        record.capped = wanted.abs() > self.cap;
        record.trade = if record.capped { self.cap.copysign(wanted) } else { wanted };
        record.jumped = self.sees_jumps && !record.capped && self.jumps(shocked, settled);
        self.hedge = if record.capped { self.hedge + record.trade } else { target };
        record.hedge = self.hedge;
        record.log_spot = self.log_spot();
        record
    }

    /// The shares of a full hedge where the price has settled.
    fn full_hedge(&self, minute: u16, settled: f64) -> f64 {
        if self.faint {
            -self.feedback.curve().delta(minute, settled)
        } else {
            (settled - self.unhedged_level) / self.feedback.lambda()
        }
    }

    fn jumps(&self, shocked: Shocked, settled: f64) -> bool {
        self.feedback.steepness_floor(shocked.minute) < 0.0
            && self.feedback.min_gain_between(shocked.minute, shocked.log_spot, settled) < -1.0
    }

    fn is_due(&self, Shocked { minute, log_spot, .. }: Shocked) -> bool {
        minute == MINUTES
            || match self.rehedge {
                Rehedge::EveryMinutes(n) => minute.is_multiple_of(n),
                Rehedge::Band(shares) => (self.hedge + self.feedback.curve().delta(minute, log_spot)).abs() > shares,
            }
    }
}

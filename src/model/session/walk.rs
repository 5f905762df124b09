//! A session under way: one minute's shock, and the hedge if it is due.

use super::curve::DealerCurve;
use super::estimate::{Bounds, Known};
use super::parameters::{MINUTES, Rehedge, SessionParameters};
use super::solve::{Feedback, Shocked};
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

/// What the dealer trades in a minute: see [`Minute`].
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Trade {
    shares: f64,
    capped: bool,
    jumped: bool,
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
    bounds: Option<&'a Bounds>,
    known: Option<Known>,
    unhedged_level: f64,
    hedge: f64,
}

impl<'a, C: DealerCurve> Walk<'a, C> {
    /// At the open, fully hedged. With the bounds of its feedback delta is worked out only where an estimate
    /// cannot tell whether a hedge is due: the same hedges, sooner.
    pub(super) fn open(
        feedback: &'a Feedback<C>,
        parameters: &SessionParameters,
        sees_jumps: bool,
        bounds: Option<&'a Bounds>,
    ) -> Self {
        let log_spot = parameters.log_spot();
        let hedge = -feedback.curve().delta(0, log_spot);
        Self {
            feedback,
            rehedge: parameters.rehedge(),
            cap: parameters.cap().unwrap_or(f64::INFINITY),
            faint: book_impact(feedback.curve(), feedback.lambda()) < FAINT_BOOK_IMPACT,
            sees_jumps,
            bounds,
            known: None,
            unhedged_level: log_spot - feedback.lambda() * hedge,
            hedge,
        }
    }

    #[inline]
    fn log_spot(&self) -> f64 {
        self.unhedged_level + self.feedback.lambda() * self.hedge
    }

    /// The record of minute 0.
    pub(super) fn opening(&self) -> Minute {
        self.record(0, 0.0, Trade::default())
    }

    fn record(&self, minute: u16, shock: f64, trade: Trade) -> Minute {
        let Trade { shares, capped, jumped } = trade;
        Minute { minute, shock, log_spot: self.log_spot(), hedge: self.hedge, trade: shares, capped, jumped }
    }

    /// One minute's shock, and the hedge if it is due.
    pub(super) fn step(&mut self, minute: u16, shock: f64) -> Minute {
        let trade = self.pass(minute, shock);
        self.record(minute, shock, trade)
    }

    /// The same without a record of it.
    #[inline]
    pub(super) fn pass(&mut self, minute: u16, shock: f64) -> Trade {
        self.shock(shock);
        let shocked = Shocked { minute, unhedged_level: self.unhedged_level, log_spot: self.log_spot() };
        if self.is_due(shocked) { self.trade(shocked) } else { Trade::default() }
    }

    /// A minute's shock alone: what the dealer does in it makes no difference later.
    #[inline]
    pub(super) fn shock(&mut self, shock: f64) {
        self.unhedged_level += shock;
    }

    /// The hedge that is due, or as much of it as the cap allows.
    fn trade(&mut self, shocked: Shocked) -> Trade {
        let before = self.hedge;
        let target = self.settled(shocked).map(|settled| (settled, self.full_hedge(shocked.minute, settled)));
        if let Some((settled, target)) = target.filter(|(_, target)| (target - before).abs() <= self.cap) {
            self.hedge = target;
            let jumped = self.sees_jumps && self.jumps(shocked, settled);
            return Trade { shares: target - before, capped: false, jumped };
        }
        let missing = before + self.feedback.curve().delta(shocked.minute, shocked.log_spot);
        let shares = -self.cap.copysign(missing);
        self.hedge += shares;
        Trade { shares, capped: true, jumped: false }
    }

    /// Log of the price at which the hedge is complete; none where a cap is seen to come before it.
    fn settled(&self, shocked: Shocked) -> Option<f64> {
        match self.feedback.lambda() {
            // Nothing that the dealer does moves the price.
            0.0 => Some(shocked.log_spot),
            // A faint impact does not tell one order from another.
            _ if self.faint => Some(self.feedback.hedged(shocked)),
            lambda => self.feedback.hedged_within(shocked, lambda * self.cap),
        }
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

    #[inline]
    fn is_due(&mut self, shocked: Shocked) -> bool {
        match self.rehedge {
            Rehedge::Band(shares) if shocked.minute < MINUTES => self.leaves_band(shocked, shares),
            rule => is_always_due(rule, shocked.minute),
        }
    }

    #[inline]
    fn leaves_band(&mut self, shocked: Shocked, shares: f64) -> bool {
        let (hedge, curve) = (self.hedge, self.feedback.curve());
        let Some(bounds) = self.bounds else {
            return (hedge + curve.delta(shocked.minute, shocked.log_spot)).abs() > shares;
        };
        self.known.and_then(|known| known.leaves(bounds, shocked, hedge, shares)).unwrap_or_else(|| {
            let known = self.known.insert(Known::new(curve, bounds, shocked));
            (hedge + known.delta()).abs() > shares
        })
    }
}

/// Whether a hedge is due in this minute whatever the price has done.
pub(super) fn is_always_due(rehedge: Rehedge, minute: u16) -> bool {
    minute == MINUTES || matches!(rehedge, Rehedge::EveryMinutes(n) if minute.is_multiple_of(n))
}

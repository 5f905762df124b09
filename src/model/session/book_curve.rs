//! The delta curve of a book of options.

use super::curve::DealerCurve;
use super::parameters::MINUTES;
use crate::model::bsm::{OptionKind, d1};
use crate::model::normal;
use crate::model::position::{Position, Trading};
use crate::model::root::Ahead;

/// Half-width, in units of `σ_iv√τ`, of the neighbourhood of a strike where its delta bends: beyond
/// it `Φ` is flat to 1e−19.
const NEIGHBOURHOOD: f64 = 9.0;
/// Half-width of what is searched for the smallest slope: beyond it `φ` is below 1e−8 of its peak.
const SLOPE_NEIGHBOURHOOD: f64 = 6.0;
/// The search for the smallest slope takes steps of this part of the finest width …
const SLOPE_STEP: f64 = 0.125;
/// … but no more than these to a kink's own width: beside a much wider kink the finest one is a needle
/// that its own search finds.
const FINEST_STEPS: f64 = 64.0;
/// Largest `|φ′| = φ(1)`, rounded up.
const STEEPEST_CURVATURE: f64 = 0.242;

/// The dealer's option delta through a session, for any book with rate and yield zero:
///
/// ```text
/// D(t, s) = Σ q·Φ(d₁) − Σ_puts q       ∂D/∂s = Σ q·φ(d₁)/w
/// d₁ = (s − ln K)/w + w/2              w = σ_iv·√τ,  τ = max(expiry − t, 1 second) in trading years
/// ```
///
/// with `q` the signed shares of a position. A put is its call less one share, so positions of the same
/// strike, expiry and volatility add up to one kink, and a long call cancels a short put exactly.
///
/// ```
/// use dealer_hedging::model::session::{BookCurve, DealerCurve};
/// use dealer_hedging::model::{OptionKind, Position, Trading};
/// // Long 10 000 at-the-money calls that expire at the close.
/// let curve = BookCurve::new(&[Position::new(OptionKind::Call, 100.0, Trading(390.0), 1e4, 0.20)?]);
/// let at_open = curve.delta(0, 100.0_f64.ln());
/// assert!((at_open - 502_513.083_525).abs() < 1e-5);
/// # Ok::<(), dealer_hedging::model::ModelError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct BookCurve {
    kinks: Vec<Kink>,
    /// Delta that does not depend on the price: minus the shares of every put.
    constant: f64,
    /// The least and the most that delta can be.
    range: (f64, f64),
}

/// All positions of one strike, expiry and implied volatility: at the true expiry the delta has a kink there.
#[derive(Debug, Clone, PartialEq)]
struct Kink {
    log_strike: f64,
    expiry_minute: f64,
    implied_volatility: f64,
    shares: f64,
    /// `σ_iv√τ` minute by minute: a square root and a division saved in the innermost loop.
    widths: Vec<f64>,
}

impl Kink {
    fn new(position: &Position<Trading>) -> Self {
        Self {
            log_strike: libm::log(position.strike()),
            expiry_minute: position.expiry().0,
            implied_volatility: position.volatility(),
            shares: position.shares(),
            widths: (0..=MINUTES).map(|minute| position.deviation(minute)).collect(),
        }
    }

    fn holds(&self, position: &Position<Trading>) -> bool {
        self.log_strike == libm::log(position.strike())
            && self.expiry_minute == position.expiry().0
            && self.implied_volatility == position.volatility()
    }

    fn width(&self, minute: u16) -> f64 {
        self.widths[usize::from(minute.min(MINUTES))]
    }

    /// `(d₁, w)`.
    fn d1(&self, minute: u16, log_spot: f64) -> (f64, f64) {
        let width = self.width(minute);
        (d1(log_spot - self.log_strike, width), width)
    }

    /// Where `d₁ = 0`: the slope is steepest.
    fn centre(&self, minute: u16) -> f64 {
        let width = self.width(minute);
        self.log_strike - 0.5 * width * width
    }

    fn expires_at_close(&self) -> bool {
        self.expiry_minute == f64::from(MINUTES)
    }
}

impl BookCurve {
    /// The curve of these positions; of none, a delta of zero.
    pub fn new(positions: &[Position<Trading>]) -> Self {
        let mut kinks: Vec<Kink> = Vec::new();
        let mut constant = 0.0;
        for position in positions {
            if position.kind() == OptionKind::Put {
                constant -= position.shares();
            }
            match kinks.iter_mut().find(|kink| kink.holds(position)) {
                Some(kink) => kink.shares += position.shares(),
                None => kinks.push(Kink::new(position)),
            }
        }
        kinks.retain(|kink| kink.shares != 0.0);
        let range = kinks.iter().fold((constant, constant), |(least, most), kink| {
            (least + kink.shares.min(0.0), most + kink.shares.max(0.0))
        });
        Self { kinks, constant, range }
    }

    /// Sum of the magnitudes of the shares that bend the curve: the most the hedge can ever change.
    pub fn gross_shares(&self) -> f64 {
        self.kinks.iter().map(|kink| kink.shares.abs()).sum()
    }

    /// Delta in shares just below and just above `strike` (dollars) at the true expiry, when the
    /// delta of what expires at the close has become a step. Later expiries keep their delta of
    /// the last minute.
    pub fn settled_delta(&self, strike: f64) -> (f64, f64) {
        let log_strike = libm::log(strike);
        let mut below = self.constant;
        let mut above = self.constant;
        for kink in &self.kinks {
            if !kink.expires_at_close() {
                let delta = kink.shares * normal::cumulative(kink.d1(MINUTES, log_strike).0);
                below += delta;
                above += delta;
                continue;
            }
            if kink.log_strike < log_strike {
                below += kink.shares;
            }
            if kink.log_strike <= log_strike {
                above += kink.shares;
            }
        }
        (below, above)
    }

    /// Whether the settled delta steps down at any strike: a short strike makes `G_T` fall there however small
    /// the impact.
    pub(super) fn has_short_strike_at_close(&self) -> bool {
        // Other volatilities at the same strike settle at the same step.
        self.kinks.iter().filter(|kink| kink.expires_at_close()).any(|kink| {
            let same_strike = |other: &&Kink| other.expires_at_close() && other.log_strike == kink.log_strike;
            self.kinks.iter().filter(same_strike).map(|other| other.shares).sum::<f64>() < 0.0
        })
    }

    fn sum(&self, term: impl Fn(&Kink) -> f64) -> f64 {
        self.kinks.iter().map(term).sum()
    }
}

impl DealerCurve for BookCurve {
    fn delta_and_slope(&self, minute: u16, log_spot: f64) -> (f64, f64) {
        let mut delta = self.constant;
        let mut slope = 0.0;
        for kink in &self.kinks {
            let (d1, width) = kink.d1(minute, log_spot);
            let (density, cumulative) = normal::density_and_cumulative(d1);
            delta += kink.shares * cumulative;
            slope += kink.shares * density / width;
        }
        (delta, slope)
    }

    fn delta(&self, minute: u16, log_spot: f64) -> f64 {
        // The same sums in the same order as above: the same bits.
        self.kinks
            .iter()
            .fold(self.constant, |delta, kink| delta + kink.shares * normal::cumulative(kink.d1(minute, log_spot).0))
    }

    fn delta_range(&self) -> (f64, f64) {
        self.range
    }

    fn slope_range(&self, minute: u16) -> (f64, f64) {
        self.kinks.iter().fold((0.0, 0.0), |(least, most), kink| {
            let steepest = kink.shares * normal::DENSITY_AT_ZERO / kink.width(minute);
            (least + steepest.min(0.0), most + steepest.max(0.0))
        })
    }

    /// From `|∂Φ(d₁)/∂w| = φ(d₁)·|1 − d₁/w| ≤ φ(0) + max(x·φ(x))/w`, where `w` shrinks.
    fn drift_bound(&self, minute: u16) -> f64 {
        self.sum(|kink| {
            let (before, width) = (kink.width(minute.saturating_sub(1)), kink.width(minute));
            kink.shares.abs() * (before - width) * (normal::DENSITY_AT_ZERO + STEEPEST_CURVATURE / width)
        })
    }

    fn min_slope_between(&self, minute: u16, from: f64, to: f64) -> f64 {
        let (low, high) = (from.min(to), from.max(to));
        let slope = |log_spot: f64| {
            // Infinitely far out every option's delta is flat.
            if log_spot.is_finite() { self.delta_and_slope(minute, log_spot).1 } else { 0.0 }
        };
        let mut smallest = slope(low).min(slope(high));
        // Only a short kink can pull the slope down.
        for kink in self.kinks.iter().filter(|kink| kink.shares < 0.0) {
            let (centre, width) = (kink.centre(minute), kink.width(minute));
            if low < centre && centre < high {
                smallest = smallest.min(slope(centre));
            }
            let mut at = low.max(centre - SLOPE_NEIGHBOURHOOD * width);
            let end = high.min(centre + SLOPE_NEIGHBOURHOOD * width);
            let step = SLOPE_STEP * self.finest_width(minute).max(width / FINEST_STEPS);
            while at < end {
                smallest = smallest.min(slope(at));
                // A step below the resolution of the price would never arrive.
                at = (at + step).max(at.next_up());
            }
        }
        smallest
    }

    fn curvature_ahead(&self, minute: u16, log_spot: f64, upward: bool) -> Ahead {
        let direction = if upward { 1.0 } else { -1.0 };
        let (mut clear_distance, mut curvature) = (f64::INFINITY, 0.0);
        for kink in &self.kinks {
            let width = kink.width(minute);
            let ahead = (kink.centre(minute) - log_spot) * direction;
            let way = ahead - NEIGHBOURHOOD * width;
            if way > width {
                clear_distance = clear_distance.min(way);
            } else if ahead > -NEIGHBOURHOOD * width {
                curvature += STEEPEST_CURVATURE * kink.shares.abs() / (width * width);
            }
        }
        Ahead { clear_distance, curvature }
    }

    fn finest_width(&self, minute: u16) -> f64 {
        self.kinks.iter().map(|kink| kink.width(minute)).fold(f64::INFINITY, f64::min)
    }
}

//! The delta curve of a book of options.

use core::f64::consts::{FRAC_1_SQRT_2, FRAC_2_SQRT_PI};

use super::super::normal;
use super::super::time::floored_trading_years;
use super::curve::DealerCurve;
use super::leg::Leg;
use super::parameters::MINUTES;
use crate::model::bsm::OptionKind;

/// Half-width, in units of `σ_iv√τ`, of the neighbourhood of a strike where its delta bends: beyond
/// it `Φ` is flat to 1e−19.
const NEIGHBOURHOOD: f64 = 9.0;
/// Half-width of what is searched for the smallest slope: beyond it `φ` is below 1e−8 of its peak.
const SLOPE_NEIGHBOURHOOD: f64 = 6.0;

/// `1/√(2π)`.
const DENSITY_AT_ZERO: f64 = FRAC_2_SQRT_PI * FRAC_1_SQRT_2 * 0.5;

/// Largest `|φ′| = φ(1)`, rounded up.
const STEEPEST_BEND: f64 = 0.242;

/// The normal density by `libm`'s exponential. [`normal::density`] goes through the platform's, so
/// its last bit, and with it that of a path, would differ between browser and native.
fn density(x: f64) -> f64 {
    DENSITY_AT_ZERO * libm::exp(-0.5 * x * x)
}

/// The dealer's option delta through a session, for any book with rate and yield zero:
///
/// ```text
/// D(t, s) = Σ q·Φ(d₁) − Σ_puts q       ∂D/∂s = Σ q·φ(d₁)/w
/// d₁ = (s − ln K)/w + w/2              w = σ_iv·√τ,  τ = max(expiry − t, 1 second) in trading years
/// ```
///
/// with `q` the signed shares of a leg. A put is its call less one share, so legs of the same
/// strike, expiry and volatility add up to one bend, and a long call cancels a short put exactly.
///
/// ```
/// use dealer_hedging::model::OptionKind;
/// use dealer_hedging::model::session::{BookCurve, DealerCurve, Leg};
/// // Long 10 000 at-the-money calls that expire at the close.
/// let curve = BookCurve::new(&[Leg::new(OptionKind::Call, 100.0, 390.0, 1e6, 0.20)?]);
/// let at_open = curve.delta(0, 100.0_f64.ln());
/// assert!((at_open - 502_513.083_525).abs() < 1e-5);
/// # Ok::<(), dealer_hedging::model::session::SessionError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct BookCurve {
    bends: Vec<Bend>,
    /// Delta that does not depend on the price: minus the shares of every put.
    constant: f64,
}

/// All legs of one strike, expiry and implied volatility.
#[derive(Debug, Clone, PartialEq)]
struct Bend {
    log_strike: f64,
    expiry_minute: f64,
    implied_volatility: f64,
    shares: f64,
    /// `σ_iv√τ` minute by minute: a square root and a division saved in the innermost loop.
    widths: Vec<f64>,
}

impl Bend {
    fn new(leg: &Leg) -> Self {
        let width =
            |minute| leg.implied_volatility() * floored_trading_years(leg.expiry_minute() - f64::from(minute)).sqrt();
        Self {
            log_strike: libm::log(leg.strike()),
            expiry_minute: leg.expiry_minute(),
            implied_volatility: leg.implied_volatility(),
            shares: leg.shares(),
            widths: (0..=MINUTES).map(width).collect(),
        }
    }

    fn holds(&self, leg: &Leg) -> bool {
        self.log_strike == libm::log(leg.strike())
            && self.expiry_minute == leg.expiry_minute()
            && self.implied_volatility == leg.implied_volatility()
    }

    fn width(&self, minute: u16) -> f64 {
        self.widths[usize::from(minute.min(MINUTES))]
    }

    fn d1(&self, minute: u16, log_spot: f64) -> (f64, f64) {
        let width = self.width(minute);
        ((log_spot - self.log_strike) / width + 0.5 * width, width)
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
    /// The curve of these legs; of no legs, a delta of zero.
    pub fn new(legs: &[Leg]) -> Self {
        let mut bends: Vec<Bend> = Vec::new();
        let mut constant = 0.0;
        for leg in legs {
            if leg.kind() == OptionKind::Put {
                constant -= leg.shares();
            }
            match bends.iter_mut().find(|bend| bend.holds(leg)) {
                Some(bend) => bend.shares += leg.shares(),
                None => bends.push(Bend::new(leg)),
            }
        }
        bends.retain(|bend| bend.shares != 0.0);
        Self { bends, constant }
    }

    /// Sum of the magnitudes of the shares that bend the curve: the most the hedge can ever change.
    pub fn gross_shares(&self) -> f64 {
        self.bends.iter().map(|bend| bend.shares.abs()).sum()
    }

    /// Delta in shares just below and just above `strike` (dollars) at the true expiry, when the
    /// delta of what expires at the close has become a step. Later expiries keep their delta of
    /// the last minute.
    pub fn settled_delta(&self, strike: f64) -> (f64, f64) {
        let log_strike = libm::log(strike);
        let mut below = self.constant;
        let mut above = self.constant;
        for bend in &self.bends {
            if !bend.expires_at_close() {
                let delta = bend.shares * normal::cumulative(bend.d1(MINUTES, log_strike).0);
                below += delta;
                above += delta;
                continue;
            }
            if bend.log_strike < log_strike {
                below += bend.shares;
            }
            if bend.log_strike <= log_strike {
                above += bend.shares;
            }
        }
        (below, above)
    }

    /// Whether the settled delta steps down at any strike: a short strike makes `G_T` fall there however small
    /// the impact.
    pub(super) fn has_short_strike_at_close(&self) -> bool {
        // Other volatilities at the same strike settle at the same step.
        self.bends.iter().filter(|bend| bend.expires_at_close()).any(|bend| {
            let same_strike = |other: &&Bend| other.expires_at_close() && other.log_strike == bend.log_strike;
            self.bends.iter().filter(same_strike).map(|other| other.shares).sum::<f64>() < 0.0
        })
    }

    fn sum(&self, term: impl Fn(&Bend) -> f64) -> f64 {
        self.bends.iter().map(term).sum()
    }
}

impl DealerCurve for BookCurve {
    fn delta_and_slope(&self, minute: u16, log_spot: f64) -> (f64, f64) {
        let mut delta = self.constant;
        let mut slope = 0.0;
        for bend in &self.bends {
            let (d1, width) = bend.d1(minute, log_spot);
            delta += bend.shares * normal::cumulative(d1);
            slope += bend.shares * density(d1) / width;
        }
        (delta, slope)
    }

    fn delta(&self, minute: u16, log_spot: f64) -> f64 {
        // The same sums in the same order as above: the same bits.
        self.bends
            .iter()
            .fold(self.constant, |delta, bend| delta + bend.shares * normal::cumulative(bend.d1(minute, log_spot).0))
    }

    fn delta_range(&self) -> (f64, f64) {
        (self.constant + self.sum(|bend| bend.shares.min(0.0)), self.constant + self.sum(|bend| bend.shares.max(0.0)))
    }

    fn slope_range(&self, minute: u16) -> (f64, f64) {
        let steepest = |bend: &Bend| bend.shares * DENSITY_AT_ZERO / bend.width(minute);
        (self.sum(|bend| steepest(bend).min(0.0)), self.sum(|bend| steepest(bend).max(0.0)))
    }

    fn min_slope_between(&self, minute: u16, from: f64, to: f64) -> f64 {
        let (low, high) = (from.min(to), from.max(to));
        let slope = |log_spot: f64| {
            // Infinitely far out every option's delta is flat.
            if log_spot.is_finite() { self.delta_and_slope(minute, log_spot).1 } else { 0.0 }
        };
        let mut smallest = slope(low).min(slope(high));
        // Only a short bend can pull the slope down.
        for bend in self.bends.iter().filter(|bend| bend.shares < 0.0) {
            let (centre, width) = (bend.centre(minute), bend.width(minute));
            if low < centre && centre < high {
                smallest = smallest.min(slope(centre));
            }
            let mut at = low.max(centre - SLOPE_NEIGHBOURHOOD * width);
            let end = high.min(centre + SLOPE_NEIGHBOURHOOD * width);
            let step = 0.125 * self.finest_width(minute).max(width / 64.0);
            while at < end {
                smallest = smallest.min(slope(at));
                // A step below the resolution of the price would never arrive.
                at = (at + step).max(at.next_up());
            }
        }
        smallest
    }

    fn bend_ahead(&self, minute: u16, log_spot: f64, upward: bool) -> (f64, f64) {
        let direction = if upward { 1.0 } else { -1.0 };
        let (mut run, mut bound) = (f64::INFINITY, 0.0);
        for bend in &self.bends {
            let width = bend.width(minute);
            let ahead = (bend.centre(minute) - log_spot) * direction;
            let way = ahead - NEIGHBOURHOOD * width;
            if way > width {
                run = run.min(way);
            } else if ahead > -NEIGHBOURHOOD * width {
                bound += STEEPEST_BEND * bend.shares.abs() / (width * width);
            }
        }
        (run, bound)
    }

    fn finest_width(&self, minute: u16) -> f64 {
        self.bends.iter().map(|bend| bend.width(minute)).fold(f64::INFINITY, f64::min)
    }
}

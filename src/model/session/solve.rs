//! The price at which a fully hedged dealer and the impact of that hedge agree.

use super::curve::DealerCurve;
use super::parameters::Impact;

/// An error of a log-price that is no error: well below the spacing of doubles around `ln 100`.
const LAST_DIGIT: f64 = 1e-17;
/// Far more steps than a walk takes: a bound, so that none can hang.
const MOST_STEPS: u32 = 20_000;

/// A delta curve together with the impact of hedging it.
///
/// With `G_t(s) = s + λ·D(t, s)`, the hedged price at a driver `y` (opening level plus all news so
/// far) is a root of
///
/// ```text
/// F(s) = y − s − λ·D(t, s) = y − G_t(s),       F′ = −(1 + g),  g = λ·∂D/∂s = λ·S·Γ
/// ```
///
/// ```
/// use dealer_hedging::model::OptionKind;
/// use dealer_hedging::model::session::{BookCurve, Feedback, Impact, Leg};
/// // Short 10 000 at-the-money calls that expire at the close: g at the open, at the money.
/// let curve = BookCurve::new(&[Leg::new(OptionKind::Call, 100.0, 390.0, -1e6, 0.20)?]);
/// let feedback = Feedback::new(curve, Impact::from_kappa(5.0, 10e6)?);
/// assert!((feedback.gain(0, 100.0_f64.ln()) + 0.158).abs() < 1e-3);
/// # Ok::<(), dealer_hedging::model::session::SessionError>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Feedback<C> {
    curve: C,
    lambda: f64,
}

impl<C: DealerCurve> Feedback<C> {
    /// A curve hedged at this impact.
    pub const fn new(curve: C, impact: Impact) -> Self {
        Self { curve, lambda: impact.per_share() }
    }

    /// The dealer's delta curve.
    pub const fn curve(&self) -> &C {
        &self.curve
    }

    /// `λ`, log-return per share.
    pub const fn lambda(&self) -> f64 {
        self.lambda
    }

    /// `G_t(s) = s + λ·D(t, s)`: the level the driver must have for `s` to be the hedged price.
    pub fn level(&self, minute: u16, log_spot: f64) -> f64 {
        log_spot + self.lambda * self.curve.delta(minute, log_spot)
    }

    /// `g = λ·S·Γ` at a price: above 0 hedging contains moves, below 0 it adds to them, and at −1
    /// and below no price is stable.
    pub fn gain(&self, minute: u16, log_spot: f64) -> f64 {
        self.lambda * self.curve.delta_and_slope(minute, log_spot).1
    }

    /// A lower bound of `1 + g` over every price in this minute. Above 0 there is one root.
    pub(super) fn steepness_floor(&self, minute: u16) -> f64 {
        1.0 + self.lambda * self.curve.slope_range(minute).0
    }

    /// The smallest `g` met between two log-prices.
    pub(super) fn min_gain_between(&self, minute: u16, from: f64, to: f64) -> f64 {
        self.lambda * self.curve.min_slope_between(minute, from, to)
    }

    /// `(F, F′)`.
    fn imbalance(&self, minute: u16, driver: f64, log_spot: f64) -> (f64, f64) {
        let (delta, slope) = self.curve.delta_and_slope(minute, log_spot);
        (driver - log_spot - self.lambda * delta, -1.0 - self.lambda * slope)
    }

    /// The first root of `F` met from `star` in the direction of the sign of `F(star)`: buying
    /// moves the price up until the hedge is complete, selling down.
    ///
    /// Every root lies in `[y − λ·D_max, y − λ·D_min]`. Where `1 + g` is above 0 everywhere there is
    /// one root, within `F(star)` over that floor of `star`, found by Newton's method in a bracket.
    /// Elsewhere it walks, by steps that provably hold no root.
    pub fn root(&self, minute: u16, driver: f64, star: f64) -> f64 {
        let at_star = self.imbalance(minute, driver, star);
        if at_star.0 == 0.0 {
            return star;
        }
        let upward = at_star.0 > 0.0;
        let (least, most) = self.curve.delta_range();
        let farthest = driver - self.lambda * if upward { least } else { most };
        let floor = self.steepness_floor(minute);
        if floor > 0.0 {
            let reach = star + at_star.0 / floor;
            let beyond = if upward { reach.min(farthest) } else { reach.max(farthest) };
            self.refine(minute, driver, (star, beyond), at_star)
        } else if farthest.is_finite() {
            self.first_root(minute, driver, (star, farthest), at_star)
        } else {
            star // Refused when a session is set up: nothing is stable anywhere.
        }
    }

    /// Walks from `here` toward `farthest` by steps that provably hold no root, so that not even a
    /// pair of roots close together is passed over. With `f = |F|`, `M` the largest `|F′|`, and
    /// `B` a bound of `|F″|` over the run ahead, none is nearer than
    ///
    /// ```text
    /// f/M      nor, within the run, than      2f/(√(F′² + 2Bf) − F′) = (F′ + √(F′² + 2Bf))/B
    /// ```
    ///
    /// Close to a stable price the second is a Newton step from the safe side: the walk arrives as
    /// fast.
    fn first_root(&self, minute: u16, driver: f64, (mut here, farthest): (f64, f64), mut at_here: (f64, f64)) -> f64 {
        let direction = at_here.0.signum();
        let steepest = 1.0 + self.lambda * self.curve.slope_range(minute).1;
        for _ in 0..MOST_STEPS {
            let (size, derivative) = (at_here.0.abs(), at_here.1);
            let (run, bend) = self.curve.bend_ahead(minute, here, direction > 0.0);
            let curvature = self.lambda * bend;
            let root = (derivative * derivative + 2.0 * curvature * size).sqrt();
            // Of the two ways to write it, the one in which no digits cancel.
            let clear =
                if derivative < 0.0 { 2.0 * size / (root - derivative) } else { (root + derivative) / curvature };
            let step = clear.min(run).max(size / steepest);
            if step <= f64::EPSILON * here.abs().max(0.5) {
                return here;
            }
            let next = here + direction * step;
            if (farthest - next) * direction <= 0.0 {
                break;
            }
            let at_next = self.imbalance(minute, driver, next);
            if at_next.0 * direction <= 0.0 {
                return self.refine(minute, driver, (here, next), at_here);
            }
            (here, at_here) = (next, at_next);
        }
        self.refine(minute, driver, (here, farthest), at_here)
    }

    /// The root between `before`, where `F` still has the sign of `direction`, and `beyond`, where
    /// it no longer has: Newton's method, and bisection wherever Newton would leave the bracket or
    /// fails to halve its own step (Press et al., *Numerical Recipes*, §9.4). `(F, F′)` at `before`
    /// is known already.
    fn refine(&self, minute: u16, driver: f64, (mut before, mut beyond): (f64, f64), at_before: (f64, f64)) -> f64 {
        let direction = at_before.0.signum();
        let mut at = before;
        let (mut imbalance, mut derivative) = at_before;
        let mut last_step = (beyond - before).abs();
        let curvature = self.curvature_bound(minute);
        // Bisection alone needs 64; Newton a handful.
        for _ in 0..200 {
            if imbalance == 0.0 {
                break;
            }
            if imbalance * direction > 0.0 {
                before = at;
            } else {
                beyond = at;
            }
            let newton = at - imbalance / derivative;
            let inside = (newton - before) * direction > 0.0 && (beyond - newton) * direction > 0.0;
            let use_newton = inside && (newton - at).abs() <= 0.5 * last_step;
            let next = if use_newton { newton } else { 0.5 * (before + beyond) };
            last_step = (next - at).abs();
            at = next;
            // A Newton step is off by at most ½·|F″/F′|·step²; halvings and rounding end at the
            // last digit.
            let error = if use_newton { 0.5 * curvature / derivative.abs() * last_step * last_step } else { last_step };
            if error <= LAST_DIGIT || last_step <= f64::EPSILON * at.abs().max(0.5) {
                break;
            }
            (imbalance, derivative) = self.imbalance(minute, driver, at);
        }
        at
    }

    /// A bound of `|F″|`: each option's `∂²D/∂s²` is at most `0.61/w` times its steepest slope.
    fn curvature_bound(&self, minute: u16) -> f64 {
        let (least, most) = self.curve.slope_range(minute);
        self.lambda * (most - least) * 0.61 / self.curve.finest_width(minute)
    }
}

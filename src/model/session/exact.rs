//! The exact law of the hedged price.

use super::book_curve::BookCurve;
use super::curve::DealerCurve;
use super::parameters::{Impact, MINUTES, SessionParameters};
use super::solve::Feedback;
use super::walk::check_feedback;
use crate::model::error::{ModelError, check};
use crate::model::normal;

/// Where the price can be in one minute, given that the dealer is fully hedged in it.
///
/// The unhedged level `y = G_t(s)` is Brownian from `y₀ = G₀(s₀)`, so where `G_t(s) = s + λ·D(t, s)` rises
/// everywhere
///
/// ```text
/// P(S_t ≤ x) = Φ((G_t(ln x) − y₀)/(σ√t))
/// density    = φ((G_t(ln x) − y₀)/(σ√t)) · G_t′(ln x) / (x·σ√t)
/// ```
///
/// The law of the close depends neither on how often nor in how wide a band the dealer hedged
/// before.
///
/// ```
/// use dealer_hedging::model::session::{BookCurve, ExactLaw, SessionParameters};
/// use dealer_hedging::model::{OptionKind, Position, Trading};
/// let curve = BookCurve::new(&[Position::new(OptionKind::Call, 100.0, Trading(390.0), 1e4, 0.20)?]);
/// let close = ExactLaw::of_close(&curve, &SessionParameters::default())?;
/// // One session in six closes within 2 bp of the strike.
/// assert!((close.probability_within(100.0, 2e-4) - 0.167).abs() < 1e-3);
/// # Ok::<(), dealer_hedging::model::ModelError>(())
/// ```
#[derive(Debug, Clone)]
pub struct ExactLaw<C> {
    feedback: Feedback<C>,
    minute: u16,
    start: f64,
    deviation: f64,
}

impl<C: DealerCurve + Clone> ExactLaw<C> {
    /// The law of the closing price.
    ///
    /// # Errors
    /// Those of [`ExactLaw::at`].
    pub fn of_close(curve: &C, parameters: &SessionParameters) -> Result<Self, ModelError> {
        Self::at(MINUTES, curve, parameters)
    }

    /// The law of the price in a minute, 1 to 390 (others count as the nearest of these), if the
    /// dealer is fully hedged in it: true of the close under every rule, and of every minute when
    /// the dealer hedges every minute.
    ///
    /// # Errors
    /// [`ModelError::NotMonotone`] for books for which `G_t` falls somewhere, [`ModelError::Capped`],
    /// [`ModelError::FlowVolatility`] for volatility 0, which has no density; and what
    /// [`Session::run`](super::Session::run) refuses.
    pub fn at(minute: u16, curve: &C, parameters: &SessionParameters) -> Result<Self, ModelError> {
        check_feedback(curve, parameters)?;
        check(parameters.cap().is_none(), ModelError::Capped)?;
        check(parameters.volatility() > 0.0, ModelError::FlowVolatility(parameters.volatility()))?;
        let minute = minute.clamp(1, MINUTES);
        let feedback = Feedback::new(curve.clone(), parameters.impact());
        if feedback.steepness_floor(minute) <= 0.0 {
            let gain = feedback.min_gain_between(minute, f64::NEG_INFINITY, f64::INFINITY);
            check(gain > -1.0, ModelError::NotMonotone(gain))?;
        }
        Ok(Self {
            start: feedback.level(0, parameters.log_spot()),
            feedback,
            minute,
            deviation: parameters.deviation(minute),
        })
    }

    /// `(G_t(s) − y₀)/(σ√t)`.
    fn standardised(&self, log_spot: f64) -> f64 {
        (self.feedback.level(self.minute, log_spot) - self.start) / self.deviation
    }

    /// Probability that the price is at most `price` dollars; 0 for a price of 0 or less.
    pub fn cumulative(&self, price: f64) -> f64 {
        if price > 0.0 { normal::cumulative(self.standardised(libm::log(price))) } else { 0.0 }
    }

    /// Probability density per dollar at `price` dollars; 0 for a price of 0 or less.
    pub fn density(&self, price: f64) -> f64 {
        if price <= 0.0 || !price.is_finite() {
            return 0.0;
        }
        let log_spot = libm::log(price);
        let steepness = 1.0 + self.feedback.gain(self.minute, log_spot);
        normal::density(self.standardised(log_spot)) * steepness / (price * self.deviation)
    }

    /// Probability that the log-price lies between two.
    pub fn probability_between_logs(&self, low: f64, high: f64) -> f64 {
        normal_between(self.standardised(low), self.standardised(high))
    }

    /// Probability that the log-price lies within `distance` (a log-return) of that of `strike`
    /// (dollars).
    pub fn probability_within(&self, strike: f64, distance: f64) -> f64 {
        let log_strike = libm::log(strike);
        self.probability_between_logs(log_strike - distance, log_strike + distance)
    }
}

/// Probability that the price ends exactly at `strike` (dollars), in the limit where what expires
/// at the close has become a step and hedging is continuous to the end:
///
/// ```text
/// P = Φ((k + λ·D_T(k⁺) − y₀)/(σ√T)) − Φ((k + λ·D_T(k⁻) − y₀)/(σ√T))
/// ```
///
/// A session has a floor of one second, so nothing ends exactly on a strike: compare simulations
/// with [`ExactLaw::probability_within`] instead.
///
/// # Errors
/// [`ModelError::NotMonotone`] for a book with a net short strike at the close, [`ModelError::Strike`] for a
/// price of 0 or less, and those of [`ExactLaw::at`].
pub fn pin_probability(curve: &BookCurve, parameters: &SessionParameters, strike: f64) -> Result<f64, ModelError> {
    let steps_down = parameters.impact() != Impact::NONE && curve.has_short_strike_at_close();
    check(!steps_down, ModelError::NotMonotone(f64::NEG_INFINITY))?;
    check(strike > 0.0 && strike.is_finite(), ModelError::Strike(strike))?;
    let law = ExactLaw::of_close(curve, parameters)?;
    let lambda = parameters.impact().per_share();
    let (below, above) = curve.settled_delta(strike);
    let log_strike = libm::log(strike);
    let standardised = |delta: f64| (log_strike + lambda * delta - law.start) / law.deviation;
    Ok(normal_between(standardised(below), standardised(above)))
}

/// `Φ(high) − Φ(low)` for `low ≤ high`, without cancellation in the upper tail.
fn normal_between(low: f64, high: f64) -> f64 {
    if low > 0.0 {
        normal::cumulative(-low) - normal::cumulative(-high)
    } else {
        normal::cumulative(high) - normal::cumulative(low)
    }
}

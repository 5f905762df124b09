//! One session, minute by minute.

use super::curve::DealerCurve;
use super::error::{SessionError, check};
use super::noise::News;
use super::parameters::{MINUTES, Rehedge, SessionParameters};
use super::solve::Feedback;

/// Largest product of impact and [`BookCurve`](super::BookCurve) shares accepted, as a
/// log-return: beyond it hedging would multiply the price by e¹⁰.
pub const MAX_BOOK_IMPACT: f64 = 10.0;

/// Below this impact of the whole book (0.01 bp) the hedge is read off the delta curve, above it
/// off the price: each is the better conditioned of the two there.
const FAINT_BOOK_IMPACT: f64 = 1e-6;

/// What happened in one minute. Minute 0 is the open, hedged before anything else.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Minute {
    /// Minutes since the open, 0 to [`MINUTES`].
    pub minute: u16,
    /// `ε`: what the other flow alone does to the log-price in this minute.
    pub news: f64,
    /// Log of the price at the end of the minute, hedging included.
    pub log_spot: f64,
    /// `H`: the dealer's shares at the end of the minute.
    pub hedge: f64,
    /// The hedge order of this minute, in shares: + buy, − sell.
    pub trade: f64,
    /// The order was cut to the most shares a minute.
    pub capped: bool,
    /// Hedging carried the price through a zone in which no price is stable (`g < −1`): it jumps.
    /// A rule of the model, not a forecast.
    pub jumped: bool,
}

impl Minute {
    /// Price at the end of the minute, dollars.
    pub fn spot(&self) -> f64 {
        libm::exp(self.log_spot)
    }

    /// What the other flow amounts to in shares, `ε/λ`: the order that would move the price as the
    /// news did. `None` without impact.
    pub fn outside_order(&self, lambda: f64) -> Option<f64> {
        (lambda > 0.0).then(|| self.news / lambda)
    }
}

/// One whole session.
///
/// ```
/// use dealer_hedging::model::OptionKind;
/// use dealer_hedging::model::session::{BookCurve, Leg, News, Session, SessionParameters};
///
/// // The same news with a dealer long and short 10 000 at-the-money calls.
/// let parameters = SessionParameters::default();
/// let news = News::seeded(7, parameters.deviation(1));
/// let curve = |shares| {
///     Leg::new(OptionKind::Call, 100.0, 390.0, shares, 0.20).map(|leg| BookCurve::new(&[leg]))
/// };
/// let long = Session::run(&curve(1e6)?, &parameters, &news)?;
/// let short = Session::run(&curve(-1e6)?, &parameters, &news)?;
/// assert!(long.realised_volatility() < short.realised_volatility());
/// # Ok::<(), dealer_hedging::model::session::SessionError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    minutes: Vec<Minute>,
}

impl Session {
    /// Runs a session.
    ///
    /// # Errors
    /// [`SessionError::BookImpact`] of a book whose hedging would move the price by more than
    /// [`MAX_BOOK_IMPACT`]; [`SessionError::NoStablePrice`] of one of unbounded delta without a stable price.
    pub fn run<C: DealerCurve + Clone>(
        curve: &C,
        parameters: &SessionParameters,
        news: &News,
    ) -> Result<Self, SessionError> {
        check_feedback(curve, parameters)?;
        let feedback = Feedback::new(curve.clone(), parameters.impact());
        let mut walk = Walk::open(&feedback, parameters);
        let mut minutes = Vec::with_capacity(usize::from(MINUTES) + 1);
        minutes.push(walk.opening());
        for (minute, &log_return) in (1..=MINUTES).zip(news.log_returns()) {
            minutes.push(walk.step(minute, log_return, |minute, driver, star| feedback.root(minute, driver, star)));
        }
        Ok(Self { minutes })
    }

    /// Minute 0 to minute 390.
    pub fn minutes(&self) -> &[Minute] {
        &self.minutes
    }

    /// Volatility of the one-minute log-returns about zero, as a fraction a year.
    pub fn realised_volatility(&self) -> f64 {
        let squares: f64 = self.minutes.windows(2).map(|pair| (pair[1].log_spot - pair[0].log_spot).powi(2)).sum();
        (squares * super::SESSIONS_PER_YEAR).sqrt()
    }

    /// Shares the dealer bought plus shares it sold after the open.
    pub fn traded_shares(&self) -> f64 {
        self.minutes.iter().map(|minute| minute.trade.abs()).sum()
    }
}

/// Checks what can only be seen with book and impact together.
pub(super) fn check_feedback<C: DealerCurve>(curve: &C, parameters: &SessionParameters) -> Result<(), SessionError> {
    let lambda = parameters.impact().per_share();
    let impact = book_impact(curve, lambda);
    if impact.is_finite() {
        return check(impact <= MAX_BOOK_IMPACT, SessionError::BookImpact(impact));
    }
    let gain = lambda * curve.slope_range(0).0;
    check(gain > -1.0, SessionError::NoStablePrice(gain))
}

/// `λ·(D_max − D_min)`, log-return: what hedging can do to the price at most.
fn book_impact<C: DealerCurve>(curve: &C, lambda: f64) -> f64 {
    let (least, most) = curve.delta_range();
    if lambda == 0.0 { 0.0 } else { lambda * (most - least) }
}

/// A session under way.
///
/// The log-price is never stored: `s = y + λH` with the driver `y = s₀ − λH₀ + Σε`, which the hedge
/// does not touch. So `s_t = s₀ + Σε + λ(H_t − H₀)` holds to a rounding by construction, and the
/// hedged price depends on the driver alone.
pub(super) struct Walk<'a, C> {
    feedback: &'a Feedback<C>,
    rehedge: Rehedge,
    cap: f64,
    faint: bool,
    driver: f64,
    hedge: f64,
}

impl<'a, C: DealerCurve> Walk<'a, C> {
    /// At the open, fully hedged.
    pub(super) fn open(feedback: &'a Feedback<C>, parameters: &SessionParameters) -> Self {
        let log_spot = parameters.log_spot();
        let hedge = -feedback.curve().delta(0, log_spot);
        Self {
            feedback,
            rehedge: parameters.rehedge(),
            cap: parameters.cap().unwrap_or(f64::INFINITY),
            faint: book_impact(feedback.curve(), feedback.lambda()) < FAINT_BOOK_IMPACT,
            driver: log_spot - feedback.lambda() * hedge,
            hedge,
        }
    }

    fn log_spot(&self) -> f64 {
        self.driver + self.feedback.lambda() * self.hedge
    }

    /// The record of minute 0.
    pub(super) fn opening(&self) -> Minute {
        Minute {
            minute: 0,
            news: 0.0,
            log_spot: self.log_spot(),
            hedge: self.hedge,
            trade: 0.0,
            capped: false,
            jumped: false,
        }
    }

    /// One minute of news, and the hedge if it is due; `root(minute, driver, star)` finds the
    /// hedged price.
    pub(super) fn step(&mut self, minute: u16, news: f64, root: impl FnOnce(u16, f64, f64) -> f64) -> Minute {
        self.driver += news;
        let star = self.log_spot();
        let mut record =
            Minute { minute, news, log_spot: star, hedge: self.hedge, trade: 0.0, capped: false, jumped: false };
        if !self.is_due(minute, star) {
            return record;
        }
        let curve = self.feedback.curve();
        let settled = if self.feedback.lambda() == 0.0 { star } else { root(minute, self.driver, star) };
        let target =
            if self.faint { -curve.delta(minute, settled) } else { (settled - self.driver) / self.feedback.lambda() };
        let wanted = target - self.hedge;
        record.capped = wanted.abs() > self.cap;
        record.trade = if record.capped { self.cap.copysign(wanted) } else { wanted };
        record.jumped = !record.capped
            && self.feedback.steepness_floor(minute) < 0.0
            && self.feedback.min_gain_between(minute, star, settled) < -1.0;
        self.hedge = if record.capped { self.hedge + record.trade } else { target };
        record.hedge = self.hedge;
        record.log_spot = self.log_spot();
        record
    }

    fn is_due(&self, minute: u16, star: f64) -> bool {
        minute == MINUTES
            || match self.rehedge {
                Rehedge::EveryMinutes(n) => minute.is_multiple_of(n),
                Rehedge::Band(shares) => (self.hedge + self.feedback.curve().delta(minute, star)).abs() > shares,
            }
    }
}

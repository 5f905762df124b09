//! Many sessions of the same book, in batches of any size.

use super::curve::DealerCurve;
use super::error::{SessionError, check};
use super::noise::Noise;
use super::parameters::{MINUTES, SessionParameters};
use super::run::{Walk, check_feedback};
use super::solve::Feedback;
use super::statistics::{Histogram, Moments, Regression, count_as_f64};
use super::table::Tables;

/// The last half hour: the minutes the momentum statistics call the end of the day.
pub const LAST_HALF_HOUR: u16 = 30;

/// What one session came to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outcome {
    /// Log of the closing price.
    pub log_close: f64,
    /// Closing log-price less opening log-price.
    pub log_return: f64,
    /// Log-return from the open to half an hour before the close.
    pub day_so_far: f64,
    /// Log-return of the last half hour.
    pub last_half_hour: f64,
    /// Variance of the one-minute log-returns about zero, as a fraction squared a year.
    pub realised_variance: f64,
    /// Shares bought plus shares sold after the open.
    pub traded_shares: f64,
    /// Minutes in which the price jumped a zone without stable price.
    pub jumps: u16,
    /// Minutes in which the order was cut to the most shares a minute.
    pub capped: u16,
}

impl Outcome {
    /// Closing price, dollars.
    pub fn close(&self) -> f64 {
        libm::exp(self.log_close)
    }
}

/// The running result of [`Sessions`].
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// Closing prices in dollars.
    pub closes: Histogram,
    /// Sessions that closed within the distance of the strike asked for.
    pub near_strike: u64,
    /// Log-returns from open to close.
    pub log_return: Moments,
    /// Variance of one-minute log-returns, fraction squared a year, session by session.
    pub realised_variance: Moments,
    /// Shares bought plus shares sold after the open, session by session.
    pub traded_shares: Moments,
    /// The last half hour (y) on the day so far (x), both log-returns.
    pub last_half_hour: Regression,
    /// Sessions in which the price jumped at least once.
    pub with_jump: u64,
    /// Sessions in which an order was cut at least once.
    pub with_cap: u64,
}

impl Summary {
    fn new(closes: Histogram) -> Self {
        Self {
            closes,
            near_strike: 0,
            log_return: Moments::default(),
            realised_variance: Moments::default(),
            traded_shares: Moments::default(),
            last_half_hour: Regression::default(),
            with_jump: 0,
            with_cap: 0,
        }
    }

    /// Sessions so far.
    pub const fn count(&self) -> u64 {
        self.log_return.count()
    }

    /// Share of the sessions that closed near the strike; 0 of none.
    pub fn near_strike_share(&self) -> f64 {
        if self.count() == 0 { 0.0 } else { count_as_f64(self.near_strike) / count_as_f64(self.count()) }
    }

    /// Volatility of one-minute log-returns over all sessions, fraction a year.
    pub fn minute_volatility(&self) -> f64 {
        self.realised_variance.mean().sqrt()
    }

    /// Volatility of open-to-close log-returns about their mean, fraction a year.
    pub fn close_volatility(&self) -> f64 {
        (self.log_return.variance() * super::SESSIONS_PER_YEAR).sqrt()
    }

    fn add(&mut self, outcome: &Outcome, near: bool) {
        self.closes.add(outcome.close());
        self.near_strike += u64::from(near);
        self.log_return.add(outcome.log_return);
        self.realised_variance.add(outcome.realised_variance);
        self.traded_shares.add(outcome.traded_shares);
        self.last_half_hour.add(outcome.day_so_far, outcome.last_half_hour);
        self.with_jump += u64::from(outcome.jumps > 0);
        self.with_cap += u64::from(outcome.capped > 0);
    }
}

/// A neighbourhood of a strike to count closes in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Near {
    log_strike: f64,
    distance: f64,
}

impl Near {
    /// Within `distance` (a log-return, 0 or more) of `strike` (dollars).
    ///
    /// # Errors
    /// [`SessionError::Price`] or [`SessionError::Distance`] of one out of range.
    pub fn new(strike: f64, distance: f64) -> Result<Self, SessionError> {
        check(super::SESSION_PRICE_RANGE.contains(&strike), SessionError::Price(strike))?;
        check(distance >= 0.0 && distance.is_finite(), SessionError::Distance(distance))?;
        Ok(Self { log_strike: libm::log(strike), distance })
    }

    fn holds(&self, log_spot: f64) -> bool {
        (log_spot - self.log_strike).abs() <= self.distance
    }
}

/// A resumable run of many sessions: each has fresh news from one seeded stream.
///
/// The result depends on the seed and on how many sessions there were, not on the batches they came
/// in. Two runs with the same seed and volatility see the same news whatever their books, so a
/// difference between them is due to the book.
///
/// Where `G_t` is steep enough everywhere its inverse is tabulated, good to 1e−7 in log-price;
/// other minutes (near the end, when the dealer is short) are solved exactly.
///
/// ```
/// use dealer_hedging::model::OptionKind;
/// use dealer_hedging::model::session::{BookCurve, Histogram, Leg, Near, SessionParameters, Sessions};
/// let curve = BookCurve::new(&[Leg::new(OptionKind::Call, 100.0, 390.0, 1e6, 0.20)?]);
/// let mut sessions = Sessions::new(
///     curve,
///     SessionParameters::default(),
///     7,
///     Histogram::new(96.0, 104.0, 80)?,
///     Near::new(100.0, 2e-4)?,
/// )?;
/// sessions.advance(50); // one frame
/// sessions.advance(50); // the next
/// assert_eq!(sessions.summary().count(), 100);
/// # Ok::<(), dealer_hedging::model::session::SessionError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Sessions<C> {
    feedback: Feedback<C>,
    parameters: SessionParameters,
    near: Near,
    noise: Noise,
    tables: Tables,
    summary: Summary,
    /// Sessions run, whether or not they are in the summary.
    run: u64,
}

impl<C: DealerCurve> Sessions<C> {
    /// `closes` is an empty histogram to be filled with closing prices in dollars.
    ///
    /// # Errors
    /// What [`Session::run`](super::Session::run) refuses.
    pub fn new(
        curve: C,
        parameters: SessionParameters,
        seed: u64,
        closes: Histogram,
        near: Near,
    ) -> Result<Self, SessionError> {
        check_feedback(&curve, &parameters)?;
        Ok(Self {
            feedback: Feedback::new(curve, parameters.impact()),
            parameters,
            near,
            noise: Noise::new(seed),
            tables: Tables::new(),
            summary: Summary::new(closes),
            run: 0,
        })
    }

    /// Runs `count` more sessions.
    pub fn advance(&mut self, count: u32) {
        for _ in 0..count {
            self.next_outcome();
        }
    }

    /// Everything so far.
    pub const fn summary(&self) -> &Summary {
        &self.summary
    }

    /// Runs one more session, takes it into the summary and returns it.
    pub fn next_outcome(&mut self) -> Outcome {
        let outcome = self.simulate();
        self.summary.add(&outcome, self.near.holds(outcome.log_close));
        outcome
    }

    fn simulate(&mut self) -> Outcome {
        let Self { feedback, parameters, noise, tables, run, .. } = self;
        let deviation = parameters.deviation(1);
        let mut walk = Walk::open(feedback, parameters);
        let open = walk.opening().log_spot;
        let (mut before, mut at_half_hour) = (open, open);
        let (mut squares, mut traded) = (0.0, 0.0);
        let (mut jumps, mut capped) = (0, 0);
        for minute in 1..=MINUTES {
            let news = deviation * noise.normal();
            let record = walk.step(minute, news, |minute, driver, star| {
                tables.root(feedback, parameters, *run, (minute, driver, star))
            });
            let log_return = record.log_spot - before;
            squares += log_return * log_return;
            traded += record.trade.abs();
            jumps += u16::from(record.jumped);
            capped += u16::from(record.capped);
            before = record.log_spot;
            if minute == MINUTES - LAST_HALF_HOUR {
                at_half_hour = before;
            }
        }
        *run += 1;
        Outcome {
            log_close: before,
            log_return: before - open,
            day_so_far: at_half_hour - open,
            last_half_hour: before - at_half_hour,
            realised_variance: squares * super::SESSIONS_PER_YEAR,
            traded_shares: traded,
            jumps,
            capped,
        }
    }
}

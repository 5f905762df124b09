//! Many sessions of the same book, in batches of any size.

use super::curve::DealerCurve;
use super::estimate::Bounds;
use super::parameters::{MINUTES, SessionParameters};
use super::shocks::Shocks;
use super::solve::Feedback;
use super::walk::{Minute, Walk, check_feedback, is_always_due};
use crate::model::error::ModelError;

/// What somebody keeps of many sessions. It is part of the type of [`Sessions`], so that what nobody
/// looks at is not computed: the page counts closes, the tests measure everything.
pub trait Observer {
    /// Whether jumps are looked for, which costs a search of the delta curve in each hedged minute without a
    /// stable price; without it [`Minute::jumped`] stays false.
    const SEES_JUMPS: bool = false;

    /// Whether minutes between open and close are looked at. If not, [`minute`](Self::minute) is told the first and
    /// the last alone, hedges that the close does not depend on are left out, and of the last minute only
    /// price, hedge and shock are those of the whole session: its trade is counted from the last hedge that was
    /// worked out.
    const SEES_MINUTES: bool = true;

    /// A minute of a session is over; minute 0 is the open.
    fn minute(&mut self, _minute: &Minute) {}

    /// A session is over; this was its last minute, which [`minute`](Self::minute) has been told as well.
    fn close(&mut self, close: &Minute);
}

/// A resumable run of many sessions: each has a fresh exogenous flow from one stream of shocks.
///
/// The result depends on the seed and on how many sessions there were, not on the batches they came
/// in. Two runs with the same seed and volatility see the same flow whatever their books, so a
/// difference between them is due to the book.
///
/// Every price is solved and not tabulated, as in [`Session::run`](super::Session::run): to whoever looks at minutes the
/// same bits, to whoever looks at closes alone the same to 1e−12. What is saved then are the minutes that cannot matter. A hedge without a cap, in a minute in which `G_t` rises everywhere, leads to the
/// same price whatever was done before it. So an observer of the close alone needs nothing but the news until
/// the last such hedge that is certain: until the close itself for a long book.
///
/// ```
/// use dealer_hedging::model::session::{BookCurve, Closes, Histogram, Near, SessionParameters, Sessions, Shocks};
/// use dealer_hedging::model::{OptionKind, Position, Trading};
/// let curve = BookCurve::new(&[Position::new(OptionKind::Call, 100.0, Trading(390.0), 1e4, 0.20)?]);
/// let closes = Closes::new(Histogram::new(96.0, 104.0, 80)?, Near::new(100.0, 2e-4)?);
/// let mut sessions = Sessions::new(curve, SessionParameters::default(), Shocks::new(7), closes)?;
/// sessions.advance(50); // one frame
/// sessions.advance(50); // the next
/// assert_eq!(sessions.observer().count(), 100);
/// # Ok::<(), dealer_hedging::model::ModelError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Sessions<C, O> {
    feedback: Feedback<C>,
    parameters: SessionParameters,
    shocks: Shocks,
    bounds: Bounds,
    /// The first minute whose hedge the close depends on.
    first: u16,
    observer: O,
}

impl<C: DealerCurve, O: Observer> Sessions<C, O> {
    /// No session is run yet; the shocks come to them one after the other.
    ///
    /// # Errors
    /// What [`Session::run`](super::Session::run) refuses.
    pub fn new(curve: C, parameters: SessionParameters, shocks: Shocks, observer: O) -> Result<Self, ModelError> {
        check_feedback(&curve, &parameters)?;
        let feedback = Feedback::new(curve, parameters.impact());
        let first = if O::SEES_MINUTES { 1 } else { first_that_counts(&feedback, &parameters) };
        let bounds = Bounds::new(&feedback);
        Ok(Self { feedback, parameters, shocks, bounds, first, observer })
    }

    /// Runs `count` more sessions.
    pub fn advance(&mut self, count: u32) {
        let Self { feedback, parameters, shocks, bounds, first, observer } = self;
        let deviation = parameters.deviation(1);
        for _ in 0..count {
            let mut walk = Walk::open(feedback, parameters, O::SEES_JUMPS, Some(bounds));
            let mut last = walk.opening();
            observer.minute(&last);
            for _ in 1..*first {
                walk.shock(deviation * shocks.normal());
            }
            for minute in *first..=MINUTES {
                let shock = deviation * shocks.normal();
                if O::SEES_MINUTES || minute == MINUTES {
                    last = walk.step(minute, shock);
                    observer.minute(&last);
                } else {
                    walk.pass(minute, shock);
                }
            }
            observer.close(&last);
        }
    }

    /// Everything that has been kept so far.
    pub const fn observer(&self) -> &O {
        &self.observer
    }
}

/// The last minute in which a hedge is certain and leads to the same price whatever was done before it; the
/// first of the session if there is none.
fn first_that_counts<C: DealerCurve>(feedback: &Feedback<C>, parameters: &SessionParameters) -> u16 {
    let is_settled = |minute: &u16| {
        parameters.cap().is_none()
            && is_always_due(parameters.rehedge(), *minute)
            && feedback.steepness_floor(*minute) > 0.0
    };
    (1..=MINUTES).rev().find(is_settled).unwrap_or(1)
}

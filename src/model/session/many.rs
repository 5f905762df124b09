//! Many sessions of the same book, in batches of any size.

use super::curve::DealerCurve;
use super::flow::Shocks;
use super::parameters::{MINUTES, SessionParameters};
use super::solve::Feedback;
use super::table::Tables;
use super::walk::{Minute, Walk, check_feedback};
use crate::model::error::ModelError;

/// What somebody keeps of many sessions. It is part of the type of [`Sessions`], so that what nobody
/// looks at is not computed: the page counts closes, the tests measure everything.
pub trait Observer {
    /// Whether jumps are looked for, which costs a search of the delta curve in each hedged minute without a
    /// stable price; without it [`Minute::jumped`] stays false.
    const SEES_JUMPS: bool = false;

    /// A minute of a session is over; minute 0 is the open.
    fn minute(&mut self, _minute: &Minute) {}

    /// A session is over; this was its last minute, which [`minute`](Self::minute) has been told as well.
    fn close(&mut self, close: &Minute);
}

/// A resumable run of many sessions: each has a fresh exogenous flow from one seeded stream.
///
/// The result depends on the seed and on how many sessions there were, not on the batches they came
/// in. Two runs with the same seed and volatility see the same flow whatever their books, so a
/// difference between them is due to the book.
///
/// Where `G_t` is steep enough everywhere its inverse is tabulated, good to 1e−7 in log-price;
/// other minutes (near the end, when the dealer is short) are solved exactly.
///
/// ```
/// use dealer_hedging::model::session::{BookCurve, Closes, Histogram, Near, SessionParameters, Sessions};
/// use dealer_hedging::model::{OptionKind, Position, Trading};
/// let curve = BookCurve::new(&[Position::new(OptionKind::Call, 100.0, Trading(390.0), 1e4, 0.20)?]);
/// let closes = Closes::new(Histogram::new(96.0, 104.0, 80)?, Near::new(100.0, 2e-4)?);
/// let mut sessions = Sessions::new(curve, SessionParameters::default(), 7, closes)?;
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
    tables: Tables,
    observer: O,
}

impl<C: DealerCurve, O: Observer> Sessions<C, O> {
    /// No session is run yet.
    ///
    /// # Errors
    /// What [`Session::run`](super::Session::run) refuses.
    pub fn new(curve: C, parameters: SessionParameters, seed: u64, observer: O) -> Result<Self, ModelError> {
        check_feedback(&curve, &parameters)?;
        let feedback = Feedback::new(curve, parameters.impact());
        let tables = Tables::new(&feedback, parameters);
        Ok(Self { feedback, parameters, shocks: Shocks::new(seed), tables, observer })
    }

    /// Runs `count` more sessions.
    pub fn advance(&mut self, count: u32) {
        for _ in 0..count {
            self.simulate();
        }
    }

    /// Everything that has been kept so far.
    pub const fn observer(&self) -> &O {
        &self.observer
    }

    fn simulate(&mut self) {
        let Self { feedback, parameters, shocks, tables, observer } = self;
        let deviation = parameters.deviation(1);
        let mut walk = Walk::open(feedback, parameters, O::SEES_JUMPS);
        let mut last = walk.opening();
        observer.minute(&last);
        for minute in 1..=MINUTES {
            last = walk.step(minute, deviation * shocks.normal(), Some(tables));
            observer.minute(&last);
        }
        observer.close(&last);
        tables.session_over();
    }
}

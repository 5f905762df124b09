//! One whole session, minute by minute.

use super::curve::DealerCurve;
use super::flow::ExogenousFlow;
use super::parameters::{MINUTES, SessionParameters};
use super::solve::Feedback;
use super::walk::{Minute, Walk, check_feedback};
use super::yardstick::Yardsticks;
use crate::model::error::ModelError;

/// One whole session.
///
/// ```
/// use dealer_hedging::model::session::{BookCurve, ExogenousFlow, MINUTES, Session, SessionParameters};
/// use dealer_hedging::model::{OptionKind, Position, Trading};
///
/// // The same flow met by a dealer long and short 10 000 at-the-money calls.
/// let parameters = SessionParameters::default();
/// let flow = ExogenousFlow::seeded(7, parameters.deviation(1));
/// let curve = |contracts| {
///     Position::new(OptionKind::Call, 100.0, Trading(390.0), contracts, 0.20).map(|calls| BookCurve::new(&[calls]))
/// };
/// let long = Session::run(&curve(1e4)?, &parameters, &flow)?;
/// let short = Session::run(&curve(-1e4)?, &parameters, &flow)?;
/// assert!(long.yardsticks(MINUTES).range < short.yardsticks(MINUTES).range);
/// # Ok::<(), dealer_hedging::model::ModelError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    /// The open and every minute, always 391.
    minutes: Vec<Minute>,
}

impl Session {
    /// Runs a session.
    ///
    /// # Errors
    /// [`ModelError::BookImpact`] for a book whose hedging would move the price by more than
    /// [`MAX_BOOK_IMPACT`](crate::model::limits::MAX_BOOK_IMPACT), [`ModelError::NoStablePrice`] for one
    /// of unbounded delta without a stable price.
    pub fn run<C: DealerCurve + Clone>(
        curve: &C,
        parameters: &SessionParameters,
        flow: &ExogenousFlow,
    ) -> Result<Self, ModelError> {
        check_feedback(curve, parameters)?;
        let feedback = Feedback::new(curve.clone(), parameters.impact());
        let mut walk = Walk::open(&feedback, parameters, true, None);
        let mut minutes = Vec::with_capacity(usize::from(MINUTES) + 1);
        minutes.push(walk.opening());
        for (minute, &shock) in (1..=MINUTES).zip(flow.log_returns()) {
            minutes.push(walk.step(minute, shock));
        }
        Ok(Self { minutes })
    }

    /// Minute 0 to minute 390.
    pub fn minutes(&self) -> &[Minute] {
        &self.minutes
    }

    /// Minute 0 to `last`; a later one than the close counts as the close.
    pub fn until(&self, last: u16) -> &[Minute] {
        &self.minutes[..=usize::from(last.min(MINUTES))]
    }

    /// One minute; a later one than the close counts as the close.
    pub fn at(&self, minute: u16) -> &Minute {
        &self.minutes[usize::from(minute.min(MINUTES))]
    }

    /// How far and how the price has moved up to a minute.
    pub fn yardsticks(&self, last: u16) -> Yardsticks {
        Yardsticks::of(self.until(last).iter().map(|minute| minute.log_spot))
    }

    /// The minutes up to `last` in which the price jumped.
    pub fn jumps(&self, last: u16) -> impl Iterator<Item = &Minute> {
        self.until(last).iter().filter(|minute| minute.jumped)
    }
}

//! The closes of one market, counted and by the exact law where there is one: what `closing-price` draws and tells.

use super::memo::Memo;
use crate::model::ModelError;
use crate::model::session::{
    BookCurve, Closes, ExactLaw, Histogram, Near, Sessions, Tape, count_as_f64, pin_probability,
};
use crate::scenario::session::GammaSide;
use crate::scenario::{Cap, Key, Scenario};
use crate::units::BASIS_POINTS;

/// Sessions of a finished picture, in each market.
pub const SESSIONS: u64 = 1_000;
/// Closer than this to the strike, as a log-return, counts as at the strike: a tenth of a per cent.
pub const NEAR: f64 = 10.0 / BASIS_POINTS;
/// Sessions of one piece: in a browser one costs 20 µs, 100 µs where orders are capped, and on a slow phone six times that.
const PIECE: u32 = 4;

thread_local! {
    /// The news of a seed: the same for each market, and in each step of a drag.
    static TAPES: Memo<u64, Tape> = const { Memo::new() };
}

/// One market's closes.
pub struct Pile {
    side: GammaSide,
    /// The exact law of the close, where there is one.
    pub(crate) law: Option<ExactLaw<BookCurve>>,
    /// Probability of a close exactly at the strike with hedging to the last instant, where there is one.
    pub(crate) pin: Option<f64>,
    strike: f64,
    sessions: Sessions<BookCurve, Closes>,
}

impl Pile {
    /// Nothing counted yet, in the bars of `histogram`.
    pub(crate) fn new(state: &Scenario, side: GammaSide, histogram: Histogram) -> Result<Self, ModelError> {
        let (parameters, curve) = (state.session_parameters()?, state.session_curve(side)?);
        let strike = state.get(Key::Strike);
        let closes = Closes::new(histogram, Near::new(strike, NEAR)?);
        let tape = TAPES.with(|tapes| tapes.of(state.seed().into(), |seed| Ok(Tape::new(*seed))))?;
        Ok(Self {
            side,
            law: where_monotone(ExactLaw::of_close(&curve, &parameters))?,
            pin: where_monotone(pin_probability(&curve, &parameters, strike))?,
            strike,
            sessions: Sessions::new(curve, parameters, tape.play(), closes)?,
        })
    }

    /// Whose market it is.
    #[must_use]
    pub const fn side(&self) -> GammaSide {
        self.side
    }

    pub(crate) fn closes(&self) -> &Closes {
        self.sessions.observer()
    }

    /// Sessions counted so far.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.closes().count()
    }

    /// Those of them that closed near the strike.
    #[must_use]
    pub fn near_count(&self) -> u64 {
        self.closes().near_count()
    }

    /// The exact probability of a close near the strike, where there is a law.
    #[must_use]
    pub fn near_exactly(&self) -> Option<f64> {
        self.law.as_ref().map(|law| law.probability_within(self.strike, NEAR))
    }

    /// Probability of a close near the strike: exact if there is a law, else counted; none before the first session.
    #[must_use]
    pub fn near_share(&self) -> Option<f64> {
        self.near_exactly().or_else(|| self.closes().near_share())
    }

    /// A count as a share of all sessions so far; 0 before the first.
    pub(crate) fn share(&self, count: u64) -> f64 {
        count_as_f64(count) / count_as_f64(self.count()).max(1.0)
    }

    /// Counts some more sessions.
    pub(crate) fn advance(&mut self) {
        let left = u32::try_from(SESSIONS - self.count()).unwrap_or(0);
        self.sessions.advance(PIECE.min(left));
    }
}

/// What only exists where every price is stable: none where some are not, which is no fault.
fn where_monotone<T>(result: Result<T, ModelError>) -> Result<Option<T>, ModelError> {
    match result {
        Ok(found) => Ok(Some(found)),
        Err(ModelError::NotMonotone(_)) => Ok(None),
        Err(other) => Err(other),
    }
}

/// The exact probability of a close at the strike with a dealer on one side; none where the law of the close does not
/// exist.
///
/// # Errors
/// What the model refuses of the state.
pub fn near_probability(state: &Scenario, side: GammaSide) -> Result<Option<f64>, ModelError> {
    // The law of a close does not depend on the rule, and with a cap there would be none.
    let parameters = state.with_choice(Cap::AnySize).session_parameters()?;
    let law = where_monotone(ExactLaw::of_close(&state.session_curve(side)?, &parameters))?;
    Ok(law.map(|law| law.probability_within(state.get(Key::Strike), NEAR)))
}

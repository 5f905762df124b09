//! One session's news played against three books: the dealer long gamma, nobody hedging, the
//! dealer short gamma. Several figures and phrases look at the same three sessions.

use std::rc::Rc;

use crate::figures::shared::memo::{Memo, each};
use crate::model::ModelError;
use crate::model::session::Session;
use crate::scenario::Scenario;
use crate::scenario::session::{BOOK_KEYS, GammaSide, MARKET_KEYS, PATH_KEYS};

/// The three sessions of one news.
pub struct ThreeBooks {
    sessions: [Session; 3],
}

thread_local! {
    /// Playing a session changes none of it, so a frame of the play costs no session.
    static BOOKS: Memo<Scenario, ThreeBooks> = const { Memo::new() };
}

impl ThreeBooks {
    /// The three sessions of a state.
    ///
    /// # Errors
    /// What the model refuses of the state.
    pub fn of(state: &Scenario) -> Result<Rc<Self>, ModelError> {
        BOOKS.with(|known| known.of(state.only(each(&[MARKET_KEYS, PATH_KEYS, BOOK_KEYS])), Self::run))
    }

    fn run(state: &Scenario) -> Result<Self, ModelError> {
        let (parameters, flow) = (state.session_parameters()?, state.exogenous_flow()?);
        let run = |side| Session::run(&state.session_curve(side)?, &parameters, &flow);
        let [long, none, short] = GammaSide::ALL.map(run);
        Ok(Self { sessions: [long?, none?, short?] })
    }

    /// One of them.
    #[must_use]
    pub fn session(&self, side: GammaSide) -> &Session {
        &self.sessions[side as usize]
    }
}

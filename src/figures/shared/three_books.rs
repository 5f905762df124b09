//! One session's news played against three books: the dealer long gamma, nobody hedging, the
//! dealer short gamma. Several figures and phrases look at the same three paths.

use std::rc::Rc;

use crate::figures::shared::memo::Memo;
use crate::model::session::{BookCurve, MINUTES, Minute, SESSIONS_PER_YEAR, Session, SessionParameters, Yardsticks};
use crate::scenario::Scenario;
use crate::scenario::session::{BOOK_KEYS, GammaSide, MARKET_KEYS, PATH_KEYS};

/// The three paths of one news.
pub struct ThreeBooks {
    paths: [Path; 3],
}

/// One path, minute by minute.
pub struct Path {
    minutes: Vec<Minute>,
}

thread_local! {
    /// Playing a session changes none of it, so a frame of the play costs no session.
    static BOOKS: Memo<ThreeBooks> = const { Memo::new() };
}

impl ThreeBooks {
    /// The three paths of a state.
    #[must_use]
    pub fn of(state: &Scenario) -> Rc<Self> {
        let run = |state: &Scenario| {
            let parameters = state.session_parameters();
            Self { paths: GammaSide::ALL.map(|side| Path::run(state, &state.session_curve(side), &parameters)) }
        };
        BOOKS.with(|known| known.of(state, &[MARKET_KEYS, PATH_KEYS, BOOK_KEYS], run))
    }

    /// One of them.
    #[must_use]
    pub fn path(&self, side: GammaSide) -> &Path {
        &self.paths[side as usize]
    }
}

impl Path {
    /// The news of a state, met by a book of this delta.
    #[must_use]
    pub fn run(state: &Scenario, curve: &BookCurve, parameters: &SessionParameters) -> Self {
        let session = Session::run(curve, parameters, &state.news());
        let still = |minute| Minute {
            minute,
            news: 0.0,
            log_spot: parameters.log_spot(),
            hedge: 0.0,
            trade: 0.0,
            capped: false,
            jumped: false,
        };
        // No state of the controls is refused, which a test of the scenario proves.
        let minutes = session.map_or_else(|_| (0..=MINUTES).map(still).collect(), |session| session.minutes().to_vec());
        Self { minutes }
    }

    /// Minute 0 to `last`.
    #[must_use]
    pub fn until(&self, last: u16) -> &[Minute] {
        &self.minutes[..=usize::from(last.min(MINUTES))]
    }

    /// One minute.
    #[must_use]
    pub fn at(&self, minute: u16) -> &Minute {
        &self.minutes[usize::from(minute.min(MINUTES))]
    }

    /// Volatility of the one-minute log-returns about zero up to a minute, as a fraction a year;
    /// 0 at the open.
    #[must_use]
    pub fn volatility(&self, last: u16) -> f64 {
        if last == 0 {
            return 0.0;
        }
        let squares: f64 = self.until(last).windows(2).map(|pair| (pair[1].log_spot - pair[0].log_spot).powi(2)).sum();
        (squares * SESSIONS_PER_YEAR * f64::from(MINUTES) / f64::from(last)).sqrt()
    }

    /// How far and how the price has moved up to a minute.
    #[must_use]
    pub fn yardsticks(&self, last: u16) -> Yardsticks {
        Yardsticks::of(self.until(last).iter().map(|minute| minute.log_spot))
    }

    /// Minutes up to `last` in which the price jumped.
    pub fn jumps(&self, last: u16) -> impl Iterator<Item = &Minute> {
        self.until(last).iter().filter(|minute| minute.jumped)
    }
}

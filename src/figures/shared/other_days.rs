//! Other days with the reader's headline, met by the same three books: what stands faint behind the day shown.

use std::cell::RefCell;
use std::rc::Rc;

use crate::figures::shared::memo::{Memo, each};
use crate::model::ModelError;
use crate::model::session::{BookCurve, MINUTES, Session, SessionParameters};
use crate::scenario::Scenario;
use crate::scenario::session::{BOOK_KEYS, GammaSide, MARKET_KEYS, PATH_KEYS};
use crate::scenario::{Key, set};

/// Days that are drawn: the news of numbers 1 to this.
pub const DAYS: u32 = 40;
/// A path keeps every so many minutes, the open and the close included: on a phone a step is under four pixels wide.
/// Most of the time in which the picture is drawn goes into these paths.
const EVERY: usize = 6;

/// The path of a price: minute and dollars.
pub type Path = Vec<(f64, f64)>;

thread_local! {
    static KNOWN: Memo<Scenario, RefCell<OtherDays>> = const { Memo::new() };
}

/// Paths that are worked out one day at a time.
pub struct OtherDays {
    state: Scenario,
    parameters: SessionParameters,
    curves: [BookCurve; 3],
    paths: [Vec<Path>; 3],
    done: u32,
}

impl OtherDays {
    /// The days of a state, as far as they are worked out. Which news the reader looks at is no part of them.
    ///
    /// # Errors
    /// What the model refuses of the state.
    pub fn of(state: &Scenario) -> Result<Rc<RefCell<Self>>, ModelError> {
        let keys = state.only(each(&[MARKET_KEYS, PATH_KEYS, BOOK_KEYS]));
        let whichever = keys.with_all(&[set(Key::Seed, Key::Seed.control().default)]);
        KNOWN.with(|known| known.of(whichever, |state| Self::begin(state).map(RefCell::new)))
    }

    fn begin(state: &Scenario) -> Result<Self, ModelError> {
        let [long, none, short] = GammaSide::ALL.map(|side| state.session_curve(side));
        let curves = [long?, none?, short?];
        Ok(Self { state: *state, parameters: state.session_parameters()?, curves, paths: Default::default(), done: 0 })
    }

    /// Goes on as long as `may_go_on` says so; returns how much is done, 0 to 1, while something is left.
    pub fn refine(&mut self, may_go_on: &dyn Fn() -> bool) -> Option<f64> {
        while self.done < DAYS {
            if !may_go_on() {
                return Some(f64::from(self.done) / f64::from(DAYS));
            }
            self.done += 1;
            let Ok(flow) = self.state.day_of_news(self.done) else { continue };
            for (curve, paths) in self.curves.iter().zip(&mut self.paths) {
                // A book that the model refuses has no day, and no figure that could show one: its own session is
                // refused as well.
                if let Ok(session) = Session::run(curve, &self.parameters, &flow) {
                    let minutes = session.until(MINUTES).iter().step_by(EVERY);
                    paths.push(minutes.map(|minute| (f64::from(minute.minute), minute.spot())).collect());
                }
            }
        }
        None
    }

    /// The paths so far with a dealer on one side.
    #[must_use]
    pub fn paths(&self, side: GammaSide) -> &[Path] {
        &self.paths[side as usize]
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a state that is refused must fail the test")]
mod tests {
    use super::*;
    use crate::units::BASIS_POINTS;

    #[test]
    fn a_headline_moves_the_unhedged_price_of_every_day_by_its_size() {
        let plain = Scenario::default();
        let state = plain.with(Key::Headline, 70.0).with(Key::HeadlineMinute, 121.0);
        let days = |state: &Scenario| {
            let days = OtherDays::of(state).unwrap();
            assert_eq!(days.borrow_mut().refine(&|| true), None);
            days
        };
        let (without, with) = (days(&plain), days(&state));
        let (without, with) = (without.borrow(), with.borrow());
        for (one, other) in without.paths(GammaSide::NotHedging).iter().zip(with.paths(GammaSide::NotHedging)) {
            for ((minute, price), (_, moved)) in one.iter().zip(other) {
                let size = if *minute < 121.0 { 0.0 } else { 70.0 };
                assert!(((moved / price).ln() * BASIS_POINTS - size).abs() < 1e-9, "minute {minute}");
            }
        }
        assert_eq!(with.paths(GammaSide::Short).len(), DAYS as usize);
    }
}

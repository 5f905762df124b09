//! What is typical: the yardsticks of many days of other news, met by the same three books.

use std::cell::RefCell;
use std::rc::Rc;

use crate::figures::shared::memo::{Memo, each};
use crate::model::ModelError;
use crate::model::session::{BookCurve, ExogenousFlow, MINUTES, Session, SessionParameters, TypicalDay};
use crate::scenario::session::{BOOK_KEYS, GammaSide};
use crate::scenario::{Key, Scenario};

/// Days that are looked at: the news of numbers 1 to this.
pub const DAYS: u32 = 400;

/// Everything that a typical day depends on. Which news the reader looks at is no part of it.
const KEYS: &[&[Key]] =
    &[BOOK_KEYS, &[Key::Spot, Key::Iv, Key::Kappa, Key::Sessions, Key::Rule, Key::Band, Key::NewsVol, Key::Cap]];

thread_local! {
    /// Playing a session, or asking for other news, changes nothing of what is typical.
    static KNOWN: Memo<Scenario, RefCell<TypicalDays>> = const { Memo::new() };
}

/// A count of days that goes on from where it was left.
pub struct TypicalDays {
    parameters: SessionParameters,
    curves: [BookCurve; 3],
    days: [TypicalDay; 3],
    counted: u32,
}

impl TypicalDays {
    /// The count for a state, as far as it has come.
    ///
    /// # Errors
    /// What the model refuses of the state.
    pub fn of(state: &Scenario) -> Result<Rc<RefCell<Self>>, ModelError> {
        KNOWN.with(|known| known.of(state.only(each(KEYS)), |state| Self::begin(state).map(RefCell::new)))
    }

    fn begin(state: &Scenario) -> Result<Self, ModelError> {
        let [long, none, short] = GammaSide::ALL.map(|side| state.session_curve(side));
        let curves = [long?, none?, short?];
        Ok(Self { parameters: state.session_parameters()?, curves, days: [TypicalDay::default(); 3], counted: 0 })
    }

    /// Counts on as long as `may_go_on` says so; returns how much is done, 0 to 1, while something is left.
    pub fn refine(&mut self, may_go_on: &dyn Fn() -> bool) -> Option<f64> {
        while self.counted < DAYS {
            if !may_go_on() {
                return Some(f64::from(self.counted) / f64::from(DAYS));
            }
            self.counted += 1;
            let flow = ExogenousFlow::seeded(self.counted.into(), self.parameters.deviation(1));
            for (curve, day) in self.curves.iter().zip(&mut self.days) {
                // A book that the model refuses has no day, and no figure that could tell of one: its own session
                // is refused as well.
                if let Ok(session) = Session::run(curve, &self.parameters, &flow) {
                    day.add(&session.yardsticks(MINUTES));
                }
            }
        }
        None
    }

    /// Days counted so far.
    #[must_use]
    pub const fn counted(&self) -> u32 {
        self.counted
    }

    /// What is typical with a dealer on one side.
    #[must_use]
    pub const fn day(&self, side: GammaSide) -> &TypicalDay {
        &self.days[side as usize]
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a state that is refused must fail the test")]
mod tests {
    use super::*;

    #[test]
    fn the_count_goes_on_where_it_was_left_and_does_not_depend_on_the_news_shown() {
        let state = Scenario::default().with(Key::Kappa, 7.5);
        let days = TypicalDays::of(&state).unwrap();
        let looks = std::cell::Cell::new(0);
        let progress = days.borrow_mut().refine(&|| {
            looks.set(looks.get() + 1);
            looks.get() <= 40
        });
        assert_eq!((progress, days.borrow().counted()), (Some(0.1), 40));
        let other = TypicalDays::of(&state.with(Key::Seed, 77.0).with(Key::Minute, 100.0)).unwrap();
        assert_eq!(other.borrow().counted(), 40);
        assert_eq!(other.borrow_mut().refine(&|| true), None);
        assert_eq!(days.borrow().day(GammaSide::Long).range.count(), u64::from(DAYS));
        assert_eq!(TypicalDays::of(&state.with(Key::Kappa, 8.0)).unwrap().borrow().counted(), 0);
    }
}

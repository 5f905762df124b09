//! Sessions let go from one price, each met by the book of the map: a bundle that spreads on its way to the close.

use std::cell::RefCell;
use std::rc::Rc;

use super::INPUTS;
use crate::figures::shared::memo::{Memo, each};
use crate::model::ModelError;
use crate::model::session::{BookCurve, MINUTES, Session, SessionParameters};
use crate::scenario::{Inputs, Key, Scenario};
use crate::units::PERCENT;

/// Sessions of a whole bundle: the news of numbers 1 to this.
pub(super) const SESSIONS: u32 = 60;
/// A path keeps every so many minutes, the open and the close included.
const EVERY: u16 = 13;
/// The last price that is kept, that of the close.
const LAST: usize = (MINUTES / EVERY) as usize;
/// Of so many sessions one is left out on either side of the edges: eight of ten lie between them.
const LEFT_OUT: usize = 10;

thread_local! {
    /// One memory each for the reader's own place and for the two that it is compared with, which stay where they are
    /// while the reader drags. Which news the reader looks at is no part of them.
    static KNOWN: [Memo<Inputs, RefCell<Bundle>>; 3] = const { [Memo::new(), Memo::new(), Memo::new()] };
}

/// One session: its prices as hedged, and without hedging; minute by minute that is kept.
pub(super) type Day = [Vec<f64>; 2];

/// Which of the two prices of a session.
#[derive(Clone, Copy)]
pub(super) enum Price {
    /// As hedging left it.
    Hedged,
    /// As the same news alone would have made it.
    OfNews,
}

/// Sessions from one price, worked out one at a time.
pub(super) struct Bundle {
    state: Scenario,
    curve: BookCurve,
    parameters: SessionParameters,
    days: Vec<Day>,
    done: u32,
}

impl Bundle {
    /// The sessions from a price in dollars, as far as they are worked out; `place` is the memory that they go to.
    pub(super) fn of(inputs: &Inputs, price: f64, place: usize) -> Result<Rc<RefCell<Self>>, ModelError> {
        let state = inputs.scenario.with(Key::Spot, price).with(Key::Seed, Key::Seed.control().default);
        let from = inputs.beside(state).only(each(INPUTS));
        KNOWN.with(|known| known[place].of(from, |from| Self::begin(from).map(RefCell::new)))
    }

    fn begin(Inputs { scenario, chain }: &Inputs) -> Result<Self, ModelError> {
        let (curve, parameters) = (chain.curve(scenario, scenario.assumption())?, chain.session_parameters(scenario)?);
        Ok(Self { state: *scenario, curve, parameters, days: Vec::new(), done: 0 })
    }

    /// Goes on as long as `may_go_on` says so; returns how much is done, 0 to 1, while something is left.
    pub(super) fn refine(&mut self, may_go_on: &dyn Fn() -> bool) -> Option<f64> {
        while self.done < SESSIONS {
            if !may_go_on() {
                return Some(f64::from(self.done) / f64::from(SESSIONS));
            }
            self.done += 1;
            let Ok(flow) = self.state.day_of_news(self.done) else { continue };
            // A book that the model refuses has no session, and no figure that could show one.
            let Ok(session) = Session::run(&self.curve, &self.parameters, &flow) else { continue };
            let (mut day, mut of_news) = (Day::default(), libm::log(self.start()));
            for minute in session.minutes() {
                of_news += minute.shock;
                if minute.minute.is_multiple_of(EVERY) {
                    day[0].push(minute.spot());
                    day[1].push(libm::exp(of_news));
                }
            }
            self.days.push(day);
        }
        None
    }

    /// The price that they are let go from, in dollars.
    pub(super) fn start(&self) -> f64 {
        self.state.get(Key::Spot)
    }

    /// The sessions so far.
    pub(super) fn days(&self) -> &[Day] {
        &self.days
    }

    /// The two prices that hold eight of ten sessions in a minute that is kept; none before there are ten.
    fn edge(&self, price: Price, place: usize) -> Option<[f64; 2]> {
        let mut prices: Vec<f64> = Vec::with_capacity(self.days.len());
        for day in &self.days {
            let mut at = prices.len();
            prices.push(day[price as usize][place]);
            // Sixty prices: put in their place one by one, which takes less of a first visit than a whole sort does.
            while at > 0 && prices[at - 1] > prices[at] {
                prices.swap(at - 1, at);
                at -= 1;
            }
        }
        let out = prices.len() / LEFT_OUT;
        (out > 0).then(|| [prices[out], prices[prices.len() - 1 - out]])
    }

    /// The same for every minute that is kept, with the minute; nothing before there are ten sessions.
    pub(super) fn edges(&self, price: Price) -> Vec<(f64, [f64; 2])> {
        let mut edges = Vec::new();
        for place in 0..=LAST {
            if let Some(edge) = self.edge(price, place) {
                edges.push((minute(place), edge));
            }
        }
        edges
    }

    /// The range in which eight of ten sessions close, in per cent of where they began.
    #[must_use]
    pub(super) fn width(&self, price: Price) -> Option<f64> {
        let [low, high] = self.edge(price, LAST)?;
        Some((high - low) / self.start() * PERCENT)
    }
}

/// The minute of a price that is kept.
pub(super) fn minute(place: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "at most 390")]
    let minute = (place * EVERY as usize) as f64;
    minute
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a state that is refused must fail the test")]
mod tests {
    use super::*;
    use crate::model::session::ExogenousFlow;
    use crate::scenario::NewsDirection;

    fn whole(state: &Scenario, price: f64) -> Rc<RefCell<Bundle>> {
        let bundle = Bundle::of(&Inputs::of(*state), price, 0).unwrap();
        assert_eq!(bundle.borrow_mut().refine(&|| true), None);
        bundle
    }

    /// Without hedging a close is the start times the news, so the edges are the quantiles of sixty sums of shocks.
    #[test]
    fn the_edges_of_the_news_hold_eight_of_ten_of_its_own_sums() {
        let state = Scenario::default();
        let bundle = whole(&state, 95.5);
        let bundle = bundle.borrow();
        let deviation = 0.2 / 98_280.0_f64.sqrt();
        let close = |seed| 95.5 * ExogenousFlow::seeded(seed, deviation).log_returns().iter().sum::<f64>().exp();
        let closes: Vec<f64> = (1..=60).map(close).collect();
        let (minute, [low, high]) = *bundle.edges(Price::OfNews).last().unwrap();
        let held = closes.iter().filter(|close| (low - 1e-9..=high + 1e-9).contains(*close)).count();
        assert_eq!((minute, held), (390.0, 48));
        assert!(closes.iter().any(|close| (close - low).abs() < 1e-9) && (low..high).contains(&95.5));
        // Nobody moves price where hedging has no impact.
        let quiet = whole(&state.with(Key::Kappa, 0.0), 95.5);
        let width = quiet.borrow().width(Price::Hedged).unwrap();
        assert!((width - bundle.width(Price::OfNews).unwrap()).abs() < 1e-9);
    }

    /// Every session leans or pushes alike: the bundle is narrower where hedging leans, wider where it pushes.
    #[test]
    fn a_bundle_is_wide_where_hedging_pushes_and_narrow_where_it_leans() {
        for direction in [NewsDirection::AsItCame, NewsDirection::Mirrored] {
            let width =
                |price, of| whole(&Scenario::default().with_choice(direction), price).borrow().width(of).unwrap();
            let (wide, narrow) = (width(95.0, Price::Hedged), width(104.0, Price::Hedged));
            assert!(wide > 1.05 * width(95.0, Price::OfNews), "{wide}");
            assert!(narrow < 0.95 * width(104.0, Price::OfNews), "{narrow}");
        }
    }

    #[test]
    fn mirrored_news_turns_each_session_over() {
        let state = Scenario::default().with(Key::Kappa, 0.0);
        let (came, mirrored) = (whole(&state, 100.0), whole(&state.with_choice(NewsDirection::Mirrored), 100.0));
        for (one, other) in came.borrow().days.iter().zip(&mirrored.borrow().days) {
            for (a, b) in one[0].iter().zip(&other[0]) {
                assert!((a * b / 1e4 - 1.0).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn the_work_goes_on_where_it_was_left_and_is_not_that_of_the_news_shown() {
        let state = Scenario::default().with(Key::Kappa, 7.5);
        let bundle = Bundle::of(&Inputs::of(state), 97.0, 0).unwrap();
        let looks = std::cell::Cell::new(0);
        let progress = bundle.borrow_mut().refine(&|| {
            looks.set(looks.get() + 1);
            looks.get() <= 6
        });
        assert_eq!((progress, bundle.borrow().width(Price::Hedged)), (Some(0.1), None));
        let other = Bundle::of(&Inputs::of(state.with(Key::Seed, 77.0).with(Key::Spot, 101.0)), 97.0, 0).unwrap();
        assert_eq!(other.borrow().days().len(), 6);
    }
}

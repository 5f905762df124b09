//! What the dealer gets for it: what a hedged book gains or loses in a day, by how far price moved and over a thousand days.

mod picture;
mod table;

use super::FigureSpec;
use crate::chart::{Figure, Handle, RichText, Scene, Table, Travel, View};
use crate::figures::words::hedged_pnl::{self as words, Told};
use crate::format::number;
use crate::model::hedged_day::DayEnd;
use crate::model::session::{MINUTES, Shocks, Tape, count_as_f64};
use crate::model::{HedgedDay, ModelError};
use crate::scenario::{Key, Scenario};
use crate::units::PERCENT;

/// The figure as the page hosts it.
pub static SPEC: FigureSpec = FigureSpec {
    id: "hedged-pnl",
    claims: "A2",
    inputs: &[&[Key::Spot, Key::Days, Key::Oi, Key::Iv, Key::Strike, Key::Side, Key::Realised, Key::HedgeEvery]],
    controls: &[Key::Realised, Key::HedgeEvery, Key::Side],
    more: &[],
    played: None,
    nudge: None,
    presets: &[],
    actions: &[],
    method: words::METHOD,
    compute: |inputs| Ok(Box::new(HedgedPnl::new(&inputs.scenario)?)),
};

/// Days of a finished picture.
pub const DAYS: usize = 1_000;
/// So many of them, the first ones, are drawn as dots: they are there from the start, some milliseconds' work at most.
const DOTS: usize = 100;
/// Days between two looks at the clock.
const PIECE: usize = 20;
/// The stream of news. Whatever the dealer does, the news of a day stays.
const SEED: u64 = 1;
/// How far the picture reaches: in standard deviations of the day that the options are priced for, and of the real one.
const REACH: (f64, f64) = (2.3, 1.1);
/// Bars over the range of gains and losses.
const BARS: f64 = 24.0;

thread_local! {
    static TAPE: Tape = Tape::new(SEED);
}

/// The computed figure.
pub struct HedgedPnl {
    state: Scenario,
    told: Told,
    day: HedgedDay,
    /// Standard deviation of a day's move as it is priced, and as it is, in dollars.
    deviations: [f64; 2],
    /// The largest move of the picture, in dollars.
    reach: f64,
    /// The lowest and the highest result of the picture, in dollars.
    range: (f64, f64),
    /// The moves after which a single hedge leaves nothing, down and up, in dollars; only where both are in the picture.
    even: Option<[f64; 2]>,
    shocks: Shocks,
    days: Vec<DayEnd>,
}

impl HedgedPnl {
    /// Computes it from the state, with as many days as are drawn one by one.
    ///
    /// # Errors
    /// What the model refuses of the state.
    pub fn new(state: &Scenario) -> Result<Self, ModelError> {
        let day = state.hedged_day()?;
        let deviations = [Key::Iv, Key::Realised].map(|key| day.deviation_dollars(state.fraction(key)));
        let reach = (REACH.0 * deviations[0]).max(REACH.1 * deviations[1]);
        let told = told(state)?;
        let ends = [0.0, -reach, reach].map(|dollars| day.hedged_once(dollars));
        let range =
            around(number::extent(&mut ends.into_iter().chain([0.0, told.average])), state.scale().small_move());
        let even = day.break_even(-reach).zip(day.break_even(reach)).map(|(down, up)| [down, up]);
        let (shocks, days) = (TAPE.with(Tape::play), Vec::with_capacity(DAYS));
        let mut figure = Self { state: *state, told, day, deviations, reach, range, even, shocks, days };
        figure.count(DOTS);
        Ok(figure)
    }

    /// Runs some more days.
    fn count(&mut self, days: usize) {
        for _ in 0..days {
            let end = self.day.run(&mut self.shocks);
            self.days.push(end);
        }
    }

    /// How many of the days so far ended with a gain.
    #[must_use]
    pub fn gains(&self) -> usize {
        self.days.iter().filter(|day| day.profit_dollars > 0.0).count()
    }

    /// What the dealer gains or loses on average, in dollars.
    #[must_use]
    pub const fn average(&self) -> f64 {
        self.told.average
    }

    /// The days so far.
    #[must_use]
    pub fn days(&self) -> &[DayEnd] {
        &self.days
    }

    /// The bars: how many of the days ended above each edge and not above the next. One edge is zero, so that no bar has
    /// gains and losses in it.
    fn bars(&self) -> Vec<(f64, f64, usize)> {
        let width = (self.range.1 - self.range.0) / BARS;
        let place = |dollars: f64| (dollars / width).ceil() - 1.0;
        let (mut at, last) = (place(self.range.0), place(self.range.1));
        let mut bars = Vec::new();
        while at <= last {
            let ended_here = self.days.iter().filter(|day| place(day.profit_dollars) == at).count();
            bars.push((at * width, (at + 1.0) * width, ended_here));
            at += 1.0;
        }
        bars
    }

    /// How many days ended below the first bar, and above the last one.
    fn beyond(&self, bars: &[(f64, f64, usize)]) -> [usize; 2] {
        let inside: usize = bars.iter().map(|(.., days)| days).sum();
        let lowest = bars.first().map_or(0.0, |(from, ..)| *from);
        let below = self.days.iter().filter(|day| day.profit_dollars <= lowest).count();
        [below, self.days.len() - inside - below]
    }
}

/// What is said of a day of a state.
///
/// # Errors
/// What the model refuses of the state.
pub fn told(state: &Scenario) -> Result<Told, ModelError> {
    let day = state.hedged_day()?;
    Ok(Told {
        side: state.pick(),
        is_open: state.get(Key::Oi) > 0.0,
        realised: state.get(Key::Realised).total_cmp(&state.get(Key::Iv)),
        average: day.average(),
        dollar: state.scale().small_move(),
        until_expiry: day.minutes() < f64::from(MINUTES),
    })
}

/// A range with some room at both ends; one around zero where there is nothing to see.
fn around((low, high): (f64, f64), least: f64) -> (f64, f64) {
    const ROOM: f64 = 0.06;
    if high - low < least {
        return (-least, least);
    }
    (low - ROOM * (high - low), high + ROOM * (high - low))
}

impl Figure for HedgedPnl {
    fn finding(&self) -> RichText {
        words::finding(&self.told)
    }

    fn caption(&self) -> RichText {
        let every = self.state.hedge_minutes();
        let adjusts = f64::from(every) < self.day.minutes();
        words::caption(self.even, adjusts.then_some(every))
    }

    fn scene(&self, view: View) -> Scene {
        picture::scene(self, view)
    }

    fn table(&self) -> Table {
        table::table(self)
    }

    fn handles(&self) -> Vec<Handle> {
        let at = (self.deviations[1], picture::strip(self.range));
        let per_dollar = PERCENT / self.day.deviation_dollars(1.0);
        // Where it can be dragged the picture does not change its scale.
        let realised = Key::Realised.control();
        let most = REACH.0 / REACH.1 * self.state.get(Key::Iv);
        let limits = Some((realised.limits().0, realised.clamp(most)));
        vec![Handle { value: (0.0, per_dollar), limits, ..Handle::direct(Key::Realised.name(), at, Travel::Across) }]
    }

    fn refine(&mut self, may_go_on: &dyn Fn() -> bool) -> Option<f64> {
        while self.days.len() < DAYS {
            if !may_go_on() {
                return Some(count_as_f64(self.days.len() as u64) / count_as_f64(DAYS as u64));
            }
            self.count(PIECE);
        }
        None
    }
}

#[cfg(test)]
mod tests;

//! Same news, three markets: one stream of outside orders, met by a dealer who owns options, by nobody, and by a dealer
//! who has sold options. The reader throws a headline into the day, and all three answer.

mod lane;
mod picture;
mod presets;
mod story;

pub use presets::FAILED_BREAKOUT;

use std::cell::RefCell;
use std::rc::Rc;

use super::FigureSpec;
use crate::chart::{Figure, Handle, RichText, Scene, StoryBeat, Table, Travel, View};
use crate::figures::shared::other_days::OtherDays;
use crate::figures::shared::story::Story;
use crate::figures::shared::three_books::ThreeBooks;
use crate::figures::shared::typical::TypicalDays;
use crate::figures::words::{common, same_news as words};
use crate::model::ModelError;
use crate::model::session::{MINUTES, Minute, Session, closed_form};
use crate::scenario::session::{BOOK_KEYS, GammaSide, MARKET_KEYS, PATH_KEYS};
use crate::scenario::{Key, Scenario};
use crate::units::{BASIS_POINTS, PERCENT};

/// The figure as the page hosts it.
pub const SPEC: FigureSpec = FigureSpec {
    id: "same-news",
    claims: "C1 C2 C3",
    inputs: &[MARKET_KEYS, PATH_KEYS, BOOK_KEYS, &[Key::Minute, Key::Story]],
    controls: &[Key::Headline, Key::Seed],
    more: &[Key::HeadlineMinute, Key::Flip, Key::Oi, Key::Kappa, Key::Rule, Key::Band, Key::Cap],
    played: Some(Key::Minute),
    nudge: None,
    presets: presets::ALL,
    actions: &[],
    method: words::METHOD,
    compute: |inputs| Ok(Box::new(SameNews::new(&inputs.scenario)?)),
};

/// The same figure once more, in the playground.
pub static IN_PLAYGROUND: FigureSpec =
    FigureSpec { id: "play-same-news", claims: "", controls: &[], more: &[], presets: &[], ..SPEC };

/// The table has the moment that is shown, and the open, noon and the close.
const TABLE_MINUTES: u16 = 195;

/// The computed figure.
pub struct SameNews {
    state: Scenario,
    books: Rc<ThreeBooks>,
    typical: Rc<RefCell<TypicalDays>>,
    others: Rc<RefCell<OtherDays>>,
    minute: u16,
    /// The one-minute volatility that each book comes to on average if its gamma stays what it is at the open,
    /// hedged by the clock; per cent a year, infinite where no price is stable. None with a band, for which no
    /// closed form holds.
    closed_forms: Option<[f64; 3]>,
    /// Where the reader expects price to close in the market of a dealer who has sold the options, in dollars.
    guess: Option<f64>,
}

impl SameNews {
    /// Computes it from the state; the typical days are counted by [`Figure::refine`].
    ///
    /// # Errors
    /// What the model refuses of the state.
    pub fn new(state: &Scenario) -> Result<Self, ModelError> {
        Ok(Self {
            state: *state,
            books: ThreeBooks::of(state)?,
            typical: TypicalDays::of(state)?,
            others: OtherDays::of(state)?,
            minute: state.minute(),
            closed_forms: closed_forms(state)?,
            guess: None,
        })
    }

    fn path(&self, side: GammaSide) -> &Session {
        self.books.session(side)
    }

    fn done(&self, side: GammaSide) -> &[Minute] {
        self.path(side).until(self.minute)
    }

    /// The range of the minutes shown, in basis points.
    fn range(&self, side: GammaSide) -> f64 {
        self.path(side).yardsticks(self.minute).range * BASIS_POINTS
    }

    /// The headline of the day, in basis points; 0 for none.
    fn headline(&self) -> f64 {
        self.state.get(Key::Headline)
    }

    /// Where the headline leaves the unhedged price, before that minute's other news: the tip of its stalk, and its
    /// foot. In dollars.
    fn stalk(&self) -> (f64, f64) {
        let foot = self.path(GammaSide::NotHedging).at(self.state.headline_minute() - 1).spot();
        (foot, foot * (1.0 + self.headline() / BASIS_POINTS))
    }

    /// The market that the story is told of.
    fn story_side(&self) -> Option<GammaSide> {
        Story::of(&self.state).map(Story::side)
    }

    fn has_jumped(&self) -> bool {
        self.path(GammaSide::Short).jumps(self.minute).next().is_some()
    }

    fn row(&self, table: &mut Table, side: GammaSide, minute: u16) {
        table.row().grouped(minute.into(), 0).text(common::gamma_side(side));
        if minute > self.minute {
            for _ in 2..words::HEADINGS.len() {
                table.text("–");
            }
            return;
        }
        let path = self.path(side);
        let (at, done, moved) = (path.at(minute), path.until(minute), path.yardsticks(minute));
        let news = done.iter().map(|minute| minute.shock).sum::<f64>() * BASIS_POINTS;
        let bought: f64 = done.iter().map(|minute| minute.trade.max(0.0)).sum();
        let sold: f64 = done.iter().map(|minute| -minute.trade.min(0.0)).sum();
        table.price(at.spot()).signed(news, 1);
        table.signed(at.hedge, 0).grouped(bought, 0).grouped(sold, 0);
        table.grouped(moved.range * BASIS_POINTS, 1).grouped(moved.half_hour_swing() * BASIS_POINTS, 1);
        table.grouped(moved.variance_ratio(), 2).grouped(moved.realised_volatility() * PERCENT, 1);
        let [unstable, with_a_band] = words::NO_CLOSED_FORM;
        match self.closed_forms.map(|of| of[side as usize]) {
            Some(linear) if linear.is_finite() => table.grouped(linear, 1),
            Some(_) => table.text(unstable),
            None => table.text(with_a_band),
        };
        #[expect(clippy::cast_precision_loss, reason = "at most one a minute")]
        table.grouped(path.jumps(minute).count() as f64, 0);
    }
}

fn closed_forms(state: &Scenario) -> Result<Option<[f64; 3]>, ModelError> {
    let Some(minutes) = state.session_parameters()?.rehedge().minutes_between() else { return Ok(None) };
    let [long, none, short] = GammaSide::ALL.map(|side| state.opening_gain(side));
    let volatility = |gain| state.get(Key::NewsVol) * closed_form::minute_volatility_ratio(gain, minutes);
    Ok(Some([long?, none?, short?].map(volatility)))
}

impl Figure for SameNews {
    fn finding(&self) -> RichText {
        let now = f64::from(self.minute);
        if let Some(beat) = self.story().into_iter().rev().find(|beat| beat.value <= now && self.minute < MINUTES) {
            return beat.words;
        }
        let whole = story::whole(&self.state, &self.books).filter(|_| self.minute == MINUTES);
        whole.unwrap_or_else(|| words::finding(self.minute, self.headline(), &|side| self.range(side)))
    }

    fn caption(&self) -> RichText {
        words::caption(&story::picked(&self.state), &self.typical.borrow(), self.has_jumped())
    }

    fn scene(&self, view: View) -> Scene {
        picture::scene(self, view)
    }

    fn table(&self) -> Table {
        let mut table = Table::of(&words::HEADINGS).along(0);
        // The minute shown, then open, noon and close: what is to come has its rows too, so that nothing below moves while the
        // session is played.
        let halves = (0..=MINUTES / TABLE_MINUTES).rev().map(|half| half * TABLE_MINUTES);
        for minute in std::iter::once(self.minute).chain(halves) {
            for side in GammaSide::ALL {
                self.row(&mut table, side, minute);
            }
        }
        table
    }

    fn handles(&self) -> Vec<Handle> {
        let (foot, tip) = self.stalk();
        let at = (f64::from(self.state.headline_minute()), tip);
        vec![Handle {
            panel: picture::UNHEDGED,
            second: Some(Key::Headline.name()),
            second_value: (-BASIS_POINTS, BASIS_POINTS / foot),
            ..Handle::direct(Key::HeadlineMinute.name(), at, Travel::Free)
        }]
    }

    fn story(&self) -> Vec<StoryBeat> {
        story::story(&self.state, &self.books)
    }

    fn keep_guess(&mut self, guess: f64) {
        self.guess = Some(self.state.get(Key::Spot) * libm::exp(guess / BASIS_POINTS));
    }

    fn refine(&mut self, may_go_on: &dyn Fn() -> bool) -> Option<f64> {
        let drawn = self.others.borrow_mut().refine(may_go_on);
        drawn.or_else(|| self.typical.borrow_mut().refine(may_go_on))
    }
}

#[cfg(test)]
mod tests;

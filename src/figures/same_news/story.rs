//! The moments of a story, found in its session and told with its numbers.

use crate::chart::{RichText, StoryBeat};
use crate::figures::shared::story::Story;
use crate::figures::shared::three_books::ThreeBooks;
use crate::figures::words::stories as words;
use crate::model::session::{MINUTES, Session, story};
use crate::scenario::session::GammaSide;
use crate::scenario::{Key, Scenario};
use crate::units::BASIS_POINTS;

use super::{SPEC, presets};

/// Where the last hour begins.
const LAST_HOUR: u16 = 330;

/// That a story was picked, and how rare it is; empty in free play.
pub(super) fn picked(state: &Scenario) -> String {
    let Some(story) = Story::of(state) else { return String::new() };
    // Another book, market or news is another session, whatever its number.
    let meant = SPEC.preset_values(presets::of(story), state);
    let of_the_day = meant.iter().filter(|setting| setting.key() != Key::Minute);
    let is_picked = of_the_day.copied().all(|setting| state.setting(setting.key()) == setting);
    words::picked(story, is_picked)
}

/// The moments of the state's story, in order; none in free play. A session that does not have the story
/// says so instead.
pub(super) fn story(state: &Scenario, books: &ThreeBooks) -> Vec<StoryBeat> {
    let Some(story) = Story::of(state) else { return Vec::new() };
    let teller = Teller { strike: libm::log(state.get(Key::Strike)), books };
    let minutes = books.session(story.side()).until(MINUTES);
    let told = match story {
        Story::Pin => story::pin(minutes, teller.strike).map(|pin| teller.pin(pin)),
        Story::FailedBreakout => {
            story::failed_breakout(minutes, teller.strike).map(|breakout| teller.breakout(breakout))
        }
        Story::Acceleration => story::acceleration(minutes).map(|run| teller.run(run)),
    };
    told.unwrap_or_else(|| vec![teller.none(story)])
}

/// The whole story in a sentence; none in free play, and for a session that does not have it.
pub(super) fn whole(state: &Scenario, books: &ThreeBooks) -> Option<RichText> {
    let story = Story::of(state)?;
    let teller = Teller { strike: libm::log(state.get(Key::Strike)), books };
    let (side, minutes) = (story.side(), books.session(story.side()).until(MINUTES));
    let price = |minute| books.session(side).at(minute).spot();
    let close = teller.place(side, MINUTES);
    Some(match story {
        Story::Pin => {
            let story::Pin { strayed } = story::pin(minutes, teller.strike)?;
            words::whole_pin(price(strayed), teller.bought(side, 0, strayed), &close)
        }
        Story::FailedBreakout => {
            let story::FailedBreakout { left, peak, .. } = story::failed_breakout(minutes, teller.strike)?;
            let alone = teller.place(GammaSide::NotHedging, MINUTES);
            words::whole_breakout(price(peak), teller.bought(side, left, peak), [&close, &alone])
        }
        Story::Acceleration => {
            let run = story::acceleration(minutes)?;
            let moved = [side, GammaSide::NotHedging]
                .map(|side| teller.distance(side, run.to) - teller.distance(side, run.from));
            words::whole_run(run.minutes(), moved, teller.bought(side, run.from, run.to))
        }
    })
}

/// A session under the eyes of a storyteller.
struct Teller<'a> {
    strike: f64,
    books: &'a ThreeBooks,
}

fn beat(minute: u16, label: &str, words: RichText) -> StoryBeat {
    StoryBeat { label: label.to_owned(), words, control: Key::Minute.name(), value: f64::from(minute) }
}

impl Teller<'_> {
    fn path(&self, side: GammaSide) -> &Session {
        self.books.session(side)
    }

    /// Distance above the strike, in basis points.
    fn distance(&self, side: GammaSide, minute: u16) -> f64 {
        (self.path(side).at(minute).log_spot - self.strike) * BASIS_POINTS
    }

    /// “79 bp above the strike”, “at the strike”.
    fn place(&self, side: GammaSide, minute: u16) -> String {
        words::place(self.distance(side, minute))
    }

    /// The shares that the dealer has bought on balance between two minutes.
    fn bought(&self, side: GammaSide, from: u16, to: u16) -> f64 {
        self.path(side).at(to).hedge - self.path(side).at(from).hedge
    }

    fn close(&self, side: GammaSide) -> StoryBeat {
        let price = |side| self.path(side).at(MINUTES).spot();
        let [hedged, unhedged] = [side, GammaSide::NotHedging].map(|side| (price(side), self.place(side, MINUTES)));
        beat(MINUTES, words::CLOSES, words::close((hedged.0, &hedged.1), (unhedged.0, &unhedged.1)))
    }

    /// The session does not have the story.
    fn none(&self, story: Story) -> StoryBeat {
        beat(MINUTES, words::NO_STORY, words::no_such(story, self.close(story.side()).words))
    }

    fn pin(&self, story::Pin { strayed }: story::Pin) -> Vec<StoryBeat> {
        let side = GammaSide::Long;
        let far = words::strayed(strayed, &self.place(side, strayed), self.bought(side, 0, strayed));
        let mut beats = vec![beat(strayed, words::STRAYS, far)];
        if strayed < LAST_HOUR {
            let hour = LAST_HOUR..=MINUTES;
            let reach = hour.map(|minute| self.distance(side, minute).abs()).fold(0.0, f64::max);
            beats.push(beat(LAST_HOUR, words::LAST_HOUR, words::last_hour(reach)));
        }
        beats.push(self.close(side));
        beats
    }

    fn breakout(&self, story::FailedBreakout { left, peak, back }: story::FailedBreakout) -> Vec<StoryBeat> {
        let side = GammaSide::Long;
        let without = |minute| self.place(GammaSide::NotHedging, minute);
        let top = words::farthest(peak, &self.place(side, peak), &without(peak), self.bought(side, left, peak));
        let mut beats = vec![
            beat(left, words::LEAVES, words::about_to_leave(left, &self.place(side, left))),
            beat(peak, words::FARTHEST, top),
        ];
        if back < MINUTES {
            let bought = self.bought(side, peak, back);
            beats.push(beat(
                back,
                words::IS_BACK,
                words::has_failed(back, &self.place(side, back), &without(back), bought),
            ));
        }
        beats.push(self.close(side));
        beats
    }

    fn run(&self, run: story::Run) -> Vec<StoryBeat> {
        let side = GammaSide::Short;
        let start = words::run_begins(run.from, MINUTES - run.from, &self.place(side, run.from));
        let moved =
            [side, GammaSide::NotHedging].map(|side| self.distance(side, run.to) - self.distance(side, run.from));
        let end = words::run_ends(run.to, run.minutes(), moved, self.bought(side, run.from, run.to));
        vec![beat(run.from, words::RUN_BEGINS, start), beat(run.to, words::RUN_ENDS, end), self.close(side)]
    }
}

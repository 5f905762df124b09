//! The moments of a story, found in its session and told with its numbers; and how rare such a story is.

use crate::chart::{ColorRole, RichText, Step};
use crate::figures::Preset;
use crate::figures::shared::three_books::ThreeBooks;
use crate::figures::shared::wording;
use crate::format::{grouped, price};
use crate::model::rounds_to_nothing;
use crate::model::session::{MINUTES, Session, standard_error_of_share, story};
use crate::scenario::session::GammaSide;
use crate::scenario::{Key, Scenario, StoryChoice};
use crate::units::{BASIS_POINTS, PERCENT};

use super::presets;

/// Where the last hour begins.
const LAST_HOUR: u16 = 330;

/// A story of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Story {
    /// Price strays and ends the day at the strike.
    Pin,
    /// Price leaves the strike for a while and ends the day at it.
    FailedBreakout,
    /// A run of hedge orders that carries price much farther than the news.
    Acceleration,
}

/// Sessions of the opening book in which the stories were counted: the news of numbers 1 to this.
pub const COUNTED_SESSIONS: u32 = 20_000;

impl Story {
    /// All three, in the order of the control.
    pub const ALL: [Self; 3] = [Self::Pin, Self::FailedBreakout, Self::Acceleration];

    /// The story that a state tells; none in free play.
    #[must_use]
    pub fn of(state: &Scenario) -> Option<Self> {
        match state.pick() {
            StoryChoice::FreePlay => None,
            StoryChoice::Pin => Some(Self::Pin),
            StoryChoice::FailedBreakout => Some(Self::FailedBreakout),
            StoryChoice::Acceleration => Some(Self::Acceleration),
        }
    }

    /// In how many of [`COUNTED_SESSIONS`] sessions of the opening book it happened (the acceleration: with orders
    /// capped at a normal minute's volume). `tests/rarity.rs` counts again.
    #[must_use]
    pub const fn sessions(self) -> u32 {
        match self {
            Self::Pin => 1_858,
            Self::FailedBreakout => 985,
            Self::Acceleration => 260,
        }
    }

    /// The side of the dealer that it is told of.
    #[must_use]
    pub const fn side(self) -> GammaSide {
        match self {
            Self::Pin | Self::FailedBreakout => GammaSide::Long,
            Self::Acceleration => GammaSide::Short,
        }
    }

    /// The preset that shows it.
    #[must_use]
    pub const fn preset(self) -> &'static Preset {
        match self {
            Self::Pin => &presets::PIN,
            Self::FailedBreakout => &presets::FAILED_BREAKOUT,
            Self::Acceleration => &presets::ACCELERATION,
        }
    }

    /// What it is called in a sentence.
    const fn name(self) -> &'static str {
        match self {
            Self::Pin => "pin",
            Self::FailedBreakout => "breakout that fails",
            Self::Acceleration => "run",
        }
    }

    /// How rare it is, with the standard error of the count: “9.3 ± 0.2%”.
    #[must_use]
    pub fn rarity(self) -> String {
        let share = f64::from(self.sessions()) / f64::from(COUNTED_SESSIONS);
        let error = standard_error_of_share(share, COUNTED_SESSIONS.into());
        format!("{} ± {}%", grouped(share * PERCENT, 1), grouped(error * PERCENT, 1))
    }
}

/// That a story was picked, and how rare it is; empty in free play.
pub(super) fn picked(state: &Scenario) -> String {
    let Some(story) = Story::of(state) else { return String::new() };
    let is_picked = story.preset().values.iter().all(|setting| state.setting(setting.key()) == *setting);
    let picked = if is_picked { " This session was picked." } else { "" };
    let capped = if story == Story::Acceleration { " and orders capped" } else { "" };
    let (rarity, name) = (story.rarity(), story.name());
    format!("{picked} Of 20,000 sessions with the opening book{capped}, {rarity} have such a {name}.")
}

/// The moments of the state's story, in order; none in free play. A session that does not have the story
/// says so instead.
pub(super) fn steps(state: &Scenario, books: &ThreeBooks) -> Vec<Step> {
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

/// A session under the eyes of a storyteller.
struct Teller<'a> {
    strike: f64,
    books: &'a ThreeBooks,
}

fn step(minute: u16, words: RichText) -> Step {
    Step { words, control: Key::Minute.control().name, value: f64::from(minute) }
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
        let distance = self.distance(side, minute);
        match grouped(distance.abs(), 0) {
            zero if zero == "0" => "at the strike".to_owned(),
            size => format!("{size} bp {} the strike", if distance > 0.0 { "above" } else { "below" }),
        }
    }

    /// What the dealer has bought on balance between two minutes, as a sentence in its colour.
    fn bought(&self, side: GammaSide, from: u16, to: u16) -> RichText {
        let shares = self.path(side).at(to).hedge - self.path(side).at(from).hedge;
        if rounds_to_nothing(shares) {
            return RichText::plain("On balance the dealer has neither bought nor sold.");
        }
        let verb = if shares > 0.0 { "bought" } else { "sold" };
        RichText::plain("On balance the dealer has ")
            .tone(ColorRole::of_sign(shares), format!("{verb} {}", wording::shares_of(shares)))
            .say(".")
    }

    fn close(&self, side: GammaSide) -> Step {
        let closes = [side, GammaSide::NotHedging].map(|side| price(self.path(side).at(MINUTES).spot()));
        let text = format!(
            "The close: {}, {}. Without hedging the same news would have closed at {}, {}.",
            closes[0],
            self.place(side, MINUTES),
            closes[1],
            self.place(GammaSide::NotHedging, MINUTES)
        );
        step(MINUTES, RichText::plain(text))
    }

    /// The session does not have the story.
    fn none(&self, story: Story) -> Step {
        let Step { words, .. } = self.close(story.side());
        step(MINUTES, RichText::plain(format!("This session has no such {}. ", story.name())).and(words))
    }

    fn pin(&self, story::Pin { strayed }: story::Pin) -> Vec<Step> {
        let side = GammaSide::Long;
        let far = RichText::plain(format!("Minute {strayed}: price has strayed {}. ", self.place(side, strayed)));
        let mut steps = vec![step(strayed, far.and(self.bought(side, 0, strayed)))];
        if strayed < LAST_HOUR {
            let hour = LAST_HOUR..=MINUTES;
            let reach = hour.map(|minute| self.distance(side, minute).abs()).fold(0.0, f64::max);
            let text = format!(
                "The last hour: the nearer the close, the more shares each cent around the strike calls for. Price \
                 stays within {} bp of it.",
                grouped(reach.ceil(), 0)
            );
            steps.push(step(LAST_HOUR, RichText::plain(text)));
        }
        steps.push(self.close(side));
        steps
    }

    fn breakout(&self, story::FailedBreakout { left, peak, back }: story::FailedBreakout) -> Vec<Step> {
        let side = GammaSide::Long;
        let without = |minute| self.place(GammaSide::NotHedging, minute);
        let opening = format!("Minute {left}: price is {} and about to leave it.", self.place(side, left));
        let top = RichText::plain(format!(
            "Minute {peak}: {}. Without hedging it would be {}. ",
            self.place(side, peak),
            without(peak)
        ));
        let mut steps = vec![step(left, RichText::plain(opening)), step(peak, top.and(self.bought(side, left, peak)))];
        if back < MINUTES {
            let words = RichText::plain(format!(
                "Minute {back}: the breakout has failed, price is {}. Without hedging it would be {}. ",
                self.place(side, back),
                without(back)
            ));
            steps.push(step(back, words.and(self.bought(side, peak, back))));
        }
        steps.push(self.close(side));
        steps
    }

    fn run(&self, run: story::Run) -> Vec<Step> {
        let side = GammaSide::Short;
        let start = format!(
            "Minute {}, {} before the close: price is {}. From here on every order goes the same way.",
            run.from,
            wording::counted(MINUTES - run.from, "minute"),
            self.place(side, run.from)
        );
        let moved = [side, GammaSide::NotHedging].map(|side| {
            let moved = self.distance(side, run.to) - self.distance(side, run.from);
            format!("{} bp {}", grouped(moved.abs(), 0), if moved >= 0.0 { "up" } else { "down" })
        });
        let end = RichText::plain(format!(
            "Minute {}: {} have carried price {}. The same news without hedging: {}. ",
            run.to,
            wording::counted(run.minutes(), "minute"),
            moved[0],
            moved[1]
        ));
        let mut steps =
            vec![step(run.from, RichText::plain(start)), step(run.to, end.and(self.bought(side, run.from, run.to)))];
        steps.push(self.close(side));
        steps
    }
}

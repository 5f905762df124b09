//! The moments of a story, found in its session and told with its numbers.

use super::BASIS_POINTS;
use crate::figures::phrase;
use crate::figures::three_books::{Path, ThreeBooks};
use crate::model::session::MINUTES;
use crate::scenario::session::GammaSide;
use crate::scenario::{Key, Scenario};
use crate::ui::chart::{Step, Words};
use crate::ui::format::{grouped, price};

/// Nearer to the strike than this counts as back at it, in basis points.
const BACK_BP: f64 = 5.0;
/// Stories of a strike that holds price are told of what happened before this minute.
const LAST_HOUR: u16 = 330;
/// The stretch in which an acceleration is measured, in minutes.
pub(super) const STRETCH: u16 = 10;

/// The moments of the state's story, in order; none in free play.
pub(super) fn steps(state: &Scenario, books: &ThreeBooks) -> Vec<Step> {
    let story = Story { strike: libm::log(state.get(Key::Strike)), books };
    match state.choice(Key::Story) {
        "pin" => story.pin(),
        "breakout" => story.breakout(),
        "run" => story.run(),
        _ => Vec::new(),
    }
}

/// A session under the eyes of a storyteller.
pub(super) struct Story<'a> {
    pub(super) strike: f64,
    pub(super) books: &'a ThreeBooks,
}

fn step(minute: u16, words: Words) -> Step {
    Step { words, control: Key::Minute.control().name, value: f64::from(minute) }
}

impl Story<'_> {
    fn path(&self, side: GammaSide) -> &Path {
        self.books.path(side)
    }

    /// Distance above the strike, in basis points.
    pub(super) fn distance(&self, side: GammaSide, minute: u16) -> f64 {
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
    fn bought(&self, side: GammaSide, from: u16, to: u16) -> Words {
        let shares = self.path(side).at(to).hedge - self.path(side).at(from).hedge;
        match phrase::buys_or_sells(shares) {
            "does nothing" => Words::plain("On balance the dealer has neither bought nor sold."),
            verb => {
                let verb = if verb == "buys" { "bought" } else { "sold" };
                let tone = crate::ui::chart::Tone::of_order(shares);
                Words::plain("On balance the dealer has ")
                    .tone(tone, format!("{verb} {}", phrase::shares_of(shares)))
                    .say(".")
            }
        }
    }

    /// The minute within a range in which the price stands farthest from the strike.
    pub(super) fn farthest(&self, side: GammaSide, from: u16, to: u16) -> u16 {
        let distance = |minute: &u16| self.distance(side, *minute).abs();
        (from..=to).max_by(|a, b| distance(a).total_cmp(&distance(b))).unwrap_or(from)
    }

    /// The first minute after `from` in which the price is back at the strike.
    pub(super) fn back(&self, side: GammaSide, from: u16) -> Option<u16> {
        (from..=MINUTES).find(|minute| self.distance(side, *minute).abs() <= BACK_BP)
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
        step(MINUTES, Words::plain(text))
    }

    fn pin(&self) -> Vec<Step> {
        let side = GammaSide::Long;
        let far = self.farthest(side, 0, LAST_HOUR);
        let strayed = Words::plain(format!("Minute {far}: price has strayed {}. ", self.place(side, far)));
        let mut steps = vec![step(far, strayed.and(self.bought(side, 0, far)))];
        if let Some(back) = self.back(side, far).filter(|back| *back < MINUTES) {
            let words = Words::plain(format!("Minute {back}: price is back, {}. ", self.place(side, back)));
            steps.push(step(back, words.and(self.bought(side, far, back))));
        }
        let reach = self.distance(side, self.farthest(side, LAST_HOUR, MINUTES)).abs();
        let text = format!(
            "The last hour: the nearer the close, the more shares each cent around the strike calls for. Price stays \
             within {} bp of it.",
            grouped(reach.ceil(), 0)
        );
        steps.extend([step(LAST_HOUR, Words::plain(text)), self.close(side)]);
        steps
    }

    /// The stretch of a breakout: the last minute at the strike before it, and its farthest point.
    pub(super) fn breakout_stretch(&self) -> (u16, u16) {
        let top = self.farthest(GammaSide::Long, 0, LAST_HOUR);
        let start = (0..top).rev().find(|minute| self.distance(GammaSide::Long, *minute).abs() <= BACK_BP);
        (start.unwrap_or(0), top)
    }

    fn breakout(&self) -> Vec<Step> {
        let side = GammaSide::Long;
        let (start, top) = self.breakout_stretch();
        let opening = format!("Minute {start}: price is {} and about to leave it.", self.place(side, start));
        let outside = self.place(GammaSide::NotHedging, top);
        let gone =
            Words::plain(format!("Minute {top}: {}. Without hedging it would be {outside}. ", self.place(side, top)));
        let mut steps = vec![step(start, Words::plain(opening)), step(top, gone.and(self.bought(side, start, top)))];
        if let Some(back) = self.back(side, top).filter(|back| *back < MINUTES) {
            let words = Words::plain(format!(
                "Minute {back}: the breakout has failed, price is {}. Without hedging it would be {}. ",
                self.place(side, back),
                self.place(GammaSide::NotHedging, back)
            ));
            steps.push(step(back, words.and(self.bought(side, top, back))));
        }
        steps.push(self.close(side));
        steps
    }

    /// Where the ten minutes of the short book's largest move begin, in the last hour.
    pub(super) fn run_start(&self) -> u16 {
        let size = |from: &u16| self.moved(GammaSide::Short, *from).abs();
        (LAST_HOUR..=MINUTES - STRETCH).max_by(|a, b| size(a).total_cmp(&size(b))).unwrap_or(LAST_HOUR)
    }

    /// Move of a stretch that begins in a minute, in basis points.
    pub(super) fn moved(&self, side: GammaSide, from: u16) -> f64 {
        self.distance(side, from + STRETCH) - self.distance(side, from)
    }

    fn run(&self) -> Vec<Step> {
        let side = GammaSide::Short;
        let start = self.run_start();
        let text = format!(
            "Minute {start}, {} minutes before the close: price is {}.",
            MINUTES - start,
            self.place(side, start)
        );
        let mut steps = vec![step(start, Words::plain(text))];
        let mut jumps = self.path(side).jumps(MINUTES);
        if let Some(jump) = jumps.find(|jump| (start..=start + STRETCH).contains(&jump.minute)) {
            let before = self.path(side).at(jump.minute.saturating_sub(1)).spot();
            let words = Words::plain(format!(
                "Minute {}: price jumps from {} to {}, because the dealer ",
                jump.minute,
                price(before),
                price(jump.spot())
            ));
            let words = words
                .and(phrase::order(jump.trade))
                .say(" and no price in between is stable. A rule of the model, not a forecast.");
            steps.push(step(jump.minute, words));
        }
        let [short, none] = [side, GammaSide::NotHedging].map(|side| self.moved(side, start));
        let direction = |bp: f64| if bp >= 0.0 { "up" } else { "down" };
        let text = format!(
            "Minute {}: {STRETCH} minutes took price {} bp {}. The same news without hedging: {} bp {}.",
            start + STRETCH,
            grouped(short.abs(), 0),
            direction(short),
            grouped(none.abs(), 0),
            direction(none)
        );
        steps.extend([step(start + STRETCH, Words::plain(text)), self.close(side)]);
        steps
    }
}

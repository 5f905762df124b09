//! Same news, three books: one stream of outside orders, met by a dealer long gamma, by nobody,
//! and by a dealer short gamma.

mod picture;
mod presets;
mod stories;

use std::rc::Rc;

use super::three_books::{Path, ThreeBooks};
use super::{PERCENT, Spec};
use crate::figures::phrase;
use crate::model::session::{Minute, closed_form};
use crate::scenario::session::{BOOK_KEYS, GammaSide, MARKET_KEYS, PATH_KEYS};
use crate::scenario::{Key, Scenario};
use crate::ui::chart::{Figure, Handle, Scene, Step, Table, Tone, View, Words};
use crate::ui::format::grouped;

/// The figure as the page hosts it.
pub const SPEC: Spec = Spec {
    id: "same-news",
    claims: "C1 C2 C3",
    reads: &[MARKET_KEYS, PATH_KEYS, BOOK_KEYS, &[Key::Minute, Key::Story]],
    controls: &[Key::Oi, Key::Kappa, Key::Rule, Key::Band, Key::Cap, Key::Seed],
    played: Some(Key::Minute),
    presets: presets::ALL,
    open: false,
    how: printed!(
        "Each minute the news moves price first. If a hedge is due, the dealer then trades until hedge and option \
          delta agree at the price that this very order makes: hedge and impact are solved together. Impact is \
          permanent and linear, and the last minute is always hedged. Volatility is that of one-minute returns; the \
          closed form beside it is for a book whose gamma stays as it is at the open (with a band: as if hedged every \
          minute). A jump is a rule of the model, not a forecast: where the dealer is so short of gamma that no price \
          in between is stable, price goes to the next one that is."
    ),
    compute: |state| Box::new(SameNews::new(state)),
};

/// The same figure once more, in the playground.
pub static PLAYED: Spec = Spec { id: "play-same-news", claims: "", controls: &[], presets: &[], ..SPEC };

/// The table has the moment that is shown, and every hour before it.
const TABLE_MINUTES: u16 = 60;
/// Log-return to basis points.
const BASIS_POINTS: f64 = 1e4;

/// The computed figure.
pub struct SameNews {
    state: Scenario,
    books: Rc<ThreeBooks>,
    minute: u16,
}

impl SameNews {
    /// Computes it from the state.
    #[must_use]
    pub fn new(state: &Scenario) -> Self {
        Self { state: *state, books: ThreeBooks::of(state), minute: state.minute() }
    }

    fn path(&self, side: GammaSide) -> &Path {
        self.books.path(side)
    }

    fn done(&self, side: GammaSide) -> &[Minute] {
        self.path(side).until(self.minute)
    }

    /// Volatility of the minutes shown, per cent a year.
    fn volatility(&self, side: GammaSide) -> f64 {
        self.path(side).volatility(self.minute) * PERCENT
    }

    /// What a linear book with the opening `g` comes to on average, per cent a year; infinite where
    /// no price is stable.
    fn closed_form(&self, side: GammaSide) -> f64 {
        let minutes = self.state.rehedge().minutes_between();
        let ratio = closed_form::minute_volatility_ratio(self.state.opening_gain(side), minutes);
        self.state.get(Key::NewsVol) * ratio
    }

    fn jumps(&self) -> usize {
        self.path(GammaSide::Short).jumps(self.minute).count()
    }

    fn row(&self, table: &mut Table, side: GammaSide, minute: u16) {
        let path = self.path(side);
        let (at, done) = (path.at(minute), path.until(minute));
        let news = done.iter().map(|minute| minute.news).sum::<f64>() * BASIS_POINTS;
        let bought: f64 = done.iter().map(|minute| minute.trade.max(0.0)).sum();
        let sold: f64 = done.iter().map(|minute| -minute.trade.min(0.0)).sum();
        let volatility = path.volatility(minute) * PERCENT;
        let linear = self.closed_form(side);
        table.row().grouped(minute.into(), 0).text(side.label()).price(at.spot()).signed(news, 1);
        table.signed(at.hedge, 0).grouped(bought, 0).grouped(sold, 0).grouped(volatility, 1);
        if linear.is_finite() {
            table.grouped(linear, 1);
        } else {
            table.text("no stable price");
        }
        #[expect(clippy::cast_precision_loss, reason = "at most 390")]
        table.grouped(path.jumps(minute).count() as f64, 0);
    }
}

/// What a book did to the swings, both in per cent a year: “cut it to 18.4%”.
fn change(from: f64, to: f64) -> String {
    let (before, after) = (grouped(from, 1), grouped(to, 1));
    let verb = match to {
        _ if before == after => "left it at",
        to if to < from => "cut it to",
        _ => "raised it to",
    };
    format!("{verb} {after}%")
}

impl Figure for SameNews {
    fn finding(&self) -> Words {
        if self.minute == 0 {
            return Words::plain("The session opens: the same news is about to meet three books");
        }
        let [long, none, short] = GammaSide::ALL.map(|side| self.volatility(side));
        let when = if self.minute < 390 { format!(", {} minutes in", self.minute) } else { String::new() };
        Words::plain(format!(
            "Same news, three books{when}: without hedging, price swung at {}% a year. A dealer long gamma {}, a \
             dealer short gamma {}",
            grouped(none, 1),
            change(none, long),
            change(none, short)
        ))
    }

    fn reading(&self) -> Words {
        let words =
            Words::plain("Above: three prices, made by the same outside orders. Below: the hedge orders in between, ")
                .tone(Tone::Buy, "blue bars buy")
                .say(", ")
                .tone(Tone::Sell, "orange bars sell")
                .say(".");
        let [long, short] = [GammaSide::Long, GammaSide::Short].map(|side| self.closed_form(side));
        let words = if short.is_finite() {
            let [long, short] = [long, short].map(|volatility| grouped(volatility, 1));
            words.say(format!(
                " On average, books with this morning's gamma all day come to about {long} and {short}% a year."
            ))
        } else {
            words
        };
        match self.jumps() {
            0 => words,
            _ => words.say(phrase::A_JUMP),
        }
    }

    fn scene(&self, view: View) -> Scene {
        picture::scene(self, view)
    }

    fn table(&self) -> Table {
        let mut table = Table::of(&[
            ("minute", ""),
            ("the dealer", ""),
            ("price", "$"),
            ("news so far", "bp"),
            ("hedge", "shares"),
            ("bought so far", "shares"),
            ("sold so far", "shares"),
            ("volatility so far", "% a year"),
            ("closed form, linear book", "% a year"),
            ("jumps so far", "count"),
        ]);
        for minute in (0..=self.minute).rev() {
            if minute == self.minute || minute.is_multiple_of(TABLE_MINUTES) {
                for side in GammaSide::ALL {
                    self.row(&mut table, side, minute);
                }
            }
        }
        table
    }

    fn handles(&self) -> Vec<Handle> {
        Vec::new()
    }

    fn steps(&self) -> Vec<Step> {
        stories::steps(&self.state, &self.books)
    }
}

#[cfg(test)]
mod tests;

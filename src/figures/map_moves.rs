//! The map moves: the pressure map at the open and at a later minute, and how much of it is left.

use std::rc::Rc;

use super::pressure_map::{HEADINGS, quiet_in_words, row};
use super::{FigureSpec, Preset};
use crate::chart::{
    Anchor, Axis, ColorRole, Column, Figure, Handle, Marks, Panel, RichText, Scene, Table, Travel, View,
};
use crate::figures::shared::memo::Memo;
use crate::figures::shared::pressure::{Change, Map, WINDOW, marks};
use crate::figures::shared::wording;
use crate::format::{grouped, price};
use crate::model::ModelError;
use crate::model::session::MINUTES;
use crate::scenario::chain::{LADDER_STEP, chain_strikes};
use crate::scenario::controls::CHAIN;
use crate::scenario::session::CLOSE;
use crate::scenario::{Key, Scenario, set};
use crate::units::PERCENT;

/// The figure as the page hosts it.
pub static SPEC: FigureSpec = FigureSpec {
    id: "map-moves",
    claims: "E4",
    reads: &[FADING_KEYS, CHAIN, &[Key::Spot, Key::Minute]],
    controls: &[Key::Assume, Key::LongShare, Key::Sessions],
    played: Some(Key::Minute),
    presets: PRESETS,
    open: false,
    how: printed!(
        "Both curves are the order that the next 1% up brings, from the same open interest under the same \
          assumption; between them only time has passed. What is left of the opening map is the part that both curves \
          share: at each tenth of a dollar in view the smaller of the two orders, counted only where both buy or both \
          sell, summed, over the sum of the orders at the open. What is new is the rest of the later orders, over the \
          same sum. New trades would change the map further; they are left out. In the last second the model stops the clock, since at the expiry itself the \
          curve is a row of steps."
    ),
    compute: |state| Ok(Box::new(MapMoves::new(state)?)),
};

/// What the map depends on besides the chain, whatever the minute.
const FADING_KEYS: &[Key] = &[Key::Iv, Key::Sessions];

static PRESETS: &[&Preset] = &[&LAST_DAY, &TWO_WEEKS];

/// The last day, at its end.
pub static LAST_DAY: Preset = Preset {
    name: "last-day",
    label: "Last day, at the close",
    note: printed!("Everything ends today: by the close orders have gathered at the strikes."),
    values: &[set(Key::Sessions, 1.0), set(Key::Minute, CLOSE)],
};
static TWO_WEEKS: Preset = Preset {
    name: "two-weeks",
    label: "Two weeks to go",
    note: printed!("With ten trading days left, a day changes little."),
    values: &[set(Key::Sessions, 10.0), set(Key::Minute, CLOSE)],
};

/// Minutes from one point of the lower curve to the next.
const EVERY: u16 = 15;

/// The computed figure.
pub struct MapMoves {
    state: Scenario,
    map: Map,
    fading: Rc<Fading>,
    now: Vec<(f64, f64)>,
    /// The price halfway between the two strikes around spot, dollars, and the opening map's order there, shares.
    between: f64,
    opening_here: f64,
}

/// The opening map, and how it fades.
struct Fading {
    open: Vec<(f64, f64)>,
    /// What is left of it, in per cent, at each quarter of an hour.
    left: Vec<(f64, f64)>,
}

thread_local! {
    /// Playing the session changes none of it.
    static FADING: Memo<Fading> = const { Memo::new() };
}

impl Fading {
    fn of(state: &Scenario) -> Result<Self, ModelError> {
        let mut map = Map::new(state, 0)?;
        let open = map.sampled(Map::up);
        let mut left = Vec::new();
        for minute in (0..=MINUTES).step_by(EVERY.into()) {
            map.minute = minute;
            let change = Change::between(&open, &map.sampled(Map::up));
            left.push((f64::from(minute), change.map_or(0.0, |change| change.left) * PERCENT));
        }
        Ok(Self { open, left })
    }
}

impl MapMoves {
    /// Computes it from the state.
    ///
    /// # Errors
    /// What the model refuses of the state.
    pub fn new(state: &Scenario) -> Result<Self, ModelError> {
        let fading = FADING.with(|known| known.of(state, &[FADING_KEYS, CHAIN], Fading::of))?;
        let mut map = Map::new(state, 0)?;
        let between = between_strikes(state.get(Key::Spot));
        let opening_here = map.up(between);
        map.minute = state.minute();
        let now = map.sampled(Map::up);
        Ok(Self { state: *state, map, fading, now, between, opening_here })
    }

    /// How the opening map has changed by now; nothing where there was none.
    #[must_use]
    pub fn change(&self) -> Option<Change> {
        Change::between(&self.fading.open, &self.now)
    }

    /// Per cent left, 0 where there was no map.
    fn per_cent(&self) -> f64 {
        self.change().map_or(0.0, |change| change.left) * PERCENT
    }
}

/// The price halfway between the two strikes of the chain around a price, within the map: there the orders of the
/// open have gone once they have gathered at the strikes.
fn between_strikes(spot: f64) -> f64 {
    let strikes = chain_strikes();
    let in_view = |strike: &&f64| **strike >= WINDOW.0 && **strike + LADDER_STEP <= WINDOW.1;
    let below = strikes.iter().filter(in_view).rev().find(|strike| **strike <= spot);
    below.or_else(|| strikes.iter().find(in_view)).map_or(spot, |strike| strike + 0.5 * LADDER_STEP)
}

/// How a map has changed, as a clause: “44% of the opening map is left, and new orders come to 37% of it”.
#[must_use]
pub fn changed(change: Change) -> String {
    let left = format!("{} of the opening map is left", part_left(change.left));
    match grouped(change.new * PERCENT, 0) {
        none if none == "0" => left,
        new => format!("{left}, and new orders come to {new}% of it"),
    }
}

/// A share of the map as the start of “… of the opening map is left”.
fn part_left(share: f64) -> String {
    match grouped(share * PERCENT, 0) {
        zero if zero == "0" && share > 1e-9 => "under 1%".to_owned(),
        zero if zero == "0" => "nothing".to_owned(),
        all if all == "100" && share < 1.0 - 1e-9 => "over 99%".to_owned(),
        all if all == "100" => "all".to_owned(),
        part => format!("{part}%"),
    }
}

impl Figure for MapMoves {
    fn finding(&self) -> RichText {
        let Some(change) = self.change() else {
            return RichText::plain(quiet_in_words(&self.map.at(0)) + ", so there is no map that could move");
        };
        if self.map.minute == 0 {
            return RichText::plain(
                "At the open, all of the map is in force. Play the session and see what is left of it",
            );
        }
        let when = match self.map.minute {
            MINUTES => "By the close".to_owned(),
            minute => format!("After {}", wording::counted(minute, "minute")),
        };
        RichText::plain(format!("{when}, {}: ", changed(change)))
            .say(format!("halfway between two strikes, 1% up from {} now makes dealers ", price(self.between)))
            .and(wording::they(self.map.up(self.between)))
    }

    fn caption(&self) -> RichText {
        RichText::plain(format!("{}. At the open the same 1% made them ", self.state.assumption().describe()))
            .and(wording::they(self.opening_here))
            .say(". Price and open interest are as they were; only time has passed. Drag the dot through the session.")
    }

    fn scene(&self, view: View) -> Scene {
        let share = if view.is_narrow() { 0.92 } else { 1.0 };
        Scene { panels: vec![self.map_panel(280.0 * share, view), self.left_panel(150.0)] }
    }

    fn table(&self) -> Table {
        let mut table = Table::of(&HEADINGS);
        table.columns.push(Column::new("at the open, price up 1%", "shares"));
        for (at, opening) in self.fading.open.iter().step_by(10) {
            row(&mut table, &self.map, *at).signed(*opening, 0);
        }
        table
    }

    fn handles(&self) -> Vec<Handle> {
        let at = (f64::from(self.map.minute), self.per_cent());
        vec![Handle { panel: 1, ..Handle::direct("minute", at, Travel::Across) }]
    }
}

impl MapMoves {
    fn map_panel(&self, height: f64, view: View) -> Panel {
        let x = marks::prices(view);
        let y = marks::orders(&[&self.fading.open, &self.now]);
        let mut marks = Marks::new();
        marks::zones(&mut marks, &self.map, (y.low, y.high), true, view);
        marks::filled(&mut marks, &self.now);
        marks.dashed(self.fading.open.clone(), ColorRole::Soft, 1.5);
        marks.curve(self.now.clone(), ColorRole::Ink, 2.0);
        if self.map.minute > 0 {
            let text = format!("minute {}", self.map.minute);
            marks::named(&mut marks, &self.now, text, ColorRole::Ink);
        }
        // Between two strikes, where the later curve leaves room.
        let open = self.fading.open[113];
        let side = if open.1 < 0.0 { Anchor::Below } else { Anchor::Above };
        marks::text(&mut marks, open, "open".to_owned(), (ColorRole::Soft, side), (0.0, 0.0));
        marks::spot(&mut marks, self.between, "from", self.map.up(self.between), (y.low, y.high));
        Panel { x, y, marks, height }
    }

    fn left_panel(&self, height: f64) -> Panel {
        let end = f64::from(MINUTES);
        let x = marks::minutes((-4.0, end + 4.0), 1.0).named("minutes since the open");
        let y = Axis::linear(0.0, 112.0).ticked(3, &|value| grouped(value, 0)).named("left of the opening map (%)");
        let at = (f64::from(self.map.minute), self.per_cent());
        let side = if self.map.minute > MINUTES / 2 { Anchor::Left } else { Anchor::Right };
        let mut marks = Marks::new();
        marks.curve(self.fading.left.clone(), ColorRole::Soft, 1.5);
        marks::text(&mut marks, at, format!("{}%", grouped(at.1, 0)), (ColorRole::Accent, side), (0.0, 14.0));
        marks.dot(at, 6.0, ColorRole::Accent);
        Panel { x, y, marks, height }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn between_strikes_is_halfway_and_in_view() {
        let places = [100.0, 101.2, 102.5, 99.99, 60.0, 150.0].map(between_strikes);
        assert_eq!(places, [101.25, 101.25, 103.75, 98.75, 93.75, 106.25]);
    }

    #[test]
    fn nothing_and_all_have_words_of_their_own() {
        let said = [0.0, 0.001, 0.44, 0.999, 1.0].map(part_left);
        assert_eq!(said, ["nothing", "under 1%", "44%", "over 99%", "all"]);
    }
}

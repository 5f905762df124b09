//! The map moves: the pressure map at the open and at a later minute, and how much of it is left.

use std::rc::Rc;

use super::pressure_map::row;
use super::{FigureSpec, Preset};
use crate::chart::{
    Anchor, Axis, ColorRole, Column, Figure, Handle, Marks, Panel, RichText, Scene, Table, Travel, View,
};
use crate::figures::drawing::pressure as marks;
use crate::figures::shared::memo::{Memo, each};
use crate::figures::shared::pressure::{Change, Map};
use crate::figures::words::{map_moves as words, pressure_map};
use crate::format::grouped;
use crate::model::ModelError;
use crate::model::session::MINUTES;
use crate::scenario::chain::Chain;
use crate::scenario::controls::CHAIN;
use crate::scenario::session::CLOSE;
use crate::scenario::{Inputs, Key, Scenario, set};
use crate::units::PERCENT;

/// The figure as the page hosts it.
pub static SPEC: FigureSpec = FigureSpec {
    id: "map-moves",
    claims: "E4",
    inputs: &[FADING_KEYS, CHAIN, &[Key::Spot, Key::Minute]],
    controls: &[Key::Assume],
    more: &[Key::LongShare, Key::Sessions],
    played: Some(Key::Minute),
    nudge: None,
    presets: PRESETS,
    actions: &[],
    table_open: false,
    method: words::METHOD,
    compute: |inputs| Ok(Box::new(MapMoves::new(inputs)?)),
};

/// What the map depends on besides the chain, whatever the minute.
const FADING_KEYS: &[Key] = &[Key::Iv, Key::Sessions];

static PRESETS: &[&Preset] = &[&LAST_DAY, &TWO_WEEKS];

/// The last day, at its end.
pub static LAST_DAY: Preset = Preset {
    name: "last-day",
    label: words::LAST_DAY.label,
    note: words::LAST_DAY.note,
    values: &[set(Key::Sessions, 1.0), set(Key::Minute, CLOSE)],
};
static TWO_WEEKS: Preset = Preset {
    name: "two-weeks",
    label: words::TWO_WEEKS.label,
    note: words::TWO_WEEKS.note,
    values: &[set(Key::Sessions, 10.0), set(Key::Minute, CLOSE)],
};

/// Where the curve of the open has its name, per 100 of the scale of prices: between two strikes of the ladder, where the
/// later curve leaves room.
const OPEN_NAME: f64 = 103.3;
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
    static FADING: Memo<Inputs, Fading> = const { Memo::new() };
}

impl Fading {
    fn of(inputs: &Inputs) -> Result<Self, ModelError> {
        let mut map = Map::new(inputs, 0)?;
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
    pub fn new(inputs: &Inputs) -> Result<Self, ModelError> {
        let state = inputs.scenario;
        let fading = FADING.with(|known| known.of(inputs.only(each(&[FADING_KEYS, CHAIN])), Fading::of))?;
        let mut map = Map::new(inputs, 0)?;
        let between = between_strikes(&inputs.chain, &map, state.get(Key::Spot));
        let opening_here = map.up(between);
        map.minute = state.minute();
        let now = map.sampled(Map::up);
        Ok(Self { state, map, fading, now, between, opening_here })
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
fn between_strikes(chain: &Chain, map: &Map, spot: f64) -> f64 {
    let strikes: Vec<f64> = chain.strikes().filter(|strike| map.shows(*strike)).collect();
    let below = strikes.windows(2).rev().find(|pair| pair[0] <= spot);
    below.or_else(|| strikes.windows(2).next()).map_or(spot, |pair| f64::midpoint(pair[0], pair[1]))
}

impl Figure for MapMoves {
    fn finding(&self) -> RichText {
        match self.change() {
            Some(change) => words::finding(self.map.minute, change, self.between, self.map.up(self.between)),
            None => words::no_map(&self.map.at(0)),
        }
    }

    fn caption(&self) -> RichText {
        words::caption(self.state.assumption(), self.opening_here)
    }

    fn scene(&self, view: View) -> Scene {
        let share = if view.is_narrow() { 0.92 } else { 1.0 };
        Scene::stacked(vec![self.map_panel(280.0 * share, view), self.left_panel(150.0)])
    }

    fn table(&self) -> Table {
        let mut table = Table::of(&pressure_map::HEADINGS);
        let (name, unit) = words::AT_THE_OPEN;
        table.columns.push(Column::new(name, unit));
        for (at, opening) in self.fading.open.iter().step_by(10) {
            row(&mut table, &self.map, *at).signed(*opening, 0);
        }
        table
    }

    fn handles(&self) -> Vec<Handle> {
        let at = (f64::from(self.map.minute), self.per_cent());
        vec![Handle { panel: 1, ..Handle::direct(Key::Minute.name(), at, Travel::Across) }]
    }
}

impl MapMoves {
    fn map_panel(&self, height: f64, view: View) -> Panel {
        let x = marks::prices(&self.map, view);
        let y = marks::orders(&[&self.fading.open, &self.now], 2.0);
        let mut marks = Marks::new();
        marks::zones(&mut marks, &self.map, (y.low, y.high), true, view);
        marks::filled(&mut marks, &self.map, &self.now);
        marks.dashed(self.fading.open.clone(), ColorRole::Soft, 1.5);
        marks.curve(self.now.clone(), ColorRole::Ink, 2.0);
        if self.map.minute > 0 {
            marks::named(&mut marks, &self.map, &self.now, (words::minute(self.map.minute), ColorRole::Ink));
        }
        let name = self.map.dollars(OPEN_NAME);
        let open = (name, self.map.at(0).up(name));
        let side = if open.1 < 0.0 { Anchor::Below } else { Anchor::Above };
        marks::text(&mut marks, open, words::OPEN.to_owned(), (ColorRole::Soft, side), (0.0, 0.0));
        marks::changes(&mut marks, &self.map, y.low, self.between, view);
        marks::spot(&mut marks, &self.map, (self.between, words::FROM), self.map.up(self.between), (y.low, y.high));
        Panel { x, y, marks, height }
    }

    fn left_panel(&self, height: f64) -> Panel {
        let end = f64::from(MINUTES);
        let x = marks::minutes((-4.0, end + 4.0), 1.0).named(words::SESSION);
        let y = Axis::linear(0.0, 112.0).ticked(3, &|value| grouped(value, 0)).named(words::LEFT);
        let at = (f64::from(self.map.minute), self.per_cent());
        let side = if self.map.minute > MINUTES / 2 { Anchor::Left } else { Anchor::Right };
        let mut marks = Marks::new();
        marks.curve(self.fading.left.clone(), ColorRole::Soft, 1.5);
        marks::text(&mut marks, at, words::left(at.1), (ColorRole::Accent, side), (0.0, 14.0));
        marks.dot(at, 6.0, ColorRole::Accent);
        Panel { x, y, marks, height }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a state that is refused must fail the test")]
mod tests {
    use super::*;

    #[test]
    fn between_strikes_is_halfway_and_in_view() {
        let inputs = Inputs::default();
        let map = Map::new(&inputs, 0).unwrap();
        let places = [100.0, 101.2, 102.5, 99.99, 60.0, 150.0].map(|spot| between_strikes(&inputs.chain, &map, spot));
        assert_eq!(places, [101.25, 101.25, 103.75, 98.75, 93.75, 106.25]);
    }
}

//! The map moves: the pressure map at the open and at a later minute, and how it condenses into the strikes on the way.

use std::rc::Rc;

use super::pressure_map::{row, sessions};
use super::{FigureSpec, Preset};
use crate::chart::{Axis, ColorRole, Column, Figure, Handle, Marks, Panel, RichText, Scene, Table, Travel, View};
use crate::figures::drawing::pressure as marks;
use crate::figures::shared::memo::{Memo, each};
use crate::figures::shared::pressure::{Change, Map};
use crate::figures::words::{map_moves as words, pressure_map};
use crate::format::number;
use crate::model::ModelError;
use crate::model::session::{MINUTES, Minute, Session};
use crate::scenario::chain::Chain;
use crate::scenario::controls::CHAIN;
use crate::scenario::session::{CLOSE, MARKET_KEYS, PATH_KEYS};
use crate::scenario::{Inputs, Key, Scenario, set};

/// The figure as the page hosts it.
pub static SPEC: FigureSpec = FigureSpec {
    id: "map-moves",
    claims: "E4",
    inputs: &[CHAIN, MARKET_KEYS, PATH_KEYS, &[Key::Minute]],
    controls: &[Key::Assume],
    more: &[Key::LongShare, Key::Sessions],
    played: Some(Key::Minute),
    nudge: None,
    presets: PRESETS,
    actions: &[],
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

/// Minutes from one row of the strip to the next.
const EVERY: u16 = 10;
/// How strong its strongest shade is, so that the path on it can be seen.
const DEEPEST: f64 = 0.8;
/// Heights of the map and of the strip, in CSS pixels, and the same on a phone.
const HEIGHTS: [[f64; 2]; 2] = [[158.0, 198.0], [140.0, 180.0]];

/// The computed figure.
pub struct MapMoves {
    state: Scenario,
    map: Map,
    fading: Rc<Fading>,
    /// The session of the reader's news, which the map knows nothing of.
    sessions: Rc<[Session; 2]>,
    now: Vec<(f64, f64)>,
    /// The price halfway between the two strikes around spot, dollars, and the opening map's order there, shares.
    between: f64,
    opening_here: f64,
}

/// The opening map, and how it moves into the strikes.
struct Fading {
    open: Vec<(f64, f64)>,
    /// The orders that 1% up brings, in shares, row by row: price by price of the map, every ten minutes.
    orders: Vec<f64>,
}

thread_local! {
    /// Playing the session changes none of it.
    static FADING: Memo<Inputs, Fading> = const { Memo::new() };
}

impl Fading {
    fn of(inputs: &Inputs) -> Result<Self, ModelError> {
        let map = Map::new(inputs, 0)?;
        let open = map.sampled(Map::up);
        let mut orders = Vec::new();
        for minute in (0..=MINUTES).step_by(EVERY.into()) {
            orders.extend(map.at(minute).sampled(Map::up).into_iter().map(|(_, shares)| shares));
        }
        Ok(Self { open, orders })
    }

    /// The strip: each order as a shade, its size as the root so that small ones are seen beside large ones.
    fn shades(&self) -> Vec<f64> {
        let most = number::max_abs(&mut self.orders.iter().copied()).max(1.0);
        self.orders.iter().map(|shares| DEEPEST * (shares.abs() / most).sqrt().copysign(*shares)).collect()
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
        let map = Map::new(inputs, 0)?;
        let between = between_strikes(&inputs.chain, &map, state.get(Key::Spot));
        let opening_here = map.up(between);
        let map = map.at(state.minute());
        let now = map.sampled(Map::up);
        Ok(Self { state, map, fading, sessions: sessions(inputs)?, now, between, opening_here })
    }

    /// How the opening map has changed by now; nothing where there was none.
    #[must_use]
    pub fn change(&self) -> Option<Change> {
        Change::between(&self.fading.open, &self.now)
    }

    /// The path up to the minute that has been played, in the axes of the strip; off the map it is not drawn.
    fn path(&self) -> Vec<(f64, f64)> {
        let seen = |minute: &Minute| if self.map.shows(minute.spot()) { minute.spot() } else { f64::NAN };
        let path = self.sessions[0].until(self.map.minute()).iter();
        path.map(|minute| (seen(minute), -f64::from(minute.minute))).collect()
    }

    /// Where the path has come to, or the edge of the map beyond which it lies.
    fn here(&self) -> (f64, f64) {
        let (low, high) = self.map.window();
        (self.sessions[0].at(self.map.minute()).spot().clamp(low, high), -f64::from(self.map.minute()))
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
            Some(_) => words::finding(self.map.minute(), self.between, self.opening_here, self.map.up(self.between)),
            None => words::no_map(&self.map.at(0)),
        }
    }

    fn caption(&self) -> RichText {
        words::caption(self.state.assumption(), self.change())
    }

    fn scene(&self, view: View) -> Scene {
        let x = marks::prices(&self.map, view);
        let [map, strip] = HEIGHTS[usize::from(view.is_narrow())];
        Scene::stacked(vec![self.map_panel(x.bare(), map, view), self.strip(x, strip)])
    }

    fn table(&self) -> Table {
        let mut table = Table::of(&pressure_map::HEADINGS).along(0);
        let (name, unit) = words::AT_THE_OPEN;
        table.columns.push(Column::new(name, unit));
        for (at, opening) in self.fading.open.iter().step_by(10) {
            row(&mut table, &self.map, *at).signed(*opening, 0);
        }
        table
    }

    fn handles(&self) -> Vec<Handle> {
        let handle = Handle::direct(Key::Minute.name(), self.here(), Travel::Upright);
        vec![Handle { panel: 1, value: (0.0, -1.0), ..handle }]
    }
}

impl MapMoves {
    fn map_panel(&self, x: Axis, height: f64, view: View) -> Panel {
        let y = marks::orders(&[&self.fading.open, &self.now], 2.2).named(words::ORDERS);
        let mut marks = Marks::new();
        marks::zones(&mut marks, &self.map, (y.low, y.high), true, view);
        marks::filled(&mut marks, &self.map, &self.now);
        marks.dashed(self.fading.open.clone(), ColorRole::Soft, 1.5);
        marks.curve(self.now.clone(), ColorRole::Ink, 2.0);
        marks::changes(&mut marks, &self.map, y.low, self.between, view);
        marks::spot(&mut marks, &self.map, (self.between, words::FROM), self.map.up(self.between), (y.low, y.high));
        Panel { x, y, marks, height }
    }

    /// The map of every ten minutes as a row of shades, downwards, with the path on top.
    fn strip(&self, x: Axis, height: f64) -> Panel {
        let half = 0.5 * f64::from(EVERY);
        let y = marks::minutes((-CLOSE - half, half), -1.0).named(words::SESSION);
        let mut marks = Marks::new();
        marks.heat(self.fading.open.len(), self.fading.shades());
        let now = -f64::from(self.map.minute());
        marks.line((x.low, now), (x.high, now), ColorRole::Accent, 1.0);
        marks.curve(self.path(), ColorRole::Ink, 1.5);
        marks.dot(self.here(), 6.0, ColorRole::Accent);
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

    /// E4: between two strikes the strip fades to nothing at the close; at a strike it deepens.
    #[test]
    fn the_strip_condenses_into_the_strikes() {
        let figure = MapMoves::new(&Inputs::default()).unwrap();
        let (shades, prices) = (figure.fading.shades(), figure.fading.open.len());
        let rows: Vec<&[f64]> = shades.chunks(prices).collect();
        assert_eq!((rows.len(), shades.len()), (40, 40 * prices));
        // Ten prices to a dollar from $92 on. At $101.25 nothing is due in the end; just below $105, all of that strike.
        let (between, strike) = (92, 127);
        assert!(
            rows[0][between] < -0.3 && rows[39][between].abs() < 1e-3,
            "{} {}",
            rows[0][between],
            rows[39][between]
        );
        assert!(rows[39][strike] < 1.2 * rows[0][strike], "{} {}", rows[39][strike], rows[0][strike]);
        assert!(shades.iter().all(|shade| shade.abs() <= DEEPEST));
        // The strip is the map: of the same sign, and as the square of its shade.
        let map = Map::new(&Inputs::default(), 380).unwrap();
        let [one, other] = [97.0, 105.0].map(|price| map.up(price));
        let [shade, beside] = [50, 130].map(|place: usize| rows[38][place]);
        assert!((one / other - -(shade / beside).powi(2)).abs() < 1e-6, "{one} {other} {shade} {beside}");
    }
}

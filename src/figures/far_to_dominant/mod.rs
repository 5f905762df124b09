//! From irrelevant to dominant: gamma over price and time to expiry, and two places on that map
//! compared.

mod map;

pub use crate::figures::shared::place::{places, units};

use super::{FigureSpec, Preset, TRADE};
use crate::chart::{Anchor, Axis, ColorRole, Figure, Handle, Marks, Panel, RichText, Scene, Table, Travel, View};
use crate::figures::drawing::axes;
use crate::figures::shared::place::{Move, Place};
use crate::figures::words::{common, far_to_dominant as words};
use crate::format::duration;
use crate::model::time::minutes_from_days;
use crate::model::{CONTRACT_MULTIPLIER, ModelError, Moment, hedge_order_shares};
use crate::scenario::book::AN_HOUR;
use crate::scenario::{Key, Scenario, set};
use crate::units::HOURS_PER_DAY;
use map::{Map, TIMES};

/// The figure as the page hosts it.
pub static SPEC: FigureSpec = FigureSpec {
    id: "far-to-dominant",
    claims: "B3",
    inputs: &[TRADE, &[Key::OtherSpot, Key::OtherDays]],
    controls: &[Key::OtherSpot, Key::OtherDays],
    more: &[],
    played: None,
    nudge: None,
    presets: &[
        &FAR_THEN_NEAR,
        &Preset {
            name: "only-time-passes",
            label: words::ONLY_TIME_PASSES.label,
            note: words::ONLY_TIME_PASSES.note,
            values: &[
                set(Key::Strike, 100.0),
                set(Key::Spot, 100.0),
                set(Key::Days, AN_HOUR),
                set(Key::OtherSpot, 100.0),
                set(Key::OtherDays, 30.0),
            ],
        },
        &Preset {
            name: "late-but-far",
            label: words::LATE_BUT_FAR.label,
            note: words::LATE_BUT_FAR.note,
            values: &[
                set(Key::Strike, 100.0),
                set(Key::Spot, 105.0),
                set(Key::Days, 0.25),
                set(Key::OtherSpot, 105.0),
                set(Key::OtherDays, 5.0),
            ],
        },
    ],
    actions: &[],
    method: words::METHOD,
    compute: |inputs| Ok(Box::new(FarToDominant::new(&inputs.scenario)?)),
};

/// From far away to the strike on the last day.
pub static FAR_THEN_NEAR: Preset = Preset {
    name: "far-then-near",
    label: words::FAR_THEN_NEAR.label,
    note: words::FAR_THEN_NEAR.note,
    values: &[
        set(Key::Strike, 100.0),
        set(Key::Spot, 100.0),
        set(Key::Days, 1.0),
        set(Key::OtherSpot, 110.0),
        set(Key::OtherDays, 30.0),
    ],
};

/// Beyond these times to expiry, in days, a marker's name has room on one side only.
const NO_ROOM_BELOW: f64 = 4.0 * TIMES.0;
const NO_ROOM_ABOVE: f64 = 0.5 * TIMES.1;
/// From the strike, per 100 of the scale of prices.
const TABLE_DISTANCES: [f64; 3] = [-2.0, 0.0, 2.0];
const TABLE_DAYS: [f64; 5] = [30.0, 5.0, 1.0, 0.25, 1.0 / HOURS_PER_DAY];

/// The computed figure.
pub struct FarToDominant {
    state: Scenario,
    here: Place,
    there: Place,
    map: Map,
}

impl FarToDominant {
    /// Computes it from the state.
    ///
    /// # Errors
    /// What the model refuses of the state.
    pub fn new(state: &Scenario) -> Result<Self, ModelError> {
        let (here, there) = places(state)?;
        Ok(Self { state: *state, here, there, map: Map::new(state)? })
    }

    /// A row of the table.
    fn row(&self, table: &mut Table, name: &str, place: Place) -> Result<(), ModelError> {
        let book = self.state.book_expiring_in(minutes_from_days(place.days))?;
        let (here, up) = (Moment::at(place.spot)?, Moment::at(place.spot + self.state.scale().small_move())?);
        let dollars = book.exposure(&here).net_dollars_of_delta_per_percent;
        let order = hedge_order_shares(&book, &here, &up);
        table.row().text(name).price(place.spot).number(place.days, duration(place.days));
        table.signed(place.gamma, 0).signed(dollars, 0).signed(order, 0);
        Ok(())
    }

    /// The two places, then a grid around the strike.
    fn rows(&self, table: &mut Table) -> Result<(), ModelError> {
        let [here, there, on_the_map] = words::PLACES;
        self.row(table, here, self.here)?;
        self.row(table, there, self.there)?;
        let strike = self.state.per_hundred(Key::Strike);
        for days in TABLE_DAYS {
            for distance in TABLE_DISTANCES {
                self.row(table, on_the_map, Place::at(&self.state, self.state.scale().at(strike + distance), days)?)?;
            }
        }
        Ok(())
    }

    fn shares(&self) -> f64 {
        self.state.get(Key::Oi) * CONTRACT_MULTIPLIER
    }

    /// The moves that the two gammas are told for.
    fn units(&self) -> [Move; 2] {
        units(self.here, self.there)
    }

    /// A dot at one of the two places, named above it or below, moved up by `lift` CSS pixels.
    fn mark(marks: &mut Marks, (place, name, role): (Place, String, ColorRole), x: (f64, f64), above: bool, lift: f64) {
        // At the top and the bottom of the map only one side has room.
        let above = place.days < NO_ROOM_BELOW || (above && place.days < NO_ROOM_ABOVE);
        let share = (place.spot - x.0) / (x.1 - x.0);
        let (anchor, right) = match (share, above) {
            (share, _) if share < 0.2 => (Anchor::Right, 4.0),
            (share, _) if share > 0.8 => (Anchor::Left, -4.0),
            (_, true) => (Anchor::Above, 0.0),
            (_, false) => (Anchor::Below, 0.0),
        };
        let down = match anchor {
            Anchor::Above => -3.0,
            Anchor::Below => 3.0,
            _ if above => -9.0,
            _ => 9.0,
        };
        let at = (place.spot, place.days);
        marks.dot(at, 7.0, role);
        marks.label(at, name, ColorRole::Ink, anchor).bold().shifted(right, down - lift);
    }
}

impl Figure for FarToDominant {
    fn finding(&self) -> RichText {
        if self.shares() == 0.0 {
            return words::no_contracts();
        }
        words::finding(self.state.get(Key::Oi), self.state.option_kind(), self.here, self.there)
    }

    fn caption(&self) -> RichText {
        let is_shorter = self.units().iter().any(|of| !of.is_longest());
        words::caption(self.state.customer_side(), is_shorter.then_some(self.here.longest))
    }

    fn scene(&self, view: View) -> Scene {
        let mut y = Axis::log(TIMES.0, TIMES.1).named(words::TIME);
        for (days, name) in words::TIMES {
            y.tick(days, name);
        }
        let count = if view.is_narrow() { 5 } else { 8 };
        let (low, high) = self.map.prices();
        let x = axes::prices(low, high, count, common::PRICE_OF_UNDERLYING);
        let strike = self.state.get(Key::Strike);
        let mut marks = Marks::new();
        marks.heat(map::COLUMNS.into(), self.map.shades());
        marks.dashed_line((strike, y.low), (strike, y.high), ColorRole::Soft, 1.0);
        marks
            .label((strike, y.high), common::at_strike(strike, self.state.scale()), ColorRole::Soft, Anchor::Above)
            .shifted(0.0, 5.0);
        let above = self.here.days >= self.there.days;
        // Where both names have to stand on the same side, one gives way.
        let (latest, earliest) = (self.here.days.max(self.there.days), self.here.days.min(self.there.days));
        let lift = if latest < NO_ROOM_BELOW {
            16.0
        } else if earliest > NO_ROOM_ABOVE {
            -16.0
        } else {
            0.0
        };
        let height = if view.is_narrow() { 360.0 } else { 430.0 };
        let contours = self.map.contours();
        for (_, points) in &contours {
            marks.curve(points.clone(), ColorRole::Card, 1.25);
        }
        let mut scene = Scene::of(Panel { x, y, marks, height });
        let labels = map::contour_labels(&scene, view.width, &contours, [self.here, self.there], &self.state);
        if let Some(panel) = scene.panels.first_mut() {
            let marks = &mut panel.marks;
            marks.append(labels);
            let [here, there] = self.units();
            let there = (self.there, words::dot(words::PLACES[1], self.there, there), ColorRole::Accent);
            let here = (self.here, words::dot(words::PLACES[0], self.here, here), ColorRole::Ink);
            Self::mark(marks, there, self.map.prices(), !above, lift);
            Self::mark(marks, here, self.map.prices(), above, 0.0);
        }
        scene
    }

    fn table(&self) -> Table {
        let mut table = Table::of(&words::HEADINGS);
        table.columns[5].name = words::next_order(self.state.scale());
        if self.rows(&mut table).is_err() {
            // A place that the model refuses: no rows rather than some of them.
            table.rows.clear();
        }
        table
    }

    fn handles(&self) -> Vec<Handle> {
        let free = |spot: Key, days: Key, place: Place| Handle {
            second: Some(days.name()),
            ..Handle::direct(spot.name(), (place.spot, place.days), Travel::Free)
        };
        vec![free(Key::Spot, Key::Days, self.here), free(Key::OtherSpot, Key::OtherDays, self.there)]
    }
}

//! From irrelevant to dominant: gamma over price and time to expiry, and two places on that map
//! compared.

mod map;

pub use crate::figures::shared::place::{places, units};

use super::{FigureSpec, Preset, TRADE};
use crate::chart::{Anchor, Axis, ColorRole, Figure, Handle, Marks, Panel, RichText, Scene, Table, Travel, View};
use crate::figures::drawing::axes;
use crate::figures::shared::place::{Move, Place, gamma_at};
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
    inputs: &[TRADE, &[Key::OtherSpot, Key::OtherDays, Key::Walked]],
    controls: &[Key::OtherSpot, Key::OtherDays],
    more: &[],
    played: Some(Key::Walked),
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

/// Radius of the dot with the largest gamma on the way, and the least of any, in CSS pixels. Its area is its gamma.
const DOT_PX: f64 = 16.0;
const LEAST_DOT_PX: f64 = 5.0;
/// Places on the way that are looked at for the largest gamma.
const STEPS: u32 = 24;

/// The computed figure.
pub struct FarToDominant {
    state: Scenario,
    here: Place,
    there: Place,
    /// How much of the way from there to here is walked, 0 to 1, and the place that leads to.
    walked: (f64, Place),
    /// The largest gamma on the way, in shares per dollar, without its sign.
    most: f64,
    map: Map,
}

/// Spot and days so much of the way from there to here, 0 to 1: straight on the map, where time is logarithmic.
fn on_the_way((here, there): (Place, Place), share: f64) -> (f64, f64) {
    let days = there.days * libm::exp(share * libm::log(here.days / there.days));
    (there.spot + share * (here.spot - there.spot), days)
}

impl FarToDominant {
    /// Computes it from the state.
    ///
    /// # Errors
    /// What the model refuses of the state.
    pub fn new(state: &Scenario) -> Result<Self, ModelError> {
        let (here, there) = places(state)?;
        let mut most = here.gamma.abs().max(there.gamma.abs());
        for step in 1..STEPS {
            let (spot, days) = on_the_way((here, there), f64::from(step) / f64::from(STEPS));
            most = most.max(gamma_at(state, spot, days)?.1.abs());
        }
        let share = state.fraction(Key::Walked);
        let (spot, days) = on_the_way((here, there), share);
        let walked = (share, Place::at(state, spot, days)?);
        // Between the places that are looked at there may be more of it.
        let most = most.max(walked.1.gamma.abs());
        Ok(Self { state: *state, here, there, walked, most, map: Map::new(state)? })
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
        let [here, there, on_the_way, on_the_map] = words::PLACES;
        self.row(table, here, self.here)?;
        self.row(table, there, self.there)?;
        if self.walked.0 < 1.0 {
            self.row(table, on_the_way, self.walked.1)?;
        }
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

    /// The radius of a place's dot, in CSS pixels, to a tenth.
    fn radius(&self, place: Place) -> f64 {
        let share = if self.most > 0.0 { place.gamma.abs() / self.most } else { 0.0 };
        (10.0 * (DOT_PX * share.sqrt()).max(LEAST_DOT_PX)).round() / 10.0
    }

    /// The way from there to here, as far as it is walked in full.
    fn way(&self, marks: &mut Marks) {
        let point = |place: Place| (place.spot, place.days);
        marks.dashed_line(point(self.there), point(self.here), ColorRole::Accent, 1.25);
        marks.line(point(self.there), point(self.walked.1), ColorRole::Accent, 2.5);
    }

    /// Whether somebody is between the two places.
    fn is_walking(&self) -> bool {
        self.walked.0 > 0.0 && self.walked.0 < 1.0
    }

    /// Whoever walks it.
    fn walker(&self, marks: &mut Marks) {
        let at = self.walked.1;
        if self.is_walking() {
            let [of, _] = units(at, at);
            self.mark(marks, (at, words::dot(words::PLACES[2], at, of), ColorRole::Accent), true);
        }
    }

    /// A dot at a place, named above it or below.
    fn mark(&self, marks: &mut Marks, (place, name, role): (Place, String, ColorRole), above: bool) {
        let (at, radius) = ((place.spot, place.days), self.radius(place));
        // At the top and the bottom of the map only one side has room.
        let above = place.days < NO_ROOM_BELOW || (above && place.days < NO_ROOM_ABOVE);
        let beside = radius - LEAST_DOT_PX + 3.0;
        let (anchor, down) = if above { (Anchor::Above, -beside) } else { (Anchor::Below, beside) };
        marks.dot(at, radius, role);
        marks.label(at, name, ColorRole::Ink, anchor).bold().shifted(0.0, down);
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
        let height = if view.is_narrow() { 350.0 } else { 366.0 };
        let contours = self.map.contours();
        for (_, points) in &contours {
            marks.curve(points.clone(), ColorRole::Card, 1.25);
        }
        map::contour_labels(&mut marks, low + map::ROOMY * (high - low), &contours, &self.state, view.is_narrow());
        self.way(&mut marks);
        let [here, there] = self.units();
        // The one who walks between them has the room for a name alone; the finding has both.
        let named = |name: String| if self.is_walking() { String::new() } else { name };
        let there = named(words::dot(words::PLACES[1], self.there, there));
        let here = named(words::dot(words::PLACES[0], self.here, here));
        self.mark(&mut marks, (self.there, there, ColorRole::Accent), !above);
        self.mark(&mut marks, (self.here, here, ColorRole::Ink), above);
        self.walker(&mut marks);
        Scene::of(Panel { x, y, marks, height })
    }

    fn table(&self) -> Table {
        let mut table = Table::of(&words::HEADINGS).along(1);
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

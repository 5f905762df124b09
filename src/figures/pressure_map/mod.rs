//! Pressure map: for each price the kind of pressure that a move would meet there, and sessions let go on it from where
//! the reader puts the price.

mod bundle;
mod picture;

use std::cell::RefCell;
use std::rc::Rc;

use super::{FigureSpec, Preset};
use crate::chart::{Column, Figure, Handle, RichText, Scene, Table, Travel, View};
use crate::figures::shared::memo::{Memo, each};
use crate::figures::shared::pressure::{Map, Pressure};
use crate::figures::words::pressure_map::{self as words, Shown};
use crate::model::ModelError;
use crate::model::session::{MINUTES, Session};
use crate::scenario::controls::CHAIN;
use crate::scenario::session::{MARKET_KEYS, PATH_KEYS};
use crate::scenario::{Assumption, Inputs, Key, NewsDirection, Scenario, set};
use crate::units::PERCENT;
use bundle::{Bundle, Price};

/// The figure as the page hosts it.
pub static SPEC: FigureSpec = FigureSpec {
    id: "pressure-map",
    claims: "D1 D2",
    inputs: INPUTS,
    controls: &[Key::Flip, Key::Spot],
    more: &[Key::Assume, Key::LongShare, Key::Sessions, Key::Seed, Key::Kappa],
    played: None,
    nudge: None,
    presets: PRESETS,
    actions: &[],
    method: words::METHOD,
    compute: |inputs| Ok(Box::new(PressureMap::new(inputs)?)),
};

/// What the map and the sessions on it depend on.
pub(super) const INPUTS: &[&[Key]] = &[CHAIN, MARKET_KEYS, PATH_KEYS];

static PRESETS: &[&Preset] = &[&MIRRORED, &USUAL, &SHORT, &CROWD_ABOVE];

/// The news turned around.
pub static MIRRORED: Preset = Preset {
    name: "mirrored",
    label: words::MIRRORED.label,
    note: words::MIRRORED.note,
    values: &[NewsDirection::Mirrored.setting()],
};
static USUAL: Preset = Preset {
    name: "usual",
    label: words::USUAL.label,
    note: words::USUAL.note,
    values: &[Assumption::Usual.setting()],
};
/// Dealers short of every option.
pub static SHORT: Preset = Preset {
    name: "short",
    label: words::SHORT.label,
    note: words::SHORT.note,
    values: &[Assumption::Short.setting()],
};
static CROWD_ABOVE: Preset = Preset {
    name: "crowd-above",
    label: words::CROWD_ABOVE.label,
    note: words::CROWD_ABOVE.note,
    values: &[Assumption::Usual.setting(), set(Key::Calls(5), 30_000.0)],
};

/// A bundle that begins nearer than this to another would lie under it, per 100 of the scale of prices.
const NEAR: f64 = 2.95;
/// So many rows of the table on either side lie too near to the edge of the map for a bundle.
const AT_THE_EDGE: usize = 2;

/// The computed figure.
pub struct PressureMap {
    state: Scenario,
    map: Map,
    /// With the news as it came by the control, and mirrored.
    paths: Rc<[Session; 2]>,
    /// The sessions let go where the reader puts the price.
    own: Rc<RefCell<Bundle>>,
    /// Those let go where hedging pushes most and where it leans most, as far as there are such places.
    others: Vec<Rc<RefCell<Bundle>>>,
}

thread_local! {
    /// The text tells of the same paths in several places.
    static PATHS: Memo<Inputs, [Session; 2]> = const { Memo::new() };
}

impl PressureMap {
    /// Computes it from the state.
    ///
    /// # Errors
    /// What the model refuses of the state.
    pub fn new(inputs: &Inputs) -> Result<Self, ModelError> {
        let paths = sessions(inputs)?;
        let map = Map::new(inputs, 0)?;
        let own = Bundle::of(inputs, inputs.scenario.get(Key::Spot), 0)?;
        let mut others = Vec::new();
        for sign in [1.0, -1.0] {
            if let Some(price) = strongest(&map, sign) {
                others.push(Bundle::of(inputs, price, 1 + others.len())?);
            }
        }
        Ok(Self { state: inputs.scenario, map, paths, own, others })
    }

    fn path(&self) -> &Session {
        &self.paths[0]
    }

    fn mirrored(&self) -> &Session {
        &self.paths[1]
    }

    /// The session with the news as it came, and the one with the news mirrored, whichever the control shows.
    fn as_it_came_and_mirrored(&self) -> [&Session; 2] {
        let [shown, other] = &*self.paths;
        match self.state.pick() {
            NewsDirection::AsItCame => [shown, other],
            NewsDirection::Mirrored => [other, shown],
        }
    }

    fn spot(&self) -> f64 {
        self.state.get(Key::Spot)
    }

    /// Where the session opens, as a sentence: in which kind of pressure, or off the map.
    #[must_use]
    pub fn opening(&self) -> String {
        let spot = self.spot();
        words::opening(spot, self.map.shows(spot).then(|| self.map.pressure(spot)))
    }

    /// Where price was farthest from the open with the news of the control, and with the same news the other way
    /// round; in per cent of the open, with its sign.
    #[must_use]
    pub fn farthest(&self) -> (f64, f64) {
        (farthest(self.path(), self.spot()), farthest(self.mirrored(), self.spot()))
    }

    /// What mirroring the news does, in a sentence that is the same both ways round.
    #[must_use]
    pub fn flipped(&self) -> String {
        let [came, mirrored] = self.as_it_came_and_mirrored().map(|path| farthest(path, self.spot()));
        words::flipped(came, mirrored)
    }

    /// The price under a minute of a path, in dollars.
    #[must_use]
    pub fn path_price(&self, mirrored: bool, minute: u16) -> f64 {
        if mirrored { self.mirrored().at(minute).spot() } else { self.path().at(minute).spot() }
    }
}

/// The price of the table around which hedging pushes most, or for the sign −1 leans most; none where it does not. It
/// counts together with the rows beside it, since sessions wander.
fn strongest(map: &Map, sign: f64) -> Option<f64> {
    let rows = map.sampled(Map::with_the_move);
    let (mut most, mut price) = (0.0, None);
    for (place, (at, _)) in rows.iter().enumerate().step_by(10).skip(AT_THE_EDGE) {
        if place + 10 * AT_THE_EDGE >= rows.len() {
            break;
        }
        let shares = sign * (rows[place - 10].1 + rows[place].1 + rows[place + 10].1);
        if shares > most && Pressure::of(shares) == Pressure::Pushes {
            (most, price) = (shares, Some(*at));
        }
    }
    price
}

/// The session with the news as the control has it, and with the same news the other way round; worked out once.
pub(super) fn sessions(inputs: &Inputs) -> Result<Rc<[Session; 2]>, ModelError> {
    PATHS.with(|known| known.of(inputs.only(each(INPUTS)), paths))
}

fn paths(Inputs { scenario, chain }: &Inputs) -> Result<[Session; 2], ModelError> {
    let (curve, parameters) = (chain.curve(scenario, scenario.assumption())?, chain.session_parameters(scenario)?);
    let flow = scenario.exogenous_flow()?;
    let run = |flow| Session::run(&curve, &parameters, flow);
    Ok([run(&flow)?, run(&flow.mirrored())?])
}

impl Figure for PressureMap {
    fn finding(&self) -> RichText {
        let (spot, own) = (self.spot(), self.own.borrow());
        let pressure = self.map.shows(spot).then(|| self.map.pressure(spot));
        words::finding(spot, pressure, own.width(Price::Hedged).zip(own.width(Price::OfNews)))
    }

    fn caption(&self) -> RichText {
        let shows = self.map.shows(self.spot());
        words::caption(&Shown {
            map: &self.map,
            side: self.state.assumption(),
            spot_in_view: shows,
            direction: self.state.pick(),
            jumps: shows && self.path().jumps(MINUTES).any(|jump| self.map.shows(jump.spot())),
        })
    }

    fn scene(&self, view: View) -> Scene {
        picture::scene(self, view)
    }

    fn table(&self) -> Table {
        let mut table = Table::of(&words::HEADINGS).along(0);
        for (name, unit) in words::WIDTHS {
            table.columns.push(Column::new(name, unit));
        }
        let others: Vec<_> = self.others.iter().map(|other| other.borrow()).collect();
        let own = self.own.borrow();
        let mut told = |at: f64, bundle: Option<&Bundle>| {
            let table = row(&mut table, &self.map, at);
            for price in [Price::Hedged, Price::OfNews] {
                table.known(bundle.and_then(|bundle| bundle.width(price)), &words::per_cent);
            }
        };
        for (at, _) in self.map.sampled(|_, price| price).iter().step_by(10) {
            told(*at, others.iter().find(|other| other.start() == *at).map(|other| &**other));
        }
        told(own.start(), Some(&own));
        table
    }

    fn handles(&self) -> Vec<Handle> {
        let spot = self.spot();
        vec![Handle {
            limits: Some(self.map.window()),
            ..Handle::direct(Key::Spot.name(), (spot, self.map.up(spot)), Travel::Across)
        }]
    }

    fn refine(&mut self, may_go_on: &dyn Fn() -> bool) -> Option<f64> {
        let mut bundles = std::iter::once(&self.own).chain(&self.others);
        bundles.find_map(|bundle| bundle.borrow_mut().refine(may_go_on))
    }
}

/// A row of a table of the map.
pub(super) fn row<'a>(table: &'a mut Table, map: &Map, at: f64) -> &'a mut Table {
    let numbers = table.row().price(at).signed(map.up(at), 0).signed(map.down(at), 0).grouped(map.gross(at), 0);
    numbers.text(words::hedging(map.pressure(at)))
}

fn farthest(path: &Session, open: f64) -> f64 {
    let mut far = 0.0_f64;
    for minute in path.until(MINUTES) {
        let change = (minute.spot() / open - 1.0) * PERCENT;
        if change.abs() > far.abs() {
            far = change;
        }
    }
    far
}

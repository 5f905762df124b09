//! Pressure map: for each price the kind of pressure that a move would meet there, and one stream
//! of news, as it came and mirrored, on its way through the same map.

use std::rc::Rc;

use super::{FigureSpec, Preset};
use crate::chart::{Anchor, Axis, ColorRole, Figure, Handle, Marks, Panel, RichText, Scene, Table, Travel, View};
use crate::figures::drawing::pressure as marks;
use crate::figures::shared::memo::{Memo, each};
use crate::figures::shared::pressure::Map;
use crate::figures::words::pressure_map::{self as words, Shown};
use crate::model::session::{MINUTES, Minute, Session};
use crate::model::{ModelError, rounds_to_nothing};
use crate::scenario::controls::CHAIN;
use crate::scenario::session::{MARKET_KEYS, PATH_KEYS};
use crate::scenario::{Assumption, Inputs, Key, NewsDirection, Scenario, set};
use crate::units::PERCENT;

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
    table_open: false,
    method: words::METHOD,
    compute: |inputs| Ok(Box::new(PressureMap::new(inputs)?)),
};

const INPUTS: &[&[Key]] = &[CHAIN, MARKET_KEYS, PATH_KEYS];

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

/// Where the ground of all orders has its name, per 100 of the scale of prices: near the left edge, where it is low and
/// the names of curves and zones leave room.
const GROSS_NAME: f64 = 94.0;
/// Room that the name of a path takes, per 100 of the scale of prices: a phone's is the scale.
const PATH_NAME: f64 = 4.5;

/// The computed figure.
pub struct PressureMap {
    state: Scenario,
    map: Map,
    /// With the news as it came by the control, and mirrored.
    paths: Rc<[Session; 2]>,
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
        let paths = PATHS.with(|known| known.of(inputs.only(each(INPUTS)), paths))?;
        Ok(Self { state: inputs.scenario, map: Map::new(inputs, 0)?, paths })
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

    /// How often the two sessions were hedged, and whether they meet a price where the sign changes; the same both
    /// ways round.
    #[must_use]
    pub fn crossings(&self) -> String {
        let both = self.as_it_came_and_mirrored();
        let crossed = || both.map(|path| self.map.is_crossed_by(path.until(MINUTES).iter().map(Minute::spot)));
        words::crossings(both.map(hedge_orders), (self.map.zones().len() >= 2).then(crossed))
    }

    /// The price under a minute of a path, in dollars.
    #[must_use]
    pub fn path_price(&self, mirrored: bool, minute: u16) -> f64 {
        if mirrored { self.mirrored().at(minute).spot() } else { self.path().at(minute).spot() }
    }
}

/// The session with the news as the control has it, and with the same news the other way round.
fn paths(Inputs { scenario, chain }: &Inputs) -> Result<[Session; 2], ModelError> {
    let (curve, parameters) = (chain.curve(scenario, scenario.assumption())?, chain.session_parameters(scenario)?);
    let flow = scenario.exogenous_flow()?;
    let run = |flow| Session::run(&curve, &parameters, flow);
    Ok([run(&flow)?, run(&flow.mirrored())?])
}

impl Figure for PressureMap {
    fn finding(&self) -> RichText {
        RichText::plain(format!("{}. {}", words::zones(&self.map), self.opening()))
    }

    fn caption(&self) -> RichText {
        let path = self.path();
        words::caption(&Shown {
            side: self.state.assumption(),
            session_in_view: path.until(MINUTES).iter().any(|minute| self.map.shows(minute.spot())),
            spot_in_view: self.map.shows(self.spot()),
            of_news: [self.flipped(), self.crossings()],
            jumps: path.jumps(MINUTES).any(|jump| self.map.shows(jump.spot())),
        })
    }

    fn scene(&self, view: View) -> Scene {
        let share = if view.is_narrow() { 0.92 } else { 1.0 };
        let x = marks::prices(&self.map, view);
        let above = self.map_panel(x.bare(), 250.0 * share, view);
        Scene::stacked(vec![above, self.path_panel(x, 260.0 * share, view)])
    }

    fn table(&self) -> Table {
        let mut table = Table::of(&words::HEADINGS);
        for (at, _) in self.map.sampled(|_, price| price).iter().step_by(10) {
            row(&mut table, &self.map, *at);
        }
        table
    }

    fn handles(&self) -> Vec<Handle> {
        let spot = self.spot();
        vec![Handle {
            limits: Some(self.map.window()),
            ..Handle::direct(Key::Spot.name(), (spot, self.map.up(spot)), Travel::Across)
        }]
    }
}

/// A row of a table of the map.
pub(super) fn row<'a>(table: &'a mut Table, map: &Map, at: f64) -> &'a mut Table {
    let numbers = table.row().price(at).signed(map.up(at), 0).signed(map.down(at), 0).grouped(map.gross(at), 0);
    numbers.text(words::hedging(map.pressure(at)))
}

impl PressureMap {
    fn map_panel(&self, x: Axis, height: f64, view: View) -> Panel {
        let (up, down) = (self.map.sampled(Map::up), self.map.sampled(Map::down));
        let gross = self.map.sampled(Map::gross);
        let y = marks::orders(&[&up, &down, &gross]);
        let mut marks = Marks::new();
        marks::zones(&mut marks, &self.map, (y.low, y.high), true, view);
        marks.area(envelope(&gross), ColorRole::Faint, 0.13);
        marks::filled(&mut marks, &self.map, &up);
        marks.dashed(down.clone(), ColorRole::Soft, 1.25);
        marks.curve(up.clone(), ColorRole::Ink, 2.0);
        let name = self.map.dollars(GROSS_NAME);
        let named = (name, self.map.gross(name));
        marks::text(&mut marks, named, words::GROSS.to_owned(), (ColorRole::Faint, Anchor::Above), (0.0, 0.0));
        let sizes = [&up, &down].map(|curve| marks::peak(curve).1);
        let curves = [(&up, ColorRole::Ink), (&down, ColorRole::Soft)].into_iter().zip(sizes);
        for (((curve, role), size), name) in curves.zip(words::curves(sizes[0], sizes[1])) {
            if !rounds_to_nothing(size) {
                marks::named(&mut marks, &self.map, curve, (name, role));
            }
        }
        let spot = self.spot();
        marks::spot(&mut marks, &self.map, (spot, words::OPENS_AT), self.map.up(spot), (y.low, y.high));
        Panel { x, y, marks, height }
    }

    fn path_panel(&self, x: Axis, height: f64, view: View) -> Panel {
        let end = f64::from(MINUTES);
        let y = marks::minutes((-end - 30.0, 0.0), -1.0).named(words::SESSION);
        let mut marks = Marks::new();
        marks::zones(&mut marks, &self.map, (y.low, y.high), false, view);
        let name = self.map.dollars(PATH_NAME);
        let mirrored = self.state.pick::<NewsDirection>() == NewsDirection::Mirrored;
        let runs = [(self.mirrored(), !mirrored, ColorRole::Faint, 1.0), (self.path(), mirrored, ColorRole::Ink, 1.75)];
        let (ours, theirs) = (self.path().at(MINUTES).spot(), self.mirrored().at(MINUTES).spot());
        for (path, flipped, role, width) in runs {
            let mut points = Vec::new();
            for minute in path.until(MINUTES) {
                let at = minute.spot();
                let seen = (x.low..=x.high).contains(&at);
                points.push((if seen { at } else { f64::NAN }, -f64::from(minute.minute)));
            }
            marks.curve(points, role, width);
            let jumps = path.jumps(MINUTES).filter(|jump| role == ColorRole::Ink && self.map.shows(jump.spot()));
            for jump in jumps {
                marks.dot((jump.spot(), -f64::from(jump.minute)), 3.5, role);
            }
            let close = path.at(MINUTES).spot();
            if !(x.low..=x.high).contains(&close) {
                continue;
            }
            // On the outer side of the two, unless it would leave the picture there.
            let left = if role == ColorRole::Ink { ours < theirs } else { theirs <= ours };
            let left = if left { close > x.low + name } else { close > x.high - name };
            let anchor = if left { Anchor::Left } else { Anchor::Right };
            let text = words::NEWS[usize::from(flipped)];
            marks::text(&mut marks, (close, -end), text.to_owned(), (role, anchor), (0.0, 8.0));
        }
        Panel { x, y, marks, height }
    }
}

/// Orders of a whole session, those of less than half a share left out.
fn hedge_orders(path: &Session) -> u16 {
    let traded = |minute: &&Minute| !rounds_to_nothing(minute.trade);
    u16::try_from(path.until(MINUTES).iter().filter(traded).count()).unwrap_or(u16::MAX)
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

/// The ground between a size and its negative.
fn envelope(sizes: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let mut outline = sizes.to_vec();
    for (price, size) in sizes.iter().rev() {
        outline.push((*price, -size));
    }
    outline
}

//! Pressure map: for each price the kind of pressure that a move would meet there, and one stream
//! of news, as it came and mirrored, on its way through the same map.

mod words;

use std::rc::Rc;

use super::{FigureSpec, Preset};
use crate::chart::{Anchor, Axis, ColorRole, Figure, Handle, Marks, Panel, RichText, Scene, Table, Travel, View};
use crate::figures::shared::memo::Memo;
use crate::figures::shared::pressure::{Map, WINDOW, marks};
use crate::format::compact_signed;
use crate::model::session::{MINUTES, Session};
use crate::model::{ModelError, rounds_to_nothing};
use crate::scenario::controls::CHAIN;
use crate::scenario::session::{MARKET_KEYS, PATH_KEYS};
use crate::scenario::{Assumption, Key, NewsDirection, Scenario, set};
pub(super) use words::quiet_in_words;
pub use words::zones_in_words;

/// The figure as the page hosts it.
pub static SPEC: FigureSpec = FigureSpec {
    id: "pressure-map",
    claims: "D1 D2",
    reads: READS,
    controls: &[Key::Flip, Key::Assume, Key::LongShare, Key::Sessions, Key::Seed, Key::Kappa],
    played: None,
    presets: PRESETS,
    open: false,
    how: printed!(
        "The book is the chain of open interest from above, under the assumption in force, all of it ending at the \
          close of the last trading day that you set. An order is the change of the hedge when price moves by 1% from \
          there, revalued in full. Hedging pushes along where 1% up buys and 1% down sells, leans against where it is \
          the other way round; between the two, the larger order decides, and the line stands where they are equal. \
          Gross counts every open contract as if nothing cancelled. The paths are sessions as in the section before, \
          with the same rules, this book and your news; mirrored news has every outside order the other way round."
    ),
    compute: |state| Ok(Box::new(PressureMap::new(state)?)),
};

const READS: &[&[Key]] = &[CHAIN, MARKET_KEYS, PATH_KEYS];

static PRESETS: &[&Preset] = &[&MIRRORED, &USUAL, &SHORT, &CROWD_ABOVE];

/// The news turned around.
pub static MIRRORED: Preset = Preset {
    name: "mirrored",
    label: "Mirrored news",
    note: printed!("Every outside order the other way round. The map does not change; the path turns around."),
    values: &[NewsDirection::Mirrored.setting()],
};
static USUAL: Preset = Preset {
    name: "usual",
    label: "Long calls, short puts",
    note: printed!("The usual assumption: with puts below and calls above, the sign changes in between."),
    values: &[Assumption::Usual.setting()],
};
/// Dealers short of every option.
pub static SHORT: Preset = Preset {
    name: "short",
    label: "Short everything",
    note: printed!("Hedging pushes along at every price: there is no change of sign."),
    values: &[Assumption::Short.setting()],
};
static CROWD_ABOVE: Preset = Preset {
    name: "crowd-above",
    label: "A crowd above price",
    note: printed!("30,000 calls at 102.5, held by dealers: a wall that leans against a rise."),
    values: &[Assumption::Usual.setting(), set(Key::Calls(5), 30_000.0)],
};

/// Room that the name of a path takes, in dollars of the axis: a phone's is the scale.
const NAME_DOLLARS: f64 = 4.5;

/// The computed figure.
pub struct PressureMap {
    state: Scenario,
    map: Map,
    /// With the news as it came by the control, and mirrored.
    paths: Rc<[Session; 2]>,
}

thread_local! {
    /// The text tells of the same paths in several places.
    static PATHS: Memo<[Session; 2]> = const { Memo::new() };
}

impl PressureMap {
    /// Computes it from the state.
    ///
    /// # Errors
    /// What the model refuses of the state.
    pub fn new(state: &Scenario) -> Result<Self, ModelError> {
        let map = Map::new(state, 0)?;
        Ok(Self { state: *state, map, paths: PATHS.with(|known| known.of(state, READS, paths))? })
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

    /// The price under a minute of a path, in dollars.
    #[must_use]
    pub fn path_price(&self, mirrored: bool, minute: u16) -> f64 {
        if mirrored { self.mirrored().at(minute).spot() } else { self.path().at(minute).spot() }
    }
}

/// The session with the news as the control has it, and with the same news the other way round.
fn paths(state: &Scenario) -> Result<[Session; 2], ModelError> {
    let (curve, parameters) = (state.chain_curve_held(state.assumption())?, state.chain_parameters()?);
    let flow = state.exogenous_flow()?;
    let run = |flow| Session::run(&curve, &parameters, flow);
    Ok([run(&flow)?, run(&flow.mirrored())?])
}

impl Figure for PressureMap {
    fn finding(&self) -> RichText {
        RichText::plain(format!("{}. {}", zones_in_words(&self.map), self.opening()))
    }

    fn caption(&self) -> RichText {
        words::caption(self)
    }

    fn scene(&self, view: View) -> Scene {
        let share = if view.is_narrow() { 0.92 } else { 1.0 };
        let x = marks::prices(view);
        let above = self.map_panel(x.bare(), 250.0 * share, view);
        Scene { panels: vec![above, self.path_panel(x, 260.0 * share, view)] }
    }

    fn table(&self) -> Table {
        let mut table = Table::of(&HEADINGS);
        for (at, _) in self.map.sampled(|_, price| price).iter().step_by(10) {
            row(&mut table, &self.map, *at);
        }
        table
    }

    fn handles(&self) -> Vec<Handle> {
        let spot = self.spot();
        vec![Handle { limits: Some(WINDOW), ..Handle::direct("spot", (spot, self.map.up(spot)), Travel::Across) }]
    }
}

/// The columns of a table of the map: name and unit.
pub(super) const HEADINGS: [(&str, &str); 5] = [
    ("price", "$"),
    ("hedge order, price up 1%", "shares"),
    ("hedge order, price down 1%", "shares"),
    ("gross orders, price up 1%", "shares"),
    ("hedging", ""),
];

/// A row under them.
pub(super) fn row<'a>(table: &'a mut Table, map: &Map, at: f64) -> &'a mut Table {
    let numbers = table.row().price(at).signed(map.up(at), 0).signed(map.down(at), 0).grouped(map.gross(at), 0);
    numbers.text(map.pressure(at).verb())
}

impl PressureMap {
    fn map_panel(&self, x: Axis, height: f64, view: View) -> Panel {
        let (up, down) = (self.map.sampled(Map::up), self.map.sampled(Map::down));
        let gross = self.map.sampled(Map::gross);
        let y = marks::orders(&[&up, &down, &gross]);
        let mut marks = Marks::new();
        marks::zones(&mut marks, &self.map, (y.low, y.high), true, view);
        marks.area(envelope(&gross), ColorRole::Faint, 0.13);
        marks::filled(&mut marks, &up);
        marks.dashed(down.clone(), ColorRole::Soft, 1.25);
        marks.curve(up.clone(), ColorRole::Ink, 2.0);
        marks::text(&mut marks, gross[20], "gross".to_owned(), (ColorRole::Faint, Anchor::Above), (0.0, 0.0));
        for (curve, name, tone) in [(&up, "1% up", ColorRole::Ink), (&down, "1% down", ColorRole::Soft)] {
            let size = marks::peak(curve).1;
            if !rounds_to_nothing(size) {
                let text = format!("{name}: {}", compact_signed(size));
                marks::named(&mut marks, curve, text, tone);
            }
        }
        let spot = self.spot();
        marks::spot(&mut marks, spot, "opens at", self.map.up(spot), (y.low, y.high));
        Panel { x, y, marks, height }
    }

    fn path_panel(&self, x: Axis, height: f64, view: View) -> Panel {
        let end = f64::from(MINUTES);
        let y = marks::minutes((-end - 30.0, 0.0), -1.0).named("the session, minute by minute downwards");
        let mut marks = Marks::new();
        marks::zones(&mut marks, &self.map, (y.low, y.high), false, view);
        let mirrored = self.state.pick::<NewsDirection>() == NewsDirection::Mirrored;
        let runs = [(self.mirrored(), !mirrored, ColorRole::Faint, 1.0), (self.path(), mirrored, ColorRole::Ink, 1.75)];
        let (ours, theirs) = (self.path().at(MINUTES).spot(), self.mirrored().at(MINUTES).spot());
        for (path, flipped, tone, width) in runs {
            let mut points = Vec::new();
            for minute in path.until(MINUTES) {
                let at = minute.spot();
                let seen = (x.low..=x.high).contains(&at);
                points.push((if seen { at } else { f64::NAN }, -f64::from(minute.minute)));
            }
            marks.curve(points, tone, width);
            for jump in path.jumps(MINUTES).filter(|_| tone == ColorRole::Ink) {
                marks.dot((jump.spot(), -f64::from(jump.minute)), 3.5, tone);
            }
            let close = path.at(MINUTES).spot();
            if !(x.low..=x.high).contains(&close) {
                continue;
            }
            // On the outer side of the two, unless it would leave the picture there.
            let left = if tone == ColorRole::Ink { ours < theirs } else { theirs <= ours };
            let left = if left { close > x.low + NAME_DOLLARS } else { close > x.high - NAME_DOLLARS };
            let anchor = if left { Anchor::Left } else { Anchor::Right };
            let text = if flipped { "news mirrored" } else { "news as it came" };
            marks::text(&mut marks, (close, -end), text.to_owned(), (tone, anchor), (0.0, 8.0));
        }
        Panel { x, y, marks, height }
    }
}

/// The ground between a size and its negative.
fn envelope(sizes: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let mut outline = sizes.to_vec();
    for (price, size) in sizes.iter().rev() {
        outline.push((*price, -size));
    }
    outline
}

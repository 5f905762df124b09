//! Three reasons to trade: the next order, split exactly into what price, time and volatility cause.

mod bars;

use super::{FigureSpec, Preset, TRADE};
use crate::chart::{Anchor, Axis, ColorRole, Figure, Marks, Panel, RichText, Scene, Table, View};
use crate::figures::drawing::axes;
pub use crate::figures::shared::clocks::split;
use crate::figures::shared::clocks::{Cause, Part, Passed};
use crate::figures::shared::target::{self, Target, Unmet};
use crate::figures::words::{common, three_clocks as words};
use crate::format::compact;
use crate::model::time::days_from_minutes;
use crate::model::{ModelError, Moment, Split, first_order_split};
use crate::scenario::{Key, Scenario, Setting, set};
use crate::units::{HOURS_PER_DAY, MINUTES_PER_HOUR, PERCENT};
use bars::column;

/// The figure as the page hosts it.
pub const SPEC: FigureSpec = FigureSpec {
    id: "three-clocks",
    claims: "B1",
    inputs: &[TRADE, &[Key::Move, Key::Hours, Key::IvShift]],
    controls: &[Key::Move, Key::Hours, Key::IvShift],
    more: &[],
    played: None,
    nudge: None,
    presets: &[
        &Preset {
            name: "all-three",
            label: words::ALL_THREE.label,
            note: words::ALL_THREE.note,
            values: &[set(Key::Move, 2.0), set(Key::Hours, 3.0 * HOURS_PER_DAY), set(Key::IvShift, 10.0)],
        },
        &Preset {
            name: "only-price",
            label: words::ONLY_PRICE.label,
            note: words::ONLY_PRICE.note,
            values: &[set(Key::Move, 2.0), set(Key::Hours, 0.0), set(Key::IvShift, 0.0)],
        },
        &Preset {
            name: "only-time",
            label: words::ONLY_TIME.label,
            note: words::ONLY_TIME.note,
            values: &beside_strike(HOURS_PER_DAY, 0.0),
        },
        &Preset {
            name: "only-volatility",
            label: words::ONLY_VOLATILITY.label,
            note: words::ONLY_VOLATILITY.note,
            values: &beside_strike(0.0, 3.0),
        },
    ],
    actions: &[],
    method: words::METHOD,
    compute: |inputs| Ok(Box::new(ThreeClocks::new(&inputs.scenario)?)),
};

/// The same figure once more, in the playground, with the target of a challenge.
pub static IN_PLAYGROUND: FigureSpec = FigureSpec {
    id: "play-three-clocks",
    claims: "",
    controls: &[],
    presets: &[],
    compute: |inputs| {
        let state = &inputs.scenario;
        let target = Target::unmet(Target::OF_TIME, state).next();
        Ok(Box::new(ThreeClocks { target, ..ThreeClocks::new(state)? }))
    },
    ..SPEC
};

/// Narrower frames name the reasons in one word.
const ROOMY_PX: f64 = 560.0;

/// Spot $2 above the strike, five days left and 20%, where time and volatility bring orders although price stands
/// still. So many hours pass, and volatility shifts by so many points.
const fn beside_strike(hours: f64, points: f64) -> [Setting; 7] {
    [
        set(Key::Spot, 102.0),
        set(Key::Strike, 100.0),
        set(Key::Days, 5.0),
        set(Key::Iv, 20.0),
        set(Key::Move, 0.0),
        set(Key::Hours, hours),
        set(Key::IvShift, points),
    ]
}

/// The computed figure.
pub struct ThreeClocks {
    state: Scenario,
    to: Moment,
    split: Split,
    first_order: Split,
    /// What time alone should bring.
    target: Option<Unmet>,
}

/// What the three clocks do, as the start of a sentence; none if none of them moves.
///
/// # Errors
/// What the model refuses of the state.
pub fn change(state: &Scenario) -> Result<Option<String>, ModelError> {
    Ok(change_to(state, &state.after_clocks()?))
}

fn change_to(state: &Scenario, to: &Moment) -> Option<String> {
    words::change(reasons(state, to))
}

/// What each of the three does, in words; none for one that stands still.
fn reasons(state: &Scenario, to: &Moment) -> [Option<String>; 3] {
    let passed = match to.minutes_passed() {
        some if some > 0.0 && has_expired(state) => Passed::ToExpiry,
        some if some > 0.0 => Passed::Days(days_from_minutes(some)),
        _ => Passed::None,
    };
    words::reasons(state.get(Key::Move), passed, to.volatility_shift() * PERCENT)
}

fn has_expired(state: &Scenario) -> bool {
    state.get(Key::Hours) * MINUTES_PER_HOUR >= state.minutes_to_expiry()
}

impl ThreeClocks {
    /// Computes it from the state.
    ///
    /// # Errors
    /// What the model refuses of the state.
    pub fn new(state: &Scenario) -> Result<Self, ModelError> {
        let first_order = first_order_split(&state.book()?, &state.now()?, &state.after_clocks()?);
        Ok(Self { state: *state, to: state.after_clocks()?, split: split(state)?, first_order, target: None })
    }

    fn parts(&self) -> [Part; 3] {
        let (exact, guess) = (&self.split, &self.first_order);
        [
            Part { cause: Cause::Price, exact: exact.price_shares, guess: guess.price_shares },
            Part { cause: Cause::Time, exact: exact.time_shares, guess: guess.time_shares },
            Part { cause: Cause::Volatility, exact: exact.volatility_shares, guess: guess.volatility_shares },
        ]
    }

    /// The order that time alone should at least bring, on the side on which it brings one.
    fn asked_of_time(&self) -> f64 {
        if self.split.time_shares < 0.0 { -target::BY_TIME } else { target::BY_TIME }
    }

    fn mark_target(&self, marks: &mut Marks, unmet: Unmet, x_low: f64, y: &Axis) {
        let asked = self.asked_of_time();
        // Where no bar ends.
        let (corner, down) = if asked < 0.0 { (y.low, -9.0) } else { (y.high, 9.0) };
        // Where price moves as well, the bar of time does not begin at zero, and there is no one height for it.
        if unmet.is_allowed {
            marks.dashed_line((0.5, asked), (1.5, asked), ColorRole::Accent, 2.0);
        }
        let name = common::target(unmet);
        marks.label((x_low, corner), name, ColorRole::Accent, Anchor::Right).bold().shifted(-4.0, down);
    }

    fn axis(&self) -> Axis {
        let mut edges = vec![0.0, self.split.total()];
        edges.extend(self.target.map(|_| self.asked_of_time()));
        let mut sum = 0.0;
        for part in self.parts() {
            sum += part.exact;
            edges.push(sum);
        }
        let (low, high) = edges.iter().fold((0.0_f64, 0.0_f64), |(low, high), edge| (low.min(*edge), high.max(*edge)));
        if high - low < 1.0 {
            // Less than a share: an axis without extent.
            return axes::around_zero(0.0, 1.0, 1, common::HEDGE_ORDER);
        }
        let room = 0.17 * (high - low);
        let end = |edge: f64| if edge.abs() < bars::DUST { 0.2 * room } else { room };
        Axis::linear(low - end(low), high + end(high)).ticked(5, &compact).named(common::HEDGE_ORDER)
    }
}

impl Figure for ThreeClocks {
    fn finding(&self) -> RichText {
        match change_to(&self.state, &self.to) {
            Some(change) => words::finding(&change, &self.parts()),
            None => words::nothing_has_changed(),
        }
    }

    fn caption(&self) -> RichText {
        let said = RichText::plain(words::CAPTION);
        let said = if has_expired(&self.state) && self.to.minutes_passed() > 0.0 {
            said.say(words::expired(self.state.get(Key::Days), self.to.spot() == self.state.get(Key::Strike)))
        } else {
            said
        };
        if self.state.get(Key::IvShift) < -self.state.get(Key::Iv) { said.say(words::STOPS_AT_ZERO) } else { said }
    }

    fn scene(&self, view: View) -> Scene {
        let y = self.axis();
        let roomy = view.width >= ROOMY_PX;
        let mut x = Axis::linear(-0.55, 3.6);
        let mut marks = Marks::new();
        marks.line((x.low, 0.0), (x.high, 0.0), ColorRole::Rule, 1.0);
        marks.line((2.5, y.low), (2.5, y.high), ColorRole::Rule, 1.0);
        let (mut sum, mut at) = (0.0, 0.0);
        for (Part { cause, exact, .. }, reason) in self.parts().into_iter().zip(reasons(&self.state, &self.to)) {
            x.tick(at, reason.filter(|_| roomy).unwrap_or_else(|| words::cause(cause).to_owned()));
            sum += exact;
            let end = if at < 1.5 { at + 1.0 + bars::HALF } else { at + 1.0 - bars::HALF };
            marks.line((at - bars::HALF, sum), (end, sum), ColorRole::Faint, 1.0);
            column(&mut marks, at, sum - exact, exact);
            at += 1.0;
        }
        x.tick(at, words::WHOLE[usize::from(!roomy)]);
        column(&mut marks, at, 0.0, self.split.total());
        if let Some(unmet) = self.target {
            self.mark_target(&mut marks, unmet, x.low, &y);
        }
        Scene::of(Panel { x, y, marks, height: if view.is_narrow() { 290.0 } else { 340.0 } })
    }

    fn table(&self) -> Table {
        let mut table = Table::of(&words::HEADINGS);
        let mut row = |name: String, exact: f64, guess: f64| {
            table.row().text(name).signed(exact, 0).signed(guess, 0).signed(guess - exact, 0);
        };
        for Part { cause, exact, guess } in self.parts() {
            row(words::cause_and_greek(cause), exact, guess);
        }
        row(words::WHOLE[0].to_owned(), self.split.total(), self.first_order.total());
        table
    }
}

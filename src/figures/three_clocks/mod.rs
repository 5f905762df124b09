//! Three reasons to trade: the next order, split exactly into what price, time and volatility cause.

mod bars;
mod words;

use super::{FigureSpec, Preset, TRADE};
use crate::chart::{Axis, ColorRole, Figure, Handle, Marks, Panel, RichText, Scene, Table, View};
use crate::figures::shared::{axes, wording};
use crate::format::{compact, duration, several, trimmed};
use crate::model::time::days_from_minutes;
use crate::model::{ModelError, Moment, Split, first_order_split, rounds_to_nothing, split_order};
use crate::scenario::{Key, Scenario, Setting, set};
use crate::units::{HOURS_PER_DAY, MINUTES_PER_HOUR, PERCENT};
use bars::column;

/// The figure as the page hosts it.
pub static SPEC: FigureSpec = FigureSpec {
    id: "three-clocks",
    claims: "B1",
    reads: &[TRADE, &[Key::Move, Key::Hours, Key::IvShift]],
    controls: &[Key::Move, Key::Hours, Key::IvShift],
    played: None,
    presets: &[
        &Preset {
            name: "all-three",
            label: "All three",
            note: printed!("Price, time and volatility change together."),
            values: &[set(Key::Move, 2.0), set(Key::Hours, HOURS_PER_DAY), set(Key::IvShift, 3.0)],
        },
        &Preset {
            name: "only-price",
            label: "Only price",
            note: printed!("Price moves while time and volatility stand still."),
            values: &[set(Key::Move, 2.0), set(Key::Hours, 0.0), set(Key::IvShift, 0.0)],
        },
        &Preset {
            name: "only-time",
            label: "Only time",
            note: printed!("Price stands still $2 above the strike. A day passes, and that alone causes an order."),
            values: &beside_strike(HOURS_PER_DAY, 0.0),
        },
        &Preset {
            name: "only-volatility",
            label: "Only volatility",
            note: printed!(
                "Price stands still $2 above the strike, and so does time. The market expects more movement, and that alone causes \
                 an order."
            ),
            values: &beside_strike(0.0, 3.0),
        },
    ],
    open: false,
    how: printed!(
        "The whole order is the hedge after all three changes less the hedge before, revalued in full. It is shared \
          out by letting price, time and volatility change one after the other in each of the six possible orders and \
          taking the average (the Shapley value). The parts add up exactly; that they are shared out this way is a \
          convention. Beside them stands the usual first-order estimate: gamma × move, charm × time, vanna × shift."
    ),
    compute: |state| Ok(Box::new(ThreeClocks::new(state)?)),
};

/// Narrower frames name the columns in one word.
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
}

/// The next order by cause, in shares.
///
/// # Errors
/// What the model refuses of the state.
pub fn split(state: &Scenario) -> Result<Split, ModelError> {
    Ok(split_order(&state.book()?, &state.now()?, &state.after_clocks()?))
}

/// What the three clocks do, as the start of a sentence: “Price up $2, 1 day on, volatility up 3
/// points”; nothing if none of them moves.
///
/// # Errors
/// What the model refuses of the state.
pub fn change(state: &Scenario) -> Result<Option<String>, ModelError> {
    Ok(change_to(state, &state.after_clocks()?))
}

fn change_to(state: &Scenario, to: &Moment) -> Option<String> {
    let (dollars, points) = (state.get(Key::Move), to.volatility_shift() * PERCENT);
    let price = (dollars != 0.0).then(|| wording::price_move(dollars));
    let time = (to.minutes_passed() > 0.0).then(|| {
        if has_expired(state) {
            "at expiry".to_owned()
        } else {
            format!("{} on", duration(days_from_minutes(to.minutes_passed())))
        }
    });
    let volatility = (points != 0.0).then(|| {
        let size = several(&trimmed(points.abs(), 1), "point");
        format!("volatility {} {size}", if points > 0.0 { "up" } else { "down" })
    });
    let text = [price, time, volatility].into_iter().flatten().collect::<Vec<_>>().join(", ");
    (!text.is_empty()).then(|| wording::capitalised(&text))
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
        Ok(Self { state: *state, to: state.after_clocks()?, split: split(state)?, first_order })
    }

    /// Name, greek, part of the order and first-order estimate, in shares.
    fn parts(&self) -> [(&'static str, &'static str, f64, f64); 3] {
        let (exact, guess) = (&self.split, &self.first_order);
        [
            ("price", "gamma", exact.price_shares, guess.price_shares),
            ("time", "charm", exact.time_shares, guess.time_shares),
            ("volatility", "vanna", exact.volatility_shares, guess.volatility_shares),
        ]
    }

    fn axis(&self) -> Axis {
        let mut edges = vec![0.0, self.split.total()];
        let mut sum = 0.0;
        for (_, _, part, _) in self.parts() {
            sum += part;
            edges.push(sum);
        }
        let reach = |edges: &[f64]| {
            edges.iter().fold((0.0_f64, 0.0_f64), |(low, high), edge| (low.min(*edge), high.max(*edge)))
        };
        let (low, high) = reach(&edges);
        // The estimate is seen too, unless it misses so far that it would squeeze the order.
        let guess = self.first_order.total();
        if (low - 0.5 * (high - low)..=high + 0.5 * (high - low)).contains(&guess) {
            edges.push(guess);
        }
        let (low, high) = reach(&edges);
        if high - low < 1.0 {
            // Less than a share: an axis without extent.
            return axes::around_zero(0.0, 1.0, 1, "hedge order (shares)");
        }
        let room = 0.17 * (high - low);
        let end = |edge: f64| if edge == 0.0 { 0.2 * room } else { room };
        Axis::linear(low - end(low), high + end(high)).ticked(5, &compact).named("hedge order (shares)")
    }
}

impl Figure for ThreeClocks {
    fn finding(&self) -> RichText {
        let Some(change) = change_to(&self.state, &self.to) else {
            return RichText::plain("Nothing has changed, so the hedge can stay as it is");
        };
        let total = self.split.total();
        let start = RichText::plain(format!("{change}: the dealer ")).and(wording::order(total));
        if rounds_to_nothing(total) { start } else { start.say(self.because()) }
    }

    fn caption(&self) -> RichText {
        let words =
            RichText::plain("Each bar begins where the one before it ends, so the three add up to the whole order. ")
                .say(format!(
                    "Dashed: what {} alone would guess.",
                    self.only_greek().unwrap_or("gamma, charm and vanna")
                ))
                .say(self.miss());
        let words = if has_expired(&self.state) && self.to.minutes_passed() > 0.0 {
            let days = duration(self.state.get(Key::Days));
            let counted = if self.to.spot() == self.state.get(Key::Strike) {
                "and with price exactly at the strike each counts as half its shares"
            } else {
                "from then on each counts as shares in full or not at all"
            };
            words.say(format!(" The options expire after {days}; {counted}."))
        } else {
            words
        };
        if self.state.get(Key::IvShift) < -self.state.get(Key::Iv) {
            words.say(" Volatility cannot fall below zero, so it stops there.")
        } else {
            words
        }
    }

    fn scene(&self, view: View) -> Scene {
        let y = self.axis();
        let roomy = view.width >= ROOMY_PX;
        let last = if roomy { "the whole order" } else { "order" };
        let mut x = Axis::linear(-0.55, 3.6);
        let mut marks = Marks::new();
        marks.line((x.low, 0.0), (x.high, 0.0), ColorRole::Rule, 1.0);
        marks.line((2.5, y.low), (2.5, y.high), ColorRole::Rule, 1.0);
        let (mut sum, mut at) = (0.0, 0.0);
        for (name, greek, part, guess) in self.parts() {
            x.tick(at, if roomy { format!("{name} ({greek})") } else { name.to_owned() });
            sum += part;
            let end = if at < 1.5 { at + 1.0 + bars::HALF } else { at + 1.0 - bars::HALF };
            marks.line((at - bars::HALF, sum), (end, sum), ColorRole::Faint, 1.0);
            column(&mut marks, at, sum - part, part, guess, &y, false);
            at += 1.0;
        }
        x.tick(at, last);
        column(&mut marks, at, 0.0, self.split.total(), self.first_order.total(), &y, true);
        Scene::of(Panel { x, y, marks, height: if view.is_narrow() { 290.0 } else { 340.0 } })
    }

    fn table(&self) -> Table {
        let mut table = Table::of(&[
            ("part", ""),
            ("hedge order", "shares"),
            ("first-order estimate", "shares"),
            ("estimate less order", "shares"),
        ]);
        let mut row = |name: String, exact: f64, guess: f64| {
            table.row().text(name).signed(exact, 0).signed(guess, 0).signed(guess - exact, 0);
        };
        for (name, greek, exact, guess) in self.parts() {
            row(format!("{name} ({greek})"), exact, guess);
        }
        row("the whole order".to_owned(), self.split.total(), self.first_order.total());
        table
    }

    fn handles(&self) -> Vec<Handle> {
        Vec::new()
    }
}

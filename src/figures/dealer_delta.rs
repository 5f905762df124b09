//! Dealer delta: how many shares the dealer's options behave like, at every price, and the hedge
//! that mirrors them.

use super::{FigureSpec, Preset, TRADE};
use crate::chart::{Anchor, Axis, ColorRole, Figure, Handle, Marks, Panel, RichText, Scene, Table, Travel, View};
use crate::figures::drawing::axes;
use crate::figures::shared::gap::or_gap;
use crate::figures::shared::target::{Target, Unmet};
use crate::figures::words::{common, dealer_delta as words, grammar};
use crate::model::time::minutes_from_days;
use crate::model::{Book, CONTRACT_MULTIPLIER, ModelError, Moment, OptionKind, hedge_order_shares, rounds_to_nothing};
use crate::scenario::{CustomerSide, Key, Scenario, set};

/// The figure as the page hosts it.
pub const SPEC: FigureSpec = FigureSpec {
    id: "dealer-delta",
    claims: "B1",
    inputs: &[TRADE, &[Key::Move]],
    controls: &[Key::Move],
    more: &[],
    played: None,
    nudge: None,
    presets: PRESETS,
    actions: &[],
    method: words::METHOD,
    compute: |inputs| Ok(Box::new(DealerDelta::new(&inputs.scenario)?)),
};

/// The same figure once more, in the playground, with the target of a challenge.
pub static IN_PLAYGROUND: FigureSpec = FigureSpec {
    id: "play-dealer-delta",
    claims: "",
    controls: &[],
    more: &[],
    compute: |inputs| {
        let target = Target::unmet(Target::OF_NEXT_ORDER, &inputs.scenario).next();
        Ok(Box::new(DealerDelta { target, ..DealerDelta::new(&inputs.scenario)? }))
    },
    ..SPEC
};

/// How far the picture reaches from the strike, per 100 of the scale of prices: the first that holds the spot.
const REACHES: [f64; 3] = [10.0, 25.0, 100.0];
/// Room beyond the reach, so that the marker never sits on the edge.
const SLACK: f64 = 1.2;
/// The lowest price that is drawn, per 100 of the scale.
const LOWEST: f64 = 1.0;
/// A target's half width as a share of the picture's, and its least half height.
const TARGET_WIDTH: f64 = 0.011;
const TARGET_LEAST: f64 = 0.006;
const SAMPLES: u32 = 240;
const TABLE_STEPS: u32 = 24;
/// The shortest time that is drawn “at expiry”.
const AT_EXPIRY: f64 = 0.0;
/// A price no further from the strike than this share of it is at the strike, but for the dust of binary fractions.
const DUST: f64 = 1e-12;

/// The same open interest in three settings.
static PRESETS: &[&Preset] = &[&NEAR, &FAR, &MONTH_LONG];

/// At the strike on the last day, short.
pub static NEAR: Preset = Preset {
    name: "near",
    label: words::NEAR.label,
    note: words::NEAR.note,
    values: &[set(Key::Spot, 100.0), set(Key::Strike, 100.0), set(Key::Days, 1.0), CustomerSide::Buys.setting()],
};
/// The same, $10 away.
pub static FAR: Preset = Preset {
    name: "far",
    label: words::FAR.label,
    note: words::FAR.note,
    values: &[set(Key::Spot, 110.0), set(Key::Strike, 100.0), set(Key::Days, 1.0), CustomerSide::Buys.setting()],
};
/// At the strike with a month to go, long.
pub static MONTH_LONG: Preset = Preset {
    name: "month-long",
    label: words::MONTH_LONG.label,
    note: words::MONTH_LONG.note,
    values: &[set(Key::Spot, 100.0), set(Key::Strike, 100.0), set(Key::Days, 30.0), CustomerSide::Sells.setting()],
};

/// The computed figure.
pub struct DealerDelta {
    state: Scenario,
    book: Book,
    later: Book,
    later_days: f64,
    expired: Book,
    /// Left and right edge, and how far spot can be dragged from the strike, per 100 of the scale of prices.
    range: (f64, f64),
    reach: f64,
    order_shares: f64,
    /// What the order of the next small move should be.
    target: Option<Unmet>,
}

impl DealerDelta {
    /// Computes it from the state.
    ///
    /// # Errors
    /// What the model refuses of the state.
    pub fn new(state: &Scenario) -> Result<Self, ModelError> {
        let (spot, strike) = (state.per_hundred(Key::Spot), state.per_hundred(Key::Strike));
        let reach = REACHES.into_iter().find(|reach| (spot - strike).abs() <= *reach).unwrap_or(REACHES[2]);
        let low = (strike - reach * SLACK).max(LOWEST);
        let later_days = if state.get(Key::Days) < 20.0 { 60.0 } else { 5.0 };
        let book = state.book()?;
        let order_shares = hedge_order_shares(&book, &state.now()?, &state.after_move()?);
        Ok(Self {
            state: *state,
            later: state.book_expiring_in(minutes_from_days(later_days))?,
            expired: state.book_expiring_in(AT_EXPIRY)?,
            book,
            later_days,
            range: (low, strike + reach * SLACK),
            reach,
            order_shares,
            target: None,
        })
    }

    /// Left and right edge, in dollars.
    fn edges(&self) -> (f64, f64) {
        self.state.scale().at_both(self.range)
    }

    fn prices(&self, steps: u32) -> impl Iterator<Item = f64> {
        let ((low, high), scale, strike) = (self.range, self.state.scale(), self.state.per_hundred(Key::Strike));
        (0..=steps).map(move |step| {
            let price = low + (high - low) * f64::from(step) / f64::from(steps);
            scale.at(if (price - strike).abs() < DUST * strike { strike } else { price })
        })
    }

    fn curve(&self, book: &Book, sign: f64) -> Vec<(f64, f64)> {
        self.prices(SAMPLES).map(|spot| (spot, sign * delta_at(book, spot))).collect()
    }

    /// The step at expiry, with its vertical part drawn at the strike itself.
    fn step(&self) -> Vec<(f64, f64)> {
        let strike = self.state.get(Key::Strike);
        let (low, high) = self.edges();
        let at_side = |spot: f64| delta_at(&self.expired, spot);
        vec![(low, at_side(low)), (strike, at_side(low)), (strike, at_side(high)), (high, at_side(high))]
    }

    fn spot(&self) -> f64 {
        self.state.get(Key::Spot)
    }

    fn delta(&self, spot: f64) -> f64 {
        delta_at(&self.book, spot)
    }

    /// The order, drawn as a step along the hedge: across by the move, up by the shares.
    fn mark_order(&self, marks: &mut Marks) {
        let (from, to) = (self.spot(), self.spot() + self.state.get(Key::Move));
        let (low, high) = self.edges();
        if from == to || !(low..=high).contains(&to) {
            return;
        }
        let (before, after) = (-self.delta(from), -self.delta(to));
        let role = ColorRole::of_sign(self.order_shares);
        // On the far side of the move.
        let anchor = if to > from { Anchor::Right } else { Anchor::Left };
        marks.dashed_line((from, before), (to, before), role, 1.5);
        marks.arrow((to, before), (to, after), role, 2.5);
        marks.dot((from, before), 4.0, ColorRole::Ink);
        if !rounds_to_nothing(self.order_shares) {
            let text = grammar::order_label(self.order_shares);
            marks.label((to, f64::midpoint(before, after)), text, role, anchor).bold();
        }
    }

    /// Where the hedge has to stand after the next small move up to meet the target: the curve has to pass through it.
    fn mark_target(&self, marks: &mut Marks, unmet: Unmet, (x, y): (&Axis, &Axis)) {
        let (at, half) = (self.spot() + self.state.scale().small_move(), (x.high - x.low) * TARGET_WIDTH);
        let (hedge, least) = (-self.delta(self.spot()), (y.high - y.low) * TARGET_LEAST);
        for (from, to) in unmet.target.asked() {
            let (from, to) = ((hedge + from).max(y.low), (hedge + to).min(y.high));
            let middle = f64::midpoint(from, to);
            let tall = (0.5 * (to - from)).max(least);
            if at + half <= x.high && from <= to {
                marks.bar((at - half, middle - tall), (at + half, middle + tall), ColorRole::Accent, 0.3);
            }
        }
        let (left, right) = ((x.low, y.high), (x.high, y.high));
        let calls = self.state.option_kind() == OptionKind::Call;
        let (corner, side, shift) = if calls { (left, Anchor::Right, -4.0) } else { (right, Anchor::Left, 4.0) };
        marks.label(corner, common::target(unmet), ColorRole::Accent, side).bold().shifted(shift, 9.0);
    }

    fn y_axis(&self) -> Axis {
        let most = self.state.dealer_contracts().abs() * CONTRACT_MULTIPLIER;
        axes::around_zero(most, 1.12, 5, words::SHARES)
    }
}

/// The dealer's delta of a book at a price, in shares.
fn delta_at(book: &Book, spot: f64) -> f64 {
    or_gap(Moment::at(spot).map(|moment| book.delta_shares(&moment)))
}

impl Figure for DealerDelta {
    fn finding(&self) -> RichText {
        // “More” only of what is held already.
        let more = self.order_shares * -self.delta(self.spot()) >= 0.5;
        words::finding(self.state.get(Key::Move), self.order_shares, more)
    }

    fn caption(&self) -> RichText {
        let [bold, mirrored] = words::CAPTION;
        RichText::plain(bold).say(mirrored)
    }

    fn scene(&self, view: View) -> Scene {
        let (low, high) = self.edges();
        let strike = self.state.get(Key::Strike);
        let short = self.state.customer_buys();
        let y = self.y_axis();
        let hedge_role = if -self.delta(self.spot()) >= 0.0 { ColorRole::Buy } else { ColorRole::Sell };
        let count = if view.is_narrow() { 5 } else { 8 };
        let x = axes::prices(low, high, count, common::PRICE_OF_UNDERLYING);
        let calls = self.state.option_kind() == OptionKind::Call;
        // Names stand where the curves are flat: calls far above the strike, puts far below.
        let far = if calls { high - (high - low) * 0.02 } else { low + (high - low) * 0.02 };
        let side = if calls { Anchor::Left } else { Anchor::Right };
        let label_y = |spot: f64| self.delta(spot);
        // Outside of all curves: the one of a later expiry runs between them and zero.
        let down = if label_y(far) < 0.0 { 11.0 } else { -11.0 };
        let mut marks = Marks::new();
        marks.dashed_line((strike, y.low), (strike, y.high), ColorRole::Rule, 1.0);
        marks
            .label((strike, y.high), common::at_strike(strike, self.state.scale()), ColorRole::Soft, Anchor::Above)
            .shifted(0.0, 5.0);
        marks.line((low, 0.0), (high, 0.0), ColorRole::Rule, 1.0);
        marks.curve(self.step(), ColorRole::Faint, 1.25);
        marks.dashed(self.curve(&self.later, 1.0), ColorRole::Faint, 1.5);
        marks.curve(self.curve(&self.book, -1.0), hedge_role, 1.75);
        marks.curve(self.curve(&self.book, 1.0), ColorRole::Ink, 2.75);
        if let Some(target) = self.target {
            self.mark_target(&mut marks, target, (&x, &y));
        }
        self.mark_order(&mut marks);
        let near = if calls { low + (high - low) * 0.02 } else { high - (high - low) * 0.02 };
        let near_side = if calls { Anchor::Right } else { Anchor::Left };
        let later_x = if calls { low + (high - low) * 0.12 } else { high - (high - low) * 0.12 };
        let later_y = delta_at(&self.later, later_x);
        // Beside the free end of the step, where no curve comes near.
        let step_end = (strike, delta_at(&self.expired, if calls { high } else { low }));
        marks.label(step_end, words::AT_EXPIRY, ColorRole::Soft, side);
        let now = words::options_now(self.state.get(Key::Days));
        marks.label((far, label_y(far)), now, ColorRole::Ink, side).bold().shifted(0.0, down);
        marks.label((far, -label_y(far)), words::HEDGE, hedge_role, side).bold().shifted(0.0, -down);
        let later = words::options_later(self.later_days);
        marks.label((near, later_y), later, ColorRole::Soft, near_side).shifted(0.0, if short { 22.0 } else { -22.0 });
        marks.dot((self.spot(), self.delta(self.spot())), 7.0, ColorRole::Ink);
        let height = if view.is_narrow() { 320.0 } else { 400.0 };
        Scene::of(Panel { x, y, marks, height })
    }

    fn table(&self) -> Table {
        let mut table = Table::of(&words::HEADINGS).along(0);
        table.columns[4].name = words::delta_later(self.later_days);
        let mut prices: Vec<f64> = self.prices(TABLE_STEPS).collect();
        let place = prices.partition_point(|price| *price < self.spot());
        if prices.get(place) != Some(&self.spot()) {
            prices.insert(place, self.spot());
        }
        let here = self.delta(self.spot());
        for spot in prices {
            let delta = self.delta(spot);
            table.row().price(spot).signed(delta, 0).signed(0.0 - delta, 0).signed(here - delta, 0);
            for book in [&self.later, &self.expired] {
                table.signed(delta_at(book, spot), 0);
            }
        }
        table
    }

    fn handles(&self) -> Vec<Handle> {
        let strike = self.state.per_hundred(Key::Strike);
        let spot = Key::Spot.control();
        let limits = (spot.clamp(strike - self.reach), spot.clamp(strike + self.reach));
        let limits = self.state.scale().at_both(limits);
        let at = (self.spot(), self.delta(self.spot()));
        vec![Handle { limits: Some(limits), ..Handle::direct(Key::Spot.name(), at, Travel::Across) }]
    }
}

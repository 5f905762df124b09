//! Share of flow: the ordinary chart of a session, and the two layers of orders behind it.

use super::Spec;
use super::three_books::{Path, ThreeBooks};
use crate::model::session::{MINUTES, Minute};
use crate::scenario::session::GammaSide;
use crate::scenario::{Key, Scenario};
use crate::ui::chart::{Anchor, Axis, Cell, Column, Figure, Handle, Mark, Panel, Scene, Table, Tone, View, Words};
use crate::ui::format::{compact, grouped, price, signed};

/// The figure as the page hosts it.
pub static SPEC: Spec = Spec {
    id: "share-of-flow",
    claims: "C4",
    reads: &[
        Key::Spot,
        Key::Strike,
        Key::Oi,
        Key::Iv,
        Key::Kappa,
        Key::Sessions,
        Key::Rule,
        Key::Band,
        Key::Cap,
        Key::Seed,
        Key::NewsVol,
        Key::Flip,
        Key::Minute,
        Key::Dealer,
    ],
    controls: &[Key::Dealer, Key::Oi, Key::Kappa],
    played: Some(Key::Minute),
    presets: &[],
    open: false,
    how: "Orders are netted within each quarter of an hour. Outside orders are counted by what they do: as many \
          shares as move price as far as that minute's news did, at the impact that you set. What others buy and sell \
          without moving price is in neither layer. The share is the size of the hedge orders over the size of both, \
          whatever their signs; for the session it is the sum of all quarters.",
    compute: |state| Box::new(ShareOfFlow::new(state)),
};

/// Minutes of a bucket.
const BUCKET: u16 = 15;
const PERCENT: f64 = 100.0;

/// A quarter of an hour.
#[derive(Debug, Clone, Copy)]
struct Bucket {
    from: u16,
    to: u16,
    /// Prices: open, close, low, high; dollars.
    open: f64,
    close: f64,
    low: f64,
    high: f64,
    /// Net outside order in shares; nothing where orders have no impact to be counted by.
    outside: Option<f64>,
    /// Net hedge order in shares.
    hedge: f64,
}

impl Bucket {
    fn of(path: &Path, from: u16, to: u16, lambda: f64) -> Self {
        let (before, minutes) = (path.at(from), &path.until(to)[usize::from(from) + 1..]);
        let open = before.spot();
        let prices = minutes.iter().map(Minute::spot);
        let (low, high) = prices.fold((open, open), |(low, high), at| (low.min(at), high.max(at)));
        Self {
            from,
            to,
            open,
            close: path.at(to).spot(),
            low,
            high,
            outside: minutes.iter().map(|minute| minute.outside_order(lambda)).sum(),
            hedge: minutes.iter().map(|minute| minute.trade).sum(),
        }
    }
}

/// The share of hedge orders among all orders by size, 0 to 1; nothing if there is no order, or none
/// that can be counted.
fn share<'a>(buckets: impl IntoIterator<Item = &'a Bucket>) -> Option<f64> {
    let (mut hedge, mut all) = (0.0, 0.0);
    for bucket in buckets {
        hedge += bucket.hedge.abs();
        all += bucket.hedge.abs() + bucket.outside?.abs();
    }
    (all > 0.0).then(|| hedge / all)
}

/// “13”, “under 1”, “over 99”: per cent of a share.
#[must_use]
pub fn whole_per_cent(share: f64) -> String {
    match grouped(share * PERCENT, 0) {
        nothing if nothing == "0" && share > 0.0 => "under 1".to_owned(),
        all if all == "100" && share < 1.0 => "over 99".to_owned(),
        usual => usual,
    }
}

/// The computed figure.
pub struct ShareOfFlow {
    side: GammaSide,
    /// The quarters played so far, the last one perhaps in part.
    done: Vec<Bucket>,
    session: Vec<Bucket>,
    minute: u16,
}

impl ShareOfFlow {
    /// Computes it from the state.
    #[must_use]
    pub fn new(state: &Scenario) -> Self {
        let (side, books, minute) = (state.gamma_side(), ThreeBooks::of(state), state.minute());
        let lambda = state.impact().per_share();
        let quarters = |last: u16| {
            let quarter = |from: u16| Bucket::of(books.path(side), from, (from + BUCKET).min(last), lambda);
            (0..last).step_by(BUCKET.into()).map(quarter).collect()
        };
        Self { side, done: quarters(minute), session: quarters(MINUTES), minute }
    }

    fn done(&self) -> &[Bucket] {
        &self.done
    }

    /// Every quarter of the session, so that axes stand still while it is played.
    fn all(&self) -> impl Iterator<Item = &Bucket> {
        self.session.iter().chain(&self.done)
    }

    /// Hedging's share of the orders shown, 0 to 1.
    #[must_use]
    pub fn share(&self) -> Option<f64> {
        share(self.done())
    }
}

impl Figure for ShareOfFlow {
    fn finding(&self) -> Words {
        if self.minute == 0 {
            return Words::plain("The session opens: two layers of orders are about to make one price");
        }
        let Some(share) = self.share() else {
            return Words::plain("Without price impact no order moves price, so there is no flow to divide");
        };
        let [hedge, rest] = [share, 1.0 - share].map(whole_per_cent);
        let so_far = if self.minute < MINUTES { "so far " } else { "" };
        if self.side == GammaSide::NotHedging {
            return Words::plain(format!("Nobody hedges: all of the flow {so_far}came from elsewhere"));
        }
        Words::plain(format!(
            "Hedging {so_far}was {hedge} % of the flow; the other {rest} % came from elsewhere. An ordinary chart shows \
             neither"
        ))
    }

    fn reading(&self) -> Words {
        let words = Words::plain(
            "Above: the chart everybody sees, strong where price fell and pale where it rose. Below: the net orders of each \
             quarter of an hour, grey from outside, ",
        )
        .tone(Tone::Buy, "blue hedge buying")
        .say(", ")
        .tone(Tone::Sell, "orange hedge selling")
        .say(". ");
        match self.side {
            GammaSide::Long => words.say("The dealer is long gamma: most hedge orders go against the outside orders."),
            GammaSide::NotHedging => words.say("Choose a dealer who hedges to see the second layer."),
            GammaSide::Short => {
                words.say("The dealer is short gamma: most hedge orders go along with the outside orders.")
            }
        }
    }

    fn scene(&self, view: View) -> Scene {
        let every = if view.is_narrow() { 120 } else { 60 };
        let ticks = (0..=MINUTES).step_by(every).map(|minute| (f64::from(minute), minute.to_string())).collect();
        let x = Axis::linear(-4.0, f64::from(MINUTES) + 4.0).with_ticks(ticks);
        let x = x.named("minutes since the open (390 is the close)");
        let bare = x.clone().with_ticks(Vec::new()).named("");
        let scale = if view.is_narrow() { 0.88 } else { 1.0 };
        Scene {
            panels: vec![
                self.chart(bare.clone(), 190.0 * scale),
                self.layers(bare, 210.0 * scale, view),
                self.shares(x, 150.0 * scale),
            ],
        }
    }

    fn table(&self) -> Table {
        let columns = vec![
            Column::new("from", "minute"),
            Column::new("to", "minute"),
            Column::new("price at the end", "$"),
            Column::new("outside orders, net", "shares"),
            Column::new("hedge orders, net", "shares"),
            Column::new("hedging's share", "% of both"),
        ];
        let share_cell = |share: Option<f64>| {
            let share = share.map(|share| share * PERCENT);
            share.map_or_else(|| Cell::text("–"), |share| Cell::number(share, grouped(share, 1)))
        };
        let row = |bucket: &Bucket| {
            vec![
                Cell::number(bucket.from.into(), bucket.from.to_string()),
                Cell::number(bucket.to.into(), bucket.to.to_string()),
                Cell::number(bucket.close, price(bucket.close)),
                bucket.outside.map_or_else(|| Cell::text("–"), |outside| Cell::number(outside, signed(outside, 0))),
                Cell::number(bucket.hedge, signed(bucket.hedge, 0)),
                share_cell(share([bucket])),
            ]
        };
        Table { columns, rows: self.done().iter().map(row).collect() }
    }

    fn handles(&self) -> Vec<Handle> {
        Vec::new()
    }
}

impl ShareOfFlow {
    /// Candles, as most screens draw them: a thin line from low to high, a body from open to close.
    fn chart(&self, x: Axis, height: f64) -> Panel {
        let prices = || self.all().flat_map(|bucket| [bucket.low, bucket.high]);
        let (low, high) = (prices().fold(f64::INFINITY, f64::min), prices().fold(f64::NEG_INFINITY, f64::max));
        let room = (high - low).max(low * 1e-4) * 0.08;
        let decimals = if high - low < 1.0 { 2 } else { usize::from(high - low < 8.0) };
        let y = Axis::linear(low - room, high + room).ticked(4, |value| grouped(value, decimals));
        let mut marks = Vec::new();
        for bucket in self.done() {
            let (from, to) = (f64::from(bucket.from) + 3.0, f64::from(bucket.from + BUCKET) - 3.0);
            let middle = f64::midpoint(from, to);
            let opacity = if bucket.close < bucket.open { 0.9 } else { 0.35 };
            marks.push(Mark::curve(vec![(middle, bucket.low), (middle, bucket.high)], Tone::Soft, 1.25));
            marks.push(Mark::Bar { from: (from, bucket.open), to: (to, bucket.close), tone: Tone::Card, opacity: 1.0 });
            marks.push(Mark::Bar { from: (from, bucket.open), to: (to, bucket.close), tone: Tone::Ink, opacity });
        }
        Panel { x, y: y.named("the ordinary chart: price ($)"), marks, height }
    }

    fn layers(&self, x: Axis, height: f64, view: View) -> Panel {
        let sizes = self.all().flat_map(|bucket| [bucket.outside.unwrap_or(0.0).abs(), bucket.hedge.abs()]);
        let most = sizes.fold(0.0, f64::max);
        let most = if most > 0.0 { most * 1.12 } else { 1.0 };
        let name = if view.is_narrow() {
            "the orders behind it (shares)"
        } else {
            "the orders behind it (net shares per quarter of an hour)"
        };
        let y = Axis::linear(-most, most).ticked(5, compact).named(name);
        let mut marks = vec![Mark::curve(vec![(x.low, 0.0), (x.high, 0.0)], Tone::Rule, 1.0)];
        for bucket in self.done() {
            let (from, to) = (f64::from(bucket.from), f64::from(bucket.from + BUCKET));
            let bar = |inset: f64, size: f64, tone, opacity| Mark::Bar {
                from: (from + inset, 0.0),
                to: (to - inset, size),
                tone,
                opacity,
            };
            if let Some(outside) = bucket.outside {
                marks.push(bar(1.0, outside, Tone::Faint, 0.45));
            }
            if bucket.hedge != 0.0 {
                marks.push(bar(4.0, bucket.hedge, Tone::of_order(bucket.hedge), 1.0));
            }
        }
        marks.push(Mark::label((x.low, most), "▲ buying", Tone::Soft, Anchor::Right).shifted(-4.0, 7.0));
        marks.push(Mark::label((x.low, -most), "▼ selling", Tone::Soft, Anchor::Right).shifted(-4.0, -7.0));
        Panel { x, y, marks, height }
    }

    fn shares(&self, x: Axis, height: f64) -> Panel {
        let y = Axis::linear(0.0, 100.0).ticked(3, |value| grouped(value, 0)).named("hedging's share of the flow (%)");
        let mut marks = Vec::new();
        for bucket in self.done() {
            let (from, to) = (f64::from(bucket.from) + 1.0, f64::from(bucket.from + BUCKET) - 1.0);
            let part = share([bucket]).unwrap_or(0.0) * PERCENT;
            marks.push(Mark::Bar { from: (from, 0.0), to: (to, part), tone: Tone::Accent, opacity: 0.75 });
        }
        if let Some(share) = self.share() {
            let level = share * PERCENT;
            marks.push(Mark::dashed(vec![(x.low, level), (x.high, level)], Tone::Ink, 1.25));
            let text = format!("{} % in all", whole_per_cent(share));
            // Beside the name of the axis.
            marks.push(Mark::label((x.high, y.high), text, Tone::Ink, Anchor::Left).bold().shifted(8.0, -14.0));
        }
        Panel { x, y, marks, height }
    }
}

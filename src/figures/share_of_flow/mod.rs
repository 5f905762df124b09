//! Share of flow: the ordinary chart of a session, and the two layers that made it, in basis points of price.
//!
//! The layers are exact: log-price is the opening one plus all news plus `λ` times what the hedge has changed by
//! (consequence 1 of the session model). In shares they would not be: counted by what they do to price, outside
//! orders come to more than the day's volume.

mod picture;

use super::{FigureSpec, Preset};
use crate::chart::{Figure, RichText, Scene, Table, View};
use crate::figures::shared::three_books::ThreeBooks;
use crate::figures::words::share_of_flow::{self as words, Shares};
use crate::format::{grouped, signed};
use crate::model::session::{MINUTES, Minute, Session};
use crate::model::{ModelError, rounds_to_nothing};
use crate::scenario::session::{BOOK_KEYS, GammaSide, MARKET_KEYS, PATH_KEYS};
use crate::scenario::{Key, Scenario, set};
use crate::units::{BASIS_POINTS, PERCENT};

/// The figure as the page hosts it.
pub static SPEC: FigureSpec = FigureSpec {
    id: "share-of-flow",
    claims: "C4",
    inputs: &[MARKET_KEYS, PATH_KEYS, BOOK_KEYS, &[Key::Minute, Key::Side]],
    controls: &[Key::Side, Key::Oi],
    more: &[Key::Kappa],
    played: Some(Key::Minute),
    nudge: None,
    presets: PRESETS,
    actions: &[],
    method: words::METHOD,
    compute: |inputs| Ok(Box::new(ShareOfFlow::new(&inputs.scenario)?)),
};

static PRESETS: &[&Preset] = &[&INDEX, &CONCENTRATED];

/// An ordinary day in an index.
pub static INDEX: Preset =
    Preset { name: "index", label: words::INDEX.label, note: words::INDEX.note, values: &[set(Key::Oi, 630.0)] };
static CONCENTRATED: Preset = Preset {
    name: "concentrated",
    label: words::CONCENTRATED.label,
    note: words::CONCENTRATED.note,
    values: &[set(Key::Oi, 10_000.0)],
};

/// Minutes of a bucket.
const BUCKET: u16 = 15;

/// A stretch of the session.
#[derive(Debug, Clone, Copy)]
struct Bucket {
    from: u16,
    to: u16,
    /// Prices: open, close, low, high; dollars.
    open: f64,
    close: f64,
    low: f64,
    high: f64,
    /// What outside orders did to price, in basis points.
    outside_bp: f64,
    /// What hedging did to price, in basis points.
    hedging_bp: f64,
    /// Net hedge order in shares.
    hedge_shares: f64,
}

impl Bucket {
    fn of(path: &Session, from: u16, to: u16, lambda: f64) -> Self {
        let (before, minutes) = (path.at(from), &path.until(to)[usize::from(from) + 1..]);
        let open = before.spot();
        let prices = minutes.iter().map(Minute::spot);
        let (low, high) = prices.fold((open, open), |(low, high), at| (low.min(at), high.max(at)));
        let hedge_shares: f64 = minutes.iter().map(|minute| minute.trade).sum();
        Self {
            from,
            to,
            open,
            close: path.at(to).spot(),
            low,
            high,
            outside_bp: minutes.iter().map(|minute| minute.shock).sum::<f64>() * BASIS_POINTS,
            hedging_bp: lambda * hedge_shares * BASIS_POINTS,
            hedge_shares,
        }
    }
}

/// The session up to a minute in stretches of some minutes, the last one perhaps shorter.
fn buckets(path: &Session, last: u16, length: u16, lambda: f64) -> Vec<Bucket> {
    let bucket = |from: u16| Bucket::of(path, from, (from + length).min(last), lambda);
    (0..last).step_by(length.into()).map(bucket).collect()
}

/// Hedging's share of the movement by size, 0 to 1; nothing if nothing moved.
fn share<'a>(buckets: impl IntoIterator<Item = &'a Bucket>) -> Option<f64> {
    let (mut hedging, mut all) = (0.0, 0.0);
    for bucket in buckets {
        hedging += bucket.hedging_bp.abs();
        all += bucket.hedging_bp.abs() + bucket.outside_bp.abs();
    }
    (all > 0.0).then(|| hedging / all)
}

/// The computed figure.
pub struct ShareOfFlow {
    side: GammaSide,
    /// The quarters of an hour played so far, the last one perhaps in part.
    done: Vec<Bucket>,
    session: Vec<Bucket>,
    /// All that has been played in one piece.
    whole: Bucket,
    /// Hedging's share when nothing is netted for longer than a minute.
    share_by_minute: Option<f64>,
    minute: u16,
}

impl ShareOfFlow {
    /// Computes it from the state.
    ///
    /// # Errors
    /// What the model refuses of the state.
    pub fn new(state: &Scenario) -> Result<Self, ModelError> {
        let (side, books, minute) = (state.gamma_side(), ThreeBooks::of(state)?, state.minute());
        let (path, lambda) = (books.session(side), state.impact()?.per_share());
        Ok(Self {
            side,
            done: buckets(path, minute, BUCKET, lambda),
            session: buckets(path, MINUTES, BUCKET, lambda),
            whole: Bucket::of(path, 0, minute, lambda),
            share_by_minute: share(&buckets(path, minute, 1, lambda)),
            minute,
        })
    }

    fn done(&self) -> &[Bucket] {
        &self.done
    }

    /// Every quarter of the session, so that axes stand still while it is played.
    fn all(&self) -> impl Iterator<Item = &Bucket> {
        self.session.iter().chain(&self.done)
    }

    /// Hedging's share of the movement shown, netted by quarters of an hour, 0 to 1.
    #[must_use]
    pub fn share(&self) -> Option<f64> {
        share(self.done())
    }

    /// What outside orders and what hedging did to price so far, in basis points: their sum is its move.
    #[must_use]
    pub const fn layers_bp(&self) -> (f64, f64) {
        (self.whole.outside_bp, self.whole.hedging_bp)
    }

    /// How many quarters had hedge orders, and in how many of them they went against the outside orders.
    fn against(&self) -> (usize, usize) {
        let hedged = || self.done().iter().filter(|bucket| !rounds_to_nothing(bucket.hedge_shares));
        (hedged().filter(|bucket| bucket.outside_bp * bucket.hedge_shares < 0.0).count(), hedged().count())
    }
}

impl Figure for ShareOfFlow {
    fn finding(&self) -> RichText {
        if self.minute == 0 {
            return words::opens();
        }
        words::finding(self.layers_bp(), self.minute < MINUTES)
    }

    fn caption(&self) -> RichText {
        let of = |share: Option<f64>| share.unwrap_or(0.0);
        let shares = self.share().map(|quarters| Shares {
            quarters,
            minutes: of(self.share_by_minute),
            whole: of(share([&self.whole])),
        });
        words::caption(self.side, self.against(), shares)
    }

    fn scene(&self, view: View) -> Scene {
        picture::scene(self, view)
    }

    fn table(&self) -> Table {
        let mut table = Table::of(&words::HEADINGS);
        // Every quarter has its row from the start, so that nothing below moves while the session is played.
        for (place, quarter) in self.session.iter().enumerate() {
            let done = self.done.get(place);
            let known = |of: fn(&Bucket) -> f64| done.map(of);
            table.row().grouped(quarter.from.into(), 0).grouped(done.unwrap_or(quarter).to.into(), 0);
            table.known(known(|bucket| bucket.close), &crate::format::price);
            table.known(known(|bucket| bucket.outside_bp), &|bp| signed(bp, 1));
            table.known(known(|bucket| bucket.hedging_bp), &|bp| signed(bp, 1));
            table.known(known(|bucket| bucket.hedge_shares), &|shares| signed(shares, 0));
            let share = done.and_then(|bucket| share([bucket]));
            table.known(share.map(|share| share * PERCENT), &|percent| grouped(percent, 1));
        }
        table
    }
}

#[cfg(test)]
mod tests;

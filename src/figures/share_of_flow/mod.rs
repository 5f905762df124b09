//! Share of flow: the ordinary chart of a session, and a curtain that uncovers the two layers that made it, in basis
//! points of price.
//!
//! The layers are exact: log-price is the opening one plus all news plus `λ` times what the hedge has changed by
//! (consequence 1 of the session model). In shares they would not be: counted by what they do to price, outside
//! orders come to more than the day's volume.

mod picture;

use super::{FigureSpec, Preset};
use crate::chart::{Figure, Handle, RichText, Scene, Table, Travel, View};
use crate::figures::shared::three_books::ThreeBooks;
use crate::figures::words::share_of_flow::{self as words, Shares};
use crate::format::grouped;
use crate::model::session::{MINUTES, Minute, Session};
use crate::model::{ModelError, rounds_to_nothing};
use crate::scenario::session::{BOOK_KEYS, GammaSide, MARKET_KEYS, PATH_KEYS};
use crate::scenario::{Key, Scenario, set};
use crate::units::{BASIS_POINTS, PERCENT};

/// The figure as the page hosts it.
pub static SPEC: FigureSpec = FigureSpec {
    id: "share-of-flow",
    claims: "C4",
    inputs: &[MARKET_KEYS, PATH_KEYS, BOOK_KEYS, &[Key::Curtain, Key::Side]],
    controls: &[Key::Side, Key::Oi],
    more: &[Key::Kappa],
    played: Some(Key::Curtain),
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
    fn of(path: &Session, from: u16, length: u16, lambda: f64) -> Self {
        let to = (from + length).min(MINUTES);
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

/// The session in stretches of some minutes.
fn buckets(path: &Session, length: u16, lambda: f64) -> Vec<Bucket> {
    (0..MINUTES).step_by(length.into()).map(|from| Bucket::of(path, from, length, lambda)).collect()
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

/// What had moved price by a minute, in basis points since the open.
#[derive(Debug, Clone, Copy)]
struct Moved {
    outside: f64,
    price: f64,
}

/// The computed figure.
pub struct ShareOfFlow {
    side: GammaSide,
    quarters: Vec<Bucket>,
    /// The session in one piece.
    whole: Bucket,
    /// Hedging's share when nothing is netted for longer than a minute.
    share_by_minute: Option<f64>,
    /// Minute by minute, from the open.
    moved: Vec<Moved>,
    /// The minute up to which the layers are uncovered.
    curtain: u16,
}

impl ShareOfFlow {
    /// Computes it from the state.
    ///
    /// # Errors
    /// What the model refuses of the state.
    pub fn new(state: &Scenario) -> Result<Self, ModelError> {
        let (side, books, lambda) = (state.gamma_side(), ThreeBooks::of(state)?, state.impact()?.per_share());
        let path = books.session(side);
        let (open, mut outside) = (path.at(0).log_spot, 0.0);
        let moved = path.minutes().iter().map(|minute| {
            outside += minute.shock * BASIS_POINTS;
            Moved { outside, price: (minute.log_spot - open) * BASIS_POINTS }
        });
        Ok(Self {
            side,
            quarters: buckets(path, BUCKET, lambda),
            whole: Bucket::of(path, 0, MINUTES, lambda),
            share_by_minute: share(&buckets(path, 1, lambda)),
            moved: moved.collect(),
            curtain: state.curtain(),
        })
    }

    /// Hedging's share of the movement of the session, netted by quarters of an hour, 0 to 1.
    #[must_use]
    pub fn share(&self) -> Option<f64> {
        share(&self.quarters)
    }

    /// What outside orders and what hedging did to price in the session, in basis points: their sum is its move.
    #[must_use]
    pub const fn layers_bp(&self) -> (f64, f64) {
        (self.whole.outside_bp, self.whole.hedging_bp)
    }

    /// How many quarters had hedge orders, and in how many of them they went against the outside orders.
    fn against(&self) -> (usize, usize) {
        let hedged = || self.quarters.iter().filter(|bucket| !rounds_to_nothing(bucket.hedge_shares));
        (hedged().filter(|bucket| bucket.outside_bp * bucket.hedge_shares < 0.0).count(), hedged().count())
    }
}

impl Figure for ShareOfFlow {
    fn finding(&self) -> RichText {
        words::finding(self.layers_bp())
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
        let mut table = Table::of(&words::HEADINGS).along(1);
        for quarter in &self.quarters {
            table.row().grouped(quarter.from.into(), 0).grouped(quarter.to.into(), 0).price(quarter.close);
            table.signed(quarter.outside_bp, 1).signed(quarter.hedging_bp, 1).signed(quarter.hedge_shares, 0);
            table.known(share([quarter]).map(|share| share * PERCENT), &|percent| grouped(percent, 1));
        }
        table
    }

    fn handles(&self) -> Vec<Handle> {
        let at = (self.curtain.into(), 0.0);
        vec![Handle { limits: Some((0.0, MINUTES.into())), ..Handle::direct(Key::Curtain.name(), at, Travel::Across) }]
    }
}

#[cfg(test)]
mod tests;

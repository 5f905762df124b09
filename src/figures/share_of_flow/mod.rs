//! Share of flow: the ordinary chart of a session, and the two layers of orders behind it.

mod picture;

use super::three_books::{Path, ThreeBooks};
use super::{PERCENT, Preset, Spec, phrase};
use crate::model::session::{MINUTES, Minute};
use crate::scenario::session::{BOOK_KEYS, GammaSide, MARKET_KEYS, PATH_KEYS};
use crate::scenario::{Key, Scenario};
use crate::ui::chart::{Figure, Handle, Scene, Table, Tone, View, Words};
use crate::ui::format::{grouped, signed};

/// The figure as the page hosts it.
pub static SPEC: Spec = Spec {
    id: "share-of-flow",
    claims: "C4",
    reads: &[MARKET_KEYS, PATH_KEYS, BOOK_KEYS, &[Key::Minute, Key::Dealer]],
    controls: &[Key::Dealer, Key::Oi, Key::Kappa],
    played: Some(Key::Minute),
    presets: PRESETS,
    open: false,
    how: printed!(
        "Orders are netted within each quarter of an hour. Outside orders are counted by what they do: as many \
          shares as move price as far as that minute's news did, at the impact that you set. What others buy and sell \
          without moving price is in neither layer. The share is the size of the hedge orders over the size of both, \
          whatever their signs; for the session it is the sum of all quarters."
    ),
    compute: |state| Box::new(ShareOfFlow::new(state)),
};

static PRESETS: &[&Preset] = &[&INDEX, &CONCENTRATED];

/// An ordinary day in an index.
pub static INDEX: Preset = Preset {
    name: "index",
    label: "Index, ordinary day",
    note: printed!("A book the size of an index dealer's on a normal day: almost none of the flow is hedging."),
    values: &[(Key::Oi, 630.0), (Key::Kappa, 5.0), (Key::Minute, 390.0)],
};
static CONCENTRATED: Preset = Preset {
    name: "concentrated",
    label: "Concentrated expiry",
    note: printed!(
        "Options on a tenth of a day's volume, all at one strike: still, most of the flow is something else."
    ),
    values: &[(Key::Oi, 10_000.0), (Key::Kappa, 5.0), (Key::Minute, 390.0)],
};

/// Minutes of a bucket.
const BUCKET: u16 = 15;

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
            "Hedging {so_far}was {hedge}% of the flow; the other {rest}% came from elsewhere. An ordinary chart shows \
             neither"
        ))
    }

    fn reading(&self) -> Words {
        let words = Words::plain(
            "Above: the chart everybody sees, strong where price fell. Below: the orders of each quarter of an hour, grey \
             from outside, ",
        )
        .tone(Tone::Buy, "blue hedge buying")
        .say(", ")
        .tone(Tone::Sell, "orange hedge selling")
        .say(". ");
        let hedged = || self.done().iter().filter(|bucket| !phrase::rounds_to_nothing(bucket.hedge));
        let against =
            hedged().filter(|bucket| bucket.outside.is_some_and(|outside| outside * bucket.hedge < 0.0)).count();
        match (self.side, hedged().count()) {
            (GammaSide::NotHedging, _) => words.say("Choose a dealer who hedges to see the second layer."),
            (_, 0) => words.say("So far there was nothing to hedge."),
            (side, all) => words.say(format!(
                "The dealer is {}: in {against} of {all} quarters with hedge orders, they went against the others.",
                side.label()
            )),
        }
    }

    fn scene(&self, view: View) -> Scene {
        picture::scene(self, view)
    }

    fn table(&self) -> Table {
        let mut table = Table::of(&[
            ("from", "minute"),
            ("to", "minute"),
            ("price at the end", "$"),
            ("outside orders, net", "shares"),
            ("hedge orders, net", "shares"),
            ("hedging's share", "% of both"),
        ]);
        for bucket in self.done() {
            table.row().grouped(bucket.from.into(), 0).grouped(bucket.to.into(), 0).price(bucket.close);
            table.known(bucket.outside, &|outside| signed(outside, 0)).signed(bucket.hedge, 0);
            table.known(share([bucket]).map(|share| share * PERCENT), &|percent| grouped(percent, 1));
        }
        table
    }

    fn handles(&self) -> Vec<Handle> {
        Vec::new()
    }
}

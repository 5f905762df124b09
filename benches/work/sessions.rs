//! Sessions of a dealer who owns or has sold 10 000 calls at the strike, counted at the close as the page counts them.

use dealer_hedging::model::session::{
    BookCurve, Closes, Histogram, Impact, MINUTES, Near, Rehedge, SessionParameters, Sessions, Shocks, count_as_f64,
};
use dealer_hedging::model::{ModelError, OptionKind, Position, Trading};

use super::{Sums, Workload};

const STRIKE: f64 = 100.0;
/// As a log-return: 10 basis points of the strike, what the page counts as a close at it.
const NEAR: f64 = 1e-3;
const SEED: u64 = 7;

/// A market and how many sessions of it are run.
#[derive(Debug, Clone, Copy)]
struct Market {
    what: &'static str,
    note: &'static str,
    /// + the dealer owns them, − has sold them.
    contracts: f64,
    rehedge: Rehedge,
    count: u32,
}

const EVERY_MINUTE: Rehedge = Rehedge::EveryMinutes(1);
/// The default rule of the page: a tenth of the shares that the options stand for.
const BAND: Rehedge = Rehedge::Band(100_000.0);

const MARKETS: [Market; 4] = [
    Market {
        what: "closes of 2 000 sessions, hedged every minute, dealer long",
        note: "all news, and the one hedge that the close depends on",
        contracts: 1e4,
        rehedge: EVERY_MINUTE,
        count: 2_000,
    },
    Market {
        what: "closes of 2 000 sessions, hedged in a band, dealer long",
        note: "all news, and the one hedge that the close depends on",
        contracts: 1e4,
        rehedge: BAND,
        count: 2_000,
    },
    Market {
        what: "closes of 2 000 sessions, hedged in a band, dealer short",
        note: "every minute walked",
        contracts: -1e4,
        rehedge: BAND,
        count: 2_000,
    },
    Market {
        what: "closes of 20 000 sessions, hedged every minute, dealer long",
        note: "all news, and the one hedge that the close depends on",
        contracts: 1e4,
        rehedge: EVERY_MINUTE,
        count: 20_000,
    },
];

/// One workload for each market.
pub(super) fn all() -> impl Iterator<Item = Workload> {
    MARKETS.into_iter().map(|market| Workload {
        topic: "sessions",
        what: market.what,
        note: market.note,
        session_minutes: f64::from(market.count) * f64::from(MINUTES),
        ..Workload::new(move || market.closes(), |closes: &Closes| sums(closes))
    })
}

impl Market {
    /// Where all sessions close. Nothing is kept from an earlier run.
    fn closes(&self) -> Result<Closes, ModelError> {
        let calls = Position::new(OptionKind::Call, STRIKE, Trading(f64::from(MINUTES)), self.contracts, 0.2)?;
        let impact = Impact::from_kappa(Impact::DEFAULT_KAPPA, Impact::DEFAULT_DAILY_VOLUME)?;
        let parameters = SessionParameters::new(STRIKE, 0.2, impact, self.rehedge)?;
        let closes = Closes::new(Histogram::new(95.0, 105.0, 40)?, Near::new(STRIKE, NEAR)?);
        let mut sessions = Sessions::new(BookCurve::new(&[calls]), parameters, Shocks::new(SEED), closes)?;
        sessions.advance(self.count);
        Ok(sessions.observer().clone())
    }
}

/// Sessions that close near the strike, and within a dollar of it: four bars on each side.
fn sums(closes: &Closes) -> Sums {
    let within_a_dollar = closes.histogram().counts()[16..24].iter().sum();
    vec![
        ("near", count_as_f64(closes.near_count())),
        ("within a dollar", count_as_f64(within_a_dollar)),
        ("sessions", count_as_f64(closes.count())),
    ]
}

//! What can be wrong with a session.

use core::fmt;

/// Why a session, or an exact law of one, was refused.
///
/// Everything is checked where it enters. A session that has been built runs without NaN and
/// without panic.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum SessionError {
    /// Spot or strike in dollars, outside [`SESSION_PRICE_RANGE`](super::SESSION_PRICE_RANGE).
    Price(f64),
    /// Volatility of the other flow as a fraction a year, outside 0 to
    /// [`MAX_SESSION_VOLATILITY`](super::MAX_SESSION_VOLATILITY).
    Volatility(f64),
    /// Implied volatility as a fraction a year, outside
    /// [`IMPLIED_VOLATILITY_RANGE`](super::IMPLIED_VOLATILITY_RANGE).
    ImpliedVolatility(f64),
    /// Impact as log-return per share: neither 0 nor within
    /// [`IMPACT_RANGE`](super::IMPACT_RANGE).
    Impact(f64),
    /// Impact in basis points per 1% of average daily volume: negative or not finite.
    Kappa(f64),
    /// Average daily volume in shares: not positive or not finite.
    DailyVolume(f64),
    /// Minutes between hedges: 0, or more than the session has.
    HedgeInterval(u16),
    /// Width of the hedging band in shares: negative or not finite.
    HedgeBand(f64),
    /// Most shares a minute: not positive or not finite.
    Cap(f64),
    /// Expiry in trading minutes from the open: before the close, or more than
    /// [`MAX_EXPIRY_MINUTE`](super::MAX_EXPIRY_MINUTE).
    ExpiryMinute(f64),
    /// Signed shares of one leg: not finite, or beyond [`MAX_SHARES`](super::MAX_SHARES).
    Shares(f64),
    /// Number of log-returns handed in as news; a session has
    /// [`MINUTES`](super::MINUTES).
    NewsLength(usize),
    /// One minute's news as a log-return: beyond ±1 or not finite.
    News(f64),
    /// Impact × shares of the book, as a log-return: beyond
    /// [`MAX_BOOK_IMPACT`](super::MAX_BOOK_IMPACT).
    BookImpact(f64),
    /// The book's delta falls without bound as the price rises, faster than impact allows
    /// (`g ≤ −1` everywhere): the price has nowhere to come to rest. Holds the smallest `g`.
    NoStablePrice(f64),
    /// An exact law was asked for where `G_t` is not monotone (`g < −1` somewhere), so that one
    /// value of the news belongs to several prices. Holds the smallest `g`.
    NotMonotone(f64),
    /// An exact law was asked for with a cap on shares a minute: the hedge may lag behind.
    Capped,
    /// Distance from a strike as a log-return: negative or not finite.
    Distance(f64),
    /// A histogram's range or number of bars makes no sense.
    Histogram,
}

impl fmt::Display for SessionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Price(x) => write!(f, "price out of range: {x} dollars"),
            Self::Volatility(x) => write!(f, "volatility out of range: {x} a year"),
            Self::ImpliedVolatility(x) => write!(f, "implied volatility out of range: {x} a year"),
            Self::Impact(x) => write!(f, "impact out of range: {x} log-return per share"),
            Self::Kappa(x) => write!(f, "impact must be 0 bp or more per 1% of volume, not {x}"),
            Self::DailyVolume(x) => write!(f, "daily volume must be above 0 shares, not {x}"),
            Self::HedgeInterval(x) => {
                write!(f, "hedging must happen every 1 to {} minutes, not {x}", super::MINUTES)
            }
            Self::HedgeBand(x) => write!(f, "hedging band must be 0 shares or more, not {x}"),
            Self::Cap(x) => write!(f, "cap must be above 0 shares a minute, not {x}"),
            Self::ExpiryMinute(x) => {
                write!(f, "an option must expire at the close or later, not in minute {x}")
            }
            Self::Shares(x) => write!(f, "shares of a leg out of range: {x}"),
            Self::NewsLength(x) => {
                write!(f, "a session needs {} log-returns, not {x}", super::MINUTES)
            }
            Self::News(x) => write!(f, "news out of range: log-return {x} in one minute"),
            Self::BookImpact(x) => write!(f, "hedging the whole book would move the price by {x}"),
            Self::NoStablePrice(g) => write!(f, "no price is stable: g is {g} everywhere"),
            Self::NotMonotone(g) => write!(f, "no exact law: g reaches {g}, below −1"),
            Self::Capped => write!(f, "no exact law: the shares a minute are capped"),
            Self::Distance(x) => write!(f, "distance from a strike must be 0 or more, not {x}"),
            Self::Histogram => write!(f, "a histogram needs a rising range and at least one bar"),
        }
    }
}

impl core::error::Error for SessionError {}

/// `Ok` when `valid`, else the error.
pub(super) fn check(valid: bool, error: SessionError) -> Result<(), SessionError> {
    if valid { Ok(()) } else { Err(error) }
}

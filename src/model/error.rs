//! What the model refuses, and why: one error for the whole room.

use core::fmt;

/// A value, or a combination of values, that the model refuses, with the number itself so that a
/// message can show it.
///
/// Everything is checked once, where it enters (the constructors); what has been built can then be
/// computed with freely, and cannot produce a NaN. One type serves all of them, since whoever asks
/// for a figure asks for a book, a moment and a session in one breath and has one way to say that
/// one of them was refused.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum ModelError {
    /// Spot price in dollars, outside [`PRICE_RANGE`](super::limits::PRICE_RANGE) or, at the open of
    /// a session, outside [`SESSION_PRICE_RANGE`](super::limits::SESSION_PRICE_RANGE).
    Spot(f64),
    /// Strike price in dollars, outside the same ranges.
    Strike(f64),
    /// Time to expiry in years, negative or above [`MAX_YEARS`](super::limits::MAX_YEARS).
    Years(f64),
    /// Implied volatility as a fraction a year: negative or above
    /// [`MAX_VOLATILITY`](super::limits::MAX_VOLATILITY); in a session, outside
    /// [`SESSION_IMPLIED_VOLATILITY_RANGE`](super::limits::SESSION_IMPLIED_VOLATILITY_RANGE).
    Volatility(f64),
    /// Interest rate as a fraction a year, beyond ±[`MAX_RATE`](super::limits::MAX_RATE).
    Rate(f64),
    /// Dividend yield as a fraction a year, beyond ±[`MAX_RATE`](super::limits::MAX_RATE).
    DividendYield(f64),
    /// Expiry in minutes of the position's clock: in calendar minutes negative or later than
    /// [`MAX_YEARS`](super::limits::MAX_YEARS); in trading minutes before the close or later than
    /// [`MAX_EXPIRY_MINUTE`](super::limits::MAX_EXPIRY_MINUTE).
    Expiry(f64),
    /// Signed number of contracts, beyond ±[`MAX_CONTRACTS`](super::limits::MAX_CONTRACTS).
    Contracts(f64),
    /// Minutes passed, negative or not finite.
    MinutesPassed(f64),
    /// Shift of implied volatility as a fraction, beyond
    /// ±[`MAX_VOLATILITY`](super::limits::MAX_VOLATILITY).
    VolatilityShift(f64),
    /// Volatility of the exogenous flow as a fraction a year, outside 0 to
    /// [`MAX_FLOW_VOLATILITY`](super::limits::MAX_FLOW_VOLATILITY); or 0 where an exact law, which
    /// then has no density, was asked for.
    FlowVolatility(f64),
    /// Impact as log-return per share: neither 0 nor within
    /// [`IMPACT_RANGE`](super::limits::IMPACT_RANGE).
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
    /// Number of shocks handed in as exogenous flow; a session has
    /// [`MINUTES`](super::session::MINUTES).
    FlowLength(usize),
    /// One minute's shock as a log-return: beyond ±1 or not finite.
    Shock(f64),
    /// Impact × shares of the book, as a log-return: beyond
    /// [`MAX_BOOK_IMPACT`](super::limits::MAX_BOOK_IMPACT).
    BookImpact(f64),
    /// The book's delta falls without bound as the price rises, faster than impact allows
    /// (`g ≤ −1` everywhere): the price has nowhere to come to rest. Holds the smallest `g`.
    NoStablePrice(f64),
    /// An exact law was asked for where `G_t` is not monotone (`g < −1` somewhere), so that one
    /// level of the exogenous flow belongs to several prices. Holds the smallest `g`.
    NotMonotone(f64),
    /// An exact law was asked for with a cap on shares a minute: the hedge may lag behind.
    Capped,
    /// Distance from a strike as a log-return: negative or not finite.
    Distance(f64),
    /// A histogram's range or number of bars makes no sense.
    Histogram,
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Spot(x) => write!(f, "spot out of range: {x} dollars"),
            Self::Strike(x) => write!(f, "strike out of range: {x} dollars"),
            Self::Years(x) => write!(f, "time to expiry out of range: {x} years"),
            Self::Volatility(x) => write!(f, "implied volatility out of range: {x} a year"),
            Self::Rate(x) => write!(f, "interest rate out of range: {x} a year"),
            Self::DividendYield(x) => write!(f, "dividend yield out of range: {x} a year"),
            Self::Expiry(x) => write!(f, "expiry out of range: minute {x}"),
            Self::Contracts(x) => write!(f, "number of contracts out of range: {x}"),
            Self::MinutesPassed(x) => write!(f, "minutes passed must be 0 or more, not {x}"),
            Self::VolatilityShift(x) => write!(f, "shift of volatility out of range: {x}"),
            Self::FlowVolatility(x) => write!(f, "volatility of the exogenous flow out of range: {x} a year"),
            Self::Impact(x) => write!(f, "impact out of range: {x} log-return per share"),
            Self::Kappa(x) => write!(f, "impact must be 0 bp or more per 1% of volume, not {x}"),
            Self::DailyVolume(x) => write!(f, "daily volume must be above 0 shares, not {x}"),
            Self::HedgeInterval(x) => {
                write!(f, "hedging must happen at least once in a session, every minute or less often, not every {x}")
            }
            Self::HedgeBand(x) => write!(f, "hedging band must be 0 shares or more, not {x}"),
            Self::Cap(x) => write!(f, "cap must be above 0 shares a minute, not {x}"),
            Self::FlowLength(x) => write!(f, "a session needs one shock a minute, not {x} in all"),
            Self::Shock(x) => write!(f, "shock out of range: log-return {x} in one minute"),
            Self::BookImpact(x) => write!(f, "hedging the whole book would move the price by {x}"),
            Self::NoStablePrice(g) => write!(f, "no price is stable: g is {g} everywhere"),
            Self::NotMonotone(g) => write!(f, "no exact law: g reaches {g}, below −1"),
            Self::Capped => write!(f, "no exact law: the shares a minute are capped"),
            Self::Distance(x) => write!(f, "distance from a strike must be 0 or more, not {x}"),
            Self::Histogram => write!(f, "a histogram needs a rising range and at least one bar"),
        }
    }
}

impl core::error::Error for ModelError {}

/// `Ok` when `valid`, else the error.
pub(super) fn check(valid: bool, error: ModelError) -> Result<(), ModelError> {
    if valid { Ok(()) } else { Err(error) }
}

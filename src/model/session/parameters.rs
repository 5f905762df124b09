//! What a session is run with: opening price, other flow, impact, and when the dealer hedges.

use core::ops::RangeInclusive;

use super::super::time::TRADING_MINUTES_PER_YEAR;
use super::error::{SessionError, check};

/// Trading minutes in a session; also the number of the last minute, the close.
pub const MINUTES: u16 = 390;
/// Prices accepted for the opening spot and for strikes, in dollars.
pub const SESSION_PRICE_RANGE: RangeInclusive<f64> = 1e-6..=1e9;
/// Largest volatility of the other flow accepted, as a fraction a year.
pub const MAX_SESSION_VOLATILITY: f64 = 10.0;
/// Impacts accepted, as log-return per share bought; 0 is accepted too.
pub const IMPACT_RANGE: RangeInclusive<f64> = 1e-18..=1.0;

/// Permanent, linear price impact: `λ`, the log-return caused by one share bought.
///
/// Quoted as `κ`, basis points per 1% of average daily volume (ADV):
///
/// ```text
/// λ = κ·10⁻⁴ / (0.01·ADV) = κ·10⁻²/ADV
/// ```
///
/// Source of the size: Almgren, Thum, Hauptmann & Li (2005) measure about 2 bp per 1%.
/// Real impact is concave and fades; this one does neither.
///
/// ```
/// use dealer_hedging::model::session::Impact;
/// let impact = Impact::from_kappa(5.0, 10e6)?;
/// assert!((impact.per_share() / 5e-9 - 1.0).abs() < 1e-15);
/// # Ok::<(), dealer_hedging::model::session::SessionError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Impact(f64);

impl Impact {
    /// No impact: hedging leaves the price alone.
    pub const NONE: Self = Self(0.0);
    /// `κ` by default: 5 bp per 1% of average daily volume.
    pub const DEFAULT_KAPPA: f64 = 5.0;
    /// Average daily volume by default, in shares.
    pub const DEFAULT_DAILY_VOLUME: f64 = 10e6;

    /// From `λ`, log-return per share: 0, or within [`IMPACT_RANGE`].
    ///
    /// # Errors
    /// [`SessionError::Impact`] of any other number.
    pub fn from_lambda(per_share: f64) -> Result<Self, SessionError> {
        check(per_share == 0.0 || IMPACT_RANGE.contains(&per_share), SessionError::Impact(per_share))?;
        Ok(Self(per_share))
    }

    /// From `κ`, basis points per 1% of `daily_volume` (shares).
    ///
    /// # Errors
    /// [`SessionError::Kappa`] of one that is negative or not finite, [`SessionError::DailyVolume`] of one that
    /// is not positive or not finite, [`SessionError::Impact`] of two that give a `λ` out of range.
    pub fn from_kappa(kappa: f64, daily_volume: f64) -> Result<Self, SessionError> {
        check(kappa >= 0.0 && kappa.is_finite(), SessionError::Kappa(kappa))?;
        check(daily_volume > 0.0 && daily_volume.is_finite(), SessionError::DailyVolume(daily_volume))?;
        Self::from_lambda(kappa * 1e-2 / daily_volume)
    }

    /// `λ`: log-return per share bought.
    pub const fn per_share(self) -> f64 {
        self.0
    }
}

/// When the dealer hedges. Whatever the rule, the last minute is always hedged.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Rehedge {
    /// In every minute whose number is a multiple of this, 1 to [`MINUTES`].
    EveryMinutes(u16),
    /// Whenever hedge and option delta are apart by more than this many shares.
    Band(f64),
}

impl Rehedge {
    /// Minutes from one hedge to the next; none for a band, which knows no clock and for which the closed
    /// forms of [`closed_form`](super::closed_form) do not hold.
    pub const fn minutes_between(self) -> Option<u16> {
        match self {
            Self::EveryMinutes(minutes) => Some(minutes),
            Self::Band(_) => None,
        }
    }
}

/// Everything about a session but the book and the news, checked.
///
/// ```
/// use dealer_hedging::model::session::{Impact, Rehedge, SessionParameters};
/// let impact = Impact::from_kappa(5.0, 10e6)?;
/// let parameters = SessionParameters::new(100.0, 0.20, impact, Rehedge::EveryMinutes(15))?
///     .with_cap(25_000.0)?;
/// assert_eq!(parameters.cap(), Some(25_000.0));
/// assert!(SessionParameters::new(-1.0, 0.20, impact, Rehedge::EveryMinutes(15)).is_err());
/// # Ok::<(), dealer_hedging::model::session::SessionError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SessionParameters {
    spot: f64,
    volatility: f64,
    impact: Impact,
    rehedge: Rehedge,
    cap: Option<f64>,
}

impl SessionParameters {
    /// `spot` at the open in dollars within [`SESSION_PRICE_RANGE`]; `volatility` of the other
    /// flow as a fraction a year, 0 to [`MAX_SESSION_VOLATILITY`]. No cap.
    ///
    /// # Errors
    /// The [`SessionError`] of the first value out of range (NaN always is).
    pub fn new(spot: f64, volatility: f64, impact: Impact, rehedge: Rehedge) -> Result<Self, SessionError> {
        check(SESSION_PRICE_RANGE.contains(&spot), SessionError::Price(spot))?;
        check((0.0..=MAX_SESSION_VOLATILITY).contains(&volatility), SessionError::Volatility(volatility))?;
        match rehedge {
            Rehedge::EveryMinutes(n) => {
                check((1..=MINUTES).contains(&n), SessionError::HedgeInterval(n))?;
            }
            Rehedge::Band(shares) => {
                check(shares >= 0.0 && shares.is_finite(), SessionError::HedgeBand(shares))?;
            }
        }
        Ok(Self { spot, volatility, impact, rehedge, cap: None })
    }

    /// The same with at most `shares` bought or sold in a minute, above 0. It turns a jump to the
    /// next stable price into a run.
    ///
    /// # Errors
    /// [`SessionError::Cap`] of a number that is not positive or not finite.
    pub fn with_cap(self, shares: f64) -> Result<Self, SessionError> {
        check(shares > 0.0 && shares.is_finite(), SessionError::Cap(shares))?;
        Ok(Self { cap: Some(shares), ..self })
    }

    /// Price at the open, dollars.
    pub const fn spot(&self) -> f64 {
        self.spot
    }

    /// Log of the price at the open.
    pub fn log_spot(&self) -> f64 {
        libm::log(self.spot)
    }

    /// Volatility of the other flow, fraction a year.
    pub const fn volatility(&self) -> f64 {
        self.volatility
    }

    /// Price impact of a share.
    pub const fn impact(&self) -> Impact {
        self.impact
    }

    /// When the dealer hedges.
    pub const fn rehedge(&self) -> Rehedge {
        self.rehedge
    }

    /// Most shares a minute, if capped.
    pub const fn cap(&self) -> Option<f64> {
        self.cap
    }

    /// `σ√t`: standard deviation of the news summed over the first `minutes` of the session, as a
    /// log-return.
    pub fn deviation(&self, minutes: u16) -> f64 {
        self.volatility * (f64::from(minutes) / TRADING_MINUTES_PER_YEAR).sqrt()
    }
}

impl Default for SessionParameters {
    /// Spot 100, volatility 20%, 5 bp per 1% of 10 million shares a day, hedged in a band of 100 000 shares:
    /// a tenth of what 10 000 contracts stand for.
    fn default() -> Self {
        Self {
            spot: 100.0,
            volatility: 0.20,
            impact: Impact(Impact::DEFAULT_KAPPA * 1e-2 / Impact::DEFAULT_DAILY_VOLUME),
            rehedge: Rehedge::Band(100_000.0),
            cap: None,
        }
    }
}

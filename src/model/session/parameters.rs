//! What a session is run with: opening price, exogenous flow, impact, and when the dealer hedges.

use crate::model::error::{ModelError, check};
use crate::model::limits::{IMPACT_RANGE, MAX_FLOW_VOLATILITY, SESSION_PRICE_RANGE};
use crate::model::time::TRADING_MINUTES_PER_YEAR;

/// Trading minutes in a session; also the number of the last minute, the close.
pub const MINUTES: u16 = 390;

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
/// # Ok::<(), dealer_hedging::model::ModelError>(())
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
    /// [`ModelError::Impact`] outside it.
    pub fn from_lambda(per_share: f64) -> Result<Self, ModelError> {
        check(per_share == 0.0 || IMPACT_RANGE.contains(&per_share), ModelError::Impact(per_share))?;
        Ok(Self(per_share))
    }

    /// From `κ`, basis points per 1% of `daily_volume` (shares).
    ///
    /// # Errors
    /// [`ModelError::Kappa`], [`ModelError::DailyVolume`], or [`ModelError::Impact`] for what the two make.
    pub fn from_kappa(kappa: f64, daily_volume: f64) -> Result<Self, ModelError> {
        check(kappa >= 0.0 && kappa.is_finite(), ModelError::Kappa(kappa))?;
        check(daily_volume > 0.0 && daily_volume.is_finite(), ModelError::DailyVolume(daily_volume))?;
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

/// Everything about a session but the book and the exogenous flow, checked.
///
/// ```
/// use dealer_hedging::model::session::{Impact, Rehedge, SessionParameters};
/// let impact = Impact::from_kappa(5.0, 10e6)?;
/// let parameters = SessionParameters::new(100.0, 0.20, impact, Rehedge::EveryMinutes(15))?
///     .with_cap(25_000.0)?;
/// assert_eq!(parameters.cap(), Some(25_000.0));
/// assert!(SessionParameters::new(-1.0, 0.20, impact, Rehedge::EveryMinutes(15)).is_err());
/// # Ok::<(), dealer_hedging::model::ModelError>(())
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
    /// flow as a fraction a year, 0 to [`MAX_FLOW_VOLATILITY`]. No cap.
    ///
    /// # Errors
    /// The [`ModelError`] of the first value out of its range; NaN always is.
    pub fn new(spot: f64, volatility: f64, impact: Impact, rehedge: Rehedge) -> Result<Self, ModelError> {
        check(SESSION_PRICE_RANGE.contains(&spot), ModelError::Spot(spot))?;
        check((0.0..=MAX_FLOW_VOLATILITY).contains(&volatility), ModelError::FlowVolatility(volatility))?;
        match rehedge {
            Rehedge::EveryMinutes(n) => {
                check((1..=MINUTES).contains(&n), ModelError::HedgeInterval(n))?;
            }
            Rehedge::Band(shares) => {
                check(shares >= 0.0 && shares.is_finite(), ModelError::HedgeBand(shares))?;
            }
        }
        Ok(Self { spot, volatility, impact, rehedge, cap: None })
    }

    /// The same with at most `shares` bought or sold in a minute, above 0. It turns a jump to the
    /// next stable price into a run.
    ///
    /// # Errors
    /// [`ModelError::Cap`] otherwise.
    pub fn with_cap(self, shares: f64) -> Result<Self, ModelError> {
        check(shares > 0.0 && shares.is_finite(), ModelError::Cap(shares))?;
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

    /// Volatility of the exogenous flow, fraction a year.
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

    /// `σ√t`: standard deviation of the exogenous flow summed over the first `minutes` of the session, as a
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

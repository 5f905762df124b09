//! The dealer's book: signed option positions, and what they add up to at a given moment.

use super::bsm::{self, Inputs, MAX_VOLATILITY, MAX_YEARS, OptionKind, PRICE_RANGE, check};
use super::error::InputError;
use super::time::{minutes_from_years, years_from_minutes};

/// Shares one contract stands for.
pub const CONTRACT_MULTIPLIER: f64 = 100.0;
/// Largest magnitude accepted for a signed number of contracts.
pub const MAX_CONTRACTS: f64 = 1e12;

/// One line of the book: so many contracts of one option, as the dealer holds them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Position {
    kind: OptionKind,
    strike: f64,
    minutes_to_expiry: f64,
    contracts: f64,
    volatility: f64,
}

impl Position {
    /// Checks and collects a position.
    ///
    /// `strike` in dollars within [`PRICE_RANGE`]; `minutes_to_expiry` in calendar minutes from
    /// the moment the book was drawn up, 0 to [`MAX_YEARS`]; `contracts` signed from the dealer's
    /// side (+ long, − short), fractions allowed, within ±[`MAX_CONTRACTS`]; `volatility` the
    /// implied volatility as a fraction a year, 0 to [`MAX_VOLATILITY`].
    ///
    /// # Errors
    /// The [`InputError`] of the first value out of range (NaN always is).
    pub fn new(
        kind: OptionKind,
        strike: f64,
        minutes_to_expiry: f64,
        contracts: f64,
        volatility: f64,
    ) -> Result<Self, InputError> {
        check(PRICE_RANGE.contains(&strike), InputError::Strike(strike))?;
        check(
            (0.0..=minutes_from_years(MAX_YEARS)).contains(&minutes_to_expiry),
            InputError::MinutesToExpiry(minutes_to_expiry),
        )?;
        check(contracts.abs() <= MAX_CONTRACTS, InputError::Contracts(contracts))?;
        bsm::check_volatility(volatility)?;
        Ok(Self { kind, strike, minutes_to_expiry, contracts, volatility })
    }

    /// Call or put.
    pub const fn kind(&self) -> OptionKind {
        self.kind
    }

    /// Strike in dollars.
    pub const fn strike(&self) -> f64 {
        self.strike
    }

    /// Calendar minutes from the moment the book was drawn up to the expiry.
    pub const fn minutes_to_expiry(&self) -> f64 {
        self.minutes_to_expiry
    }

    /// Signed contracts: + the dealer is long, − the dealer is short.
    pub const fn contracts(&self) -> f64 {
        self.contracts
    }

    /// Implied volatility before any shift, as a fraction a year.
    pub const fn volatility(&self) -> f64 {
        self.volatility
    }

    /// Signed shares the position stands for: contracts times [`CONTRACT_MULTIPLIER`].
    pub const fn shares(&self) -> f64 {
        self.contracts * CONTRACT_MULTIPLIER
    }

    /// One option of the position at a moment: no time left once the expiry has passed, implied
    /// volatility never below zero.
    #[inline]
    fn option_at(&self, moment: &Moment, carry: Carry) -> Inputs {
        let minutes = (self.minutes_to_expiry - moment.minutes_passed).max(0.0);
        let volatility = (self.volatility + moment.volatility_shift).clamp(0.0, MAX_VOLATILITY);
        Inputs::from_checked(
            self.kind,
            moment.spot,
            self.strike,
            // The bound of 100 years does not survive the round trip through minutes exactly.
            years_from_minutes(minutes).min(MAX_YEARS),
            volatility,
            carry.rate,
            carry.dividend_yield,
        )
    }
}

/// What it costs to hold cash and the underlying: interest rate and dividend yield.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Carry {
    rate: f64,
    dividend_yield: f64,
}

impl Carry {
    /// No interest and no dividend: right to within a rounding for the last day.
    pub const ZERO: Self = Self { rate: 0.0, dividend_yield: 0.0 };

    /// Both continuously compounded, as fractions a year within ±[`MAX_RATE`](bsm::MAX_RATE).
    ///
    /// # Errors
    /// [`InputError::Rate`] or [`InputError::DividendYield`] of one out of range.
    pub fn new(rate: f64, dividend_yield: f64) -> Result<Self, InputError> {
        bsm::check_rates(rate, dividend_yield)?;
        Ok(Self { rate, dividend_yield })
    }

    /// Interest rate, as a fraction a year.
    pub const fn rate(self) -> f64 {
        self.rate
    }

    /// Dividend yield, as a fraction a year.
    pub const fn dividend_yield(self) -> f64 {
        self.dividend_yield
    }
}

/// The state of the market in which a book is valued. Build it with [`Moment::new`] or
/// [`Moment::at`]; the fields are public to be read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moment {
    /// Spot price in dollars, within [`PRICE_RANGE`].
    pub spot: f64,
    /// Calendar minutes since the book was drawn up, zero or more. May run past an expiry.
    pub minutes_passed: f64,
    /// Added to the implied volatility of every position, as a fraction (0.01 is one point).
    /// The sum stops at zero.
    pub volatility_shift: f64,
}

impl Moment {
    /// Checks and collects a moment. `spot` in dollars within [`PRICE_RANGE`]; `minutes_passed`
    /// zero or more; `volatility_shift` within ±[`MAX_VOLATILITY`].
    ///
    /// # Errors
    /// The [`InputError`] of the first value out of range (NaN always is).
    pub fn new(spot: f64, minutes_passed: f64, volatility_shift: f64) -> Result<Self, InputError> {
        check(PRICE_RANGE.contains(&spot), InputError::Spot(spot))?;
        check((0.0..f64::INFINITY).contains(&minutes_passed), InputError::MinutesPassed(minutes_passed))?;
        check(volatility_shift.abs() <= MAX_VOLATILITY, InputError::VolatilityShift(volatility_shift))?;
        Ok(Self { spot, minutes_passed, volatility_shift })
    }

    /// The moment the book was drawn up, with spot at `spot` dollars.
    ///
    /// # Errors
    /// [`InputError::Spot`] of a price outside [`PRICE_RANGE`].
    pub fn at(spot: f64) -> Result<Self, InputError> {
        Self::new(spot, 0.0, 0.0)
    }
}

/// The dealer's option positions, and the carry they are valued with.
///
/// Any list of positions is a book, the empty one too. All sums are finite: an option exactly at
/// its kink in the limit (expired at the money, say) has a delta that jumps rather than a slope,
/// and counts as zero gamma here.
///
/// ```
/// use dealer_hedging::model::{Book, Carry, Moment, OptionKind, Position};
/// // A dealer short 100 calls struck at the money, one day before expiry.
/// let short_call = Position::new(OptionKind::Call, 100.0, 1_440.0, -100.0, 0.20)?;
/// let book = Book::new(vec![short_call], Carry::ZERO);
/// let now = Moment::at(100.0)?;
/// assert!(book.delta_shares(&now) < -5_000.0);
/// assert!(book.gamma_shares_per_dollar(&now) < 0.0);
/// # Ok::<(), dealer_hedging::model::InputError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Book {
    positions: Vec<Position>,
    carry: Carry,
}

impl Book {
    /// A book of these positions. Their parts were checked when they were made.
    pub const fn new(positions: Vec<Position>, carry: Carry) -> Self {
        Self { positions, carry }
    }

    /// The positions, in the order given.
    pub fn positions(&self) -> &[Position] {
        &self.positions
    }

    /// Interest rate and dividend yield.
    pub const fn carry(&self) -> Carry {
        self.carry
    }

    /// Each position's signed shares with one of its options at `moment`.
    #[inline]
    pub(super) fn options_at(&self, moment: &Moment) -> impl Iterator<Item = (f64, Inputs)> {
        self.positions.iter().map(move |position| (position.shares(), position.option_at(moment, self.carry)))
    }

    /// One option of the book's first position at `moment`, on one share: what a book of one trade
    /// consists of. `None` for the empty book.
    pub fn first_option(&self, moment: &Moment) -> Option<Inputs> {
        self.options_at(moment).next().map(|(_, option)| option)
    }

    /// The dealer's delta from the options alone, in shares: `D = Σ contracts·100·Δ`.
    pub fn delta_shares(&self, moment: &Moment) -> f64 {
        self.options_at(moment).map(|(shares, option)| shares * option.delta()).sum()
    }

    /// The dealer's gamma, in shares per dollar of spot: `Σ contracts·100·Γ`. Long options make it
    /// positive, short options negative.
    pub fn gamma_shares_per_dollar(&self, moment: &Moment) -> f64 {
        self.options_at(moment).map(|(shares, option)| shares * finite_gamma(&option)).sum()
    }

    /// What the dealer's options are worth, in dollars: `Σ contracts·100·V`. Negative when the
    /// dealer owes more than it owns.
    pub fn value_dollars(&self, moment: &Moment) -> f64 {
        self.options_at(moment).map(|(shares, option)| shares * option.price()).sum()
    }
}

/// Gamma of one option, with the infinite limit at the kink counted as zero.
pub(super) fn finite_gamma(option: &Inputs) -> f64 {
    let gamma = option.gamma();
    if gamma.is_finite() { gamma } else { 0.0 }
}

//! The underlying that the lesson speaks of: its own stock, or one that the reader brought a chain of.

use std::fmt;

use super::controls::{CALLS, CHAIN_STRIKES, CONTROLS, COUNT, Key, PUTS};
use super::price_scale::PriceScale;
use super::strike_row::StrikeRow;
use crate::format::number::{self, parse, significant};
use crate::model::session::Impact;

/// Most letters of a symbol.
const LETTERS: usize = 8;
/// Longer texts are nobody's chain.
const LONGEST_TEXT: usize = 600;
/// Daily volumes that an underlying may have, in shares.
pub const VOLUMES: std::ops::RangeInclusive<f64> = 1e5..=8e8;

/// What an underlying is called on its exchange: one to eight capital letters, digits and dots; or nothing, as the
/// lesson's own stock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Symbol([u8; LETTERS]);

impl Symbol {
    /// The symbol that a text spells, in letters of any size; nothing if it is none.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let mut letters = [0; LETTERS];
        for (place, letter) in text.bytes().enumerate() {
            let fits = letter.is_ascii_alphanumeric() || letter == b'.';
            *letters.get_mut(place).filter(|_| fits)? = letter.to_ascii_uppercase();
        }
        (letters[0] != 0).then_some(Self(letters))
    }

    /// Its letters; none for the lesson's own stock.
    #[must_use]
    pub fn text(&self) -> &str {
        let end = self.0.iter().position(|letter| *letter == 0).unwrap_or(LETTERS);
        std::str::from_utf8(&self.0[..end]).unwrap_or_default()
    }
}

impl fmt::Display for Symbol {
    fn fmt(&self, text: &mut fmt::Formatter<'_>) -> fmt::Result {
        text.write_str(self.text())
    }
}

/// The controls that an underlying brings the opening values of, but for its open interest.
const MARKET: [Key; 8] = [Key::Spot, Key::Days, Key::Iv, Key::Rate, Key::Yield, Key::Sessions, Key::Strike, Key::Oi];
/// Where the rows of strikes begin among the numbers of an underlying: after its daily volume and what it brings of the
/// market.
const ROWS: usize = 1 + MARKET.len();
/// Numbers of a row: strike, calls, puts.
const ROW: usize = 3;
/// Numbers of an underlying.
const NUMBERS: usize = ROWS + ROW * CHAIN_STRIKES;

/// What a reader's own underlying is made of. Prices are in dollars.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Brought {
    /// What it is called.
    pub symbol: Symbol,
    /// Shares that change hands on an average day.
    pub daily_volume: f64,
    /// Its price.
    pub spot: f64,
    /// Calendar days until the options end.
    pub days: f64,
    /// Implied volatility at the money, per cent a year.
    pub iv: f64,
    /// Interest rate, per cent a year.
    pub rate: f64,
    /// Dividend yield, per cent a year.
    pub dividend_yield: f64,
    /// Trading days until the options end, today included.
    pub sessions: f64,
    /// Strike of the one trade.
    pub strike: f64,
    /// Contracts of the one trade.
    pub oi: f64,
    /// Nine strikes upwards, and what is open there.
    pub rows: [StrikeRow; CHAIN_STRIKES],
}

/// An underlying: what its prices are measured by, how much of it is traded, its strikes, and the values that the lesson
/// opens with when it speaks of it. A value of the state like any control.
///
/// ```
/// use dealer_hedging::scenario::{Key, Scenario, Underlying};
/// let text = "SPX_75000000_5873.42_4.3_14.2_4.5_1.3_5_5875_9000\
///             _5775_900_4000_5800_2000_9000_5825_1500_5000_5850_4000_6000_5875_9000_5000_5900_12000_7000\
///             _5925_8000_2000_5950_9000_1000_5975_4000_500";
/// let underlying = Underlying::read(text).ok_or("nine strikes")?;
/// let state = Scenario::of(underlying);
/// assert!((state.get(Key::Spot) - 5873.42).abs() < 1e-9);
/// assert_eq!((state.get(Key::Calls(5)), underlying.strikes()[5]), (12_000.0, 5_900.0));
/// assert_eq!(underlying.to_string(), text);
/// # Ok::<(), &str>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Underlying {
    symbol: Symbol,
    scale: PriceScale,
    /// As they were given, prices in dollars: the daily volume, the values of [`MARKET`], then row by row strike, calls and
    /// puts.
    numbers: [f64; NUMBERS],
    /// What the lesson opens with, as the table has it.
    opening: [f64; COUNT],
}

impl Default for Underlying {
    /// The lesson's own stock: $100, ten million shares a day.
    fn default() -> Self {
        Self::at_scale(PriceScale::default())
    }
}

/// The lowest strike of the lesson's own ladder, per 100 of the scale of prices.
const LOWEST_STRIKE: f64 = 90.0;
/// From one strike of that ladder to the next, likewise.
const LADDER_STEP: f64 = 2.5;

impl Underlying {
    /// The lesson's own stock with every price on another scale.
    #[must_use]
    pub fn at_scale(scale: PriceScale) -> Self {
        let mut numbers = [0.0; NUMBERS];
        numbers[0] = Impact::DEFAULT_DAILY_VOLUME;
        for (place, row) in (0u8..).zip(numbers[ROWS..].chunks_exact_mut(ROW)) {
            row[0] = scale.at(LOWEST_STRIKE + LADDER_STEP * f64::from(place));
        }
        let opening = std::array::from_fn(|place| CONTROLS[place].default);
        Self { symbol: Symbol::default(), scale, numbers, opening }
    }

    /// The underlying that a reader brought; nothing where a number lies outside what the lesson's controls hold, or the
    /// strikes do not rise.
    #[must_use]
    pub fn new(brought: &Brought) -> Option<Self> {
        let Brought { symbol, daily_volume, spot, days, iv, rate, dividend_yield, sessions, strike, oi, rows } =
            *brought;
        let mut numbers = [0.0; NUMBERS];
        let market = [daily_volume, spot, days, iv, rate, dividend_yield, sessions, strike, oi];
        numbers[..ROWS].copy_from_slice(&market);
        for (numbers, row) in numbers[ROWS..].chunks_exact_mut(ROW).zip(rows) {
            numbers.copy_from_slice(&[row.strike, row.calls, row.puts]);
        }
        Self::of_numbers(symbol, &numbers)
    }

    fn of_numbers(symbol: Symbol, numbers: &[f64; NUMBERS]) -> Option<Self> {
        let scale = PriceScale::near(numbers[1])?;
        let mut made = Self { symbol, scale, numbers: *numbers, ..Self::default() };
        let mut last = 0.0;
        for (place, number) in numbers.iter().copied().enumerate() {
            let row = place.checked_sub(ROWS);
            // A strike is none of the controls, but lies where the one of the trade may.
            let key = match row.map(|row| (row / ROW, row % ROW)) {
                None if place == 0 => continue,
                None => MARKET[place - 1],
                Some((row, 1)) => CALLS[row],
                Some((row, 2)) => PUTS[row],
                Some(_) if number > last => Key::Strike,
                Some(_) => return None,
            };
            let value = if key.measures_price() { scale.per_hundred(number) } else { number };
            if key.control().clamp(value) != value {
                return None;
            }
            if row.is_some_and(|row| row % ROW == 0) {
                last = number;
            } else {
                made.opening[key.index()] = value;
            }
        }
        VOLUMES.contains(&made.daily_volume()).then_some(made)
    }

    /// The underlying that a text spells, as `Display` writes it; nothing if it spells none.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        if text.len() > LONGEST_TEXT {
            return None;
        }
        let mut parts = text.split('_');
        let symbol = Symbol::read(parts.next()?)?;
        let mut numbers = [0.0; NUMBERS];
        for number in &mut numbers {
            *number = parse(parts.next()?)?;
        }
        Self::of_numbers(symbol, &numbers).filter(|_| parts.next().is_none())
    }

    /// What it is called; nothing for the lesson's own stock.
    #[must_use]
    pub const fn symbol(&self) -> Symbol {
        self.symbol
    }

    /// Whether a reader brought it.
    #[must_use]
    pub fn is_brought(&self) -> bool {
        self.symbol != Symbol::default()
    }

    /// What its prices are measured by.
    #[must_use]
    pub const fn scale(&self) -> PriceScale {
        self.scale
    }

    /// Shares that change hands on an average day.
    #[must_use]
    pub const fn daily_volume(&self) -> f64 {
        self.numbers[0]
    }

    /// The strikes of its chain in dollars, upwards.
    #[must_use]
    pub fn strikes(&self) -> [f64; CHAIN_STRIKES] {
        std::array::from_fn(|row| self.numbers[ROWS + ROW * row])
    }

    /// What the lesson opens with, control by control.
    pub(super) const fn all_opening(&self) -> &[f64; COUNT] {
        &self.opening
    }

    /// What the lesson opens with, as the table of controls has it: prices per 100 of the scale.
    #[must_use]
    pub fn opening(&self, key: Key) -> f64 {
        self.opening[key.index()]
    }
}

/// As a link spells it: symbol, daily volume, spot, days, volatility, rate, yield, trading days, strike and contracts of
/// the trade, then strike, calls and puts of each row.
impl fmt::Display for Underlying {
    fn fmt(&self, text: &mut fmt::Formatter<'_>) -> fmt::Result {
        text.write_str(self.symbol.text())?;
        for number in self.numbers {
            text.write_str("_")?;
            text.write_str(&number::shortest(number))?;
        }
        Ok(())
    }
}

/// A price as the table has it, in dollars as somebody may have written them: without the last digits, which the way
/// through the scale has made.
pub(super) fn in_dollars(scale: PriceScale, per_hundred: f64) -> f64 {
    const DIGITS: i32 = 12;
    if scale == PriceScale::default() { per_hundred } else { significant(scale.at(per_hundred), DIGITS) }
}

impl Key {
    /// Whether it belongs to a figure that shows a market of its own, at the lesson's own prices, whatever underlying a
    /// reader brought.
    #[must_use]
    pub const fn stands_apart(self) -> bool {
        matches!(
            self,
            Self::Push
                | Self::Pushed(_)
                | Self::Crowd
                | Self::Dare
                | Self::GameSeed
                | Self::GameMinute
                | Self::GameBook
                | Self::GameMode
        )
    }

    /// Whether it is a price, or a distance of prices, of the underlying.
    #[must_use]
    pub const fn measures_price(self) -> bool {
        self.control().unit.is_price() && !self.stands_apart()
    }
}

#[cfg(test)]
#[path = "underlying_tests.rs"]
#[expect(clippy::unwrap_used, reason = "an underlying that is refused must fail the test")]
mod tests;

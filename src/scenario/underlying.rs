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
pub const VOLUMES: std::ops::RangeInclusive<f64> = 1e4..=1e12;

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
///             _5775.900.4000_5800.2000.9000_5825.1500.5000_5850.4000.6000_5875.9000.5000_5900.12000.7000\
///             _5925.8000.2000_5950.9000.1000_5975.4000.500";
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
    daily_volume: f64,
    /// In dollars.
    strikes: [f64; CHAIN_STRIKES],
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
        let mut strikes = [LOWEST_STRIKE; CHAIN_STRIKES];
        for (place, strike) in (0u8..).zip(strikes.iter_mut()) {
            *strike = scale.at(LOWEST_STRIKE + LADDER_STEP * f64::from(place));
        }
        let opening = std::array::from_fn(|place| CONTROLS[place].default);
        Self { symbol: Symbol::default(), scale, daily_volume: Impact::DEFAULT_DAILY_VOLUME, strikes, opening }
    }

    /// The underlying that a reader brought; nothing where a number lies outside what the lesson's controls hold, or the
    /// strikes do not rise.
    #[must_use]
    pub fn new(brought: &Brought) -> Option<Self> {
        let scale = PriceScale::near(brought.spot)?;
        let strikes = brought.rows.map(|row| row.strike);
        let rises = strikes.windows(2).all(|pair| pair[0] < pair[1]);
        let mut opening = Self::default().opening;
        let market = [
            brought.spot,
            brought.days,
            brought.iv,
            brought.rate,
            brought.dividend_yield,
            brought.sessions,
            brought.strike,
            brought.oi,
        ];
        let values = market
            .into_iter()
            .chain(brought.rows.into_iter().map(|row| row.calls))
            .chain(brought.rows.into_iter().map(|row| row.puts));
        for (key, value) in MARKET.iter().chain(CALLS).chain(PUTS).zip(values) {
            opening[key.index()] = fitting(*key, scale, value)?;
        }
        let fits = rises
            && VOLUMES.contains(&brought.daily_volume)
            && strikes.iter().all(|strike| fitting(Key::Strike, scale, *strike).is_some());
        fits.then_some(Self { symbol: brought.symbol, scale, daily_volume: brought.daily_volume, strikes, opening })
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
        self.daily_volume
    }

    /// The strikes of its chain in dollars, upwards.
    #[must_use]
    pub const fn strikes(&self) -> &[f64; CHAIN_STRIKES] {
        &self.strikes
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
        write!(text, "{}_{}", self.symbol, number::shortest(self.daily_volume))?;
        for key in MARKET {
            write!(text, "_{}", self.spelled(key))?;
        }
        for (place, strike) in (0u8..).zip(self.strikes) {
            let [calls, puts] = [Key::Calls(place), Key::Puts(place)].map(|key| self.spelled(key));
            write!(text, "_{}.{calls}.{puts}", number::shortest(strike))?;
        }
        Ok(())
    }
}

impl Underlying {
    /// The underlying that a text spells, as `Display` writes it; nothing if it spells none.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        if text.len() > LONGEST_TEXT {
            return None;
        }
        let mut parts = text.split('_');
        let symbol = Symbol::read(parts.next()?)?;
        let mut next = || parse(parts.next()?);
        let daily_volume = next()?;
        let mut market = [0.0; MARKET.len()];
        for value in &mut market {
            *value = next()?;
        }
        let mut rows = [StrikeRow { strike: 0.0, calls: 0.0, puts: 0.0 }; CHAIN_STRIKES];
        for row in &mut rows {
            // A strike may have a point of its own.
            let mut sizes = parts.next()?.rsplitn(3, '.');
            let mut next = || parse(sizes.next()?);
            (row.puts, row.calls, row.strike) = (next()?, next()?, next()?);
        }
        let [spot, days, iv, rate, dividend_yield, sessions, strike, oi] = market;
        let brought =
            Brought { symbol, daily_volume, spot, days, iv, rate, dividend_yield, sessions, strike, oi, rows };
        Self::new(&brought).filter(|_| parts.next().is_none())
    }

    /// An opening value as a link spells it, a price in dollars.
    fn spelled(&self, key: Key) -> String {
        let value = self.opening(key);
        number::shortest(if key.measures_price() { in_dollars(self.scale, value) } else { value })
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

/// A value in its control's own unit as the table has it; nothing where the control cannot hold it.
fn fitting(key: Key, scale: PriceScale, value: f64) -> Option<f64> {
    let control = key.control();
    let value = if key.measures_price() { scale.per_hundred(value) } else { value };
    (control.clamp(value) == value).then_some(value)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "an underlying that is refused must fail the test")]
mod tests {
    use super::*;
    use crate::scenario::Scenario;
    use proptest::prelude::*;

    fn brought(spot: f64, step: f64) -> Brought {
        let rows = std::array::from_fn(|place| StrikeRow {
            strike: significant(spot + step * (f64::from(u8::try_from(place).unwrap()) - 4.0), 7),
            calls: 1_000.0 * f64::from(u8::try_from(place).unwrap()),
            puts: 777.0,
        });
        Brought {
            symbol: Symbol::read("abc.b").unwrap(),
            daily_volume: 51_234_000.0,
            spot,
            days: 4.27,
            iv: 14.2,
            rate: 4.5,
            dividend_yield: 1.25,
            sessions: 5.0,
            strike: rows[4].strike,
            oi: 9_000.0,
            rows,
        }
    }

    #[test]
    fn the_lessons_own_stock_opens_with_the_table() {
        let own = Underlying::default();
        for key in Key::ALL {
            assert_eq!(own.opening(key), key.control().default, "{key:?}");
        }
        assert!(!own.is_brought() && own.daily_volume() == 10e6);
        assert_eq!(own.strikes()[..2], [90.0, 92.5]);
    }

    #[test]
    fn what_no_control_can_hold_is_refused() {
        let good = brought(5_873.42, 25.0);
        assert!(Underlying::new(&good).is_some());
        for bad in [
            Brought { spot: f64::NAN, ..good },
            Brought { spot: -1.0, ..good },
            Brought { iv: 0.0, ..good },
            Brought { days: 900.0, ..good },
            Brought { sessions: 2.5, ..good },
            Brought { daily_volume: 0.0, ..good },
            Brought { daily_volume: f64::INFINITY, ..good },
            Brought { oi: -1.0, ..good },
            Brought { rows: [good.rows[0]; CHAIN_STRIKES], ..good },
            brought(5_873.42, 1_000.0),
        ] {
            assert_eq!(Underlying::new(&bad), None, "{bad:?}");
        }
    }

    #[test]
    fn a_symbol_is_short_and_plain() {
        assert_eq!(Symbol::read("brk.b").map(|symbol| symbol.to_string()).as_deref(), Some("BRK.B"));
        for text in ["", "ABCDEFGHI", "A B", "<B>", "é"] {
            assert_eq!(Symbol::read(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn an_underlying_and_its_text_are_the_same_thing(log in -2.0..12.0f64, step in 0.001..0.02f64) {
            let spot = significant(libm::exp(log), 6);
            let underlying = Underlying::new(&brought(spot, spot * step)).unwrap();
            let text = underlying.to_string();
            prop_assert!(text.len() < 320, "{}", text);
            let read = Underlying::read(&text).unwrap();
            prop_assert_eq!(read.to_string(), text);
            let (state, again) = (Scenario::of(underlying), Scenario::of(read));
            for key in Key::ALL {
                prop_assert!((state.get(key) - again.get(key)).abs() <= 1e-12 * state.get(key).abs());
            }
            prop_assert!((state.get(Key::Spot) / spot - 1.0).abs() < 1e-12);
        }

        #[test]
        fn any_text_is_read_or_refused(text in "[A-Z0-9_.e-]{0,120}|.{0,60}") {
            if let Some(underlying) = Underlying::read(&text) {
                prop_assert!(Underlying::read(&underlying.to_string()).is_some());
            }
        }
    }
}

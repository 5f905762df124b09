//! A chain that this project makes itself, at the scale of a real index: nobody has traded it.
//!
//! The index stands near 5,900; nine expiries reach from the same day to three months, the monthly ones settled at the
//! open. Open interest crowds at round strikes, calls above the index and puts below. Volatility smiles, and is higher
//! for strikes below. Prices are the model's own without interest or dividends, with a spread around them. Everything
//! follows from formulas and one fixed seed, so the chain is the same everywhere.

use core::fmt::Write as _;

use jiff::civil::{Date, DateTime, date};
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::{Rng, SeedableRng};

use super::expiry::minutes_between;
use super::quote::{Expiry, FileKind, Quote, Quotes};
use super::symbol;
use crate::model::time::years_from_minutes;
use crate::model::{Carry, EuropeanOption, OptionInputs, OptionKind};

/// What the made-up index is called.
pub const SYMBOL: &str = symbol::SAMPLE;
/// Its options that are settled at the close.
const AFTERNOON_ROOT: &str = "SAMPLEW";
/// Its price, in dollars.
pub const SPOT: f64 = 5_903.25;
/// Lines of the file before its rows.
const LINES_BEFORE: usize = 4;
const SEED: u64 = 20_261_118;

/// An expiry of the chain.
struct Series {
    date: Date,
    root: &'static str,
    /// Strikes stand so far apart near the index, in dollars, and up to so far from it.
    near: (u32, u32),
    /// And so beyond.
    far: (u32, u32),
    /// Open interest of a strike near the index that is no round number, in contracts.
    size: f64,
    /// Volatility at the money, as a fraction a year.
    volatility: f64,
}

impl Series {
    const fn new(date: Date, near: (u32, u32), far: (u32, u32), size: f64, volatility: f64) -> Self {
        Self { date, root: AFTERNOON_ROOT, near, far, size, volatility }
    }

    /// Settled at the open.
    const fn monthly(self) -> Self {
        Self { root: SYMBOL, ..self }
    }
}

const SERIES: [Series; 9] = [
    Series::new(date(2026, 11, 18), (5, 100), (25, 450), 420.0, 0.128),
    Series::new(date(2026, 11, 19), (5, 100), (25, 500), 300.0, 0.121),
    Series::new(date(2026, 11, 20), (5, 150), (25, 1_000), 1_100.0, 0.119).monthly(),
    Series::new(date(2026, 11, 23), (10, 200), (25, 600), 210.0, 0.112),
    Series::new(date(2026, 11, 27), (10, 200), (25, 700), 260.0, 0.117),
    Series::new(date(2026, 11, 30), (10, 300), (50, 1_000), 480.0, 0.121),
    Series::new(date(2026, 12, 18), (10, 300), (50, 1_800), 1_500.0, 0.131).monthly(),
    Series::new(date(2027, 1, 15), (25, 800), (100, 2_200), 900.0, 0.141).monthly(),
    Series::new(date(2027, 2, 19), (25, 900), (100, 2_500), 500.0, 0.148).monthly(),
];

/// A strike of an expiry: its call and its put.
struct Pair {
    root: &'static str,
    call: Quote,
    put: Quote,
}

/// When the chain is quoted, in New York.
#[must_use]
pub fn quoted() -> DateTime {
    date(2026, 11, 18).at(10, 0, 0, 0)
}

/// The chain.
#[must_use]
pub fn quotes() -> Quotes {
    Quotes {
        file: FileKind::CboeCsv,
        symbol: SYMBOL.to_owned(),
        quoted: Some(quoted()),
        written: Some(quoted()),
        spot: Some(SPOT),
        rows: pairs().iter().flat_map(|pair| [pair.call, pair.put]).collect(),
        left_out: Vec::new(),
        assumed: Vec::new(),
    }
}

/// The same chain as Cboe would write it.
#[must_use]
pub fn csv() -> String {
    let mut text = format!(
        "\nMade-up index of this lesson,Last: {SPOT},Change:  12.4\n\
         \"Date: November 18, 2026 at 10:00 AM EST\",Bid: 0,Ask: 0,Size: 0*0,Volume: 0\n\
         Expiration Date,Calls,Last Sale,Net,Bid,Ask,Volume,IV,Delta,Gamma,Open Interest,Strike,\
         Puts,Last Sale,Net,Bid,Ask,Volume,IV,Delta,Gamma,Open Interest\n"
    );
    for Pair { root, call, put } in pairs() {
        let day = call.expiry.date.strftime("%a %b %d %Y");
        let (first, second) = (side(root, &call), side(root, &put));
        // Writing into a string cannot fail.
        let _ = writeln!(text, "{day},{first},{:.2},{second}", call.strike);
    }
    text
}

fn side(root: &str, quote: &Quote) -> String {
    let letter = if quote.kind == OptionKind::Call { 'C' } else { 'P' };
    let day = quote.expiry.date.strftime("%y%m%d");
    let value = |value: Option<f64>| value.unwrap_or_default();
    format!(
        "{root}{day}{letter}{:08.0},0,0,{},{},0,{},{},{},{}",
        quote.strike * 1000.0,
        value(quote.bid),
        value(quote.ask),
        value(quote.volatility),
        value(quote.delta),
        value(quote.gamma),
        quote.open_interest,
    )
}

fn pairs() -> Vec<Pair> {
    let mut random = Pcg64Mcg::seed_from_u64(SEED);
    let mut pairs = Vec::new();
    for series in SERIES {
        let expiry = Expiry { date: series.date, settlement: symbol::settlement(series.root, series.date) };
        let years = years_from_minutes(minutes_between(quoted(), expiry));
        for strike in strikes(&series) {
            let place = LINES_BEFORE + 1 + pairs.len();
            let mut of = |kind| quote(&series, expiry, years, f64::from(strike), kind, place, share(&mut random));
            if let (Some(call), Some(put)) = (of(OptionKind::Call), of(OptionKind::Put)) {
                pairs.push(Pair { root: series.root, call, put });
            }
        }
    }
    pairs
}

/// A number from 0 to 1.
fn share(random: &mut Pcg64Mcg) -> f64 {
    f64::from(random.next_u32()) / f64::from(u32::MAX)
}

fn strikes(series: &Series) -> impl Iterator<Item = u32> {
    const MIDDLE: u32 = 5_900;
    let ((near_step, near), (far_step, far)) = (series.near, series.far);
    (MIDDLE - far..=MIDDLE + far).filter(move |strike| {
        let step = if strike.abs_diff(MIDDLE) <= near { near_step } else { far_step };
        strike.is_multiple_of(step)
    })
}

fn quote(
    series: &Series,
    expiry: Expiry,
    years: f64,
    strike: f64,
    kind: OptionKind,
    place: usize,
    share: f64,
) -> Option<Quote> {
    let volatility = rounded(smile(series.volatility, strike, years), 1e4);
    let inputs = OptionInputs { kind, spot: SPOT, strike, years, volatility, carry: Carry::ZERO };
    let greeks = EuropeanOption::new(inputs).ok()?.greeks();
    let half_spread = 0.05 + 0.004 * greeks.price;
    let price = |price: f64| Some(rounded(price, 20.0)).filter(|price| *price > 0.0);
    Some(Quote {
        place,
        expiry,
        kind,
        strike,
        open_interest: open_interest(series.size, strike, kind, share),
        bid: price(greeks.price - half_spread),
        ask: price(greeks.price + half_spread),
        volatility: Some(volatility),
        delta: Some(rounded(greeks.delta, 1e4)),
        gamma: Some(rounded(greeks.gamma, 1e4)),
    })
}

/// Volatility of a strike: a parabola over its distance from the index in standard deviations, eight of them at most.
fn smile(at_the_money: f64, strike: f64, years: f64) -> f64 {
    let deviations = libm::log(strike / SPOT) / (at_the_money * years.sqrt());
    let deviations = deviations.clamp(-8.0, 8.0);
    at_the_money * (1.0 - 0.045 * deviations + 0.006 * deviations * deviations)
}

/// Open interest of an option, in whole contracts: the rounder its strike the more, calls above the index and puts
/// below it, less the further off, and by chance half as much again or half of it. At least one contract.
fn open_interest(size: f64, strike: f64, kind: OptionKind, share: f64) -> f64 {
    let crowd = match strike {
        strike if strike % 500.0 == 0.0 => 9.0,
        strike if strike % 100.0 == 0.0 => 6.0,
        strike if strike % 50.0 == 0.0 => 3.0,
        strike if strike % 25.0 == 0.0 => 1.8,
        _ => 1.0,
    };
    let distance = kind.sign() * (strike - SPOT) / SPOT;
    // Out of the money to 4 % it hardly thins out; in the money by 1 % only a few are left.
    let nearness = if distance > 0.0 { 1.0 / (1.0 + (distance / 0.04).powi(2)) } else { libm::exp(distance / 0.01) };
    (size * crowd * (0.5 + share) * nearness).round().max(1.0)
}

/// To the next multiple of a fraction: 1e4 for four decimals. Never −0.
fn rounded(value: f64, of: f64) -> f64 {
    (value * of).round() / of + 0.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quotes::Settlement;
    use crate::quotes::file;

    #[test]
    fn the_reader_reads_it_as_it_was_made() {
        assert_eq!(file::read(csv().as_bytes()), Ok(quotes()));
    }

    #[test]
    fn it_has_the_scale_of_a_real_index() {
        let rows = quotes().rows;
        assert!((1_200..1_800).contains(&rows.len()), "{} options", rows.len());
        let mornings = rows.iter().filter(|row| row.expiry.settlement == Settlement::Morning).count();
        assert!(mornings > 200 && rows.len() - mornings > 600);
        let open = |kind, above: bool| -> f64 {
            let of = |row: &&Quote| row.kind == kind && (row.strike > SPOT) == above;
            rows.iter().filter(of).map(|row| row.open_interest).sum()
        };
        assert!(open(OptionKind::Call, true) > 2.0 * open(OptionKind::Call, false));
        assert!(open(OptionKind::Put, false) > 2.0 * open(OptionKind::Put, true));
        let total: f64 = rows.iter().map(|row| row.open_interest).sum();
        assert!((5e5..2e7).contains(&total), "{total} contracts");
    }

    #[test]
    fn bids_lie_below_offers_and_volatilities_are_those_of_an_index() {
        for row in quotes().rows {
            assert!(row.bid < row.ask, "{row:?}");
            assert!(row.volatility.is_some_and(|volatility| (0.09..0.30).contains(&volatility)), "{row:?}");
        }
    }
}

//! From quotes to a chain that the model works with: what is kept, with what, and what is left out.

#![expect(clippy::unwrap_used, reason = "valid inputs")]

use dealer_hedging::model::{Carry, EuropeanOption, OptionInputs, OptionKind};
use dealer_hedging::quotes::{
    Expiry, FileKind, ForwardFrom, LeftOut, Quote, QuotedChain, Quotes, Setting, Settlement, Unvalued, Valuation,
    VolatilityFrom, Why,
};
use jiff::civil::{Date, DateTime, date};

const SPOT: f64 = 5_000.0;
const RATE: f64 = 0.04;
const YIELD: f64 = 0.013;

fn quoted() -> DateTime {
    date(2026, 3, 4).at(10, 0, 0, 0)
}

fn setting(dividend_yield: f64) -> Setting {
    Setting { quoted: None, spot: None, carry: Carry::new(RATE, dividend_yield).unwrap() }
}

fn expiry(day: Date) -> Expiry {
    Expiry { date: day, settlement: Settlement::Afternoon }
}

/// A smile that does not know which side of it is up.
fn smile(strike: f64) -> f64 {
    0.15 + 0.6 * (strike / SPOT - 1.0).powi(2)
}

fn row(place: usize, expiry: Expiry, kind: OptionKind, strike: f64) -> Quote {
    let (bid, ask, volatility, delta, gamma) = (None, None, None, None, None);
    Quote { place, expiry, kind, strike, open_interest: 10.0, bid, ask, volatility, delta, gamma }
}

fn option(row: &Quote, minutes: f64) -> EuropeanOption {
    EuropeanOption::new(OptionInputs {
        kind: row.kind,
        spot: SPOT,
        strike: row.strike,
        years: minutes / 525_600.0,
        volatility: smile(row.strike),
        carry: Carry::new(RATE, YIELD).unwrap(),
    })
    .unwrap()
}

/// Calls and puts quoted a nickel around what they are worth, strikes out of order.
fn priced(day: Date, minutes: f64) -> Vec<Quote> {
    let strikes = [5_000.0, 4_900.0, 5_100.0, 4_800.0, 5_200.0, 4_950.0, 5_050.0];
    let kinds = [OptionKind::Put, OptionKind::Call];
    let rows = strikes.into_iter().flat_map(|strike| kinds.map(|kind| row(0, expiry(day), kind, strike)));
    rows.enumerate()
        .map(|(place, row)| {
            let price = option(&row, minutes).price();
            Quote { place: place + 1, bid: Some(price - 0.05), ask: Some(price + 0.05), ..row }
        })
        .collect()
}

fn quotes(rows: Vec<Quote>) -> Quotes {
    let (symbol, quoted) = ("XYZ".to_owned(), Some(quoted()));
    Quotes {
        file: FileKind::NamedColumns,
        symbol,
        quoted,
        written: quoted,
        spot: Some(SPOT),
        rows,
        left_out: Vec::new(),
        assumed: Vec::new(),
    }
}

fn valued(rows: Vec<Quote>, setting: &Setting) -> QuotedChain {
    let mut valuation = Valuation::new(quotes(rows), setting).unwrap();
    let mut last = 0.0;
    while let Some(share) = valuation.step(&|| false) {
        assert!((last..=1.0).contains(&share), "{share} after {last}");
        last = share;
    }
    valuation.finish()
}

#[test]
fn forward_yield_and_volatility_follow_from_prices() {
    let minutes = 9.0 * 1_440.0 + 360.0 - 60.0; // Clocks go forward between.
    // A yield far off, which parity corrects.
    let chain = valued(priced(date(2026, 3, 13), minutes), &setting(0.5));
    let [expiry] = &chain.expiries[..] else { panic!("{:?}", chain.expiries) };
    assert_eq!((expiry.minutes, chain.minutes_to_close), (minutes, 360.0));
    assert_eq!(expiry.forward_from, ForwardFrom::Parity { strikes: 5 });
    assert!((expiry.carry.dividend_yield() - YIELD).abs() < 1e-12);
    assert!((expiry.forward / (SPOT * ((RATE - YIELD) * minutes / 525_600.0).exp()) - 1.0).abs() < 1e-14);
    assert_eq!(expiry.options, 0..14);
    for (place, option) in chain.options.iter().enumerate() {
        assert!((option.volatility / smile(option.strike) - 1.0).abs() < 1e-9, "{option:?}");
        assert_eq!(option.volatility_from, VolatilityFrom::Mid);
        assert_eq!(option.kind, [OptionKind::Call, OptionKind::Put][place % 2]);
    }
    assert!(chain.options.windows(2).all(|pair| pair[0].strike <= pair[1].strike));
    let summary = chain.summary();
    assert_eq!((summary.implied, summary.expiries[0].open_interest), (14, 140.0));
    let there_and_back: dealer_hedging::quotes::ChainSummary =
        serde_json::from_str(&serde_json::to_string(&summary).unwrap()).unwrap();
    assert_eq!(there_and_back, summary);
}

#[test]
fn too_few_pairs_or_a_yield_out_of_range_fall_back_to_the_rates() {
    let day = date(2026, 3, 4);
    let few: Vec<Quote> = priced(day, 360.0).into_iter().filter(|row| row.strike < 4_950.0).collect();
    // Six hours: half a per cent of spot is 700 % a year.
    let apart = priced(day, 360.0).into_iter().map(|row| {
        let shift = if row.kind == OptionKind::Call { 25.0 } else { 0.0 };
        Quote { bid: row.bid.map(|bid| bid + shift), ask: row.ask.map(|ask| ask + shift), ..row }
    });
    for rows in [few, apart.collect()] {
        let chain = valued(rows, &setting(0.02));
        let expiry = &chain.expiries[0];
        assert_eq!((expiry.forward_from, expiry.carry), (ForwardFrom::Rates, setting(0.02).carry));
        assert!((expiry.forward - SPOT * (0.02 * 360.0 / 525_600.0_f64).exp()).abs() < 1e-9);
    }
}

#[test]
fn what_is_left_out_is_counted_with_its_reason() {
    let (day, call) = (date(2026, 3, 6), OptionKind::Call);
    let kept = Quote { volatility: Some(0.2), ..row(1, expiry(day), call, 5_000.0) };
    let rows = vec![
        kept,
        Quote { open_interest: 0.0, ..Quote { place: 2, ..kept } },
        Quote { place: 3, expiry: expiry(date(2026, 3, 3)), ..kept },
        Quote { place: 4, expiry: Expiry { date: quoted().date(), settlement: Settlement::Morning }, ..kept },
        Quote { place: 5, expiry: expiry(date(2_199, 1, 1)), ..kept },
        Quote { place: 6, volatility: None, ask: Some(1.0), ..kept },
        Quote { place: 7, volatility: None, bid: Some(2.0), ask: Some(1.0), ..kept },
        Quote { place: 8, volatility: None, strike: 4_000.0, bid: Some(1_000.0), ask: Some(1_000.5), ..kept },
        Quote { place: 9, volatility: Some(1e9), ..kept },
        Quote { place: 10, volatility: Some(1e-9), ..kept },
    ];
    let chain = valued(rows, &setting(0.0));
    assert_eq!((chain.options.len(), chain.options[0].place), (1, 1));
    let left_out = |why, first: &[usize]| LeftOut { why, count: first.len(), first: first.to_vec() };
    let expected = [
        left_out(Why::NoVolatility, &[6, 7, 9, 10]),
        left_out(Why::Expired, &[3, 4]),
        left_out(Why::NothingOpen, &[2]),
        left_out(Why::Undetermined, &[8]),
        left_out(Why::TooFar, &[5]),
    ];
    assert_eq!(chain.left_out[..2], expected[..2]);
    for one in &expected[2..] {
        assert!(chain.left_out.contains(one), "{one:?} of {:?}", chain.left_out);
    }
}

#[test]
fn quoted_gamma_is_held_against_ours() {
    let minutes = 2.0 * 1_440.0 + 360.0;
    let rows = [4_900.0, 5_000.0, 5_100.0].map(|strike| {
        let bare = row(1, expiry(date(2026, 3, 6)), OptionKind::Put, strike);
        let gamma = option(&bare, minutes).gamma();
        let off = if strike == 5_100.0 { 1e-4 } else { 1e-9 };
        Quote { volatility: Some(smile(strike)), gamma: Some(gamma + off), ..bare }
    });
    let largest = option(&rows[1], minutes).gamma();
    let difference = valued(rows.to_vec(), &setting(YIELD)).gamma_difference.unwrap();
    assert_eq!(difference.strike, 5_100.0);
    assert!((difference.quoted - difference.computed - 1e-4).abs() < 1e-15);
    assert!((difference.of_largest - 1e-4 / largest).abs() < 1e-12);
}

#[test]
fn time_and_spot_must_come_from_somewhere() {
    let bare = Quotes { quoted: None, spot: None, ..quotes(Vec::new()) };
    let with = |quoted, spot| Valuation::new(bare.clone(), &Setting { quoted, spot, ..setting(0.0) }).err();
    assert_eq!(with(None, Some(1.0)), Some(Unvalued::Time));
    assert_eq!(with(Some(quoted()), None), Some(Unvalued::NoSpot));
    assert!(matches!(with(Some(quoted()), Some(-1.0)), Some(Unvalued::Spot(_))));
    assert_eq!(with(Some(quoted()), Some(1.0)), None);
}

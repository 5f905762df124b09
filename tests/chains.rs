//! Files of quotes as Cboe, brokers and libraries write them: all of one chain, and all read as that chain.
//!
//! The files in `tests/data/chains` are made up, in the manner of real ones: the numbers follow from the model.

#![expect(clippy::unwrap_used, reason = "a file that cannot be read must fail the test")]

use dealer_hedging::model::OptionKind::{self, Call, Put};
use dealer_hedging::quotes::Settlement::{self, Afternoon, Morning};
use dealer_hedging::quotes::file::{self, MOST_BYTES, Reading};
use dealer_hedging::quotes::{Assumed, FileKind, Quotes, Refusal, Why, told};
use jiff::civil::{DateTime, date};

type Row = (i8, Settlement, OptionKind, f64, f64, f64, f64, f64, f64, f64);

/// Day of November 2026, settlement, kind, strike, open interest, bid, ask, volatility, delta, gamma.
const CHAIN: [Row; 18] = [
    (19, Afternoon, Call, 5850.0, 812.0, 56.3, 57.4, 0.1475, 0.8586, 0.0045),
    (19, Afternoon, Put, 5850.0, 4310.0, 3.6, 3.7, 0.1475, -0.1414, 0.0045),
    (19, Afternoon, Call, 5900.0, 5127.0, 19.2, 19.6, 0.1312, 0.5306, 0.0089),
    (19, Afternoon, Put, 5900.0, 6204.0, 16.0, 16.3, 0.1312, -0.4694, 0.0089),
    (19, Afternoon, Call, 5950.0, 7350.0, 2.5, 2.6, 0.1198, 0.1265, 0.0051),
    (19, Afternoon, Put, 5950.0, 1033.0, 48.8, 49.8, 0.1198, -0.8735, 0.0051),
    (20, Morning, Call, 5850.0, 1812.0, 60.1, 61.3, 0.1515, 0.796, 0.0044),
    (20, Morning, Put, 5850.0, 5310.0, 7.4, 7.6, 0.1515, -0.204, 0.0044),
    (20, Morning, Call, 5900.0, 6127.0, 24.6, 25.1, 0.1352, 0.5243, 0.0069),
    (20, Morning, Put, 5900.0, 7204.0, 21.4, 21.8, 0.1352, -0.4757, 0.0069),
    (20, Morning, Call, 5950.0, 8350.0, 5.5, 5.7, 0.1238, 0.1918, 0.0051),
    (20, Morning, Put, 5950.0, 2033.0, 51.8, 52.9, 0.1238, -0.8082, 0.0051),
    (20, Afternoon, Call, 5850.0, 2812.0, 61.9, 63.2, 0.1555, 0.7752, 0.0042),
    (20, Afternoon, Put, 5850.0, 6310.0, 9.2, 9.4, 0.1555, -0.2248, 0.0042),
    (20, Afternoon, Call, 5900.0, 7127.0, 26.9, 27.4, 0.1392, 0.5225, 0.0062),
    (20, Afternoon, Put, 5900.0, 8204.0, 23.6, 24.1, 0.1392, -0.4775, 0.0062),
    (20, Afternoon, Call, 5950.0, 9350.0, 7.1, 7.2, 0.1278, 0.2149, 0.005),
    (20, Afternoon, Put, 5950.0, 3033.0, 53.4, 54.4, 0.1278, -0.7851, 0.005),
];

/// What is left of the chain in a file.
struct Expected<'a> {
    name: &'a str,
    file: FileKind,
    rows: usize,
    quoted: Option<DateTime>,
    spot: Option<f64>,
    has_greeks: bool,
    /// Reason, how many, first places.
    left_out: &'a [(Why, usize, &'a [usize])],
    assumed: &'a [Assumed],
}

impl Expected<'_> {
    fn of(name: &str, file: FileKind) -> Expected<'_> {
        Expected {
            name,
            file,
            rows: CHAIN.len(),
            quoted: Some(date(2026, 11, 18).at(11, 7, 0, 0)),
            spot: Some(5903.25),
            has_greeks: true,
            left_out: &[],
            assumed: &[],
        }
    }
}

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/tests/data/chains/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn assert_read(expected: &Expected) {
    let name = expected.name;
    let quotes = file::read(&bytes(name)).unwrap_or_else(|refusal| panic!("{name}: {refusal}"));
    let rows: Vec<Row> = quotes
        .rows
        .iter()
        .map(|row| {
            let greek = |greek: Option<f64>| greek.unwrap_or(f64::INFINITY);
            assert_eq!((row.expiry.date.year(), row.expiry.date.month()), (2026, 11), "{name}");
            let (bid, ask) = (row.bid.unwrap(), row.ask.unwrap());
            // Per cent are divided by a hundred, which leaves a rounding.
            let volatility = (row.volatility.unwrap() * 1e6).round() / 1e6;
            let (day, settlement) = (row.expiry.date.day(), row.expiry.settlement);
            let (delta, gamma) = (greek(row.delta), greek(row.gamma));
            (day, settlement, row.kind, row.strike, row.open_interest, bid, ask, volatility, delta, gamma)
        })
        .collect();
    let mut chain = CHAIN[..expected.rows].to_vec();
    if !expected.has_greeks {
        for row in &mut chain {
            (row.8, row.9) = (f64::INFINITY, f64::INFINITY);
        }
    }
    assert_eq!(rows, chain, "{name}");
    let Quotes { file, symbol, quoted, spot, left_out, assumed, .. } = quotes;
    let left_out: Vec<_> = left_out.iter().map(|left| (left.why, left.count, left.first.as_slice())).collect();
    let symbol_expected = "SPX".to_owned();
    assert_eq!(
        (file, symbol, quoted, spot),
        (expected.file, symbol_expected, expected.quoted, expected.spot),
        "{name}"
    );
    assert_eq!((left_out.as_slice(), assumed.as_slice()), (expected.left_out, expected.assumed), "{name}");
}

/// The row before all others had ended the day before; nothing was open in its put.
fn gone(line: &[usize]) -> [(Why, usize, &[usize]); 2] {
    [(Why::NothingOpen, 1, line), (Why::Expired, 1, line)]
}

#[test]
fn tables_of_cboe_are_read_as_they_have_been_since_2020() {
    for (name, line) in [("cboe_2020.dat", 4), ("cboe_2026.csv", 5), ("cboe_european.csv", 5)] {
        assert_read(&Expected { left_out: &gone(&[line]), ..Expected::of(name, FileKind::CboeCsv) });
    }
    // Saved in the evening, by the clock of New York.
    let close = date(2026, 11, 18).at(16, 0, 0, 0);
    assert_read(&Expected {
        quoted: Some(close),
        left_out: &gone(&[5]),
        assumed: &[Assumed::LastClose],
        ..Expected::of("cboe_french_evening.csv", FileKind::CboeCsv)
    });
    let adjusted = [(Why::Adjusted, 2, &[14][..])];
    assert_read(&Expected { left_out: &adjusted, ..Expected::of("cboe_resaved.csv", FileKind::CboeCsv) });
}

#[test]
fn json_of_cboe_is_read() {
    let nothing_open = [(Why::NothingOpen, 1, &[19][..])];
    assert_read(&Expected { left_out: &nothing_open, ..Expected::of("cboe.json", FileKind::CboeJson) });
}

#[test]
fn tables_with_named_columns_are_read() {
    let of = |name| Expected::of(name, FileKind::NamedColumns);
    assert_read(&Expected { assumed: &[Assumed::NewYorkTime], ..of("semicolons.csv") });
    assert_read(&Expected {
        rows: 12,
        left_out: &[(Why::NothingOpen, 1, &[14]), (Why::OtherUnderlying, 1, &[15])],
        assumed: &[Assumed::NewYorkTime, Assumed::Settlement, Assumed::VolatilityInPerCent],
        ..of("american.csv")
    });
    assert_read(&Expected {
        quoted: None,
        spot: None,
        has_greeks: false,
        left_out: &[(Why::OpenInterest, 1, &[20])],
        ..of("yfinance.csv")
    });
    assert_read(&Expected {
        left_out: &[(Why::OtherTime, 18, &[2, 3, 4])],
        assumed: &[Assumed::NewYorkTime, Assumed::LatestTime],
        ..of("datashop.csv")
    });
    assert_read(&Expected {
        rows: 12,
        left_out: &[(Why::Row, 1, &[14])],
        assumed: &[Assumed::NewYorkTime, Assumed::Settlement],
        ..of("thinkorswim.csv")
    });
}

fn refusal(text: &[u8]) -> Refusal {
    file::read(text).unwrap_err()
}

#[test]
fn what_is_no_chain_is_refused_with_words_that_help() {
    for (text, words) in [
        (&b""[..], "The file is empty."),
        (b"PK\x03\x04", "workbook"),
        (b"%PDF-1.4", "PDF"),
        (b"\x1F\x8B\x08", "compressed"),
        (b"\x89PNG\r\n\x1A\n\0\0\0", "not a text file"),
        (b"<!DOCTYPE html><html>", "web page"),
        (b"<?xml version='1.0'?><Error>AccessDenied", "web page"),
        (b"hello", "No line with names of columns was found."),
        (
            b"expiry,type,open interest\n1,2,3",
            "needs a column for strike. Its columns are: expiry, type, open interest.",
        ),
        (b"strike,expiry,type,open interest\n", "has no options"),
        (b"strike,expiry,type,open interest\n5900,2026-11-20,call,0\n", "Most often (once): no open interest"),
        (b"{\"data\": {}}", "no list of options"),
        (b"{\"data\": {\"options\": [{\"option\": \"SPX2611", "ends in the middle"),
        (b"{\"data\": {\"options\": [\n{]", "line 2"),
        (b"{\"data\": {\"options\": [1 2]", "line 1"),
        (b"{\"data\": {\"options\": [], \"x\"}}", "line 1"),
        (b"{\"a\": {\"options\": []}}", "no list of options"),
    ] {
        let told = refusal(text).to_string();
        assert!(told.contains(words), "{:?}: {told}", String::from_utf8_lossy(text));
    }
    let mut reading = Reading::new();
    let slice = vec![b' '; MOST_BYTES / 2];
    assert_eq!(reading.push(&slice).and_then(|()| reading.push(&slice)), Ok(()));
    assert_eq!(reading.push(b"x"), Err(Refusal::TooLarge));
    assert_eq!(reading.finish(), Err(Refusal::TooLarge));
}

#[test]
fn a_quotation_mark_left_open_costs_one_row() {
    let text = "strike,expiry,type,open interest\n1,2026-11-20,\"call,3\n2,2026-11-20,call,3\n\n3,2026-11-20,call,4\n";
    let quotes = file::read(text.as_bytes()).unwrap();
    assert_eq!(quotes.rows.iter().map(|row| (row.place, row.strike)).collect::<Vec<_>>(), [(3, 2.0), (5, 3.0)]);
    assert_eq!(
        told::left_out(&quotes.left_out[0], quotes.file),
        "1 row left out: the row does not fit the columns (line 2)"
    );
}

#[test]
fn days_that_can_be_read_both_ways_are_told() {
    let read = |days: &[&str]| {
        let rows: Vec<String> = days.iter().map(|day| format!("5900;{day};P;7")).collect();
        let quotes = file::read(format!("Strike;Expiry;Type;OI\n{}", rows.join("\n")).as_bytes()).unwrap();
        let days: Vec<String> = quotes.rows.iter().map(|row| row.expiry.date.to_string()).collect();
        (days.join(" "), quotes.assumed.contains(&Assumed::MonthFirst), quotes.assumed.contains(&Assumed::DayFirst))
    };
    assert_eq!(read(&["04/12/2026", "18/12/2026"]), ("2026-12-04 2026-12-18".into(), false, false));
    assert_eq!(read(&["12/04/2026", "12/18/2026"]), ("2026-12-04 2026-12-18".into(), false, false));
    assert_eq!(read(&["04/12/2026"]), ("2026-12-04".into(), false, true), "the 12th of April is a Sunday");
    assert_eq!(read(&["06/07/2027"]), ("2027-06-07".into(), true, false));
}

#[test]
fn what_a_file_leaves_open_is_told() {
    let read = |names: &str, values: &str| {
        let text = format!("strike,type,oi,iv,expiry,{names}\n5900,C,5,0.12,2026-11-20,{values}\n");
        let quotes = file::read(text.as_bytes()).unwrap();
        let at = |at: Option<DateTime>| at.map(|at| at.to_string()).unwrap_or_default();
        (at(quotes.quoted), at(quotes.written), quotes.symbol, quotes.rows[0].expiry.settlement, quotes.assumed)
    };
    let (quoted, written, _, settlement, assumed) = read("date,symbol", "2026-11-18,NVDA");
    assert_eq!((quoted.as_str(), written.as_str()), ("2026-11-18T16:00:00", "2026-11-18T00:00:00"));
    assert_eq!((settlement, assumed), (Afternoon, vec![Assumed::TimeOfDay, Assumed::Settlement]));

    let (quoted, written, symbol, settlement, assumed) = read("timestamp,root", "2026-11-15T02:10:00Z,SPX");
    assert_eq!((quoted.as_str(), written.as_str()), ("2026-11-13T16:00:00", "2026-11-14T21:10:00"), "a Saturday night");
    assert_eq!((symbol.as_str(), settlement, assumed), ("SPX", Morning, vec![Assumed::LastClose]));

    let (quoted, written, symbol, settlement, assumed) = read("settlement", "AM");
    assert_eq!((quoted + &written + &symbol, settlement, assumed), (String::new(), Morning, vec![]));
}

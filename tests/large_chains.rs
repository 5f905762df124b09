//! Files as large as are read: in slices, each short.
//!
//! How long they take is printed: `cargo test --test large_chains -- --nocapture`.

#![expect(clippy::unwrap_used, reason = "a file that cannot be read must fail the test")]

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use dealer_hedging::quotes::file::{MOST_BYTES, Reading};
use dealer_hedging::quotes::{Quotes, Refusal, Why};

/// A table of so many options, of one expiry after the other.
fn table(options: u32) -> Vec<u8> {
    let mut text = "symbol,date,spot,expiry,strike,type,open interest,iv,delta,gamma\n".to_owned();
    for row in 0..options {
        let (strike, day) = (1_000 + 5 * (row / 2 % 1_000), 1 + row / 2_000);
        let (month, day) = (1 + day / 28, 1 + day % 28);
        let kind = if row % 2 == 0 { "C" } else { "P" };
        let open = row % 97 + 1;
        let line =
            format!("SPX,2026-11-18 10:00,5903.25,2027-{month:02}-{day:02},{strike},{kind},{open},0.1234,0.5,0.001");
        writeln!(text, "{line}").unwrap();
    }
    text.into_bytes()
}

/// Reads slice by slice; the chain, how many slices, and the longest of them.
fn in_slices(bytes: &[u8]) -> (Result<Quotes, Refusal>, usize, Duration) {
    let (mut reading, mut slices, mut longest) = (Reading::new(), 0, Duration::ZERO);
    for slice in bytes.chunks(1 << 20) {
        if let Err(refusal) = reading.push(slice) {
            return (Err(refusal), slices, longest);
        }
    }
    let mut share = 0.0;
    loop {
        let begun = Instant::now();
        let progress = reading.parse(&|| false);
        longest = longest.max(begun.elapsed());
        slices += 1;
        match progress {
            Ok(progress) if progress.is_done => return (reading.finish(), slices, longest),
            Ok(progress) => {
                assert!((share..=1.0).contains(&progress.share), "it goes forward: {share} {}", progress.share);
                share = progress.share;
            }
            Err(refusal) => return (Err(refusal), slices, longest),
        }
    }
}

#[test]
fn large_files_are_read_in_slices() {
    let begun = Instant::now();
    let (quotes, slices, longest) = in_slices(&table(50_000));
    let quotes = quotes.unwrap();
    println!("50 000 rows: {:?}, {slices} slices, the longest {longest:?}", begun.elapsed());
    assert_eq!((quotes.rows.len(), quotes.left_out.len()), (50_000, 0));
    assert!(slices > 300);
    assert_eq!(in_slices(&table(50_001)).0, Err(Refusal::TooMany));

    // Nothing is open in most of them, so that they are many.
    let row = "SPX,2026-11-18 10:00,5903.25,2026-12-18,5900,C,0,0.1234,0.5,0.001\n";
    let mut large = table(2);
    while large.len() + row.len() <= MOST_BYTES {
        large.extend_from_slice(row.as_bytes());
    }
    let begun = Instant::now();
    let (quotes, slices, longest) = in_slices(&large);
    println!("{} bytes: {:?}, {slices} slices, the longest {longest:?}", large.len(), begun.elapsed());
    let quotes = quotes.unwrap();
    assert_eq!(quotes.rows.len(), 2);
    assert_eq!(quotes.left_out[0].why, Why::NothingOpen);
}

/// As [`table`], but as Cboe writes JSON.
fn list(options: u32) -> Vec<u8> {
    let mut text = "{\"timestamp\": \"2026-11-18 16:22:50\", \"data\": {\"options\": [".to_owned();
    for row in 0..options {
        let comma = if row == 0 { "" } else { ", " };
        let day = 1 + row / 5_000;
        write!(text, "{comma}{{\"option\": \"SPXW2612{day:02}C{:08}\", ", 1_000_000 + 1_000 * (row % 5_000)).unwrap();
        text.push_str(
            "\"bid\": 1.5, \"ask\": 1.6, \"iv\": 0.1234, \"open_interest\": 12.0, \"volume\": 3.0, \"delta\": 0.5, ",
        );
        text.push_str(
            "\"gamma\": 0.001, \"theo\": 1.55, \"tick\": \"up\", \"last_trade_time\": \"2026-11-18T11:01:25\"}",
        );
    }
    text.push_str("], \"symbol\": \"^SPX\", \"current_price\": 5903.25}, \"symbol\": \"_SPX\"}");
    text.into_bytes()
}

#[test]
fn large_lists_are_read_in_slices() {
    let text = list(50_000);
    let begun = Instant::now();
    let (quotes, slices, longest) = in_slices(&text);
    println!("{} bytes of JSON: {:?}, {slices} slices, the longest {longest:?}", text.len(), begun.elapsed());
    assert_eq!(quotes.unwrap().rows.len(), 50_000);
    assert_eq!(in_slices(&list(50_001)).0, Err(Refusal::TooMany));
}

#[test]
fn what_is_made_to_take_long_does_not() {
    let names = "strike,expiry,type,open interest\n5900,2026-11-20,call,3\n";
    for (name, line) in [
        ("quotation marks left open", "\"5900,2026-11-20,call,3\n"),
        ("three of them", "\"\"\"5900,2026-11-20,call,3\n"),
        ("pairs", "\"\",\"\",\"\"\"\",\n"),
        ("one line", "5900,2026-11-20,call,3,"),
        ("no rows", "\n"),
        ("moments", "12345678901234567890,"),
    ] {
        let text = format!("{names}{}", line.repeat(20_000_000 / line.len()));
        let begun = Instant::now();
        let (quotes, slices, longest) = in_slices(text.as_bytes());
        println!("{name}: {:?}, {slices} slices, the longest {longest:?}", begun.elapsed());
        assert_eq!(quotes.unwrap().rows.len(), 1, "{name}");
    }
}

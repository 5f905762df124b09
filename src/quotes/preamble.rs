//! What stands above a table: the underlying, its price and the time, as Cboe and thinkorswim write them.
//!
//! ```text
//! S&P 500 INDEX,Last: 6711.2002,Change:  22.7402                        since 2021
//! "Date: October 1, 2025 at 6:06 PM EDT",Bid: 6661.1099,Ask: 6743.9702,Size: 1*1,Volume: 0
//!
//! ^SPX (Standard & Poors 500 Index),2881.4,0.0001                       before
//! May 13 2019 @ 04:47 ET,Bid,2856.41,Ask,2901.86,Size,1x1,Vol,
//!
//! Stock quote and option quote for SPY on 12/1/25 10:02:20              thinkorswim
//! ```
//!
//! It is read line by line and not as a table: people edit it by hand and leave quotation marks open, and the date is
//! written in the language of the browser that saved it, always by the clock of New York.

use super::dates::Order;
use super::names::{self, Field};
use super::number::{self, Mark};
use super::symbol;
use super::times::{self, Stamp};

/// What stands above a table.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Preamble {
    pub(super) symbol: Option<String>,
    pub(super) spot: Option<f64>,
    pub(super) stamp: Option<Stamp>,
}

/// Reads the lines above a table; what cannot be read is not there.
pub(super) fn read(lines: &[&str]) -> Preamble {
    let mut preamble = Preamble::default();
    let mut lines = lines.iter().peekable();
    while let Some(line) = lines.next() {
        let next = lines.peek().copied().copied();
        preamble.spot = preamble.spot.or_else(|| spot(line, next));
        preamble.stamp = preamble.stamp.or_else(|| stamp(line));
        preamble.symbol = preamble.symbol.or_else(|| name(line));
        let between = [';', '\t'].into_iter().find(|between| line.contains(*between)).unwrap_or(',');
        let mut cells = line.split(between).map(|cell| cell.trim().trim_matches('"'));
        if let (Some(key), Some(value)) = (cells.next(), cells.next()) {
            pair(key.trim_end_matches(':'), value, &mut preamble);
        }
    }
    preamble
}

fn spot(line: &str, next: Option<&str>) -> Option<f64> {
    let text = if let Some((_, after)) = line.split_once("Last:") {
        after.split("Change").next()?
    } else if let Some((_, after)) = line.split_once("),").filter(|_| line.contains(" (")) {
        after.split(',').next()?
    } else if line.starts_with("LAST,") {
        next?.split(',').next()?
    } else {
        return None;
    };
    price(text)
}

fn price(text: &str) -> Option<f64> {
    let text = text.trim_matches(|c: char| !c.is_ascii_digit());
    let read = |mark| number::read(text, mark).map(|number| number.value);
    read(Mark::Point).or_else(|| read(Mark::Comma))
}

fn stamp(line: &str) -> Option<Stamp> {
    let text = if let Some((_, after)) = line.split_once("Date:") {
        after.split("Bid:").next()?
    } else if line.contains(" @ ") {
        line.split("Bid").next()?.split("Last").next()?
    } else {
        line.split_once("option quote for ")?.1.split_once(" on ")?.1
    };
    times::read(text.trim_matches(['"', ',', ' ']), Order::MonthFirst)
}

fn name(line: &str) -> Option<String> {
    let text = match line.split_once("option quote for ") {
        Some((_, after)) => after.split_once(" on ")?.0,
        None => line.split_once(" (").filter(|(_, after)| after.contains("),"))?.0,
    };
    ticker(text.trim_matches('"'))
}

/// A name that a market may give to a share or an index.
fn ticker(text: &str) -> Option<String> {
    let text = symbol::plain(text);
    let fits = (1..=8).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'.');
    fits.then(|| text.to_owned())
}

/// A line such as `Spot;5900`, as people write it above a table of their own.
fn pair(key: &str, value: &str, preamble: &mut Preamble) {
    match names::meaning(key) {
        Some((Field::Spot, _)) => preamble.spot = preamble.spot.or_else(|| price(value)),
        Some((Field::Quoted, _)) => preamble.stamp = preamble.stamp.or_else(|| times::read(value, Order::MonthFirst)),
        Some((Field::Underlying, _)) => preamble.symbol = preamble.symbol.take().or_else(|| ticker(value)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(lines: &[&str]) -> (String, Option<f64>, String) {
        let Preamble { symbol, spot, stamp } = read(lines);
        let at = stamp.and_then(|stamp| Some(stamp.date.to_datetime(stamp.time?).to_string()));
        (symbol.unwrap_or_default(), spot, at.unwrap_or_default())
    }

    #[test]
    fn it_is_read_as_cboe_and_others_have_written_it() {
        for (lines, expected) in [
            (
                &[
                    "",
                    "S&P 500 INDEX,Last: 6711.2002,Change:  22.7402",
                    "\"Date: October 1, 2025 at 6:06 PM EDT\",Bid: 6661.1099,Ask: 1",
                ][..],
                ("", Some(6711.2002), "2025-10-01T18:06:00"),
            ),
            (
                &[
                    "\"S&P 500 INDEX\",\"Last: 4,463.12\",\"Change: -13.5\"",
                    "\"Date: June 11, 2022, 8:47 PM EDT\",Bid: 3878.48",
                ],
                ("", Some(4463.12), "2022-06-11T20:47:00"),
            ),
            (
                &[
                    "S&P 500 INDEX,Last: 6632.1899,Change:  -40.4301",
                    "Date: 14 March 2026 at 07:34 GMT-4,Bid: 6596.7998",
                ],
                ("", Some(6632.1899), "2026-03-14T07:34:00"),
            ),
            (
                &[
                    "S&P 500 INDEX,Last: 4318.99,Change: 1,,,",
                    "Date: 24 September 2023,1:46 PM EDT,Bid: 1,\"Volume: 51,589,689",
                ],
                ("", Some(4318.99), "2023-09-24T13:46:00"),
            ),
            (
                &[
                    "^SPX (Standard & Poors 500 Index),2881.4,0.0001",
                    "May 13 2019 @ 04:47 ET,Bid,2856.41,Ask,2901.86,Size,1x1,Vol,",
                ],
                ("SPX", Some(2881.4), "2019-05-13T04:47:00"),
            ),
            (
                &["Stock quote and option quote for SPY on 12/1/25 10:02:20", "LAST,LX,Net Chng", "680.12,Q,-1.2"],
                ("SPY", Some(680.12), "2025-12-01T10:02:20"),
            ),
            (&["Symbol;DAX", "Spot;24.321,5", "Date;2026-11-18 10:00"], ("DAX", Some(24_321.5), "2026-11-18T10:00:00")),
            (&["", "hello, world", "Date:", "Last:", "(),"], ("", None, "")),
        ] {
            assert_eq!(told(lines), (expected.0.to_owned(), expected.1, expected.2.to_owned()), "{lines:?}");
        }
    }
}

//! What was measured, as a table for people, as JSON and as CSV.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::Value;

use super::lines::{Line, Lines};
use super::targets;

/// What a line of a frame says besides: the parts of its time, and how many layouts there were.
const PARTS: [&str; 4] = ["script", "layout", "painting", "layouts"];
/// The columns of the CSV file.
const COLUMNS: [&str; 15] = [
    "topic", "what", "who", "place", "unit", "median", "p05", "p95", "max", "samples", "script", "layout", "painting",
    "layouts", "note",
];

/// The table, in Markdown: as it stands in the README.
pub(super) fn table(lines: &Lines) -> String {
    let mut text = String::new();
    let mut last: Option<&Line> = None;
    for line in lines.iter() {
        if last.is_none_or(|last| last.word("topic") != line.word("topic")) {
            let _ = writeln!(text, "\n| {} | by | in | median | 5–95 % | ours to theirs |", line.word("topic"));
            text.push_str("|---|---|---|---|---|---|\n");
        }
        let is_new = last.is_none_or(|last| !last.is_of_the_same(line));
        let ratio = match lines.ratio(line) {
            Some(ratio) if line.is_ours() => format!("{} × native", digits(ratio)),
            Some(ratio) => digits(ratio),
            None => String::new(),
        };
        let _ = writeln!(
            text,
            "| {} | {}{} | {} | {} {}{} | {} | {ratio} |",
            if is_new { line.word("what") } else { "" },
            line.word("who"),
            noted(line),
            line.word("place"),
            shown(line, "median"),
            line.word("unit"),
            parts(line),
            spread(line),
        );
        last = Some(line);
    }
    text
}

/// What exactly it does: not everybody does the same.
fn noted(line: &Line) -> String {
    let note = line.word("note");
    if note.is_empty() { String::new() } else { format!(": {note}") }
}

/// What a frame's time is made of.
fn parts(line: &Line) -> String {
    let named = PARTS.iter().filter_map(|part| Some(format!("{part} {}", digits(line.number(part)?))));
    let parts: Vec<_> = named.collect();
    if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) }
}

fn spread(line: &Line) -> String {
    if line.number("samples") > Some(1.0) {
        format!("{}–{}", shown(line, "p05"), shown(line, "p95"))
    } else {
        String::new()
    }
}

fn shown(line: &Line, name: &str) -> String {
    line.number(name).map(digits).unwrap_or_default()
}

/// Three digits that count, and whole numbers whole.
pub(super) fn digits(value: f64) -> String {
    let size = value.abs();
    let decimals = match size {
        _ if value == value.round() && size >= 1.0 => 0,
        100.0.. => 0,
        10.0.. => 1,
        1.0.. => 2,
        0.01.. => 3,
        _ => 5,
    };
    format!("{value:.decimals$}")
}

/// Writes everything to a folder: the table, JSON and CSV; returns where.
pub(super) fn write(folder: &Path, lines: &Lines) -> Result<[PathBuf; 3]> {
    let json: Vec<&Value> = lines.iter().map(|line| &line.0).collect();
    let files = [
        ("bench.md", format!("{}\n{}", table(lines), targets::table(lines))),
        ("bench.json", serde_json::to_string_pretty(&json)?),
        ("bench.csv", csv(lines)),
    ];
    let paths = files.each_ref().map(|(name, _)| folder.join(name));
    for ((_, text), path) in files.iter().zip(&paths) {
        fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(paths)
}

fn csv(lines: &Lines) -> String {
    let mut text = format!("{},ratio\n", COLUMNS.join(","));
    for line in lines.iter() {
        for column in COLUMNS {
            match &line.0[column] {
                Value::String(word) => {
                    let _ = write!(text, "\"{}\",", word.replace('"', "\"\""));
                }
                Value::Null => text.push(','),
                number => {
                    let _ = write!(text, "{number},");
                }
            }
        }
        let _ = writeln!(text, "{}", lines.ratio(line).map(|ratio| ratio.to_string()).unwrap_or_default());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::super::lines::tests::line;
    use super::*;

    fn lines() -> Lines {
        let mut lines = Lines::default();
        lines.extend([
            line("greeks, all", "lesson", "native", 0.5),
            line("greeks, all", "peer 1.0", "native", 1.0),
            Line::exact("bytes", "index.html", 40_000),
        ]);
        lines
    }

    #[test]
    fn the_table_says_each_quantity_once() {
        let table = table(&lines());
        assert!(table.contains("| greeks, all | lesson | native | 0.500 ms | 0.450–0.750 |  |\n"), "{table}");
        assert!(table.contains("|  | peer 1.0 | native | 1 ms | 0.900–1.50 | 0.500 |\n"), "{table}");
        assert!(table.contains("| bytes | by |") && table.contains("| 40000 B |  |"), "{table}");
    }

    #[test]
    fn a_comma_stays_in_its_field() {
        let csv = csv(&lines());
        let second = csv.lines().nth(2).unwrap_or_default();
        assert!(second.starts_with("\"math\",\"greeks, all\",\"peer 1.0\",\"native\",\"ms\",1.0,"), "{csv}");
        assert!(second.ends_with(",0.5") && csv.lines().all(|line| !line.is_empty()), "{csv}");
    }

    #[test]
    fn digits_are_those_that_count() {
        let shown = [12_345.6, 40.0, 12.345, 1.2345, 0.12345, 0.00012].map(digits);
        assert_eq!(shown, ["12346", "40", "12.3", "1.23", "0.123", "0.00012"]);
    }
}

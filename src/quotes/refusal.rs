//! Why a file is refused, in a sentence that says what to do.

use core::fmt;

use serde::{Deserialize, Serialize};

use super::quote::Why;
use super::{told, words};

/// Why no chain could be read from a file. As text, it tells the reader what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Refusal {
    /// It holds nothing.
    Empty,
    /// It is no text.
    NotText,
    /// It is a workbook, or another archive of the ZIP kind.
    Spreadsheet,
    /// It is a PDF.
    Pdf,
    /// It is compressed.
    Packed,
    /// It is HTML or XML.
    WebPage,
    /// It names a file that is kept elsewhere (Git LFS).
    Pointer,
    /// It has more than [`MOST_BYTES`](super::file::MOST_BYTES).
    TooLarge,
    /// It has more than [`MOST_ROWS`](super::quote::MOST_ROWS).
    TooMany,
    /// It is a table, but columns are missing.
    NoColumns {
        /// Those that are.
        missing: Vec<Needed>,
        /// The first few that it has; empty if no line has names of columns.
        seen: Vec<String>,
    },
    /// No option of it can be used.
    NoOption {
        /// The most frequent reason and how often; none if it has no options at all.
        most: Option<(Why, usize)>,
    },
    /// It is JSON, but has no list of options.
    NoOptionsInJson,
    /// It is JSON, but breaks its rules.
    BrokenJson {
        /// The line, counted from 1.
        line: usize,
    },
    /// It is JSON that ends too early.
    CutShort,
}

/// The columns that a table must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Needed {
    /// The strike.
    Strike,
    /// The expiry.
    Expiry,
    /// Call or put.
    Kind,
    /// Open interest.
    OpenInterest,
}

impl Needed {
    fn name(self) -> &'static str {
        match self {
            Self::Strike => words::column::STRIKE,
            Self::Expiry => words::column::EXPIRY,
            Self::Kind => words::column::KIND,
            Self::OpenInterest => words::column::OPEN_INTEREST,
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str(words::EMPTY),
            Self::NotText => f.write_str(words::NOT_TEXT),
            Self::Spreadsheet => f.write_str(words::SPREADSHEET),
            Self::Pdf => f.write_str(words::PDF),
            Self::Packed => f.write_str(words::PACKED),
            Self::WebPage => f.write_str(words::WEB_PAGE),
            Self::Pointer => f.write_str(words::POINTER),
            Self::TooLarge => f.write_str(words::TOO_LARGE),
            Self::TooMany => f.write_str(words::TOO_MANY),
            Self::NoColumns { missing, seen } => {
                let missing: Vec<&str> = missing.iter().map(|needed| needed.name()).collect();
                f.write_str(&words::no_columns(&missing, seen))
            }
            Self::NoOption { most } => f.write_str(&words::no_option(most.map(|(why, count)| (count, told::why(why))))),
            Self::NoOptionsInJson => f.write_str(words::NO_OPTIONS_IN_JSON),
            Self::BrokenJson { line } => f.write_str(&words::broken_json(*line)),
            Self::CutShort => f.write_str(words::CUT_SHORT),
        }
    }
}

impl core::error::Error for Refusal {}

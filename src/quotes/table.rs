//! Tables: Cboe's, and those with named columns.
//!
//! They are gone through twice, a few hundred rows at a time: first to find how all of the file writes its numbers and
//! days, how far its volatilities reach and of which moments its rows are, then to read them.

use std::io::Cursor;

use super::columns::{self, Columns};
use super::gather::{Gathered, Head};
use super::manner::Manner;
use super::preamble::{self, Preamble};
use super::quote::{FileKind, Quotes, Why};
use super::refusal::Refusal;
use super::survey::Survey;

/// So many rows are read in one go.
const ROWS_AT_ONCE: usize = 256;
/// And so many bytes: rows that are none may be long.
const BYTES_AT_ONCE: u64 = 100_000;

/// A table that is being read.
#[derive(Debug)]
pub(super) struct Table {
    reader: csv::Reader<Cursor<Vec<u8>>>,
    record: csv::StringRecord,
    first: csv::Position,
    columns: Columns,
    preamble: Preamble,
    stage: Stage,
    gathered: Gathered,
}

#[derive(Debug)]
enum Stage {
    Surveying(Survey),
    Reading(Manner),
    Done(Head),
}

/// What stands next in a table.
enum Next {
    /// A row, at this line.
    Row(usize),
    /// A row that cannot be one, at this line.
    Broken(usize),
    End,
}

impl Table {
    /// Begins to read a table.
    ///
    /// # Errors
    /// [`Refusal::NoColumns`].
    pub(super) fn new(text: String) -> Result<Self, Refusal> {
        let found = columns::find(&text)?;
        let mut first = csv::Position::new();
        let line = found.before.len() + 2;
        first.set_byte(found.rows_at.try_into().unwrap_or(u64::MAX)).set_line(line.try_into().unwrap_or(u64::MAX));
        let (columns, preamble) = (found.columns, preamble::read(&found.before));
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(columns.separator)
            .has_headers(false)
            .flexible(true)
            .from_reader(Cursor::new(text.into_bytes()));
        // In memory nothing can go wrong; if it did, the table would begin with its names, which are passed over.
        let _ = reader.seek(first.clone());
        let stage = Stage::Surveying(Survey::default());
        Ok(Self {
            reader,
            record: csv::StringRecord::new(),
            first,
            columns,
            preamble,
            stage,
            gathered: Gathered::default(),
        })
    }

    /// The share of the work that is done, 0 to 1.
    #[expect(clippy::cast_precision_loss, reason = "a share is told in per cent")]
    pub(super) fn share(&self) -> f64 {
        let share = self.reader.position().byte() as f64 / self.reader.get_ref().get_ref().len().max(1) as f64;
        match self.stage {
            Stage::Surveying(_) => share / 2.0,
            Stage::Reading(_) => 0.5 + share / 2.0,
            Stage::Done(_) => 1.0,
        }
    }

    /// How many options have been kept.
    pub(super) fn options(&self) -> usize {
        self.gathered.len()
    }

    /// Reads some more rows; whether that was all.
    ///
    /// # Errors
    /// [`Refusal::TooMany`].
    pub(super) fn step(&mut self) -> Result<bool, Refusal> {
        let enough = self.reader.position().byte().saturating_add(BYTES_AT_ONCE);
        for _ in 0..ROWS_AT_ONCE {
            if self.reader.position().byte() > enough {
                break;
            }
            if matches!(self.stage, Stage::Done(_)) {
                return Ok(true);
            }
            let next = self.next();
            match (&mut self.stage, next) {
                (Stage::Surveying(survey), Next::Row(_)) => survey.note(&self.record, &self.columns),
                (Stage::Reading(manner), Next::Row(line)) => {
                    manner.take(&self.record, line, &self.columns, &mut self.gathered)?;
                }
                (Stage::Reading(_), Next::Broken(line)) => self.gathered.leave_out(Why::Row, line),
                (_, Next::End) => self.end_stage(),
                (Stage::Surveying(_), Next::Broken(_)) | (Stage::Done(_), _) => {}
            }
        }
        Ok(false)
    }

    fn end_stage(&mut self) {
        let file = if self.columns.is_cboe { FileKind::CboeCsv } else { FileKind::NamedColumns };
        match &mut self.stage {
            Stage::Surveying(survey) => {
                let manner = core::mem::take(survey).decide(&self.columns, &self.preamble);
                self.stage = Stage::Reading(manner);
                let _ = self.reader.seek(self.first.clone());
            }
            Stage::Reading(manner) => self.stage = Stage::Done(manner.head(file, &self.preamble)),
            Stage::Done(_) => {}
        }
    }

    /// The chain, when all is read.
    ///
    /// # Errors
    /// [`Refusal::NoOption`].
    pub(super) fn finish(self) -> Result<Quotes, Refusal> {
        match self.stage {
            Stage::Done(head) => self.gathered.finish(head),
            _ => Err(Refusal::NoOption { most: None }),
        }
    }

    /// Reads the next row that holds anything into the record.
    fn next(&mut self) -> Next {
        loop {
            match self.reader.read_record(&mut self.record) {
                Ok(true) => {}
                Ok(false) | Err(_) => return Next::End,
            }
            let Some(at) = self.record.position().cloned() else { return Next::End };
            let (line, next) = self.lines_of(&at);
            if let Some(next) = next {
                let _ = self.reader.seek(next);
                return Next::Broken(line);
            }
            if self.record.iter().all(|cell| cell.trim().is_empty()) || self.repeats_the_names() {
                continue;
            }
            let extra = self.record.iter().skip(self.columns.width).any(|cell| !cell.trim().is_empty());
            let (named, _) = self.columns.named;
            return if extra || self.record.len() <= named { Next::Broken(line) } else { Next::Row(line) };
        }
    }

    /// The line of a row that was read from this position on, and where its second line begins if it goes over several.
    /// No such row is meant: a quotation mark was left open, and would swallow all rows to the next one.
    fn lines_of(&self, at: &csv::Position) -> (usize, Option<csv::Position>) {
        let number = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
        let bytes = self.reader.get_ref().get_ref();
        let row = bytes.get(number(at.byte())..number(self.reader.position().byte())).unwrap_or_default();
        let is_end = |byte: &u8| matches!(byte, b'\n' | b'\r');
        // Lines without anything belong to the row after them, and so does the second sign of an end of line.
        let blank = row.iter().take_while(|byte| is_end(byte)).count();
        let line = number(at.line()) + row[..blank].split(|byte| *byte == b'\n').skip(1).count();
        let Some(end) = row[blank..].iter().position(|byte| *byte == b'\n') else { return (line, None) };
        let second = blank + end + 1;
        if row[second..].iter().all(is_end) {
            return (line, None);
        }
        let mut next = csv::Position::new();
        let place = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
        next.set_byte(at.byte() + place(second)).set_line(place(line + 1));
        (line, Some(next))
    }

    fn repeats_the_names(&self) -> bool {
        let (at, name) = &self.columns.named;
        self.record.get(*at).is_some_and(|cell| super::names::plain(cell) == *name)
    }
}

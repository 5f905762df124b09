//! A file on its way in: bytes as they arrive, then the work in slices, then the chain.
//!
//! ```
//! use dealer_hedging::quotes::file::Reading;
//! let mut reading = Reading::new();
//! reading.push(b"expiry,strike,type,open interest,iv\n2026-12-18,5900,call,12")?;
//! reading.push(b"00,0.15\n")?;
//! while !reading.parse(&|| false)?.is_done {
//!     // One slice is done; a page would show how far it is, or stop.
//! }
//! let quotes = reading.finish()?;
//! assert_eq!(quotes.rows[0].open_interest, 1200.0);
//! # Ok::<(), dealer_hedging::quotes::Refusal>(())
//! ```
//!
//! To give up, drop it. Three steps are not cut into slices and take some tens of milliseconds of a file of 50 MB: to
//! turn its bytes into letters, to look through JSON that has no list of options, and to read one single line of such
//! a length.

use super::cboe_json::List;
use super::quote::Quotes;
use super::refusal::Refusal;
use super::table::Table;
use super::text;

/// Largest file that is read, in bytes.
pub const MOST_BYTES: usize = 50_000_000;

/// A file that is being read.
#[derive(Debug)]
pub struct Reading(State);

#[derive(Debug)]
enum State {
    /// Bytes are arriving.
    Arriving(Vec<u8>),
    Table(Box<Table>),
    List(Box<List>),
    Refused(Refusal),
}

/// How far the reading is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Progress {
    /// Share of the work that is done, 0 to 1.
    pub share: f64,
    /// How many options have been kept so far.
    pub options: usize,
    /// Whether all of the file is read.
    pub is_done: bool,
}

impl Default for Reading {
    fn default() -> Self {
        Self::new()
    }
}

impl Reading {
    /// Waits for the first bytes.
    #[must_use]
    pub const fn new() -> Self {
        Self(State::Arriving(Vec::new()))
    }

    /// Takes the next bytes of the file; slices of any size, cut anywhere. After the first [`parse`](Self::parse) bytes
    /// come too late and are passed over.
    ///
    /// # Errors
    /// [`Refusal::TooLarge`].
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), Refusal> {
        match &mut self.0 {
            State::Arriving(all) if all.len() + bytes.len() <= MOST_BYTES => all.extend_from_slice(bytes),
            State::Arriving(_) => return Err(self.refuse(Refusal::TooLarge)),
            State::Refused(refusal) => return Err(refusal.clone()),
            State::Table(_) | State::List(_) => {}
        }
        Ok(())
    }

    /// Reads on as long as it may, and at least a few hundred rows.
    ///
    /// # Errors
    /// Why the file is refused; once it is, always.
    pub fn parse(&mut self, may_go_on: &dyn Fn() -> bool) -> Result<Progress, Refusal> {
        if let State::Arriving(bytes) = &mut self.0 {
            let bytes = core::mem::take(bytes);
            self.0 = begun(bytes).unwrap_or_else(State::Refused);
        }
        loop {
            let is_done = match &mut self.0 {
                State::Table(table) => table.step(),
                State::List(list) => list.step(),
                State::Refused(refusal) => Err(refusal.clone()),
                State::Arriving(_) => Err(Refusal::Empty),
            };
            let is_done = is_done.map_err(|refusal| self.refuse(refusal))?;
            if is_done || !may_go_on() {
                return Ok(self.progress(is_done));
            }
        }
    }

    /// Reads what is left, and gives the chain.
    ///
    /// # Errors
    /// Why the file is refused.
    pub fn finish(mut self) -> Result<Quotes, Refusal> {
        self.parse(&|| true)?;
        match self.0 {
            State::Table(table) => table.finish(),
            State::List(list) => list.finish(),
            State::Refused(refusal) => Err(refusal),
            State::Arriving(_) => Err(Refusal::Empty),
        }
    }

    fn progress(&self, is_done: bool) -> Progress {
        let (share, options) = match &self.0 {
            State::Table(table) => (table.share(), table.options()),
            State::List(list) => (list.share(), list.options()),
            State::Arriving(_) | State::Refused(_) => (0.0, 0),
        };
        Progress { share: share.clamp(0.0, 1.0), options, is_done }
    }

    /// Lets go of the file, and remembers why.
    fn refuse(&mut self, refusal: Refusal) -> Refusal {
        self.0 = State::Refused(refusal.clone());
        refusal
    }
}

fn begun(bytes: Vec<u8>) -> Result<State, Refusal> {
    let text = text::decode(bytes)?;
    if text.trim_start().starts_with('{') || text.trim_start().starts_with("[{") {
        Ok(State::List(Box::new(List::new(text)?)))
    } else {
        Ok(State::Table(Box::new(Table::new(text)?)))
    }
}

/// Reads a whole file at once.
///
/// # Errors
/// Why the file is refused.
pub fn read(bytes: &[u8]) -> Result<Quotes, Refusal> {
    let mut reading = Reading::new();
    reading.push(bytes)?;
    reading.finish()
}

//! Your chain: gamma of a chain that the reader brought, strike by strike and over price, where its sign changes, what
//! the next 1% calls for, and how sure one can be of all that.
//!
//! It is computed elsewhere, from quotes and not from the controls of the page, so it stands in no list of figures that
//! follow those.

mod picture;
mod table;

use super::FigureSpec;
use crate::chart::{Figure, RichText, Scene, Table, View};
use crate::figures::refused::Refused;
use crate::figures::words::{your_chain as words, your_chain_lines};
use crate::model::{DealerSide, ModelError};
use crate::quotes::desk::{Desk, Found, Wanted};
use crate::quotes::{ChainSummary, Levels, Sureness, sample};

/// The figure as the page hosts it. What it shows comes from quotes, so from the controls alone there is nothing to show.
pub static SPEC: FigureSpec = FigureSpec {
    id: "your-chain",
    claims: "D2",
    inputs: &[],
    controls: &[],
    more: &[],
    played: None,
    nudge: None,
    presets: &[],
    actions: &[],
    method: words::METHOD,
    compute: |_| Ok(Box::new(Refused::new(ModelError::Histogram))),
};

/// The computed figure.
#[derive(Debug, Clone, PartialEq)]
pub struct YourChain {
    /// What was read.
    pub summary: ChainSummary,
    /// The side that dealers are taken to hold.
    pub side: DealerSide,
    /// The levels of the chosen expiries.
    pub levels: Levels,
    /// How sure they are.
    pub sureness: Sureness,
}

impl YourChain {
    /// The chain that the project makes itself, as it is assumed at first; nothing if the model refuses it.
    #[must_use]
    pub fn of_sample() -> Option<Self> {
        let mut desk = Desk::of_quotes(sample::quotes())?;
        let found = desk.answer(Wanted::default()).ok()?;
        Some(Self::of(desk.summary(), found))
    }

    /// What was found of a chain.
    #[must_use]
    pub fn of(summary: ChainSummary, found: Found) -> Self {
        let Found { held, levels, sureness, .. } = found;
        Self { summary, side: held.side(), levels, sureness }
    }

    /// What else there is to say of it, a line each: the next 1% up and down, the close, and what leaves.
    #[must_use]
    pub fn lines(&self) -> Vec<RichText> {
        your_chain_lines::lines(&self.told())
    }

    fn told(&self) -> words::Told<'_> {
        words::Told { summary: &self.summary, side: self.side, levels: &self.levels, sureness: &self.sureness }
    }
}

impl Figure for YourChain {
    fn finding(&self) -> RichText {
        words::finding(&self.told())
    }

    fn caption(&self) -> RichText {
        words::caption(&self.told())
    }

    fn scene(&self, view: View) -> Scene {
        picture::scene(self, view)
    }

    fn table(&self) -> Table {
        table::table(self)
    }
}

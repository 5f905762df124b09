//! Crowded strikes: open interest strike by strike, the hedge orders that a move of 1% brings,
//! and how little of them is left once they cancel.

mod chain;
mod picture;
mod presets;

pub use chain::{Chain, StrikeRow};

use super::FigureSpec;
use crate::chart::{Figure, Handle, RichText, Scene, Table, Travel, View};
use crate::figures::words::crowded_strikes as words;
use crate::model::ModelError;
use crate::scenario::chain::chain_strikes;
use crate::scenario::controls::{CHAIN, CHAIN_STRIKES};
use crate::scenario::{Key, Scenario};

/// The figure as the page hosts it.
pub static SPEC: FigureSpec = FigureSpec {
    id: "crowded-strikes",
    claims: "B2",
    inputs: &[CHAIN, &[Key::Spot, Key::Days, Key::Iv, Key::Rate, Key::Yield]],
    controls: &[Key::Assume, Key::LongShare],
    played: None,
    presets: &presets::PRESETS,
    table_open: false,
    method: words::METHOD,
    compute: |state| Ok(Box::new(CrowdedStrikes::new(state)?)),
};

/// The computed figure.
pub struct CrowdedStrikes {
    state: Scenario,
    chain: Chain,
}

impl CrowdedStrikes {
    /// Computes it from the state.
    ///
    /// # Errors
    /// What the model refuses of the state.
    pub fn new(state: &Scenario) -> Result<Self, ModelError> {
        Ok(Self { state: *state, chain: Chain::new(state)? })
    }
}

impl Figure for CrowdedStrikes {
    fn finding(&self) -> RichText {
        let Chain { net_up, gross_up, .. } = self.chain;
        words::finding(self.state.assumption(), net_up, gross_up)
    }

    fn caption(&self) -> RichText {
        let Chain { net_up, gross_up, .. } = self.chain;
        words::caption(self.state.assumption(), net_up, gross_up, self.state.get(Key::Spot))
    }

    fn scene(&self, view: View) -> Scene {
        picture::scene(&self.state, &self.chain, view)
    }

    fn table(&self) -> Table {
        let mut table = Table::of(&words::HEADINGS);
        for row in &self.chain.rows {
            fill(table.row().price(row.strike), row);
        }
        fill(table.row().text(words::ALL_STRIKES), &self.chain.sum());
        table
    }

    fn handles(&self) -> Vec<Handle> {
        let gap = picture::gap(&self.chain);
        let bar = |key: fn(u8) -> Key, sign: f64| {
            chain_strikes().into_iter().zip(0u8..).map(move |(strike, place)| {
                let name = key(place).name();
                let at = (strike, sign * (gap + self.state.get(key(place))));
                Handle { value: (-gap, sign), ..Handle::direct(name, at, Travel::Upright) }
            })
        };
        let spot = self.state.get(Key::Spot);
        let limits = Some((picture::EDGES.0, picture::EDGES.1));
        let spot = Handle { panel: 1, limits, ..Handle::direct(Key::Spot.name(), (spot, 0.0), Travel::Across) };
        let mut handles: Vec<Handle> = bar(Key::Calls, 1.0).chain(bar(Key::Puts, -1.0)).collect();
        debug_assert_eq!(handles.len(), 2 * CHAIN_STRIKES);
        handles.push(spot);
        handles
    }
}

/// The rest of a row of the table.
fn fill(cells: &mut Table, row: &StrikeRow) {
    cells.grouped(row.calls, 0).grouped(row.puts, 0).signed(row.dealer_calls, 0).signed(row.dealer_puts, 0);
    cells.signed(row.net_up(), 0).signed(row.down, 0).grouped(row.gross_up, 0);
    cells.signed(row.net_dollars, 0).grouped(row.gross_dollars, 0);
}

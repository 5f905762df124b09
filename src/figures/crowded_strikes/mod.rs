//! Crowded strikes: open interest strike by strike, lit up where a move of 1% brings hedge orders; and how little of them
//! is left once they cancel.

mod orders;
mod picture;
mod presets;

pub use orders::{ChainOrders, StrikeOrders};
pub use presets::FLAT_CHAIN;

use super::FigureSpec;
use crate::chart::{Figure, Handle, RichText, Scene, Table, Travel, View};
use crate::figures::words::crowded_strikes as words;
use crate::model::{ModelError, OptionKind};
use crate::scenario::controls::CHAIN;
use crate::scenario::{Inputs, Key, Scenario};

/// The figure as the page hosts it.
pub static SPEC: FigureSpec = FigureSpec {
    id: "crowded-strikes",
    claims: "B2",
    inputs: &[CHAIN, &[Key::Spot, Key::Days, Key::Iv, Key::Rate, Key::Yield]],
    controls: &[Key::Spot, Key::Days],
    more: &[Key::Assume, Key::LongShare],
    played: None,
    nudge: None,
    presets: &presets::PRESETS,
    actions: &[],
    method: words::METHOD,
    compute: |inputs| Ok(Box::new(CrowdedStrikes::new(inputs)?)),
};

/// The computed figure.
pub struct CrowdedStrikes {
    state: Scenario,
    orders: ChainOrders,
    /// The orders of all strikes when price rises by 1%, nothing cancelled, in shares, by where spot is.
    swell: Vec<(f64, f64)>,
    /// The controls of calls and of puts, row by row; none where the chain is not theirs.
    keys: [&'static [Key]; 2],
}

impl CrowdedStrikes {
    /// Computes it from the inputs.
    ///
    /// # Errors
    /// What the model refuses of them.
    pub fn new(inputs: &Inputs) -> Result<Self, ModelError> {
        let keys = [OptionKind::Call, OptionKind::Put].map(|kind| inputs.chain.keys(&inputs.scenario, kind));
        let orders = ChainOrders::new(inputs)?;
        Ok(Self { state: inputs.scenario, swell: orders::swell(inputs, picture::edges(&orders))?, orders, keys })
    }
}

impl Figure for CrowdedStrikes {
    fn finding(&self) -> RichText {
        let most = self.orders.rows.iter().max_by(|one, other| one.gross_up.total_cmp(&other.gross_up));
        let (strike, part) = most.map_or((0.0, 0.0), |row| (row.strike, row.gross_up));
        words::finding(self.state.get(Key::Spot), self.orders.gross_up, (strike, part))
    }

    fn caption(&self) -> RichText {
        let ChainOrders { net_up, gross_up, .. } = self.orders;
        words::caption(self.state.assumption(), net_up, gross_up, self.state.get(Key::Spot))
    }

    fn scene(&self, view: View) -> Scene {
        picture::scene(self, view)
    }

    fn table(&self) -> Table {
        let mut table = Table::of(&words::HEADINGS).along(0);
        for row in &self.orders.rows {
            fill(table.row().price(row.strike), row);
        }
        fill(table.row().text(words::ALL_STRIKES), &self.orders.sum());
        table
    }

    fn handles(&self) -> Vec<Handle> {
        let gap = picture::gap(&self.orders);
        let bars = |keys: &'static [Key], sign: f64, open: fn(&StrikeOrders) -> f64| {
            keys.iter().zip(&self.orders.rows).map(move |(key, row)| {
                let at = (row.strike, sign * (gap + open(row)));
                Handle { value: (-gap, sign), ..Handle::direct(key.name(), at, Travel::Upright) }
            })
        };
        let [calls, puts] = self.keys;
        let (calls, puts) = (bars(calls, 1.0, |row| row.calls), bars(puts, -1.0, |row| row.puts));
        let spot = self.state.get(Key::Spot);
        let limits = Some(picture::edges(&self.orders));
        let spot = Handle {
            panel: 1,
            limits,
            ..Handle::direct(Key::Spot.name(), (spot, self.orders.gross_up), Travel::Across)
        };
        calls.chain(puts).chain([spot]).collect()
    }
}

/// The rest of a row of the table.
fn fill(cells: &mut Table, row: &StrikeOrders) {
    cells.grouped(row.calls, 0).grouped(row.puts, 0).signed(row.dealer_calls, 0).signed(row.dealer_puts, 0);
    cells.signed(row.net_up(), 0).signed(row.down, 0).grouped(row.gross_up, 0);
    cells.signed(row.net_dollars, 0).grouped(row.gross_dollars, 0);
}

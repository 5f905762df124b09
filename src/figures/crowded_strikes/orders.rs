//! Orders and exposure of the chain, strike by strike and summed.

use crate::figures::shared::one_percent::{DOWN, UP};
use crate::model::{Book, Calendar, DealerSide, ModelError, Moment, OptionKind, Position, hedge_order_shares};
use crate::scenario::chain::StrikeRow;
use crate::scenario::{Inputs, Key, Scenario};

/// Steps of the sum from one edge of the chain to the other.
const STEPS: u32 = 92;

/// What one strike brings. Orders are in shares, + buy, − sell.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct StrikeOrders {
    /// Strike, in dollars.
    pub strike: f64,
    /// Open interest in calls, in contracts.
    pub calls: f64,
    /// Open interest in puts, in contracts.
    pub puts: f64,
    /// The dealer's calls under the assumption, signed contracts.
    pub dealer_calls: f64,
    /// The dealer's puts under the assumption, signed contracts.
    pub dealer_puts: f64,
    /// Order from the calls when price rises by 1%.
    pub up_calls: f64,
    /// Order from the puts when price rises by 1%.
    pub up_puts: f64,
    /// Order when price falls by 1%.
    pub down: f64,
    /// Size of the orders of every open contract when price rises by 1%, nothing cancelled.
    pub gross_up: f64,
    /// How much of what a contract can bring at most, wherever spot is, one of these brings now: 0 to about 1.
    pub due: f64,
    /// Net gamma in dollars of delta per 1% move.
    pub net_dollars: f64,
    /// Gamma of every open contract in dollars of delta per 1% move.
    pub gross_dollars: f64,
}

impl StrikeOrders {
    /// Order when price rises by 1%.
    #[must_use]
    pub fn net_up(&self) -> f64 {
        self.up_calls + self.up_puts
    }
}

/// The largest order that one contract can bring when price rises by 1%: that of a strike in the middle of the move, in
/// shares.
fn most_of_a_contract(scenario: &Scenario) -> Result<f64, ModelError> {
    let (spot, half) = (scenario.get(Key::Spot), libm::sqrt(UP));
    let expiry = Calendar(scenario.minutes_to_expiry());
    let one = Position::new(OptionKind::Call, spot, expiry, 1.0, scenario.fraction(Key::Iv))?;
    let book = Book::new(vec![one], scenario.carry()?);
    Ok(hedge_order_shares(&book, &Moment::at(spot / half)?, &Moment::at(spot * half)?).abs())
}

/// The orders of the whole chain when price rises by 1%, nothing cancelled, in shares, at prices from one edge to the
/// other.
///
/// # Errors
/// What the model refuses of the inputs.
pub(super) fn swell(
    Inputs { scenario, chain }: &Inputs,
    (low, high): (f64, f64),
) -> Result<Vec<(f64, f64)>, ModelError> {
    let all = chain.book(scenario, DealerSide::AllLong)?;
    let mut sums = Vec::new();
    for step in 0..=STEPS {
        let spot = low + (high - low) * f64::from(step) / f64::from(STEPS);
        sums.push((spot, hedge_order_shares(&all, &Moment::at(spot)?, &Moment::at(spot * UP)?).abs()));
    }
    Ok(sums)
}

/// What the chain brings under the assumption in force.
#[derive(Debug, Clone, PartialEq)]
pub struct ChainOrders {
    /// One entry a strike, upwards.
    pub rows: Vec<StrikeOrders>,
    /// The smallest distance between two strikes, in dollars.
    pub step: f64,
    /// Order of all strikes when price rises by 1%, in shares.
    pub net_up: f64,
    /// The same with nothing cancelled.
    pub gross_up: f64,
}

impl ChainOrders {
    /// Computes it from the inputs.
    ///
    /// # Errors
    /// What the model refuses of them.
    pub fn new(Inputs { scenario, chain }: &Inputs) -> Result<Self, ModelError> {
        let spot = scenario.get(Key::Spot);
        let (now, up, down) = (scenario.now()?, Moment::at(spot * UP)?, Moment::at(spot * DOWN)?);
        let held = chain.book(scenario, scenario.assumption())?;
        // As if dealers held one side of all there is: nothing cancels, whatever is assumed.
        let all = chain.book(scenario, DealerSide::AllLong)?;
        let alone = |book: &Book, place: usize| {
            let positions: Vec<Position> = book.positions().get(place).copied().into_iter().collect();
            Book::new(positions, book.carry())
        };
        let strikes = chain.rows().len();
        let most = most_of_a_contract(scenario)?;
        let row = |(place, row): (usize, &StrikeRow)| {
            let (calls, puts) = (alone(&held, place), alone(&held, place + strikes));
            let order = |book: &Book, to: &Moment| hedge_order_shares(book, &now, to);
            let gross = [alone(&all, place), alone(&all, place + strikes)];
            let contracts = |book: &Book| book.positions().iter().map(Position::contracts).sum::<f64>();
            let dollars = |book: &Book| book.exposure(&now).net_dollars_of_delta_per_percent;
            let gross_up = gross.iter().map(|book| order(book, &up).abs()).sum();
            let due = gross_up / (most * (row.calls + row.puts));
            StrikeOrders {
                strike: row.strike,
                calls: row.calls,
                puts: row.puts,
                dealer_calls: contracts(&calls),
                dealer_puts: contracts(&puts),
                up_calls: order(&calls, &up),
                up_puts: order(&puts, &up),
                down: order(&calls, &down) + order(&puts, &down),
                gross_up,
                due: if due.is_finite() { due.min(1.0) } else { 0.0 },
                net_dollars: dollars(&calls) + dollars(&puts),
                gross_dollars: gross.iter().map(dollars).sum(),
            }
        };
        let rows: Vec<StrikeOrders> = chain.rows().iter().enumerate().map(row).collect();
        let gross_up = rows.iter().map(|row| row.gross_up).sum();
        Ok(Self { net_up: hedge_order_shares(&held, &now, &up), gross_up, step: chain.step(), rows })
    }

    /// All strikes in one.
    #[must_use]
    pub fn sum(&self) -> StrikeOrders {
        let mut sum = StrikeOrders::default();
        for row in &self.rows {
            sum.calls += row.calls;
            sum.puts += row.puts;
            sum.dealer_calls += row.dealer_calls;
            sum.dealer_puts += row.dealer_puts;
            sum.up_calls += row.up_calls;
            sum.up_puts += row.up_puts;
            sum.down += row.down;
            sum.gross_up += row.gross_up;
            sum.net_dollars += row.net_dollars;
            sum.gross_dollars += row.gross_dollars;
        }
        sum
    }
}

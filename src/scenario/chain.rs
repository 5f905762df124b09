//! The chain: open interest strike by strike, wherever it comes from, and the books and curves that it makes.

use std::fmt;

use super::choices::Assumption;
use super::controls::{CALLS, Key, PUTS};
use super::state::Scenario;
pub use super::strike_row::StrikeRow;
use crate::model::limits::{MAX_CONTRACTS, SESSION_PRICE_RANGE};
use crate::model::position::Clock;
use crate::model::session::{BookCurve, SessionParameters};
use crate::model::time::TRADING_MINUTES_PER_DAY;
use crate::model::{Book, CONTRACT_MULTIPLIER, Calendar, DealerSide, ModelError, OptionKind, Position, Trading};
use crate::units::PERCENT;

/// Open interest at two strikes or more, upwards. It says how many contracts exist; who holds them is an assumption,
/// which whoever wants a book of it brings along.
///
/// ```
/// use dealer_hedging::scenario::chain::{Chain, ChainError, StrikeRow};
/// let row = |strike| StrikeRow { strike, calls: 1_000.0, puts: 500.0 };
/// let chain = Chain::new(vec![row(60.0), row(59.0)])?;
/// assert_eq!(chain.rows()[0].strike, 59.0);
/// assert_eq!(Chain::new(vec![row(59.0), row(59.0)]), Err(ChainError::Repeated(59.0)));
/// # Ok::<(), ChainError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Chain {
    rows: Vec<StrikeRow>,
}

/// Why rows are no chain.
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ChainError {
    /// So many rows, and there must be two: a strike has a neighbour.
    TooFew(usize),
    /// A strike outside [`SESSION_PRICE_RANGE`], in dollars.
    Strike(f64),
    /// A strike with more than one row, in dollars.
    Repeated(f64),
    /// Open interest below zero or above [`MAX_CONTRACTS`], in contracts.
    OpenInterest(f64),
}

impl fmt::Display for ChainError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooFew(rows) => write!(f, "a chain needs two strikes or more, not {rows}"),
            Self::Strike(strike) => write!(f, "strike out of range: {strike} dollars"),
            Self::Repeated(strike) => write!(f, "more than one row for the strike of {strike} dollars"),
            Self::OpenInterest(contracts) => write!(f, "open interest out of range: {contracts} contracts"),
        }
    }
}

impl std::error::Error for ChainError {}

impl Chain {
    /// A chain of these rows, in any order.
    ///
    /// # Errors
    /// The [`ChainError`] of the first row that is refused; NaN always is.
    pub fn new(mut rows: Vec<StrikeRow>) -> Result<Self, ChainError> {
        for row in &rows {
            if !SESSION_PRICE_RANGE.contains(&row.strike) {
                return Err(ChainError::Strike(row.strike));
            }
            if let Some(refused) = [row.calls, row.puts].into_iter().find(|size| !(0.0..=MAX_CONTRACTS).contains(size))
            {
                return Err(ChainError::OpenInterest(refused));
            }
        }
        rows.sort_by(|one, other| one.strike.total_cmp(&other.strike));
        if let Some(pair) = rows.windows(2).find(|pair| pair[0].strike == pair[1].strike) {
            return Err(ChainError::Repeated(pair[0].strike));
        }
        if rows.len() < 2 { Err(ChainError::TooFew(rows.len())) } else { Ok(Self { rows }) }
    }

    /// The chain that the controls hold: nine strikes of the underlying. Their ranges are those of a chain, as a test
    /// proves.
    #[must_use]
    pub fn of(state: &Scenario) -> Self {
        let row = |(place, strike): (u8, f64)| StrikeRow {
            strike,
            calls: state.get(Key::Calls(place)),
            puts: state.get(Key::Puts(place)),
        };
        Self { rows: (0u8..).zip(state.underlying().strikes()).map(row).collect() }
    }

    /// The controls that hold its open interest in options of one kind, row by row; none unless it is the very chain that
    /// the controls of this state hold, since on any other they would change what is not in it.
    #[must_use]
    pub fn keys(&self, state: &Scenario, kind: OptionKind) -> &'static [Key] {
        match kind {
            _ if *self != Self::of(state) => &[],
            OptionKind::Call => CALLS,
            OptionKind::Put => PUTS,
        }
    }

    /// One row a strike, upwards.
    #[must_use]
    pub fn rows(&self) -> &[StrikeRow] {
        &self.rows
    }

    /// The strikes in dollars, upwards.
    pub fn strikes(&self) -> impl Iterator<Item = f64> {
        self.rows.iter().map(|row| row.strike)
    }

    /// The smallest distance between two strikes, in dollars.
    #[must_use]
    pub fn step(&self) -> f64 {
        self.rows.windows(2).map(|pair| pair[1].strike - pair[0].strike).fold(f64::INFINITY, f64::min)
    }

    /// The dealers' book if they hold this side of it, with the trade's calendar time to expiry and implied volatility:
    /// calls first, then puts, strikes upwards.
    ///
    /// # Errors
    /// What the model refuses of it. Here and below that is nothing while the chain is the one that the controls hold,
    /// whose ranges lie inside the model's.
    pub fn book(&self, state: &Scenario, side: DealerSide) -> Result<Book, ModelError> {
        let expiry = Calendar(state.minutes_to_expiry());
        Ok(Book::new(self.positions(state, side, expiry)?, state.carry()?))
    }

    /// The dealers' delta through a trading session if they hold this side of it, all of it ending at the close of the
    /// last of the chosen trading days. Rate and yield are left out, as in every session.
    ///
    /// # Errors
    /// Those of [`book`](Self::book).
    pub fn curve(&self, state: &Scenario, side: DealerSide) -> Result<BookCurve, ModelError> {
        let expiry = Trading(state.get(Key::Sessions).round() * TRADING_MINUTES_PER_DAY);
        Ok(BookCurve::new(&self.positions(state, side, expiry)?))
    }

    /// Opening price, exogenous flow, impact, rule and cap of a session with this book, as dealers hold it under the
    /// assumption in force.
    ///
    /// # Errors
    /// Those of [`Scenario::session_parameters`].
    pub fn session_parameters(&self, state: &Scenario) -> Result<SessionParameters, ModelError> {
        let contracts = |kind| self.rows.iter().map(move |row| (kind, row.open_interest(kind)));
        let shares = contracts(OptionKind::Call)
            .chain(contracts(OptionKind::Put))
            .map(|(kind, size)| (state.assumption().signed_contracts(kind, size) * CONTRACT_MULTIPLIER).abs());
        state.parameters_of(shares.fold(0.0, f64::max))
    }

    fn positions<C: Clock>(
        &self,
        state: &Scenario,
        side: DealerSide,
        expiry: C,
    ) -> Result<Vec<Position<C>>, ModelError> {
        let volatility = state.fraction(Key::Iv);
        let of = |kind: OptionKind| {
            self.rows.iter().map(move |row| {
                let contracts = side.signed_contracts(kind, row.open_interest(kind));
                Position::new(kind, row.strike, expiry, contracts, volatility)
            })
        };
        of(OptionKind::Call).chain(of(OptionKind::Put)).collect()
    }
}

impl Scenario {
    /// The side of the chain's open interest that dealers are assumed to hold.
    #[must_use]
    pub fn assumption(&self) -> DealerSide {
        match self.pick() {
            Assumption::Usual => DealerSide::CallsLongPutsShort,
            Assumption::Short => DealerSide::AllShort,
            Assumption::Long => DealerSide::AllLong,
            Assumption::Mix => DealerSide::Share { long_share: self.fraction(Key::LongShare) },
        }
    }

    /// The same state under another assumption; of a mix, in whole per cent, as the control has it.
    #[must_use]
    pub fn with_assumption(self, side: DealerSide) -> Self {
        match side {
            DealerSide::CallsLongPutsShort => self.with_choice(Assumption::Usual),
            DealerSide::AllShort => self.with_choice(Assumption::Short),
            DealerSide::AllLong => self.with_choice(Assumption::Long),
            DealerSide::Share { long_share } => {
                self.with_choice(Assumption::Mix).with(Key::LongShare, (long_share * PERCENT).round())
            }
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a state that is refused must fail the test")]
mod tests {
    use super::*;
    use crate::scenario::controls::CHAIN_STRIKES;

    #[test]
    fn strikes_run_from_90_to_110() {
        let strikes: Vec<f64> = Chain::of(&Scenario::default()).strikes().collect();
        assert_eq!(strikes, [90.0, 92.5, 95.0, 97.5, 100.0, 102.5, 105.0, 107.5, 110.0]);
    }

    #[test]
    fn every_end_of_every_control_gives_a_whole_chain() {
        for pick in [|low: f64, _: f64| low, |_: f64, high: f64| high] {
            let state = Key::ALL.into_iter().fold(Scenario::default(), |state, key| {
                let control = key.control();
                let (low, high, _) = control.slider();
                state.with(key, control.value_at(pick(low, high)))
            });
            let chain = Chain::of(&state);
            assert_eq!(Chain::new(chain.rows().to_vec()).as_ref(), Ok(&chain), "what the controls hold is a chain");
            assert_eq!(chain.book(&state, state.assumption()).unwrap().positions().len(), 2 * CHAIN_STRIKES);
            assert!(chain.curve(&state, state.assumption()).is_ok() && chain.session_parameters(&state).is_ok());
        }
    }

    #[test]
    fn only_the_chain_that_the_controls_hold_has_controls() {
        let state = Scenario::default().with(Key::Puts(3), 500.0);
        let chain = Chain::of(&state);
        for (place, row) in chain.rows().iter().enumerate() {
            for kind in [OptionKind::Call, OptionKind::Put] {
                assert_eq!(state.get(chain.keys(&state, kind)[place]), row.open_interest(kind), "{kind:?} {row:?}");
            }
        }
        assert_eq!([OptionKind::Call, OptionKind::Put].map(|kind| chain.keys(&state, kind).len()), [CHAIN_STRIKES; 2]);
        // The same strikes with other sizes, and the same sizes at other strikes.
        let moved = chain.rows().iter().map(|row| StrikeRow { strike: row.strike + 1.0, ..*row }).collect();
        for (chain, state) in [(chain, Scenario::default()), (Chain::new(moved).unwrap(), state)] {
            assert!(chain.keys(&state, OptionKind::Call).is_empty() && chain.keys(&state, OptionKind::Put).is_empty());
        }
    }

    #[test]
    fn the_assumption_alone_sets_the_sign() {
        let sign = |assume: Assumption| {
            let state = Scenario::default().with_choice(assume);
            let book = Chain::of(&state).book(&state, state.assumption()).unwrap();
            (book.positions()[4].contracts(), book.positions()[CHAIN_STRIKES + 4].contracts())
        };
        assert_eq!(sign(Assumption::Usual), (11_000.0, -4_000.0));
        assert_eq!(sign(Assumption::Short), (-11_000.0, -4_000.0));
        assert_eq!(sign(Assumption::Long), (11_000.0, 4_000.0));
        let (calls, puts) = sign(Assumption::Mix);
        assert!((calls - 2_200.0).abs() < 1e-9 && (puts - 800.0).abs() < 1e-9);
    }

    #[test]
    fn an_assumption_that_is_set_is_the_one_that_holds() {
        use DealerSide::{AllLong, AllShort, CallsLongPutsShort, Share};
        for side in [CallsLongPutsShort, AllShort, AllLong, Share { long_share: 0.37 }] {
            assert_eq!(Scenario::default().with_assumption(side).assumption(), side);
        }
    }

    #[test]
    fn rows_that_are_no_chain_are_refused_with_their_reason() {
        let row = |strike, calls, puts| StrikeRow { strike, calls, puts };
        let whole = row(100.0, 10.0, 0.0);
        assert_eq!(Chain::new(vec![whole]), Err(ChainError::TooFew(1)));
        assert_eq!(Chain::new(vec![whole, row(-1.0, 0.0, 0.0)]), Err(ChainError::Strike(-1.0)));
        assert!(matches!(Chain::new(vec![whole, row(f64::NAN, 0.0, 0.0)]), Err(ChainError::Strike(_))));
        assert_eq!(Chain::new(vec![whole, row(101.0, 0.0, -3.0)]), Err(ChainError::OpenInterest(-3.0)));
        assert_eq!(Chain::new(vec![whole, row(99.0, 1.0, 1.0), whole]), Err(ChainError::Repeated(100.0)));
    }

    #[test]
    fn any_chain_has_its_own_strikes_and_step() {
        let row = |strike| StrikeRow { strike, calls: 700.0, puts: 400.0 };
        let chain = Chain::new([61.0, 58.0, 59.0].map(row).to_vec()).unwrap();
        assert_eq!((chain.strikes().collect::<Vec<_>>(), chain.step()), (vec![58.0, 59.0, 61.0], 1.0));
        let state = Scenario::default();
        let book = chain.book(&state, DealerSide::AllShort).unwrap();
        assert_eq!(book.positions().iter().map(Position::contracts).sum::<f64>(), -3_300.0);
    }
}

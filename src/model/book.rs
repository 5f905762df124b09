//! The dealer's book: signed option positions, and what they add up to at a given moment.

use super::bsm::EuropeanOption;
use super::carry::Carry;
use super::moment::Moment;
use super::position::Position;

/// The dealer's option positions, and the carry they are valued with.
///
/// Any list of positions is a book, the empty one too. All sums are finite: an option exactly at
/// its kink in the limit (expired at the money, say) has a delta that jumps rather than a slope,
/// and counts as zero gamma here.
///
/// ```
/// use dealer_hedging::model::{Book, Calendar, Carry, Moment, OptionKind, Position};
/// // A dealer short 100 calls struck at the money, one day before expiry.
/// let short_call = Position::new(OptionKind::Call, 100.0, Calendar(1_440.0), -100.0, 0.20)?;
/// let book = Book::new(vec![short_call], Carry::ZERO);
/// let now = Moment::at(100.0)?;
/// assert!(book.delta_shares(&now) < -5_000.0);
/// assert!(book.gamma_shares_per_dollar(&now) < 0.0);
/// # Ok::<(), dealer_hedging::model::ModelError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Book {
    positions: Vec<Position>,
    carry: Carry,
}

impl Book {
    /// A book of these positions. Their parts were checked when they were made.
    pub const fn new(positions: Vec<Position>, carry: Carry) -> Self {
        Self { positions, carry }
    }

    /// The positions, in the order given.
    pub fn positions(&self) -> &[Position] {
        &self.positions
    }

    /// Interest rate and dividend yield.
    pub const fn carry(&self) -> Carry {
        self.carry
    }

    /// Each position's signed shares with one of its options at `moment`.
    #[inline]
    pub(super) fn options_at(&self, moment: &Moment) -> impl Iterator<Item = (f64, EuropeanOption)> {
        self.positions.iter().map(move |position| (position.shares(), position.option_at(moment, self.carry)))
    }

    /// One option of the book's first position at `moment`, on one share: what a book of one trade
    /// consists of. `None` for the empty book.
    pub fn first_option(&self, moment: &Moment) -> Option<EuropeanOption> {
        self.options_at(moment).next().map(|(_, option)| option)
    }

    /// The dealer's delta from the options alone, in shares: `D = Σ contracts·100·Δ`.
    pub fn delta_shares(&self, moment: &Moment) -> f64 {
        self.options_at(moment).map(|(shares, option)| shares * option.delta()).sum()
    }

    /// The dealer's gamma, in shares per dollar of spot: `Σ contracts·100·Γ`. Long options make it
    /// positive, short options negative.
    pub fn gamma_shares_per_dollar(&self, moment: &Moment) -> f64 {
        self.options_at(moment).map(|(shares, option)| shares * finite_gamma(&option)).sum()
    }

    /// What the dealer's options are worth, in dollars: `Σ contracts·100·V`. Negative when the
    /// dealer owes more than it owns.
    pub fn value_dollars(&self, moment: &Moment) -> f64 {
        self.options_at(moment).map(|(shares, option)| shares * option.price()).sum()
    }
}

/// Gamma of one option, with the infinite limit at the kink counted as zero.
pub(super) fn finite_gamma(option: &EuropeanOption) -> f64 {
    let gamma = option.gamma();
    if gamma.is_finite() { gamma } else { 0.0 }
}

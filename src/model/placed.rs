//! An order as people place it: so many shares bought or sold, or nothing to do.

/// Fewer shares than this show as none: whoever rounds to whole shares has nothing to trade.
pub const LEAST_SHARES: f64 = 0.5;

/// True if so many shares, with either sign, show as none.
pub fn rounds_to_nothing(shares: f64) -> bool {
    shares.abs() < LEAST_SHARES
}

/// What a signed number of shares comes to.
///
/// ```
/// use dealer_hedging::model::Order;
/// assert_eq!([12.4, -12.4, 0.4].map(Order::of), [Order::Buy(12.4), Order::Sell(12.4), Order::Nothing]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Order {
    /// Buy so many shares: [`LEAST_SHARES`] or more, not rounded.
    Buy(f64),
    /// Sell so many.
    Sell(f64),
    /// Less than a share.
    Nothing,
}

impl Order {
    /// The order of so many signed shares: + buy, − sell.
    pub fn of(shares: f64) -> Self {
        if rounds_to_nothing(shares) {
            Self::Nothing
        } else if shares > 0.0 {
            Self::Buy(shares)
        } else {
            Self::Sell(-shares)
        }
    }
}

//! What the dealer hedges with, and the rounding that comes with it.

/// An instrument that moves with the underlying, one for one per unit of size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Instrument {
    /// The stock itself, one share a unit.
    Shares,
    /// A fund that tracks the index, one share a unit.
    Etf,
    /// An E-mini future, 50 times the index.
    EMini,
    /// A Micro E-mini future, 5 times the index.
    Micro,
}

/// An order in whole units, and what the rounding left unhedged.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RoundedOrder {
    /// Whole units: + buy, − sell.
    pub units: f64,
    /// Shares of the wanted order that whole units cannot reach: wanted − done, at most half a
    /// unit either way.
    pub residue_shares: f64,
}

impl Instrument {
    /// All instruments, smallest unit first.
    pub const ALL: [Self; 4] = [Self::Shares, Self::Etf, Self::Micro, Self::EMini];

    /// Shares of the underlying that one unit stands for.
    pub const fn unit_shares(self) -> f64 {
        match self {
            Self::Shares | Self::Etf => 1.0,
            Self::EMini => 50.0,
            Self::Micro => 5.0,
        }
    }

    /// Rounds an order in shares to whole units, half away from zero, so that a buy and the
    /// opposite sell round alike: `units·unit_shares + residue_shares = shares`.
    ///
    /// ```
    /// use dealer_hedging::model::Instrument;
    /// let order = Instrument::EMini.round_order(1_230.0);
    /// assert_eq!((order.units, order.residue_shares), (25.0, -20.0));
    /// ```
    pub fn round_order(self, shares: f64) -> RoundedOrder {
        let unit = self.unit_shares();
        // Adding 0 turns −0 into 0.
        let units = (shares / unit).round() + 0.0;
        RoundedOrder { units, residue_shares: shares - units * unit }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_go_away_from_zero() {
        assert_eq!(Instrument::Micro.round_order(2.5).units, 1.0);
        assert_eq!(Instrument::Micro.round_order(-2.5).units, -1.0);
        assert_eq!(Instrument::EMini.round_order(24.9).units, 0.0);
        let tiny_sell = Instrument::Shares.round_order(-0.2);
        assert!(tiny_sell.units.is_sign_positive(), "−0 would be shown as such");
    }
}

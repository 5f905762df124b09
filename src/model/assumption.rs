//! Who holds the open interest: an assumption, always named.
//!
//! Open interest counts the contracts that exist. Each has a buyer and a seller, and nothing
//! published says which of them is the dealer. Every figure built on open interest therefore goes
//! through a [`DealerSide`] and says which one.

use super::bsm::OptionKind;

/// Which side of the open interest the dealer is taken to hold.
///
/// ```
/// use dealer_hedging::model::{DealerSide, OptionKind};
/// let usual = DealerSide::CallsLongPutsShort;
/// assert_eq!(usual.signed_contracts(OptionKind::Call, 1_000.0), 1_000.0);
/// assert_eq!(usual.signed_contracts(OptionKind::Put, 1_000.0), -1_000.0);
/// // Long 30% and short 70% of everything: net short 40%.
/// let mix = DealerSide::Share { long_share: 0.3 };
/// assert!((mix.signed_contracts(OptionKind::Put, 1_000.0) + 400.0).abs() < 1e-9);
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum DealerSide {
    /// Customers sell calls and buy puts: the dealer is long every call, short every put. The
    /// usual convention of published gamma figures.
    CallsLongPutsShort,
    /// Customers bought everything: the dealer is short every contract.
    AllShort,
    /// Customers sold everything: the dealer is long every contract.
    AllLong,
    /// The dealer is long the same share of every open interest, and short the rest.
    Share {
        /// Share of the open interest the dealer is long, 0 to 1. Values outside are moved to the
        /// nearer end, NaN to one half (no net position).
        long_share: f64,
    },
}

impl DealerSide {
    /// The dealer's signed contracts, + long and − short, out of `open_interest` contracts.
    ///
    /// With a share `s` long: `s·OI − (1 − s)·OI = (2s − 1)·OI`.
    pub fn signed_contracts(self, kind: OptionKind, open_interest: f64) -> f64 {
        let sign = match self {
            Self::CallsLongPutsShort => kind.sign(),
            Self::AllShort => -1.0,
            Self::AllLong => 1.0,
            Self::Share { long_share } => 2.0 * valid_share(long_share) - 1.0,
        };
        sign * open_interest
    }
}

fn valid_share(long_share: f64) -> f64 {
    if long_share.is_nan() { 0.5 } else { long_share.clamp(0.0, 1.0) }
}

/// The part that is long and the part that is short in whole per cent: rounded once, so that the two
/// always add up to 100. A share outside 0 to 1 counts as the nearest end.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 100")]
pub fn percentages(long_share: f64) -> (u8, u8) {
    let long = (100.0 * valid_share(long_share)).round() as u8;
    (long, 100 - long)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_of_the_share_are_all_long_and_all_short() {
        for kind in [OptionKind::Call, OptionKind::Put] {
            for (long_share, same) in [
                (0.0, DealerSide::AllShort),
                (-3.0, DealerSide::AllShort),
                (1.0, DealerSide::AllLong),
                (7.0, DealerSide::AllLong),
            ] {
                assert_eq!(
                    DealerSide::Share { long_share }.signed_contracts(kind, 250.0),
                    same.signed_contracts(kind, 250.0)
                );
            }
            let unknown = DealerSide::Share { long_share: f64::NAN };
            assert_eq!(unknown.signed_contracts(kind, 250.0), 0.0);
        }
    }

    #[test]
    fn shares_in_per_cent_add_to_a_hundred() {
        // Rounded apart, 87.5 would become 88.
        assert_eq!([0.125, 0.875, 0.005, 1.0 / 3.0].map(percentages), [(13, 87), (88, 12), (1, 99), (33, 67)]);
    }
}

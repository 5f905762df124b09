//! A book's exposure, net beside gross and with its units.

use super::book::{Book, finite_gamma};
use super::moment::Moment;

/// Delta and gamma of a book at one moment.
///
/// *Net* lets long and short positions cancel; *gross* adds their sizes. On a real index chain the
/// net is a few per cent of the gross, so showing one without the other misleads.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Exposure {
    /// The dealer's delta from the options alone, in shares.
    pub delta_shares: f64,
    /// Gamma, `Σ Γ·contracts·100`, in shares per dollar of spot.
    pub net_gamma_shares_per_dollar: f64,
    /// `Σ |Γ·contracts·100|`, in shares per dollar of spot.
    pub gross_gamma_shares_per_dollar: f64,
    /// Net gamma as dollars of delta per 1% move of spot: `Σ Γ·contracts·100 · S² · 0.01`.
    pub net_dollars_of_delta_per_percent: f64,
    /// Gross gamma as dollars of delta per 1% move of spot.
    pub gross_dollars_of_delta_per_percent: f64,
}

impl Book {
    /// Delta and gamma of the book, net and gross.
    pub fn exposure(&self, moment: &Moment) -> Exposure {
        // A 1% move is 0.01·S dollars, and a share of delta is S dollars of it.
        let dollars_per_percent = moment.spot() * moment.spot() * 0.01;
        let mut exposure = Exposure::default();
        for (shares, option) in self.options_at(moment) {
            let gamma = shares * finite_gamma(&option);
            exposure.delta_shares += shares * option.delta();
            exposure.net_gamma_shares_per_dollar += gamma;
            exposure.gross_gamma_shares_per_dollar += gamma.abs();
        }
        exposure.net_dollars_of_delta_per_percent = exposure.net_gamma_shares_per_dollar * dollars_per_percent;
        exposure.gross_dollars_of_delta_per_percent = exposure.gross_gamma_shares_per_dollar * dollars_per_percent;
        exposure
    }
}

//! Sums over a chain at several prices, in slices.

use super::bracket::Bracket;
use super::gamma::Gamma;
use crate::model::{GammaAcross, OptionKind, PlacedSpot};

/// So many gammas are computed before anyone is asked whether to go on: about a tenth of a millisecond natively.
const AT_ONCE: usize = 16_384;

/// The open interest of one option, ready to be summed at any price.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Line {
    /// Gamma of one option on one share.
    pub(crate) across: GammaAcross,
    /// Call or put.
    pub(crate) kind: OptionKind,
    /// Shares that the open interest stands for.
    pub(crate) shares: f64,
}

impl Line {
    /// In shares per dollar.
    pub(crate) fn gamma(&self, at: &PlacedSpot) -> Gamma {
        Gamma::of(self.kind, self.shares * self.across.gamma(at))
    }
}

/// Gamma of all lines at some prices, in shares per dollar.
#[derive(Debug)]
pub(crate) struct Sweep {
    at: Vec<PlacedSpot>,
    sums: Vec<Gamma>,
    next: usize,
}

impl Sweep {
    /// At these prices.
    pub(crate) fn new(at: Vec<PlacedSpot>) -> Self {
        Self { sums: vec![Gamma::default(); at.len()], at, next: 0 }
    }

    /// Sums up some lines; the sums once that were all, in the order of the prices.
    pub(crate) fn bite(&mut self, lines: &[Line]) -> Option<&[Gamma]> {
        let at_once = (AT_ONCE / self.at.len().max(1)).max(1);
        let until = (self.next + at_once).min(lines.len());
        for line in &lines[self.next..until] {
            for (sum, at) in self.sums.iter_mut().zip(&self.at) {
                *sum += line.gamma(at);
            }
        }
        self.next = until;
        (until == lines.len()).then_some(&self.sums)
    }

    /// The share of the lines that is done.
    #[expect(clippy::cast_precision_loss, reason = "counts of options")]
    pub(crate) fn share_done(&self, lines: &[Line]) -> f64 {
        self.next as f64 / lines.len().max(1) as f64
    }
}

/// What is to be 0: `calls·(gamma of calls) + puts·(gamma of puts) + spread·√(sum of squares)`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Balance {
    pub(crate) calls: f64,
    pub(crate) puts: f64,
    pub(crate) spread: f64,
}

impl Balance {
    /// Calls less puts.
    pub(crate) const CALLS_LESS_PUTS: Self = Self { calls: 1.0, puts: -1.0, spread: 0.0 };

    pub(crate) fn of(&self, gamma: &Gamma) -> f64 {
        self.calls * gamma.calls + self.puts * gamma.puts + self.spread * gamma.squares.sqrt()
    }
}

/// Looks for several roots side by side: one sweep gives each the value that it asks for.
#[derive(Debug)]
pub(crate) struct Search {
    reference: f64,
    brackets: Vec<(Balance, Bracket)>,
    sweep: Option<Sweep>,
}

impl Search {
    /// In these brackets, whose values are in shares per dollar.
    pub(crate) fn new(reference: f64, brackets: Vec<(Balance, Bracket)>) -> Self {
        Self { reference, brackets, sweep: None }
    }

    /// A little of the work; the roots in the order of the brackets once all are found.
    pub(crate) fn bite(&mut self, lines: &[Line]) -> Option<Vec<f64>> {
        let open = |(_, bracket): &&mut (Balance, Bracket)| bracket.root().is_none();
        let reference = self.reference;
        let sweep = self.sweep.get_or_insert_with(|| {
            let asked = self.brackets.iter().filter(|(_, bracket)| bracket.root().is_none());
            // Between two prices that were placed, so this is placed too.
            Sweep::new(asked.filter_map(|(_, bracket)| PlacedSpot::new(bracket.asks(), reference).ok()).collect())
        });
        if sweep.at.is_empty() {
            return Some(self.brackets.iter().filter_map(|(_, bracket)| bracket.root()).collect());
        }
        if let Some(sums) = sweep.bite(lines) {
            for ((balance, bracket), sum) in self.brackets.iter_mut().filter(open).zip(sums) {
                bracket.takes(balance.of(sum));
            }
            self.sweep = None;
        }
        None
    }
}

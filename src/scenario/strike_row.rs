//! One strike of a chain.

use crate::model::OptionKind;

/// One strike of a chain, and what is open there.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StrikeRow {
    /// Strike, in dollars.
    pub strike: f64,
    /// Open interest in calls, in contracts.
    pub calls: f64,
    /// Open interest in puts, in contracts.
    pub puts: f64,
}

impl StrikeRow {
    /// Open interest in options of one kind, in contracts.
    #[must_use]
    pub const fn open_interest(&self, kind: OptionKind) -> f64 {
        match kind {
            OptionKind::Call => self.calls,
            OptionKind::Put => self.puts,
        }
    }
}

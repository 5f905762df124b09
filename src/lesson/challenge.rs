//! Something to bring about, checked as the state changes.

use crate::scenario::Scenario;

/// Something to bring about.
pub struct Challenge {
    /// What is asked.
    pub ask: &'static str,
    /// Where to look.
    pub hint: &'static str,
    /// What has been seen once it is done.
    pub met: &'static str,
    /// Whether a state does it.
    pub done: fn(&Scenario) -> bool,
}

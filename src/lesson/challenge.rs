//! Something to bring about, checked as the state changes.

use crate::format::Printed;
use crate::scenario::Scenario;

/// Something to bring about.
pub struct Challenge {
    /// What is asked.
    pub ask: Printed,
    /// Where to look.
    pub hint: Printed,
    /// What has been seen once it is done.
    pub met: Printed,
    /// Whether a state does it.
    pub done: fn(&Scenario) -> bool,
}

//! How many samples the benches of the model take, and what they say besides.

#[path = "samples.rs"]
mod samples;

use std::env;
use std::error::Error;
use std::time::Duration;

use serde_json::{Value, json};

pub(crate) use samples::{Quantity, Samples};

/// What a program ends with that could not measure.
pub(crate) type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// How many samples are taken. `peers/sampling.py` has the same numbers.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Plan {
    /// How long the work is done before it counts, at least once.
    pub warm_up: Duration,
    /// How long samples are taken, unless there are `most` before or fewer than `least` then.
    pub budget: Duration,
    /// A sample is as many runs as take this long: no clock of a browser is finer.
    pub sample: Duration,
    /// Fewest samples.
    pub least: usize,
    /// Most samples.
    pub most: usize,
}

impl Plan {
    /// Few samples where `QUICK` says so.
    pub(crate) fn from_env() -> Self {
        let sample = Duration::from_millis(5);
        if env::var_os("QUICK").is_some() {
            let [warm_up, budget] = [20, 250].map(Duration::from_millis);
            return Self { warm_up, budget, sample, least: 1, most: 20 };
        }
        Self { warm_up: Duration::from_millis(500), budget: Duration::from_secs(4), sample, least: 10, most: 100 }
    }
}

/// The line of a workload that was done natively or by a page: how, and through how many minutes of sessions a run goes, 0
/// where there are none.
pub(crate) fn line(times: &Samples, of: Quantity, note: &str, session_minutes: f64) -> Value {
    let mut more = json!({ "note": note });
    if session_minutes > 0.0 {
        // Minutes of sessions a second.
        more["rate"] = json!(session_minutes / times.quantile(0.5) * 1e3);
    }
    times.line(of, &more)
}

//! Samples of a time, and the line that a measuring program prints of them.

use std::env;
use std::error::Error;
use std::time::Duration;

use serde_json::{Value, json};

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

/// What a line is about.
pub(crate) struct Quantity<'a> {
    /// The part of the table in which it stands.
    pub topic: &'a str,
    /// What is done, in the words that all use who do the same.
    pub what: &'a str,
    /// Who does it.
    pub who: &'a str,
    /// Where: natively, or in which browser.
    pub place: &'a str,
    /// How it is done.
    pub note: &'a str,
    /// Minutes of sessions that one run goes through; 0 where there are no sessions.
    pub session_minutes: f64,
}

/// Milliseconds, in order.
pub(crate) struct Samples(Vec<f64>);

impl Samples {
    /// Of samples in any order, at least one.
    pub(crate) fn new(mut times: Vec<f64>) -> Self {
        times.sort_by(f64::total_cmp);
        Self(times)
    }

    /// The value below which `share` of the samples lie, between two of them in proportion.
    fn quantile(&self, share: f64) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "a hundred samples")]
        let place = share * (self.0.len() - 1) as f64;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in the list")]
        let below = place as usize;
        let (low, high) = (self.0[below], self.0[(below + 1).min(self.0.len() - 1)]);
        low + (high - low) * place.fract()
    }

    /// The line of one measured quantity.
    pub(crate) fn line(&self, Quantity { topic, what, who, place, note, session_minutes }: Quantity) -> Value {
        let median = self.quantile(0.5);
        let mut line = json!({
            "topic": topic, "what": what, "who": who, "place": place, "unit": "ms", "median": median,
            "p05": self.quantile(0.05), "p95": self.quantile(0.95), "max": self.quantile(1.0),
            "samples": self.0.len(), "note": note,
        });
        if session_minutes > 0.0 {
            // Minutes of sessions a second.
            line["rate"] = json!(session_minutes / median * 1e3);
        }
        line
    }
}

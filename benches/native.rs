//! Speed of the model on this machine itself: one JSON line for each thing measured (see `sampling.rs`).
//!
//! `cargo xtask bench` runs it, and with it those who do the same. It names a file in `REFERENCE`, into which goes what
//! came out, for them to be compared with.

mod sampling;
mod work;

use std::env;
use std::fs;
use std::time::Instant;

use dealer_hedging::model::ModelError;
use serde_json::{Map, Value, json};

use sampling::{Outcome, Plan, Quantity, Samples, line};
use work::Workload;

fn main() -> Outcome {
    let workloads = work::all()?;
    if let Some(file) = env::var_os("REFERENCE") {
        fs::write(file, reference(&workloads)?.to_string())?;
    }
    let plan = Plan::from_env();
    for workload in &workloads {
        let Workload { topic, what, note, session_minutes, .. } = *workload;
        let quantity = Quantity { topic, what, who: "lesson", place: "native", unit: "ms" };
        println!("{}", line(&times(workload, &plan)?, quantity, note, session_minutes));
    }
    Ok(())
}

/// The sums of every workload, by name.
fn reference(workloads: &[Workload]) -> Result<Value, ModelError> {
    let mut reference = Map::new();
    for workload in workloads {
        let sums = workload.sums()?.into_iter().map(|(name, sum)| (name.to_owned(), json!(sum)));
        reference.insert(workload.what.to_owned(), Value::Object(sums.collect()));
    }
    Ok(Value::Object(reference))
}

/// Milliseconds a run, once for each sample.
fn times(workload: &Workload, plan: &Plan) -> Outcome<Samples> {
    let (start, mut warm) = (Instant::now(), 0_u32);
    while warm == 0 || start.elapsed() < plan.warm_up {
        workload.run()?;
        warm += 1;
    }
    let once = start.elapsed().as_secs_f64() / f64::from(warm);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small number of runs")]
    let repeats = (plan.sample.as_secs_f64() / once).ceil().max(1.0) as u32;
    let (start, mut times) = (Instant::now(), Vec::new());
    while times.len() < plan.least || (times.len() < plan.most && start.elapsed() < plan.budget) {
        let begin = Instant::now();
        for _ in 0..repeats {
            workload.run()?;
        }
        times.push(begin.elapsed().as_secs_f64() * 1e3 / f64::from(repeats));
    }
    Samples::new(times).ok_or_else(|| "no samples were taken".into())
}

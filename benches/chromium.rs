//! Speed of the model in Chromium, and of the option libraries that npm has: one JSON line for each thing measured (see
//! `sampling.rs`).
//!
//! `cargo xtask bench` builds and serves the page, starts the driver and names them: `SITE_URL`, `WEBDRIVER_URL`,
//! `BROWSER_BINARY`, and `REFERENCE`, the file into which `native.rs` wrote what has to come out. Without them there is
//! nothing to do.

mod sampling;

use std::env;
use std::fs;
use std::time::Duration;

use serde::Deserialize;
use serde_json::{Value, json};
use thirtyfour::{Capabilities, WebDriver};

use sampling::{Outcome, Plan, Quantity, Samples, line};

/// Nothing that is measured takes this long; a browser that does is stuck.
const PATIENCE: Duration = Duration::from_secs(300);
/// How far the sums of a peer may be from ours, as a part of them. Its distribution function is good to about 1e−12.
const TOLERANCE: f64 = 1e-9;

/// Something that the page offers to measure.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Offer {
    topic: String,
    what: String,
    who: String,
    note: String,
    session_minutes: f64,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome {
    let Ok(driver) = env::var("WEBDRIVER_URL") else {
        eprintln!("no browser to measure in: `cargo xtask bench` starts one");
        return Ok(());
    };
    let reference: Value = serde_json::from_str(&fs::read_to_string(env::var("REFERENCE")?)?)?;
    let driver = WebDriver::new(driver, capabilities()?).await?;
    let result = measure(&driver, &reference).await;
    driver.quit().await?;
    result
}

fn capabilities() -> Outcome<Capabilities> {
    let options = json!({
        "binary": env::var("BROWSER_BINARY")?,
        "args": [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
        ],
    });
    let mut capabilities = Capabilities::new();
    capabilities.set("browserName", "chrome")?;
    capabilities.set("goog:chromeOptions", options)?;
    Ok(capabilities)
}

async fn measure(driver: &WebDriver, reference: &Value) -> Outcome {
    driver.set_script_timeout(PATIENCE).await?;
    driver.goto(env::var("SITE_URL")?).await?;
    let offers: Vec<Offer> = ask(driver, "list", &[]).await?;
    let mut wrong = Vec::new();
    for (place, offer) in offers.iter().enumerate() {
        let Offer { topic, what, who, note, session_minutes } = offer;
        // Our module must give the numbers of the native model, bit by bit.
        let tolerance = if who == "lesson" { 0.0 } else { TOLERANCE };
        let sums: Value = ask(driver, "sums(arguments[0])", &[json!(place)]).await?;
        if let Err(difference) = compare(&sums, &reference[what], tolerance) {
            wrong.push(format!("{who}, {what}: {difference}"));
            continue;
        }
        let quantity = Quantity { topic, what, who, place: "Chromium", unit: "ms" };
        println!("{}", line(&times(driver, place).await?, quantity, note, *session_minutes));
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
}

/// Milliseconds a run of what the page offers at this place, once for each sample.
async fn times(driver: &WebDriver, place: usize) -> Outcome<Samples> {
    let plan = Plan::from_env();
    let milliseconds = |time: Duration| time.as_secs_f64() * 1e3;
    let plan = json!({
        "warmUp": milliseconds(plan.warm_up), "budget": milliseconds(plan.budget),
        "sample": milliseconds(plan.sample), "least": plan.least, "most": plan.most,
    });
    let times: Vec<f64> = ask(driver, "times(arguments[0], arguments[1])", &[json!(place), plan]).await?;
    Samples::new(times).ok_or_else(|| "the page took no samples".into())
}

/// Asks the page for a property of what it offers.
async fn ask<T: serde::de::DeserializeOwned>(driver: &WebDriver, of: &str, given: &[Value]) -> Outcome<T> {
    // Plain commands wait for a promise as well.
    let script = format!("return measured.then(measured => measured.{of})");
    Ok(driver.execute(&script, given.to_vec()).await?.convert()?)
}

/// Whether all sums of one who measures are near enough to ours.
fn compare(sums: &Value, reference: &Value, tolerance: f64) -> Result<(), String> {
    let sums = sums.as_object().filter(|sums| !sums.is_empty()).ok_or_else(|| format!("no sums but {sums}"))?;
    for (name, sum) in sums {
        let (Some(sum), Some(ours)) = (sum.as_f64(), reference[name].as_f64()) else {
            return Err(format!("{name} is {sum}, ours {}", reference[name]));
        };
        // NaN is wrong as well, and lies in no range.
        if !(0.0..=tolerance * ours.abs()).contains(&(sum - ours).abs()) {
            return Err(format!("{name} is {sum}, ours {ours}"));
        }
    }
    Ok(())
}

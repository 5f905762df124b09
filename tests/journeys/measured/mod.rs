//! What `cargo xtask bench` measures in a browser. Each measurement is a line of JSON, which the bench gathers from what
//! the journeys print; `cargo xtask test` leaves these journeys out, since times belong to the machine.

mod accounts;
mod firefox;
mod frames;
mod loading;
mod memory;
mod peers;
#[path = "../../../benches/samples.rs"]
mod samples;
mod sessions;

use dealer_hedging::figures::{self, FigureSpec};
use samples::{Quantity, Samples};
use serde_json::{Value, json};

use crate::browsers::Browser;
use crate::harness::{Failure, Outcome, Setup};
use crate::page::Page;

/// The window in which frames are measured.
const DESK: Setup = Setup::desktop().sized(1_440, 900);

/// Whether everything has to be over within a minute.
fn is_quick() -> bool {
    std::env::var_os("QUICK").is_some()
}

/// As many as asked for, or the few of a quick run.
fn count(whole: u32, quick: u32) -> u32 {
    if is_quick() { quick } else { whole }
}

/// What was measured: a topic of the bench's table, what it is, and whose it is.
#[derive(Clone, Copy)]
struct Measured<'a> {
    topic: &'static str,
    what: &'a str,
    who: &'a str,
    unit: &'static str,
}

impl Measured<'_> {
    /// Prints the line of samples, with more to say of them.
    fn print(self, samples: &[f64], more: &Value) -> Outcome {
        let place = match Browser::driven()? {
            Browser::Chromium => "Chromium",
            Browser::Firefox => "Firefox",
            Browser::WebKit => "WebKitGTK",
        };
        let Self { topic, what, who, unit } = self;
        let samples = Samples::new(samples.to_vec()).ok_or_else(|| Failure(format!("no samples of {what}")))?;
        // On a line of its own: libtest has begun one that says which test this is.
        println!("\n{}", samples.line(Quantity { topic, what, who, place, unit }, more));
        Ok(())
    }
}

/// Brings a figure's picture into the middle of the window, its bet waived.
async fn show(page: &Page, spec: &FigureSpec) -> Outcome {
    let veil = format!("#{} .figure-veil:not([hidden]) button", spec.id);
    page.ask::<Value>("document.querySelector(arguments[0])?.click()", &[json!(veil)]).await?;
    page.place(&format!("#{} .figure-stage", spec.id)).await?;
    // What the reader's rest brings up to date is not part of a step.
    tokio::time::sleep(std::time::Duration::from_millis(600)).await;
    Ok(())
}

/// The figures whose frames are measured: those of the playground are the same once more.
fn figures_measured() -> impl Iterator<Item = &'static FigureSpec> {
    let quick = |spec: &FigureSpec| ["dealer-delta", "hedge-orders", "pressure-map"].contains(&spec.id);
    figures::LIST.into_iter().filter(move |spec| spec.id == spec.drawn_as() && (!is_quick() || quick(spec)))
}

//! What the page holds in memory, and whether dragging makes it more.

use std::time::Duration;

use serde_json::{Value, json};

use super::accounts::Account;
use super::{DESK, Measured, count};
use crate::fluidity::slide;
use crate::harness::Outcome;
use crate::page::Page;

/// Keeps the module's memory at hand.
const KEEP: &str = "addEventListener('TrunkApplicationStarted', ({ detail }) => {
    window.memory = Object.values(detail.wasm).find(it => it instanceof WebAssembly.Memory);
});";

/// So long is dragged beside a figure: ten minutes in all; in a quick run ten seconds.
const ROUND_MS: [u32; 2] = [25_000, 1_000];
const FIGURES: [&str; 6] =
    ["dealer-delta", "hedge-orders", "crowded-strikes", "closing-price", "pressure-map", "hedged-pnl"];

/// Module and heap after everything that nobody holds was given back, in megabytes.
async fn held(page: &Page) -> Outcome<[f64; 2]> {
    page.speak("HeapProfiler.collectGarbage", json!({})).await?;
    let module: f64 = page.ask("return memory.buffer.byteLength", &[]).await?;
    Ok([module, Account::now(page).await?.heap].map(|bytes| bytes / 1e6))
}

journey!(
    measured_memory,
    DESK.with_script(KEEP).through_devtools("it asks Chromium for its accounts, and to give back what nobody holds"),
    async |page: &Page| {
        Account::open(page).await?;
        page.load("").await?;
        tokio::time::sleep(Duration::from_secs(3)).await;
        let loaded = held(page).await?;
        let mut each = Vec::new();
        for round in 0..count(24, 12) {
            let figure = FIGURES[round as usize % FIGURES.len()];
            page.place(&format!("[data-figure='{figure}'] .figure-stage")).await?;
            let name = if round % 2 == 0 { "spot" } else { "days" };
            slide(page, name, count(ROUND_MS[0], ROUND_MS[1])).await?;
            each.push(held(page).await?);
        }
        let print = |what, samples: &[f64]| {
            Measured { topic: "memory", what, who: "lesson", unit: "MB" }.print(samples, &Value::Null)
        };
        let all = |[module, heap]: [f64; 2]| module + heap;
        print("module and heap after load", &[all(loaded)])?;
        // Every figure has been on screen by the end of the first quarter.
        let (first, last) = (each[FIGURES.len() - 1], each[each.len() - 1]);
        print("module and heap after dragging", &[all(last)])?;
        print("growth by dragging on and on", &[all(last) - all(first)])
    }
);

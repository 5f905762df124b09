//! What Chromium itself says its main thread has been busy with: `Performance.getMetrics`, in processor time of the thread.
//!
//! Idle time is in none of it, nor is the time that other programs took; what the questions themselves cost is told apart
//! and taken off.

use std::ops::Sub;

use serde::Deserialize;
use serde_json::json;

use crate::harness::Outcome;
use crate::page::Page;

/// What the main thread has done since the page began.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Account {
    /// All of it, in milliseconds.
    pub all: f64,
    /// Scripts, WebAssembly included.
    pub script: f64,
    /// Style and layout.
    pub layout: f64,
    /// How many layouts there were.
    pub layouts: f64,
    /// What scripts hold, in bytes; the module's memory is not in it.
    pub heap: f64,
}

#[derive(Deserialize)]
struct Metric {
    name: String,
    value: f64,
}

impl Account {
    /// Begins to keep accounts.
    pub(super) async fn open(page: &Page) -> Outcome {
        page.speak("Performance.enable", json!({ "timeDomain": "threadTicks" })).await
    }

    /// What stands there now.
    pub(super) async fn now(page: &Page) -> Outcome<Self> {
        let metrics: Vec<Metric> = page.told("Performance.getMetrics", "metrics").await?;
        let of = |name: &str| metrics.iter().find(|metric| metric.name == name).map_or(f64::NAN, |metric| metric.value);
        let milliseconds = |name: &str| 1e3 * of(name);
        Ok(Self {
            all: milliseconds("TaskDuration") - milliseconds("DevToolsCommandDuration"),
            script: milliseconds("ScriptDuration"),
            layout: milliseconds("LayoutDuration") + milliseconds("RecalcStyleDuration"),
            layouts: of("LayoutCount"),
            heap: of("JSHeapUsedSize"),
        })
    }

    /// What is neither script nor layout: painting, and what leads up to it.
    pub(super) fn painting(&self) -> f64 {
        self.all - self.script - self.layout
    }
}

impl Sub for Account {
    type Output = Self;

    fn sub(self, before: Self) -> Self {
        Self {
            all: self.all - before.all,
            script: self.script - before.script,
            layout: self.layout - before.layout,
            layouts: self.layouts - before.layouts,
            heap: self.heap - before.heap,
        }
    }
}

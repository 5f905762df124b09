//! What a first visit with a slow phone is like: a processor four times slower, 1.6 Mbit/s, 150 ms away.

use serde::Deserialize;
use serde_json::{Value, json};

use super::{Measured, count};
use crate::harness::{Outcome, Setup, told};
use crate::page::Page;

/// Notes when the page is live, and every task that keeps it from answering for 50 ms or more.
const WATCH: &str = "
    window.measured = { ready: 0, tasks: [] };
    new PerformanceObserver(list => list.getEntries().forEach(task => measured.tasks.push(task.duration)))
        .observe({ type: 'longtask', buffered: true });
    new MutationObserver(() => { measured.ready ||= performance.now(); })
        .observe(document, { subtree: true, attributes: true, attributeFilter: ['data-ready'] });
";

const ASK: &str = "return {
    text: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
    ready: measured.ready,
    longest: Math.max(0, ...measured.tasks),
}";

/// What a visit felt like, in milliseconds.
#[derive(Deserialize)]
struct Visit {
    /// The first text is seen.
    text: f64,
    /// All is live.
    ready: f64,
    /// The longest task; none below 50 ms is noticed.
    longest: f64,
}

async fn visit(page: &Page) -> Outcome<Visit> {
    page.driver().goto("about:blank").await?;
    page.speak("Storage.clearDataForOrigin", json!({ "origin": "*", "storageTypes": "all" })).await?;
    page.speak("Network.clearBrowserCache", json!({})).await?;
    // The site itself, which compresses, and not what stands between it and a journey.
    page.driver().goto(told("SITE_URL")?).await?;
    page.ready().await?;
    tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    page.ask(ASK, &[]).await
}

journey!(
    measured_loading,
    Setup::phone().through_devtools("it slows the browser and the network down"),
    async |page: &Page| {
        page.speak("Page.enable", json!({})).await?;
        page.speak("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH })).await?;
        page.speak("Network.enable", json!({})).await?;
        page.speak("Network.setBypassServiceWorker", json!({ "bypass": true })).await?;
        let slow = json!({ "offline": false, "latency": 150, "downloadThroughput": 2e5, "uploadThroughput": 2e5 });
        page.speak("Network.emulateNetworkConditions", slow).await?;
        page.speak("Emulation.setCPUThrottlingRate", json!({ "rate": 4 })).await?;
        let mut visits = Vec::new();
        for _ in 0..count(9, 2) {
            visits.push(visit(page).await?);
        }
        let print = |what, of: fn(&Visit) -> f64| {
            let samples: Vec<f64> = visits.iter().map(of).collect();
            Measured { topic: "loading", what, who: "lesson", unit: "ms" }.print(&samples, &Value::Null)
        };
        print("first text on a slow phone", |visit| visit.text)?;
        print("live on a slow phone", |visit| visit.ready)?;
        print("longest task on a slow phone", |visit| visit.longest)
    }
);

//! What one step of a drag costs Firefox, whose profiler counts the processor time of the page's main thread and notes when
//! it was busy with layout and painting.

use dealer_hedging::figures::FigureSpec;
use dealer_hedging::scenario::Key;
use serde::Deserialize;
use serde_json::{Value, json};

use super::frames::{STEP_LASTS, Way, slider};
use super::{DESK, Measured, count, figures_measured, show};
use crate::browsers::Browser;
use crate::harness::{Outcome, Request};
use crate::page::{Page, Place};

/// Samples without stacks: of each, only how long the thread was at work since the last.
const BEGIN: &str = "
    const done = arguments[0];
    Services.profiler.StartProfiler(1 << 24, 1, ['cpu', 'nostacksampling'], ['GeckoMain']).then(() => done(1));
";

/// The thread with the marks of steps, reduced to three lists of milliseconds: when steps began, when it was how long at work,
/// and when it was how long busy with what.
const END: &str = "
    const done = arguments[0];
    const end = async () => {
        const profile = await Services.profiler.getProfileDataAsync();
        await Services.profiler.StopProfiler();
        for (const process of [profile, ...profile.processes]) for (const thread of process.threads) {
            const { schema, data } = thread.markers, name = marker => thread.stringTable[marker[schema.name]];
            const steps = data.filter(marker => marker[schema.data]?.name === 'step').map(marker => marker[schema.startTime]);
            if (!steps.length) continue;
            const { time, threadCPUDelta } = thread.samples.schema;
            const unit = { ns: 1e6, 'µs': 1e3 }[profile.meta.sampleUnits.threadCPUDelta];
            if (!unit) throw new Error(`Firefox counts processor time in ${profile.meta.sampleUnits.threadCPUDelta}`);
            const work = thread.samples.data.map(sample => [sample[time], (sample[threadCPUDelta] ?? 0) / unit]);
            // A marker is a whole interval, or its begin or its end.
            const busy = what => {
                const begun = [], spans = [];
                for (const marker of data.filter(marker => what.test(name(marker)))) {
                    const [from, to, phase] = ['startTime', 'endTime', 'phase'].map(part => marker[schema[part]]);
                    if (phase === 1) spans.push([from, to - from]);
                    if (phase === 2) begun.push(from);
                    if (phase === 3 && begun.length) spans.push([begun.at(-1), to - begun.pop()]);
                }
                return spans;
            };
            return { steps, work, layout: busy(/^(Styles|Reflow)/), painting: busy(/^(DisplayList|Rasterize)$/) };
        }
        return { steps: [], work: [], layout: [], painting: [] };
    };
    end().then(done, error => done(`${error}`));
";

/// What the profiler saw, in milliseconds.
#[derive(Deserialize)]
struct Profile {
    /// When each step began.
    steps: Vec<f64>,
    /// When the thread had been at work, and how long.
    work: Vec<(f64, f64)>,
    /// When it began to be busy with style and layout, and for how long.
    layout: Vec<(f64, f64)>,
    /// The same of painting.
    painting: Vec<(f64, f64)>,
}

impl Profile {
    /// How much of something there was in each step.
    fn each(&self, of: &[(f64, f64)]) -> Vec<f64> {
        let spent =
            |step: &[f64]| of.iter().filter(|(at, _)| (step[0]..step[1]).contains(at)).map(|(_, long)| long).sum();
        self.steps.windows(2).map(spent).collect()
    }
}

/// Runs a script with the browser's own rights, which geckodriver grants where it is told to.
async fn privileged<T: serde::de::DeserializeOwned>(page: &Page, script: &str) -> Outcome<T> {
    let context = async |context: &str| {
        page.driver().cmd(Request::new("moz/context", json!({ "context": context }))).await.map(drop)
    };
    context("chrome").await?;
    let answer = page.ask_later(script, &[]).await;
    context("content").await?;
    answer
}

/// Presses on a slider and moves, step by step, as in Chromium.
async fn drag(page: &Page, slider: Place, steps: u32) -> Outcome {
    let way = Way::over(slider);
    let go = |step: u32| json!({ "type": "pointerMove", "duration": 0, "x": way.x(step).round(), "y": way.y.round() });
    let mut actions = vec![go(0), json!({ "type": "pointerDown", "button": 0 })];
    for step in 1..=steps {
        actions.extend([go(step), json!({ "type": "pause", "duration": STEP_LASTS.as_millis() })]);
    }
    actions.push(json!({ "type": "pointerUp", "button": 0 }));
    let mouse =
        json!({ "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" }, "actions": actions });
    Ok(page.driver().cmd(Request::new("actions", json!({ "actions": [mouse] }))).await.map(drop)?)
}

async fn measure(page: &Page, spec: &FigureSpec) -> Outcome {
    page.load("").await?;
    show(page, spec).await?;
    page.ask::<Value>("addEventListener('pointermove', () => performance.mark('step'), true)", &[]).await?;
    privileged::<u8>(page, BEGIN).await?;
    drag(page, slider(page, Key::Spot).await?, count(300, 40)).await?;
    tokio::time::sleep(STEP_LASTS).await;
    let profile: Profile = privileged(page, END).await?;
    let mean = |of: &[(f64, f64)]| {
        let each = profile.each(of);
        #[expect(clippy::cast_precision_loss, reason = "hundreds")]
        let steps = each.len().max(1) as f64;
        each.iter().sum::<f64>() / steps
    };
    let more = json!({ "layout": mean(&profile.layout), "painting": mean(&profile.painting) });
    let what = format!("{}, {} dragged", spec.id, Key::Spot.name());
    Measured { topic: "frame", what: &what, who: "lesson", unit: "ms" }.print(&profile.each(&profile.work), &more)
}

journey!(
    measured_firefox,
    DESK.except(Browser::Chromium, "it is measured by its own accounts"),
    async |page: &Page| {
        for spec in figures_measured().filter(|spec| spec.keys().any(|key| key == Key::Spot)) {
            measure(page, spec).await?;
        }
        Ok(())
    }
);

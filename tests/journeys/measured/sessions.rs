//! How soon all sessions are on screen, and whether counting them keeps the page from following a finger.

use serde::Deserialize;
use serde_json::{Value, json};

use super::{DESK, Measured, count, show};
use crate::harness::Failure;
use crate::page::Page;
use dealer_hedging::figures::closing_price;
use dealer_hedging::figures::shared::pile::SESSIONS;

/// Moves a slider of the figure in every frame for a while, lets go, and waits until the table tells all sessions of a
/// market; hands over how long that took, the longest task meanwhile, and the lengths of the drag's frames.
const DRAG: &str = "
    const [whole, sessions, done] = arguments, figure = document.getElementById('closing-price');
    const slider = figure.querySelector('input[type=range][name=oi]');
    const [low, high] = [Number(slider.min), Number(slider.max)];
    // A message has its turn between any two tasks: who waits for one waits as long as the longest task.
    const { port1, port2 } = new MessageChannel();
    let sent = performance.now(), longest = 0, ended = false;
    port1.onmessage = () => {
        const now = performance.now();
        longest = Math.max(longest, now - sent);
        sent = now;
        if (!ended) port2.postMessage(0);
    };
    port2.postMessage(0);
    // The first three rows tell of the strike, all others of the bars.
    const counted = () => [...figure.querySelectorAll('tbody tr')].slice(3)
        .reduce((sum, row) => sum + Number(row.cells[3].dataset.value), 0);
    // While it is dragged the table tells of an earlier state.
    let renewed = false;
    const watch = new MutationObserver(() => { renewed = true; });
    const settle = released => {
        watch.observe(figure.querySelector('table'), { childList: true, subtree: true });
        const look = now => {
            const isWhole = renewed && counted() >= sessions;
            if (!isWhole && now - released < 20000) return requestAnimationFrame(look);
            ended = true;
            watch.disconnect();
            done({ took: isWhole ? now - released : null, longest, frames });
        };
        requestAnimationFrame(look);
    };
    const frames = [], begun = performance.now();
    let last = begun;
    const move = now => {
        frames.push(now - last);
        last = now;
        slider.value = low + (high - low) * (0.5 + 0.2 * Math.sin(now / 150));
        slider.dispatchEvent(new Event('input', { bubbles: true }));
        if (now - begun < whole) requestAnimationFrame(move);
        else settle(now);
    };
    requestAnimationFrame(move);
";

#[derive(Deserialize)]
struct Counted {
    /// From the last move until all sessions are told, in milliseconds; none if they are not after 20 s.
    took: Option<f64>,
    /// The longest task, in milliseconds.
    longest: f64,
    /// The frames of the drag, in milliseconds.
    frames: Vec<f64>,
}

journey!(measured_sessions, DESK, async |page: &Page| {
    page.load("").await?;
    show(page, &closing_price::SPEC).await?;
    let (mut took, mut longest, mut frames) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..count(10, 2) {
        let counted: Counted = page.ask_later(DRAG, &[json!(count(3_000, 1_000)), json!(SESSIONS)]).await?;
        took.push(counted.took.ok_or_else(|| Failure("the table does not tell all sessions".to_owned()))?);
        longest.push(counted.longest);
        frames.extend(counted.frames.into_iter().skip(1));
    }
    let print = |what, samples: &[f64]| {
        Measured { topic: "sessions", what, who: "lesson", unit: "ms" }.print(samples, &Value::Null)
    };
    print("all sessions of a picture on screen after a drag", &took)?;
    print("longest task while sessions are counted", &longest)?;
    print("frames of a drag while sessions are counted", &frames)
});

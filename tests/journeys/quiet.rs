//! What the page does not do while a reader drags for minutes: fill the memory, talk without pause.

use serde_json::json;

use crate::harness::{Outcome, Setup};
use crate::page::Page;

/// Keeps the module's memory where it can be measured.
const KEEP: &str = "addEventListener('TrunkApplicationStarted', event => { window.memory = event.detail.wasm.memory })";

/// Moves the slider of spot so many times, a few times a frame, and hands over the module's bytes.
const SLIDE: &str = "
    const [times, done] = arguments, slider = document.querySelector('.deck input[type=range][name=spot]');
    let left = times;
    const move = () => {
        for (let each = 0; each < 8 && left > 0; each += 1, left -= 1) {
            slider.value = 95 + (left % 100) / 10;
            slider.dispatchEvent(new Event('input', { bubbles: true }));
        }
        if (left > 0) requestAnimationFrame(move);
        else setTimeout(() => done(memory.buffer.byteLength), 600);
    };
    move();";

const MEASURED: Setup =
    Setup::desktop().with_script(KEEP).through_devtools("the heap is measured through the DevTools protocol");

journey!(a_long_drag_leaves_the_memory_as_it_was, MEASURED, async |page: &Page| {
    page.load("").await?;
    let heap = async || -> Outcome<u64> {
        page.devtools("HeapProfiler.collectGarbage", json!({})).await?;
        page.ask("return performance.memory.usedJSHeapSize", &[]).await
    };
    // Whatever grows once has grown by then.
    page.ask_later::<u64>(SLIDE, &[json!(1_000)]).await?;
    let (before, objects) = (page.ask_later::<u64>(SLIDE, &[json!(100)]).await?, heap().await?);
    let after: u64 = page.ask_later(SLIDE, &[json!(4_000)]).await?;
    let grown = heap().await?.saturating_sub(objects);
    println!("[memory] 4,000 changes: the module grows by {}, the heap by {grown} bytes", after - before);
    // It was 1.5 MB and 3.4 MB.
    assert!(after - before <= 128 << 10, "the module grew by {} bytes", after - before);
    assert!(grown < 400_000, "the heap grew by {grown} bytes");
    Ok(())
});

/// Counts what a screen reader would be told.
const LISTEN: &str = "
    window.told = [];
    const polite = it => it && (it.getAttribute('aria-live') ?? (['status', 'alert', 'log'].includes(it.role) ||
        it.tagName === 'OUTPUT' ? 'polite' : polite(it.parentElement)));
    new MutationObserver(changes => changes.forEach(change => {
        const it = change.target.nodeType === 1 ? change.target : change.target.parentElement;
        const how = polite(it);
        // What is hidden before and after is not spoken.
        if (how && how !== 'off' && (change.attributeName || it.checkVisibility()) && it.parentElement.checkVisibility() &&
            !it.matches('[data-notice][hidden]')) told.push(it.outerHTML.slice(0, 80));
    })).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true,
        attributeFilter: ['hidden'] });
    return true";

async fn told(page: &Page) -> Outcome<Vec<String>> {
    page.ask("return window.told.splice(0)", &[]).await
}

journey!(a_drag_and_a_play_are_not_talked_over, Setup::desktop().with_script(KEEP), async |page: &Page| {
    page.load("").await?;
    for bet in ["first-hedge", "next-dollar", "short-close", "flipped-news", "all-hedging", "one-number"] {
        page.press(&format!("[data-prediction='{bet}'] .prediction-options button")).await?;
    }
    page.ask::<bool>(LISTEN, &[]).await?;
    page.ask_later::<u64>(SLIDE, &[json!(200)]).await?;
    let seen = told(page).await?;
    assert!(seen.is_empty(), "{} announcements in a drag: {:?}", seen.len(), &seen[..seen.len().min(4)]);
    page.press("[data-play=minute]").await?;
    page.holds("the play to go on", "return Number(document.querySelector('input[name=minute]').value) !== 0").await?;
    page.press("[data-play=minute]").await?;
    let seen = told(page).await?;
    assert!(seen.is_empty(), "{} announcements in a play: {:?}", seen.len(), &seen[..seen.len().min(4)]);
    // A verdict that changes is news, once, as is a challenge that was met.
    page.press("label:has(input[name=side][value=sells])").await?;
    page.holds("a verdict", "return window.told.length > 0").await?;
    let seen = told(page).await?;
    let news = |it: &String| it.contains("data-verdict") || it.contains("data-met");
    assert!(seen.len() < 12 && seen.iter().all(news), "{seen:?}");
    Ok(())
});

journey!(an_answer_that_the_reader_closed_stays_closed, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    page.press("[data-prediction=first-hedge] .prediction-options button").await?;
    let answer = "[data-prediction=first-hedge] details";
    page.holds("the answer", "return document.querySelector('[data-prediction=first-hedge] details').open").await?;
    page.press("[data-prediction=first-hedge] summary").await?;
    page.press("label:has(input[name=side][value=sells])").await?;
    page.holds(
        "the verdict",
        "return !document.querySelector('[data-prediction=first-hedge] [data-verdict=wrong]').hidden",
    )
    .await?;
    assert!(!page.of::<bool>(answer, "it.open").await?, "opened again");
    Ok(())
});

//! How the page keeps up with a reader who never lets go. Times are printed, not judged: they belong to
//! the machine (`cargo xtask bench` shows them). What must hold on any machine is that the page ends up
//! where the slider does.

use dealer_hedging::scenario::{Key, Scenario};
use serde_json::json;

use crate::comparing::shows;
use crate::harness::Setup;
use crate::page::Page;

/// Notes when the page is live, and every task that keeps it from answering for 50 ms or more.
const WATCH: &str = "
    window.measured = { ready: 0, tasks: [] };
    const noted = list => list.getEntries().forEach(task => measured.tasks.push(task.duration));
    new PerformanceObserver(noted).observe({ type: 'longtask', buffered: true });
    new MutationObserver(() => { measured.ready ||= performance.now(); })
        .observe(document, { subtree: true, attributes: true, attributeFilter: ['data-ready'] });
";

/// Moves a slider of the deck in each of ninety frames; hands over the milliseconds between frames.
const SLIDE: &str = "
    const [name, done] = arguments, slider = document.querySelector(`.deck input[type=range][name=${name}]`);
    const [low, high] = [Number(slider.min), Number(slider.max)];
    const times = [];
    const move = now => {
        times.push(now);
        slider.value = low + (high - low) * (0.4 + 0.2 * Math.sin(times.length / 9));
        slider.dispatchEvent(new Event('input', { bubbles: true }));
        if (times.length < 90) requestAnimationFrame(move);
        else done(times.slice(1).map((time, place) => time - times[place]));
    };
    requestAnimationFrame(move);
";

const FIGURES: [&str; 7] =
    ["dealer-delta", "hedge-orders", "crowded-strikes", "hedged-pnl", "same-news", "closing-price", "pressure-map"];

journey!(fluidity_while_a_slider_moves_in_every_frame, Setup::desktop().with_script(WATCH), async |page: &Page| {
    page.load("").await?;
    let (ready, longest): (f64, f64) = page.ask("return [measured.ready, Math.max(0, ...measured.tasks)]", &[]).await?;
    println!("[frames] live after {ready:.0} ms; longest task until then {longest:.0} ms");
    for figure in FIGURES {
        page.place(&format!("[data-figure='{figure}']")).await?;
        let mut frames: Vec<f64> = page.ask_later(SLIDE, &[json!("spot")]).await?;
        frames.sort_by(f64::total_cmp);
        let at = |share: usize| frames[(frames.len() - 1) * share / 100];
        println!("[frames] {figure:<16} median {:>5.1} ms, 95% {:>5.1}, longest {:>5.1}", at(50), at(95), at(100));
    }
    let spot: f64 = page.of(".deck input[inputmode=decimal][name=spot]", "Number(it.value)").await?;
    assert_ne!(spot, Key::Spot.control().default, "the slider did not move");
    shows(page, &Scenario::default().with(Key::Spot, spot)).await?;
    Ok(())
});

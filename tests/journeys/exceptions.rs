//! A browser that throws where none should. One exception costs one painting at most: words, tables and
//! every other figure stay right, and the picture comes back.

use dealer_hedging::scenario::{CustomerSide, Key, Scenario};
use serde_json::json;

use crate::canvases::canvas;
use crate::comparing::shows;
use crate::harness::{Outcome, Setup, until};
use crate::page::Page;

/// `arm(name, error)` makes one method, or the setting of one property, throw once.
const ARM: &str = r"
window.arm = (holder, name, error = new Error('refused')) => {
    const whole = Object.getOwnPropertyDescriptor(holder, name);
    window.fired = false;
    const restore = () => { Object.defineProperty(holder, name, whole); window.fired = true; throw error; };
    Object.defineProperty(holder, name, whole.value ? { ...whole, value: restore } : { ...whole, set: restore });
};
// Made here: of what a driver's own scripts throw, a page is told nothing.
window.trap = () => new WebAssembly.RuntimeError('unreachable');
window.trapped = () => { setTimeout(() => { throw trap(); }); };
window.others = () => {
    setTimeout(() => { throw new TypeError('theirs'); });
    Promise.reject(new Error('theirs'));
    const foreign = trap();
    foreign.stack = 'RuntimeError: unreachable\n at chrome-extension://abc/content.js:1:1';
    Promise.reject(foreign);
    document.body.append(Object.assign(new Image(), { src: 'nothing.png' }));
};
";

/// Where it may throw: what pictures, words, controls and handles are made with.
const PLACES: [(&str, &str); 12] = [
    ("CanvasRenderingContext2D", "stroke"),
    ("CanvasRenderingContext2D", "fillText"),
    ("CanvasRenderingContext2D", "fill"),
    ("CanvasRenderingContext2D", "clearRect"),
    ("CanvasRenderingContext2D", "setLineDash"),
    ("CanvasRenderingContext2D", "font"),
    ("HTMLCanvasElement", "getContext"),
    ("Element", "innerHTML"),
    ("Element", "setAttribute"),
    ("Element", "closest"),
    ("HTMLInputElement", "value"),
    ("CSSStyleDeclaration", "setProperty"),
];

const SLIDE: &str = "
    const [value, holder, name] = arguments, slider = document.querySelector('.deck input[type=range][name=spot]');
    slider.value = value;
    if (name) arm(window[holder].prototype, name);
    slider.dispatchEvent(new Event('input', { bubbles: true }));";

async fn slide(page: &Page, spot: f64, thrower: (&str, &str)) -> Outcome {
    page.ask::<()>(SLIDE, &[json!(spot), json!(thrower.0), json!(thrower.1)]).await
}

async fn notice_shows(page: &Page) -> Outcome<bool> {
    page.of("[data-stopped]", "it.checkVisibility()").await
}

journey!(one_exception_costs_one_picture, Setup::desktop().with_script(ARM), async |page: &Page| {
    page.load("").await?;
    page.find("[data-figure='dealer-delta'] .figure-stage").await?;
    slide(page, 104.0, ("", "")).await?;
    let state = Scenario::default().with(Key::Spot, 104.0);
    shows(page, &state).await?;
    let right = canvas(page, "dealer-delta").await?;
    for thrower in PLACES {
        let named = format!("{}.{}", thrower.0, thrower.1);
        slide(page, 97.0, ("", "")).await?;
        shows(page, &Scenario::default().with(Key::Spot, 97.0)).await?;
        // Comparing may have scrolled to another figure.
        page.find("[data-figure='dealer-delta'] .figure-stage").await?;
        slide(page, 104.0, thrower).await?;
        page.holds(&format!("{named} to throw"), "return window.fired === true").await?;
        shows(page, &state).await?;
        until(&format!("the picture after {named} threw"), async || {
            let seen = canvas(page, "dealer-delta").await?;
            Ok(if seen.pixels == right.pixels { Ok(()) } else { Err("another picture".to_owned()) })
        })
        .await?;
        assert!(!notice_shows(page).await?, "a notice for {named}");
    }
    Ok(())
});

journey!(
    a_trap_is_said_and_a_reload_keeps_the_state,
    Setup::desktop().with_script(ARM).with_errors(),
    async |page: &Page| {
        page.load("").await?;
        page.find("[data-figure='dealer-delta'] .figure-stage").await?;
        let trap = "const slider = document.querySelector('.deck input[type=range][name=spot]'); slider.value = 104; \
                arm(CanvasRenderingContext2D.prototype, 'stroke', trap()); \
                slider.dispatchEvent(new Event('input', { bubbles: true }))";
        page.ask::<()>(trap, &[]).await?;
        page.holds("the notice", "return document.querySelector('[data-stopped]').checkVisibility()").await?;
        let words: String = page.of("[data-stopped]", "it.innerText").await?;
        assert!(words.contains("Reload the page") && words.contains("settings are kept"), "{words}");
        let in_sight = "(box => box.top >= 0 && box.bottom <= innerHeight)(it.getBoundingClientRect())";
        assert!(page.of::<bool>("[data-stopped]", in_sight).await?, "out of sight");
        page.press("[data-reload]").await?;
        page.ready().await?;
        shows(page, &Scenario::default().with(Key::Spot, 104.0)).await?;
        assert!(!notice_shows(page).await?);
        Ok(())
    }
);

const NO_HISTORY: &str = "History.prototype.replaceState = () => { throw new Error('too many'); };
    window.trapped = () => { setTimeout(() => { throw new WebAssembly.RuntimeError('unreachable'); }); }";
journey!(
    where_the_link_cannot_be_written_the_reload_builds_it,
    Setup::desktop().with_script(NO_HISTORY).with_errors(),
    async |page: &Page| {
        page.load("?iv=25").await?;
        page.press("label:has(input[name=side][value=sells])").await?;
        slide(page, 104.0, ("", "")).await?;
        page.ask::<()>("trapped()", &[]).await?;
        page.holds("the notice", "return document.querySelector('[data-stopped]').checkVisibility()").await?;
        page.press("[data-reload]").await?;
        page.holds("another address", "return location.search.includes('spot')").await?;
        page.ready().await?;
        shows(page, &Scenario::default().with(Key::Spot, 104.0).with(Key::Iv, 25.0).with_choice(CustomerSide::Sells))
            .await?;
        Ok(())
    }
);

journey!(what_others_throw_is_not_ours_to_say, Setup::desktop().with_script(ARM).with_errors(), async |page: &Page| {
    page.load("").await?;
    page.ask::<()>("others()", &[]).await?;
    slide(page, 104.0, ("", "")).await?;
    shows(page, &Scenario::default().with(Key::Spot, 104.0)).await?;
    assert!(!notice_shows(page).await?, "a notice for another's exception");
    page.ask::<()>("trapped()", &[]).await?;
    page.holds("a notice for our own", "return document.querySelector('[data-stopped]').checkVisibility()").await?;
    Ok(())
});

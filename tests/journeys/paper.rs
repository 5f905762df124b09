//! The page on paper: every picture, every table, every answer, in light colours, and nothing to press. On
//! the screen nothing of that remains.

use serde::Deserialize;
use serde_json::json;

use crate::chain;
use crate::harness::{Outcome, Setup, until};
use crate::page::Page;

#[derive(Debug, PartialEq, Deserialize)]
struct Sheet {
    /// Pixels of each canvas that show something, but for the reader's own chain: before that is near, it is a picture.
    ink: Vec<u32>,
    /// Whether it has letters in the colour that letters have in the dark.
    pale: Vec<bool>,
    folds: String,
    color: String,
    theme: Option<String>,
    pressable: Vec<String>,
}

const LOOK: &str = r"
const canvases = [...document.querySelectorAll('main figure:not([data-chain]) canvas')].map(it => {
    if (it.width === 0) return [0, false];
    const data = it.getContext('2d').getImageData(0, 0, it.width, it.height).data;
    let ink = 0, pale = 0;
    for (let at = 0; at < data.length; at += 4) {
        if (data[at + 3] === 0) continue;
        ink += 1;
        if (data[at] === 169 && data[at + 1] === 176 && data[at + 2] === 185) pale += 1;
    }
    return [ink, pale > 20];
});
return {
    ink: canvases.map(([ink]) => ink),
    pale: canvases.map(([, pale]) => pale),
    folds: [...document.querySelectorAll('details')].map(it => it.open ? 'o' : '-').join(''),
    color: getComputedStyle(document.body).color,
    theme: document.documentElement.getAttribute('data-theme'),
    pressable: [...document.querySelectorAll('button, input, select, .figure-handle, aside, .page-bar')]
        .filter(it => it.checkVisibility()).map(it => it.outerHTML.slice(0, 60)),
}";

async fn look(page: &Page) -> Outcome<Sheet> {
    page.ask(LOOK, &[]).await
}

const LIGHT_INK: &str = "rgb(28, 33, 39)";

/// Every picture is painted, and light but for the first `on_screen` of them: once the paper has its pages, those that
/// are looked at have their own colours back.
async fn all_is_on_paper(page: &Page, on_screen: usize) -> Outcome<Sheet> {
    until("every picture on paper", async || {
        let seen = look(page).await?;
        let painted = seen.ink.len() >= 12 && seen.ink.iter().all(|ink| *ink > 2_000);
        let light = !seen.pale.iter().skip(on_screen).any(|pale| *pale);
        Ok(if painted && light { Ok(seen) } else { Err(format!("{seen:?}")) })
    })
    .await
}

/// Its place among the pictures of the page.
const DEALER_DELTA: usize = 4;

pub(crate) const PRINTS: Setup =
    Setup::desktop().through_devtools("a page is printed, or shown as on paper, through the DevTools protocol");

journey!(a_page_that_was_never_scrolled_prints_whole_from_the_dark, PRINTS, async |page: &Page| {
    let dark = json!({ "features": [{ "name": "prefers-color-scheme", "value": "dark" }] });
    page.devtools("Emulation.setEmulatedMedia", dark).await?;
    page.load("").await?;
    let before = look(page).await?;
    assert!(before.ink.iter().filter(|ink| **ink == 0).count() > 6, "this page was scrolled: {before:?}");
    page.devtools("Page.printToPDF", json!({ "printBackground": false })).await?;
    all_is_on_paper(page, 1).await?;
    let after = look(page).await?;
    assert_eq!((&after.folds, &after.theme, &after.color), (&before.folds, &before.theme, &before.color));
    // Looked at again, a picture has its dark colours back.
    page.find("[data-figure='dealer-delta'] .figure-stage").await?;
    until("the picture in dark colours", async || {
        let seen = look(page).await?;
        Ok(if seen.pale[DEALER_DELTA] { Ok(()) } else { Err(format!("{seen:?}")) })
    })
    .await
});

journey!(print_rules_alone_turn_the_page_light_and_take_the_buttons_away, PRINTS, async |page: &Page| {
    page.load("").await?;
    page.press("[data-theme-switch]").await?;
    let before = look(page).await?;
    assert_ne!(before.color, LIGHT_INK);
    // Without the events: a browser that only has the media query, or a tool that emulates it.
    page.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
    let seen = all_is_on_paper(page, 0).await?;
    assert_eq!(seen.color, LIGHT_INK);
    assert!(!seen.folds.contains('-'), "folded on paper: {}", seen.folds);
    assert!(seen.pressable.is_empty(), "{:?}", seen.pressable);
    page.devtools("Emulation.setEmulatedMedia", json!({ "media": "screen" })).await?;
    until("the screen as before", async || {
        let seen = look(page).await?;
        let same = seen.folds == before.folds && seen.color == before.color && seen.pressable == before.pressable;
        Ok(if same { Ok(()) } else { Err(format!("{seen:?}")) })
    })
    .await
});

/// As wide as what can be printed of a sheet of A4.
const SHEET: f64 = 672.0;

// A rule of the media query sets it, so nothing has to be printed for it; a window as wide as the sheet does.
journey!(the_readers_own_chain_is_on_paper_with_every_column, PRINTS, async |page: &Page| {
    chain::bring(page).await?;
    page.press("#your-chain details:has([data-c='expiries']) > summary").await?;
    page.press("#your-chain [data-c='expiries'] input").await?;
    let narrow = json!({ "width": SHEET, "height": 900, "deviceScaleFactor": 1, "mobile": false });
    page.devtools("Emulation.setDeviceMetricsOverride", narrow).await?;
    page.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
    let seen = "const figure = document.getElementById('your-chain');
        const shown = all => [...figure.querySelectorAll(all)].filter(it => it.checkVisibility());
        const cells = shown('th').map(it => it.getBoundingClientRect().right);
        return [shown('[data-c=expiries] li').length, shown('button, input, select').length, cells.length,
            Math.max(...cells)]";
    until("a sheet that holds it", async || {
        let (expiries, pressable, columns, end): (usize, usize, usize, f64) = page.ask(seen, &[]).await?;
        let holds = (expiries, pressable, columns) == (2, 0, 9) && end <= SHEET;
        Ok(if holds { Ok(()) } else { Err(format!("{expiries} {pressable} {columns} {end}")) })
    })
    .await
});

journey!(a_page_without_its_module_prints_its_pictures, Setup::desktop().with_errors(), async |page: &Page| {
    page.site().withhold(&[".wasm"]);
    page.open("").await?;
    let loaded = "const all = [...document.querySelectorAll('main .figure-stage > img.figure-still')]; \
                  return all.length >= 12 && all.every(it => it.complete && it.naturalWidth > 0)";
    // None of them was scrolled to.
    page.holds("every picture", loaded).await
});

//! Small windows, large letters, wide spacing: nothing to scroll sideways, and the docked deck leaves at least
//! two thirds of the window to the text (WCAG 1.4.4, 1.4.10, 1.4.12).

use serde::Deserialize;

use crate::dock::docked_beside;
use crate::harness::{Outcome, Setup};
use crate::page::Page;

#[derive(Debug, Deserialize)]
struct Fit {
    sideways: i32,
    /// Share of the window that the docked deck covers, per cent; none where it is not docked.
    deck: Option<f64>,
    inside_deck: i32,
    culprits: Vec<String>,
}

const LOOK: &str = r"
const wide = document.documentElement.clientWidth;
const scrolls = it => it && it !== document.body &&
    (['auto', 'scroll', 'hidden'].includes(getComputedStyle(it).overflowX) || scrolls(it.parentElement));
const aside = document.querySelector('aside'), docked = getComputedStyle(aside).position === 'fixed';
const deck = document.querySelector('.deck');
return {
    sideways: document.documentElement.scrollWidth - wide,
    deck: docked ? 100 * (innerHeight - aside.getBoundingClientRect().top) / innerHeight : null,
    inside_deck: deck.scrollWidth - deck.clientWidth,
    culprits: [...document.body.querySelectorAll('*')].filter(it => it.checkVisibility() && !scrolls(it.parentElement))
        .filter(it => it.getBoundingClientRect().right > wide + 1).map(it => it.outerHTML.slice(0, 90)),
}";

/// Large letters and wide spacing, as a reader's own style sheet sets them: through the object model, since the
/// page's policy allows no other.
const LARGE: &str = "document.documentElement.style.fontSize = '32px'; return true";
const SPACED: &str = "const sheet = new CSSStyleSheet(); sheet.replaceSync('* { line-height: 1.5 !important; \
    letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }'); \
    document.adoptedStyleSheets = [sheet]; return true";

/// Fails where the page does not fit into a window of this size; returns whether the window can be of it.
async fn fits(page: &Page, (width, height): (u32, u32), change: &str) -> Outcome<bool> {
    if !page.can_be(width)? {
        return Ok(false);
    }
    page.resize(width, height).await?;
    page.load("?spot=104").await?;
    page.ask::<bool>(change, &[]).await?;
    for figure in ["one-trade", "hedge-orders", "same-news", "pressure-map", "share-of-flow"] {
        page.find(&format!("[data-figure='{figure}'] .figure-stage")).await?;
    }
    if width <= 1080 {
        docked_beside(page, "share-of-flow").await?;
    }
    let seen: Fit = page.ask(LOOK, &[]).await?;
    let named = format!("{width} × {height}, {}", change.split('=').next().unwrap_or_default());
    assert!(seen.sideways <= 0 && seen.inside_deck <= 0 && seen.culprits.is_empty(), "{named}: {seen:?}");
    assert!(seen.deck.is_none_or(|share| share <= 34.0), "{named}: {seen:?}");
    Ok(true)
}

journey!(every_window_is_wide_enough, Setup::desktop(), async |page: &Page| {
    for size in [(1_440, 900), (820, 1_180), (640, 800), (390, 844), (360, 740), (320, 640), (280, 600)] {
        fits(page, size, "return true").await?;
    }
    Ok(())
});

journey!(a_window_that_is_low_is_not_covered, Setup::desktop(), async |page: &Page| {
    for size in [(844, 390), (740, 360), (667, 375), (568, 320), (320, 256)] {
        if !fits(page, size, "return true").await? {
            continue;
        }
        // Unfolded, all controls are at hand, and it covers no more.
        docked_beside(page, "dealer-delta").await?;
        page.press("[data-fold]").await?;
        let seen: Fit = page.ask(LOOK, &[]).await?;
        assert!(seen.deck.is_some_and(|share| (10.0..=34.0).contains(&share)), "{size:?}: {seen:?}");
        page.find(".deck .control[data-control=iv] input").await?;
        assert!(page.of::<bool>(".deck .control[data-control=iv] input", "it.checkVisibility()").await?);
    }
    Ok(())
});

journey!(letters_of_twice_the_size_fit, Setup::desktop(), async |page: &Page| {
    for size in [(1_440, 900), (820, 1_180), (390, 844), (844, 390)] {
        fits(page, size, LARGE).await?;
    }
    Ok(())
});

journey!(letters_that_stand_apart_fit, Setup::desktop(), async |page: &Page| {
    for size in [(1_280, 800), (390, 844), (320, 640), (320, 256)] {
        fits(page, size, SPACED).await?;
    }
    Ok(())
});

//! The deck docked at the bottom of a phone: the line, and the sheet that unfolds from it.

use dealer_hedging::scenario::{Key, Scenario};
use serde::Deserialize;

use crate::comparing::shows;
use crate::deck::{CONTROLS, SEEN, Seen, becomes, slider, unfold_more};
use crate::harness::{Outcome, Setup, until};
use crate::page::{Page, keys};

/// Where the dock is: its top and its height, and whether it can be seen.
#[derive(Debug, Deserialize)]
struct Dock {
    top: f64,
    height: f64,
    seen: bool,
    window: f64,
}

async fn dock(page: &Page) -> Outcome<Dock> {
    let look = "(({ top, height }) => ({ top, height, window: innerHeight, seen: getComputedStyle(it).visibility === \
                'visible' }))(it.getBoundingClientRect())";
    page.of("aside", look).await
}

/// Goes to a figure and waits until the dock stands beside it, whole.
pub(crate) async fn docked_beside(page: &Page, figure: &str) -> Outcome {
    page.place(&format!("#{figure} .figure-stage")).await?;
    is_docked(page, &format!("beside {figure}")).await
}

async fn is_docked(page: &Page, where_read: &str) -> Outcome {
    until(&format!("the dock {where_read}"), async || {
        let seen = dock(page).await?;
        let stands = seen.seen && (seen.top + seen.height - seen.window).abs() < 1.0;
        Ok(if stands { Ok(()) } else { Err(format!("{seen:?}")) })
    })
    .await
}

async fn is_not_docked(page: &Page, where_read: &str) -> Outcome {
    until(&format!("no dock at {where_read}"), async || {
        let seen = dock(page).await?;
        let gone = !seen.seen && seen.top >= seen.window - 1.0;
        Ok(if gone { Ok(()) } else { Err(format!("{seen:?}")) })
    })
    .await
}

/// What stands on the line.
async fn on_the_line(page: &Page, name: &str) -> Outcome {
    until(&format!("{name} on the line"), async || {
        let seen: Seen = page.of(".deck", SEEN).await?;
        let as_wanted = seen.orders.is_empty() && seen.controls == [name];
        Ok(if as_wanted { Ok(()) } else { Err(format!("{seen:?}")) })
    })
    .await
}

journey!(the_dock_stands_only_beside_figures_that_use_it, Setup::phone(), async |page: &Page| {
    page.load("").await?;
    is_not_docked(page, "the first screen").await?;
    for (figure, picked) in [("the-flow", "spot"), ("dealer-delta", "spot"), ("crowded-strikes", "iv")] {
        docked_beside(page, figure).await?;
        on_the_line(page, picked).await?;
        let seen = dock(page).await?;
        assert!((44.0..=56.0).contains(&seen.height), "{figure}: {seen:?}");
    }
    for place in ["#be-the-dealer .figure-stage", "#echo .figure-stage", "#ending h2", "#playground h2", "h1"] {
        page.place(place).await?;
        is_not_docked(page, place).await?;
    }
    Ok(())
});

async fn unfold(page: &Page) -> Outcome {
    // A press while it slides in, or out and back in, misses the button.
    is_docked(page, "to be unfolded").await?;
    page.press("[data-fold]").await?;
    let unfolded = "return document.querySelector('[data-fold]').getAttribute('aria-expanded') === 'true'";
    page.holds("the sheet to unfold", unfolded).await
}

async fn folds(page: &Page, after: &str) -> Outcome {
    // A press that comes while the sheet is on its way down misses the button.
    let folded = "return document.querySelector('[data-fold]').getAttribute('aria-expanded') === 'false'
        && document.querySelector('aside').getAnimations().length === 0";
    page.holds(&format!("the sheet to fold after {after}"), folded).await
}

journey!(
    the_sheet_leaves_the_picture_in_view_and_goes_when_the_page_is_scrolled,
    Setup::touched(),
    async |page: &Page| {
        page.load("").await?;
        docked_beside(page, "dealer-delta").await?;
        // The picture stands low, where the sheet will be.
        let low = "void scrollBy({ top: it.getBoundingClientRect().bottom - innerHeight + 60, behavior: 'instant' })";
        page.of::<()>("#dealer-delta .figure-stage", low).await?;
        unfold(page).await?;
        page.holds(
            "the picture to stand above the sheet",
            "const stage = document.querySelector('#dealer-delta .figure-stage').getBoundingClientRect();
         const sheet = document.querySelector('aside').getBoundingClientRect();
         return stage.top >= 0 && stage.bottom <= sheet.top + 1 && sheet.height <= 0.45 * innerHeight + 1
             && sheet.height > 200 && Math.abs(sheet.bottom - innerHeight) < 1",
        )
        .await?;
        // What scrolls by itself folds nothing.
        page.ask::<()>("void scrollBy({ top: 40, behavior: 'instant' })", &[]).await?;
        page.find("[data-fold]").await?;
        assert_eq!(page.of::<String>("[data-fold]", "it.getAttribute('aria-expanded')").await?, "true");
        page.swipe((195.0, 300.0), (0.0, -60.0), 5).await?;
        folds(page, "a swipe over the page").await?;
        // The swipe may have gone on by itself, to where there is no dock.
        docked_beside(page, "dealer-delta").await?;
        unfold(page).await?;
        page.strike("[data-fold]", &[keys::ESCAPE]).await?;
        folds(page, "Escape").await
    }
);

journey!(the_control_that_was_moved_last_stands_on_the_line, Setup::phone(), async |page: &Page| {
    page.load("").await?;
    docked_beside(page, "dealer-delta").await?;
    unfold(page).await?;
    unfold_more(page).await?;
    let all = Seen { orders: vec!["trade".to_owned()], controls: CONTROLS.map(str::to_owned).to_vec() };
    becomes(page, "dealer-delta", &all).await?;
    page.strike(&slider("iv"), &[keys::RIGHT]).await?;
    let volatility: f64 = page.of(&slider("iv"), "it.valueAsNumber").await?;
    page.press("[data-fold]").await?;
    folds(page, "a press").await?;
    on_the_line(page, "iv").await?;
    let state = Scenario::default().with(Key::Iv, volatility);
    shows(page, &state).await?;
    // Every figure begins with the control that matters most.
    docked_beside(page, "hedge-orders").await?;
    on_the_line(page, "spot").await?;
    unfold(page).await?;
    page.press(".deck label:has(input[name=side][value=sells])").await?;
    page.press("[data-step=undo]").await?;
    shows(page, &state).await?;
    Ok(())
});

journey!(the_keyboard_finds_the_dock_and_keeps_it, Setup::phone(), async |page: &Page| {
    page.load("").await?;
    is_not_docked(page, "the first screen").await?;
    page.strike("[data-fold]", &[keys::TAB]).await?;
    let kept = "return document.activeElement.matches('.deck input[type=range]')
        && getComputedStyle(document.activeElement).visibility === 'visible'";
    page.holds("the keyboard on the line", kept).await?;
    page.place("#be-the-dealer .figure-stage").await?;
    page.holds("the line to stay", kept).await?;
    page.ask::<()>("document.activeElement.blur()", &[]).await?;
    is_not_docked(page, "be-the-dealer").await
});

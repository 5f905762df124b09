//! The page on a phone: nothing sticks out, fingers drag, targets are large.

use dealer_hedging::scenario::{Key, Scenario};

use crate::comparing::shows;
use crate::dock::docked_beside;
use crate::harness::{Outcome, Setup};
use crate::page::{Page, Pointer};
use crate::snapshot::figures_on;

/// Elements that reach beyond the right edge and are not inside something that scrolls.
const STICKING_OUT: &str = r"
const scrolls = it => it && it !== document.body &&
    (['auto', 'scroll', 'hidden'].includes(getComputedStyle(it).overflowX) || scrolls(it.parentElement));
return [...document.body.querySelectorAll('*')]
    .filter(it => it.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .filter(it => it.checkVisibility() && !scrolls(it.parentElement))
    .map(it => `${it.tagName}.${it.className} ${Math.round(it.getBoundingClientRect().right)}`)";

async fn does_not_scroll_sideways(page: &Page, width: u32) -> Outcome {
    let (inner, scroll): (u32, u32) =
        page.ask("return [innerWidth, document.documentElement.scrollWidth]", &[]).await?;
    let culprits: Vec<String> = page.ask(STICKING_OUT, &[]).await?;
    assert!(inner == width && scroll <= width, "{scroll} wide in a window of {inner}: {culprits:?}");
    assert!(culprits.is_empty(), "{culprits:?}");
    Ok(())
}

journey!(nothing_sticks_out_of_a_phone, Setup::phone(), async |page: &Page| {
    for query in ["", "?spot=150&oi=200000&move=20", "?spot=1e9&days=soon&colour=red", "?instrument=emini&step=0"] {
        page.load(query).await?;
        for spec in figures_on(page).await? {
            page.find(&format!("[data-figure='{}'] canvas", spec.id)).await?;
        }
        does_not_scroll_sideways(page, 390).await?;
    }
    Ok(())
});

journey!(a_finger_drags_the_marker_and_a_number, Setup::touched(), async |page: &Page| {
    page.load("").await?;
    let marker = "[data-figure='dealer-delta'] [data-handle='0']";
    page.drag_by(Pointer::Finger, marker, (60.0, 4.0)).await?;
    let spot: f64 = page.held(marker).await?;
    assert!(spot > 101.0, "spot is {spot}");
    let state = Scenario::default().with(Key::Spot, spot);
    shows(page, &state).await?;
    page.drag_by(Pointer::Finger, "[data-scrub=oi]", (40.0, 2.0)).await?;
    let contracts = page.held("[data-scrub=oi]").await?;
    assert!(contracts > 10_000.0, "{contracts} contracts");
    shows(page, &state.with(Key::Oi, contracts)).await?;
    Ok(())
});

journey!(what_is_pressed_on_a_phone_is_large_enough, Setup::phone(), async |page: &Page| {
    page.load("").await?;
    docked_beside(page, "dealer-delta").await?;
    page.press("[data-fold]").await?;
    let small: Vec<String> = page
        .ask(
            "return [...document.querySelectorAll('button, input, select, summary, [role=slider], .choice label')]
                .filter(it => it.checkVisibility()).map(it => [it, it.getBoundingClientRect()])
                .filter(([it, box]) => box.width < 23.5 || box.height < 23.5)
                .map(([it, box]) => `${it.outerHTML.slice(0, 80)} ${Math.round(box.width)}×${Math.round(box.height)}`)",
            &[],
        )
        .await?;
    assert!(small.is_empty(), "smaller than 24 pixels: {small:#?}");
    // Phones zoom into the page at a field with smaller letters, and stay there.
    let letters = "return [...document.querySelectorAll('input:not([type=range], [type=radio]), select')]
        .map(it => [it.name, parseFloat(getComputedStyle(it).fontSize)]).filter(([, size]) => size < 16)";
    let small: Vec<(String, f64)> = page.ask(letters, &[]).await?;
    assert!(small.is_empty(), "letters smaller than 16 pixels: {small:?}");
    Ok(())
});

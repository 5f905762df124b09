//! Fingers: what scrolls must not set anything, and what sets something must not need a mouse.

use std::time::Duration;

use dealer_hedging::scenario::{Key, Scenario};
use serde_json::json;

use crate::comparing::shows;
use crate::dock::docked_beside;
use crate::harness::{Outcome, Setup};
use crate::page::Page;

/// Controls that do not stand as the page was built.
const MOVED: &str = "
const moved = it => it.type === 'radio' ? it.checked !== it.defaultChecked
    : it.type === 'range' ? Math.abs(it.valueAsNumber - it.defaultValue) > 0.51 * it.step
    : it.value !== it.defaultValue;
const chosen = it => [...it.options].some(option => option.selected !== option.defaultSelected);
return [...document.querySelectorAll('input[name]')].filter(moved).map(it => `${it.type} ${it.name} = ${it.value}`)
    .concat([location.search].filter(query => query))
    .concat([...document.querySelectorAll('select')].filter(chosen).map(it => it.outerHTML.slice(0, 40)))";

async fn nothing_is_set(page: &Page, after: &str) -> Outcome {
    let moved: Vec<String> = page.ask(MOVED, &[]).await?;
    assert!(moved.is_empty(), "{after}: {moved:?}");
    assert!(page.of::<bool>("[data-step=undo]", "it.disabled").await?, "{after}: there is something to undo");
    Ok(())
}

/// Swipes over the whole page, one screenful after the other, beginning at all heights of the screen.
async fn swipes_over_the_page(page: &Page, x: f64, down: bool) -> Outcome {
    let starts = if down { [690.0, 560.0, 800.0, 430.0] } else { [120.0, 260.0, 60.0, 330.0] };
    let by = if down { -410.0 } else { 410.0 };
    let mut last = -1.0;
    let mut stood = 0;
    for start in starts.into_iter().cycle().take(120) {
        page.swipe((x, start), (if down { 6.0 } else { -6.0 }, by), 7).await?;
        let at: f64 = page.ask("return scrollY", &[]).await?;
        // The deck at the bottom does not scroll the page.
        stood = if (at - last).abs() < 1.0 { stood + 1 } else { 0 };
        if stood > starts.len() {
            break;
        }
        last = at;
    }
    let (at, height): (f64, f64) =
        page.ask("return [scrollY, document.documentElement.scrollHeight - innerHeight]", &[]).await?;
    assert!(if down { at > height - 5.0 } else { at < 5.0 }, "swiping at {x} led to {at} of {height}");
    nothing_is_set(page, &format!("swiping {} at {x}", if down { "down" } else { "up" })).await?;
    assert_eq!(page.link().await?, "");
    Ok(())
}

async fn swipes_at(page: &Page, x: f64) -> Outcome {
    page.load("").await?;
    swipes_over_the_page(page, x, true).await?;
    swipes_over_the_page(page, x, false).await
}

journey!(swiping_over_the_page_on_the_left_sets_nothing, Setup::touched(), async |page: &Page| {
    swipes_at(page, 110.0).await
});

journey!(swiping_over_the_page_in_the_middle_sets_nothing, Setup::touched(), async |page: &Page| {
    swipes_at(page, 200.0).await
});

journey!(swiping_over_the_page_on_the_right_sets_nothing, Setup::touched(), async |page: &Page| {
    swipes_at(page, 300.0).await
});

journey!(a_swipe_that_begins_on_any_handle_or_slider_sets_nothing, Setup::touched(), async |page: &Page| {
    page.load("").await?;
    let count = "return [document.querySelectorAll('main .figure-handle').length,
        document.querySelectorAll('main input[type=range]').length]";
    let (handles, sliders): (u32, u32) = page.ask(count, &[]).await?;
    assert!(handles > 30 && sliders > 10, "{handles} handles, {sliders} sliders");
    let places = [("main .figure-handle", handles), ("main input[type=range]", sliders)];
    for (css, count) in places {
        for place in 0..count {
            let middle = "const it = document.querySelectorAll(arguments[0])[arguments[1]];
                if (!it.checkVisibility()) return null;
                it.scrollIntoView({ block: 'center', behavior: 'instant' });
                const box = it.getBoundingClientRect();
                return [box.x + box.width / 2, box.y + box.height / 2]";
            let at: Option<(f64, f64)> = page.ask(middle, &[json!(css), json!(place)]).await?;
            if let Some(at) = at {
                page.swipe(at, (3.0, if place % 2 == 0 { -120.0 } else { 120.0 }), 5).await?;
            }
        }
    }
    nothing_is_set(page, "swipes on what can be set").await
});

const DECK_SPOT: &str = ".deck input[type=range][name=spot]";

async fn value(page: &Page, css: &str) -> Outcome<f64> {
    page.of(css, "it.valueAsNumber").await
}

/// Where a slider's thumb is.
async fn thumb(page: &Page, css: &str) -> Outcome<(f64, f64)> {
    let place = page.place(css).await?;
    let share: f64 = page.of(css, "(it.valueAsNumber - it.min) / (it.max - it.min)").await?;
    Ok((place.x + 8.0 + share * (place.width - 16.0), place.centre().1))
}

journey!(six_pixels_sideways_move_a_thumb_and_a_press_on_the_groove_does_not, Setup::touched(), async |page: &Page| {
    page.load("").await?;
    docked_beside(page, "dealer-delta").await?;
    let range: (f64, f64) = page.of(DECK_SPOT, "[Number(it.min), Number(it.max)]").await?;
    for by in [6.0, -12.0] {
        let (before, at) = (value(page, DECK_SPOT).await?, thumb(page, DECK_SPOT).await?);
        page.swipe(at, (by, 0.0), 3).await?;
        let place = page.place_now(DECK_SPOT).await?;
        let wanted = before + by / (place.width - 16.0) * (range.1 - range.0);
        let after = value(page, DECK_SPOT).await?;
        assert!((after - wanted).abs() < 0.2, "{by} pixels led from {before} to {after} and should to {wanted}");
        shows(page, &Scenario::default().with(Key::Spot, after)).await?;
    }
    // Away from the thumb: neither a tap nor the beginning of a drag makes it jump.
    let (before, place) = (value(page, DECK_SPOT).await?, page.place(DECK_SPOT).await?);
    let away = (place.x + place.width * 0.8, place.centre().1);
    page.swipe(away, (0.0, 0.0), 1).await?;
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert_eq!(value(page, DECK_SPOT).await?, before, "a tap on the groove");
    page.swipe(away, (-20.0, 3.0), 5).await?;
    let after = value(page, DECK_SPOT).await?;
    assert!(after < before && before - after < 15.0, "from {before} to {after}");
    shows(page, &Scenario::default().with(Key::Spot, after)).await?;
    Ok(())
});

const MARKER: &str = "[data-figure='dealer-delta'] [data-handle='0']";

journey!(what_the_browser_takes_over_goes_back_to_where_it_was, Setup::touched(), async |page: &Page| {
    page.load("").await?;
    docked_beside(page, "dealer-delta").await?;
    for css in [MARKER, DECK_SPOT, "[data-scrub=spot]"] {
        let at = if css == DECK_SPOT { thumb(page, css).await? } else { page.place(css).await?.centre() };
        page.finger(at, (30.0, 0.0), 5).await?;
        page.held_becomes(MARKER, |spot| spot > 100.5).await?;
        page.touch("touchCancel", &[]).await?;
        page.held_becomes(MARKER, |spot| spot == 100.0).await?;
        nothing_is_set(page, &format!("a drag of {css} that was cancelled")).await?;
    }
    Ok(())
});

journey!(a_second_finger_moves_nothing_and_ends_the_drag, Setup::touched(), async |page: &Page| {
    page.load("").await?;
    let at = page.place(MARKER).await?.centre();
    page.finger(at, (24.0, 0.0), 4).await?;
    let held = page.held_becomes(MARKER, |spot| spot > 100.5).await?;
    let first = (at.0 + 24.0, at.1);
    page.touch("touchStart", &[first, (at.0 - 120.0, at.1 + 60.0)]).await?;
    assert_eq!(page.held(MARKER).await?, held, "the second finger moved it");
    for step in 1..4 {
        page.touch("touchMove", &[(first.0 + 9.0 * f64::from(step), first.1), (at.0 - 120.0, at.1 + 60.0)]).await?;
    }
    // The browser may pinch with the two, and then the drag never was; but it goes no further.
    let after = page.held(MARKER).await?;
    assert!(after == held || after == 100.0, "from {held} to {after}");
    page.touch("touchEnd", &[]).await?;
    let after = page.held(MARKER).await?;
    assert!(after == held || after == 100.0, "from {held} to {after}");
    shows(page, &Scenario::default().with(Key::Spot, after)).await?;
    Ok(())
});

journey!(a_second_finger_on_a_slider_does_not_set_it, Setup::touched(), async |page: &Page| {
    page.load("").await?;
    docked_beside(page, "dealer-delta").await?;
    let resting = page.place("#dealer-delta .figure-caption").await?.centre();
    let place = page.place_now(DECK_SPOT).await?;
    let second = (place.x + place.width * 0.8, place.centre().1);
    page.touch("touchStart", &[resting]).await?;
    page.touch("touchStart", &[resting, second]).await?;
    page.touch("touchMove", &[resting, (second.0 - 30.0, second.1)]).await?;
    page.touch("touchEnd", &[]).await?;
    nothing_is_set(page, "a second finger on a slider").await
});

journey!(two_fingers_on_a_picture_zoom_the_page, Setup::touched(), async |page: &Page| {
    page.load("").await?;
    let (x, y) = page.place("[data-figure='dealer-delta'] .figure-stage").await?.centre();
    let fingers = |apart: f64| [(x - apart, y), (x + apart, y)];
    page.touch("touchStart", &fingers(20.0)[..1]).await?;
    page.touch("touchStart", &fingers(20.0)).await?;
    for step in 1..=10 {
        page.touch("touchMove", &fingers(20.0 + 8.0 * f64::from(step))).await?;
    }
    page.touch("touchEnd", &[]).await?;
    page.holds("the page to be zoomed", "return visualViewport.scale > 1.2").await?;
    nothing_is_set(page, "a pinch").await
});

journey!(a_tap_in_a_picture_calls_the_nearest_handle, Setup::touched(), async |page: &Page| {
    page.load("").await?;
    let canvas = page.place("[data-figure='dealer-delta'] canvas").await?;
    let at = ((canvas.x + canvas.width * 0.7).round(), (canvas.y + canvas.height * 0.3).round());
    // Held too long it is no tap.
    page.touch("touchStart", &[at]).await?;
    tokio::time::sleep(Duration::from_millis(450)).await;
    page.touch("touchEnd", &[]).await?;
    nothing_is_set(page, "a long press").await?;
    page.swipe(at, (3.0, 2.0), 1).await?;
    let spot = page.held_becomes(MARKER, |spot| spot > 101.0).await?;
    shows(page, &Scenario::default().with(Key::Spot, spot)).await?;
    let there = page.place_now(MARKER).await?.centre().0;
    assert!((there - at.0).abs() < 8.0, "tapped at {}, the marker is at {there}", at.0);
    assert!(page.of::<bool>(MARKER, "it === document.activeElement").await?, "the marker has no focus");
    Ok(())
});

journey!(an_upright_handle_is_held_before_it_moves, Setup::touched(), async |page: &Page| {
    page.load("").await?;
    let third = "[data-figure='hedge-orders'] [data-handle='2']";
    let at = page.place(third).await?.centre();
    let (held, scrolled): (String, f64) =
        (page.of(third, "it.getAttribute('aria-valuenow')").await?, page.ask("return scrollY", &[]).await?);
    page.touch("touchStart", &[at]).await?;
    page.holds(
        "the handle to say that it is held",
        "return !!document.querySelector('.figure-handle.figure-handle-held')",
    )
    .await?;
    page.finger_moves(at, (0.0, 40.0), 8).await?;
    page.touch("touchEnd", &[]).await?;
    let after: String = page.of(third, "it.getAttribute('aria-valuenow')").await?;
    let (before, after): (f64, f64) = (held.parse()?, after.parse()?);
    assert!(after < before - 0.2, "from {before} to {after}");
    assert_eq!(page.ask::<f64>("return scrollY", &[]).await?, scrolled, "the page scrolled under it");
    shows(page, &Scenario::default().with(Key::Path(2), after)).await?;
    // One drag is one step.
    docked_beside(page, "hedge-orders").await?;
    page.press("[data-fold]").await?;
    page.press("[data-step=undo]").await?;
    shows(page, &Scenario::default()).await?;
    Ok(())
});

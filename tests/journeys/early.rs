//! On a slow network the text is there long before the page is live. What the reader does meanwhile stays done.

use dealer_hedging::model::OptionKind;
use dealer_hedging::scenario::{Key, Scenario};

use crate::comparing::shows;
use crate::harness::{Outcome, Setup};
use crate::page::{Page, Pointer, keys};

/// The module waits until it is told to come.
pub(crate) const WAITS: &str = "for (const name of ['instantiateStreaming', 'instantiate']) {
    const make = WebAssembly[name];
    WebAssembly[name] = (...given) =>
        new Promise(come => addEventListener('come', come, { once: true })).then(() => make.apply(WebAssembly, given));
}";

/// Lets the module come.
pub(crate) async fn comes(page: &Page) -> Outcome {
    let live: bool = page.ask("return document.documentElement.hasAttribute('data-ready')", &[]).await?;
    assert!(!live, "the page was live already");
    // The script itself may still be on its way.
    page.ask::<()>("window.coming = setInterval(() => dispatchEvent(new Event('come')), 50)", &[]).await?;
    page.ready().await?;
    page.ask("clearInterval(window.coming)", &[]).await
}

const RANGE: &str = ".deck input[type=range][name=spot]";

journey!(what_is_set_before_the_page_is_live_stays_set, Setup::desktop().with_script(WAITS), async |page: &Page| {
    page.open("").await?;
    page.strike(RANGE, &[keys::RIGHT, keys::RIGHT, keys::PAGE_UP]).await?;
    let moved: f64 = page.of(RANGE, "it.valueAsNumber").await?;
    assert!(moved > 100.0, "the slider did not move");
    page.press("label:has(input[name=kind][value=puts])").await?;
    page.fill(".deck input[inputmode=decimal][name=oi]", "25,000").await?;
    // Somebody is still typing when the page comes alive.
    page.write(".deck input[inputmode=decimal][name=iv]", "33").await?;
    comes(page).await?;
    let state = Scenario::default().with(Key::Spot, moved).with_choice(OptionKind::Put).with(Key::Oi, 25_000.0);
    let iv = ".deck input[inputmode=decimal][name=iv]";
    assert_eq!(page.of::<String>(iv, "it.value").await?, "33");
    page.strike(iv, &[',', '5', keys::ENTER]).await?;
    shows(page, &state.with(Key::Iv, 33.5)).await?;
    page.link_becomes(&format!("?v=3&spot={moved}&oi=25000&iv=33.5&kind=puts")).await
});

journey!(a_link_wins_over_what_was_set_before_it_was_read, Setup::desktop().with_script(WAITS), async |page: &Page| {
    page.open("?spot=96").await?;
    page.strike(RANGE, &[keys::PAGE_UP]).await?;
    page.press("label:has(input[name=kind][value=puts])").await?;
    comes(page).await?;
    shows(page, &Scenario::default().with(Key::Spot, 96.0).with_choice(OptionKind::Put)).await?;
    Ok(())
});

journey!(
    what_a_browser_restores_by_itself_is_nobodys_wish,
    Setup::desktop().with_script(WAITS),
    async |page: &Page| {
        page.open("").await?;
        // As browsers do after a reload: the value is there, and nobody has touched it.
        page.of::<()>(RANGE, "(it.value = 120, null)").await?;
        comes(page).await?;
        shows(page, &Scenario::default()).await?;
        assert_eq!(page.link().await?, "");
        Ok(())
    }
);

journey!(a_reload_before_the_page_is_live_begins_anew, Setup::desktop().with_script(WAITS), async |page: &Page| {
    page.open("").await?;
    page.strike(RANGE, &[keys::PAGE_UP]).await?;
    page.press("label:has(input[name=kind][value=puts])").await?;
    page.write(".deck input[inputmode=decimal][name=iv]", "33").await?;
    // Now a browser restores what stood in the fields, unless the page asks it not to.
    page.driver().refresh().await?;
    comes(page).await?;
    shows(page, &Scenario::default()).await?;
    assert_eq!(page.link().await?, "");
    Ok(())
});

journey!(a_finger_before_the_page_is_live_scrolls_or_sets, Setup::touched().with_script(WAITS), async |page: &Page| {
    page.open("").await?;
    let range = "#crowded-strikes input[type=range][name=spot]";
    for by in [(2.0, -140.0), (0.0, 0.0)] {
        let place = page.place(range).await?;
        page.swipe((place.x + place.width * 0.3, place.centre().1), by, 6).await?;
        assert_eq!(page.of::<f64>(range, "it.valueAsNumber").await?, 100.0, "a swipe and a tap");
    }
    let thumb = page.place(range).await?.centre();
    page.drag(Pointer::Finger, thumb, (thumb.0 + 40.0, thumb.1)).await?;
    let moved: f64 = page.of(range, "it.valueAsNumber").await?;
    assert!(moved > 101.0, "{moved}");
    comes(page).await?;
    shows(page, &Scenario::default().with(Key::Spot, moved)).await?;
    Ok(())
});

journey!(
    a_preset_chosen_before_the_page_is_live_is_applied,
    Setup::desktop().with_script(WAITS),
    async |page: &Page| {
        page.open("").await?;
        let preset = "[data-figure='far-to-dominant'] [data-preset]";
        page.press(preset).await?;
        comes(page).await?;
        page.holds("the preset", "return location.search !== ''").await
    }
);

journey!(the_player_runs_at_the_speed_that_its_menu_shows, Setup::desktop().with_script(WAITS), async |page: &Page| {
    page.open("?step=0").await?;
    let menu = "[data-figure='hedge-orders'] [data-speed]";
    page.of::<()>(menu, "(it.value = '3', null)").await?;
    comes(page).await?;
    assert_eq!(page.of::<String>(menu, "it.value").await?, "3");
    page.press("[data-figure='hedge-orders'] [data-play]").await?;
    // A third of eight seconds, with room for a busy machine; at normal speed it would take eight.
    let played = "const done = arguments[0], begun = performance.now();
        const look = () => document.querySelector('[data-play=step]').ariaPressed === 'false'
            ? done(performance.now() - begun) : requestAnimationFrame(look);
        look()";
    let took: f64 = page.ask_later(played, &[]).await?;
    assert!(took < 6_000.0, "it took {took} ms");
    Ok(())
});

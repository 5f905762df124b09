//! A browser that lacks parts or refuses them, a page that is kept from its module by where it stands, and a reader
//! who is away: each costs what it serves, and nothing else.

use std::time::Duration;

use dealer_hedging::scenario::{GameMode, Key, Scenario};

use crate::canvases::all_are_painted;
use crate::comparing::shows;
use crate::extras::text_of;
use crate::faults::is_stopped;
use crate::harness::{Outcome, Setup, told, until};
use crate::host::{Answers, Host};
use crate::page::{Page, Pointer, keys};

const SPOT: &str = ".deck input[type=range][name=spot]";

const NO_OBSERVERS: &str = "delete window.IntersectionObserver; delete window.ResizeObserver";
journey!(without_observers_every_picture_is_drawn, Setup::desktop().with_script(NO_OBSERVERS), async |page: &Page| {
    page.load("?spot=104").await?;
    shows(page, &Scenario::default().with(Key::Spot, 104.0)).await?;
    all_are_painted(page, page.ratio()).await?;
    page.fill(".deck .control-field input[name=spot]", "97").await?;
    shows(page, &Scenario::default().with(Key::Spot, 97.0)).await?;
    Ok(())
});

/// What browsers of some age, of some settings or in some frames do not have or do not allow.
const REFUSING: &str = "
const refuse = () => { throw new DOMException('not here', 'NotAllowedError'); };
delete window.matchMedia;
for (const name of ['showPopover', 'hidePopover', 'togglePopover']) delete HTMLElement.prototype[name];
for (const name of ['setPointerCapture', 'releasePointerCapture', 'hasPointerCapture', 'requestFullscreen'])
    Element.prototype[name] = refuse;
URL.createObjectURL = refuse;
delete window.AudioContext;
window.getSelection = () => null;";
journey!(
    what_is_missing_or_refused_costs_what_it_serves,
    Setup::desktop().with_script(REFUSING),
    async |page: &Page| {
        page.load("?iv=25").await?;
        let state = Scenario::default().with(Key::Iv, 25.0);
        shows(page, &state).await?;
        page.strike(SPOT, &[keys::END]).await?;
        let spot = Key::Spot.control().value_at(page.of(SPOT, "it.valueAsNumber").await?);
        shows(page, &state.with(Key::Spot, spot)).await?;
        // Taken hold of without being held by the page: it is moved as long as the pointer stays on it.
        let marker = "[data-figure='dealer-delta'] [data-handle='0']";
        page.drag_by(Pointer::Mouse, marker, (-60.0, 0.0)).await?;
        let dragged: f64 = page.held(marker).await?;
        assert!(dragged < spot, "{dragged} is where it was");
        shows(page, &state.with(Key::Spot, dragged)).await?;
        page.press("[data-figure='dealer-delta'] [data-export=csv]").await?;
        text_of(page, "dialog[open]", "save nothing").await?;
        page.press("dialog[open] form button").await?;
        page.press("[data-theme-switch]").await?;
        page.holds("the dark", "return document.documentElement.dataset.theme === 'dark'").await?;
        all_are_painted(page, page.ratio()).await?;
        // Where nothing but films fills the screen, a figure fills the window.
        page.press("[data-figure='dealer-delta'] [data-export=more]").await?;
        let asked = "return !!document.querySelector('dialog[open] [data-export=full-screen]')";
        page.holds("what more there is", asked).await?;
        page.press("dialog[open] [data-export=full-screen]").await?;
        page.holds("the figure alone", "return location.search.includes('embed=dealer-delta')").await?;
        page.ready().await
    }
);

const AWAY: &str = "
let hour = 0;
for (const clock of [performance, Date]) {
    const now = clock.now.bind(clock);
    clock.now = () => now() + hour;
}
const frames = window.requestAnimationFrame.bind(window);
window.requestAnimationFrame = action => frames(at => action(at + hour));
Object.defineProperty(document, 'hidden', { get: () => window.away === true });
window.leave = () => { window.away = true; document.dispatchEvent(new Event('visibilitychange')); };
window.comeBack = () => { window.away = false; hour = 3.6e6; document.dispatchEvent(new Event('visibilitychange')); };";
journey!(
    whoever_comes_back_after_an_hour_has_missed_nothing,
    Setup::desktop().with_script(AWAY),
    async |page: &Page| {
        const PLAY: &str = "[data-play=gameminute]";
        const PRESSED: &str = "document.querySelector('[data-play=gameminute]').getAttribute('aria-pressed')";
        let stands = async || {
            page.of::<f64>("[data-figure='be-the-dealer'] input[type=range][name=gameminute]", "it.valueAsNumber").await
        };
        let played = |minute| Scenario::default().with_choice(GameMode::Reader).with(Key::GameMinute, minute);
        page.load("?gamemode=you&gameminute=10").await?;
        page.press(PLAY).await?;
        page.holds("the hour to run", &format!("return {PRESSED} === 'true'")).await?;
        page.ask::<()>("leave()", &[]).await?;
        page.holds("it to wait", &format!("return {PRESSED} === 'false'")).await?;
        let minute = stands().await?;
        assert!(minute < 60.0, "it ran to its end");
        // That nothing happens can only be seen by waiting.
        tokio::time::sleep(Duration::from_millis(1_200)).await;
        page.ask::<()>("comeBack()", &[]).await?;
        shows(page, &played(minute)).await?;
        assert_eq!(stands().await?, minute);
        page.press(PLAY).await?;
        page.holds(
            "it to go on",
            "return location.search.includes('orders') || !location.search.includes('gameminute')",
        )
        .await?;
        Ok(())
    }
);

const PLACE: &str = "Open this page from its web address";

/// Alive, or the pictures and why not: browsers differ in what they allow a page that is nobody's.
async fn lives_or_says_why(page: &Page, state: &Scenario) -> Outcome {
    const SEEN: &str = "return document.documentElement.hasAttribute('data-ready') ? 'alive' \
        : document.querySelector('[data-stopped]').checkVisibility() ? 'stopped' : 'neither'";
    let seen = until("the page to live, or to say why not", async || {
        let seen: String = page.ask(SEEN, &[]).await?;
        Ok(if seen == "neither" { Err(seen) } else { Ok(seen) })
    })
    .await?;
    if seen == "stopped" {
        return is_stopped(page, PLACE).await;
    }
    shows(page, state).await?;
    Ok(())
}

journey!(a_page_opened_as_a_file_can_be_read, Setup::desktop().with_errors(), async |page: &Page| {
    let address = format!("file://{}/index.html?spot=104", told("SITE_FOLDER")?);
    page.driver().goto(address).await?;
    lives_or_says_why(page, &Scenario::default().with(Key::Spot, 104.0)).await
});

journey!(
    a_closed_frame_of_a_host_that_shares_nothing_can_be_read,
    Setup::desktop().with_errors(),
    async |page: &Page| {
        let host = Host::start(Answers::FilesToItsOwn(told("SITE_FOLDER")?.into()))?;
        page.driver().goto(host.with_frame()).await?;
        page.driver().enter_frame(0).await?;
        lives_or_says_why(page, &Scenario::default()).await
    }
);

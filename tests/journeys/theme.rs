//! Light and dark, and a browser that lets the page remember nothing.

use dealer_hedging::scenario::{Key, Scenario};

use crate::canvases::canvas;
use crate::comparing::shows;
use crate::harness::{Outcome, Setup, until};
use crate::page::Page;

/// Holds the module back, and remembers what an earlier version stored.
pub(crate) const HELD: &str = "localStorage.setItem('theme', 'dark'); const asked = window.fetch; window.fetch = (what, ...rest) => \
    String(what.url || what).includes('.wasm') ? new Promise(answer => \
    { window.release = () => asked(what, ...rest).then(answer) }) : asked(what, ...rest)";

journey!(what_was_chosen_is_there_before_the_module, Setup::desktop().with_script(HELD), async |page: &Page| {
    page.open("").await?;
    assert_eq!(ground(page).await?, "rgb(18, 21, 26)", "light until the module comes");
    let stored = "return localStorage.getItem('dealer-hedging:theme')";
    assert_eq!(page.ask::<Option<String>>(stored, &[]).await?.as_deref(), Some("dark"));
    page.ask::<()>("release()", &[]).await?;
    page.ready().await?;
    assert_eq!(ground(page).await?, "rgb(18, 21, 26)");
    // Switched back to what the system says, it follows the system again.
    page.press("[data-theme-switch]").await?;
    assert_eq!(page.ask::<Option<String>>(stored, &[]).await?.as_deref(), Some("system"));
    assert_eq!(page.of::<Option<String>>("html", "it.getAttribute('data-theme')").await?, None);
    Ok(())
});

async fn ground(page: &Page) -> Outcome<String> {
    page.of("body", "getComputedStyle(it).backgroundColor").await
}

const BLOCKED: &str = "Object.defineProperty(window, 'localStorage', \
                       { get() { throw new DOMException('blocked', 'SecurityError') } })";

journey!(the_theme_switches_repaints_and_is_remembered, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    let (light, picture) = (ground(page).await?, canvas(page, "dealer-delta").await?);
    page.press("[data-theme-switch]").await?;
    let dark = until("another background", async || {
        let seen = ground(page).await?;
        Ok(if seen == light { Err(seen) } else { Ok(seen) })
    })
    .await?;
    until("the picture in the other colours", async || {
        let seen = canvas(page, "dealer-delta").await?;
        Ok(if seen.pixels == picture.pixels { Err("the same pixels".to_owned()) } else { Ok(()) })
    })
    .await?;
    page.driver().refresh().await?;
    page.ready().await?;
    assert_eq!(ground(page).await?, dark, "the choice was forgotten");
    page.press("[data-theme-switch]").await?;
    assert_eq!(ground(page).await?, light);
    Ok(())
});

const SWITCHED: Setup = Setup::desktop().through_devtools("a system turns dark through the DevTools protocol");

journey!(the_theme_follows_the_system_until_it_is_switched, SWITCHED, async |page: &Page| {
    page.load("").await?;
    let light = ground(page).await?;
    let system = async |colors: &str| {
        let features = serde_json::json!({ "features": [{ "name": "prefers-color-scheme", "value": colors }] });
        page.devtools("Emulation.setEmulatedMedia", features).await
    };
    let picture = canvas(page, "one-trade").await?;
    system("dark").await?;
    assert_ne!(ground(page).await?, light);
    until("the picture to follow", async || {
        let seen = canvas(page, "one-trade").await?;
        Ok(if seen.pixels == picture.pixels { Err("the same pixels".to_owned()) } else { Ok(()) })
    })
    .await?;
    page.press("[data-theme-switch]").await?;
    assert_eq!(ground(page).await?, light, "switched in the dark it is light");
    Ok(())
});

journey!(a_page_that_may_remember_nothing_works, Setup::desktop().with_script(BLOCKED), async |page: &Page| {
    page.load("?spot=104").await?;
    let blocked = "try { localStorage; return false } catch { return true }";
    assert!(page.ask::<bool>(blocked, &[]).await?, "storage is not blocked");
    shows(page, &Scenario::default().with(Key::Spot, 104.0)).await?;
    let light = ground(page).await?;
    page.press("[data-theme-switch]").await?;
    assert_ne!(ground(page).await?, light);
    Ok(())
});

//! The site without network after one visit, and while its host changes to another version.

use dealer_hedging::scenario::{Key, Scenario};
use serde_json::Value;

use crate::browsers::Browser;
use crate::comparing::shows;
use crate::harness::{Outcome, Setup, until};
use crate::host::{Answers, Host, Version};
use crate::page::Page;

async fn visit(page: &Page, url: &str) -> Outcome {
    page.driver().goto(url).await?;
    page.ready().await
}

/// Waits until what the page loads goes through the worker, which has kept everything by then.
async fn is_kept(page: &Page) -> Outcome {
    let state = "return (navigator.serviceWorker.controller || {}).state === 'activated'";
    page.holds("a copy of the site", state).await
}

/// A host of a version, which the page has visited and kept.
async fn kept(page: &Page, version: &Version) -> Outcome<Host> {
    let host = Host::start(version.files())?;
    visit(page, &host.url()).await?;
    is_kept(page).await?;
    Ok(host)
}

/// Which version the page is: it has the style sheet of that one, and no other.
async fn version(page: &Page) -> Outcome<u8> {
    let look = "return [document.title.slice(0, 1), ...[...document.styleSheets]
        .map(sheet => sheet.href.slice(-20, -4) + (sheet.cssRules.length > 5 ? ' is there' : ' is empty'))]";
    let seen: Vec<String> = page.ask(look, &[]).await?;
    let number = seen.first().cloned().unwrap_or_default();
    assert_eq!(seen, [number.clone(), number.repeat(16) + " is there"]);
    Ok(number.parse()?)
}

async fn is_version(page: &Page, number: u8) -> Outcome {
    assert_eq!(version(page).await?, number);
    Ok(())
}

/// Asks for a new version, as browsers do by themselves from time to time, and waits until it is kept or refused.
async fn looks_for_a_new_one(page: &Page) -> Outcome<bool> {
    page.ask_later(
        "const done = arguments[arguments.length - 1];
        navigator.serviceWorker.getRegistration().then(async all => {
            await all.update().catch(() => 0);
            while (all.installing) await new Promise(next => setTimeout(next, 20));
            done(!!all.waiting);
        });",
        &[],
    )
    .await
}

/// What the page gets where it asks for a file; nothing where there is none.
async fn gets(page: &Page, name: &str) -> Outcome<Option<String>> {
    page.ask_later(
        "const [name, done] = arguments;
        fetch(name).then(async got => done(got.ok ? await got.text() : null), () => done(null));",
        &[name.into()],
    )
    .await
}

/// Leaves the site, and waits until the version that was kept last is the one in force.
async fn leaves(page: &Page, host: &Host) -> Outcome {
    page.driver().goto(host.elsewhere()).await?;
    until("the new version to take its place", async || {
        let state: Value = page
            .ask_later(
                "const done = arguments[0];
                navigator.serviceWorker.getRegistrations().then(([it]) => done([!!it.waiting, it.active.state]));",
                &[],
            )
            .await?;
        Ok(if state == serde_json::json!([false, "activated"]) { Ok(()) } else { Err(state.to_string()) })
    })
    .await
}

/// Its worker does answer with the copy: it was made to log that. With another small server in the host's place, which
/// ended in the same ways, the same files opened from their copy.
const RESET: &str = "Firefox, driven, shows the reset of this host in place of the copy that the worker answers with";

// What does not arrive is told in the console, by the browser.
journey!(
    after_one_visit_no_network_is_needed,
    Setup::desktop().except(Browser::Firefox, RESET).with_errors(),
    async |page: &Page| {
        let version = Version::new(1)?;
        let host = kept(page, &version).await?;
        host.now(Answers::Nothing);
        visit(page, &(host.url() + "?spot=107&days=2#dealer-delta")).await?;
        shows(page, &Scenario::default().with(Key::Spot, 107.0).with(Key::Days, 2.0)).await?;
        is_version(page, 1).await?;
        page.driver().refresh().await?;
        page.ready().await?;
        visit(page, &(host.url() + "index.html?iv=40")).await?;
        shows(page, &Scenario::default().with(Key::Iv, 40.0)).await?;
        // What only a later click would load is there as well, and a picture for when the module is not.
        assert_eq!(gets(page, &version.later).await?.as_deref(), Some("/* 1 */"));
        let still: String = page
            .ask("return document.querySelector('.figure noscript').textContent.match(/src=\"([^\"]+)/)[1]", &[])
            .await?;
        assert!(gets(page, &still).await?.is_some_and(|picture| picture.starts_with("<svg")), "{still}");
        assert_eq!(gets(page, "controls.json").await?, None, "no part of a visit");
        Ok(())
    }
);

journey!(a_network_that_says_nothing_is_waited_for_a_moment, Setup::phone().with_errors(), async |page: &Page| {
    let version = Version::new(1)?;
    let host = kept(page, &version).await?;
    host.now(Answers::Silence);
    visit(page, &(host.url() + "?spot=93")).await?;
    shows(page, &Scenario::default().with(Key::Spot, 93.0)).await?;
    is_version(page, 1).await
});

journey!(
    an_update_is_taken_as_a_whole,
    Setup::desktop().except(Browser::Firefox, RESET).with_errors(),
    async |page: &Page| {
        let (first, second) = (Version::new(1)?, Version::new(2)?);
        let host = kept(page, &first).await?;
        // The open page goes on with its own files, which the host no longer has, and nothing reloads it.
        host.now(second.files());
        page.fill(".deck .control-field input[name=spot]", "104").await?;
        assert!(looks_for_a_new_one(page).await?, "the second version is not kept");
        assert_eq!(gets(page, &first.later).await?.as_deref(), Some("/* 1 */"));
        is_version(page, 1).await?;
        shows(page, &Scenario::default().with(Key::Spot, 104.0)).await?;
        page.link_becomes("?v=3&spot=104").await?;
        // A reload shows the new one at once, while the worker of the first is still in force.
        page.driver().refresh().await?;
        page.ready().await?;
        is_version(page, 2).await?;
        shows(page, &Scenario::default().with(Key::Spot, 104.0)).await?;
        assert_eq!(gets(page, &second.later).await?.as_deref(), Some("/* 2 */"));
        // Without network now, it is one of them, whole: browsers differ in whether a reload exchanges the worker.
        host.now(Answers::Nothing);
        page.driver().refresh().await?;
        page.ready().await?;
        assert!([1, 2].contains(&version(page).await?));
        shows(page, &Scenario::default().with(Key::Spot, 104.0)).await?;
        // Once no page is open, it is the second.
        host.now(second.files());
        leaves(page, &host).await?;
        host.now(Answers::Nothing);
        visit(page, &(host.url() + "?spot=104")).await?;
        is_version(page, 2).await?;
        assert_eq!(gets(page, &first.later).await?, None, "the first version is still kept");
        Ok(())
    }
);

journey!(
    half_an_update_is_none,
    Setup::desktop().except(Browser::Firefox, RESET).with_errors(),
    async |page: &Page| {
        let (first, second) = (Version::new(1)?, Version::new(2)?);
        let host = kept(page, &first).await?;
        second.lose_style()?;
        for answers in [second.files(), second.files_or_page()] {
            host.now(answers);
            assert!(!looks_for_a_new_one(page).await?, "a version without its style sheet is kept");
            host.now(Answers::Nothing);
            page.driver().refresh().await?;
            page.ready().await?;
            is_version(page, 1).await?;
        }
        Ok(())
    }
);

journey!(
    a_page_of_another_version_is_never_kept_with_these_files,
    Setup::desktop().with_errors(),
    async |page: &Page| {
        let (first, second) = (Version::new(1)?, Version::new(2)?);
        // A host in the middle of an update: all of the first is there but its page.
        first.take_page_of(&second)?;
        let host = Host::start(first.files())?;
        page.driver().goto(host.url()).await?;
        page.ready().await?;
        let refused: bool = page
            .ask_later(
                "const done = arguments[0]; navigator.serviceWorker.register('sw.js').then(async all => {
                const worker = all.installing;
                while (worker && worker.state === 'installing') await new Promise(next => setTimeout(next, 20));
                done(!worker || worker.state === 'redundant');
            }, () => done(true))",
                &[],
            )
            .await?;
        assert!(refused && page.ask::<bool>("return !navigator.serviceWorker.controller", &[]).await?);
        Ok(())
    }
);

const NOBODY: &str = "in a closed frame its policies take `'self'` for nobody, and it says so (`lacking`)";
journey!(
    no_copy_in_a_sandboxed_frame_and_no_complaint,
    Setup::desktop().except(Browser::WebKit, NOBODY),
    async |page: &Page| {
        let version = Version::new(1)?;
        let host = Host::start(version.files())?;
        page.driver().goto(host.with_frame()).await?;
        page.driver().enter_frame(0).await?;
        page.ready().await?;
        // No script of ours runs in there before the page's own, to see the attempt: it is made after three seconds at most.
        page.ask_later::<u8>("setTimeout(arguments[0], 3500, 1)", &[]).await?;
        shows(page, &Scenario::default()).await?;
        Ok(())
    }
);

journey!(without_storage_nothing_is_kept_and_all_works, Setup::desktop().with_script(NO_ROOM), async |page: &Page| {
    page.load("?spot=104").await?;
    page.holds("the attempt", "return window.asked === 1").await?;
    shows(page, &Scenario::default().with(Key::Spot, 104.0)).await?;
    Ok(())
});
const NO_ROOM: &str = "window.asked = 0; Object.defineProperty(Navigator.prototype, 'serviceWorker', { get() { \
    window.asked++; throw new DOMException('The operation is insecure.', 'SecurityError') } })";

const JUDGES: &str = "no other browser says whether it would install a page";
journey!(the_lesson_can_be_installed, Setup::phone().through_devtools(JUDGES), async |page: &Page| {
    let version = Version::new(1)?;
    let _host = kept(page, &version).await?;
    let wrong: Vec<Value> = page.told("Page.getInstallabilityErrors", "installabilityErrors").await?;
    assert!(wrong.is_empty(), "the browser would not install it: {wrong:?}");
    // Every picture that is promised is there, in the size that is promised.
    let promised: Vec<(String, String)> = page
        .ask_later(
            "const done = arguments[0];
            const size = src => new Promise(found => {
                const it = new Image();
                it.onload = () => found(it.naturalWidth + 'x' + it.naturalHeight);
                it.onerror = () => found('missing');
                it.src = src;
            });
            fetch(document.querySelector('link[rel=manifest]').href).then(got => got.json()).then(async ({ icons }) => {
                const named = icons.filter(it => it.sizes !== 'any').map(it => [it.src, it.sizes]);
                const apple = document.querySelector('link[rel=apple-touch-icon]').getAttribute('href');
                const all = [...named, [apple, '180x180'], ['card.png', '1200x630']];
                done(await Promise.all(all.map(async ([src, sizes]) => [src + ' ' + sizes, src + ' ' + await size(src)])));
            });",
            &[],
        )
        .await?;
    assert!(promised.len() >= 6, "{promised:?}");
    for (wanted, seen) in promised {
        assert_eq!(wanted, seen);
    }
    Ok(())
});

//! The page without its module, or with a module that stops: what can be read stays whole, what cannot be
//! moved says so, and the notice names the reason, wherever the reader is.

use dealer_hedging::scenario::{CustomerSide, Key, Scenario};
use serde::Deserialize;

use crate::comparing::{shows, shows_all};
use crate::extras::text_of;
use crate::harness::{Outcome, Setup, until};
use crate::page::Page;
use crate::snapshot::figures_on;

/// What a reader sees of a page that does not run.
#[derive(Debug, Deserialize)]
struct Stopped {
    /// The words of the notice; none if it is hidden.
    notice: Option<String>,
    in_sight: bool,
    /// Figures, of those that follow the page’s controls, with a picture in place of their canvas.
    pictures: usize,
    canvases: usize,
    /// Whether the reader's own chain has a picture wherever it stands.
    every_chain: bool,
    /// Controls that still look as if they did something.
    enabled: Vec<String>,
}

const LOOK: &str = r"
const seen = it => it.checkVisibility();
const notice = document.querySelector('[data-stopped]'), box = notice.getBoundingClientRect();
return {
    notice: seen(notice) ? notice.innerText : null,
    in_sight: seen(notice) && box.top >= 0 && box.bottom <= innerHeight,
    pictures: [...document.querySelectorAll('figure:not([data-chain]) .figure-stage > img.figure-still')].filter(seen).length,
    canvases: [...document.querySelectorAll('figure:not([data-chain]) .figure-stage canvas')].filter(seen).length,
    every_chain: [...document.querySelectorAll('figure[data-chain] .figure-stage')]
        .every(stage => [...stage.querySelectorAll('img.figure-still, canvas')].some(seen)),
    enabled: [...document.querySelectorAll('input, select, button, [role=slider]')]
        .filter(it => !it.closest('[data-stopped]') && !it.hasAttribute('popovertarget') && seen(it))
        .filter(it => !it.disabled && it.getAttribute('aria-disabled') !== 'true')
        .map(it => it.outerHTML.slice(0, 90)),
}";

async fn look(page: &Page) -> Outcome<Stopped> {
    page.ask(LOOK, &[]).await
}

/// Waits for a notice that says this, and that all else is as it should be on a page that never starts.
pub(crate) async fn is_stopped(page: &Page, reason: &str) -> Outcome {
    let seen = until(&format!("the notice to say “{reason}”"), async || {
        let seen = look(page).await?;
        Ok(if seen.notice.as_ref().is_some_and(|words| words.contains(reason)) {
            Ok(seen)
        } else {
            Err(format!("{seen:?}"))
        })
    })
    .await?;
    assert!(seen.in_sight, "the notice is out of sight: {seen:?}");
    assert!(seen.notice.iter().all(|words| words.contains("Reload the page")), "no way out: {seen:?}");
    assert_eq!((seen.pictures, seen.canvases), (figures_on(page).await?.len(), 0), "{seen:?}");
    assert!(seen.every_chain, "{seen:?}");
    assert!(seen.enabled.is_empty(), "these look alive: {:?}", seen.enabled);
    // What can be read is what the lesson opens with.
    let finding: String = page.of("[data-figure='dealer-delta'] .figure-finding", "it.textContent").await?;
    assert!(!finding.is_empty());
    assert!(!page.ask::<bool>("return document.documentElement.hasAttribute('data-ready')", &[]).await?);
    Ok(())
}

/// Every picture of the opening state arrives once it is looked at.
async fn pictures_load(page: &Page) -> Outcome {
    for spec in figures_on(page).await? {
        let still = format!("[data-figure='{}'] img.figure-still", spec.id);
        page.place_now(&still).await?;
        let script =
            format!("const it = document.querySelector(\"{still}\"); return it.complete && it.naturalWidth > 300");
        page.holds(&format!("the picture of {}", spec.id), &script).await?;
    }
    Ok(())
}

/// Answers the request for the module by something else.
macro_rules! answered {
    ($answer:expr) => {
        concat!(
            "const asked = window.fetch; window.fetch = (what, ...rest) => String(what.url || what).includes('.wasm') ? (",
            $answer,
            ") : asked(what, ...rest);"
        )
    };
}

const MISSING: &str = "missing, damaged or was refused";

journey!(a_module_that_is_refused_leaves_pictures_and_a_reason, Setup::desktop().with_errors(), async |page: &Page| {
    page.site().withhold(&[".wasm"]);
    page.open("?spot=120#pressure-map").await?;
    is_stopped(page, MISSING).await?;
    let words = look(page).await?.notice.unwrap_or_default();
    assert!(words.contains("What your link sets is not shown"), "{words}");
    pictures_load(page).await?;
    // Mended meanwhile, a reload brings all of it, and the link counts.
    page.site().withhold(&[]);
    page.press("[data-reload]").await?;
    page.ready().await?;
    shows(page, &Scenario::default().with(Key::Spot, 120.0)).await?;
    Ok(())
});

journey!(a_script_that_is_refused_is_named_as_well, Setup::desktop().with_errors(), async |page: &Page| {
    page.site().withhold(&[".js"]);
    page.open("").await?;
    is_stopped(page, MISSING).await
});

journey!(files_of_another_version_leave_a_page_that_can_be_read, Setup::phone().with_errors(), async |page: &Page| {
    // The style sheet is gone with the rest: nothing may depend on it.
    for files in [&["dealer-hedging-"][..], &["dealer-hedging-", "style-"]] {
        page.site().withhold(files);
        page.open("#map-moves").await?;
        is_stopped(page, MISSING).await?;
    }
    Ok(())
});

const NOT_FOUND: &str = answered!("Promise.resolve(new Response('none', { status: 404 }))");
journey!(a_module_that_is_not_there, Setup::desktop().with_script(NOT_FOUND).with_errors(), async |page: &Page| {
    page.open("").await?;
    is_stopped(page, MISSING).await
});

const A_PAGE: &str =
    answered!("Promise.resolve(new Response('<!doctype html>', { headers: { 'Content-Type': 'text/html' } }))");
journey!(a_page_where_the_module_should_be, Setup::desktop().with_script(A_PAGE).with_errors(), async |page: &Page| {
    page.open("").await?;
    is_stopped(page, MISSING).await
});

const CUT: &str = answered!(
    "asked(what, ...rest).then(whole => whole.arrayBuffer()).then(all => new Response(all.slice(0, 50000), \
     { headers: { 'Content-Type': 'application/wasm' } }))"
);
journey!(a_module_that_was_cut, Setup::desktop().with_script(CUT).with_errors(), async |page: &Page| {
    page.open("").await?;
    is_stopped(page, MISSING).await
});

/// In plain JavaScript everything is as it always is: every number, every picture, every control.
async fn is_alive(page: &Page) -> Outcome {
    page.load("?spot=104").await?;
    let state = Scenario::default().with(Key::Spot, 104.0);
    shows_all(page, &state).await?;
    page.press("label:has(input[name=side][value=sells])").await?;
    shows(page, &state.with_choice(CustomerSide::Sells)).await?;
    let seen = look(page).await?;
    assert!(seen.notice.is_none() && seen.pictures == 0 && seen.every_chain, "{seen:?}");
    Ok(())
}

/// Made here: of what a driver's own scripts throw, a page is told nothing.
const NO_WASM: &str = "delete window.WebAssembly;
    window.trapped = () => { setTimeout(() => { throw new WebAssembly.RuntimeError('unreachable'); }); };";
journey!(
    a_browser_without_webassembly_gets_plain_javascript,
    Setup::desktop().with_script(NO_WASM).with_errors(),
    async |page: &Page| {
        is_alive(page).await?;
        // So is what comes when it is asked for.
        page.press_keys(&['?']).await?;
        text_of(page, "dialog[open]", "Page Up").await?;
        page.press("dialog[open] form button").await?;
        // And a trap is one here, too.
        page.ask::<()>("trapped()", &[]).await?;
        text_of(page, "[data-stopped]:not([hidden])", "A computation stopped").await?;
        Ok(())
    }
);

const REFUSED: &str = "WebAssembly.Module = WebAssembly.instantiate = WebAssembly.instantiateStreaming = function () { \
    throw new WebAssembly.CompileError(\"Refused to compile or instantiate, 'unsafe-eval' is not allowed\") }";
journey!(
    a_policy_against_webassembly_is_no_end,
    Setup::desktop().with_script(REFUSED).with_errors(),
    async |page: &Page| is_alive(page).await
);

journey!(
    a_browser_without_either_is_told_so,
    Setup::desktop().with_script(NO_WASM).with_errors(),
    async |page: &Page| {
        page.site().withhold(&["plain-"]);
        page.open("").await?;
        is_stopped(page, "does not run WebAssembly").await
    }
);

const THROWN: &str =
    "Object.defineProperty(HTMLInputElement.prototype, 'defaultValue', { get() { throw new Error('no') } })";
journey!(a_start_that_ends_in_an_exception, Setup::desktop().with_script(THROWN).with_errors(), async |page: &Page| {
    page.open("").await?;
    is_stopped(page, "stopped while it started").await
});

const HELD: &str = answered!("new Promise(answer => { window.release = () => asked(what, ...rest).then(answer) })");
journey!(
    a_slow_module_is_waited_for_and_nothing_of_that_remains,
    Setup::desktop().with_script(HELD),
    async |page: &Page| {
        page.open("?spot=104").await?;
        let figures = figures_on(page).await?.len();
        until("pictures in place of empty ones", async || {
            let seen = look(page).await?;
            Ok(if seen.pictures == figures && seen.canvases == 0 { Ok(()) } else { Err(format!("{seen:?}")) })
        })
        .await?;
        until("a word about it", async || {
            let seen = look(page).await?;
            Ok(if seen.notice.as_ref().is_some_and(|words| words.contains("Still loading")) {
                Ok(())
            } else {
                Err(format!("{seen:?}"))
            })
        })
        .await?;
        let seen = look(page).await?;
        assert!(seen.in_sight && !seen.enabled.is_empty(), "what is set while loading counts: {seen:?}");
        page.ask::<()>("release()", &[]).await?;
        page.ready().await?;
        let seen = look(page).await?;
        assert!(seen.notice.is_none() && seen.pictures == 0 && seen.canvases == figures, "{seen:?}");
        shows_all(page, &Scenario::default().with(Key::Spot, 104.0)).await?;
        Ok(())
    }
);

journey!(
    a_browser_that_never_asks_for_a_frame_gets_a_live_page,
    Setup::desktop().with_script("window.requestAnimationFrame = () => 1"),
    async |page: &Page| {
        page.load("?spot=104").await?;
        assert!(look(page).await?.notice.is_none());
        let field = ".deck .control-field input[name=spot]";
        assert_eq!(page.of::<String>(field, "it.value").await?, "104");
        // How far down it stands depends on the fonts of the machine.
        page.of::<()>("[data-figure='the-flow'] .figure-stage", "(it.scrollIntoView(), null)").await?;
        page.holds(
            "a picture",
            "const it = document.querySelector('[data-figure=the-flow] canvas'); return it.width > 300",
        )
        .await
    }
);

journey!(
    without_its_style_sheet_a_live_page_says_nothing_of_the_kind,
    Setup::desktop().with_errors(),
    async |page: &Page| {
        page.site().withhold(&["style-"]);
        page.load("").await?;
        assert!(look(page).await?.notice.is_none());
        let seen: bool = page.ask("return document.querySelector('[data-notice]').checkVisibility()", &[]).await?;
        assert!(!seen, "the notice about the link shows");
        Ok(())
    }
);

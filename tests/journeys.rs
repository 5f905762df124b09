//! What a reader does on the built page, in a real browser, and what the page must then say.
//!
//! `cargo xtask test` builds and serves the site, starts drivers of one browser and tells this program about
//! them: `SITE_URL`, `SITE_FOLDER`, `WEBDRIVER_URL` (one or several, with spaces between), `JOURNEY_BROWSER` (`chromium`,
//! `firefox` or `webkit`), `BROWSER_BINARY`, `AXE_SCRIPT`, and `JOURNEYS_LEFT_OUT`, a file that takes a line for
//! every journey that this browser cannot go on. Nothing here waits for a fixed time where a condition can be
//! waited for, and nothing is tried twice: a journey that fails now and then has found something.
//!
//! What the page says is compared with the model, computed natively by this program.

/// One journey: its name, the browser it needs, and what the reader does there. It stays out of a
/// plain `cargo test`, which has no browser.
macro_rules! journey {
    ($(#[$about:meta])* $name:ident, $setup:expr, $steps:expr) => {
        $(#[$about])*
        #[tokio::test]
        #[ignore = "needs the built site and a browser: cargo xtask test runs it"]
        async fn $name() -> $crate::harness::Outcome {
            $crate::harness::visit(concat!(module_path!(), "::", stringify!($name)), $setup, $steps).await
        }
    };
}

#[path = "journeys/browsers.rs"]
mod browsers;
#[path = "journeys/comparing.rs"]
mod comparing;
#[path = "journeys/drivers.rs"]
mod drivers;
#[path = "journeys/fingers.rs"]
mod fingers;
#[path = "journeys/harness.rs"]
mod harness;
#[path = "journeys/host.rs"]
mod host;
#[path = "journeys/page.rs"]
mod page;
#[path = "journeys/site.rs"]
mod site;
#[path = "journeys/snapshot.rs"]
mod snapshot;
#[path = "journeys/typing.rs"]
mod typing;

#[path = "journeys/accessibility.rs"]
mod accessibility;
#[path = "journeys/bets.rs"]
mod bets;
#[path = "journeys/canvases.rs"]
mod canvases;
#[path = "journeys/chain.rs"]
mod chain;
#[path = "journeys/controls.rs"]
mod controls;
#[path = "journeys/deck.rs"]
mod deck;
#[path = "journeys/dock.rs"]
mod dock;
#[path = "journeys/dragging.rs"]
mod dragging;
#[path = "journeys/early.rs"]
mod early;
#[path = "journeys/echo.rs"]
mod echo;
#[path = "journeys/exceptions.rs"]
mod exceptions;
#[path = "journeys/extras.rs"]
mod extras;
#[path = "journeys/faults.rs"]
mod faults;
#[path = "journeys/feedback.rs"]
mod feedback;
#[path = "journeys/fields.rs"]
mod fields;
#[path = "journeys/fluidity.rs"]
mod fluidity;
#[path = "journeys/history.rs"]
mod history;
#[path = "journeys/lacking.rs"]
mod lacking;
#[path = "journeys/links.rs"]
mod links;
#[path = "journeys/measured/mod.rs"]
mod measured;
#[path = "journeys/offline.rs"]
mod offline;
#[path = "journeys/opening.rs"]
mod opening;
#[path = "journeys/openings.rs"]
mod openings;
#[path = "journeys/paid.rs"]
mod paid;
#[path = "journeys/paper.rs"]
mod paper;
#[path = "journeys/phone.rs"]
mod phone;
#[path = "journeys/playground.rs"]
mod playground;
#[path = "journeys/playing.rs"]
mod playing;
#[path = "journeys/predictions.rs"]
mod predictions;
#[path = "journeys/presets.rs"]
mod presets;
#[path = "journeys/promises.rs"]
mod promises;
#[path = "journeys/pushing.rs"]
mod pushing;
#[path = "journeys/quiet.rs"]
mod quiet;
#[path = "journeys/rasters.rs"]
mod rasters;
#[path = "journeys/reading_aids.rs"]
mod reading_aids;
#[path = "journeys/reflow.rs"]
mod reflow;
#[path = "journeys/sessions.rs"]
mod sessions;
#[path = "journeys/sliders.rs"]
mod sliders;
#[path = "journeys/tampered.rs"]
mod tampered;
#[path = "journeys/theme.rs"]
mod theme;
#[path = "journeys/touching.rs"]
mod touching;
#[path = "journeys/translated.rs"]
mod translated;
#[path = "journeys/travelling.rs"]
mod travelling;
#[path = "journeys/walking.rs"]
mod walking;
#[path = "journeys/wording.rs"]
mod wording;

//! A browser for one journey: opened as told, driven, and closed whatever happens.

use std::fmt;
use std::fs::OpenOptions;
use std::io::Write as _;
use std::time::{Duration, Instant};

use serde_json::Value;
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::{RequestData, SessionId, WebDriver, WebDriverRunError};

use crate::browsers::Browser;
use crate::drivers::Lease;
use crate::page::Page;
use crate::site::Site;

/// How long the page may take to do what is waited for. Only a failing journey waits this long.
const PATIENCE: Duration = Duration::from_secs(40);
const BETWEEN_LOOKS: Duration = Duration::from_millis(15);

/// What went wrong, in words. Its debug form is the words themselves, since that is what a failed
/// test prints.
pub(crate) struct Failure(pub String);

impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<E: std::error::Error> From<E> for Failure {
    fn from(error: E) -> Self {
        let words = error.to_string();
        // chromedriver adds a list of addresses inside itself.
        Self(words.split_once("Stacktrace:").map_or(words.as_str(), |(start, _)| start).trim_end().to_owned())
    }
}

/// The end of a journey, or of a part of it.
pub(crate) type Outcome<T = ()> = Result<T, Failure>;

/// What a journey cannot do with `WebDriver` alone.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Beyond {
    /// Nothing: every browser can go on it.
    Nothing,
    /// It touches the screen.
    Fingers,
    /// Something that one browser and its driver do not do; what that is, to end the sentence “left out since …”.
    Except(Browser, &'static str),
    /// Something else that the `DevTools` protocol does; why it needs that, to end the sentence “left out since …”.
    DevTools(&'static str),
}

/// What a journey needs of its browser.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Setup {
    /// Width of the window in CSS pixels.
    pub width: u32,
    /// Height of the window in CSS pixels.
    pub height: u32,
    /// Device pixels to a CSS pixel.
    pub ratio: f64,
    /// Whether it is a phone, as far as the browser can be one.
    pub phone: bool,
    /// What not every browser can do.
    pub beyond: Beyond,
    /// Whether the page's scripts run.
    pub javascript: bool,
    before_page: Option<&'static str>,
    errors: bool,
}

impl Setup {
    /// A window on a desk.
    pub(crate) const fn desktop() -> Self {
        Self {
            width: 1_360,
            height: 940,
            ratio: 1.0,
            phone: false,
            beyond: Beyond::Nothing,
            javascript: true,
            before_page: None,
            errors: false,
        }
    }

    /// A phone: 390 CSS pixels wide. Where a browser cannot be one, a window of that size.
    pub(crate) const fn phone() -> Self {
        Self { width: 390, height: 844, ratio: 3.0, phone: true, ..Self::desktop() }
    }

    /// A phone that fingers touch: in Chromium alone.
    pub(crate) const fn touched() -> Self {
        Self { beyond: Beyond::Fingers, ..Self::phone() }
    }

    /// With the `DevTools` protocol: in Chromium alone, for a reason that ends the sentence “left out since …”.
    pub(crate) const fn through_devtools(self, why: &'static str) -> Self {
        Self { beyond: Beyond::DevTools(why), ..self }
    }

    /// In all browsers but this one, for a reason that ends the same sentence.
    pub(crate) const fn except(self, browser: Browser, why: &'static str) -> Self {
        Self { beyond: Beyond::Except(browser, why), ..self }
    }

    /// With a window of this size, in CSS pixels.
    pub(crate) const fn sized(self, width: u32, height: u32) -> Self {
        Self { width, height, ..self }
    }

    /// With so many device pixels to a CSS pixel.
    pub(crate) const fn with_ratio(self, ratio: f64) -> Self {
        Self { ratio, ..self }
    }

    /// With JavaScript switched off, as a reader can.
    pub(crate) const fn without_javascript(self) -> Self {
        Self { javascript: false, ..self }
    }

    /// With a script that runs before the page's own.
    pub(crate) const fn with_script(self, script: &'static str) -> Self {
        Self { before_page: Some(script), ..self }
    }

    /// With a fault that browsers report in the console; without this a journey fails there.
    pub(crate) const fn with_errors(self) -> Self {
        Self { errors: true, ..self }
    }
}

/// What `cargo xtask test` says in the environment.
pub(crate) fn told(variable: &str) -> Outcome<String> {
    std::env::var(variable).map_err(|_| Failure(format!("{variable} is not set: run `cargo xtask test`")))
}

/// Opens a browser, goes on the journey, and closes the browser even if the journey fails. The
/// journey also fails if the page complained meanwhile. In a browser that lacks what it needs, it is left out, which is
/// told.
pub(crate) async fn visit(name: &str, setup: Setup, journey: impl AsyncFnOnce(&Page) -> Outcome) -> Outcome {
    let browser = Browser::driven()?;
    if let Some(why) = browser.lacks(setup) {
        return left_out(name, why);
    }
    let lease = Lease::take()?;
    let driver = WebDriver::new(lease.url(), browser.capabilities(setup)?).await?;
    let steps = async |driver: WebDriver| {
        browser.furnish(&driver, setup).await?;
        // Chromium itself says what went wrong.
        let listens = setup.javascript && browser != Browser::Chromium;
        let site = Site::open(&told("SITE_URL")?, setup.before_page, listens)?;
        let page = Page::new(driver, name, browser, setup, site);
        journey(&page).await?;
        if setup.errors { Ok(()) } else { page.must_have_no_complaints().await }
    };
    driver.run_and_quit(steps).await.map_err(|error| match error {
        WebDriverRunError::Body(failure) => failure,
        WebDriverRunError::BodyAndCleanup { body, cleanup } => Failure(format!("{body:?}\nand then: {cleanup}")),
        WebDriverRunError::Cleanup(cleanup) => Failure(format!("the browser did not close: {cleanup}")),
        _ => Failure("the browser failed".to_owned()),
    })
}

/// Writes down that a journey, or a part of it, goes nowhere, for `cargo xtask test` to tell and count. Libtest knows of no test that
/// decides so itself.
pub(crate) fn left_out(name: &str, why: &str) -> Outcome {
    let name = name.split_once("::").map_or(name, |(_program, name)| name);
    let mut list = OpenOptions::new().append(true).create(true).open(told("JOURNEYS_LEFT_OUT")?)?;
    Ok(list.write_all(format!("{name}\t{why}\n").as_bytes())?)
}

/// Looks again and again until `look` finds what it seeks; it says in words what it saw otherwise.
pub(crate) async fn until<T>(what: &str, mut look: impl AsyncFnMut() -> Outcome<Result<T, String>>) -> Outcome<T> {
    let start = Instant::now();
    loop {
        match look().await? {
            Ok(found) => return Ok(found),
            Err(seen) if start.elapsed() > PATIENCE => {
                return Err(Failure(format!("waited {} s for {what}: {seen}", PATIENCE.as_secs())));
            }
            Err(_) => tokio::time::sleep(BETWEEN_LOOKS).await,
        }
    }
}

/// A request of the protocol that thirtyfour has no method for.
#[derive(Debug)]
pub(crate) struct Request {
    path: &'static str,
    body: Value,
}

impl Request {
    /// A POST request to a path below the session.
    pub(crate) const fn new(path: &'static str, body: Value) -> Self {
        Self { path, body }
    }
}

impl FormatRequestData for Request {
    fn format_request(&self, session: &SessionId) -> RequestData {
        // The method's type belongs to a crate that this one does not name; reading it needs no name.
        let post = "POST".parse().unwrap_or_default();
        RequestData::new(post, format!("/session/{session}/{}", self.path)).add_body(self.body.clone())
    }
}

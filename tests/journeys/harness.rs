//! A browser for one journey: opened as told, driven, and closed whatever happens.

use std::fmt;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::{Capabilities, RequestData, SessionId, WebDriver, WebDriverRunError};

use crate::page::Page;

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

/// The browser that a journey needs.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Setup {
    width: u32,
    height: u32,
    ratio: f64,
    phone: bool,
    javascript: bool,
    before_page: Option<&'static str>,
    errors: bool,
}

impl Setup {
    /// A window on a desk.
    pub(crate) const fn desktop() -> Self {
        Self { width: 1_360, height: 940, ratio: 1.0, phone: false, javascript: true, before_page: None, errors: false }
    }

    /// A phone: 390 CSS pixels wide, moved by fingers.
    pub(crate) const fn phone() -> Self {
        Self { width: 390, height: 844, ratio: 3.0, phone: true, ..Self::desktop() }
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

    fn capabilities(self) -> Outcome<Capabilities> {
        // chromedriver itself gives every session a fresh user-data-dir and removes it afterwards.
        let mut options = json!({
            "binary": told("CHROME_BINARY")?,
            "args": [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                format!("--window-size={},{}", self.width, self.height),
                format!("--force-device-scale-factor={}", if self.phone { 1.0 } else { self.ratio }),
            ],
        });
        if self.phone {
            options["mobileEmulation"] = json!({ "deviceMetrics": {
                "width": self.width, "height": self.height, "pixelRatio": self.ratio, "touch": true, "mobile": true,
            } });
        }
        if !self.javascript {
            options["prefs"] = json!({ "profile.managed_default_content_settings.javascript": 2 });
        }
        let mut capabilities = Capabilities::new();
        capabilities.set("browserName", "chrome")?;
        capabilities.set("goog:chromeOptions", options)?;
        capabilities.set("goog:loggingPrefs", json!({ "browser": "ALL" }))?;
        Ok(capabilities)
    }
}

/// What `cargo xtask test` says in the environment.
pub(crate) fn told(variable: &str) -> Outcome<String> {
    std::env::var(variable).map_err(|_| Failure(format!("{variable} is not set: run `cargo xtask test`")))
}

/// Opens a browser, goes on the journey, and closes the browser even if the journey fails. The
/// journey also fails if the page complained in the console meanwhile.
pub(crate) async fn visit(setup: Setup, journey: impl AsyncFnOnce(&Page) -> Outcome) -> Outcome {
    let driver = WebDriver::new(told("WEBDRIVER_URL")?, setup.capabilities()?).await?;
    let steps = async |driver: WebDriver| {
        let page = Page::new(driver, &told("SITE_URL")?, setup.javascript);
        if let Some(script) = setup.before_page {
            page.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await?;
        }
        journey(&page).await?;
        if setup.errors { Ok(()) } else { page.must_have_no_console_errors().await }
    };
    driver.run_and_quit(steps).await.map_err(|error| match error {
        WebDriverRunError::Body(failure) => failure,
        WebDriverRunError::BodyAndCleanup { body, cleanup } => Failure(format!("{body:?}\nand then: {cleanup}")),
        WebDriverRunError::Cleanup(cleanup) => Failure(format!("the browser did not close: {cleanup}")),
        _ => Failure("the browser failed".to_owned()),
    })
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

//! The browsers that can be driven, and what each makes of what a journey asks for.

use serde_json::{Value, json};
use thirtyfour::{Capabilities, WebDriver};

use crate::harness::{Beyond, Failure, Outcome, Setup, told, until};

/// The browser that this run drives: `JOURNEY_BROWSER` names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Browser {
    /// Chromium or Chrome: the only one with the `DevTools` protocol.
    Chromium,
    /// Firefox, by geckodriver.
    Firefox,
    /// `WebKitGTK`'s `MiniBrowser`.
    WebKit,
}

impl Browser {
    /// The one that `cargo xtask test` started a driver for.
    pub(crate) fn driven() -> Outcome<Self> {
        match told("JOURNEY_BROWSER")?.as_str() {
            "chromium" => Ok(Self::Chromium),
            "firefox" => Ok(Self::Firefox),
            "webkit" => Ok(Self::WebKit),
            other => Err(Failure(format!("JOURNEY_BROWSER is “{other}”, not chromium, firefox or webkit"))),
        }
    }

    /// Why a journey has to be left out in this browser, if it has to.
    pub(crate) fn lacks(self, setup: Setup) -> Option<&'static str> {
        match (self, setup.beyond) {
            (Self::Chromium, _) => None,
            (_, Beyond::Fingers) => Some("fingers touch through the DevTools protocol"),
            (_, Beyond::DevTools(why)) => Some(why),
            (_, Beyond::Except(browser, why)) if browser == self => Some(why),
            (Self::WebKit, _) if !setup.phone && setup.ratio != 1.0 => {
                Some("its windows have one device pixel a pixel")
            }
            (Self::Firefox | Self::WebKit, _) => None,
        }
    }

    /// The narrowest window that it opens, in CSS pixels.
    pub(crate) const fn least_width(self) -> u32 {
        match self {
            Self::Chromium | Self::Firefox => 0,
            Self::WebKit => 334,
        }
    }

    /// Device pixels to a CSS pixel that the page gets.
    pub(crate) fn ratio(self, setup: Setup) -> f64 {
        match self {
            Self::Chromium | Self::Firefox => setup.ratio,
            Self::WebKit => 1.0,
        }
    }

    /// What to ask its driver for.
    pub(crate) fn capabilities(self, setup: Setup) -> Outcome<Capabilities> {
        let binary = told("BROWSER_BINARY")?;
        let (name, key, options) = match self {
            Self::Chromium => ("chrome", "goog:chromeOptions", chromium(setup, &binary)),
            Self::Firefox => ("firefox", "moz:firefoxOptions", firefox(setup, &binary)),
            Self::WebKit => ("MiniBrowser", "webkitgtk:browserOptions", webkit(setup, &binary)),
        };
        let mut capabilities = Capabilities::new();
        capabilities.set("browserName", name)?;
        capabilities.set(key, options)?;
        if self == Self::Chromium {
            capabilities.set("goog:loggingPrefs", json!({ "browser": "ALL" }))?;
        }
        Ok(capabilities)
    }

    /// Gives a browser that was just opened the window that the journey asked for.
    pub(crate) async fn furnish(self, driver: &WebDriver, setup: Setup) -> Outcome {
        match self {
            Self::Chromium => Ok(()),
            Self::Firefox => {
                become_a_popup(driver).await?;
                resize(driver, setup.width, setup.height).await
            }
            Self::WebKit => resize(driver, setup.width, setup.height).await,
        }
    }
}

fn chromium(setup: Setup, binary: &str) -> Value {
    // chromedriver itself gives every session a fresh user-data-dir and removes it afterwards.
    let mut options = json!({
        "binary": binary,
        "args": [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            format!("--window-size={},{}", setup.width, setup.height),
            format!("--force-device-scale-factor={}", if setup.phone { 1.0 } else { setup.ratio }),
        ],
    });
    if setup.phone {
        options["mobileEmulation"] = json!({ "deviceMetrics": {
            "width": setup.width, "height": setup.height, "pixelRatio": setup.ratio, "touch": true, "mobile": true,
        } });
    }
    if !setup.javascript {
        options["prefs"] = json!({ "profile.managed_default_content_settings.javascript": 2 });
    }
    options
}

fn firefox(setup: Setup, binary: &str) -> Value {
    json!({
        "binary": binary,
        "args": ["-headless"],
        "prefs": {
            "javascript.enabled": setup.javascript,
            "layout.css.devPixelsPerPx": format!("{:.1}", setup.ratio),
            // The window that a journey works in is a popup.
            "dom.disable_open_during_load": false,
        },
    })
}

fn webkit(setup: Setup, binary: &str) -> Value {
    json!({
        "binary": binary,
        // A full window has no bar of tools, which would keep it 447 pixels wide at least.
        "args": ["--automation", "--full-screen", format!("--enable-javascript={}", setup.javascript)],
    })
}

/// Goes on in a window without bars and tabs, which may be as narrow as a phone; Firefox' first window may not.
async fn become_a_popup(driver: &WebDriver) -> Outcome {
    let first = driver.window().await?;
    driver.execute("window.open('about:blank', '', 'noopener,popup,width=390,height=600')", Vec::new()).await?;
    let popup = until("another window", async || {
        let other = driver.windows().await?.into_iter().find(|window| *window != first);
        Ok(other.ok_or_else(|| "there is none".to_owned()))
    })
    .await?;
    driver.close_window().await?;
    Ok(driver.switch_to_window(popup).await?)
}

/// Makes what the page sees of its window this large, in CSS pixels.
pub(crate) async fn resize(driver: &WebDriver, width: u32, height: u32) -> Outcome {
    let look = "return [outerWidth - innerWidth, outerHeight - innerHeight, screen.width, screen.height]";
    let (beside, above, wide, high): (u32, u32, u32, u32) = driver.execute(look, Vec::new()).await?.convert()?;
    let (across, down) = (width + beside, height + above);
    // In the middle, where the pointer rests: on a screen that nobody manages, the window below it has the keyboard.
    let (x, y) = (wide.saturating_sub(across) / 2, high.saturating_sub(down) / 2);
    driver.set_window_rect(i64::from(x), i64::from(y), across, down).await?;
    until("the window to have its size", async || {
        let seen: (u32, u32) = driver.execute("return [innerWidth, innerHeight]", Vec::new()).await?.convert()?;
        Ok(if seen == (width, height) { Ok(()) } else { Err(format!("it is {seen:?}")) })
    })
    .await
}

//! The page under a reader's hands: what can be asked of it, pressed, dragged and typed.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::{By, WebDriver, WebElement};

use crate::browsers::{self, Browser};
use crate::harness::{Beyond, Failure, Outcome, Request, Setup, left_out, until};
use crate::site::Site;
pub(crate) use crate::typing::keys;

/// What moves the pointer.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Pointer {
    /// A mouse.
    Mouse,
    /// A finger.
    Finger,
}

/// A rectangle in the window, in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
pub(crate) struct Place {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Extent to the right.
    pub width: f64,
    /// Extent downwards.
    pub height: f64,
}

impl Place {
    /// The middle.
    pub(crate) fn centre(self) -> (f64, f64) {
        (self.x + self.width / 2.0, self.y + self.height / 2.0)
    }
}

/// What lies in the middle of an element.
const OVER: &str = "(({ x, y, width, height }) => document.elementFromPoint(x + width / 2, y + height / 2)
    ?.outerHTML.slice(0, 120) ?? `nothing at ${x}, ${y}`)(it.getBoundingClientRect())";

/// One open page.
pub(crate) struct Page {
    driver: WebDriver,
    /// The journey's name.
    name: String,
    browser: Browser,
    setup: Setup,
    site: Site,
}

impl Page {
    /// The page of a session that was just opened.
    pub(crate) fn new(driver: WebDriver, name: &str, browser: Browser, setup: Setup, site: Site) -> Self {
        Self { driver, name: name.to_owned(), browser, setup, site }
    }

    /// What the journey asked for.
    pub(crate) fn setup(&self) -> Setup {
        self.setup
    }

    /// The site, which can be told to keep files back.
    pub(crate) fn site(&self) -> &Site {
        &self.site
    }

    /// Device pixels to a CSS pixel, when it was opened.
    pub(crate) fn ratio(&self) -> f64 {
        self.browser.ratio(self.setup)
    }

    /// Whether the window can be as narrow as this. If not, that the journey leaves this part out is written down.
    pub(crate) fn can_be(&self, width: u32) -> Outcome<bool> {
        let can = width >= self.browser.least_width();
        if !can {
            left_out(&format!("{} at {width} pixels", self.name), "its windows are not as narrow as that")?;
        }
        Ok(can)
    }

    /// Makes the window this large, in CSS pixels.
    pub(crate) async fn resize(&self, width: u32, height: u32) -> Outcome {
        if self.browser == Browser::Chromium {
            // Its window cannot be as narrow as a phone.
            let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
            return self.speak("Emulation.setDeviceMetricsOverride", size).await;
        }
        browsers::resize(&self.driver, width, height).await
    }

    /// The session itself.
    pub(crate) fn driver(&self) -> &WebDriver {
        &self.driver
    }

    /// Goes to the page with a query such as `?spot=104`, and does not wait for it to be live.
    pub(crate) async fn open(&self, query: &str) -> Outcome {
        Ok(self.driver.goto(format!("{}/{query}", self.site.url())).await?)
    }

    /// Goes to the page with a query and waits until it is live.
    pub(crate) async fn load(&self, query: &str) -> Outcome {
        self.open(query).await?;
        self.ready().await
    }

    /// Waits until the page says that it is live.
    pub(crate) async fn ready(&self) -> Outcome {
        self.holds("html[data-ready]", "return document.documentElement.hasAttribute('data-ready')").await
    }

    /// Waits until a script returns true.
    pub(crate) async fn holds(&self, what: &str, script: &str) -> Outcome {
        // A page that is being left may answer with nothing.
        let look = async || {
            let so = self.ask::<Option<bool>>(script, &[]).await? == Some(true);
            Ok(if so { Ok(()) } else { Err("it is not so".to_owned()) })
        };
        until(what, look).await
    }

    /// What a script returns.
    pub(crate) async fn ask<T: DeserializeOwned>(&self, script: &str, given: &[Value]) -> Outcome<T> {
        Ok(self.driver.execute(script, given.to_vec()).await?.convert()?)
    }

    /// What a script hands to the function that is its last argument.
    pub(crate) async fn ask_later<T: DeserializeOwned>(&self, script: &str, given: &[Value]) -> Outcome<T> {
        Ok(self.driver.execute_async(script, given.to_vec()).await?.convert()?)
    }

    /// What a script returns for the first element that matches a selector, as its `it`.
    pub(crate) async fn of<T: DeserializeOwned>(&self, css: &str, expression: &str) -> Outcome<T> {
        let script = format!(
            "const it = document.querySelector(arguments[0]); \
             if (!it) throw new Error('no ' + arguments[0]); return {expression}"
        );
        self.ask(&script, &[json!(css)]).await
    }

    /// A command of Chromium's own protocol, for a journey that asked for it.
    pub(crate) async fn devtools(&self, command: &str, given: Value) -> Outcome {
        let words = "this journey needs the DevTools protocol: it must ask for Setup::through_devtools()";
        match self.setup.beyond {
            Beyond::DevTools(_) => self.speak(command, given).await,
            Beyond::Nothing | Beyond::Fingers | Beyond::Except(..) => Err(Failure(words.to_owned())),
        }
    }

    /// A command of Chromium's own protocol.
    pub(crate) async fn speak(&self, command: &str, given: Value) -> Outcome {
        let request = Request::new("goog/cdp/execute", json!({ "cmd": command, "params": given }));
        self.driver.cmd(request).await?;
        Ok(())
    }

    /// What such a command answers under a name.
    pub(crate) async fn told<T: DeserializeOwned>(&self, command: &str, name: &str) -> Outcome<T> {
        let request = Request::new("goog/cdp/execute", json!({ "cmd": command, "params": {} }));
        let mut answer: Value = self.driver.cmd(request).await?.value()?;
        Ok(serde_json::from_value(answer[name].take())?)
    }

    /// The element that matches a selector first, in the middle of the window.
    pub(crate) async fn find(&self, css: &str) -> Outcome<WebElement> {
        let element = self.driver.find(By::Css(css)).await.map_err(|_| Failure(format!("there is no {css}")))?;
        if self.setup.javascript && css.starts_with(".deck") {
            crate::deck::bring_in_sight(self, &element).await?;
        }
        let centred = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
        self.driver.execute(centred, vec![element.to_json()?]).await?;
        if self.setup.javascript {
            // What scrolls into view is painted and gets its handles in the next frame.
            let frames = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done(1)))";
            self.ask_later::<u8>(frames, &[]).await?;
        }
        Ok(element)
    }

    /// What a slider, or a handle of a picture, now holds.
    pub(crate) async fn held(&self, css: &str) -> Outcome<f64> {
        Ok(self.of::<String>(css, "it.getAttribute('aria-valuenow')").await?.parse()?)
    }

    /// Waits until it holds what is wanted, and returns that.
    pub(crate) async fn held_becomes(&self, css: &str, wanted: impl Fn(f64) -> bool) -> Outcome<f64> {
        until(&format!("{css} to follow"), async || {
            let seen = self.held(css).await?;
            Ok(if wanted(seen) { Ok(seen) } else { Err(format!("it holds {seen}")) })
        })
        .await
    }

    /// Presses an element, with whatever lies over it noticed.
    pub(crate) async fn press(&self, css: &str) -> Outcome {
        let Err(refused) = self.find(css).await?.click().await else { return Ok(()) };
        let over: String = self.of(css, OVER).await.unwrap_or_default();
        Err(Failure(format!("{css} cannot be pressed, there is {over}: {:?}", Failure::from(refused))))
    }

    /// Where an element is in the window, scrolled to its middle.
    pub(crate) async fn place(&self, css: &str) -> Outcome<Place> {
        self.find(css).await?;
        let mut last = self.place_now(css).await?;
        // Pictures that come into view take their height, and move what stands below them.
        until(&format!("{css} to stand still"), async || {
            self.find(css).await?;
            let now = self.place_now(css).await?;
            Ok(if std::mem::replace(&mut last, now) == now { Ok(now) } else { Err("it moves".to_owned()) })
        })
        .await
    }

    /// Where an element is in the window as it stands.
    pub(crate) async fn place_now(&self, css: &str) -> Outcome<Place> {
        self.of(css, "(({ x, y, width, height }) => ({ x, y, width, height }))(it.getBoundingClientRect())").await
    }

    /// Moves the mouse to a point of the window.
    pub(crate) async fn hover(&self, (x, y): (f64, f64)) -> Outcome {
        self.pointer("mouse", vec![json!({ "type": "pointerMove", "duration": 0, "x": x.round(), "y": y.round() })])
            .await
    }

    /// Presses at a point of the window, moves to another in small steps, and lets go.
    pub(crate) async fn drag(&self, pointer: Pointer, from: (f64, f64), to: (f64, f64)) -> Outcome {
        const STEPS: u32 = 8;
        let kind = match pointer {
            Pointer::Mouse => "mouse",
            Pointer::Finger => {
                self.must_be_touched()?;
                "touch"
            }
        };
        let go = |(x, y): (f64, f64)| json!({ "type": "pointerMove", "duration": 8, "x": x.round(), "y": y.round() });
        let mut actions = vec![go(from), json!({ "type": "pointerDown", "button": 0 })];
        for step in 1..=STEPS {
            let share = f64::from(step) / f64::from(STEPS);
            actions.push(go((from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share)));
        }
        actions.push(json!({ "type": "pointerUp", "button": 0 }));
        self.pointer(kind, actions).await
    }

    async fn pointer(&self, kind: &str, actions: Vec<Value>) -> Outcome {
        let source =
            json!({ "type": "pointer", "id": kind, "parameters": { "pointerType": kind }, "actions": actions });
        self.driver.cmd(Request::new("actions", json!({ "actions": [source] }))).await?;
        Ok(())
    }

    /// Grabs the middle of an element and drags it; returns where the pointer let go.
    pub(crate) async fn drag_by(&self, pointer: Pointer, css: &str, by: (f64, f64)) -> Outcome<(f64, f64)> {
        let (x, y) = self.place(css).await?.centre();
        let to = ((x + by.0).round(), (y + by.1).round());
        self.drag(pointer, (x, y), to).await?;
        Ok(to)
    }

    /// Makes another query an entry of the history, as somebody else's script may.
    pub(crate) async fn enter(&self, query: &str) -> Outcome {
        // Back passes over an entry that a script made while nobody pressed anything: WebKit's rule against traps.
        self.press("h1").await?;
        self.ask("history.pushState(null, '', arguments[0])", &[json!(query)]).await
    }

    /// The query of the address, with its question mark.
    pub(crate) async fn link(&self) -> Outcome<String> {
        self.ask("return location.search", &[]).await
    }

    /// Waits until the link says this.
    pub(crate) async fn link_becomes(&self, query: &str) -> Outcome {
        let look = async || self.link().await.map(|seen| if seen == query { Ok(()) } else { Err(seen) });
        until(&format!("the link to become “{query}”"), look).await
    }

    /// Fails if anything went wrong on the page since this was last asked: an error in the console, a refusal of the
    /// content policy, a file that is not there.
    pub(crate) async fn must_have_no_complaints(&self) -> Outcome {
        let complaints = self.complaints().await?;
        if complaints.is_empty() { Ok(()) } else { Err(Failure(format!("the page complains: {complaints:#?}"))) }
    }

    /// What went wrong on the page since this was last asked.
    pub(crate) async fn complaints(&self) -> Outcome<Vec<String>> {
        if self.browser != Browser::Chromium {
            return Ok(self.site.complaints());
        }
        let entries = self.driver.browser_log().await?;
        Ok(entries.into_iter().filter(|entry| entry.level == "SEVERE").map(|entry| entry.message).collect())
    }
}

//! What one step of a drag costs the page's main thread, with each figure on screen and each main control.

use std::time::Duration;

use dealer_hedging::figures::FigureSpec;
use dealer_hedging::scenario::Key;
use serde_json::{Value, json};

use super::accounts::Account;
use super::samples::Samples;
use super::{DESK, Measured, count, figures_measured, show};
use crate::harness::{Failure, Outcome};
use crate::page::{Page, Place};

/// The controls that the deck holds of every trade.
const MAIN: [Key; 4] = [Key::Spot, Key::Days, Key::Oi, Key::Iv];
/// Longer than the frame in which a step is drawn, shorter than the rest after which the page tidies up.
pub(super) const STEP_LASTS: Duration = Duration::from_millis(24);

/// Where the pointer is in each step of a drag, in pixels of the window: back and forth over the middle third of a slider,
/// three pixels a step.
pub(super) struct Way {
    left: f64,
    reach: f64,
    /// The same in every step.
    pub y: f64,
}

impl Way {
    /// Over a slider.
    pub(super) fn over(slider: Place) -> Self {
        let reach = (slider.width / 3.0).floor();
        Self { left: slider.x + reach, reach, y: slider.y + slider.height / 2.0 }
    }

    /// Where it is across. A triangle: no step leaves the value as it was.
    pub(super) fn x(&self, step: u32) -> f64 {
        self.left + (3.0 * f64::from(step) % (2.0 * self.reach) - self.reach).abs()
    }
}

/// In this time after a drag, what waited for its end is done.
const REST_LASTS: Duration = Duration::from_secs(1);

/// What a drag of so many steps cost.
pub(super) struct Drag {
    /// Step by step.
    steps: Vec<Account>,
    /// When it was let go: the page brings up to date what is out of sight, tables and what is counted.
    rest: Account,
}

impl Drag {
    /// Presses on a slider and moves, step by step.
    pub(super) async fn of(page: &Page, slider: Place, steps: u32) -> Outcome<Self> {
        let way = Way::over(slider);
        let mouse = async |kind: &str, step: u32| {
            let (x, y) = (way.x(step), way.y);
            let buttons = u8::from(kind != "mouseReleased");
            let event = json!({ "type": kind, "x": x, "y": y, "button": "left", "buttons": buttons, "clickCount": 1 });
            page.speak("Input.dispatchMouseEvent", event).await
        };
        mouse("mousePressed", 0).await?;
        tokio::time::sleep(STEP_LASTS).await;
        let mut spent = Vec::new();
        let mut before = Account::now(page).await?;
        // The first steps warm up what the browser compiles.
        let warm = steps / 10;
        for step in 1..=steps + warm {
            mouse("mouseMoved", step).await?;
            tokio::time::sleep(STEP_LASTS).await;
            let now = Account::now(page).await?;
            if step > warm {
                spent.push(now - before);
            }
            before = now;
        }
        mouse("mouseReleased", steps + warm).await?;
        tokio::time::sleep(REST_LASTS).await;
        Ok(Self { steps: spent, rest: Account::now(page).await? - before })
    }

    /// One quantity of every step.
    pub(super) fn each(&self, of: impl Fn(&Account) -> f64) -> Vec<f64> {
        self.steps.iter().map(of).collect()
    }

    /// Prints it, in parts.
    pub(super) fn print(&self, what: &str, who: &str) -> Outcome {
        let steps = self.steps.len().max(1);
        #[expect(clippy::cast_precision_loss, reason = "hundreds")]
        let mean = |of: fn(&Account) -> f64| self.each(of).iter().sum::<f64>() / steps as f64;
        // Now and then two frames meet in a step.
        let layouts = Samples::new(self.each(|step| step.layouts));
        let more = json!({
            "script": mean(|step| step.script), "layout": mean(|step| step.layout),
            "painting": mean(Account::painting), "layouts": layouts.map(|layouts| layouts.quantile(0.95)),
        });
        Measured { topic: "frame", what, who, unit: "ms" }.print(&self.each(|step| step.all), &more)
    }
}

/// The slider of the deck where the reader sees it.
pub(super) async fn slider(page: &Page, key: Key) -> Outcome<Place> {
    let place = page.place_now(&format!(".deck input[type=range][name={}]", key.name())).await?;
    if place.width > 0.0 { Ok(place) } else { Err(Failure(format!("the slider of {} is not shown", key.name()))) }
}

async fn drag(page: &Page, spec: &FigureSpec, key: Key) -> Outcome {
    page.load("").await?;
    show(page, spec).await?;
    let drag = Drag::of(page, slider(page, key).await?, count(300, 40)).await?;
    drag.print(&format!("{}, {} dragged", spec.id, key.name()), "lesson")?;
    let what = format!("{}, {} let go", spec.id, key.name());
    let rest = Measured { topic: "rest after a drag", what: &what, who: "lesson", unit: "ms" };
    rest.print(&[drag.rest.all], &Value::Null)
}

journey!(measured_frames, DESK.through_devtools("it asks Chromium for its accounts"), async |page: &Page| {
    Account::open(page).await?;
    for spec in figures_measured() {
        for key in MAIN.into_iter().filter(|key| spec.keys().any(|used| used == *key)).take(count(4, 1) as usize) {
            drag(page, spec, key).await?;
        }
    }
    Ok(())
});

//! The browser's start: brings the parts of the prerendered page to life.

use crate::ui::reactive::{Executor, Owner};

use super::{Store, early, parts};
use crate::lesson::Lesson;
use crate::scenario::Scenario;
use crate::ui::{browser, schedule, sight, theme, written};

/// The page says that it is live so long after its start at the latest.
const LATEST_MS: f64 = 1_000.0;

/// Makes the page of a lesson live, in the state of the address, and says so with `data-ready`.
pub fn start(lesson: &'static Lesson) {
    // Already set only if the page were started twice.
    drop(Executor::init_wasm_bindgen());
    // Effects outlive every part, so their owner is never dropped.
    let owner = Owner::new();
    owner.set();
    std::mem::forget(owner);
    let store = Store::here();
    theme::follow();
    let given = store.open_address();
    written::set_as_built(store.peek() == Scenario::default());
    // What the reader sees comes to life first.
    sight::moved();
    parts::adopt_all(lesson);
    store.follow_address();
    early::adopt(&given);
    say_when_settled(browser::milliseconds() + LATEST_MS);
}

/// Says that the page is live. The next frame paints what can be seen; then what is further down has its turn, some parts
/// of it in each task, and in the frame after that all is as the address says. Whoever plays or drags already has the
/// latter wait, and not the page.
fn say_when_settled(latest: f64) {
    schedule::next_frame(move |_| {
        if !sight::is_settled() && browser::milliseconds() < latest {
            return say_when_settled(latest);
        }
        // The timers of the figures that were woken last run out before this one.
        schedule::after(0, || {
            schedule::next_frame(|_| {
                if let Some(root) = browser::root() {
                    drop(root.set_attribute("data-ready", ""));
                }
            });
        });
    });
}

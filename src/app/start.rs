//! The browser's start: brings the parts of the prerendered page to life.

use crate::ui::reactive::{Executor, Owner};

use super::{Store, early, parts};
use crate::lesson::Lesson;
use crate::scenario::Scenario;
use crate::ui::{browser, schedule, sight, theme, written};

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
    say_when_settled();
}

/// Says that the page is live. The next frame paints what can be seen; then what is further down has its turn, some parts
/// of it in each task, and in the frame after that all is as the address says.
fn say_when_settled() {
    schedule::next_frame(|_| {
        if !sight::is_settled() {
            say_when_settled();
        } else if let Some(root) = browser::root() {
            drop(root.set_attribute("data-ready", ""));
        }
    });
}

//! Leptos's signals, and effects that survive an exception of the browser.

pub(crate) use any_spawner::Executor;
pub(crate) use reactive_graph::graph::untrack;
pub(crate) use reactive_graph::owner::Owner;
pub(crate) use reactive_graph::signal::{ArcRwSignal, ArcTrigger};
pub(crate) use reactive_graph::traits::{Get, GetUntracked, Notify, Set, Track};

use super::frames::next_frame;
use super::guarded::{Guarded, Tries};

thread_local! {
    /// Effects that were interrupted follow it, to run again. It belongs to none of them.
    static AGAIN: ArcTrigger = ArcTrigger::new();
}

/// Runs `action` now and again after each change of a signal that it read, as long as the page
/// lives; once more if the browser interrupted it. Boxed: one copy of the machinery serves every
/// effect of the page.
pub(crate) fn effect(action: impl FnMut() + 'static) {
    boxed(Box::new(action));
}

fn boxed(action: Box<dyn FnMut()>) {
    // Made at the first run: outside a browser there is none.
    let mut action = Some(action);
    let mut guarded = None;
    let tries = Tries::default();
    reactive_graph::effect::Effect::new(move |_: Option<()>| {
        if let Some(mut action) = action.take() {
            guarded = Some(Guarded::new(move || {
                action();
                true
            }));
        }
        let Some(guarded) = &guarded else { return };
        if tries.again(guarded.run()) {
            AGAIN.with(|again| {
                again.track();
                let again = again.clone();
                next_frame(move |_| again.notify());
            });
        }
    });
}

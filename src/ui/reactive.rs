//! Leptos's signals and effects. The browser needs these alone: what Leptos renders is in
//! the page already.

pub use any_spawner::Executor;
pub use reactive_graph::graph::untrack;
pub use reactive_graph::owner::Owner;
pub use reactive_graph::signal::RwSignal;
pub use reactive_graph::traits::{Get, GetUntracked, Set, Track};

/// Runs `action` now and again after each change of a signal that it read, as long as the page
/// lives. Boxed: one copy of the machinery serves every effect of the page.
pub fn effect(action: impl FnMut() + 'static) {
    boxed(Box::new(action));
}

fn boxed(mut action: Box<dyn FnMut()>) {
    reactive_graph::effect::Effect::new(move |_: Option<()>| action());
}

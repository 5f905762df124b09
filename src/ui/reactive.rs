//! Leptos's signals, memos and effects. The browser needs these alone: what Leptos renders is in
//! the page already.

pub use any_spawner::Executor;
pub use reactive_graph::computed::Memo;
pub use reactive_graph::effect::Effect;
pub use reactive_graph::graph::untrack;
pub use reactive_graph::owner::Owner;
pub use reactive_graph::signal::RwSignal;
pub use reactive_graph::traits::{Get, GetUntracked, Set, Track, Update, With};

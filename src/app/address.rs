//! The address: it holds the state, and keeps in step with the page and with the history's buttons.
//!
//! The history's entries that follow from each other by jumps within the page, to a source or a figure, are one
//! strand: going back along it moves the page, and not the state. Each entry is marked with its strand's
//! number, which outlives a reload. An entry with another mark, or with none and another query, is another
//! state: it is loaded, and what it replaces is one step for undo.

use std::cell::{Cell, RefCell};

use crate::scenario::link;
use crate::ui::reactive::ArcRwSignal;
use crate::ui::{browser, schedule};

/// What is known of the address.
pub(super) struct Address {
    /// Runs while a change waits to be written.
    pub(super) timer: Cell<Option<i32>>,
    /// The query that was loaded or written last.
    pub(super) query: RefCell<String>,
    /// What is in the query that is not ours.
    pub(super) foreign: RefCell<String>,
    /// The strand of the history's entry that is open.
    pub(super) strand: Cell<f64>,
    /// What was wrong with the link, in words.
    pub(super) problems: ArcRwSignal<Vec<String>>,
}

impl Address {
    pub(super) fn new() -> Self {
        Self {
            timer: Cell::default(),
            query: RefCell::default(),
            foreign: RefCell::default(),
            strand: Cell::default(),
            problems: ArcRwSignal::new(Vec::new()),
        }
    }

    /// Begins a strand that no entry has had.
    pub(super) fn begin_strand(&self) {
        self.strand.set(browser::visit().max(self.strand.get() + 1.0));
    }

    pub(super) fn forget_timer(&self) {
        if let Some(timer) = self.timer.take() {
            schedule::cancel(timer);
        }
    }
}

/// Goes to the part of the page that the address means, where the browser did not find it: chat programs
/// leave brackets and full stops behind it, or put it into the query.
pub(super) fn go_to_part(in_query: Option<&str>) {
    let Some(document) = browser::document() else { return };
    let hash = browser::hash();
    let exists = |id: &str| !id.is_empty() && document.get_element_by_id(id).is_some();
    if exists(hash.trim_start_matches('#')) {
        return;
    }
    let meant = link::anchor(if hash.is_empty() { in_query.unwrap_or_default() } else { &hash });
    if let (true, Some(window)) = (exists(&meant), web_sys::window()) {
        // The browser itself then goes there, and the mistaken entry is gone.
        drop(window.location().replace(&format!("#{meant}")));
    }
}

//! The state and the address in step, and the state and the history's buttons.

use web_sys::VisibilityState;

use super::address::go_to_part;
use super::{Store, problems};
use crate::scenario::{Key, link};
use crate::ui::extra::{STATE, STATE_WANTED};
use crate::ui::reactive::{Get, GetUntracked, Set, effect};
use crate::ui::{browser, schedule};

/// Browsers refuse more than about a hundred address changes in half a minute.
const REST_MS: i32 = 300;

impl Store {
    /// What was wrong with the link, in words, tracked.
    #[must_use]
    pub(super) fn problems(self) -> Vec<String> {
        self.address().problems.get()
    }

    /// Puts the notice about the link away.
    pub(super) fn dismiss_problems(self) {
        self.address().problems.set(Vec::new());
    }

    /// Loads the state of the address that the page was opened with; returns the controls that it has a value
    /// for.
    pub(super) fn open_address(self) -> Vec<Key> {
        let address = self.address();
        match browser::entry_mark() {
            Some(strand) => address.strand.set(strand),
            None => address.begin_strand(),
        }
        let given = self.load_address();
        browser::replace_entry(&browser::address(), address.strand.get());
        given
    }

    /// Shows the state of the address; returns the controls that it has a value for.
    fn load_address(self) -> Vec<Key> {
        let address = self.address();
        address.forget_timer();
        let query = browser::query();
        let link = link::read(&query);
        *address.query.borrow_mut() = query;
        *address.foreign.borrow_mut() = link.foreign;
        let problems = problems::lines(&link.problems, &link.state);
        if address.problems.get_untracked() != problems {
            address.problems.set(problems);
        }
        self.show(&link.state);
        go_to_part(link.anchor.as_deref());
        link.given
    }

    /// Keeps the address in step with the state, and the state with the history's buttons. Call
    /// once, in the browser.
    pub(super) fn follow_address(self) {
        // The address that the page was opened with stays until the reader changes something.
        let mut written = self.peek();
        effect(move || {
            let state = self.scenario();
            if std::mem::replace(&mut written, state) != state {
                self.address().forget_timer();
                self.address().timer.set(Some(schedule::after(REST_MS, move || self.write_address())));
            }
        });
        let (Some(window), Some(document)) = (web_sys::window(), browser::document()) else { return };
        for event in ["popstate", "hashchange"] {
            browser::on(&window, event, move |_: web_sys::Event| self.arrive());
        }
        if let Some(root) = browser::root() {
            let asked = root.clone();
            browser::on(&root, STATE_WANTED, move |_: web_sys::Event| {
                browser::set_attribute(&asked, STATE, &self.link());
            });
        }
        // Who leaves before the change is written comes back to it all the same.
        browser::on(&window, "pagehide", move |_: web_sys::Event| self.write_waiting());
        let shown = document.clone();
        browser::on(&document, "visibilitychange", move |_: web_sys::Event| {
            if shown.visibility_state() == VisibilityState::Hidden {
                self.write_waiting();
            }
        });
    }

    /// Another entry of the history is open.
    fn arrive(self) {
        let address = self.address();
        let (query, mark) = (browser::query(), browser::entry_mark());
        let same_query = query == *address.query.borrow();
        if mark == Some(address.strand.get()) {
            // Back or forward over a jump: the place has changed, the state has not.
            if !same_query {
                self.write_address();
            }
        } else if mark.is_none() && same_query {
            // A jump just made: its entry is new.
            browser::replace_entry(&browser::address(), address.strand.get());
            go_to_part(None);
        } else {
            self.remember();
            match mark {
                Some(strand) => address.strand.set(strand),
                None => address.begin_strand(),
            }
            self.load_address();
            browser::replace_entry(&browser::address(), address.strand.get());
        }
    }

    /// The address of the state as it stands.
    #[must_use]
    pub(super) fn link(self) -> String {
        let (ours, foreign) = (link::encode(&self.peek()), self.address().foreign.borrow());
        let between = if ours.is_empty() || foreign.is_empty() { "" } else { "&" };
        browser::address_with(&format!("{ours}{between}{foreign}"))
    }

    /// The same, for somebody who is about to copy it: the address then says so too, where the browser lets it.
    #[must_use]
    pub(super) fn link_to_copy(self) -> String {
        self.write_address();
        self.link()
    }

    /// Writes the state into the address now.
    pub(super) fn write_address(self) {
        let address = self.address();
        address.forget_timer();
        // Somebody else's entry, if it was not left by a jump of ours: from here on it is a strand of its own.
        if browser::entry_mark() != Some(address.strand.get()) {
            address.begin_strand();
        }
        browser::replace_entry(&self.link(), address.strand.get());
        *address.query.borrow_mut() = browser::query();
    }

    fn write_waiting(self) {
        if self.address().timer.get().is_some() {
            self.write_address();
        }
    }
}

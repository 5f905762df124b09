//! The page's one state: an input signal a control, everything else derived.

use std::cell::{Cell, RefCell};

use crate::ui::reactive::{Get, GetUntracked, RwSignal, Set, Track, effect};

use crate::scenario::{CONTROLS, Key, Scenario, controls, link};
use crate::ui::theme::ThemeChanges;
use crate::ui::{browser, schedule};

/// Browsers refuse more than about a hundred address changes in half a minute.
const LINK_REST_MS: i32 = 300;
/// Changes of one control that follow each other faster than this are one step for undo.
const GESTURE_MS: f64 = 800.0;
const UNDO_STEPS: usize = 100;

/// The state, shared by every live part of the page.
#[derive(Clone, Copy)]
pub struct Store(&'static Inner);

struct Inner {
    /// One signal a control. All signals of the page are numbers, so that one copy of the reactive
    /// machinery serves them all.
    inputs: [RwSignal<f64>; controls::COUNT],
    /// Counts changes of any control, for those who follow the state as a whole.
    revision: RwSignal<f64>,
    theme: ThemeChanges,
    past: RefCell<Vec<Scenario>>,
    last_edit: Cell<(Option<Key>, f64)>,
    problems: RefCell<Vec<String>>,
    link_timer: Cell<i32>,
    /// The query that was loaded or written last.
    query: RefCell<String>,
}

impl Store {
    /// The default state. It lives as long as the page, and so do its signals: call it inside the
    /// page's root owner, once.
    #[must_use]
    pub fn new() -> Self {
        let state = Scenario::default();
        Self(Box::leak(Box::new(Inner {
            inputs: std::array::from_fn(|place| RwSignal::new(state.get(CONTROLS[place].key))),
            revision: RwSignal::new(0.0),
            theme: ThemeChanges::new(),
            past: RefCell::default(),
            last_edit: Cell::new((None, 0.0)),
            problems: RefCell::default(),
            link_timer: Cell::new(0),
            query: RefCell::default(),
        })))
    }

    /// The state now, tracked.
    #[must_use]
    pub fn scenario(self) -> Scenario {
        self.0.revision.track();
        self.peek()
    }

    /// The state now, without following it.
    fn peek(self) -> Scenario {
        let mut state = Scenario::default();
        for control in &CONTROLS {
            state.set(control.key, self.0.inputs[control.key.index()].get_untracked());
        }
        state
    }

    /// The state reduced to some controls, tracked: nobody who reads only these hears of others.
    #[must_use]
    pub fn only(self, keys: impl Iterator<Item = Key>) -> Scenario {
        let mut state = Scenario::default();
        for key in keys {
            state.set(key, self.get(key));
        }
        state
    }

    /// One control's value, tracked.
    #[must_use]
    pub fn get(self, key: Key) -> f64 {
        self.0.inputs[key.index()].get()
    }

    /// Who follows the colours.
    #[must_use]
    pub fn theme(self) -> ThemeChanges {
        self.0.theme
    }

    /// Sets one control; a run of changes to it is one step for undo.
    pub fn set(self, key: Key, value: f64) {
        let value = key.control().clamp(value);
        let input = self.0.inputs[key.index()];
        if input.get_untracked() == value {
            return;
        }
        let now = browser::milliseconds();
        let (last, at) = self.0.last_edit.get();
        if last != Some(key) || now - at > GESTURE_MS {
            self.remember();
        }
        self.0.last_edit.set((Some(key), now));
        input.set(value);
        self.revise();
    }

    /// Sets several controls at once, as one step for undo.
    pub fn apply(self, values: &[(Key, f64)]) {
        self.remember();
        self.show(&self.peek().with_all(values));
    }

    /// Back to the state that the lesson opens with, as one step for undo.
    pub fn reset(self) {
        self.restart(&[]);
    }

    /// To the state that the lesson opens with but for these controls, as one step for undo.
    pub fn restart(self, values: &[(Key, f64)]) {
        self.remember();
        self.show(&Scenario::default().with_all(values));
    }

    /// Takes back the last step.
    pub fn undo(self) {
        let last = self.0.past.borrow_mut().pop();
        if let Some(state) = last {
            self.show(&state);
        }
    }

    /// Whether there is a step to take back, tracked.
    #[must_use]
    pub fn can_undo(self) -> bool {
        self.0.revision.track();
        !self.0.past.borrow().is_empty()
    }

    /// Whether the state differs from the one the lesson opens with, tracked.
    #[must_use]
    pub fn is_changed(self) -> bool {
        self.scenario().changed().next().is_some()
    }

    fn remember(self) {
        let state = self.peek();
        let mut past = self.0.past.borrow_mut();
        if past.last() != Some(&state) {
            past.push(state);
        }
        if past.len() > UNDO_STEPS {
            past.remove(0);
        }
        self.0.last_edit.set((None, 0.0));
    }

    fn show(self, state: &Scenario) {
        for control in &CONTROLS {
            let (input, value) = (self.0.inputs[control.key.index()], state.get(control.key));
            if input.get_untracked() != value {
                input.set(value);
            }
        }
        self.revise();
    }

    fn revise(self) {
        self.0.revision.set(self.0.revision.get_untracked() + 1.0);
    }

    /// What was wrong with the link, in words, tracked.
    #[must_use]
    pub fn problems(self) -> Vec<String> {
        self.0.revision.track();
        self.0.problems.borrow().clone()
    }

    /// Puts the notice about the link away.
    pub fn dismiss_problems(self) {
        self.0.problems.borrow_mut().clear();
        self.revise();
    }

    /// Loads the state of the address.
    pub fn load_address(self) {
        schedule::cancel(self.0.link_timer.get());
        let query = browser::query();
        let (state, problems) = link::decode(&query);
        *self.0.query.borrow_mut() = query;
        *self.0.problems.borrow_mut() = problems.iter().map(ToString::to_string).collect();
        self.show(&state);
    }

    /// Keeps the address in step with the state, and the state with the history's buttons. Call
    /// once, in the browser.
    pub fn follow_address(self) {
        // The address that the page was opened with stays until the reader changes something.
        let mut written = self.peek();
        effect(move || {
            let state = self.scenario();
            if std::mem::replace(&mut written, state) != state {
                schedule::cancel(self.0.link_timer.get());
                self.0.link_timer.set(schedule::after(LINK_REST_MS, move || self.write_address()));
            }
        });
        if let Some(window) = web_sys::window() {
            browser::on(&window, "popstate", move |_: web_sys::Event| {
                // A jump to an anchor comes here too, and must not undo what is not written yet.
                if browser::query() != *self.0.query.borrow() {
                    self.load_address();
                }
            });
        }
    }

    /// Writes the state into the address now.
    pub fn write_address(self) {
        schedule::cancel(self.0.link_timer.get());
        browser::replace_query(&link::encode(&self.peek()));
        *self.0.query.borrow_mut() = browser::query();
    }
}

impl Default for Store {
    fn default() -> Self {
        Self::new()
    }
}

//! The page's one state: an input signal a control, everything else derived.

use std::cell::Cell;

use crate::ui::reactive::{Get, GetUntracked, Memo, RwSignal, Set, Track, Update, With, effect};

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
    inputs: [RwSignal<f64>; controls::COUNT],
    scenario: Memo<Scenario>,
    past: RwSignal<Vec<Scenario>>,
    last_edit: RwSignal<(Option<Key>, f64)>,
    problems: RwSignal<Vec<String>>,
    theme: ThemeChanges,
}

thread_local! {
    static LINK_TIMER: Cell<i32> = const { Cell::new(0) };
}

impl Store {
    /// The default state. It lives as long as the page, and so do its signals: call it inside the
    /// page's root owner, once.
    #[must_use]
    pub fn new() -> Self {
        let inputs = CONTROLS.map(|control| RwSignal::new(control.default));
        let scenario = Memo::new(move |_| {
            CONTROLS
                .iter()
                .fold(Scenario::default(), |state, control| state.with(control.key, inputs[control.key.index()].get()))
        });
        Self(Box::leak(Box::new(Inner {
            inputs,
            scenario,
            past: RwSignal::new(Vec::new()),
            last_edit: RwSignal::new((None, 0.0)),
            problems: RwSignal::new(Vec::new()),
            theme: ThemeChanges::new(),
        })))
    }

    /// The state now, tracked.
    #[must_use]
    pub fn scenario(self) -> Scenario {
        self.0.scenario.get()
    }

    /// The state reduced to some controls, tracked: nobody who reads only these hears of others.
    #[must_use]
    pub fn only(self, keys: &[Key]) -> Scenario {
        keys.iter().fold(Scenario::default(), |state, key| state.with(*key, self.get(*key)))
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
        let (last, at) = self.0.last_edit.get_untracked();
        if last != Some(key) || now - at > GESTURE_MS {
            self.remember();
        }
        self.0.last_edit.set((Some(key), now));
        input.set(value);
    }

    /// Sets several controls at once, as one step for undo.
    pub fn apply(self, values: &[(Key, f64)]) {
        self.remember();
        let state = values.iter().fold(self.0.scenario.get_untracked(), |state, (key, value)| state.with(*key, *value));
        self.show(&state);
    }

    /// Back to the state that the lesson opens with, as one step for undo.
    pub fn reset(self) {
        self.remember();
        self.show(&Scenario::default());
    }

    /// Takes back the last step.
    pub fn undo(self) {
        if let Some(state) = self.0.past.try_update(Vec::pop).flatten() {
            self.show(&state);
        }
    }

    /// Whether there is a step to take back, tracked.
    #[must_use]
    pub fn can_undo(self) -> bool {
        self.0.past.with(|past| !past.is_empty())
    }

    /// Whether the state differs from the one the lesson opens with, tracked.
    #[must_use]
    pub fn is_changed(self) -> bool {
        self.0.scenario.with(|state| state.changed().next().is_some())
    }

    fn remember(self) {
        let state = self.0.scenario.get_untracked();
        self.0.past.update(|past| {
            if past.last() != Some(&state) {
                past.push(state);
            }
            if past.len() > UNDO_STEPS {
                past.remove(0);
            }
        });
        self.0.last_edit.set((None, 0.0));
    }

    fn show(self, state: &Scenario) {
        for control in &CONTROLS {
            let (input, value) = (self.0.inputs[control.key.index()], state.get(control.key));
            if input.get_untracked() != value {
                input.set(value);
            }
        }
    }

    /// What was wrong with the link, in words, tracked.
    #[must_use]
    pub fn problems(self) -> Vec<String> {
        self.0.problems.get()
    }

    /// Puts the notice about the link away.
    pub fn dismiss_problems(self) {
        self.0.problems.set(Vec::new());
    }

    /// Loads the state of the address.
    pub fn load_address(self) {
        let (state, problems) = link::decode(&browser::query());
        self.0.problems.set(problems.iter().map(ToString::to_string).collect());
        self.show(&state);
    }

    /// Keeps the address in step with the state, and the state with the history's buttons. Call
    /// once, in the browser.
    pub fn follow_address(self) {
        let first = Cell::new(true);
        effect(move || {
            self.0.scenario.track();
            // The address that the page was opened with stays until the reader changes something.
            if first.replace(false) {
                return;
            }
            LINK_TIMER.with(|timer| {
                schedule::cancel(timer.get());
                timer.set(schedule::after(LINK_REST_MS, move || self.write_address()));
            });
        });
        if let Some(window) = web_sys::window() {
            browser::on(&window, "popstate", move |_: web_sys::Event| self.load_address());
        }
    }

    /// Writes the state into the address now.
    pub fn write_address(self) {
        browser::replace_query(&link::encode(&self.0.scenario.get_untracked()));
    }
}

impl Default for Store {
    fn default() -> Self {
        Self::new()
    }
}

//! The page's one state: an input signal a control, everything else derived.

use std::cell::{Cell, RefCell};

use crate::ui::reactive::{ArcRwSignal, ArcTrigger, Get, GetUntracked, Notify, Set, Track};

use super::address::Address;
use crate::scenario::controls::GAME_KEYS;
use crate::scenario::situation::Contracts;
use crate::scenario::{Inputs, Key, Orders, Scenario, Setting, Underlying, controls};
use crate::ui::{browser, sight, written};

/// Changes of one control that follow each other faster than this are one step for undo.
const GESTURE_MS: f64 = 800.0;
const UNDO_STEPS: usize = 100;

/// The state, shared by every live part of the page: one for the page, which lives as long.
#[derive(Clone, Copy)]
pub(super) struct Store(&'static Inner);

thread_local! {
    static INNER: &'static Inner = Box::leak(Box::new(Inner::new()));
}

struct Inner {
    /// One signal a control: its value as the table has it.
    inputs: [ArcRwSignal<f64>; controls::COUNT],
    /// What the page speaks of.
    underlying: ArcRwSignal<Underlying>,
    /// The reader's orders in the game.
    orders: ArcRwSignal<Orders>,
    /// Any control has changed: for those who follow the state as a whole.
    revision: ArcTrigger,
    past: RefCell<Vec<Scenario>>,
    last_edit: Cell<(Option<Key>, f64)>,
    /// The drag that is going on.
    drag: RefCell<Option<Drag>>,
    address: Address,
}

/// A drag, from when it begins.
struct Drag {
    /// The state that it found.
    found: Scenario,
    /// How many steps there were for undo, and the edit that was last.
    steps: usize,
    last_edit: (Option<Key>, f64),
    /// Whether what it found is a step for undo by now.
    remembered: bool,
}

impl Inner {
    fn new() -> Self {
        let state = Scenario::default();
        Self {
            inputs: std::array::from_fn(|place| ArcRwSignal::new(state.per_hundred(Key::ALL[place]))),
            underlying: ArcRwSignal::new(*state.underlying()),
            orders: ArcRwSignal::new(state.orders()),
            revision: ArcTrigger::new(),
            past: RefCell::default(),
            last_edit: Cell::new((None, 0.0)),
            drag: RefCell::default(),
            address: Address::new(),
        }
    }
}

impl Store {
    /// The state of the page. It begins as the one that the lesson opens with.
    #[must_use]
    pub(super) fn here() -> Self {
        Self(INNER.with(|inner| *inner))
    }

    /// The state now, tracked.
    #[must_use]
    pub(super) fn scenario(self) -> Scenario {
        self.0.revision.track();
        self.peek()
    }

    /// The state now, without following it.
    pub(super) fn peek(self) -> Scenario {
        let mut state = Scenario::of(self.0.underlying.get_untracked());
        for key in Key::ALL {
            state.put(key, self.0.inputs[key.index()].get_untracked());
        }
        state.with_orders(self.0.orders.get_untracked())
    }

    /// What figures and sentences are computed from, tracked.
    #[must_use]
    pub(super) fn inputs(self) -> Inputs {
        Inputs::of(self.scenario())
    }

    /// The same reduced to some controls, tracked: nobody who reads only these hears of others.
    #[must_use]
    pub(super) fn only(self, keys: impl Iterator<Item = Key> + Clone) -> Inputs {
        let stands_apart = keys.clone().all(Key::stands_apart);
        let mut state = Scenario::of(if stands_apart { Underlying::default() } else { self.underlying() });
        for key in keys {
            state.put(key, self.per_hundred(key));
            if GAME_KEYS.contains(&key) {
                state = state.with_orders(self.0.orders.get());
            }
        }
        Inputs::of(state)
    }

    /// The underlying that the page speaks of, tracked.
    #[must_use]
    pub(super) fn underlying(self) -> Underlying {
        self.0.underlying.get()
    }

    /// One control's value in its own unit, prices in dollars, tracked.
    #[must_use]
    pub(super) fn value(self, key: Key) -> f64 {
        let value = self.per_hundred(key);
        if key.measures_price() { self.underlying().scale().at(value) } else { value }
    }

    /// One control's value as the table has it, tracked.
    #[must_use]
    pub(super) fn per_hundred(self, key: Key) -> f64 {
        self.0.inputs[key.index()].get()
    }

    /// Sets one control to a value as the table has it; a run of changes to it is one step for undo.
    pub(super) fn set(self, key: Key, value: f64) {
        let value = key.control().clamp(value);
        let input = &self.0.inputs[key.index()];
        if input.get_untracked() == value {
            return;
        }
        let now = browser::milliseconds();
        if self.is_new_step(key, now) {
            self.remember();
            for kept in self.peek().trail(key) {
                self.0.inputs[kept.key().index()].set(kept.value());
            }
        }
        self.0.last_edit.set((Some(key), now));
        input.set(value);
        self.revise();
    }

    /// Whether a change of this control begins a step for undo. A drag is one step, however long it takes and
    /// whichever controls it moves.
    fn is_new_step(self, key: Key, now: f64) -> bool {
        if let Some(drag) = self.0.drag.borrow_mut().as_mut() {
            return !std::mem::replace(&mut drag.remembered, true);
        }
        let (last, at) = self.0.last_edit.get();
        last != Some(key) || now - at > GESTURE_MS
    }

    /// A drag begins.
    pub(super) fn hold(self) {
        let (found, steps) = (self.peek(), self.0.past.borrow().len());
        let drag = Drag { found, steps, last_edit: self.0.last_edit.get(), remembered: false };
        *self.0.drag.borrow_mut() = Some(drag);
    }

    /// The drag is over, and what it set stays.
    pub(super) fn release(self) {
        if self.0.drag.borrow_mut().take().is_some() {
            // What follows is another step.
            self.0.last_edit.set((None, 0.0));
        }
    }

    /// The drag was none: all is as it found it, without a step for undo.
    pub(super) fn revert(self) {
        let Some(drag) = self.0.drag.borrow_mut().take() else { return };
        self.0.past.borrow_mut().truncate(drag.steps);
        self.0.last_edit.set(drag.last_edit);
        self.show(&drag.found);
    }

    /// Makes what an action makes of the state, as one step for undo; nothing where that is the same.
    pub(super) fn act(self, act: fn(&Scenario) -> Scenario) {
        let next = act(&self.peek());
        if next != self.peek() {
            self.remember();
            self.show(&next);
        }
    }

    /// Back to the state that the lesson opens with, of its own stock, as one step for undo.
    pub(super) fn reset(self) {
        self.remember();
        self.show(&Scenario::default());
    }

    /// To the state that the lesson opens with but for these controls, told of the underlying that the page speaks of, as
    /// one step for undo.
    pub(super) fn restart(self, settings: &[Setting]) {
        self.remember();
        self.show(&self.peek().situated(settings, Contracts::ForTheVolume));
    }

    /// Takes back the last step.
    pub(super) fn undo(self) {
        let last = self.0.past.borrow_mut().pop();
        if let Some(state) = last {
            self.show(&state);
        }
    }

    /// Whether there is a step to take back, tracked.
    #[must_use]
    pub(super) fn can_undo(self) -> bool {
        self.0.revision.track();
        !self.0.past.borrow().is_empty()
    }

    /// Whether the state differs from the one the lesson opens with, tracked.
    #[must_use]
    pub(super) fn is_changed(self) -> bool {
        self.scenario() != Scenario::default()
    }

    /// Makes the state as it stands a step for undo.
    pub(super) fn remember(self) {
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

    pub(super) fn show(self, state: &Scenario) {
        if self.0.underlying.get_untracked() != *state.underlying() {
            self.0.underlying.set(*state.underlying());
        }
        for key in Key::ALL {
            let (input, value) = (&self.0.inputs[key.index()], state.per_hundred(key));
            if input.get_untracked() != value {
                input.set(value);
            }
        }
        if self.0.orders.get_untracked() != state.orders() {
            self.0.orders.set(state.orders());
        }
        self.revise();
    }

    fn revise(self) {
        written::set_as_built(false);
        sight::moved();
        self.0.revision.notify();
    }

    pub(super) fn address(self) -> &'static Address {
        &self.0.address
    }
}

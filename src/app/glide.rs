//! The way to a preset: the numbers go there in a moment that the eye can follow, and what has no values between is there
//! at once.

use super::Store;
use crate::scenario::{Key, Scenario, Setting};
use crate::ui::{browser, motion, schedule};

/// How long it takes.
const GLIDE_MS: f64 = 400.0;

/// A state that is gone to.
struct Glide {
    store: Store,
    from: Scenario,
    to: Scenario,
    /// What was shown last: whatever differs from it was set by the reader meanwhile.
    shown: Scenario,
    begun_ms: f64,
}

impl Store {
    /// Sets several controls, in a moment that the eye can follow, as one step for undo.
    pub(super) fn apply(self, settings: &[Setting]) {
        self.remember();
        let from = self.peek();
        let to = from.with_all(settings);
        if motion::is_unwanted() {
            return self.show(&to);
        }
        Glide { store: self, from, to, shown: from, begun_ms: browser::milliseconds() }.go_on();
    }
}

impl Glide {
    fn go_on(mut self) {
        let share = (browser::milliseconds() - self.begun_ms) / GLIDE_MS;
        let now = self.store.peek();
        if now != self.shown {
            // The reader goes elsewhere: what was not touched is set all the same.
            for key in Key::ALL {
                if now.per_hundred(key) != self.shown.per_hundred(key) {
                    self.to.put(key, now.per_hundred(key));
                }
            }
            return self.store.show(&self.to);
        }
        if share >= 1.0 {
            return self.store.show(&self.to);
        }
        self.shown = between(&self.from, &self.to, motion::eased(share));
        self.store.show(&self.shown);
        schedule::next_frame(move |_| self.go_on());
    }
}

/// A state on the way: numbers at this share (0 to 1) of the way along their sliders, all else as it will be.
fn between(from: &Scenario, to: &Scenario, share: f64) -> Scenario {
    Key::ALL.into_iter().fold(*to, |state, key| {
        let control = key.control();
        let has_between =
            control.words().is_empty() && control.shuffle.is_none() && from.per_hundred(key) != to.per_hundred(key);
        if !has_between {
            return state;
        }
        let [start, end] = [from, to].map(|state| control.position(state.per_hundred(key)));
        state.with_all(&[Setting::of(key, control.value_at(start + share * (end - start)))])
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::OptionKind;

    #[test]
    fn numbers_go_and_words_are_there() {
        let from = Scenario::default();
        let to = from.with(Key::Spot, 110.0).with_choice(OptionKind::Put).with(Key::Seed, 7.0);
        let half = between(&from, &to, 0.5);
        assert_eq!(half.get(Key::Spot), 105.0);
        assert_eq!((half.pick::<OptionKind>(), half.get(Key::Seed)), (OptionKind::Put, 7.0));
        assert_eq!(between(&from, &to, 1.0), to);
    }
}

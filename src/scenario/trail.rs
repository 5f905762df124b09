//! Controls that leave a trail: what they were set to before stays, to compare with.

use super::controls::{Key, PUSHED};
use super::setting::Setting;
use super::state::Scenario;

/// Each control that leaves a trail, and the controls that hold it, the latest first.
const TRAILS: &[(Key, &[Key])] = &[(Key::Push, PUSHED)];

impl Scenario {
    /// What to set when the reader begins to change a control: its trail one step on, with the value that it has now in
    /// the first place. Nothing for a control without a trail; nor for a value of zero, or the one that was kept last,
    /// which leave no mark.
    #[must_use]
    pub fn trail(&self, changed: Key) -> Vec<Setting> {
        let Some((_, places)) = TRAILS.iter().find(|(key, _)| *key == changed) else { return Vec::new() };
        let now = self.per_hundred(changed);
        if now == 0.0 || places.first().is_some_and(|last| self.per_hundred(*last) == now) {
            return Vec::new();
        }
        let moved_on = std::iter::once(changed).chain(places.iter().copied());
        places.iter().zip(moved_on).map(|(place, from)| Setting::of(*place, self.per_hundred(from))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_push_moves_the_earlier_ones_on() {
        let mut state = Scenario::default();
        for push in [0.3, -0.2, 0.7, 0.1] {
            state = state.with_all(&state.trail(Key::Push)).with(Key::Push, push);
        }
        assert_eq!([0, 1, 2].map(|place| state.get(Key::Pushed(place))), [0.7, -0.2, 0.3]);
        assert_eq!(state.get(Key::Push), 0.1);
    }

    #[test]
    fn what_would_leave_no_mark_is_not_kept() {
        let state = Scenario::default();
        assert!(state.trail(Key::Spot).is_empty() && state.with(Key::Push, 0.0).trail(Key::Push).is_empty());
        assert!(state.with(Key::Pushed(0), 0.5).trail(Key::Push).is_empty());
    }

    #[test]
    fn a_trail_holds_what_its_control_can_be_set_to() {
        for (key, places) in TRAILS {
            for place in *places {
                let (of, holds) = (key.control(), place.control());
                assert_eq!((of.unit, of.kind, holds.default), (holds.unit, holds.kind, 0.0), "{}", holds.name);
            }
        }
    }
}

//! A control of the table bound to the state, as the controls of `ui` want it.

use super::Store;
use crate::control::binding::Binding;
use crate::figures::shared::wording;
use crate::format::Reading;
use crate::format::{duration, price, several, signed_dollars, trimmed, with_sign};
use crate::scenario::session::next_seed;
use crate::scenario::{Choice, Control, Key, Kind, Scenario};

/// One control of the page's state.
#[derive(Clone, Copy)]
pub struct ControlBinding(Key);

impl ControlBinding {
    /// Binds a control to the state.
    #[must_use]
    pub fn new(key: Key) -> Self {
        Self(key)
    }

    fn control(self) -> &'static Control {
        self.0.control()
    }

    fn choices(self) -> &'static [Choice] {
        match self.control().kind {
            Kind::Choice(words) => words,
            Kind::Number { .. } => &[],
        }
    }
}

/// A control's value with its unit, as one would say it.
#[must_use]
pub fn spoken(key: Key, value: f64) -> String {
    match key {
        Key::Spot | Key::OtherSpot | Key::Strike => price(value),
        Key::Days | Key::OtherDays => duration(value),
        Key::Oi | Key::Calls(_) | Key::Puts(_) => wording::options(value, "contracts"),
        Key::Iv | Key::Rate | Key::Yield | Key::LongShare | Key::NewsVol => format!("{}%", trimmed(value, 2)),
        Key::Move => signed_dollars(value),
        Key::Path(_) => format!("{} from spot", signed_dollars(value)),
        Key::Step => format!("step {}", trimmed(value, 0)),
        Key::Hours if value == 0.0 => "no time".to_owned(),
        Key::Hours => duration(value / 24.0),
        Key::IvShift => points(value),
        Key::Kappa => format!("{} bp", trimmed(value, 1)),
        Key::Sessions => several(&trimmed(value, 0), "trading day"),
        Key::Band => format!("{}% of the position", trimmed(value, 1)),
        Key::Seed => format!("news no. {}", trimmed(value, 0)),
        Key::Minute => format!("minute {}", trimmed(value, 0)),
        _ => match key.control().kind {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a clamped place in a list")]
            Kind::Choice(words) => words[key.control().clamp(value) as usize].label.to_ascii_lowercase(),
            Kind::Number { .. } => String::new(),
        },
    }
}

/// Percentage points with their sign: “+3 points”, “−1 point”.
fn points(value: f64) -> String {
    with_sign(value, &several(&trimmed(value.abs(), 1), "point"))
}

impl Binding for ControlBinding {
    fn named(name: &str) -> Option<Self> {
        Key::named(name).map(Self)
    }

    fn name(self) -> &'static str {
        self.control().name
    }

    fn label(self) -> &'static str {
        self.control().label
    }

    fn unit(self) -> &'static str {
        self.control().unit
    }

    fn help(self) -> &'static str {
        self.control().help
    }

    fn get(self) -> f64 {
        Store::here().get(self.0)
    }

    fn set(self, value: f64) {
        Store::here().set(self.0, value);
    }

    fn limits(self) -> (f64, f64) {
        match self.control().kind {
            Kind::Number { low, high, .. } => (low, high),
            Kind::Choice(_) => {
                let (low, high, _) = self.control().slider();
                (low, high)
            }
        }
    }

    fn slider(self) -> (f64, f64, f64) {
        self.control().slider()
    }

    fn position(self, value: f64) -> f64 {
        self.control().position(value)
    }

    fn value_at(self, position: f64) -> f64 {
        self.control().value_at(position)
    }

    fn stepped(self, value: f64, steps: f64) -> f64 {
        self.control().stepped(value, steps)
    }

    fn snapped(self, value: f64) -> f64 {
        self.control().snapped(value)
    }

    fn spoken(self, value: f64) -> String {
        spoken(self.0, value)
    }

    fn shuffled_by(self) -> Option<&'static str> {
        (self.0 == Key::Seed).then_some("New news")
    }

    fn shuffled(self, value: f64) -> f64 {
        let state = Scenario::default().with(self.0, value);
        next_seed(state.seed()).into()
    }

    fn words(self) -> Vec<(&'static str, &'static str)> {
        self.choices().iter().map(|choice| (choice.name, choice.label)).collect()
    }

    fn read(self, text: &str) -> Reading {
        self.control().read(text)
    }

    fn hold(self) {
        Store::here().hold();
    }

    fn release(self) {
        Store::here().release();
    }

    fn revert(self) {
        Store::here().revert();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_of_a_thing_has_its_singular() {
        let said = [(Key::Oi, 1.0), (Key::Calls(3), 1.0), (Key::Sessions, 1.0), (Key::Days, 1.0), (Key::IvShift, -1.0)];
        let said = said.map(|(key, value)| spoken(key, value));
        assert_eq!(said, ["1 contract", "1 contract", "1 trading day", "1 day", "−1 point"]);
        let said = [(Key::Oi, 0.0), (Key::IvShift, 3.0), (Key::IvShift, 0.0), (Key::Move, -0.3), (Key::Hours, 0.0)];
        let said = said.map(|(key, value)| spoken(key, value));
        assert_eq!(said, ["0 contracts", "+3 points", "0 points", "−$0.30", "no time"]);
    }
}

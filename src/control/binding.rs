//! A control and where its value is kept. The application binds this to its own state.

use super::{Control, OnlyIf, Usual};
use crate::format::number::significant;

/// A value that the reader can set, and the control that says what it is.
pub trait Binding: Copy + 'static {
    /// The value of the control with this name.
    fn named(name: &str) -> Option<Self>;
    /// What is set.
    fn control(self) -> &'static Control;
    /// The value now, tracked.
    fn get(self) -> f64;
    /// Sets the value; it clamps itself.
    fn set(self, value: f64);
    /// How many of what its text says one of the value is, tracked: a price may be kept on a scale of its own.
    fn factor(self) -> f64 {
        1.0
    }
    /// What its text says, tracked: without the last digits, which the way through such a scale has made.
    fn written(self) -> f64 {
        const DIGITS: i32 = 12;
        let factor = self.factor();
        if factor == 1.0 { self.get() } else { significant(self.get() * factor, DIGITS) }
    }
    /// A value as one would say it, tracked.
    fn spoken(self, value: f64) -> String {
        self.control().spoken(value * self.factor())
    }
    /// Whether it has an effect now, tracked: one that belongs to a word of another control has none under the other
    /// words.
    fn matters(self) -> bool {
        self.control().only_if.is_none_or(|OnlyIf { control, choice }| {
            let other = Self::named(control);
            let word = other.and_then(|other| other.control().word(other.get()));
            word.is_none_or(|word| word.name == choice)
        })
    }
    /// The ends of its slider, as positions, tracked: all of it, or where things happen, widened to the value.
    fn ends(self) -> (f64, f64) {
        let control = self.control();
        let (from, to, _) = control.slider();
        let Some(usual) = control.usual else { return (from, to) };
        let usual = match usual {
            Usual::Between(low, high) => (low, high),
            Usual::Near(other, share) => {
                let middle = Self::named(other).map_or(control.default, Self::get);
                (middle * (1.0 - share), middle * (1.0 + share))
            }
        };
        control.ends(usual, self.get())
    }
    /// What its value means in the state as it is, beside what it is, tracked; most need no more words.
    fn meaning(self) -> Option<String> {
        None
    }
    /// Its value as one would say it, with what it means, tracked.
    fn told(self) -> String {
        let said = self.spoken(self.get());
        match self.meaning() {
            Some(meaning) => format!("{said}, {meaning}"),
            None => said,
        }
    }
    /// A drag begins: whatever it sets is one step for undo.
    fn hold(self);
    /// The drag is over, and what it set stays.
    fn release(self);
    /// The drag was none: whatever it set goes back to what it found, and leaves no step for undo.
    fn revert(self);
}

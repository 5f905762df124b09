//! What a control must know of the quantity behind it. The lesson binds this to its own state.

use crate::format::Reading;

/// A quantity that the reader can set.
pub trait Binding: Copy + 'static {
    /// The quantity with this name.
    fn named(name: &str) -> Option<Self>;
    /// The name of its input.
    fn name(self) -> &'static str;
    /// What the reader calls it.
    fn label(self) -> &'static str;
    /// Its unit.
    fn unit(self) -> &'static str;
    /// One sentence of help.
    fn help(self) -> &'static str;
    /// The value now, tracked.
    fn get(self) -> f64;
    /// Sets the value; it clamps itself.
    fn set(self, value: f64);
    /// Smallest and largest value.
    fn limits(self) -> (f64, f64);
    /// Low end, high end and step of its slider, in slider positions.
    fn slider(self) -> (f64, f64, f64);
    /// The slider's position for a value.
    fn position(self, value: f64) -> f64;
    /// The value at a slider's position.
    fn value_at(self, position: f64) -> f64;
    /// The value some slider steps away.
    fn stepped(self, value: f64, steps: f64) -> f64;
    /// The nearest value that its slider can stand on.
    fn snapped(self, value: f64) -> f64;
    /// The value with its unit, as one would say it.
    fn spoken(self, value: f64) -> String;
    /// What a button says that replaces the value by another at random; nothing for most.
    fn shuffled_by(self) -> Option<&'static str>;
    /// Another value at random, always the same one after the same value.
    fn shuffled(self, value: f64) -> f64;
    /// The words of a choice, as name and label; empty for a number.
    fn words(self) -> Vec<(&'static str, &'static str)>;
    /// What a text means as a value of this quantity.
    fn read(self, text: &str) -> Reading;
    /// A drag begins: whatever it sets is one step for undo.
    fn hold(self);
    /// The drag is over, and what it set stays.
    fn release(self);
    /// The drag was none: whatever it set goes back to what it found, and leaves no step for undo.
    fn revert(self);
}

/// What an arrow key, page key, Home or End does to a quantity: the new value, or nothing for
/// any other key.
pub fn keyed<Q: Binding>(quantity: Q, value: f64, key: &str, shift: bool) -> Option<f64> {
    let stride = if shift { 10.0 } else { 1.0 };
    Some(match key {
        "ArrowRight" | "ArrowUp" => quantity.stepped(value, stride),
        "ArrowLeft" | "ArrowDown" => quantity.stepped(value, -stride),
        "PageUp" => quantity.stepped(value, 10.0),
        "PageDown" => quantity.stepped(value, -10.0),
        "Home" => quantity.limits().0,
        "End" => quantity.limits().1,
        _ => return None,
    })
}

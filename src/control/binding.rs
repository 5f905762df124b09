//! A control and where its value is kept. The application binds this to its own state.

use super::Control;

/// A value that the reader can set, and the control that says what it is.
pub trait Binding: Copy + 'static {
    /// What is set.
    fn control(self) -> &'static Control;
    /// The value now, tracked.
    fn get(self) -> f64;
    /// Sets the value; it clamps itself.
    fn set(self, value: f64);
    /// A drag begins: whatever it sets is one step for undo.
    fn hold(self);
    /// The drag is over, and what it set stays.
    fn release(self);
    /// The drag was none: whatever it set goes back to what it found, and leaves no step for undo.
    fn revert(self);
}

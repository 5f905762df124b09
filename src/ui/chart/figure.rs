//! The one trait behind every figure.

use super::{Handle, Scene, Table, Words};

/// The room a figure is given.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct View {
    /// Width in CSS pixels.
    pub width: f64,
}

impl View {
    /// True on a phone-sized frame, where fewer labels fit.
    #[must_use]
    pub fn is_narrow(self) -> bool {
        self.width < 480.0
    }
}

/// A figure is data that was computed once from the reader's settings. It can say what it found,
/// describe its picture, list its numbers and offer handles to drag.
pub trait Figure {
    /// The finding, one sentence, reworded with the sign of the result.
    fn finding(&self) -> Words;
    /// One plain line under the finding: what is drawn, in which unit, what to drag.
    fn reading(&self) -> Words;
    /// The picture for a frame of this size.
    fn scene(&self, view: View) -> Scene;
    /// The numbers behind the picture, unrounded.
    fn table(&self) -> Table;
    /// The points of the picture that can be dragged.
    fn handles(&self) -> Vec<Handle>;
}

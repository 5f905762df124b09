//! The one trait behind every figure.

use super::{Handle, RichText, Scene, Table};

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
        self.width < 540.0
    }
}

/// A figure is data that was computed once from the reader's settings. It can say what it found,
/// describe its picture, list its numbers and offer handles to drag.
pub trait Figure {
    /// The finding, one sentence, reworded with the sign of the result.
    fn finding(&self) -> RichText;
    /// One plain line under the finding: what is drawn, in which unit, what to drag.
    fn caption(&self) -> RichText;
    /// The picture for a frame of this size.
    fn scene(&self, view: View) -> Scene;
    /// The numbers behind the picture, unrounded.
    fn table(&self) -> Table;
    /// The points of the picture that can be dragged; many figures have none. Their number and controls stay the
    /// same whatever the reader sets; a chain that no control holds has none at its rows.
    fn handles(&self) -> Vec<Handle> {
        Vec::new()
    }
    /// The story that it tells, beat by beat; most figures have none.
    fn story(&self) -> Vec<StoryBeat> {
        Vec::new()
    }
    /// Takes up what the reader guessed before it was seen, to show it in the picture; most figures have nothing to
    /// guess.
    fn keep_guess(&mut self, _guess: f64) {}
    /// Does a further piece of work, as long as `may_go_on` says so, and returns how much of it is
    /// done (0 to 1) while something is left. Figures that are complete at once return nothing.
    fn refine(&mut self, _may_go_on: &dyn Fn() -> bool) -> Option<f64> {
        None
    }
}

/// One moment of a story that a figure tells: what happens, and the control that brings the reader there.
#[derive(Debug, Clone, PartialEq)]
pub struct StoryBeat {
    /// What happens then, in a few words.
    pub label: String,
    /// What happens then, in a sentence.
    pub words: RichText,
    /// The control that goes there.
    pub control: &'static str,
    /// Its value.
    pub value: f64,
}

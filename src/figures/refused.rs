//! What stands in a figure's place where the model refuses its state: a sentence, and no number that could be
//! taken for one. No reader should ever see it, since every control's range lies inside the model's; but a fault
//! must not look like a calm zero.

use crate::chart::{Axis, Figure, Marks, Panel, RichText, Scene, Table, View};
use crate::figures::words::refused as words;
use crate::model::ModelError;

/// Height of the empty picture, in CSS pixels.
const HEIGHT_PX: f64 = 120.0;

/// A figure that cannot be computed.
pub struct Refused {
    error: ModelError,
}

impl Refused {
    /// The figure of a state that the model refuses for this reason.
    #[must_use]
    pub const fn new(error: ModelError) -> Self {
        Self { error }
    }
}

impl Figure for Refused {
    fn finding(&self) -> RichText {
        words::finding(self.error)
    }

    fn caption(&self) -> RichText {
        RichText::plain(words::CAPTION)
    }

    fn scene(&self, _view: View) -> Scene {
        let axis = Axis::linear(0.0, 1.0);
        Scene::of(Panel { x: axis.clone(), y: axis, marks: Marks::new(), height: HEIGHT_PX })
    }

    fn table(&self) -> Table {
        Table::default()
    }
}

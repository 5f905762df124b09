//! The elements of one figure on the page.

use web_sys::{Element, HtmlCanvasElement, HtmlElement};

use super::browser;

/// The elements that a stage fills.
pub struct Parts {
    /// Holds the canvas and the handles.
    pub holder: HtmlElement,
    /// The picture.
    pub canvas: HtmlCanvasElement,
    /// What it found.
    pub finding: Element,
    /// The line under that.
    pub reading: Element,
    /// The numbers.
    pub table: Element,
    /// The moments of a story.
    pub steps: Option<Element>,
}

impl Parts {
    /// Finds them in a figure's markup.
    pub fn of(figure: &Element) -> Option<Self> {
        Some(Self {
            holder: browser::find(figure, ".stage")?,
            canvas: browser::find(figure, "canvas")?,
            finding: browser::find(figure, ".finding")?,
            reading: browser::find(figure, ".reading")?,
            table: browser::find(figure, ".numbers table")?,
            steps: browser::find(figure, "[data-steps]"),
        })
    }
}

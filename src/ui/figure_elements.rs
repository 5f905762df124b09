//! The elements of one figure on the page.

use web_sys::{Element, HtmlCanvasElement, HtmlElement};

use super::browser;
use crate::chart::Projection;
use crate::format::number::clamp;

/// The elements that a stage fills.
pub struct FigureElements {
    /// Holds the canvas and the handles.
    pub holder: HtmlElement,
    /// The picture.
    pub canvas: HtmlCanvasElement,
    /// What it found.
    pub finding: Element,
    /// The line under that.
    pub caption: Element,
    /// The numbers.
    pub table: Element,
    /// The moments of a story.
    pub steps: Option<Element>,
}

impl FigureElements {
    /// Finds them in a figure's markup.
    pub fn of(figure: &Element) -> Option<Self> {
        Some(Self {
            holder: browser::find(figure, ".stage")?,
            canvas: browser::find(figure, "canvas")?,
            finding: browser::find(figure, ".finding")?,
            caption: browser::find(figure, ".reading")?,
            table: browser::find(figure, ".numbers table")?,
            steps: browser::find(figure, "[data-steps]"),
        })
    }

    /// The element of the handle with this place in the figure's list.
    pub fn handle(&self, index: usize) -> Option<HtmlElement> {
        browser::find(&self.holder, &format!("[data-handle=\"{index}\"]"))
    }

    /// Puts a handle where its panel shows these values.
    pub fn place_handle(&self, index: usize, projection: &Projection, at: (f64, f64)) {
        let Some(element) = self.handle(index) else { return };
        let (x, y) = projection.pixel(at);
        let frame = projection.frame();
        // Just outside is still reachable; far outside would make the page scroll sideways.
        let (x, y) = (clamp(x, frame.left, frame.right), clamp(y, frame.top, frame.bottom));
        drop(element.style().set_property("left", &browser::pixels(x)));
        drop(element.style().set_property("top", &browser::pixels(y)));
    }
}

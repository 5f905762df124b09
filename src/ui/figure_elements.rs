//! The elements of one figure on the page.

use std::cell::Cell;

use web_sys::{Element, HtmlCanvasElement, HtmlElement};

use super::browser;
use super::live::{Mark, Slot};
use crate::chart::{Handle, Projection};
use crate::format::number::clamp;

/// The class of a figure whose finding has to wait.
pub(crate) const VEILED: &str = "figure-veiled";
const VEILED_FIGURE: &str = ".figure-veiled";

/// Where the elements of a figure will be, once it lives.
#[derive(Default)]
pub(crate) struct FigureSlots {
    /// Holds the canvas and the handles.
    pub holder: Slot<HtmlElement>,
    /// The picture.
    pub canvas: Slot<HtmlCanvasElement>,
    /// Holds the handles alone, in the order of the figure's list.
    pub handles: Slot<Element>,
    /// What it found.
    pub finding: Slot<Element>,
    /// The line under that.
    pub caption: Slot<Element>,
    /// The numbers.
    pub table: Slot<Element>,
    /// The moments of a story.
    pub story: Slot<Element>,
}

/// The marks of the elements of a figure, each by the name of its slot.
pub(crate) struct FigureMarks {
    pub holder: Mark,
    pub canvas: Mark,
    pub handles: Mark,
    pub finding: Mark,
    pub caption: Mark,
    pub table: Mark,
    pub story: Mark,
}

impl FigureSlots {
    /// The marks by which the elements will be found.
    pub(crate) fn here(&self) -> FigureMarks {
        FigureMarks {
            holder: self.holder.here(),
            canvas: self.canvas.here(),
            handles: self.handles.here(),
            finding: self.finding.here(),
            caption: self.caption.here(),
            table: self.table.here(),
            story: self.story.here(),
        }
    }

    /// The elements, if all are there.
    pub(crate) fn filled(&self) -> Option<FigureElements> {
        Some(FigureElements {
            holder: self.holder.get()?,
            canvas: self.canvas.get()?,
            // By their role: others may put elements of their own among them.
            handles: browser::within(&self.handles.get()?, "[role=slider]")
                .into_iter()
                .map(PlacedHandle::new)
                .collect(),
            height: Cell::default(),
            finding: self.finding.get()?,
            caption: self.caption.get()?,
            table: self.table.get()?,
            story: self.story.get()?,
        })
    }
}

/// The elements that a figure's view fills: those of [`FigureSlots`].
pub(crate) struct FigureElements {
    /// Holds the canvas and the handles.
    pub holder: HtmlElement,
    /// The picture.
    pub canvas: HtmlCanvasElement,
    handles: Vec<PlacedHandle>,
    /// The height that the picture was given last.
    height: Cell<f64>,
    /// What it found.
    pub finding: Element,
    /// The line under that.
    pub caption: Element,
    /// The numbers.
    pub table: Element,
    /// The moments of a story.
    pub story: Element,
}

/// A handle, and where it was put last.
struct PlacedHandle {
    element: HtmlElement,
    at: Cell<(f64, f64)>,
}

impl PlacedHandle {
    fn new(element: HtmlElement) -> Self {
        Self { element, at: Cell::new((f64::NAN, f64::NAN)) }
    }

    /// Puts it there, in CSS pixels. Moved like this, nothing around it has to be laid out.
    fn put(&self, (x, y): (f64, f64)) {
        if self.at.replace((x, y)) != (x, y) {
            let way = format!("{} {}", browser::pixels(x), browser::pixels(y));
            drop(self.element.style().set_property("translate", &way));
        }
    }
}

impl FigureElements {
    /// Gives the picture its height on the page, in CSS pixels.
    pub(crate) fn set_height(&self, height: f64) {
        if self.height.replace(height) != height {
            drop(self.canvas.style().set_property("height", &browser::pixels(height)));
        }
    }

    /// The element of the handle with this place in the figure's list.
    pub(crate) fn handle(&self, index: usize) -> Option<&HtmlElement> {
        self.handles.get(index).map(|handle| &handle.element)
    }

    /// The place in the figure's list of the handle that this element is.
    pub(crate) fn handle_index(&self, element: &Element) -> Option<usize> {
        self.handles.iter().position(|handle| *handle.element == *element)
    }

    /// Puts the handles where their panels show their values, with so many CSS pixels to one of the picture.
    pub(crate) fn place_handles(&self, handles: &[Handle], panels: &[Projection], scale: f64) {
        for (placed, handle) in self.handles.iter().zip(handles) {
            let Some(panel) = panels.get(handle.panel) else { continue };
            let ((x, y), frame) = (panel.pixel(handle.at), panel.frame());
            // Just outside is still reachable; far outside would make the page scroll sideways.
            let (x, y) = (clamp(x, frame.left, frame.right), clamp(y, frame.top, frame.bottom));
            placed.put((x * scale, y * scale));
        }
    }

    /// Whether what was found has to wait for a bet.
    pub(crate) fn is_veiled(&self) -> bool {
        self.holder.closest(VEILED_FIGURE).is_ok_and(|it| it.is_some())
    }
}

//! The browser's half of a figure: canvas, handles, words and table, brought up to date together.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlCanvasElement, HtmlElement, ResizeObserver};

use super::canvas::paint_canvas;
use super::chart::layout::layout;
use super::chart::{Figure, Handle, Projection, View};
use super::schedule::{self, Painter};
use super::{browser, theme};

/// A table that nobody looks at waits until the reader has been still for this long.
const TABLE_REST_MS: i32 = 120;

/// The elements that a stage fills.
pub struct Parts {
    /// Holds the canvas and the handles.
    pub holder: HtmlElement,
    /// The picture.
    pub canvas: HtmlCanvasElement,
    /// The finding.
    pub finding: Element,
    /// The line under it.
    pub reading: Element,
    /// The table.
    pub table: Element,
}

/// One figure on the page.
pub struct Stage {
    parts: Parts,
    figure: RefCell<Box<dyn Figure>>,
    projections: RefCell<Vec<Projection>>,
    table_timer: Cell<i32>,
    painter: RefCell<Option<Rc<Painter>>>,
}

impl Stage {
    /// Sets a figure up on its elements, and paints it whenever it is stale and on screen.
    pub fn new(parts: Parts, figure: Box<dyn Figure>) -> Rc<Self> {
        let holder = parts.holder.clone();
        let stage = Rc::new(Self {
            parts,
            figure: RefCell::new(figure),
            projections: RefCell::default(),
            table_timer: Cell::new(0),
            painter: RefCell::default(),
        });
        let painted = Rc::clone(&stage);
        let painter = Painter::watch(&holder, move || painted.paint());
        *stage.painter.borrow_mut() = Some(painter);
        stage.follow_size(&holder);
        stage
    }

    fn follow_size(self: &Rc<Self>, holder: &HtmlElement) {
        let resized = Rc::clone(self);
        let callback = Closure::<dyn Fn()>::new(move || resized.refresh());
        if let Ok(observer) = ResizeObserver::new(callback.as_ref().unchecked_ref()) {
            observer.observe(holder);
        }
        callback.forget();
        // Zooming changes the pixel ratio without changing the frame.
        if let Some(window) = web_sys::window() {
            let zoomed = Rc::clone(self);
            browser::listen(&window, "resize", move || zoomed.refresh());
        }
    }

    /// Shows another state of the figure.
    pub fn show(self: &Rc<Self>, figure: Box<dyn Figure>) {
        let (finding, reading) = (figure.finding(), figure.reading());
        self.parts.finding.set_inner_html(&finding.html());
        self.parts.reading.set_inner_html(&reading.html());
        drop(self.parts.canvas.set_attribute("aria-label", &finding.text()));
        *self.figure.borrow_mut() = figure;
        self.refresh();
        self.plan_table();
    }

    /// Asks for a new painting in the next frame.
    pub fn refresh(&self) {
        if let Some(painter) = self.painter.borrow().as_ref() {
            painter.refresh();
        }
    }

    fn plan_table(self: &Rc<Self>) {
        schedule::cancel(self.table_timer.get());
        if self.parts.table.closest("details:not([open])").is_ok_and(|closed| closed.is_some()) {
            let stage = Rc::clone(self);
            self.table_timer.set(schedule::after(TABLE_REST_MS, move || stage.fill_table()));
        } else {
            self.fill_table();
        }
    }

    fn fill_table(&self) {
        self.parts.table.set_inner_html(&self.figure.borrow().table().html());
    }

    /// The figure as it stands.
    pub fn with_figure<T>(&self, look: impl FnOnce(&dyn Figure) -> T) -> T {
        look(self.figure.borrow().as_ref())
    }

    /// What holds the canvas and the handles.
    pub fn holder(&self) -> &HtmlElement {
        &self.parts.holder
    }

    /// The canvas.
    pub fn canvas(&self) -> &HtmlCanvasElement {
        &self.parts.canvas
    }

    fn paint(&self) {
        let width = f64::from(self.parts.holder.client_width());
        if width < 1.0 {
            return;
        }
        let figure = self.figure.borrow();
        let scene = figure.scene(View { width });
        drop(self.parts.canvas.style().set_property("height", &format!("{}px", scene.height())));
        paint_canvas(&self.parts.canvas, &scene, &theme::current(), width, browser::pixel_ratio());
        *self.projections.borrow_mut() = layout(&scene, width);
        self.place_handles(&figure.handles());
    }

    fn place_handles(&self, handles: &[Handle]) {
        let projections = self.projections.borrow();
        for (index, handle) in handles.iter().enumerate() {
            let selector = format!("[data-handle=\"{index}\"]");
            let Some(element) = self.parts.holder.query_selector(&selector).ok().flatten() else { continue };
            let (Ok(element), Some(projection)) = (element.dyn_into::<HtmlElement>(), projections.get(handle.panel))
            else {
                continue;
            };
            let (x, y) = projection.pixel(handle.at);
            let frame = projection.frame();
            // Just outside is still reachable; far outside would make the page scroll sideways.
            let (x, y) = (x.clamp(frame.left, frame.right), y.clamp(frame.top, frame.bottom));
            drop(element.style().set_property("left", &format!("{x}px")));
            drop(element.style().set_property("top", &format!("{y}px")));
        }
    }

    /// The handle with this place in the figure's list, and the projection of its panel.
    pub fn handle(&self, index: usize) -> Option<(Handle, Projection)> {
        let handle = self.figure.borrow().handles().into_iter().nth(index)?;
        let projection = *self.projections.borrow().get(handle.panel)?;
        Some((handle, projection))
    }

    /// A pointer's place relative to the picture, in CSS pixels.
    pub fn local(&self, client: (f64, f64)) -> (f64, f64) {
        let corner = self.parts.holder.get_bounding_client_rect();
        (client.0 - corner.left(), client.1 - corner.top())
    }

    /// The handle nearest to a place in the picture, measured the way it moves.
    pub fn nearest_handle(&self, (x, y): (f64, f64)) -> Option<usize> {
        let projections = self.projections.borrow();
        let distance = |handle: &Handle| {
            let projection = projections.get(handle.panel)?;
            let frame = projection.frame();
            let inside = (frame.top - 10.0..=frame.bottom + 10.0).contains(&y)
                && (frame.left - 10.0..=frame.right + 10.0).contains(&x);
            let at = projection.pixel(handle.at);
            inside.then_some((at.0 - x).abs())
        };
        let handles = self.figure.borrow().handles();
        let near = handles.iter().enumerate().filter_map(|(index, handle)| Some((index, distance(handle)?)));
        near.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(index, _)| index)
    }
}

//! The browser's half of a figure: canvas, handles, words and table, brought up to date together.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlCanvasElement, HtmlElement, ResizeObserver};

use super::canvas::paint_canvas;
use super::chart::layout::layout;
use super::chart::projection::distance;
use super::chart::{Figure, Handle, Projection, Travel, View};
use super::schedule::{self, Painter};
use super::written::Written;
use super::{browser, theme};
use crate::number::within;

/// A table that nobody looks at waits until the reader has been still for this long.
const TABLE_REST_MS: i32 = 120;
/// Work that a figure may do in one frame, besides being drawn.
const WORK_MS: f64 = 7.0;

/// The elements that a stage fills.
pub struct Parts {
    /// Holds the canvas and the handles.
    pub holder: HtmlElement,
    canvas: HtmlCanvasElement,
    finding: Element,
    reading: Element,
    table: Element,
    steps: Option<Element>,
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

/// What computes a figure's next state, once it is wanted.
pub type Plan = Box<dyn FnOnce() -> Box<dyn Figure>>;

/// One figure on the page.
pub struct Stage {
    parts: Parts,
    /// Nothing until it is first wanted: seen, or computed while the reader is still.
    figure: RefCell<Option<Box<dyn Figure>>>,
    /// Of the holder, in CSS pixels. Asked for when it changes: in between, after other figures have
    /// changed the page, the answer would cost a layout of all of it.
    width: Cell<f64>,
    projections: RefCell<Vec<Projection>>,
    table_timer: Cell<i32>,
    /// The last finding, reading, steps and table: what stays true is not written again.
    written: [Written; 4],
    plan: RefCell<Option<Plan>>,
    plan_timer: Cell<i32>,
    painter: RefCell<Option<Rc<Painter>>>,
}

impl Stage {
    /// Sets a stage up on its elements. It paints what [`show`](Self::show) gives it, whenever that is
    /// stale and on screen.
    pub fn new(parts: Parts) -> Rc<Self> {
        let holder = parts.holder.clone();
        let stage = Rc::new(Self {
            parts,
            figure: RefCell::default(),
            width: Cell::new(0.0),
            projections: RefCell::default(),
            table_timer: Cell::new(0),
            written: Default::default(),
            plan: RefCell::default(),
            plan_timer: Cell::new(0),
            painter: RefCell::default(),
        });
        let painted = Rc::clone(&stage);
        *stage.painter.borrow_mut() = Some(Painter::watch(&holder, move || painted.paint()));
        stage.follow_size(&holder);
        stage
    }

    fn follow_size(self: &Rc<Self>, holder: &HtmlElement) {
        let resized = Rc::clone(self);
        let callback = Closure::<dyn Fn()>::new(move || resized.measure());
        match ResizeObserver::new(callback.as_ref().unchecked_ref()) {
            Ok(observer) => observer.observe(holder),
            // Without the observer the picture keeps its first width.
            Err(_) => self.measure(),
        }
        callback.forget();
        // Zooming changes the pixel ratio without changing the frame.
        if let Some(window) = web_sys::window() {
            let zoomed = Rc::clone(self);
            browser::on(&window, "resize", move |_: web_sys::Event| zoomed.refresh());
        }
    }

    fn measure(&self) {
        self.width.set(self.parts.holder.client_width().into());
        self.refresh();
    }

    /// Shows another state of the figure: in the next frame if it can be seen, else when the reader
    /// has paused. Of several states within a frame only the last is ever computed.
    pub fn show(self: &Rc<Self>, plan: Plan) {
        *self.plan.borrow_mut() = Some(plan);
        self.refresh();
        schedule::cancel(self.plan_timer.get());
        let stage = Rc::clone(self);
        self.plan_timer.set(schedule::after(schedule::FAR_REST_MS, move || stage.settle()));
    }

    /// Computes what is planned, if anything is.
    fn settle(self: &Rc<Self>) {
        let plan = self.plan.borrow_mut().take();
        if let Some(plan) = plan {
            *self.figure.borrow_mut() = Some(plan());
            self.tell();
        }
    }

    /// Asks for a new painting in the next frame.
    pub fn refresh(&self) {
        if let Some(painter) = self.painter.borrow().as_ref() {
            painter.refresh();
        }
    }

    /// Says the words, lists the steps and plans the table.
    fn tell(self: &Rc<Self>) {
        let figure = self.figure.borrow();
        let Some(figure) = figure.as_ref() else { return };
        let finding = figure.finding();
        self.written[0].write(&self.parts.finding, finding.html());
        self.written[1].write(&self.parts.reading, figure.reading().html());
        drop(self.parts.canvas.set_attribute("aria-label", &finding.text()));
        if let Some(list) = &self.parts.steps {
            self.written[2].write(list, super::chart::html::steps(&figure.steps()));
        }
        self.plan_table();
    }

    fn plan_table(self: &Rc<Self>) {
        schedule::cancel(self.table_timer.get());
        if browser::is_folded(&self.parts.table) {
            let stage = Rc::clone(self);
            self.table_timer.set(schedule::after(TABLE_REST_MS, move || stage.fill_table()));
        } else {
            self.fill_table();
        }
    }

    fn fill_table(&self) {
        if let Some(figure) = self.figure.borrow().as_ref() {
            self.written[3].write(&self.parts.table, figure.table().html());
        }
    }

    /// What somebody wants to know of the figure as it stands; none before there is one.
    pub fn with_figure<T>(self: &Rc<Self>, look: impl FnOnce(&dyn Figure) -> T) -> Option<T> {
        self.settle();
        self.figure.borrow().as_deref().map(look)
    }

    /// What holds the canvas and the handles.
    pub fn holder(&self) -> &HtmlElement {
        &self.parts.holder
    }

    /// The canvas.
    pub fn canvas(&self) -> &HtmlCanvasElement {
        &self.parts.canvas
    }

    fn paint(self: &Rc<Self>) {
        let width = self.width.get();
        if width < 1.0 {
            return;
        }
        self.settle();
        let begun = browser::milliseconds();
        let more = |figure: &mut Box<dyn Figure>| figure.refine(&|| browser::milliseconds() - begun < WORK_MS);
        if self.figure.borrow_mut().as_mut().and_then(more).is_some() {
            self.tell();
            // The rest waits for the next frame, so that input is never blocked.
            self.refresh();
        }
        let figure = self.figure.borrow();
        let Some(figure) = figure.as_ref() else { return };
        let scene = figure.scene(View { width });
        drop(self.parts.canvas.style().set_property("height", &browser::pixels(scene.height())));
        paint_canvas(&self.parts.canvas, &scene, &theme::current(), width, browser::pixel_ratio());
        *self.projections.borrow_mut() = layout(&scene, width);
        self.place_handles(&figure.handles());
    }

    fn place_handles(&self, handles: &[Handle]) {
        let projections = self.projections.borrow();
        for (index, handle) in handles.iter().enumerate() {
            let (Some(element), Some(projection)) = (self.handle_element(index), projections.get(handle.panel)) else {
                continue;
            };
            let (x, y) = projection.pixel(handle.at);
            let frame = projection.frame();
            // Just outside is still reachable; far outside would make the page scroll sideways.
            let (x, y) = (within(x, frame.left, frame.right), within(y, frame.top, frame.bottom));
            drop(element.style().set_property("left", &browser::pixels(x)));
            drop(element.style().set_property("top", &browser::pixels(y)));
        }
    }

    /// The element of a handle.
    pub fn handle_element(&self, index: usize) -> Option<HtmlElement> {
        browser::find(&self.parts.holder, &format!("[data-handle=\"{index}\"]"))
    }

    /// The handle with this place in the figure's list, and the projection of its panel.
    pub fn handle(&self, index: usize) -> Option<(Handle, Projection)> {
        let handle = self.figure.borrow().as_ref()?.handles().into_iter().nth(index)?;
        let projection = *self.projections.borrow().get(handle.panel)?;
        Some((handle, projection))
    }

    /// A pointer's place relative to the picture, in CSS pixels.
    pub fn local(&self, client: (f64, f64)) -> (f64, f64) {
        let corner = self.parts.holder.get_bounding_client_rect();
        (client.0 - corner.left(), client.1 - corner.top())
    }

    /// The handle nearest to a place in the picture, among those of the panel under it.
    pub fn nearest_handle(&self, (x, y): (f64, f64)) -> Option<usize> {
        const MARGIN_PX: f64 = 10.0;
        let projections = self.projections.borrow();
        let distance = |handle: &Handle| {
            let projection = projections.get(handle.panel)?;
            let frame = projection.frame();
            let inside = (frame.top - MARGIN_PX..=frame.bottom + MARGIN_PX).contains(&y)
                && (frame.left - MARGIN_PX..=frame.right + MARGIN_PX).contains(&x);
            let at = projection.pixel(handle.at);
            let away = match handle.travel {
                Travel::Across => (at.0 - x).abs(),
                // Several may stand on one column: height decides between them.
                Travel::Upright => (at.0 - x).abs() + (at.1 - y).abs() * 1e-3,
                Travel::Free => distance(at.0 - x, at.1 - y),
            };
            inside.then_some(away)
        };
        let handles = self.figure.borrow().as_ref()?.handles();
        let near = handles.iter().enumerate().filter_map(|(index, handle)| Some((index, distance(handle)?)));
        near.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(index, _)| index)
    }
}

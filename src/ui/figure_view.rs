//! The browser's half of a figure: canvas, handles, words and table, brought up to date together.

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::ResizeObserver;

use super::figure_elements::FigureElements;
use super::figure_words::{FigureWords, Told};
use super::schedule::{self, Delay, Painter};
use super::{browser, paper, screen, sight};
use crate::chart::{Figure, Handle, Projection};

/// A table that nobody looks at waits until the reader has been still for this long.
const TABLE_REST_MS: i32 = 120;
/// Work that a figure may do in one frame, besides being drawn.
const WORK_MS: f64 = 4.0;
/// The same while the state moves: the next frame asks for another figure.
const MOVING_WORK_MS: f64 = 1.0;
/// What a figure that is not seen leaves to the browser between two pieces of work.
const PAUSE_MS: i32 = 16;

/// The widest that a picture is composed for, in CSS pixels.
pub(crate) const COMPOSED_PX: f64 = 780.0;

/// What computes a figure's next state, once it is wanted.
pub(crate) type PendingFigure = Box<dyn FnOnce() -> Box<dyn Figure>>;

/// What is done with the handles of the first figure.
type OnceKnown = Box<dyn FnOnce(Vec<Handle>)>;

/// One figure on the page.
///
/// Nothing here is borrowed while the browser is asked for something: what it throws then costs this one
/// painting, and the next one makes up for it.
pub(crate) struct FigureView {
    pub(super) elements: FigureElements,
    /// Nothing until it is first wanted: seen, or computed while the reader is still.
    pub(super) figure: RefCell<Option<Box<dyn Figure>>>,
    /// Another state, drawn once in its place.
    pub(super) instead: RefCell<Option<Box<dyn Figure>>>,
    /// What computes the next state, until it is wanted.
    pending: RefCell<Option<PendingFigure>>,
    /// Whether the figure may have more to work out than its words on the page tell.
    unrefined: Cell<bool>,
    /// Whether the last painting came to its end. After another the canvas may hold anything.
    pub(super) whole: Cell<bool>,
    /// Whether it is painted for paper.
    pub(super) printing: Cell<bool>,
    /// Of the holder, in CSS pixels. Asked for when it changes: in between, after other figures have
    /// changed the page, the answer would cost a layout of all of it.
    pub(super) width: Cell<f64>,
    /// CSS pixels on the page to one of the picture: above [`COMPOSED_PX`] it grows as a whole, letters and all.
    pub(super) scale: Cell<f64>,
    pub(super) projections: RefCell<Vec<Projection>>,
    /// What is said of it.
    words: FigureWords,
    /// What waits for the first figure: the controls of its handles are those of all later ones.
    known: RefCell<Option<OnceKnown>>,
    pub(super) works: OnceCell<Works>,
}

/// What a view does later.
pub(super) struct Works {
    pub(super) painter: Rc<Painter>,
    update: Rc<Delay>,
    table: Rc<Delay>,
}

impl FigureView {
    /// Sets a view up on its elements. It paints what [`show`](Self::show) gives it, whenever that is
    /// stale and on screen.
    pub(crate) fn new(elements: FigureElements) -> Rc<Self> {
        let view = Rc::new(Self {
            elements,
            figure: RefCell::default(),
            instead: RefCell::default(),
            pending: RefCell::default(),
            unrefined: Cell::new(false),
            whole: Cell::new(true),
            printing: Cell::new(false),
            width: Cell::new(0.0),
            scale: Cell::new(1.0),
            projections: RefCell::default(),
            words: FigureWords::default(),
            known: RefCell::default(),
            works: OnceCell::new(),
        });
        let (painted, updated, filled) = (Rc::clone(&view), Rc::clone(&view), Rc::clone(&view));
        view.works.get_or_init(|| Works {
            painter: Painter::watch(&view.elements.holder, move || painted.paint()),
            update: Delay::new(move || updated.update_when_still()),
            table: Delay::new(move || filled.fill_table()),
        });
        view.follow_size();
        view.follow_screen_and_paper();
        view
    }

    fn follow_size(self: &Rc<Self>) {
        let resized = Rc::clone(self);
        let callback = Closure::<dyn Fn()>::new(move || resized.measure());
        match ResizeObserver::new(callback.as_ref().unchecked_ref()) {
            Ok(observer) => observer.observe(&self.elements.holder),
            // Without the observer the picture keeps its first width.
            Err(_) => self.measure(),
        }
        callback.forget();
    }

    fn follow_screen_and_paper(self: &Rc<Self>) {
        let changed = Rc::clone(self);
        screen::on_change(move || changed.refresh());
        let restored = Rc::clone(self);
        browser::on(&self.elements.canvas, "contextrestored", move |_: web_sys::Event| {
            restored.whole.set(false);
            restored.refresh();
        });
        let printed = Rc::clone(self);
        paper::on_print(move |printing| printed.print(printing));
    }

    fn measure(&self) {
        let width = f64::from(self.elements.holder.client_width());
        let scale = (width / COMPOSED_PX).max(1.0);
        self.width.set(width / scale);
        self.scale.set(scale);
        self.refresh();
    }

    /// Shows another state of the figure: in the next frame if it can be seen, else when the reader
    /// has paused. Of several states within a frame only the last is ever computed.
    pub(crate) fn show(&self, pending: PendingFigure) {
        *self.pending.borrow_mut() = Some(pending);
        self.refresh();
        if let Some(works) = self.works.get() {
            // Once the reader is still every figure has its turn, each in a task of its own.
            works.update.restart(if sight::is_moving() { schedule::FAR_REST_MS } else { 0 });
        }
    }

    /// Calls back with the handles of the first figure.
    pub(crate) fn once_known(&self, action: impl FnOnce(Vec<Handle>) + 'static) {
        *self.known.borrow_mut() = Some(Box::new(action));
    }

    /// Computes what is pending, if anything is, works on it, and updates the text; the painting waits for its frame.
    fn update(&self) {
        self.compute();
        let was_unrefined = self.unrefined.get();
        // Seen or not, its words and its table come to say all there is to know.
        if let (true, Some(works)) = (self.refine(WORK_MS), self.works.get()) {
            works.update.restart(PAUSE_MS);
        }
        self.update_text();
        if was_unrefined {
            // The picture tells no less.
            self.refresh();
        }
    }

    /// The same once the state does not move: until then all time is for what is on screen.
    fn update_when_still(&self) {
        match self.works.get() {
            Some(works) if sight::is_moving() => works.update.restart(schedule::FAR_REST_MS),
            _ => self.update(),
        }
    }

    /// Works on the figure in a frame. The rest waits for the next one, so that input is never blocked; while the state
    /// moves, until it is still.
    pub(super) fn work_on(&self) {
        let is_moving = sight::is_moving();
        let more = self.refine(if is_moving { MOVING_WORK_MS } else { WORK_MS });
        match self.works.get() {
            Some(works) if more && is_moving => works.update.restart(schedule::FAR_REST_MS),
            _ if more => self.refresh(),
            _ => {}
        }
    }

    pub(super) fn compute(&self) {
        let pending = self.pending.borrow_mut().take();
        if let Some(compute) = pending {
            let figure = compute();
            let known = self.known.take().map(|known| (known, figure.handles()));
            *self.figure.borrow_mut() = Some(figure);
            self.unrefined.set(true);
            self.words.are_news();
            if let Some((known, handles)) = known {
                known(handles);
            }
        }
    }

    /// Asks for a new painting in the next frame.
    pub(crate) fn refresh(&self) {
        if let Some(works) = self.works.get() {
            works.painter.refresh();
        }
    }

    /// Writes the words and the story and schedules the table, unless that is done.
    pub(super) fn update_text(&self) {
        if let Some(said) = self.look(|figure| self.words.news(figure)).flatten() {
            self.words.write(&self.elements, said);
            self.schedule_table();
        }
    }

    fn schedule_table(&self) {
        let Some(works) = self.works.get() else { return };
        // Scheduled in any case: should the browser refuse now, it is filled then.
        works.table.restart(TABLE_REST_MS);
        if self.words.has_no_table() || !browser::is_folded(&self.elements.table) {
            self.fill_table();
        }
    }

    pub(super) fn fill_table(&self) {
        if let Some(told) = self.look(Told::by) {
            self.words.tell(&self.elements, told);
        }
        if let Some(works) = self.works.get() {
            works.table.cancel();
        }
    }

    /// What somebody wants to know of the figure as it stands; none before there is one.
    pub(crate) fn with_figure<T>(&self, look: impl FnOnce(&dyn Figure) -> T) -> Option<T> {
        self.update();
        self.look(look)
    }

    pub(super) fn look<T>(&self, look: impl FnOnce(&dyn Figure) -> T) -> Option<T> {
        self.figure.borrow().as_deref().map(look)
    }

    /// Works on the figure for some milliseconds; returns whether something is left to do.
    pub(super) fn refine(&self, milliseconds: f64) -> bool {
        let begun = browser::milliseconds();
        // Taken out meanwhile, not borrowed: asking for the time asks the browser.
        let Some(mut figure) = self.figure.take() else { return false };
        let more = figure.refine(&|| browser::milliseconds() - begun < milliseconds).is_some();
        *self.figure.borrow_mut() = Some(figure);
        // The words after the last piece are news as well, whoever did it: figures may share their work.
        if self.unrefined.replace(more) {
            self.words.are_news();
        }
        more
    }

    /// The elements.
    pub(crate) fn elements(&self) -> &FigureElements {
        &self.elements
    }
}

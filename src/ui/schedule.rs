//! One animation frame for the whole page: painters mark themselves stale, each is run once in
//! the next frame, and only while it is on screen.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry};

pub(crate) use super::frames::next_frame;
use super::guarded::{Ended, Guarded, Tries};
pub(crate) use super::timer::{Delay, after, cancel};

/// What is not on screen is brought up to date once the reader has been still for this long.
pub(crate) const FAR_REST_MS: i32 = 150;

/// Something that is redrawn when its data changed and it can be seen.
pub(crate) struct Painter {
    stale: Cell<bool>,
    visible: Cell<bool>,
    paint: Guarded,
    tries: Tries,
}

thread_local! {
    static QUEUE: RefCell<Vec<Rc<Painter>>> = const { RefCell::new(Vec::new()) };
    static PENDING: Cell<bool> = const { Cell::new(false) };
}

impl Painter {
    /// A painter that watches whether `element` is on screen, a little ahead of scrolling. `paint` says whether
    /// it could; where not, it is asked again in the next frames, then when something changes.
    pub(crate) fn watch(element: &Element, paint: impl FnMut() -> bool + 'static) -> Rc<Self> {
        let painter = Rc::new(Self {
            stale: Cell::new(true),
            visible: Cell::new(false),
            paint: Guarded::new(paint),
            tries: Tries::default(),
        });
        let watched = Rc::clone(&painter);
        let seen = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
            let Some(entry) =
                entries.iter().last().and_then(|entry| entry.dyn_into::<IntersectionObserverEntry>().ok())
            else {
                return;
            };
            watched.visible.set(entry.is_intersecting());
            if watched.stale.get() {
                request(&watched);
            }
        });
        let options = web_sys::IntersectionObserverInit::new();
        options.set_root_margin("200px");
        match IntersectionObserver::new_with_options(seen.as_ref().unchecked_ref(), &options) {
            Ok(observer) => observer.observe(element),
            // Without the observer everything is drawn: slower, never blank.
            Err(_) => painter.visible.set(true),
        }
        // The page lives as long as its figures.
        seen.forget();
        painter
    }

    /// Asks to be painted again.
    pub(crate) fn refresh(self: &Rc<Self>) {
        self.stale.set(true);
        if self.visible.get() {
            request(self);
        }
    }

    /// Paints now, seen or not.
    pub(crate) fn paint_now(&self) {
        self.stale.set(self.paint.run() != Ended::Well);
    }

    fn run(self: &Rc<Self>) {
        if !(self.visible.get() && self.stale.replace(false)) {
            return;
        }
        let ended = self.paint.run();
        if ended != Ended::Well {
            // Until it is painted again it shows nothing, or a part, or what was.
            self.stale.set(true);
        }
        if self.tries.again(ended) {
            request(self);
        }
    }
}

fn request(painter: &Rc<Painter>) {
    QUEUE.with_borrow_mut(|queue| {
        if !queue.iter().any(|queued| Rc::ptr_eq(queued, painter)) {
            queue.push(Rc::clone(painter));
        }
    });
    if !PENDING.replace(true) {
        next_frame(|_| {
            PENDING.set(false);
            for painter in QUEUE.take() {
                painter.run();
            }
        });
    }
}

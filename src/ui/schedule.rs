//! One animation frame for the whole page: painters mark themselves stale, each is run once in
//! the next frame, and only while it is on screen.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry};

/// What is not on screen is brought up to date once the reader has been still for this long.
pub const FAR_REST_MS: i32 = 150;

/// Something that is redrawn when its data changed and it can be seen.
pub struct Painter {
    stale: Cell<bool>,
    visible: Cell<bool>,
    paint: Box<dyn Fn()>,
}

thread_local! {
    static QUEUE: RefCell<Vec<Rc<Painter>>> = const { RefCell::new(Vec::new()) };
    static PENDING: Cell<bool> = const { Cell::new(false) };
}

impl Painter {
    /// A painter that watches whether `element` is on screen, a little ahead of scrolling.
    pub fn watch(element: &Element, paint: impl Fn() + 'static) -> Rc<Self> {
        let painter = Rc::new(Self { stale: Cell::new(true), visible: Cell::new(false), paint: Box::new(paint) });
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
    pub fn refresh(self: &Rc<Self>) {
        self.stale.set(true);
        if self.visible.get() {
            request(self);
        }
    }

    fn run(&self) {
        if self.visible.get() && self.stale.replace(false) {
            (self.paint)();
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

/// Runs `action` once in the next animation frame, with the frame's time in milliseconds.
pub fn next_frame(action: impl FnOnce(f64) + 'static) {
    let Some(window) = web_sys::window() else { return };
    let action = Closure::once_into_js(Box::new(action) as Box<dyn FnOnce(f64)>);
    // Refused only where no frame will ever come.
    drop(window.request_animation_frame(action.unchecked_ref()));
}

/// Runs `action` once after some milliseconds; returns a number that cancels it.
pub fn after(milliseconds: i32, action: impl FnOnce() + 'static) -> i32 {
    let Some(window) = web_sys::window() else { return 0 };
    let action = Closure::once_into_js(Box::new(action) as Box<dyn FnOnce()>);
    window.set_timeout_with_callback_and_timeout_and_arguments_0(action.unchecked_ref(), milliseconds).unwrap_or(0)
}

/// Cancels what [`after`] planned.
pub fn cancel(timer: i32) {
    if let Some(window) = web_sys::window() {
        window.clear_timeout_with_handle(timer);
    }
}

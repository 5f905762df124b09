//! The next animation frame, or, where none comes, a moment in its stead: some embedders and tools never
//! call back, a page in the background is not called, and neither may keep the page from starting.

use std::cell::{Cell, OnceCell, RefCell};

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// How long the first frame may take before it is done without.
const FIRST_MS: i32 = 300;
/// A frame's length where no frames come.
const LENGTH_MS: i32 = 32;

type Action = Box<dyn FnOnce(f64)>;

thread_local! {
    static ACTIONS: RefCell<Vec<Action>> = const { RefCell::new(Vec::new()) };
    /// Whether frames come; nothing before that is known.
    static COME: Cell<Option<bool>> = const { Cell::new(None) };
    static INSTEAD: Cell<i32> = const { Cell::new(0) };
    static CALLBACKS: OnceCell<Callbacks> = const { OnceCell::new() };
}

/// One of each for the page: a frame costs no allocation.
struct Callbacks {
    frame: Closure<dyn FnMut(f64)>,
    instead: Closure<dyn FnMut()>,
}

impl Callbacks {
    fn new() -> Self {
        Self {
            frame: Closure::new(|time| {
                COME.set(Some(true));
                if let (timer @ 1.., Some(window)) = (INSTEAD.take(), web_sys::window()) {
                    window.clear_timeout_with_handle(timer);
                }
                run(time);
            }),
            instead: Closure::new(|| {
                COME.set(Some(false));
                INSTEAD.set(0);
                run(super::browser::milliseconds());
            }),
        }
    }
}

fn run(time: f64) {
    for action in ACTIONS.take() {
        action(time);
    }
}

/// Runs `action` once in the next animation frame, with the frame's time in milliseconds.
pub(crate) fn next_frame(action: impl FnOnce(f64) + 'static) {
    let Some(window) = web_sys::window() else { return };
    let first = ACTIONS.with_borrow_mut(|actions| {
        actions.push(Box::new(action));
        actions.len() == 1
    });
    // Those that follow are run along with it.
    if !first {
        return;
    }
    CALLBACKS.with(|callbacks| {
        let callbacks = callbacks.get_or_init(Callbacks::new);
        let asked = window.request_animation_frame(callbacks.frame.as_ref().unchecked_ref());
        let wait = match COME.get() {
            Some(true) if asked.is_ok() => return,
            Some(_) => LENGTH_MS,
            None => FIRST_MS,
        };
        let function = callbacks.instead.as_ref().unchecked_ref();
        let timer = window.set_timeout_with_callback_and_timeout_and_arguments_0(function, wait);
        INSTEAD.set(timer.unwrap_or(0));
    });
}

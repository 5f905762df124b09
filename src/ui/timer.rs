//! Timers that own what they run: it is dropped with the timer, whether that runs out or is cancelled.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::browser;
use super::guarded::{Guarded, Tries};

/// Pause before something that was interrupted is tried again.
const AGAIN_MS: i32 = 50;

type Callback = Closure<dyn FnMut()>;

thread_local! {
    /// What will run when a timer runs out, by the timer's number.
    static PLANNED: RefCell<Vec<(i32, Callback)>> = const { RefCell::new(Vec::new()) };
}

/// Something that is done a while after it was last asked for, any number of times.
///
/// Whoever drags asks in every frame. The browser's timer is left alone then, and set again only when it comes too early:
/// setting one costs more than what most of them do.
pub(crate) struct Delay {
    /// The browser's timer, 0 for none, and when it runs out.
    timer: Cell<(i32, f64)>,
    /// When it is to be done, in milliseconds of the page; never if that is infinite.
    due: Cell<f64>,
    action: Guarded,
    tries: Tries,
    callback: RefCell<Option<Callback>>,
}

impl Delay {
    /// Nothing is planned yet.
    pub(crate) fn new(action: impl FnMut() + 'static) -> Rc<Self> {
        Self::boxed(Box::new(action))
    }

    /// Boxed: one copy for every delay of the page.
    fn boxed(mut action: Box<dyn FnMut()>) -> Rc<Self> {
        let delay = Rc::new(Self {
            timer: Cell::default(),
            due: Cell::new(f64::INFINITY),
            action: Guarded::new(move || {
                action();
                true
            }),
            tries: Tries::default(),
            callback: RefCell::default(),
        });
        // They keep each other, since the page lives as long as its delays.
        let run = Rc::clone(&delay);
        *delay.callback.borrow_mut() = Some(Closure::wrap(Box::new(move || run.run())));
        delay
    }

    /// Plans it for so many milliseconds from now, and for no other time.
    pub(crate) fn restart(&self, milliseconds: i32) {
        let due = browser::milliseconds() + f64::from(milliseconds);
        self.due.set(due);
        let (timer, runs_out) = self.timer.get();
        if timer == 0 || due < runs_out {
            self.set_timer(milliseconds, due);
        }
    }

    fn set_timer(&self, milliseconds: i32, due: f64) {
        let Some(window) = web_sys::window() else { return };
        if let (timer @ 1.., _) = self.timer.take() {
            window.clear_timeout_with_handle(timer);
        }
        if let Some(callback) = self.callback.borrow().as_ref() {
            let function = callback.as_ref().unchecked_ref();
            let timer = window.set_timeout_with_callback_and_timeout_and_arguments_0(function, milliseconds);
            self.timer.set((timer.unwrap_or(0), due));
        }
    }

    /// Plans it for no time.
    pub(crate) fn cancel(&self) {
        self.due.set(f64::INFINITY);
    }

    fn run(&self) {
        self.timer.take();
        let (due, left) = (self.due.get(), self.due.get() - browser::milliseconds());
        if left >= 1.0 {
            if left.is_finite() {
                #[expect(clippy::cast_possible_truncation, reason = "less than what it was planned for")]
                self.set_timer(left.ceil() as i32, due);
            }
            return;
        }
        self.due.set(f64::INFINITY);
        let ended = self.action.run();
        if self.tries.again(ended) {
            self.restart(AGAIN_MS);
        }
    }
}

/// Runs `action` once after some milliseconds; returns a number that cancels it.
pub(crate) fn after(milliseconds: i32, action: impl FnOnce() + 'static) -> i32 {
    planned(milliseconds, Box::new(action))
}

/// Boxed: one copy for every timer of the page.
fn planned(milliseconds: i32, action: Box<dyn FnOnce()>) -> i32 {
    let Some(window) = web_sys::window() else { return 0 };
    let timer = Rc::new(Cell::new(0));
    let own = Rc::clone(&timer);
    let callback = Closure::once(move || {
        // Its callback stays whole until it returns.
        drop(taken(own.get()));
        action();
    });
    let function = callback.as_ref().unchecked_ref();
    match window.set_timeout_with_callback_and_timeout_and_arguments_0(function, milliseconds) {
        Ok(number) => {
            timer.set(number);
            PLANNED.with_borrow_mut(|planned| planned.push((number, callback)));
            number
        }
        Err(_) => 0,
    }
}

/// Cancels what [`after`] planned, and drops it.
pub(crate) fn cancel(timer: i32) {
    if let (Some(_callback), Some(window)) = (taken(timer), web_sys::window()) {
        window.clear_timeout_with_handle(timer);
    }
}

/// What a timer would run, no longer kept.
fn taken(timer: i32) -> Option<Callback> {
    PLANNED.with_borrow_mut(|planned| {
        let place = planned.iter().position(|(number, _)| *number == timer)?;
        Some(planned.swap_remove(place).1)
    })
}

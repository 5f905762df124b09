//! One animation frame for the whole page: painters mark themselves stale, each is run once in
//! the next frame, and only while it is on screen.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use web_sys::Element;

pub(crate) use super::frames::next_frame;
use super::guarded::{Ended, Guarded, Tries};
use super::reactive::{ArcTrigger, Notify, Track, effect, untrack};
pub(crate) use super::sight::FAR_REST_MS;
use super::sight::Part;
pub(crate) use super::timer::{Delay, after, cancel};
use super::watched::{Seen, Watched};

/// Something that is redrawn when its data changed and it can be seen.
pub(crate) struct Painter {
    stale: Cell<bool>,
    /// What it draws on, a little ahead of scrolling; nothing where nobody can tell: everything is drawn then, which is
    /// slower, but never blank.
    near: Option<Rc<Watched>>,
    /// The part of the page with it.
    part: Part,
    /// It was asked to paint.
    asked: ArcTrigger,
    paint: Guarded,
    tries: Tries,
}

thread_local! {
    static QUEUE: RefCell<Vec<Rc<Painter>>> = const { RefCell::new(Vec::new()) };
    static PENDING: Cell<bool> = const { Cell::new(false) };
}

impl Painter {
    /// A painter that is at work while `element` is on screen, or nearly: while the state moves, only on screen. `paint`
    /// says whether it could; where not, it is asked again in the next frames, then when something changes.
    pub(crate) fn watch(element: &Element, paint: impl FnMut() -> bool + 'static) -> Rc<Self> {
        Self::boxed(element, Box::new(paint))
    }

    /// Boxed: one copy for every painter of the page.
    fn boxed(element: &Element, paint: Box<dyn FnMut() -> bool>) -> Rc<Self> {
        let painter = Rc::new(Self {
            stale: Cell::new(true),
            near: Watched::new(element.clone(), Seen::Ahead),
            part: Part::of(element),
            asked: ArcTrigger::new(),
            paint: Guarded::new(paint),
            tries: Tries::default(),
        });
        let waiting = Rc::clone(&painter);
        effect(move || {
            waiting.asked.track();
            if let Some(near) = &waiting.near {
                near.track();
            }
            if waiting.stale.get() && waiting.may_paint() {
                request(&waiting);
            }
        });
        painter
    }

    fn is_near(&self) -> bool {
        self.near.as_ref().is_none_or(|near| near.is_seen())
    }

    /// Whether it is time, tracked.
    fn may_paint(&self) -> bool {
        self.is_near() && !self.part.waits()
    }

    /// Asks to be painted again: in the next frame, or when it is time.
    pub(crate) fn refresh(self: &Rc<Self>) {
        self.stale.set(true);
        if untrack(|| self.may_paint()) {
            request(self);
        } else {
            self.asked.notify();
        }
    }

    /// Paints now, seen or not.
    pub(crate) fn paint_now(&self) {
        self.stale.set(self.paint.run() != Ended::Well);
    }

    fn run(self: &Rc<Self>) {
        if !(self.is_near() && self.stale.replace(false)) {
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

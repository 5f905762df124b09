//! What the reader can see. While the state changes in every frame, only that is kept in step: all else waits until the
//! reader is still, or comes there. Most of a long page is out of sight, and every word written into it would have the
//! browser style, lay out and paint what nobody looks at.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use web_sys::Element;

use super::browser;
use super::reactive::{ArcTrigger, Notify, Track, effect};
use super::timer::Delay;
use super::watched::{Seen, Watched};

/// What comes into sight as a whole: a picture, a figure, what can be folded out, or what else stands in a section for
/// itself.
const PART: &str = ".figure-stage, figure, details > :not(summary), section > :not(live-part), section > live-part > *";

/// What is not on screen is brought up to date once the reader has been still for this long.
pub(crate) const FAR_REST_MS: i32 = 150;

/// So many parts of the page have their turn in one task: all at once would keep a slow phone from answering.
const PARTS_A_TASK: usize = 36;

thread_local! {
    /// Whether the state changes so often that what is out of sight waits.
    static MOVING: Cell<bool> = const { Cell::new(false) };
    /// The reader is still.
    static RESTED: ArcTrigger = ArcTrigger::new();
    /// The parts in which something waits until then.
    static WAITING: RefCell<Vec<Rc<Watched>>> = const { RefCell::new(Vec::new()) };
    static REST: Rc<Delay> = Delay::new(go_on);
}

/// Brings some of what waited up to date, and plans the rest.
fn go_on() {
    // A page in the background has few tasks, and nobody whom it could keep waiting.
    if wake(if browser::is_hidden() { usize::MAX } else { PARTS_A_TASK }) {
        REST.with(|rest| rest.restart(0));
    }
}

/// Brings all that waits up to date at once, whatever moves.
pub(crate) fn wake_all() {
    wake(usize::MAX);
}

/// Wakes some parts in which something waits; returns whether there were any.
fn wake(most: usize) -> bool {
    if MOVING.replace(false) {
        RESTED.with(Notify::notify);
    }
    let turn: Vec<_> = WAITING.with_borrow_mut(|waiting| {
        let count = waiting.len().min(most);
        waiting.drain(..count).collect()
    });
    for part in &turn {
        part.wake();
    }
    !turn.is_empty()
}

/// Whether the reader is still and nothing waits any more.
pub(crate) fn is_settled() -> bool {
    !is_moving() && WAITING.with_borrow(Vec::is_empty)
}

/// The part of the page that an element stands in. One that stands in none is always in sight, as all are where nobody
/// can tell.
pub(crate) struct Part(Option<Rc<Watched>>);

impl Part {
    /// The innermost part around an element.
    pub(crate) fn of(element: &Element) -> Self {
        let around = element.closest(PART).ok().flatten();
        Self(around.and_then(|part| Watched::new(part, Seen::InSight)))
    }

    /// Whether what follows the state here has to wait, tracked.
    pub(crate) fn waits(&self) -> bool {
        let Some(unseen) = self.0.as_ref().filter(|part| !part.is_seen()) else { return false };
        let waits = is_moving();
        if waits {
            unseen.track();
            WAITING.with_borrow_mut(|waiting| {
                if !waiting.iter().any(|part| Rc::ptr_eq(part, unseen)) {
                    waiting.push(Rc::clone(unseen));
                }
            });
        }
        waits
    }
}

/// Whether what nobody sees has to wait until the reader is still, tracked.
pub(crate) fn has_to_wait() -> bool {
    let waits = is_moving();
    if waits {
        RESTED.with(Track::track);
    }
    waits
}

/// Whether the state changes so often that what is out of sight waits.
pub(crate) fn is_moving() -> bool {
    MOVING.get()
}

/// The state has changed, and may change again in the next frame.
pub(crate) fn moved() {
    MOVING.set(true);
    REST.with(|rest| rest.restart(FAR_REST_MS));
}

/// An [`effect`] on an element. While that is out of sight it runs when the reader is still, unless the keyboard is on it: a
/// key would step from what it held before.
pub(crate) fn effect_on(element: &Element, action: impl FnMut() + 'static) {
    boxed(element, Box::new(action));
}

/// Boxed: one copy for every effect of the page.
fn boxed(element: &Element, mut action: Box<dyn FnMut()>) {
    let (part, element) = (Part::of(element), element.clone());
    effect(move || {
        if !part.waits() || browser::has_focus(&element) {
            action();
        }
    });
}

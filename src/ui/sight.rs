//! What the reader can see. While the state changes in every frame, only that is kept in step: all else waits until the
//! reader is still, or comes there. Most of a long page is out of sight, and every word written into it would have the
//! browser style, lay out and paint what nobody looks at.

use std::cell::Cell;
use std::rc::Rc;

use web_sys::Element;

use super::reactive::{ArcTrigger, Notify, Track, effect};
use super::timer::Delay;
use super::watched::{Seen, Watched};

/// What comes into sight as a whole: a picture, a figure, what can be folded out, or what else stands in a section for
/// itself.
const PART: &str = ".figure-stage, figure, details > :not(summary), section > :not(live-part), section > live-part > *";

/// What is not on screen is brought up to date once the reader has been still for this long.
pub(crate) const FAR_REST_MS: i32 = 150;

thread_local! {
    /// Whether the state changes so often that what is out of sight waits.
    static MOVING: Cell<bool> = const { Cell::new(false) };
    /// The reader is still.
    static RESTED: ArcTrigger = ArcTrigger::new();
    static REST: Rc<Delay> = Delay::new(|| {
        MOVING.set(false);
        RESTED.with(Notify::notify);
    });
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
        let waits = has_to_wait();
        if waits {
            unseen.track();
        }
        waits
    }
}

/// Whether what nobody sees has to wait until the reader is still, tracked.
pub(crate) fn has_to_wait() -> bool {
    let waits = MOVING.get();
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

/// An [`effect`] on an element. While that is out of sight it runs when the reader is still.
pub(crate) fn effect_on(element: &Element, action: impl FnMut() + 'static) {
    boxed(element, Box::new(action));
}

/// Boxed: one copy for every effect of the page.
fn boxed(element: &Element, mut action: Box<dyn FnMut()>) {
    let part = Part::of(element);
    effect(move || {
        if !part.waits() {
            action();
        }
    });
}

//! Fingers on what can be set. Mice and pens say what they want by being pressed; a finger may as well scroll
//! the page, so what it touches listens here, and [`Gesture`] decides.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{AddEventListenerOptions, Event, HtmlElement, PointerEvent};

use super::gesture::{End, Gesture, HOLD_MS, Point, Reach, Turn};
use super::{browser, schedule};

/// Something that fingers can tap or drag.
pub(crate) trait Grip: 'static {
    /// A finger comes down on it: how that may become a drag. None if there is nothing to take hold of.
    fn press(&self, event: &PointerEvent) -> Option<Reach>;
    /// It is a drag.
    fn begin(&self);
    /// The drag is at this place in the window.
    fn follow(&self, at: Point);
    /// The drag is over. What it set stays, or goes back to what the drag found.
    fn end(&self, kept: bool);
    /// It was a tap at this place.
    fn tap(&self, _at: Point) {}
    /// The finger has rested on it, and holds it now.
    fn held(&self) {}
    /// The finger is gone, whatever it was.
    fn let_go(&self) {}
}

/// The finger that came down first.
struct Finger {
    pointer: i32,
    gesture: Gesture,
    grip: Rc<dyn Grip>,
    hold_timer: i32,
}

#[derive(Default)]
struct Hand {
    finger: Option<Finger>,
    /// A tap that the browser has not confirmed yet by a click: none comes when it only stopped a page that was
    /// still scrolling.
    tapped: Option<(Rc<dyn Grip>, Point)>,
    listens: bool,
}

thread_local! {
    static HAND: RefCell<Hand> = RefCell::default();
}

/// Whether a finger did this.
#[must_use]
pub(crate) fn is_finger(event: &PointerEvent) -> bool {
    event.pointer_type() == "touch"
}

/// Lets fingers take hold of an element.
pub(crate) fn bind(element: &HtmlElement, grip: Rc<dyn Grip>) {
    listen();
    let pressed = Rc::clone(&grip);
    browser::on(element, "pointerdown", move |event: PointerEvent| {
        if is_finger(&event) && event.is_primary() {
            press(&pressed, &event);
        }
    });
    browser::on(element, "click", move |_: Event| {
        let tapped = HAND.with_borrow_mut(|hand| hand.tapped.take_if(|(tapped, _)| Rc::ptr_eq(tapped, &grip)));
        if let Some((grip, at)) = tapped {
            grip.tap(at);
        }
    });
}

/// Keeps the page from scrolling under a finger that holds this element.
pub(crate) fn bind_hold(element: &HtmlElement) {
    let keep = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
        let owned = HAND.with_borrow(|hand| hand.finger.as_ref().is_some_and(|finger| finger.gesture.owns_moves()));
        if owned && event.cancelable() {
            event.prevent_default();
        }
    });
    let options = AddEventListenerOptions::new();
    options.set_passive(false);
    let listener = keep.as_ref().unchecked_ref();
    drop(element.add_event_listener_with_callback_and_add_event_listener_options("touchmove", listener, &options));
    keep.forget();
    // A long press would open the browser's own menu instead.
    browser::on(element, "contextmenu", |event: Event| {
        if HAND.with_borrow(|hand| hand.finger.is_some()) {
            event.prevent_default();
        }
    });
}

/// What concerns the finger wherever it is by then.
fn listen() {
    if HAND.with_borrow_mut(|hand| std::mem::replace(&mut hand.listens, true)) {
        return;
    }
    let Some(document) = browser::document() else { return };
    browser::on_first(&document, "pointerdown", |event: PointerEvent| another(&event));
    browser::on_first(&document, "pointermove", |event: PointerEvent| moved(&event));
    browser::on_first(&document, "pointerup", |event: PointerEvent| lifted(&event));
    browser::on_first(&document, "pointercancel", |event: PointerEvent| cancelled(&event));
}

fn place(event: &PointerEvent) -> Point {
    (event.client_x().into(), event.client_y().into())
}

fn press(grip: &Rc<dyn Grip>, event: &PointerEvent) {
    let Some(reach) = grip.press(event) else { return };
    let pointer = event.pointer_id();
    let gesture = Gesture::new(place(event), event.time_stamp(), reach);
    let hold_timer = if reach.held { schedule::after(HOLD_MS, move || rest(pointer)) } else { 0 };
    let finger = Finger { pointer, gesture, grip: Rc::clone(grip), hold_timer };
    let lost = HAND.with_borrow_mut(|hand| hand.finger.replace(finger));
    // A finger that was never lifted: its element went away under it.
    if let Some(lost) = lost.filter(|lost| lost.gesture.has_dragged()) {
        lost.grip.end(true);
    }
}

/// The finger has been down for so long that it holds what is under it, if it kept still.
fn rest(pointer: i32) {
    let grip = HAND.with_borrow_mut(|hand| {
        let finger = hand.finger.as_mut().filter(|finger| finger.pointer == pointer)?;
        finger.gesture.rest().then(|| Rc::clone(&finger.grip))
    });
    if let Some(grip) = grip {
        grip.held();
    }
}

/// A press with anything else while a finger is down ends what the finger was doing.
fn another(event: &PointerEvent) {
    HAND.with_borrow_mut(|hand| {
        hand.tapped = None;
        if let Some(finger) = hand.finger.as_mut().filter(|finger| finger.pointer != event.pointer_id()) {
            finger.gesture.give_up();
        }
    });
}

fn moved(event: &PointerEvent) {
    let at = place(event);
    let turn = HAND.with_borrow_mut(|hand| {
        let finger = hand.finger.as_mut().filter(|finger| finger.pointer == event.pointer_id())?;
        Some((finger.gesture.moved(at), Rc::clone(&finger.grip)))
    });
    match turn {
        Some((Turn::Begins, grip)) => {
            grip.begin();
            grip.follow(at);
        }
        Some((Turn::Goes, grip)) => grip.follow(at),
        _ => {}
    }
}

/// Takes the finger away, if it is this pointer's.
fn taken(event: &PointerEvent) -> Option<Finger> {
    let finger = HAND.with_borrow_mut(|hand| hand.finger.take_if(|finger| finger.pointer == event.pointer_id()))?;
    schedule::cancel(finger.hold_timer);
    finger.grip.let_go();
    Some(finger)
}

fn lifted(event: &PointerEvent) {
    let Some(mut finger) = taken(event) else { return };
    let at = place(event);
    match finger.gesture.lifted(at, event.time_stamp()) {
        End::Nothing => {}
        End::Tap => HAND.with_borrow_mut(|hand| hand.tapped = Some((finger.grip, at))),
        End::Drag => finger.grip.end(true),
        End::QuickDrag => {
            finger.grip.begin();
            finger.grip.follow(at);
            finger.grip.end(true);
        }
    }
}

/// The browser scrolls or pinches with this finger: it never was a drag.
fn cancelled(event: &PointerEvent) {
    if let Some(finger) = taken(event)
        && finger.gesture.has_dragged()
    {
        finger.grip.end(false);
    }
}

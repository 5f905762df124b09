//! Something that is set by where a pointer is on it: a mouse sets it at once; a finger with its first move or by a
//! tap, and one that scrolls the page instead leaves it as it was.

use std::cell::Cell;
use std::rc::Rc;

use web_sys::{HtmlElement, KeyboardEvent, PointerEvent};

use super::browser;

/// What is set.
pub(crate) trait Pad {
    /// A pointer comes down: what stands now is what [`back`](Self::back) returns to.
    fn begin(&self);
    /// The pointer is here, as parts of the width and of the height, from the left and from above.
    fn at(&self, across: f64, down: f64);
    /// It was no stroke.
    fn back(&self);
    /// A key is pressed on it.
    fn strike(&self, event: &KeyboardEvent);
}

/// Has a pad follow pointers and keys on an element, whose style must leave the browser only its scrolling up and down.
pub(crate) fn follow(pad: Rc<dyn Pad>, element: &HtmlElement) {
    let pressed = Rc::new(Cell::new(false));
    for name in ["pointerdown", "pointermove", "pointerup", "pointercancel"] {
        let (pad, pressed, place) = (Rc::clone(&pad), Rc::clone(&pressed), element.clone());
        browser::on(element, name, move |event: PointerEvent| {
            let comes_down = name == "pointerdown" && event.button() == 0;
            if comes_down {
                pressed.set(true);
                pad.begin();
                drop(place.set_pointer_capture(event.pointer_id()));
            }
            if !pressed.get() {
                return;
            }
            if name == "pointercancel" {
                pad.back();
            } else if !comes_down || event.pointer_type() == "mouse" {
                let box_ = place.get_bounding_client_rect();
                let part = |at: i32, from: f64, size: f64| (f64::from(at) - from) / size.max(1.0);
                pad.at(
                    part(event.client_x(), box_.left(), box_.width()),
                    part(event.client_y(), box_.top(), box_.height()),
                );
            }
            pressed.set(matches!(name, "pointerdown" | "pointermove"));
        });
    }
    browser::on(element, "keydown", move |event: KeyboardEvent| pad.strike(&event));
}

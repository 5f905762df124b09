//! Dragging a figure's handles: one gesture keeps the picture's scale and the offset of the grab.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent};

use super::browser;
use super::figure_view::FigureView;
use super::gesture::{Point, Reach, Sideways};
use super::reactive::untrack;
use super::touch::{self, Grip};
use crate::chart::{Handle, Projection, Travel};
use crate::control::Binding;
use crate::format::number::clamp;

/// A drag in progress.
#[derive(Clone)]
struct Drag<Q> {
    handle: Handle,
    /// The handle's place in the figure's list.
    index: usize,
    quantity: Q,
    /// What follows the y value of a handle that moves freely.
    second: Option<Q>,
    /// The scale when the drag began: a picture that rescales must not run from the pointer.
    projection: Projection,
    /// From the handle's centre to the pointer, in CSS pixels; nothing if the handle comes to the pointer.
    offset: Option<Point>,
}

/// A figure's handles, as a pointer finds them.
pub(crate) struct Handles<Q> {
    view: Rc<FigureView>,
    /// What the pointer that is down would drag, or drags.
    drag: RefCell<Option<Drag<Q>>>,
    /// Whether that pointer is a mouse or a pen.
    pressed: Cell<bool>,
}

/// A press on a handle grabs it; a press elsewhere in the picture calls the nearest handle. A finger first has
/// to show that it does not scroll: it taps, moves sideways, or rests on a handle before it moves it.
pub(crate) fn bind<Q: Binding>(view: &Rc<FigureView>) {
    let handles = Handles { view: Rc::clone(view), drag: RefCell::default(), pressed: Cell::new(false) };
    let handles = Rc::<Handles<Q>>::new(handles);
    let holder = &view.elements().holder;
    touch::bind(holder, Rc::<Handles<Q>>::clone(&handles));
    let pressed = Rc::clone(&handles);
    browser::on(holder, "pointerdown", move |event: PointerEvent| {
        if event.button() == 0 && !touch::is_finger(&event) {
            pressed.grab(&event);
        }
    });
    let moving = Rc::clone(&handles);
    browser::on(holder, "pointermove", move |event: PointerEvent| {
        if moving.pressed.get() && !touch::is_finger(&event) {
            moving.follow(place(&event));
        }
    });
    for (name, kept) in [("pointerup", true), ("pointercancel", false)] {
        let handles = Rc::clone(&handles);
        browser::on(holder, name, move |event: PointerEvent| {
            if !touch::is_finger(&event) && handles.pressed.take() {
                handles.end(kept);
            }
        });
    }
}

fn place(event: &PointerEvent) -> Point {
    (event.client_x().into(), event.client_y().into())
}

impl<Q: Binding> Handles<Q> {
    /// What a press here takes hold of: a handle where it is, so that it does not jump; from elsewhere in the
    /// picture the nearest one, which comes to the pointer.
    fn at(&self, event: &PointerEvent) -> Option<Drag<Q>> {
        let target = event.target()?.dyn_into::<Element>().ok()?;
        let grabbed = self.view.elements().handle_index(&target);
        let pointer = self.view.local(place(event));
        let index = grabbed.or_else(|| self.view.nearest_handle(pointer))?;
        let (handle, projection) = self.view.handle(index)?;
        let at = projection.pixel(handle.at);
        let offset = grabbed.map(|_| (pointer.0 - at.0, pointer.1 - at.1));
        let quantity = Q::named(handle.control)?;
        let second = handle.second.and_then(Q::named);
        Some(Drag { handle, index, quantity, second, projection, offset })
    }

    /// A mouse or a pen is pressed.
    fn grab(&self, event: &PointerEvent) {
        let Some(drag) = self.at(event) else { return };
        event.prevent_default();
        if let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) {
            // Refused if the pointer is gone already; the drag then ends at the edge.
            drop(target.set_pointer_capture(event.pointer_id()));
        }
        *self.drag.borrow_mut() = Some(drag);
        self.pressed.set(true);
        self.begin();
        self.follow(place(event));
    }

    /// Shows that a finger holds the handle, so that the reader knows that it may move now.
    fn mark(&self, held: bool) {
        let index = self.drag.borrow().as_ref().map(|drag| drag.index);
        if let Some(handle) = index.and_then(|index| self.view.elements().handle(index)) {
            drop(handle.class_list().toggle_with_force("figure-handle-held", held));
        }
    }

    fn focus(&self, index: usize) {
        if let Some(handle) = self.view.elements().handle(index) {
            drop(handle.focus());
        }
    }
}

impl<Q: Binding> Grip for Handles<Q> {
    fn press(&self, event: &PointerEvent) -> Option<Reach> {
        let drag = self.at(event)?;
        let reach = match (drag.offset.is_some(), drag.handle.travel) {
            (true, Travel::Across) => Reach { sideways: Sideways::OnIt, held: false },
            (true, Travel::Free) => Reach { sideways: Sideways::OnIt, held: true },
            // Where handles stand in a row, a swipe over the picture begins on one of them.
            (true, Travel::Upright) => Reach { sideways: Sideways::Never, held: true },
            (false, Travel::Across | Travel::Free) => Reach { sideways: Sideways::FromAfar, held: false },
            (false, Travel::Upright) => Reach::default(),
        };
        *self.drag.borrow_mut() = Some(drag);
        self.pressed.set(false);
        Some(reach)
    }

    fn begin(&self) {
        let Some((quantity, index)) = self.drag.borrow().as_ref().map(|drag| (drag.quantity, drag.index)) else {
            return;
        };
        quantity.hold();
        self.focus(index);
    }

    /// Follows the pointer, within the picture and on the steps of the quantity.
    fn follow(&self, at: Point) {
        let Some(drag) = self.drag.borrow().clone() else { return };
        let (pointer, offset) = (self.view.local(at), drag.offset.unwrap_or_default());
        let frame = drag.projection.frame();
        let place = (
            clamp(pointer.0 - offset.0, frame.left, frame.right),
            clamp(pointer.1 - offset.1, frame.top, frame.bottom),
        );
        let point = drag.projection.point(place);
        move_to(drag.quantity, drag.handle.value_at(point), drag.handle.limits);
        if let Some(second) = drag.second {
            move_to(second, drag.handle.second_value_at(point), None);
        }
    }

    fn end(&self, kept: bool) {
        let Some(drag) = self.drag.borrow_mut().take() else { return };
        if kept {
            drag.quantity.release();
        } else {
            drag.quantity.revert();
        }
    }

    fn tap(&self, at: Point) {
        let Some((index, comes)) = self.drag.borrow().as_ref().map(|drag| (drag.index, drag.offset.is_none())) else {
            return;
        };
        if comes {
            self.begin();
            self.follow(at);
            self.end(true);
        } else {
            self.focus(index);
        }
    }

    fn held(&self) {
        self.mark(true);
    }

    fn let_go(&self) {
        self.mark(false);
    }
}

/// Moves a quantity to where the picture says that it is, within limits of the picture.
fn move_to<Q: Binding>(quantity: Q, value: f64, limits: Option<(f64, f64)>) {
    let (control, factor) = (quantity.control(), untrack(|| quantity.factor()));
    let within = limits.map_or(value, |(low, high)| clamp(value, low, high));
    let snapped = control.snapped(within / factor);
    if untrack(|| quantity.get()) != snapped {
        quantity.set(snapped);
    }
}

//! Dragging a figure's handles: one gesture keeps the picture's scale and the offset of the grab.

use std::rc::Rc;

use super::reactive::untrack;
use web_sys::PointerEvent;

use super::chart::{Handle, Projection};
use super::quantity::Quantity;
use super::stage::Stage;
use crate::number::within;

/// A drag in progress.
#[derive(Clone)]
pub struct Drag<Q> {
    handle: Handle,
    quantity: Q,
    /// What follows the y value of a handle that moves freely.
    second: Option<Q>,
    /// The scale when the drag began: a picture that rescales must not run from the pointer.
    projection: Projection,
    /// From the handle's centre to the pointer, in CSS pixels.
    offset: (f64, f64),
}

impl<Q: Quantity> Drag<Q> {
    /// Grabs a handle: on itself where it is, so that it does not jump; from elsewhere in the
    /// picture so that it comes to the pointer.
    pub fn begin(
        stage: &Rc<Stage>,
        index: usize,
        on_itself: bool,
        find: fn(Q, &str) -> Option<Q>,
        any: Q,
        event: &PointerEvent,
    ) -> Option<Self> {
        let (handle, projection) = stage.handle(index)?;
        let pointer = stage.local((event.client_x().into(), event.client_y().into()));
        let at = projection.pixel(handle.at);
        let offset = if on_itself { (pointer.0 - at.0, pointer.1 - at.1) } else { (0.0, 0.0) };
        let quantity = find(any, handle.control)?;
        let second = handle.second.and_then(|name| find(any, name));
        Some(Self { handle, quantity, second, projection, offset })
    }

    /// Follows the pointer, within the picture and on the steps of the quantity.
    pub fn follow(&self, stage: &Rc<Stage>, event: &PointerEvent) {
        let pointer = stage.local((event.client_x().into(), event.client_y().into()));
        let frame = self.projection.frame();
        let place = (
            within(pointer.0 - self.offset.0, frame.left, frame.right),
            within(pointer.1 - self.offset.1, frame.top, frame.bottom),
        );
        let point = self.projection.point(place);
        let limits = self.handle.limits.unwrap_or(self.quantity.limits());
        move_to(self.quantity, self.handle.value_at(point), limits);
        if let Some(second) = self.second {
            move_to(second, point.1, second.limits());
        }
    }
}

fn move_to<Q: Quantity>(quantity: Q, value: f64, (low, high): (f64, f64)) {
    let snapped = quantity.snapped(within(value, low, high));
    if untrack(|| quantity.get()) != snapped {
        quantity.set(snapped);
    }
}

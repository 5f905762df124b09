//! Dragging a figure's handles: one gesture keeps the picture's scale and the offset of the grab.

use std::rc::Rc;

use leptos::prelude::untrack;
use web_sys::PointerEvent;

use super::chart::{Handle, Projection};
use super::quantity::Quantity;
use super::stage::Stage;

/// A drag in progress.
#[derive(Clone)]
pub struct Drag<Q> {
    handle: Handle,
    quantity: Q,
    /// The scale when the drag began: a picture that rescales must not run from the pointer.
    projection: Projection,
    /// From the handle's centre to the pointer, in CSS pixels.
    offset: (f64, f64),
}

impl<Q: Quantity> Drag<Q> {
    /// Grabs a handle where it is, so that it does not jump.
    pub fn grab(stage: &Rc<Stage>, index: usize, quantity: Q, event: &PointerEvent) -> Option<Self> {
        let (handle, projection) = stage.handle(index)?;
        let pointer = stage.local((event.client_x().into(), event.client_y().into()));
        let at = projection.pixel(handle.at);
        Some(Self { handle, quantity, projection, offset: (pointer.0 - at.0, pointer.1 - at.1) })
    }

    /// Grabs a handle from elsewhere in the picture, so that it comes to the pointer.
    pub fn call(stage: &Rc<Stage>, index: usize, quantity: Q) -> Option<Self> {
        let (handle, projection) = stage.handle(index)?;
        Some(Self { handle, quantity, projection, offset: (0.0, 0.0) })
    }

    /// Follows the pointer, within the picture and on the steps of the quantity.
    pub fn follow(&self, stage: &Rc<Stage>, event: &PointerEvent) {
        let pointer = stage.local((event.client_x().into(), event.client_y().into()));
        let frame = self.projection.frame();
        let place = (
            (pointer.0 - self.offset.0).clamp(frame.left, frame.right),
            (pointer.1 - self.offset.1).clamp(frame.top, frame.bottom),
        );
        let value = self.handle.value_at(self.projection.point(place));
        let (low, high) = self.handle.limits.unwrap_or(self.quantity.limits());
        let quantity = self.quantity;
        let stepped = quantity.stepped(value.clamp(low, high), 0.0);
        if untrack(|| quantity.get()) != stepped {
            quantity.set(stepped);
        }
    }
}

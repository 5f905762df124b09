//! What lies where in a figure's picture, for pointers.

use super::figure_view::FigureView;
use crate::chart::nearest::nearest;
use crate::chart::{Handle, Projection};

impl FigureView {
    /// The handle with this place in the figure's list, and the projection of its panel.
    pub(crate) fn handle(&self, index: usize) -> Option<(Handle, Projection)> {
        let handle = self.figure.borrow().as_ref()?.handles().into_iter().nth(index)?;
        let projection = *self.projections.borrow().get(handle.panel)?;
        Some((handle, projection))
    }

    /// A pointer's place relative to the picture, in pixels of its own.
    pub(crate) fn local(&self, client: (f64, f64)) -> (f64, f64) {
        let corner = self.elements().holder.get_bounding_client_rect();
        let scale = self.scale.get();
        ((client.0 - corner.left()) / scale, (client.1 - corner.top()) / scale)
    }

    /// The handle nearest to a place in the picture, among those of the panel under it.
    pub(crate) fn nearest_handle(&self, place: (f64, f64)) -> Option<usize> {
        let handles = self.look(|figure| figure.handles())?;
        nearest(&handles, &self.projections.borrow(), place)
    }
}

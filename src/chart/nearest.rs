//! Which handle a press in a picture means.

use super::projection::distance;
use super::{Handle, Projection, Travel};

/// So far outside a panel a press still belongs to it, in CSS pixels.
const MARGIN_PX: f64 = 10.0;

/// The place in the list of the handle nearest to a point of the picture, in CSS pixels, among those of the
/// panel under it; `projections` are the panels'.
#[must_use]
pub fn nearest(handles: &[Handle], projections: &[Projection], (x, y): (f64, f64)) -> Option<usize> {
    let away = |handle: &Handle| {
        let projection = projections.get(handle.panel)?;
        let frame = projection.frame();
        let inside = (frame.top - MARGIN_PX..=frame.bottom + MARGIN_PX).contains(&y)
            && (frame.left - MARGIN_PX..=frame.right + MARGIN_PX).contains(&x);
        let at = projection.pixel(handle.at);
        let away = match handle.travel {
            Travel::Across => (at.0 - x).abs(),
            // Several may stand on one column: height decides between them.
            Travel::Upright => (at.0 - x).abs() + (at.1 - y).abs() * 1e-3,
            Travel::Free => distance(at.0 - x, at.1 - y),
        };
        inside.then_some(away)
    };
    let near = handles.iter().enumerate().filter_map(|(place, handle)| Some((place, away(handle)?)));
    near.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(place, _)| place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::{Axis, Frame};

    #[test]
    fn a_press_means_the_nearest_handle_of_its_own_panel() {
        let frame = |top| Frame { left: 0.0, top, right: 100.0, bottom: top + 100.0 };
        let panel = |top| Projection::new(&Axis::linear(0.0, 10.0), &Axis::linear(0.0, 10.0), frame(top));
        let panels = [panel(0.0), panel(200.0)];
        let upright = |at, panel| Handle { panel, ..Handle::direct("path1", at, Travel::Upright) };
        let handles = [upright((2.0, 5.0), 0), upright((8.0, 5.0), 0), upright((8.0, 1.0), 1)];
        assert_eq!(nearest(&handles, &panels, (25.0, 90.0)), Some(0));
        assert_eq!(nearest(&handles, &panels, (75.0, 10.0)), Some(1));
        assert_eq!(nearest(&handles, &panels, (20.0, 250.0)), Some(2), "the panel under the press counts");
        assert_eq!(nearest(&handles, &panels, (20.0, 150.0)), None, "between the panels");
        // On one column height decides.
        let column = [upright((5.0, 2.0), 0), upright((5.0, 8.0), 0)];
        assert_eq!(nearest(&column, &panels, (50.0, 10.0)), Some(1));
    }
}

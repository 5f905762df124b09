//! An untouched picture stirs once, to show what it does. The picture alone: state, words, table and handles stay.

use std::cell::Cell;
use std::rc::Rc;

use web_sys::Element;

use super::figure_view::FigureView;
use super::{browser, schedule};
use crate::chart::Figure;

/// The figure with a part of its control's value, 0 to 1; none once somebody has touched it.
pub(crate) type Nudge = Box<dyn Fn(f64) -> Option<Box<dyn Figure>>>;

/// The page stands still for a moment first.
const REST_MS: i32 = 900;
/// How long it stirs.
const STIR_MS: f64 = 900.0;
const STILL: &str = "(prefers-reduced-motion: reduce)";

/// Plans it. Who wants no motion sees none, and a picture that is not on screen has nobody to show it to. Whoever takes
/// hold of it has it still.
pub(crate) fn plan(view: &Rc<FigureView>, nudge: Nudge) {
    if browser::matches_media(STILL) {
        return;
    }
    let held = Rc::new(Cell::new(false));
    let takes_hold = Rc::clone(&held);
    browser::on(&view.elements().holder, "pointerdown", move |_: web_sys::Event| takes_hold.set(true));
    let view = Rc::clone(view);
    schedule::after(REST_MS, move || {
        if is_in_sight(&view.elements().holder) {
            stir(view, held, nudge, browser::milliseconds());
        }
    });
}

/// One frame, and the next one.
fn stir(view: Rc<FigureView>, held: Rc<Cell<bool>>, nudge: Nudge, begun: f64) {
    schedule::next_frame(move |_| {
        let share = (browser::milliseconds() - begun) / STIR_MS;
        let goes_on = share < 1.0 && !held.get();
        if let Some(figure) = goes_on.then(|| nudge(eased(share))).flatten() {
            // The painting after this one is the figure's own again.
            *view.instead.borrow_mut() = Some(figure);
            view.refresh();
            stir(view, held, nudge, begun);
        } else {
            view.refresh();
        }
    });
}

fn is_in_sight(picture: &Element) -> bool {
    let place = picture.get_bounding_client_rect();
    place.bottom() > 0.0 && browser::root().is_some_and(|root| place.top() < f64::from(root.client_height()))
}

/// From rest to rest.
fn eased(share: f64) -> f64 {
    let share = share.clamp(0.0, 1.0);
    share * share * (3.0 - 2.0 * share)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nudge_goes_from_nothing_to_all_without_turning_back() {
        let shares: Vec<_> = (0..=20).map(|step| eased(f64::from(step) / 20.0)).collect();
        assert_eq!((shares[0], shares[10], shares[20]), (0.0, 0.5, 1.0));
        assert!(shares.windows(2).all(|pair| pair[0] < pair[1]));
        assert_eq!((eased(-1.0), eased(2.0)), (0.0, 1.0));
    }
}

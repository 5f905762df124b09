//! An untouched picture stirs once, to show what it does. The picture alone: state, words, table and handles stay.

use std::cell::Cell;
use std::rc::Rc;

use web_sys::Element;

use super::figure_view::FigureView;
use super::{browser, motion, schedule};
use crate::chart::Figure;

/// The figure with a part of its control's value, 0 to 1; none once somebody has touched it.
pub(crate) type Nudge = Box<dyn Fn(f64) -> Option<Box<dyn Figure>>>;

/// The page stands still for a moment first.
const REST_MS: i32 = 1_500;
/// How long it stirs.
const STIR_MS: f64 = 900.0;

/// Plans it. Who wants no motion sees none, and a picture that is not on screen has nobody to show it to. Whoever takes
/// hold of it has it still.
pub(crate) fn plan(view: &Rc<FigureView>, nudge: Nudge) {
    if motion::is_unwanted() {
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
        if let Some(figure) = goes_on.then(|| nudge(motion::eased(share))).flatten() {
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

//! One bar of the staircase, with its label and the estimate beside it.

use crate::chart::{Anchor, Axis, ColorRole, Marks};
use crate::figures::words::{grammar, three_clocks as words};
use crate::model::rounds_to_nothing;

/// Half the width of a bar, where columns are one apart.
pub(super) const HALF: f64 = 0.3;
/// Less than this, in shares, is what the last digits of two hedges leave, and has no side.
pub(super) const DUST: f64 = 1e-6;

/// One column: the bar from where the last one ended, its label, and the estimate beside it.
pub(super) fn column(marks: &mut Marks, x: f64, from: f64, part: f64, guess: f64, y: &Axis, whole: bool) {
    let part = if part.abs() < DUST { 0.0 } else { part };
    let (to, role) = (from + part, ColorRole::of_sign(part));
    let up = part >= 0.0;
    let outward = |at: f64| if up { at - to } else { to - at };
    let (anchor, shift) = if up { (Anchor::Above, 3.0) } else { (Anchor::Below, -3.0) };
    let guessed = from + guess;
    let seen = !rounds_to_nothing(guess) && (y.low..=y.high).contains(&guessed);
    if rounds_to_nothing(part) {
        marks.line((x - HALF, from), (x + HALF, from), ColorRole::Soft, 2.0);
    } else {
        marks.bar((x - HALF, from), (x + HALF, to), role, 1.0);
    }
    if seen {
        marks.dashed_line((x - HALF - 0.1, guessed), (x + HALF + 0.1, guessed), ColorRole::Ink, 1.5);
    }
    // The label keeps clear of a dashed line just outside the bar, and stays inside of one
    // that is further out.
    let (line, height) = (outward(guessed), y.high - y.low);
    let beyond = seen && (-0.02 * height..0.1 * height).contains(&line);
    let text = grammar::order_label(part);
    let at = if beyond && line > 0.0 { guessed } else { to };
    marks.label((x, at), text, role, anchor).shifted(0.0, shift);
    if whole {
        marks.bold();
        if seen && line >= 0.1 * height {
            marks.label((x, guessed), words::estimate(guess), ColorRole::Soft, anchor).shifted(0.0, shift);
        }
    }
}

//! One bar of the staircase, with its label.

use crate::chart::{Anchor, ColorRole, Marks};
use crate::figures::words::grammar;
use crate::model::rounds_to_nothing;

/// Half the width of a bar, where columns are one apart.
pub(super) const HALF: f64 = 0.3;
/// Less than this, in shares, is what the last digits of two hedges leave, and has no side.
pub(super) const DUST: f64 = 1e-6;

/// One column: the bar from where the last one ended, and its label.
pub(super) fn column(marks: &mut Marks, x: f64, from: f64, part: f64) {
    let part = if part.abs() < DUST { 0.0 } else { part };
    let to = from + part;
    let (anchor, shift) = if part >= 0.0 { (Anchor::Above, 3.0) } else { (Anchor::Below, -3.0) };
    if rounds_to_nothing(part) {
        marks.line((x - HALF, from), (x + HALF, from), ColorRole::Soft, 2.0);
    } else {
        marks.bar((x - HALF, from), (x + HALF, to), ColorRole::of_sign(part), 1.0);
    }
    marks.label((x, to), grammar::order_label(part), ColorRole::of_sign(part), anchor).bold().shifted(0.0, shift);
}

//! What hedging has added to price, filled between two curves.

use crate::chart::{ColorRole, Marks};

/// A moment of two curves: where price is, where it would be without hedging, and whether hedging has lifted it.
pub type Moment = ((f64, f64), (f64, f64), bool);

/// What hedging has added from moment to moment: blue where it has lifted price, orange where it has lowered it.
pub fn added(marks: &mut Marks, moments: &[Moment], opacity: f64) {
    for run in moments.chunk_by(|one, next| one.2 == next.2) {
        let there = run.iter().map(|(price, ..)| *price);
        let back = run.iter().rev().map(|(_, without, _)| *without);
        let role = if run.first().is_some_and(|(.., lifted)| *lifted) { ColorRole::Buy } else { ColorRole::Sell };
        marks.area(there.chain(back).collect(), role, opacity);
    }
}

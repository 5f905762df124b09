#![expect(clippy::unwrap_used, reason = "a state that is refused must fail the test")]

use super::*;
use crate::scenario::CustomerSide;

#[test]
fn the_layers_add_up_to_the_move_of_price() {
    let short = Scenario::default();
    let long = short.with_choice(CustomerSide::Sells);
    let none = long.with(Key::Oi, 0.0);
    for (book, minute) in [(long, 390.0), (short, 390.0), (short, 217.0), (none, 390.0), (long, 1.0)] {
        let state = book.with(Key::Minute, minute);
        let figure = ShareOfFlow::new(&state).unwrap();
        let (outside, hedging) = figure.layers_bp();
        let moved = libm::log(figure.whole.close / figure.whole.open) * BASIS_POINTS;
        assert!((outside + hedging - moved).abs() < 1e-8, "{outside} {hedging} {moved}");
        let sums = figure.done.iter().fold((0.0, 0.0), |sum, q| (sum.0 + q.outside_bp, sum.1 + q.hedging_bp));
        assert!((sums.0 - outside).abs() < 1e-9 && (sums.1 - hedging).abs() < 1e-9);
    }
}

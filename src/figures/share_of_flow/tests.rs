#![expect(clippy::unwrap_used, reason = "a state that is refused must fail the test")]

use super::*;
use crate::scenario::CustomerSide;

#[test]
fn the_layers_add_up_to_the_move_of_price() {
    let short = Scenario::default();
    let long = short.with_choice(CustomerSide::Sells);
    let none = long.with(Key::Oi, 0.0);
    for state in [long, short, short.with(Key::Seed, 7.0), none] {
        let figure = ShareOfFlow::new(&state).unwrap();
        let (outside, hedging) = figure.layers_bp();
        let moved = libm::log(figure.whole.close / figure.whole.open) * BASIS_POINTS;
        assert!((outside + hedging - moved).abs() < 1e-8, "{outside} {hedging} {moved}");
        let sums = figure.quarters.iter().fold((0.0, 0.0), |sum, q| (sum.0 + q.outside_bp, sum.1 + q.hedging_bp));
        assert!((sums.0 - outside).abs() < 1e-9 && (sums.1 - hedging).abs() < 1e-9);
        // Minute by minute as well: what is drawn between outside orders and price is what hedging did.
        let last = figure.moved[usize::from(MINUTES)];
        assert!((last.outside - outside).abs() < 1e-8 && (last.price - moved).abs() < 1e-8);
        for (quarter, end) in figure.quarters.iter().scan(0.0, |sum, q| {
            *sum += q.hedging_bp;
            Some((q, *sum))
        }) {
            let there = figure.moved[usize::from(quarter.to)];
            assert!((there.price - there.outside - end).abs() < 1e-8, "{there:?} {end}");
        }
    }
}

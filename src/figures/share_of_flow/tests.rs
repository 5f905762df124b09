#![expect(clippy::unwrap_used, reason = "a state that is refused must fail the test")]

use super::*;

#[test]
fn one_none_and_all_have_words_of_their_own() {
    assert!(against_in_words(1, 1).starts_with("in the one quarter") && against_in_words(1, 1).contains("against"));
    assert!(against_in_words(0, 1).contains("along with"));
    assert!(against_in_words(0, 5).starts_with("in none of 5"));
    assert!(against_in_words(5, 5).starts_with("in all 5"));
    assert!(against_in_words(4, 5).starts_with("in 4 of 5"));
}

#[test]
fn the_layers_add_up_to_the_move_of_price() {
    let (long, none, short) = (GammaSide::Long, GammaSide::NotHedging, GammaSide::Short);
    for (dealer, minute) in [(long, 390.0), (short, 390.0), (short, 217.0), (none, 390.0), (long, 1.0)] {
        let state = Scenario::default().with_choice(dealer).with(Key::Minute, minute);
        let figure = ShareOfFlow::new(&state).unwrap();
        let (outside, hedging) = figure.layers_bp();
        let moved = libm::log(figure.whole.close / figure.whole.open) * BASIS_POINTS;
        assert!((outside + hedging - moved).abs() < 1e-8, "{outside} {hedging} {moved}");
        let sums = figure.done.iter().fold((0.0, 0.0), |sum, q| (sum.0 + q.outside_bp, sum.1 + q.hedging_bp));
        assert!((sums.0 - outside).abs() < 1e-9 && (sums.1 - hedging).abs() < 1e-9);
    }
}

//! What a book of options makes the dealer do: signs, orders, their split, rounding.
//!
//! `PROPTEST_CASES` sets the number of cases of each property.

#![expect(clippy::unwrap_used, reason = "a valid input that is refused must fail the test")]

use dealer_hedging::model::limits::{MAX_CONTRACTS, MAX_VOLATILITY};
use dealer_hedging::model::{
    Book, Calendar, Carry, Instrument, ModelError, Moment, OptionKind, Position, hedge_order_shares, hedge_shares,
    profit_and_loss, split_order,
};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

const EPSILON: f64 = f64::EPSILON;
const ONE_DAY: f64 = 1_440.0;

fn config() -> ProptestConfig {
    ProptestConfig { rng_seed: RngSeed::Fixed(2005), failure_persistence: None, ..ProptestConfig::default() }
}

fn kind() -> impl Strategy<Value = OptionKind> {
    prop_oneof![Just(OptionKind::Call), Just(OptionKind::Put)]
}

fn position(contracts: impl Strategy<Value = f64>) -> impl Strategy<Value = Position> {
    (kind(), 80.0..120.0, 0.0..20_000.0, contracts, 0.0..0.8).prop_map(
        |(kind, strike, minutes, contracts, volatility)| {
            Position::new(kind, strike, Calendar(minutes), contracts, volatility).unwrap()
        },
    )
}

fn book_of(contracts: std::ops::Range<f64>) -> impl Strategy<Value = Book> {
    let carry = (-0.1..0.1, -0.1..0.1).prop_map(|(rate, dividend)| Carry::new(rate, dividend).unwrap());
    (prop::collection::vec(position(contracts), 0..6), carry).prop_map(|(positions, carry)| Book::new(positions, carry))
}

fn any_book() -> impl Strategy<Value = Book> {
    book_of(-5_000.0..5_000.0)
}

fn moment() -> impl Strategy<Value = Moment> {
    (80.0..120.0, 0.0..25_000.0, -0.9..0.5)
        .prop_map(|(spot, minutes, shift)| Moment::new(spot, minutes, shift).unwrap())
}

/// A book of one position at the money, a day before expiry.
fn one(kind: OptionKind, contracts: f64) -> Book {
    let position = Position::new(kind, 100.0, Calendar(ONE_DAY), contracts, 0.2).unwrap();
    Book::new(vec![position], Carry::ZERO)
}

fn at(spot: f64) -> Moment {
    Moment::at(spot).unwrap()
}

/// Shares in the whole book: no delta can be larger (times e^0.004 for a negative yield).
fn size(book: &Book) -> f64 {
    book.positions().iter().map(|position| position.shares().abs()).sum()
}

/// The dealer takes the other side of the customer, and the first hedge the other side of that.
#[test]
fn four_trades_and_their_first_hedge() {
    let now = at(100.0);
    for (trade, kind, dealer_contracts, dealer_delta, hedge) in [
        ("customer buys a call", OptionKind::Call, -10.0, -1.0, "buy"),
        ("customer sells a call", OptionKind::Call, 10.0, 1.0, "sell"),
        ("customer buys a put", OptionKind::Put, -10.0, 1.0, "sell"),
        ("customer sells a put", OptionKind::Put, 10.0, -1.0, "buy"),
    ] {
        let book = one(kind, dealer_contracts);
        assert_eq!(book.delta_shares(&now).signum(), dealer_delta, "{trade}");
        let first = if hedge_shares(&book, &now) > 0.0 { "buy" } else { "sell" };
        assert_eq!(first, hedge, "{trade}");
        // Ten contracts at the money: about half of 1 000 shares.
        assert!((hedge_shares(&book, &now).abs() - 500.0).abs() < 20.0, "{trade}");
    }
}

#[test]
fn short_options_push_the_move_along_and_long_options_lean_against_it() {
    let order = |kind, contracts, to| hedge_order_shares(&one(kind, contracts), &at(100.0), &at(to));
    assert!(order(OptionKind::Call, -10.0, 101.0) > 0.0, "short call, rise: buys");
    assert!(order(OptionKind::Put, -10.0, 99.0) < 0.0, "short put, fall: sells");
    for kind in [OptionKind::Call, OptionKind::Put] {
        assert!(one(kind, -10.0).gamma_shares_per_dollar(&at(100.0)) < 0.0);
        assert!(one(kind, 10.0).gamma_shares_per_dollar(&at(100.0)) > 0.0);
        assert!(order(kind, -10.0, 101.0) > 0.0 && order(kind, -10.0, 99.0) < 0.0);
        assert!(order(kind, 10.0, 101.0) < 0.0 && order(kind, 10.0, 99.0) > 0.0);
    }
}

proptest! {
    #![proptest_config(config())]

    /// The same for any book that is short (or long) all its options: delta is monotone in spot.
    #[test]
    fn one_sided_books_trade_one_way(
        book in book_of(-5_000.0..0.0), here in moment(), rise in 0.0..20.0,
    ) {
        let higher = Moment::new(here.spot() + rise, here.minutes_passed(), here.volatility_shift()).unwrap();
        // The two deltas are each rounded; away from the strikes they are equal.
        let rounding = 16.0 * EPSILON * size(&book);
        prop_assert!(book.gamma_shares_per_dollar(&here) <= 0.0);
        prop_assert!(hedge_order_shares(&book, &here, &higher) >= -rounding);
        prop_assert!(hedge_order_shares(&book, &higher, &here) <= rounding);
        // Options are convex: short ones lose on any move alone, hedged or not for free.
        let result = profit_and_loss(&book, hedge_shares(&book, &here), &here, &higher);
        prop_assert!(result.net_dollars <= 64.0 * EPSILON * 120.0 * size(&book));
    }

    #[test]
    fn exposure_agrees_with_its_parts(book in any_book(), here in moment()) {
        let exposure = book.exposure(&here);
        prop_assert_eq!(exposure.delta_shares, 0.0 + book.delta_shares(&here));
        prop_assert_eq!(
            exposure.net_gamma_shares_per_dollar,
            0.0 + book.gamma_shares_per_dollar(&here)
        );
        let (net, gross) =
            (exposure.net_gamma_shares_per_dollar, exposure.gross_gamma_shares_per_dollar);
        // Sums of up to five terms, each addition rounded once.
        prop_assert!(net.is_finite() && gross >= net.abs() * (1.0 - 5.0 * EPSILON));
        prop_assert!(
            exposure.gross_dollars_of_delta_per_percent
                >= exposure.net_dollars_of_delta_per_percent.abs() * (1.0 - 5.0 * EPSILON)
        );
    }

    /// A book that is all short has nothing to cancel.
    #[test]
    fn gross_equals_net_when_nothing_cancels(book in book_of(-5_000.0..0.0), here in moment()) {
        let exposure = book.exposure(&here);
        prop_assert_eq!(
            exposure.gross_gamma_shares_per_dollar,
            0.0 - exposure.net_gamma_shares_per_dollar
        );
    }

    /// The three parts make the whole, also across an expiry and down to zero volatility.
    #[test]
    fn split_sums_to_the_order(book in any_book(), from in moment(), to in moment()) {
        let order = hedge_order_shares(&book, &from, &to);
        let split = split_order(&book, &from, &to);
        prop_assert!((split.total() - order).abs() <= 1e-12 * size(&book));
    }

    /// Each part is the mean over the six orders in which the factors can change, one at a time.
    #[test]
    fn split_is_the_mean_over_all_orders(book in any_book(), from in moment(), to in moment()) {
        const ORDERS: [[usize; 3]; 6] =
            [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
        let factors = |moment: Moment| [moment.spot(), moment.minutes_passed(), moment.volatility_shift()];
        let mut parts = [0.0; 3];
        for order in ORDERS {
            let (mut here, mut changing) = (from, factors(from));
            for factor in order {
                changing[factor] = factors(to)[factor];
                let [spot, minutes, shift] = changing;
                let next = Moment::new(spot, minutes, shift).unwrap();
                parts[factor] += hedge_order_shares(&book, &here, &next) / 6.0;
                here = next;
            }
        }
        let split = split_order(&book, &from, &to);
        let tolerance = 1e-12 * size(&book);
        prop_assert!((split.price_shares - parts[0]).abs() <= tolerance);
        prop_assert!((split.time_shares - parts[1]).abs() <= tolerance);
        prop_assert!((split.volatility_shares - parts[2]).abs() <= tolerance);
    }

    /// A factor that does not change has no part, exactly.
    #[test]
    fn what_does_not_change_has_no_part(book in any_book(), from in moment(), to in moment()) {
        let only_spot = Moment::mixed(from, to, [true, false, false]);
        let split = split_order(&book, &from, &only_spot);
        prop_assert_eq!((split.time_shares, split.volatility_shares), (0.0, 0.0));
        let same_spot = Moment::mixed(from, to, [false, true, true]);
        prop_assert_eq!(split_order(&book, &from, &same_spot).price_shares, 0.0);
    }

    /// Whole units and the residue make the order exactly; the residue is at most half a unit; a
    /// sell rounds like the buy of its size.
    #[test]
    fn rounding_loses_nothing(shares in -1e9..1e9_f64) {
        for instrument in Instrument::ALL {
            let (unit, order) = (instrument.unit_shares(), instrument.round_order(shares));
            prop_assert_eq!(order.units.fract(), 0.0);
            prop_assert_eq!(order.units * unit + order.residue_shares, shares);
            prop_assert!(order.residue_shares.abs() <= unit / 2.0);
            prop_assert_eq!(instrument.round_order(-shares).units, -order.units);
        }
    }
}

/// The dollars of delta per 1% are what delta, in dollars, really does over a small move.
#[test]
fn dollars_per_percent_are_what_the_book_does() {
    for (kind, contracts) in [(OptionKind::Call, -100.0), (OptionKind::Put, 40.0)] {
        let book = one(kind, contracts);
        // A thousandth of 1%; over ±h the truncation is (h/Sv)²/6 ≈ 2e-7, v = 1%.
        let step = 0.001 * 0.01 * 100.0;
        let change = book.delta_shares(&at(100.0 + step)) - book.delta_shares(&at(100.0 - step));
        let expected = change / 0.002 * 100.0;
        let exposure = book.exposure(&at(100.0));
        let difference = exposure.net_dollars_of_delta_per_percent / expected - 1.0;
        assert!(difference.abs() < 1e-6, "{difference:e}");
    }
}

/// At its kink an expired option has no slope; the sums of a book stay finite.
#[test]
fn an_expiry_at_the_money_leaves_the_sums_finite() {
    let positions = vec![
        Position::new(OptionKind::Call, 100.0, Calendar(ONE_DAY), -10.0, 0.2).unwrap(),
        Position::new(OptionKind::Put, 100.0, Calendar(ONE_DAY), 10.0, 0.2).unwrap(),
        Position::new(OptionKind::Put, 100.0, Calendar(ONE_DAY), 0.0, 0.2).unwrap(),
    ];
    let book = Book::new(positions, Carry::ZERO);
    let at_expiry = Moment::new(100.0, ONE_DAY, 0.0).unwrap();
    let exposure = book.exposure(&at_expiry);
    assert_eq!(exposure.delta_shares, -1_000.0);
    assert_eq!(exposure.gross_gamma_shares_per_dollar, 0.0);
    assert_eq!(book.value_dollars(&at_expiry), 0.0);
    // Long after, and a dollar in the money, the call owes a dollar a share.
    let later = Moment::new(101.0, 9.0 * ONE_DAY, 0.0).unwrap();
    assert_eq!(book.value_dollars(&later), -1_000.0);
}

/// A shift below zero volatility stops at zero, where delta is a step.
#[test]
fn implied_volatility_stops_at_zero() {
    let book = one(OptionKind::Call, -10.0);
    let shifted = |spot, shift| book.delta_shares(&Moment::new(spot, 0.0, shift).unwrap());
    for shift in [-0.2, -0.5] {
        // A tenth of a deviation from the strike, were there any volatility left.
        assert_eq!(shifted(99.9, shift), 0.0);
        assert_eq!(shifted(100.1, shift), -1_000.0);
    }
    assert!(shifted(99.9, -0.1) < 0.0, "half the volatility is left");
}

#[test]
fn each_invalid_part_gives_its_own_error() {
    let position = |strike, minutes, contracts, volatility| {
        Position::new(OptionKind::Call, strike, Calendar(minutes), contracts, volatility)
    };
    assert_eq!(position(0.0, 1.0, 1.0, 0.2), Err(ModelError::Strike(0.0)));
    assert_eq!(position(1.0, -1.0, 1.0, 0.2), Err(ModelError::Expiry(-1.0)));
    assert_eq!(position(1.0, 1.0, 1.0, -0.2), Err(ModelError::Volatility(-0.2)));
    let many = -2.0 * MAX_CONTRACTS;
    assert_eq!(position(1.0, 1.0, many, 0.2), Err(ModelError::Contracts(many)));
    assert!(matches!(position(1.0, 1.0, f64::NAN, 0.2), Err(ModelError::Contracts(_))));
    assert!(matches!(position(1.0, f64::NAN, 1.0, 0.2), Err(ModelError::Expiry(_))));
    assert_eq!(Carry::new(3.0, 0.0), Err(ModelError::Rate(3.0)));
    assert_eq!(Carry::new(0.0, -3.0), Err(ModelError::DividendYield(-3.0)));
    assert_eq!(Moment::at(-5.0), Err(ModelError::Spot(-5.0)));
    assert_eq!(Moment::new(1.0, -1.0, 0.0), Err(ModelError::MinutesPassed(-1.0)));
    let endless = f64::INFINITY;
    assert_eq!(Moment::new(1.0, endless, 0.0), Err(ModelError::MinutesPassed(endless)));
    let leap = -2.0 * MAX_VOLATILITY;
    assert_eq!(Moment::new(1.0, 0.0, leap), Err(ModelError::VolatilityShift(leap)));
    assert!(matches!(Moment::new(1.0, 0.0, f64::NAN), Err(ModelError::VolatilityShift(_))));
}

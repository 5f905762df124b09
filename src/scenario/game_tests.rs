#![expect(clippy::unwrap_used, reason = "a state that is refused must fail the test")]

use super::*;
use crate::control::Choices;
use proptest::prelude::*;

fn hour(seed: f64, book: GameBook) -> Hour {
    Hour::new(&Scenario::default().with(Key::GameSeed, seed).with_choice(book)).unwrap()
}

/// The normal distribution from its own series, far from how the model has it.
fn phi(x: f64) -> f64 {
    let (mut term, mut sum, mut k) = (x, x, 1.0);
    while term.abs() > 1e-18 {
        term *= x * x / (2.0 * k + 1.0);
        sum += term;
        k += 1.0;
    }
    0.5 + sum * (-x * x / 2.0).exp() / (2.0 * std::f64::consts::PI).sqrt()
}

/// Price and delta of one call with so many minutes to go, in closed form.
fn call(spot: f64, minutes: f64) -> (f64, f64) {
    if minutes == 0.0 {
        return ((spot - 100.0).max(0.0), f64::from(u8::from(spot > 100.0)));
    }
    let deviation = 0.2 * (minutes / (252.0 * 390.0)).sqrt();
    let d1 = (spot / 100.0).ln() / deviation + deviation / 2.0;
    // Beyond seven deviations the series is of no use, and all is decided.
    if d1.abs() > 7.0 {
        return ((spot - 100.0).max(0.0), f64::from(u8::from(d1 > 0.0)));
    }
    (spot * phi(d1) - 100.0 * phi(d1 - deviation), phi(d1))
}

#[test]
fn the_hour_is_the_closed_form_along_its_price() {
    for (seed, book) in [(1.0, GameBook::Sold), (848.0, GameBook::Owned), (77.0, GameBook::Sold)] {
        let hour = hour(seed, book);
        assert_eq!((hour.minutes.len(), hour.minutes[0].price), (61, 100.0));
        for (minute, given) in (0..).zip(&hour.minutes) {
            let (value, delta) = call(given.price, 60.0 - f64::from(minute));
            assert!((given.delta - book.sign() * 1e6 * delta).abs() < 1e-3, "{minute}");
            assert!((given.value - book.sign() * 1e6 * value).abs() < 1e-3, "{minute}");
        }
    }
}

/// Minute by minute in cash: what the calls brought, what every share cost, and what is left at the end.
fn profit_in_cash(hour: &Hour, orders: &[f64]) -> f64 {
    let (first, last) = (hour.minutes[0], hour.minutes[60]);
    let mut held = -first.delta;
    let mut cash = -first.value - held * first.price;
    for (given, shares) in hour.minutes.iter().zip(orders) {
        cash -= shares * given.price;
        held += shares;
    }
    cash + last.value + held * last.price
}

/// The rule once more, written down as one would follow it by hand.
fn rule_by_hand(hour: &Hour) -> Vec<f64> {
    let mut held = -hour.minutes[0].delta;
    let mut orders = Vec::new();
    for given in &hour.minutes[..60] {
        let needed = -given.delta;
        let short_of = needed - held;
        let order = if (-100_000.0..=100_000.0).contains(&short_of) { 0.0 } else { short_of };
        held += order;
        orders.push(order);
    }
    orders
}

#[test]
fn the_rule_is_the_one_of_the_text() {
    for seed in 1..=200 {
        for book in GameBook::VALUES {
            let hour = hour(seed.into(), *book);
            let (run, by_hand) = (hour.with_rule(), rule_by_hand(&hour));
            assert!(run.orders.iter().zip(&by_hand).all(|(one, other)| (one - other).abs() < 1e-6), "{seed}");
            let score = hour.score(&run, 60);
            assert!(score.largest_gap <= RULE_SHARES && score.traded >= 0.0);
            assert!((score.profit - profit_in_cash(&hour, &by_hand)).abs() < 1e-2, "{seed}");
        }
    }
}

#[test]
fn the_opening_hour_is_the_one_of_median_trading() {
    let mut traded: Vec<(f64, f64)> = (1..=999)
        .map(|seed| {
            let hour = hour(seed.into(), GameBook::Sold);
            (hour.score(&hour.with_rule(), 60).traded, f64::from(seed))
        })
        .collect();
    traded.sort_by(|one, other| one.0.total_cmp(&other.0));
    assert_eq!(traded[499].1, Key::GameSeed.control().default, "{:?}", traded[499]);
}

proptest! {
    #[test]
    fn profit_is_what_cash_says(seed in 1..5_000_u32, lots in proptest::collection::vec(-50..=50_i8, 60)) {
        let orders = (0..).zip(&lots).fold(Orders::default(), |orders, (minute, lots)| orders.with(minute, *lots));
        let shares: Vec<f64> = lots.iter().map(|lots| f64::from(*lots) * 20_000.0).collect();
        for book in GameBook::VALUES {
            let hour = hour(seed.into(), *book);
            let run = hour.with_orders(&orders);
            let score = hour.score(&run, 60);
            let cash = profit_in_cash(&hour, &shares);
            prop_assert!((score.profit - cash).abs() < 1e-6 * (1e6 + cash.abs()), "{} {cash}", score.profit);
            prop_assert_eq!(score.traded, shares.iter().map(|shares| shares.abs()).sum::<f64>());
            let following = hour.with_the_move(&run);
            prop_assert_eq!(following.all(), score.traded);
            prop_assert!(following.with + following.against <= following.all());
        }
    }

    /// The other side of the calls needs every order the other way round, and has the opposite profit.
    #[test]
    fn the_second_round_mirrors_the_first(seed in 1..5_000_u32) {
        let [one, other] = [GameBook::Sold, GameBook::Owned].map(|book| hour(seed.into(), book));
        let (sold, owned) = (one.with_rule(), other.with_rule());
        prop_assert!(sold.orders.iter().zip(&owned.orders).all(|(one, other)| *one == -*other));
        prop_assert_eq!(one.score(&sold, 60).profit, -other.score(&owned, 60).profit);
    }
}

#[test]
fn only_who_plays_can_trade_and_only_until_expiry() {
    let watching = Scenario::default();
    assert_eq!((watching.ordered(1), watching.game_stepped()), (watching, watching));
    let begun = watching.game_begun();
    let traded = begun.ordered(1).ordered(1).game_stepped().ordered(-1);
    assert_eq!((traded.orders().lots(0), traded.orders().lots(1), traded.game_minute()), (2, -1, 1));
    let over = (0..80).fold(traded, |state, _| state.game_stepped());
    assert_eq!((over.game_minute(), over.ordered(3)), (60, over));
    assert_eq!(over.game_begun(), begun);
}

#![expect(clippy::unwrap_used, reason = "a state that is refused must fail the test")]

use super::*;
use crate::control::Choices;
use crate::scenario::Orders;
use crate::scenario::game::Following;
use proptest::prelude::*;

fn action(name: &str) -> &'static Action {
    ACTIONS.iter().copied().find(|action| action.name == name).unwrap()
}

fn press(state: &Scenario, names: &[&str]) -> Scenario {
    names.iter().fold(*state, |state, name| (action(name).act)(&state))
}

fn said(state: &Scenario) -> String {
    BeTheDealer::new(state).unwrap().finding().text()
}

#[test]
fn untouched_it_shows_the_rule() {
    let figure = BeTheDealer::new(&Scenario::default()).unwrap();
    assert_eq!(figure.finding().text(), "The rule bought every rise and sold every fall. It never looked at the news.");
    assert_eq!(figure.shown, figure.rule);
}

#[test]
fn buttons_trade_step_and_begin() {
    let begun = press(&Scenario::default(), &["begin"]);
    assert_eq!(said(&begun), "Balanced.");
    assert_eq!(said(&press(&begun, &["buy"])), "You are long 20,000. Sell.");
    assert_eq!(said(&press(&begun, &["sell", "sell"])), "You are short 40,000. Buy.");
    let stepped = press(&begun, &["buy", "next", "sell"]);
    assert_eq!((stepped.orders().lots(0), stepped.orders().lots(1), stepped.game_minute()), (1, -1, 1));
    let second = press(&stepped, &["round"]);
    assert_eq!((second.pick::<GameBook>(), second.game_minute()), (GameBook::Owned, 0));
    assert!(second.orders().is_empty());
    assert_eq!(press(&stepped, &["watch"]).orders(), stepped.orders());
    assert_eq!(press(&Scenario::default(), &["buy", "sell", "next", "watch"]), Scenario::default());
    assert!(press(&stepped, &["news"]).orders().is_empty());
}

/// Nothing of what is still to come can be seen in picture, words or table.
#[test]
fn the_future_is_hidden() {
    let early = press(&Scenario::default(), &["begin", "next", "next", "next"]);
    let figure = BeTheDealer::new(&early).unwrap();
    let mut other = BeTheDealer::new(&early).unwrap();
    for given in &mut other.hour.minutes[4..] {
        given.price += 5.0;
    }
    for width in [690.0, 330.0] {
        assert_eq!(figure.scene(View { width }), other.scene(View { width }));
    }
    assert_eq!((figure.finding(), figure.caption()), (other.finding(), other.caption()));
    assert_eq!(figure.table(), other.table());
}

/// How the orders lay to the moves, counted order by order.
fn counted(hour: &Hour, orders: &Orders) -> (i32, i32, i32) {
    let (mut last, mut with, mut against, mut all) = (hour.minutes[0].price, 0, 0, 0);
    for minute in 0..60_u8 {
        let (lots, price) = (i32::from(orders.lots(minute)), hour.minutes[usize::from(minute)].price);
        if lots == 0 {
            continue;
        }
        all += lots.abs();
        if (lots > 0 && price > last) || (lots < 0 && price < last) {
            with += lots.abs();
        } else if price != last {
            against += lots.abs();
        }
        last = price;
    }
    (with, against, all)
}

proptest! {
    /// “Every” where it was every share, a share of them elsewhere, and no more than there is.
    #[test]
    fn what_is_said_of_the_orders_is_true(
        seed in 1..9_000_u32,
        lots in proptest::collection::vec(prop_oneof![9 => Just(0_i8), 1 => -4..=4_i8], 60),
        copies in any::<bool>(),
    ) {
        for book in GameBook::VALUES {
            let state = Scenario::default().with(Key::GameSeed, seed.into()).with_choice(GameMode::Reader).with_choice(*book);
            let hour = Hour::new(&state).unwrap();
            // Half of the time the reader follows the needle, so that all of it goes one way.
            let orders = if copies {
                let mut held = -hour.minutes[0].delta;
                (0..60_u8).fold(Orders::default(), |orders, minute| {
                    let gap = -hour.minutes[usize::from(minute)].delta - held;
                    #[expect(clippy::cast_possible_truncation, reason = "a handful of lots")]
                    let lots = if gap.abs() > 90_000.0 { (gap / 20_000.0) as i8 } else { 0 };
                    held += f64::from(lots) * 20_000.0;
                    orders.with(minute, lots)
                })
            } else {
                (0..).zip(&lots).fold(Orders::default(), |orders, (minute, lots)| orders.with(minute, *lots))
            };
            let (with, against, all) = counted(&hour, &orders);
            let followed = if *book == GameBook::Sold { with } else { against };
            let said = said(&state.with_orders(orders));
            let every = said.to_lowercase().contains("every ");
            prop_assert_eq!(every, all > 0 && followed == all, "{} {}/{}", said, followed, all);
            prop_assert_eq!(said.contains("no order"), all == 0);
            prop_assert_eq!(said.starts_with("No share"), all > 0 && followed == 0);
            if let Some((percent, _)) = said.split_once("% of the shares") {
                prop_assert!(followed > 0 && followed < all);
                if let Ok(percent) = percent.parse::<f64>() {
                    prop_assert!((percent - 100.0 * f64::from(followed) / f64::from(all)).abs() <= 0.5);
                }
            }
        }
    }

    /// The needle, the order that is asked for, and the shares agree.
    #[test]
    fn the_needle_asks_for_what_brings_it_closer(seed in 1..9_000_u32, minute in 0..60_u8, lots in -50..=50_i8) {
        for book in GameBook::VALUES {
            let state = Scenario::default().with(Key::GameSeed, seed.into()).with_choice(*book).game_begun();
            let state = state.with(Key::GameMinute, minute.into()).with_orders(Orders::default().with(0, lots));
            let (figure, said) = (BeTheDealer::new(&state).unwrap(), said(&state));
            let net = figure.net();
            prop_assert!((figure.now().unwrap().delta + figure.held() - net).abs() < 1e-6);
            let name = if said.ends_with("Buy.") { "buy" } else if said.ends_with("Sell.") { "sell" } else { "" };
            if name.is_empty() {
                prop_assert!(net.abs() <= 10_000.0 && said == "Balanced.");
            } else {
                let next = BeTheDealer::new(&press(&state, &[name])).unwrap();
                prop_assert!(next.net().abs() < net.abs() || minute == 0 && lots.abs() == 50, "{} {}", said, next.net());
            }
        }
    }
}

#[test]
fn nearly_all_is_not_all() {
    let of = |with| Following { bought: 1e6, sold: 1e6, with, against: 2e6 - with, neither: 0.0 };
    let said = |with| words::over(GameMode::Reader, GameBook::Sold, &of(with)).text();
    assert_eq!(said(2e6), "You bought every rise and sold every fall. You never looked at the news.");
    assert_eq!(said(1.999e6), "Over 99% of the shares you traded went with the move.");
    assert_eq!(said(1.78e6), "89% of the shares you traded went with the move.");
    assert_eq!(said(1e3), "Under 1% of the shares you traded went with the move.");
    assert_eq!(said(0.0), "No share you traded went with the move.");
    let owned = words::over(GameMode::Reader, GameBook::Owned, &of(0.0)).text();
    assert_eq!(owned, "You sold every rise and bought every fall. You never looked at the news.");
}

/// The rule's shares are no whole lots, and their sums round: “every” must not hang on that.
#[test]
fn the_rule_is_told_by_its_orders() {
    for seed in 1..=300 {
        for book in GameBook::VALUES {
            let state = Scenario::default().with(Key::GameSeed, seed.into()).with_choice(*book);
            let figure = BeTheDealer::new(&state).unwrap();
            let (mut last, mut all) = (figure.hour.minutes[0].price, true);
            for (given, shares) in figure.hour.minutes.iter().zip(&figure.rule.orders).filter(|(_, it)| **it != 0.0) {
                let went = (given.price > last) == (*shares > 0.0) && given.price != last;
                all &= went == (*book == GameBook::Sold) && given.price != last;
                last = given.price;
            }
            let said = figure.finding().text();
            assert_eq!(said.to_lowercase().contains("every "), all && !said.contains("no order"), "{seed}: {said}");
        }
    }
}

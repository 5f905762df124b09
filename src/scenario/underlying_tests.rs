//! What an underlying holds, refuses and spells.

use super::*;
use crate::scenario::Scenario;
use proptest::prelude::*;

fn brought(spot: f64, step: f64) -> Brought {
    let rows = std::array::from_fn(|place| StrikeRow {
        strike: significant(spot + step * (f64::from(u8::try_from(place).unwrap()) - 4.0), 7),
        calls: 1_000.0 * f64::from(u8::try_from(place).unwrap()),
        puts: 777.0,
    });
    Brought {
        symbol: Symbol::read("abc.b").unwrap(),
        daily_volume: 51_234_000.0,
        spot,
        days: 4.27,
        iv: 14.2,
        rate: 4.5,
        dividend_yield: 1.25,
        sessions: 5.0,
        strike: rows[4].strike,
        oi: 9_000.0,
        rows,
    }
}

#[test]
fn the_lessons_own_stock_opens_with_the_table() {
    let own = Underlying::default();
    for key in Key::ALL {
        assert_eq!(own.opening(key), key.control().default, "{key:?}");
    }
    assert!(!own.is_brought() && own.daily_volume() == 10e6);
    assert_eq!(own.strikes()[..2], [90.0, 92.5]);
}

#[test]
fn what_no_control_can_hold_is_refused() {
    let good = brought(5_873.42, 25.0);
    assert!(Underlying::new(&good).is_some());
    for bad in [
        Brought { spot: f64::NAN, ..good },
        Brought { spot: -1.0, ..good },
        Brought { iv: 0.0, ..good },
        Brought { days: 900.0, ..good },
        Brought { sessions: 2.5, ..good },
        Brought { daily_volume: 0.0, ..good },
        Brought { daily_volume: f64::INFINITY, ..good },
        Brought { oi: -1.0, ..good },
        Brought { rows: [good.rows[0]; CHAIN_STRIKES], ..good },
        brought(5_873.42, 1_000.0),
    ] {
        assert_eq!(Underlying::new(&bad), None, "{bad:?}");
    }
}

#[test]
fn a_symbol_is_short_and_plain() {
    assert_eq!(Symbol::read("brk.b").map(|symbol| symbol.to_string()).as_deref(), Some("BRK.B"));
    for text in ["", "ABCDEFGHI", "A B", "<B>", "é"] {
        assert_eq!(Symbol::read(text), None, "{text}");
    }
}

proptest! {
    #[test]
    fn an_underlying_and_its_text_are_the_same_thing(log in -2.0..12.0f64, step in 0.001..0.02f64) {
        let spot = significant(libm::exp(log), 6);
        let underlying = Underlying::new(&brought(spot, spot * step)).unwrap();
        let text = underlying.to_string();
        prop_assert!(text.len() < 320, "{}", text);
        let read = Underlying::read(&text).unwrap();
        prop_assert_eq!(read.to_string(), text);
        let (state, again) = (Scenario::of(underlying), Scenario::of(read));
        for key in Key::ALL {
            prop_assert!((state.get(key) - again.get(key)).abs() <= 1e-12 * state.get(key).abs());
        }
        prop_assert!((state.get(Key::Spot) / spot - 1.0).abs() < 1e-12);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[A-Z0-9_.e-]{0,120}|.{0,60}") {
        if let Some(underlying) = Underlying::read(&text) {
            prop_assert!(Underlying::read(&underlying.to_string()).is_some());
        }
    }
}

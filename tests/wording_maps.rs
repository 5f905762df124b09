//! The words of the pressure map and of the map that moves, in any reachable state, against the pressure at every tenth of a
//! dollar and the model's own sessions.

#![expect(clippy::unwrap_used, reason = "a figure or a number that is missing must fail the test")]

mod by_hand;

use by_hand::{caption, chain_session, either, finding, number_after, said, said_order, session};
use dealer_hedging::figures::shared::pressure::{Map, Pressure};
use dealer_hedging::figures::words;
use dealer_hedging::scenario::{Inputs, Key, NewsDirection};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// D2: the sentence about the zones, against the pressure at every tenth of a dollar.
    #[test]
    fn the_zones_of_the_map(state in either()) {
        let map = Map::new(&Inputs::of(state), 0).unwrap();
        let seen: Vec<(f64, Pressure)> = (0..=160).map(|step| 92.0 + 0.1 * f64::from(step)).map(|price| (price, map.pressure(price))).collect();
        let (text, spread) = (caption("pressure-map", &state), finding("pressure-map", &state));
        let all = |kind: Pressure| seen.iter().all(|(_, is)| *is == kind);
        let some = |kind: Pressure| seen.iter().any(|(_, is)| *is == kind);
        prop_assert_eq!(text.starts_with("There is no open interest") || text.starts_with("Everything cancels"), all(Pressure::Nothing), "{}", &text);
        prop_assert_eq!(text.starts_with("Everything cancels"), all(Pressure::Nothing) && map.gross(100.0).max(map.gross(95.0)).max(map.gross(105.0)) > 1.0, "{}", &text);
        if text.starts_with("At every price here, hedging leans") {
            prop_assert!(all(Pressure::Leans), "{text}");
        }
        if text.starts_with("At every price here, hedging pushes") {
            prop_assert!(all(Pressure::Pushes), "{text}");
        }
        prop_assert_eq!(text.contains("the sign never changes"), some(Pressure::Leans) != some(Pressure::Pushes), "{}", &text);
        if text.starts_with("Below $") && text.contains("above it leans") {
            let at = number_after(&text, "Below $");
            prop_assert!(seen.iter().all(|(price, is)| *is == Pressure::Nothing || (*is == Pressure::Pushes) == (*price < at) || (price - at).abs() < 0.11), "{text}");
        }
        let spot = state.get(Key::Spot);
        let inside = (92.0..=108.0).contains(&spot);
        prop_assert_eq!(spread.contains("off this map"), !inside, "{}", &spread);
        if inside {
            let does = words::pressure_map::hedging(map.pressure(spot));
            let told = spread.split_once("where hedging ").unwrap().1.split(',').next().unwrap();
            prop_assert!(does.starts_with(told.trim_end_matches(" at first")), "{spread} {does}");
            // “At first” where the spread is not what that pressure brings.
            if let Some((_, unhedged)) = spread.split_once("; unhedged, ") {
                let (hedged, unhedged) = (number_after(&spread, "within "), by_hand::number(unhedged).unwrap());
                let contradicts = (told.starts_with("leans") && hedged > unhedged) || (told.starts_with("pushes") && hedged < unhedged);
                prop_assert_eq!(told.ends_with(" at first"), contradicts, "{}", &spread);
            } else {
                prop_assert!(!told.ends_with(" at first"), "{spread}");
            }
        }
    }

    /// D1: the two sessions on the map: how far they went.
    #[test]
    fn the_two_sessions_of_the_map(state in either()) {
        let (curve, parameters) = chain_session(&state);
        let spot = state.get(Key::Spot);
        let far = |mirrored: bool| {
            let run = session(&state, &curve, &parameters, mirrored);
            run.minutes().iter().map(|minute| (minute.log_spot.exp() / spot - 1.0) * 100.0).fold(0.0, |far: f64, at| if at.abs() > far.abs() { at } else { far })
        };
        let text = said("map-flipped", &state);
        prop_assert!((number_after(&text, "the open was ") - far(false)).abs() <= 0.0051, "{text}");
        prop_assert!((number_after(&text, "came, and ") - far(true)).abs() <= 0.0051, "{text}");
        // The same both ways round.
        prop_assert_eq!(said("map-flipped", &state.with_choice(state.pick::<NewsDirection>().turned())), text);
    }

    /// E4: what is left of the map, and the order halfway between two strikes.
    #[test]
    fn what_is_left_of_the_map(state in either()) {
        let (open, now) = (Map::new(&Inputs::of(state), 0).unwrap(), Map::new(&Inputs::of(state), state.minute()).unwrap());
        let prices = || (0..=160).map(|step| 92.0 + 0.1 * f64::from(step));
        let all: f64 = prices().map(|price| open.up(price).abs()).sum();
        let both: f64 = prices().map(|price| (open.up(price), now.up(price))).filter(|(a, b)| a * b > 0.0).map(|(a, b)| a.abs().min(b.abs())).sum();
        let (order_told, text) = (finding("map-moves", &state), caption("map-moves", &state));
        prop_assert!(order_told.contains("there is no map") == (all < 0.5), "{order_told} {all}");
        if all < 0.5 {
            prop_assert!(text.contains("time has passed. "), "{text}");
            return Ok(());
        }
        let left = 100.0 * both / all;
        let clause = text.split_once("time has passed: ").unwrap().1;
        match () {
            () if clause.starts_with("nothing") => prop_assert!(left < 1e-6, "{text} {left}"),
            () if clause.starts_with("all") => prop_assert!(left > 100.0 - 1e-6, "{text} {left}"),
            () if clause.starts_with("under 1%") => prop_assert!(left < 0.51, "{text} {left}"),
            () if clause.starts_with("over 99%") => prop_assert!(left > 99.49, "{text} {left}"),
            () => prop_assert!((number_after(clause, "") - left).abs() <= 0.51, "{text} {left}"),
        }
        let at = number_after(&order_told, "1% up from $");
        let after: f64 = prices().map(|price| now.up(price).abs()).sum();
        let new = 100.0 * (after - both) / all;
        let told = text.split_once("new orders come to ").map_or(0.0, |(_, rest)| number_after(rest, ""));
        prop_assert!((told - new).abs() <= 0.51, "{text} {new}");
        let at_close = said("map-left", &state.with(Key::Minute, 390.0));
        prop_assert!(!at_close.contains("nearly holds") || state.minute() < 390 || (left > 90.0 && new < 10.0), "{at_close} {left} {new}");
        let is_told = |words: &str, map: &Map| {
            let told = said_order(order_told.split_once(words).unwrap().1);
            (told - map.up(at)).abs() <= 0.51 + 1e-9 * map.gross(at)
        };
        if state.minute() == 0 {
            prop_assert!(is_told("makes dealers ", &open), "{order_told}");
        } else {
            prop_assert!(is_told("made dealers ", &open) && is_told("makes them ", &now), "{order_told}");
        }
        prop_assert!(((at - 90.0) / 2.5).fract() == 0.5, "{at} is not halfway between two strikes");
    }
}

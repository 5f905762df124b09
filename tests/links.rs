//! The share link: every state survives the round trip, and no text can break it.

use dealer_hedging::app::problems;
use dealer_hedging::control::{Kind, Scale};
use dealer_hedging::format::{Reading, is_unseen};
use dealer_hedging::model::OptionKind;
use dealer_hedging::scenario::link::{self, Problem};
use dealer_hedging::scenario::{CONTROLS, CustomerSide, GameMode, Key, Orders, Scenario};
use proptest::prelude::*;

/// 100 000 cases in the full run, 2 000 in the quick one.
fn cases() -> ProptestConfig {
    ProptestConfig::with_cases(if std::env::var_os("FULL").is_some() { 100_000 } else { 2_000 })
}

fn any_value(index: usize) -> BoxedStrategy<f64> {
    let control = &CONTROLS[index];
    match control.kind {
        Kind::Number(Scale { low, high, .. }) => {
            prop_oneof![Just(low), Just(high), Just(control.default), low..=high].boxed()
        }
        Kind::Choice(words) => (0..words.len()).prop_map(|place| f64::from(u32::try_from(place).unwrap_or(0))).boxed(),
    }
}

fn any_state() -> impl Strategy<Value = Scenario> {
    let values: Vec<_> = (0..CONTROLS.len()).map(any_value).collect();
    let orders = proptest::collection::vec((0..60_u8, -50..=50_i8), 0..20);
    (values, orders).prop_map(|(values, orders)| {
        let orders = orders.into_iter().fold(Orders::default(), |orders, (minute, lots)| orders.with(minute, lots));
        let state = Scenario::default().with_orders(orders);
        Key::ALL.into_iter().zip(values).fold(state, |state, (key, value)| state.with(key, value))
    })
}

fn is_valid(state: &Scenario) -> bool {
    Key::ALL.into_iter().all(|key| {
        let (control, value) = (key.control(), state.per_hundred(key));
        value.is_finite() && control.clamp(value) == value
    })
}

/// Bytes with the letters of real links among them, so that names, numbers and escapes are met.
fn any_query() -> impl Strategy<Value = Vec<u8>> {
    let fragment = prop_oneof![
        proptest::collection::vec(any::<u8>(), 0..12),
        proptest::sample::select(CONTROLS.iter().map(|c| format!("&{}=", c.name).into_bytes()).collect::<Vec<_>>()),
        proptest::sample::select(
            [
                "-1e999",
                "1e308",
                "NaN",
                "inf",
                "%",
                "%zz",
                "%F0%9F",
                "+",
                "=",
                "&&",
                "v=3",
                "&dealer=",
                "&orders=",
                "3x0.2.-1",
                "none",
                "104",
                "0x10",
                "−5",
                "calls",
                ";",
                "&amp;",
                "#",
                "%26",
                "%3D",
                "utm_source=x",
                "25,000",
                "\u{202E}"
            ]
            .map(|s| s.as_bytes().to_vec())
            .to_vec()
        ),
    ];
    proptest::collection::vec(fragment, 0..8).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn any_bytes_decode_to_a_valid_state(bytes in any_query()) {
        let (state, problems) = link::decode(&String::from_utf8_lossy(&bytes));
        prop_assert!(is_valid(&state));
        let words = problems::lines(&problems, &state);
        prop_assert!(words.iter().all(|words| !words.is_empty() && !words.contains(is_unseen)));
    }
}

proptest! {
    #[test]
    fn any_state_survives_the_round_trip_exactly(state in any_state()) {
        let (back, problems) = link::decode(&link::encode(&state));
        prop_assert_eq!(back, state);
        prop_assert!(problems.is_empty());
    }
}

#[test]
fn the_promised_link_loads() {
    let (state, problems) = link::decode("?spot=104&days=2&oi=25000&iv=25");
    assert!(problems.is_empty());
    for (key, value) in [(Key::Spot, 104.0), (Key::Days, 2.0), (Key::Oi, 25_000.0), (Key::Iv, 25.0)] {
        assert_eq!(state.get(key), value);
    }
}

#[test]
fn a_value_off_the_slider_s_grid_is_kept_exactly() {
    let (state, problems) = link::decode("spot=103.4567891234&days=0.3333333333333333&oi=12345");
    assert!(problems.is_empty());
    assert_eq!(state.get(Key::Spot), 103.456_789_123_4);
    assert_eq!(state.get(Key::Days), 0.333_333_333_333_333_3);
    assert_eq!(state.get(Key::Oi), 12_345.0);
}

fn value(key: Key, given: &str, reading: Reading) -> Problem {
    Problem::Value { key, given: given.to_owned(), reading }
}

#[test]
fn each_problem_is_told_and_the_rest_loads() {
    let (state, problems) = link::decode("spot=1e9&days=soon&kind=puts&colour=red&v=9&iv=25&sessions=2.4&stirke=95");
    assert_eq!(state.get(Key::Spot), 150.0);
    assert_eq!(state.get(Key::Days), 5.0);
    assert_eq!(state.pick::<OptionKind>(), OptionKind::Put);
    assert_eq!(state.get(Key::Iv), 25.0);
    assert_eq!(state.get(Key::Sessions), 2.0);
    assert_eq!(
        problems,
        [
            value(Key::Spot, "1e9", Reading::OutOfRange(150.0)),
            value(Key::Days, "soon", Reading::Unreadable),
            value(Key::Sessions, "2.4", Reading::Rounded(2.0)),
            Problem::Unknown { name: "colour".into(), meant: None },
            Problem::Unknown { name: "stirke".into(), meant: Some(Key::Strike) },
            Problem::Newer,
        ]
    );
}

#[test]
fn of_a_repeated_name_the_last_that_can_be_read_counts_and_what_is_said_is_true() {
    for (query, spot, told) in [
        ("spot=104&spot=96", 96.0, vec![]),
        ("spot=104&spot=abc", 104.0, vec![value(Key::Spot, "abc", Reading::Unreadable)]),
        ("spot=999&spot=104", 104.0, vec![]),
        ("spot=104&spot=999", 150.0, vec![value(Key::Spot, "999", Reading::OutOfRange(150.0))]),
        ("spot=abc&spot=104", 104.0, vec![]),
        ("spot=abc&spot=", 100.0, vec![value(Key::Spot, "", Reading::Unreadable)]),
    ] {
        let (state, problems) = link::decode(query);
        assert_eq!((state.get(Key::Spot), problems), (spot, told), "{query}");
    }
}

#[test]
fn what_travels_with_a_link_is_no_problem() {
    for query in [
        "spot=104&fbclid=IwAR0abc",
        "spot=104&utm_source=chatgpt.com&utm_medium=x",
        "gclid=1&spot=104",
        "spot=104)",
        "SPOT=104",
        "spot=$104",
        "spot=%24104",
        "spot=104,0",
        "spot=104%2C0",
        "spot%3D104",
        "&amp;spot=104",
        "spot=104%23dealer-delta",
        "spot=%E2%80%8E104",
        "spot=104&si=abc&ref=x&igsh=1&mc_cid=2&_hsenc=3&s=20&t=4",
        "spot=104&v=20261125",
    ] {
        let (state, problems) = link::decode(query);
        assert_eq!((state.get(Key::Spot), problems), (104.0, vec![]), "{query}");
    }
    let (state, problems) = link::decode("move=%E2%88%922&oi=25%2C000&kind=Puts.&iv=25%");
    assert!(problems.is_empty(), "{problems:?}");
    let seen = (state.get(Key::Move), state.get(Key::Oi), state.pick(), state.get(Key::Iv));
    assert_eq!(seen, (-2.0, 25_000.0, OptionKind::Put, 25.0));
}

#[test]
fn a_query_without_anything_of_ours_is_nobody_s_mistake() {
    for query in ["colour=red", "id=5&page=2", "v=3", "mode=dark", "q=a&lang=de", "=&==&&"] {
        assert_eq!(link::decode(query), (Scenario::default(), vec![]), "{query}");
    }
    assert_eq!(link::decode("spto=104").1, [Problem::Unknown { name: "spto".into(), meant: Some(Key::Spot) }]);
}

#[test]
fn what_is_somebody_else_s_is_kept_and_trackers_are_not() {
    let link = link::read("?from=a%20friend&spot=104&fbclid=1&spto=3&embed&token=%zz");
    assert_eq!(link.foreign, "from=a%20friend&spto=3&embed&token=%zz");
    assert_eq!(link.given, [Key::Spot]);
    assert!(link::read(&format!("a={}", "x".repeat(100_000))).foreign.is_empty());
}

/// A link goes on showing what it showed: one of version 1 leaves the news and the open interest of its time unsaid,
/// and gives the band in per cent of daily volume.
#[test]
fn a_link_of_version_1_shows_what_it_showed() {
    let (state, problems) = link::decode("?v=1&spot=104&band=2&oi=20000");
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!((state.get(Key::Seed), state.get(Key::Calls(6)), state.get(Key::Spot)), (3.0, 15_000.0, 104.0));
    assert_eq!(state.get(Key::Band), 10.0);
    assert_eq!(link::decode("?v=1&seed=77").0.get(Key::Seed), 77.0);
    // Sent on, it says so itself.
    let again = link::encode(&state);
    assert!(again.starts_with("v=3&") && again.contains("seed=3") && !again.contains("band="), "{again}");
    assert_eq!(link::decode(&again).0, state);
    // A query without a version was written by hand, for the page as it is.
    assert_eq!(link::decode("?spot=104").0, Scenario::default().with(Key::Spot, 104.0));
}

/// What a link of versions 1 and 2 says of its dealer, and the side of the trade that it is read as.
#[test]
fn the_dealer_of_an_earlier_link_is_the_side_that_means_the_same() {
    let dealer = |meant| Problem::Unknown { name: "dealer".into(), meant };
    for (query, side, told) in [
        ("v=1&dealer=short", CustomerSide::Buys, vec![]),
        ("v=1&dealer=long", CustomerSide::Sells, vec![]),
        ("v=2&dealer=long&spot=104", CustomerSide::Sells, vec![]),
        ("v%3D2%26dealer%3Dlong", CustomerSide::Sells, vec![]),
        ("v=2&dealer=Short+gamma)", CustomerSide::Buys, vec![]),
        ("v=2&dealer=none&dealer=long", CustomerSide::Sells, vec![]),
        // The side that the link names itself wins, wherever it stands.
        ("v=2&dealer=long&side=buys", CustomerSide::Buys, vec![]),
        ("v=2&side=sells&dealer=short", CustomerSide::Sells, vec![]),
        // Nobody hedging is no side of a trade: the side stays, and the reader is told.
        ("v=2&dealer=none", CustomerSide::Buys, vec![Problem::NotHedging]),
        ("v=2&side=sells&dealer=none", CustomerSide::Sells, vec![Problem::NotHedging]),
        ("v=2&spot=100&dealer=flat", CustomerSide::Buys, vec![dealer(None)]),
        ("v=2&dealer=sells", CustomerSide::Buys, vec![dealer(Some(Key::Side))]),
    ] {
        let (state, problems) = link::decode(query);
        assert_eq!((state.customer_side(), problems), (side, told), "{query}");
    }
    let link = link::read("v=2&dealer=long&from=a-friend");
    assert_eq!((link.given.as_slice(), link.foreign.as_str()), (&[Key::Side][..], "from=a-friend"));
    assert_eq!(link::encode(&link.state), "v=3&side=sells");
    let (state, problems) = link::decode("v=2&dealer=none");
    assert!(problems::lines(&problems, &state)[0].ends_with("as it stands: customer buys."));
}

#[test]
fn the_orders_of_a_game_fit_in_a_link_and_what_is_none_is_told() {
    let orders = Orders::default().with(3, 2).with(4, -1).with(17, 5);
    let state = Scenario::default().with_choice(GameMode::Reader).with(Key::GameMinute, 30.0).with_orders(orders);
    let query = link::encode(&state);
    assert_eq!(query, "v=3&gameminute=30&gamemode=you&orders=3x0.2.-1.12x0.5");
    assert_eq!(link::decode(&query), (state, vec![]));
    // As a chat program may leave it.
    assert_eq!(link::decode(&format!("({}).", query.replace('&', "&amp;"))).0.orders(), orders);
    let (state, problems) = link::decode("spot=104&orders=all+in");
    assert_eq!((state.get(Key::Spot), state.orders()), (104.0, Orders::default()));
    assert_eq!(problems, [Problem::Orders { given: "all in".into() }]);
    assert_eq!(problems::lines(&problems, &state), ["The orders “all in” could not be read, so none are placed."]);
    // The last that can be read counts, and alone they are enough of a link to be ours.
    assert_eq!(link::decode("orders=1&orders=2").0.orders().lots(0), 2);
    assert!(link::read("orders=0.1&colour=red").problems.len() == 1);
}

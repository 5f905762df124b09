//! The words of the figures and sentences about sessions, in any reachable state, against numbers calculated
//! here: from the model's own sessions and curves, not from the figures.

#![expect(clippy::unwrap_used, reason = "a figure or a number that is missing must fail the test")]

mod by_hand;

use by_hand::{caption, either, finding, number_after, said, session};
use dealer_hedging::figures::shared::pile::near_probability;
use dealer_hedging::format::price;
use dealer_hedging::lesson::Asked;
use dealer_hedging::lesson::flow_behind_price::LESSON;
use dealer_hedging::model::session::{BookCurve, ExactLaw, ExogenousFlow, MINUTES, Session};
use dealer_hedging::scenario::session::GammaSide;
use dealer_hedging::scenario::{Cap, Key, NewsDirection, Scenario, StoryChoice};
use proptest::prelude::*;

fn is_mirrored(state: &Scenario) -> bool {
    state.pick::<NewsDirection>() == NewsDirection::Mirrored
}

/// Log-prices of one book up to a minute.
fn path(state: &Scenario, side: GammaSide, last: u16) -> Vec<f64> {
    let session =
        session(state, &state.session_curve(side).unwrap(), &state.session_parameters().unwrap(), is_mirrored(state));
    session.minutes()[..=usize::from(last)].iter().map(|minute| minute.log_spot).collect()
}

fn range_bp(prices: &[f64]) -> f64 {
    let (low, high) =
        prices.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), at| (low.min(*at), high.max(*at)));
    (high - low) * 1e4
}

/// What a clause says of a distance: shorter, longer or the same, and to what.
fn said_change(text: &str) -> (f64, f64) {
    let verbs = [
        ("cut that to ", -1.0),
        ("cuts it to ", -1.0),
        ("raised that to ", 1.0),
        ("raises it to ", 1.0),
        ("left it at ", 0.0),
        ("leaves it at ", 0.0),
    ];
    let (_, verb, sign) = verbs
        .iter()
        .filter_map(|(verb, sign)| Some((text.find(verb)?, verb, sign)))
        .min_by_key(|found| found.0)
        .unwrap();
    (*sign, number_after(text, verb))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// C1, C2: what each book did to the day's range, in the figure and in the text.
    #[test]
    fn what_the_books_did_to_the_range(state in either()) {
        let minute = state.minute();
        let [long, none, short] = GammaSide::ALL.map(|side| range_bp(&path(&state, side, minute)));
        let text = finding("same-news", &state.with_choice(StoryChoice::FreePlay));
        if minute == 0 {
            prop_assert!(text.starts_with("The session opens"));
        } else {
            // A story tells itself, and `any_news_makes_a_story_or_says_that_it_makes_none` looks at that.
            let (before, ranges) = text.split_once(" range").unwrap();
            prop_assert_eq!(before.contains("headline"), state.get(Key::Headline) != 0.0, "{}", text);
            let same = [long, short].map(|range| format!("{range:.0}") == format!("{none:.0}"));
            prop_assert_eq!(before.ends_with("the same"), same == [true, true], "{} {} {} {}", text, long, none, short);
            if same == [true, true] {
                prop_assert!((number_after(ranges, ": ") - none).abs() <= 0.51, "{text} {none}");
            } else {
                for (words, range) in [("s: ", long), ("owns options, ", none), ("unhedged, ", short)] {
                    prop_assert!((number_after(ranges, words) - range).abs() <= 0.51, "{text} {range}");
                }
            }
        }
        let [long, none, short] = GammaSide::ALL.map(|side| range_bp(&path(&state, side, MINUTES)));
        prop_assert!((number_after(&said("range-none", &state), "") - none).abs() <= 0.51);
        for (name, range) in [("range-long", long), ("range-short", short)] {
            let (sign, size) = said_change(&said(name, &state));
            prop_assert!((size - range).abs() <= 0.51 && (sign * (range - none) > 0.0 || sign == 0.0), "{name} {range} {none}");
        }
    }

    /// C4, E1: the two layers in basis points, and their sum, which is the move of price.
    #[test]
    fn the_two_layers(state in either()) {
        let side = state.gamma_side();
        let run = session(&state, &state.session_curve(side).unwrap(), &state.session_parameters().unwrap(), is_mirrored(&state));
        let news: f64 = run.minutes().iter().map(|minute| minute.shock).sum::<f64>() * 1e4;
        let moved = (run.at(MINUTES).log_spot - run.at(0).log_spot) * 1e4;
        let text = finding("share-of-flow", &state);
        prop_assert!((number_after(&text, "moved ") - moved).abs() <= 0.051, "{text} {moved}");
        prop_assert!((number_after(&text, ": ") - news).abs() <= 0.051, "{text} {news}");
        prop_assert!((number_after(&text, "orders and ") - (moved - news)).abs() <= 0.051, "{text}");
        let words = caption("share-of-flow", &state);
        prop_assert!(!words.contains("1 of 1 ") && !words.contains(" 0 of "), "{words}");
        // The dealer of the session is that of the trade.
        let is_short = by_hand::side(&state) < 0.0;
        prop_assert_eq!(side == GammaSide::Short, is_short);
        prop_assert!(!words.contains("The dealer is ") || words.contains("The dealer is short gamma") == is_short, "{words}");
    }

    /// C3: the share of closes near the strike, and which way the dealer moved it.
    #[test]
    fn closes_near_the_strike(state in either()) {
        let state = state.with_choice(Cap::AnySize);
        let parameters = state.session_parameters().unwrap();
        let near = |curve: &BookCurve| {
            ExactLaw::of_close(curve, &parameters).ok().map(|law| law.probability_within(state.get(Key::Strike), 1e-3))
        };
        let text = finding("closing-price", &state);
        prop_assert!(!text.contains("100%"), "nothing uncertain becomes 100: {text}");
        // Where one market is not known yet, nothing is told of any.
        let laws = GammaSide::ALL.map(|side| near(&state.session_curve(side).unwrap()));
        prop_assert_eq!(text.contains("being counted"), laws.contains(&None), "{} {:?}", text, laws);
        if let [Some(long), Some(none), Some(short)] = laws {
            let told = |words: &str, exact: f64| {
                let words = words.to_lowercase();
                let is = |words: &str| (by_hand::number(words).unwrap() - exact * 100.0).abs() <= 0.0501;
                words.contains("under") || words.contains("over") || is(&words)
            };
            if let Some((rest, _)) = text.split_once(" in all three markets") {
                prop_assert!(told(rest, long) && told(rest, none) && told(rest, short), "{text} {long} {none} {short}");
            } else {
                let (of_long, rest) = text.split_once(" if the dealer owns options, ").unwrap();
                let (of_none, of_short) = rest.split_once(" unhedged, ").unwrap();
                prop_assert!(told(of_long, long) && told(of_none, none) && told(of_short, short), "{text} {long} {none} {short}");
            }
        }
        let long = said("near-strike-long", &state);
        if let (Some(exact), Some(share)) = (near(&state.session_curve(GammaSide::Long).unwrap()), by_hand::number(&long)) {
            let decimals_kept = (share - exact * 100.0).abs() <= 0.051;
            prop_assert!(decimals_kept || long.starts_with("under") || long.starts_with("over"), "{long} {exact}");
        }
    }

    /// C3: what is said of a dealer short gamma at the close, and the answer that counts as right.
    #[test]
    fn the_closes_of_a_short_dealer(state in either()) {
        let law = |side| near_probability(&state, side).unwrap();
        let [long, none, short] = GammaSide::ALL.map(law);
        let none = none.unwrap();
        let text = said("short-close", &state);
        let right = (LESSON.prediction("short-close").unwrap().right)(&state).unwrap();
        match right.0 {
            "more" => prop_assert!(short.unwrap() > none && text.contains("here to the strike"), "{text} {short:?} {none}"),
            "fewer" => prop_assert!(short.unwrap_or(0.0) < none && text.contains("off the strike") | text.contains("away from the strike"), "{text} {short:?} {none}"),
            _ => prop_assert!(short.map_or(none < 1e-4, |short| (short - none).abs() < 1e-3) && text.contains("changes nothing"), "{text} {short:?} {none}"),
        }
        if text.contains("would draw it there") {
            prop_assert!(long.unwrap() >= none, "{text} {long:?} {none}");
        }
    }

    /// C1, C2: which market closes furthest from the open, and the answer that counts as right.
    #[test]
    fn the_market_that_closes_furthest(state in either()) {
        let open = state.get(Key::Spot);
        let closes = GammaSide::ALL.map(|side| path(&state, side, MINUTES).last().unwrap().exp());
        let text = said("furthest-close", &state);
        let right = (LESSON.prediction("closes-furthest").unwrap().right)(&state).unwrap().0;
        let away = closes.map(|close| (close - open).abs());
        let most = away.into_iter().fold(0.0, f64::max);
        let Some(side) = ["owns", "nobody", "sold"].iter().position(|name| *name == right) else {
            prop_assert!(right == "alike" && text.starts_with("All the same") && closes.iter().all(|close| (close - closes[0]).abs() < 1e-6), "{text}");
            return Ok(());
        };
        prop_assert!(away[side] >= most - 1e-9, "{text} {away:?}");
        prop_assert!(text.starts_with(["Where the dealer owns", "Where nobody hedges", "Where the dealer has sold"][side]), "{text}");
        for (close, before) in closes.into_iter().zip(["price closes at ", "owns the options, at ", "nobody hedges, and at "]) {
            prop_assert!(text.contains(&format!("{before}{}", price(close))), "{text} {close}");
        }
        let second = (0..3).filter(|other| *other != side).map(|other| away[other]).fold(0.0, f64::max);
        prop_assert!((most - second - 2e-4 * open).abs() < 1e-9 || text.contains("only just") == (most - second < 2e-4 * open), "{text} {away:?}");
    }

    /// C1, C2: where the day closes without hedging, and the close that the reader's mark is compared with.
    #[test]
    fn the_closes_that_a_mark_is_set_between(state in either()) {
        let Asked::Amount(amount) = LESSON.prediction("closes-furthest").unwrap().asked else { panic!("nothing to set") };
        let from_open = |side| (path(&state, side, MINUTES).last().unwrap() - state.get(Key::Spot).ln()) * 1e4;
        let truth = (amount.truth)(&state).unwrap();
        prop_assert!((truth - from_open(GammaSide::Short)).abs() < 1e-6, "{truth}");
        let text = said("unhedged-close", &state);
        let bp = from_open(GammaSide::NotHedging);
        let told = number_after(text.trim_start_matches(['+', '−']), "") * if text.starts_with('−') { -1.0 } else { 1.0 };
        prop_assert!((told - bp).abs() <= 0.5 + 1e-6 && text.ends_with(" bp"), "{text} {bp}");
    }

    /// C3: how many of 1,000 sessions count as the right guess, and the words beside it.
    #[test]
    fn sessions_of_a_thousand_at_the_strike(state in either()) {
        let Asked::Amount(amount) = LESSON.prediction("pin-count").unwrap().asked else { panic!("nothing to set") };
        let law = near_probability(&state, GammaSide::Long).unwrap().unwrap();
        let truth = (amount.truth)(&state).unwrap();
        prop_assert!((truth - 1_000.0 * law).abs() <= 0.5 && truth.fract() == 0.0 && amount.control.clamp(truth) == truth);
        let told = said("near-strike-long", &state);
        prop_assert!((number_after(told.trim_start_matches(|c: char| c.is_alphabetic() || c == ' '), "") * 10.0 - truth).abs() <= 1.001, "{told} {truth}");
    }

    /// C: the size of the feedback and of the book, and when a short book has no stable price.
    #[test]
    fn the_size_of_the_book(state in either()) {
        let shares = state.get(Key::Oi) * 100.0;
        let part = number_after(&said("part-of-volume", &state), "");
        let close = |told: f64, exact: f64| (told - exact).abs() <= (0.051_f64).min(0.06 * exact);
        prop_assert!(close(part, shares / 1e5), "{part}");
        let impact = number_after(&said("impact-of-book", &state), "");
        prop_assert!(close(impact, shares / 1e5 * state.get(Key::Kappa)), "{impact}");
        let feedback = said("opening-feedback", &state);
        prop_assert_eq!(said("unstable-from", &state) == "never gets there", shares * state.get(Key::Kappa) == 0.0);
        let (s, k) = (state.get(Key::Spot).ln(), state.get(Key::Strike).ln());
        let width = state.get(Key::Iv) / 100.0 * (state.get(Key::Sessions).round() * 390.0 / 98_280.0).sqrt();
        let d1 = (s - k) / width + 0.5 * width;
        let exact = state.get(Key::Kappa) * 1e-9 * shares * (-0.5 * d1 * d1).exp() / (std::f64::consts::TAU.sqrt() * width);
        match feedback.strip_prefix("under ") {
            Some(_) => prop_assert!(exact > 0.0 && exact < 1e-4, "{feedback} {exact}"),
            None => prop_assert!((number_after(&feedback, "") - exact).abs() <= 5.1e-3 * exact, "{feedback} {exact}"),
        }
    }
}

/// The guess is judged by the law of the close; sessions that are run one by one agree with it.
#[test]
fn a_thousand_sessions_end_at_the_strike_as_often_as_the_right_guess_says() {
    let Some(Asked::Amount(amount)) = LESSON.prediction("pin-count").map(|bet| bet.asked) else {
        panic!("nothing to set")
    };
    for state in
        [Scenario::default(), Scenario::default().with(Key::Oi, 40_000.0), Scenario::default().with(Key::Oi, 0.0)]
    {
        let (curve, parameters) = (state.session_curve(GammaSide::Long).unwrap(), state.session_parameters().unwrap());
        let near = (1..=1_000_u64).filter(|seed| {
            let news = ExogenousFlow::seeded(*seed, parameters.deviation(1));
            let close = Session::run(&curve, &parameters, &news).unwrap().minutes().last().unwrap().log_spot;
            (close - state.get(Key::Strike).ln()).abs() <= 1e-3
        });
        let (counted, truth) = (f64::from(u32::try_from(near.count()).unwrap()), (amount.truth)(&state).unwrap());
        let deviation = (truth * (1_000.0 - truth) / 1_000.0).sqrt();
        assert!((counted - truth).abs() < 4.0 * deviation + 1.0, "{counted} counted, {truth} said");
    }
}

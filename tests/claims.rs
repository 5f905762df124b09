//! Every claim of the lesson has tests that would fail if its sentences turned false in a state that the reader can
//! reach; and words that promise too much stand nowhere.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use dealer_hedging::app::page;
use dealer_hedging::control::Choices;
use dealer_hedging::figures;
use dealer_hedging::lesson::Asked;
use dealer_hedging::lesson::flow_behind_price::LESSON;
use dealer_hedging::scenario::{CustomerSide, Inputs, Scenario, StoryChoice};

/// Each claim, and the tests that stand behind it, by name.
const CLAIMS: [(&str, &[&str]); 23] = [
    ("I1", &["the_first_hedge"]),
    ("I2", &["long_gamma_contains_and_short_gamma_amplifies_under_every_rule", "closes_near_the_strike"]),
    ("A1", &["the_first_hedge", "four_trades_and_their_first_hedge"]),
    ("A2", &["what_a_move_leaves", "what_whole_units_leave", "what_the_dealer_gets_for_it"]),
    ("A3", &["what_whole_units_leave", "rounding_loses_nothing"]),
    ("A4", &["what_a_move_leaves", "four_trades_and_their_first_hedge", "what_each_trade_makes_the_dealer_do"]),
    ("A5", &["what_a_move_leaves", "four_trades_and_their_first_hedge", "what_each_trade_makes_the_dealer_do"]),
    ("A6", &["the_first_hedge"]),
    ("A7", &["the_first_hedge", "the_order_for_a_move"]),
    ("B1", &["three_reasons", "the_order_for_a_move", "parts_of_the_three_clocks_add_up_to_the_order_shown"]),
    ("B2", &["the_chain", "crowding_near_price_is_what_counts"]),
    ("B3", &["gamma_here_and_there", "gamma_is_never_more_than_the_book"]),
    ("B4", &["the_orders_along_a_path", "what_the_orders_do_to_a_move"]),
    (
        "C1",
        &[
            "what_the_books_did_to_the_range",
            "long_gamma_contains_and_short_gamma_amplifies_under_every_rule",
            "a_push_ends_where_its_answers_add_up",
        ],
    ),
    (
        "C2",
        &[
            "what_the_books_did_to_the_range",
            "moves_go_on_where_the_dealer_waits_and_only_there",
            "the_hedged_price_of_a_small_push_is_the_end_of_its_echo",
        ],
    ),
    (
        "C3",
        &[
            "closes_near_the_strike",
            "a_pin_grows_with_the_book_and_with_impact_and_shrinks_with_the_news",
            "the_rarity_that_the_page_tells_is_the_one_that_is_counted",
        ],
    ),
    ("C4", &["the_two_layers"]),
    (
        "D1",
        &[
            "the_two_sessions_of_the_map",
            "the_spread_of_sessions_on_the_map",
            "both_sessions_cross_the_change_of_sign_and_are_hedged",
        ],
    ),
    ("D2", &["the_zones_of_the_map", "no_order_is_told_with_its_reason"]),
    ("E1", &["the_two_layers", "on_an_ordinary_day_hardly_any_of_the_flow_is_hedging"]),
    ("E2", &["the_second_mistake_is_answered_by_a_short_book"]),
    ("E3", &["three_settings_of_one_open_interest"]),
    ("E4", &["what_is_left_of_the_map"]),
];

/// Words that may not stand in the lesson, and why.
const FORBIDDEN: [(&str, &str); 8] = [
    ("magnet", "a strike draws price with a probability; nothing pulls"),
    ("will hold", "a forecast"),
    ("guarantee", "nothing here is certain"),
    ("always pins", "a pin is a probability"),
    ("support level", "a chart word for a promise that the model does not make"),
    ("finite probability", "physicists' English: every probability is finite"),
    ("has an edge", "in trading English: is profitable"),
    ("price will rise", "a forecast; the mirror of the mistake that section E judges"),
];

static PAGE: LazyLock<String> = LazyLock::new(|| page::html(&LESSON));

/// The sources of all tests, those inside the library included.
fn test_sources(folder: &Path, text: &mut String) {
    let Ok(entries) = fs::read_dir(folder) else { panic!("{} cannot be read", folder.display()) };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            test_sources(&path, text);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            text.push_str(&fs::read_to_string(&path).unwrap_or_default());
        }
    }
}

#[test]
fn every_claim_on_the_page_has_its_tests() {
    let on_page: BTreeSet<&str> = PAGE
        .split("data-claim=\"")
        .skip(1)
        .filter_map(|part| part.split('"').next())
        .flat_map(str::split_whitespace)
        .collect();
    assert_eq!(on_page, CLAIMS.iter().map(|(claim, _)| *claim).collect(), "claims on the page, and claims with tests");
    let mut sources = String::new();
    test_sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests"), &mut sources);
    for (claim, tests) in CLAIMS {
        assert!(!tests.is_empty(), "{claim} has no test");
        for test in tests {
            assert!(sources.contains(&format!("fn {test}(")), "{claim}: there is no test {test}");
        }
    }
}

/// Everything that the page says in a state: its live words and its figures.
fn everything_said(state: &Scenario) -> String {
    let inputs = Inputs::of(*state);
    let mut said: Vec<String> = LESSON.phrases.iter().map(|phrase| phrase.say(&inputs).text()).collect();
    for spec in figures::LIST {
        let figure = spec.figure(&inputs);
        said.extend([
            figure.finding().text(),
            figure.caption().text(),
            spec.method.text().unwrap_or_default().to_owned(),
        ]);
        said.extend(
            spec.presets
                .iter()
                .flat_map(|preset| [preset.label, preset.note].map(|text| text.text().unwrap_or_default().to_owned())),
        );
        said.extend(figure.story().iter().map(|beat| beat.words.text()));
    }
    said.join("\n")
}

#[test]
fn words_that_promise_too_much_stand_nowhere() {
    let mut said = PAGE.to_lowercase();
    let state = Scenario::default();
    for story in StoryChoice::VALUES {
        for side in CustomerSide::VALUES {
            said.push_str(&everything_said(&state.with_choice(*story).with_choice(*side)).to_lowercase());
        }
    }
    // Statements to be judged are quoted: they are somebody else's.
    for prediction in LESSON.predictions.iter().filter(|prediction| matches!(prediction.asked, Asked::Statement)) {
        said = said.replace(&prediction.question.text().unwrap_or_default().to_lowercase(), "");
    }
    for (word, why) in FORBIDDEN {
        assert!(!said.contains(word), "“{word}”: {why}");
    }
}

#[test]
fn numbers_stand_beside_their_per_cent_sign() {
    let said = format!("{}{}", PAGE.as_str(), everything_said(&Scenario::default()));
    for (place, _) in said.match_indices(" %") {
        let from = said[..place].char_indices().rev().nth(30).map_or(0, |(at, _)| at);
        let before = &said[from..place];
        assert!(!before.ends_with(|c: char| c.is_ascii_digit()), "…{before} %");
    }
}

/// Words that wait for a bet stand in the page, live or as written, and so do the figures.
#[test]
fn what_waits_for_a_bet_stands_in_the_lesson() {
    for bet in LESSON.predictions {
        for name in bet.veils.words {
            let stands = |attribute: &str| PAGE.contains(&format!("{attribute}{name}\""));
            assert!(stands("data-part=\"phrase ") || stands("data-veil=\""), "{}: {name}", bet.name);
        }
        for figure in bet.veils.figures {
            assert!(LESSON.figure(figure.id).is_some(), "{}: {}", bet.name, figure.id);
        }
    }
}

/// What is worked out at every change is said somewhere.
#[test]
fn every_phrase_is_said() {
    for phrase in LESSON.phrases {
        assert!(PAGE.contains(&format!("data-part=\"phrase {}\"", phrase.name)), "{}", phrase.name);
    }
}

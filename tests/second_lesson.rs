//! A lesson is a value: one of a few lines becomes a page of its own, with the same figures and controls, and nothing
//! of the lesson that the site shows.

use dealer_hedging::app::page;
use dealer_hedging::chart::RichText;
use dealer_hedging::figures::{FigureSpec, hedge_orders};
use dealer_hedging::format::Printed;
use dealer_hedging::lesson::flow_behind_price::LESSON;
use dealer_hedging::lesson::{
    Answer, Asked, DeckOrder, Lesson, Part, Parts, Phrase, Prediction, Section, Text, Veils, aids,
};
use dealer_hedging::scenario::{Inputs, Key};
use leptos::prelude::*;

static OPENING: Section =
    Section { id: "one-strike", title: "One strike, seen again", is_wide: false, order: DeckOrder::Session, body };

fn body(parts: Parts) -> AnyView {
    view! {
        <p>"With spot at "{parts.scrub(Key::Spot)}" this is "{parts.say("spot-said")}"."</p>
        {parts.prediction("above")}
        {parts.figure("hedge-orders")}
    }
    .into_any()
}

static PHRASES: [Phrase; 1] =
    [Phrase::new("spot-said", |state| Ok(RichText::plain(format!("S = {}", state.get(Key::Spot)))))];
static FIGURES: [&FigureSpec; 1] = [&hedge_orders::SPEC];
const YES: Answer = Answer("yes");
const NO: Answer = Answer("no");
static PREDICTIONS: [Prediction; 1] = [Prediction {
    name: "above",
    asked: Asked::Question,
    question: Printed::new("is it above the strike, at {spot-said}?"),
    options: &[(YES, Printed::new("Yes")), (NO, Printed::new("No"))],
    reveal: Printed::new("See the price and the strike."),
    shown_by: None,
    veils: Veils { figures: &[&hedge_orders::SPEC], words: &[], deck: false },
    right: |state| Ok(if state.get(Key::Spot) > state.get(Key::Strike) { YES } else { NO }),
}];

static SECOND: Lesson = Lesson {
    figures: &FIGURES,
    phrases: &PHRASES,
    symbols: &[],
    predictions: &PREDICTIONS,
    starts: &[],
    challenges: &[],
    text: Text {
        title: "One strike",
        description: "A second lesson.",
        number: "Lesson 02",
        head: |_| view! { <h1>"One strike"</h1> }.into_any(),
        read: &[&OPENING],
        reference: &[&aids::SOURCES],
        formulas: &[],
        terms: &[],
        sources: &[],
    },
};

/// The names of the parts of a page.
fn parts(page: &str) -> Vec<&str> {
    let starts = page.split("data-part=\"").skip(1);
    starts.map(|rest| &rest[..rest.find('"').unwrap_or(rest.len())]).collect()
}

#[test]
fn a_lesson_of_a_few_lines_is_a_page_of_its_own() {
    let page = page::html(&SECOND);
    for own in [
        "<h1>One strike</h1>",
        "Lesson 02",
        "id=\"one-strike\"",
        "data-deck-order=\"session\"",
        "data-figure=\"hedge-orders\"",
        "S = 100",
        "is it above",
    ] {
        assert!(page.contains(own), "{own} is missing");
    }
    // Contents lead to its own sections, and no text of the other lesson is on the page.
    assert!(page.contains("href=\"#one-strike\"") && page.contains("href=\"#sources\""));
    for section in LESSON.text.read {
        assert!(!page.contains(section.title), "{} is a section of the other lesson", section.title);
    }
    assert_eq!(page.matches("data-figure=").count(), 1);
}

#[test]
fn its_parts_are_found_by_their_names_in_it_alone() {
    let page = page::html(&SECOND);
    let names = parts(&page);
    assert!(names.len() > 8, "{names:?}");
    for name in &names {
        let name = name.replace("&quot;", "\"");
        assert_eq!(SECOND.part(&name).as_ref().map(Part::to_string), Some(name));
    }
    assert!(LESSON.part("phrase spot-said").is_none() && SECOND.part("phrase hedge-order").is_none());
    assert!(SECOND.part("figure same-news").is_none() && SECOND.part("prediction first-hedge").is_none());
}

#[test]
fn its_phrases_and_answers_follow_the_state() {
    let inputs = Inputs::default();
    assert_eq!(SECOND.phrase("spot-said").map(|phrase| phrase.say(&inputs).text()), Some("S = 100".to_owned()));
    let right = |spot| (PREDICTIONS[0].right)(&inputs.scenario.with(Key::Spot, spot));
    assert_eq!((right(99.0), right(101.0)), (Ok(NO), Ok(YES)));
}

#![expect(clippy::unwrap_used, reason = "a picture without a panel must fail the test")]

use super::*;
use crate::scenario::session::GammaSide;
use proptest::prelude::*;

fn at(feedback: f64) -> Echo {
    Echo::new(&Scenario::default().with(Key::Feedback, feedback))
}

#[test]
fn it_opens_with_the_feedback_of_the_session_s_book() {
    let state = Scenario::default();
    let feedback = state.opening_feedback(GammaSide::Long).unwrap();
    assert!((state.get(Key::Feedback) - feedback).abs() < 0.000_5, "{feedback}");
}

/// 100/(1 − f), worked out by hand; and each answer f times the last.
#[test]
fn pushes_end_where_they_were_worked_out_to_end() {
    for (feedback, end) in [(-0.158, 86.355_785), (0.158, 118.764_846), (0.5, 200.0), (0.9, 1_000.0), (-1.0, 50.0)] {
        assert!((at(feedback).end().unwrap() - end).abs() < 1e-6, "{feedback}");
    }
    assert_eq!(at(1.0).end(), None);
    let answers = [1, 2, 3].map(|round| at(-0.158).answer(round));
    for (answer, by_hand) in answers.into_iter().zip([-15.8, 2.496_4, -0.394_431_2]) {
        assert!((answer - by_hand).abs() < 1e-9, "{answer}");
    }
}

#[test]
fn the_words_of_the_states_that_differ_most() {
    let said = |feedback| (at(feedback).finding().text(), at(feedback).caption().text());
    let begins = |feedback: f64, finding: &str, caption: &str| {
        let said = said(feedback);
        assert_eq!(said.0, finding);
        assert!(said.1.starts_with(caption), "{}", said.1);
    };
    let back = ": the dealer takes part of it back";
    begins(
        -0.158,
        &format!("A push of 100 bp ends at 86.4{back}"),
        "Answers: −15.8, +2.5, −0.4 … Each takes back part",
    );
    begins(
        0.158,
        "A push of 100 bp ends at 118.8: the dealer adds to it",
        "Answers: +15.8, +2.5, +0.4 … The answers go",
    );
    begins(0.5, "A push of 100 bp ends at 200: the dealer adds to it", "Answers: +50, +25, +12.5 … The answers go");
    begins(0.9, "A push of 100 bp ends at 1,000: the dealer adds to it", "Answers: +90, +81, +72.9 … The answers go");
    begins(1.0, "A push of 100 bp never ends: no price is stable", "Answers: +100, +100, +100 … Each is as large");
    begins(1.1, "A push of 100 bp never ends: no price is stable", "Answers: +110, +121, +133.1 … Each is larger");
    begins(-1.0, &format!("A push of 100 bp ends at 50{back}"), "Answers: −100, +100, −100 … Each takes back all");
    begins(0.0, "A push of 100 bp stays 100: nobody answers", "Feedback is zero.");
    begins(0.01, "A push of 100 bp ends at 101: the dealer adds to it", "One answer to speak of: +1. The answers go");
    begins(0.000_1, "A push of 100 bp ends close to 100: the answers are too small to see", "No answer reaches");
    begins(0.999_999_9, "A push of 100 bp ends at more than 1,000,000: the dealer adds to it", "Answers: +100, +100");
}

/// Feedbacks as sliders, drags and links set them; the ends and what is next to them are met often.
fn feedbacks() -> impl Strategy<Value = f64> {
    prop_oneof![
        (-1_000..=1_100i32).prop_map(|step| f64::from(step) / 1_000.0),
        -1.0..=1.1f64,
        prop::sample::select(vec![
            -1.0,
            -0.999,
            -0.99,
            -0.0001,
            0.0,
            0.0001,
            0.96,
            0.99,
            0.999,
            0.999_999,
            0.999_999_9,
            1.0,
            1.000_001,
            1.1
        ]),
    ]
}

/// The first number of a sentence after some words.
fn number_after(text: &str, words: &str) -> Option<f64> {
    let (_, rest) = text.split_once(words)?;
    let digits: String = rest.chars().take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ',')).collect();
    digits.replace(',', "").trim_end_matches('.').parse().ok()
}

proptest! {
    #[test]
    fn what_is_said_is_where_it_ends(feedback in feedbacks()) {
        let (echo, said) = (at(feedback), at(feedback).finding().text());
        let Some(end) = echo.end() else {
            prop_assert!(feedback >= 1.0);
            prop_assert!(said.contains("never ends") && echo.caption().text().contains("add up to no price"), "{}", said);
            return Ok(());
        };
        prop_assert!(words::feedback_of(feedback) != "+1", "{} still ends", feedback);
        prop_assert_eq!(said.contains("takes part of it back"), end < 99.95, "{}", said);
        prop_assert_eq!(said.contains("adds to it"), end >= 100.05, "{}", said);
        prop_assert_eq!(said.contains("nobody answers"), feedback == 0.0, "{}", said);
        if let Some(told) = number_after(&said, "ends at ") {
            prop_assert!((told / end - 1.0).abs() <= 0.005_1, "{} for {}", said, end);
        }
        prop_assert_eq!(said.contains("more than"), end > 1e6, "{}", said);
        // The answers that are told are those of the table.
        let (caption, table) = (echo.caption().text(), echo.table());
        for row in &table.rows[1..=3] {
            let told = words::answer(row[1].value().unwrap());
            prop_assert!(told == "0" || caption.contains(&told), "{} in {}", told, caption);
        }
        prop_assert_eq!(caption.contains("contained"), caption.contains('−') && feedback > -1.0, "{}", caption);
        prop_assert_eq!(caption.contains("speeds up"), caption.contains('+') && feedback > 0.0, "{}", caption);
    }

    #[test]
    fn the_staircase_ends_level_with_the_dot(feedback in feedbacks(), width in 300.0..760.0f64) {
        let echo = at(feedback);
        let scene = echo.scene(View { width });
        let [left, right] = [0, 1].map(|panel| crate::chart::layout::layout(&scene, width)[panel]);
        prop_assert_eq!((left.frame().top, left.frame().bottom), (right.frame().top, right.frame().bottom));
        prop_assert_eq!((scene.panels[0].y.low, scene.panels[0].y.high), (scene.panels[1].y.low, scene.panels[1].y.high));
        let handle = echo.handles().remove(0);
        let dot = right.pixel(handle.at);
        prop_assert!(right.frame().top < dot.1 && dot.1 < right.frame().bottom);
        prop_assert_eq!(handle.value_at(handle.at), feedback);
        if feedback.abs() < 1.0 {
            let ends = left.pixel((0.0, echo.standing_after(echo.last_round()))).1;
            prop_assert!((ends - dot.1).abs() < 1.0, "ends at {ends}, the dot stands at {}", dot.1);
        }
        let most = if width < 540.0 { 330.0 } else { 400.0 };
        prop_assert!(scene.height() <= most);
    }

}

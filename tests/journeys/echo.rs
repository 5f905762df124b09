//! The echo: the dot of feedback, by mouse, finger and keyboard, from where hedging contains to where no price is stable.

use dealer_hedging::scenario::controls::OPENING_FEEDBACK;
use dealer_hedging::scenario::{Key, Scenario};

use crate::comparing::shows;
use crate::harness::{Outcome, Setup, until};
use crate::page::{Page, Pointer, keys};

const DOT: &str = "[data-figure='echo'] [data-handle='0']";
/// The dot ends where the pointer let go, but for a step and rounding to pixels.
const NEAR_PX: f64 = 4.0;

fn at(feedback: f64) -> Scenario {
    Scenario::default().with(Key::Feedback, feedback)
}

/// The finding comes with the next picture.
async fn told(page: &Page, words: &str) -> Outcome {
    until(words, async || {
        let said: String = page.of("#echo .figure-finding", "it.innerText.replaceAll('\\u00a0', ' ')").await?;
        Ok(if said.contains(words) { Ok(()) } else { Err(said) })
    })
    .await
}

journey!(the_dot_is_dragged_from_contained_to_no_stable_price, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    told(page, "A push of 100 bp ends at 86.4").await?;
    let (x, _) = page.drag_by(Pointer::Mouse, DOT, (60.0, -12.0)).await?;
    let feedback = page.held(DOT).await?;
    assert!(feedback > 0.0 && feedback < 1.0 && feedback.to_string().len() <= 5, "dragged to {feedback}");
    shows(page, &at(feedback)).await?;
    told(page, "the dealer adds to it").await?;
    let there = page.place_now(DOT).await?.centre().0;
    assert!((there - x).abs() <= NEAR_PX, "let go at {x}, the dot is at {there}");
    // The curve ends at the edge, the dot goes on.
    page.drag_by(Pointer::Mouse, DOT, (400.0, 0.0)).await?;
    let (_, most, _) = Key::Feedback.control().slider();
    shows(page, &at(most)).await?;
    told(page, "A push of 100 bp never ends: no price is stable").await?;
    for feedback in [feedback, OPENING_FEEDBACK] {
        page.press("[data-step=undo]").await?;
        shows(page, &at(feedback)).await?;
    }
    Ok(())
});

journey!(the_feedback_is_dragged_by_finger, Setup::touched(), async |page: &Page| {
    page.load("").await?;
    let from = page.place(DOT).await?.centre();
    page.swipe(from, (-30.0, 2.0), 6).await?;
    let feedback = page.held_becomes(DOT, |seen| seen < OPENING_FEEDBACK - 0.1).await?;
    shows(page, &at(feedback)).await?;
    // Up and down scrolls, and sets nothing.
    let from = page.place(DOT).await?.centre();
    page.swipe(from, (2.0, -90.0), 6).await?;
    assert_eq!(page.held(DOT).await?, feedback);
    Ok(())
});

journey!(the_feedback_is_a_slider_for_the_keyboard, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    let control = Key::Feedback.control();
    page.strike(DOT, &[keys::RIGHT, keys::RIGHT, keys::LEFT]).await?;
    let stepped = control.stepped(OPENING_FEEDBACK, 1.0);
    shows(page, &at(stepped)).await?;
    let said: String = page.of(DOT, "it.getAttribute('aria-valuetext')").await?;
    assert_eq!(said, control.spoken(stepped));
    let (_, most, _) = control.slider();
    page.strike(DOT, &[keys::END]).await?;
    shows(page, &at(most)).await?;
    Ok(())
});

journey!(a_feedback_is_in_the_link_and_on_a_button, Setup::desktop(), async |page: &Page| {
    page.load("?feedback=0.5").await?;
    shows(page, &at(0.5)).await?;
    told(page, "A push of 100 bp ends at 200").await?;
    page.press("[data-figure='echo'] [data-preset='one']").await?;
    shows(page, &at(1.0)).await?;
    page.press("[data-figure='echo'] [data-preset='owns']").await?;
    shows(page, &at(OPENING_FEEDBACK)).await?;
    Ok(())
});

//! Going back: undo, reset, the browser's own buttons; and going forward: play.

use std::time::Duration;

use dealer_hedging::model::OptionKind;
use dealer_hedging::scenario::{Key, Scenario};

use crate::comparing::shows;
use crate::harness::{Outcome, Setup, until};
use crate::page::{Page, keys};

async fn is_disabled(page: &Page, css: &str) -> Outcome<bool> {
    page.of(css, "it.disabled").await
}

journey!(undo_takes_back_one_step_at_a_time, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    let begin = Scenario::default();
    assert!(is_disabled(page, "[data-step=undo]").await? && is_disabled(page, "[data-step=reset]").await?);
    let spot = ".deck input[type=range][name=spot]";
    // Several strokes in a row are one step.
    page.strike(spot, &[keys::RIGHT, keys::RIGHT, keys::RIGHT]).await?;
    let control = Key::Spot.control();
    let first = begin.with(Key::Spot, control.value_at(page.of(spot, "it.valueAsNumber").await?));
    shows(page, &first).await?;
    page.press("label:has(input[name=kind][value=puts])").await?;
    shows(page, &first.with_choice(OptionKind::Put)).await?;
    page.press("[data-step=undo]").await?;
    shows(page, &first).await?;
    page.press("[data-step=undo]").await?;
    shows(page, &begin).await?;
    page.link_becomes("").await?;
    assert!(is_disabled(page, "[data-step=undo]").await?, "there is nothing more to take back");
    Ok(())
});

journey!(reset_goes_back_to_the_beginning_and_can_be_taken_back, Setup::desktop(), async |page: &Page| {
    page.load("?spot=104&iv=40&kind=puts").await?;
    let state = Scenario::default().with(Key::Spot, 104.0).with(Key::Iv, 40.0).with_choice(OptionKind::Put);
    shows(page, &state).await?;
    page.press("[data-step=reset]").await?;
    shows(page, &Scenario::default()).await?;
    page.link_becomes("").await?;
    assert!(is_disabled(page, "[data-step=reset]").await?);
    page.press("[data-step=undo]").await?;
    shows(page, &state).await?;
    page.link_becomes("?v=3&spot=104&iv=40&kind=puts").await
});

journey!(the_back_and_forward_buttons_are_honoured, Setup::desktop(), async |page: &Page| {
    page.load("?spot=104").await?;
    shows(page, &Scenario::default().with(Key::Spot, 104.0)).await?;
    page.enter("?spot=96&kind=puts").await?;
    page.driver().back().await?;
    shows(page, &Scenario::default().with(Key::Spot, 104.0)).await?;
    page.driver().forward().await?;
    shows(page, &Scenario::default().with(Key::Spot, 96.0).with_choice(OptionKind::Put)).await?;
    Ok(())
});

journey!(a_jump_within_the_page_leaves_the_state_alone, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    // In one go: the link of the change is not written yet when the address changes.
    let at_once = "document.querySelector('input[name=kind][value=puts]').click();
        document.querySelector('.link-skip').click()";
    page.ask::<()>(at_once, &[]).await?;
    page.holds("the jump to the lesson", "return location.hash === '#lesson'").await?;
    let state = Scenario::default().with_choice(OptionKind::Put);
    page.link_becomes("?v=3&kind=puts").await?;
    shows(page, &state).await?;
    // And once it is written.
    page.strike(".link-skip", &[keys::ENTER]).await?;
    shows(page, &state).await?;
    Ok(())
});

journey!(the_path_plays_pauses_and_ends, Setup::desktop(), async |page: &Page| {
    page.load("?step=11").await?;
    let step = async || page.of::<f64>("[data-figure='hedge-orders'] input[name=step]", "it.valueAsNumber").await;
    let button = "[data-play=step]";
    let pressed = async || page.of::<String>(button, "it.getAttribute('aria-pressed')").await;
    page.of::<()>(
        "[data-figure='hedge-orders'] [data-speed]",
        "(it.value = '3', it.dispatchEvent(new Event('change')), null)",
    )
    .await?;

    // It plays to the end and stops there.
    page.press(button).await?;
    shows(page, &Scenario::default()).await?;
    until("the player to stop", async || {
        Ok(if pressed().await? == "false" { Ok(()) } else { Err("it plays".to_owned()) })
    })
    .await?;

    // From the end it begins again.
    page.press(button).await?;
    assert_eq!(pressed().await?, "true");
    until("the path to be played", async || {
        let at = step().await?;
        Ok(if (1.0..12.0).contains(&at) { Ok(()) } else { Err(format!("step {at}")) })
    })
    .await?;
    page.press(button).await?;
    assert_eq!(pressed().await?, "false");
    let at = step().await?;
    shows(page, &Scenario::default().with(Key::PathStep, at)).await?;
    // That nothing happens can only be seen by waiting: longer than two steps at this speed.
    tokio::time::sleep(Duration::from_millis(600)).await;
    assert_eq!(step().await?, at, "it goes on though it was paused");
    shows(page, &Scenario::default().with(Key::PathStep, at)).await?;
    Ok(())
});

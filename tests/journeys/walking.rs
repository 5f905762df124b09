//! What is uncovered and walked through: the curtain over a session, and the way from a far place to a near one.

use dealer_hedging::figures;
use dealer_hedging::scenario::{Inputs, Key, Scenario};

use crate::comparing::{figure_shows, shows};
use crate::harness::{Setup, until};
use crate::page::{Page, Pointer, keys};
use crate::snapshot::pixels;

const CURTAIN: &str = "[data-figure='share-of-flow'] [data-handle='0']";

fn at(minute: f64) -> Scenario {
    Scenario::default().with(Key::Curtain, minute)
}

journey!(the_curtain_is_drawn_by_pointer_and_keyboard, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    let before = pixels(page, "share-of-flow").await?;
    page.drag_by(Pointer::Mouse, CURTAIN, (90.0, 20.0)).await?;
    let minute = page.held(CURTAIN).await?;
    assert!(minute > 270.0 && minute < 330.0 && minute.fract() == 0.0, "dragged to {minute}");
    shows(page, &at(minute)).await?;
    page.link_becomes(&format!("?v=3&curtain={minute}")).await?;
    assert_ne!(before, pixels(page, "share-of-flow").await?, "nothing is uncovered");
    // What it says is of the whole day, however much of it is uncovered.
    page.strike(CURTAIN, &[keys::HOME]).await?;
    shows(page, &at(0.0)).await?;
    page.strike(CURTAIN, &[keys::END]).await?;
    shows(page, &at(390.0)).await?;
    Ok(())
});

journey!(the_curtain_is_drawn_by_finger, Setup::touched(), async |page: &Page| {
    page.load("").await?;
    let from = page.place(CURTAIN).await?.centre();
    page.swipe(from, (-60.0, 3.0), 6).await?;
    let minute = page.held_becomes(CURTAIN, |seen| seen < 200.0).await?;
    shows(page, &at(minute)).await?;
    Ok(())
});

journey!(the_way_from_there_to_here_is_played, Setup::desktop(), async |page: &Page| {
    page.load("?walk=0").await?;
    let (spec, there) = (&figures::far_to_dominant::SPEC, Scenario::default().with(Key::Walked, 0.0));
    figure_shows(page, &there, spec).await?;
    let before = pixels(page, spec.id).await?;
    page.press("[data-figure='far-to-dominant'] [data-play=walk]").await?;
    until("the walk to end", async || {
        let share: f64 =
            page.of("[data-figure='far-to-dominant'] input[type=range][name=walk]", "it.valueAsNumber").await?;
        Ok(if share >= 100.0 { Ok(()) } else { Err(format!("{share}% of the way")) })
    })
    .await?;
    shows(page, &Scenario::default()).await?;
    assert_ne!(before, pixels(page, spec.id).await?);
    // On the way the table has a row more, whose gamma is that of the model at a price and a time between the two.
    page.open("?walk=50").await?;
    page.ready().await?;
    let half = figure_shows(page, &there.with(Key::Walked, 50.0), spec).await?;
    let row = &half.rows[2];
    let (spot, days) = (row[1].number().unwrap_or_default(), row[2].number().unwrap_or_default());
    assert!((spot - 105.0).abs() < 1e-9 && (days - 150.0_f64.sqrt()).abs() < 1e-9, "{spot} {days}");
    Ok(())
});

journey!(the_pictures_at_the_end_are_the_readers_own, Setup::desktop(), async |page: &Page| {
    page.load("?feedback=0.5&side=sells").await?;
    let state = Scenario::default().with(Key::Feedback, 0.5);
    let finding = figures::echo::SPEC.figure(&Inputs::of(state)).finding().text();
    let own = "#ending .last-picture[href='#echo']";
    page.find(own).await?;
    until("the picture to be taken", async || {
        let said: String = page.of(own, "it.innerText.replaceAll('\\u00a0', ' ').trim()").await?;
        let painted = "const canvas = document.querySelector(arguments[0] + ' canvas'); if (!canvas) return 0; \
                       const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height); \
                       let all = 0; for (let at = 3; at < data.length; at += 4) all += data[at] > 0; return all";
        let pixels: f64 = page.ask(painted, &[own.into()]).await?;
        Ok(if said == finding && pixels > 1_000.0 { Ok(()) } else { Err(format!("{said}, {pixels} pixels")) })
    })
    .await?;
    page.press(own).await?;
    let address: String = page.ask("return location.href", &[]).await?;
    assert!(address.contains("feedback=0.5") && address.ends_with("#echo"), "{address}");
    Ok(())
});

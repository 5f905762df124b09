//! The first screen: a price to push, by mouse, finger and keyboard, and the earlier pushes that stay.

use dealer_hedging::scenario::{Crowd, Dare, Key, Scenario};

use crate::comparing::shows;
use crate::harness::{Outcome, Setup, until};
use crate::page::{Page, Pointer, keys};

/// A grip ends where the pointer let go, but for a step of a cent and rounding to pixels.
const NEAR_PX: f64 = 5.0;
/// What the lesson opens with.
const OPENING_PUSH: f64 = 0.5;

fn grip(market: usize) -> String {
    format!("[data-figure='push-the-price'] [data-handle='{market}']")
}

async fn pushed(page: &Page) -> Outcome<f64> {
    page.held(&grip(0)).await
}

async fn finding(page: &Page) -> Outcome<String> {
    page.of("#push-the-price .figure-finding", "it.innerText").await
}

fn after(push: f64, earlier: [f64; 3]) -> Scenario {
    let kept = (0u8..).zip(earlier);
    kept.fold(Scenario::default().with(Key::Push, push), |state, (place, push)| state.with(Key::Pushed(place), push))
}

journey!(title_and_picture_stand_above_the_fold_on_a_desk, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    let ends: f64 = page.of("#push-the-price .figure-stage", "it.getBoundingClientRect().bottom").await?;
    let begins: f64 = page.of("h1", "it.getBoundingClientRect().top").await?;
    let height: f64 = page.ask("return innerHeight", &[]).await?;
    assert!(begins > 0.0 && ends < height, "from {begins} to {ends} of {height}");
    let beside: f64 = page.of("h1", "it.getBoundingClientRect().right").await?;
    let left: f64 = page.of("#push-the-price", "it.getBoundingClientRect().left").await?;
    assert!(beside <= left, "the title ends at {beside}, the figure begins at {left}");
    // The deck begins below both.
    let deck: f64 = page.of("aside", "it.getBoundingClientRect().top").await?;
    let card: f64 = page.of("#push-the-price", "it.getBoundingClientRect().bottom").await?;
    assert!(deck >= card, "the deck begins at {deck}, the figure ends at {card}");
    Ok(())
});

journey!(title_and_picture_stand_above_the_fold_on_a_phone, Setup::phone(), async |page: &Page| {
    page.load("").await?;
    let ends: f64 = page.of("#push-the-price .figure-stage", "it.getBoundingClientRect().bottom").await?;
    assert!(ends < 844.0, "the picture ends at {ends}");
    Ok(())
});

journey!(the_price_can_be_taken_hold_of_in_any_market, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    let mut earlier = [0.0; 3];
    let mut last = OPENING_PUSH;
    for (market, by) in [(0, -60.0), (1, -110.0), (2, 40.0)] {
        let (x, _) = page.drag_by(Pointer::Mouse, &grip(market), (by, 8.0)).await?;
        let push = pushed(page).await?;
        assert!(push != last && (push * 100.0 - (push * 100.0).round()).abs() < 1e-6, "pushed by {push}");
        earlier = [last, earlier[0], earlier[1]];
        shows(page, &after(push, earlier)).await?;
        for market in 0..3 {
            let there = page.place_now(&grip(market)).await?.centre().0;
            assert!((there - x).abs() <= NEAR_PX, "let go at {x}, grip {market} is at {there}");
        }
        last = push;
    }
    // Each push is one step, its trail with it.
    for (push, earlier) in [(earlier[0], [earlier[1], earlier[2], 0.0]), (earlier[1], [earlier[2], 0.0, 0.0])] {
        page.press("[data-step=undo]").await?;
        shows(page, &after(push, earlier)).await?;
    }
    Ok(())
});

journey!(a_push_and_its_trail_are_in_the_link, Setup::desktop(), async |page: &Page| {
    page.load("?push=-0.3&pushed1=0.5&pushed2=0.8&crowd=index&dare=on").await?;
    let state = after(-0.3, [0.5, 0.8, 0.0]).with_choice(Crowd::IndexDay).with_choice(Dare::Land);
    shows(page, &state).await?;
    Ok(())
});

journey!(the_price_is_pushed_by_keyboard, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    page.strike(&grip(2), &[keys::RIGHT, keys::RIGHT, keys::LEFT]).await?;
    shows(page, &after(0.51, [OPENING_PUSH, 0.0, 0.0])).await?;
    let said: String = page.of(&grip(2), "it.getAttribute('aria-valuetext')").await?;
    assert_eq!(said, Key::Push.control().spoken(0.51));
    page.press("[data-step=undo]").await?;
    shows(page, &Scenario::default()).await?;
    Ok(())
});

journey!(the_price_is_pushed_by_finger, Setup::touched(), async |page: &Page| {
    page.load("").await?;
    let at = page.place(&grip(1)).await?.centre();
    page.swipe(at, (-50.0, 2.0), 6).await?;
    let push = until("the push to follow", async || {
        let seen = pushed(page).await?;
        Ok(if seen < OPENING_PUSH - 0.1 { Ok(seen) } else { Err(format!("it is {seen}")) })
    })
    .await?;
    shows(page, &after(push, [OPENING_PUSH, 0.0, 0.0])).await?;
    // Up and down scrolls, and pushes nothing.
    let at = page.place(&grip(1)).await?.centre();
    page.swipe(at, (2.0, -90.0), 6).await?;
    assert_eq!(pushed(page).await?, push);
    Ok(())
});

journey!(landing_on_the_flag_is_told, Setup::desktop(), async |page: &Page| {
    page.load("?push=0.61").await?;
    page.press("#push-the-price input[name=dare][value=on]").await?;
    until("the dare", async || {
        let finding = finding(page).await?;
        Ok(if finding.starts_with("Land on $100.40") { Ok(()) } else { Err(finding) })
    })
    .await?;
    page.strike(&grip(0), &[keys::LEFT, keys::LEFT]).await?;
    shows(page, &after(0.59, [0.61, 0.0, 0.0]).with_choice(Dare::Land)).await?;
    assert_eq!(finding(page).await?, "Landed: with a dealer who owns options it took $0.59");
    Ok(())
});

journey!(an_ordinary_index_day_is_one_tap_away, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    page.press("#push-the-price input[name=crowd][value=index]").await?;
    shows(page, &Scenario::default().with_choice(Crowd::IndexDay)).await?;
    assert!(finding(page).await?.starts_with("Hardly a difference"), "{}", finding(page).await?);
    Ok(())
});

/// The pixels of the picture, as a hash.
const PIXELS: &str = "const it = document.querySelector('#push-the-price canvas');
    const data = it.getContext('2d').getImageData(0, 0, it.width, it.height).data;
    let sum = 0; for (let n = 0; n < data.length; n += 7) sum = (sum * 31 + data[n]) | 0; return sum";

journey!(the_untouched_picture_stirs_and_nothing_else_does, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    let resting: i32 = page.ask(PIXELS, &[]).await?;
    until("the picture to stir", async || {
        let seen: i32 = page.ask(PIXELS, &[]).await?;
        Ok(if seen == resting { Err("it stands still".to_owned()) } else { Ok(()) })
    })
    .await?;
    assert_eq!(pushed(page).await?, OPENING_PUSH);
    assert_eq!(page.link().await?, "");
    assert!(page.of::<bool>("[data-step=undo]", "it.disabled").await?);
    until("it to come to rest where it was", async || {
        let seen: i32 = page.ask(PIXELS, &[]).await?;
        Ok(if seen == resting { Ok(()) } else { Err("it stirs".to_owned()) })
    })
    .await?;
    shows(page, &Scenario::default()).await?;
    Ok(())
});

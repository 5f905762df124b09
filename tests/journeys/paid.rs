//! What the dealer gets for it: realised against implied volatility and how often the dealer hedges, by mouse, finger and
//! keyboard.

use dealer_hedging::figures::hedged_pnl::SPEC;
use dealer_hedging::scenario::{CustomerSide, Key, Scenario};

use crate::comparing::{figure_shows, shows};
use crate::harness::{Setup, until};
use crate::page::{Page, Pointer, keys};

const RING: &str = "[data-figure='hedged-pnl'] [data-handle='0']";
/// The ring ends where the pointer let go, but for a step of half a per cent and rounding to pixels.
const NEAR_PX: f64 = 4.0;

fn with(realised: f64) -> Scenario {
    Scenario::default().with(Key::Realised, realised)
}

journey!(the_typical_move_is_dragged_and_the_days_are_counted_again, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    figure_shows(page, &Scenario::default(), &SPEC).await?;
    for by in [-45.0, 70.0] {
        let (x, _) = page.drag_by(Pointer::Mouse, RING, (by, 12.0)).await?;
        let volatility = page.held(RING).await?;
        assert!((2.0 * volatility - (2.0 * volatility).round()).abs() < 1e-6, "realised {volatility}");
        shows(page, &with(volatility)).await?;
        let seen = figure_shows(page, &with(volatility), &SPEC).await?;
        let verb = if volatility < 20.0 { "gains" } else { "loses" };
        assert!(seen.finding.contains(&format!("the dealer {verb} $")), "{} at {volatility}", seen.finding);
        let there = page.place_now(RING).await?.centre().0;
        assert!((there - x).abs() <= NEAR_PX, "let go at {x}, the ring is at {there}");
    }
    page.press("[data-step=undo]").await?;
    page.press("[data-step=undo]").await?;
    shows(page, &Scenario::default()).await?;
    Ok(())
});

journey!(the_typical_move_is_dragged_by_finger, Setup::touched(), async |page: &Page| {
    page.load("").await?;
    let at = page.place(RING).await?.centre();
    page.swipe(at, (-18.0, 2.0), 6).await?;
    let volatility = page.held_becomes(RING, |seen| seen < 18.0).await?;
    shows(page, &with(volatility)).await?;
    // Up and down scrolls, and moves nothing.
    let at = page.place(RING).await?.centre();
    page.swipe(at, (1.0, -90.0), 6).await?;
    assert_eq!(page.held(RING).await?, volatility);
    Ok(())
});

journey!(the_typical_move_is_moved_by_keyboard, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    page.strike(RING, &[keys::LEFT, keys::LEFT, keys::RIGHT]).await?;
    shows(page, &with(19.5)).await?;
    let said: String = page.of(RING, "it.getAttribute('aria-valuetext')").await?;
    assert_eq!(said, "19.5%");
    figure_shows(page, &with(19.5), &SPEC).await?;
    Ok(())
});

journey!(side_and_interval_are_in_the_link, Setup::desktop(), async |page: &Page| {
    page.load("?realised=30&every=390&side=sells#hedged-pnl").await?;
    let state = with(30.0).with(Key::HedgeEvery, 390.0).with_choice(CustomerSide::Sells);
    shows(page, &state).await?;
    let seen = figure_shows(page, &state, &SPEC).await?;
    assert!(seen.finding.contains("the dealer gains $"), "{}", seen.finding);
    // The slider of the minutes between hedges stands under the picture; its first step is one minute.
    page.strike("#hedged-pnl input[type=range][name=every]", &[keys::HOME]).await?;
    let seen = figure_shows(page, &state.with(Key::HedgeEvery, 1.0), &SPEC).await?;
    assert!(seen.reading.contains("hedged every minute"), "{}", seen.reading);
    Ok(())
});

journey!(cards_are_seen_in_one_piece, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    for figure in ["one-trade", "hedge-orders", "hedged-pnl"] {
        page.find(&format!("#{figure} .figure-stage")).await?;
        // Until it is painted the picture has a height of its own.
        until(&format!("{figure} to be painted"), async || {
            let painted: bool = page.of(&format!("#{figure} canvas"), "it.style.height !== ''").await?;
            Ok(if painted { Ok(()) } else { Err("it has no height yet".to_owned()) })
        })
        .await?;
        let height: f64 = page.of(&format!("#{figure}"), "it.getBoundingClientRect().height").await?;
        assert!(height <= 780.0, "{figure} is {height} px high");
    }
    Ok(())
});

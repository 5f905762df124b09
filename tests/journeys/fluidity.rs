//! How the page keeps up with a reader who never lets go: it ends up where the slider does. How long its frames take is
//! measured elsewhere (`measured/`).

use std::time::Duration;

use dealer_hedging::scenario::{Key, Scenario};
use serde_json::json;

use crate::canvases::canvas;
use crate::comparing::shows;
use crate::harness::{Outcome, Setup, until};
use crate::page::Page;
use crate::paper::PRINTS;
use crate::theme::HELD;

/// Moves a slider of the deck in every frame for so many milliseconds.
const SLIDE: &str = "
    const [name, whole, done] = arguments, slider = document.querySelector(`.deck input[type=range][name=${name}]`);
    const [low, high, begun] = [Number(slider.min), Number(slider.max), performance.now()];
    const move = now => {
        slider.value = low + (high - low) * (0.5 + 0.4 * Math.sin(now / 150));
        slider.dispatchEvent(new Event('input', { bubbles: true }));
        if (now - begun < whole) requestAnimationFrame(move);
        else done(1);
    };
    requestAnimationFrame(move);
";

/// Moves a slider of the deck in every frame for so many milliseconds.
pub(crate) async fn slide(page: &Page, name: &str, milliseconds: u32) -> Outcome {
    page.ask_later::<u8>(SLIDE, &[json!(name), json!(milliseconds)]).await.map(drop)
}

const FIGURES: [&str; 7] =
    ["dealer-delta", "hedge-orders", "crowded-strikes", "hedged-pnl", "same-news", "closing-price", "pressure-map"];

journey!(fluidity_while_a_slider_moves_in_every_frame, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    for figure in FIGURES {
        page.place(&format!("[data-figure='{figure}']")).await?;
        slide(page, "spot", 1_500).await?;
    }
    let spot: f64 = page.of(".deck input[inputmode=decimal][name=spot]", "Number(it.value)").await?;
    assert_ne!(spot, Key::Spot.control().default, "the slider did not move");
    shows(page, &Scenario::default().with(Key::Spot, spot)).await?;
    Ok(())
});

journey!(what_was_counted_by_the_end_is_what_is_painted, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    for figure in ["hedged-pnl", "closing-price", "pressure-map"] {
        page.place(&format!("#{figure} .figure-stage")).await?;
        slide(page, "spot", 700).await?;
        tokio::time::sleep(Duration::from_secs(2)).await;
        let painted = canvas(page, figure).await?.pixels;
        // What is painted from the beginning shows all that is counted.
        for dark in [true, false] {
            page.ask::<()>("document.querySelector('[data-theme-switch]').click()", &[]).await?;
            until(&format!("{figure} as it was, but for colours"), async || {
                let seen = canvas(page, figure).await?.pixels;
                Ok(if (seen == painted) == dark { Err("other pixels".to_owned()) } else { Ok(()) })
            })
            .await?;
        }
    }
    Ok(())
});

const IS_PLAYING: &str = "it.getAttribute('aria-pressed') === 'true'";

journey!(
    a_play_that_began_early_does_not_keep_the_page_from_living,
    Setup::desktop().with_script(HELD),
    async |page| {
        page.open("").await?;
        page.ask::<()>("document.querySelector('#same-news [data-play=minute]').click()", &[]).await?;
        page.ask::<()>("release()", &[]).await?;
        page.ready().await?;
        assert!(
            page.of::<bool>("#same-news [data-play=minute]", IS_PLAYING).await?,
            "live only when the play was over"
        );
        Ok(())
    }
);

journey!(what_is_out_of_sight_waits_for_a_play_but_not_for_paper, PRINTS, async |page: &Page| {
    page.load("").await?;
    let told = async || page.of::<String>("#map-moves .figure-finding", "it.textContent").await;
    let before = told().await?;
    page.place("#same-news .figure-stage").await?;
    page.press("#same-news [data-play=minute]").await?;
    tokio::time::sleep(Duration::from_millis(800)).await;
    assert_eq!(told().await?, before);
    page.devtools("Page.printToPDF", json!({})).await?;
    assert!(page.of::<bool>("#same-news [data-play=minute]", IS_PLAYING).await?, "printed when the play was over");
    assert_ne!(told().await?, before, "what is out of sight is printed as it was before the play");
    Ok(())
});

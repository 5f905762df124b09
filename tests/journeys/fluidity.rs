//! How the page keeps up with a reader who never lets go: it ends up where the slider does. How long its frames take is
//! measured elsewhere (`measured/`).

use dealer_hedging::scenario::{Key, Scenario};
use serde_json::json;

use crate::comparing::shows;
use crate::harness::{Outcome, Setup};
use crate::page::Page;

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

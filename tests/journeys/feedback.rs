//! How strong the feedback is: by button, slider, field and finger, against the formula.

use dealer_hedging::figures::feedback_size::SPEC;
use dealer_hedging::scenario::session::INDEX_DAY_CONTRACTS;
use dealer_hedging::scenario::{Key, Scenario};

use crate::comparing::{figure_shows, shows};
use crate::harness::{Outcome, Setup, until};
use crate::page::{Page, keys};

const FIGURE: &str = "[data-figure='feedback-size']";

/// Where a push of 100 basis points ends at the strike, on either side: gamma is the density over the day's deviation, and
/// a per cent of the day's volume is 100,000 shares.
fn ends(contracts: f64, impact_bp: f64, sessions: f64) -> [f64; 2] {
    let deviation = 0.2 * (sessions / 252.0).sqrt();
    let density = (-0.125 * deviation * deviation).exp() / std::f64::consts::TAU.sqrt();
    let shares_for_a_per_cent = contracts * 100.0 * density / deviation * 0.01;
    let size = shares_for_a_per_cent / 100_000.0 * impact_bp / 100.0;
    [100.0 / (1.0 + size), 100.0 / (1.0 - size)]
}

/// The finding comes with the next picture.
async fn tells(page: &Page, [owns, sold]: [f64; 2]) -> Outcome {
    let words = format!("ends at {owns:.0} if the dealer owns options, at {sold:.0} if the dealer has sold them");
    until(&words, async || {
        let said: String = page.of("#feedback-size .figure-finding", "it.innerText.replaceAll('\\u00a0', ' ')").await?;
        Ok(if said.ends_with(&words) { Ok(()) } else { Err(said) })
    })
    .await
}

journey!(the_size_of_the_feedback_follows_book_impact_and_time, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    tells(page, ends(10_000.0, 5.0, 1.0)).await?;
    page.press(&format!("{FIGURE} [data-preset=index]")).await?;
    let index = Scenario::default().with(Key::Oi, INDEX_DAY_CONTRACTS);
    shows(page, &index).await?;
    tells(page, ends(INDEX_DAY_CONTRACTS, 5.0, 1.0)).await?;
    page.press("[data-step=undo]").await?;
    page.fill(&format!("{FIGURE} input[inputmode=decimal][name=kappa]"), "12").await?;
    let state = Scenario::default().with(Key::Kappa, 12.0);
    shows(page, &state).await?;
    figure_shows(page, &state, &SPEC).await?;
    tells(page, ends(10_000.0, 12.0, 1.0)).await?;
    page.strike(&format!("{FIGURE} input[type=range][name=sessions]"), &[keys::RIGHT, keys::RIGHT]).await?;
    shows(page, &state.with(Key::Sessions, 3.0)).await?;
    tells(page, ends(10_000.0, 12.0, 3.0)).await?;
    Ok(())
});

journey!(the_impact_is_slid_by_finger, Setup::touched(), async |page: &Page| {
    page.load("").await?;
    let slider = format!("{FIGURE} input[type=range][name=kappa]");
    let from = page.place(&slider).await?.centre();
    page.swipe(from, (40.0, 2.0), 6).await?;
    let impact = Key::Kappa.control().value_at(page.of(&slider, "it.valueAsNumber").await?);
    assert!(impact > 5.0, "slid to {impact}");
    shows(page, &Scenario::default().with(Key::Kappa, impact)).await?;
    Ok(())
});

//! States worth a look, and moments to step through: buttons that set the state.

use dealer_hedging::scenario::{Key, Scenario};

use crate::comparing::{figure_shows, shows};
use crate::harness::{Failure, Outcome, Setup};
use crate::page::Page;
use crate::snapshot::figures_on;

journey!(every_preset_shows_its_state_and_can_be_taken_back, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    for spec in figures_on(page).await? {
        for preset in spec.presets {
            let state = Scenario::default().with_all(&spec.preset_values(preset, &Scenario::default()));
            page.press(&format!("[data-figure='{}'] [data-preset='{}']", spec.id, preset.name)).await?;
            let told = |Failure(why)| Failure(format!("“{}”: {why}", preset.name));
            figure_shows(page, &state, spec).await.map_err(told)?;
            shows(page, &state).await.map_err(told)?;
            if state == Scenario::default() {
                continue;
            }
            // Beside the last figures the deck has been scrolled away.
            page.find("#dealer-delta .figure-stage").await?;
            page.press("[data-step=undo]").await?;
            shows(page, &Scenario::default()).await?;
        }
    }
    Ok(())
});

/// A button of a story: the control that it sets, and the value.
async fn moments(page: &Page, figure: &str) -> Outcome<Vec<(String, f64)>> {
    let list = "[...it.querySelectorAll('.figure-story [data-goes]')].map(b => [b.dataset.goes, Number(b.dataset.to)])";
    page.of(&format!("figure[data-figure='{figure}']"), list).await
}

journey!(every_moment_of_a_story_can_be_visited, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    for spec in figures_on(page).await? {
        for preset in spec.presets {
            page.load("").await?;
            page.press(&format!("[data-figure='{}'] [data-preset='{}']", spec.id, preset.name)).await?;
            let mut state = Scenario::default().with_all(&spec.preset_values(preset, &Scenario::default()));
            shows(page, &state).await?;
            for (place, (control, value)) in moments(page, spec.id).await?.into_iter().enumerate() {
                let button = format!("[data-figure='{}'] li:nth-child({}) [data-goes]", spec.id, place + 1);
                page.press(&button).await?;
                state.set(Key::named(&control).ok_or(Failure(format!("{control} is no control")))?, value);
                shows(page, &state).await?;
            }
        }
    }
    Ok(())
});

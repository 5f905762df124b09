//! A figure that is not as it opens says so and leads back; what is set for the reader comes in sight of the eye; what a
//! change came to is said once.

use dealer_hedging::figures::{dealer_delta, hedge_orders};
use dealer_hedging::scenario::{Inputs, Key, Scenario};

use crate::comparing::shows;
use crate::harness::{Outcome, Setup, until};
use crate::page::{Page, keys};

/// What the tag of a figure says; nothing while it is hidden.
async fn tag_says(page: &Page, figure: &str, wanted: &str) -> Outcome {
    let tag = format!("[data-figure='{figure}'] .figure-tag");
    until(&format!("the tag of {figure} to say “{wanted}”"), async || {
        let said: String = page.of(&tag, "it.hidden ? '' : it.querySelector('span').textContent").await?;
        Ok(if said == wanted { Ok(()) } else { Err(said) })
    })
    .await
}

journey!(a_figure_says_what_differs_and_goes_back_alone, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    tag_says(page, "dealer-delta", "").await?;
    page.load("?spot=104&path3=7&kappa=9").await?;
    tag_says(page, "dealer-delta", "Changed: Spot $104.00").await?;
    tag_says(page, "hedge-orders", "Changed: Spot $104.00, Price path").await?;
    tag_says(page, "closing-price", "Changed: Spot $104.00, Price impact 9 bp").await?;
    page.press("[data-figure='hedge-orders'] [data-reset-figure]").await?;
    // What it does not read stays.
    let state = Scenario::default().with(Key::Kappa, 9.0);
    shows(page, &state).await?;
    tag_says(page, "hedge-orders", "").await?;
    page.press("[data-step=undo]").await?;
    let orders = Scenario::default().with(Key::Spot, 104.0).with(Key::Path(2), 7.0).with(Key::Kappa, 9.0);
    shows(page, &orders).await?;
    assert!(hedge_orders::SPEC.keys().any(|key| key == Key::Path(2)));
    Ok(())
});

journey!(a_preset_is_gone_to_and_not_jumped_to, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    let watch = "window.seen = []; const it = document.querySelector('.deck input[type=range][name=days]');
        const look = () => { seen.push(it.valueAsNumber); requestAnimationFrame(look) }; look()";
    page.ask::<()>(watch, &[]).await?;
    page.press("[data-figure='dealer-delta'] [data-preset='month-long']").await?;
    let preset = dealer_delta::SPEC
        .preset("month-long")
        .map(|preset| dealer_delta::SPEC.preset_values(preset, &Scenario::default()));
    shows(page, &Scenario::default().with_all(&preset.unwrap_or_default())).await?;
    // How many places are seen between depends on how many frames the machine draws.
    let between =
        "const all = [...new Set(seen)]; return all.length > 2 && all.every((it, at) => at === 0 || it > all[at - 1])";
    assert!(
        page.ask::<bool>(between, &[]).await?,
        "{}",
        page.ask::<String>("return String([...new Set(seen)])", &[]).await?
    );
    page.press("[data-step=undo]").await?;
    shows(page, &Scenario::default()).await?;
    Ok(())
});

journey!(show_me_leads_there_and_back, Setup::desktop(), async |page: &Page| {
    page.load("?spot=104").await?;
    let link = ".prediction:has(.link-show) details";
    page.of::<()>(link, "void (it.open = true)").await?;
    let figure: String = page.of(".prediction .link-show", "it.hash.slice(1)").await?;
    page.press(".prediction .link-show").await?;
    let back = format!("[data-figure='{figure}'] [data-way-back]");
    page.holds("the way back", &format!("return document.querySelector(\"{back}\").checkVisibility()")).await?;
    page.press(&back).await?;
    shows(page, &Scenario::default().with(Key::Spot, 104.0)).await?;
    let there = "const it = document.querySelector('.prediction .link-show'), place = it.getBoundingClientRect();
        return document.activeElement === it && place.top > 0 && place.bottom < innerHeight";
    page.holds("the reader to be where they were", there).await?;
    assert!(!page.of::<bool>(&back, "it.checkVisibility()").await?);
    Ok(())
});

journey!(what_a_change_came_to_is_said_once, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    let listen = "window.said = []; new MutationObserver(() => said.push(document.querySelector('[data-announced]').textContent))
        .observe(document.querySelector('[data-announced]'), { childList: true, characterData: true, subtree: true })";
    page.ask::<()>(listen, &[]).await?;
    let handle = "[data-figure='dealer-delta'] [role=slider][data-control=spot]";
    page.strike(handle, &[keys::RIGHT, keys::RIGHT, keys::PAGE_UP, keys::PAGE_UP, keys::LEFT]).await?;
    let state = Scenario::default().with(Key::Spot, 102.1);
    let finding = dealer_delta::SPEC.figure(&Inputs::of(state)).finding().text();
    until("what it came to", async || {
        let said: Vec<String> = page.ask("return said.map(it => it.replaceAll('\\u00a0', ' '))", &[]).await?;
        Ok(if said == [finding.as_str()] { Ok(()) } else { Err(format!("{said:?}")) })
    })
    .await?;
    // A play is not talked over.
    page.press("[data-figure='same-news'] [data-play=minute]").await?;
    page.holds("the play to go on", "return Number(document.querySelector('input[name=minute]').value) > 60").await?;
    assert_eq!(page.ask::<usize>("return said.length", &[]).await?, 1);
    Ok(())
});

//! Whole sessions: played and scrubbed, made anew by other news, counted by the thousand.

use std::time::Duration;

use dealer_hedging::figures;
use dealer_hedging::scenario::{Key, Scenario};

use crate::comparing::{figure_shows, shows};
use crate::harness::{Failure, Outcome, Setup, until};
use crate::page::{Page, keys};
use crate::snapshot::{pixels, read};

const MINUTE: &str = "[data-figure='same-news'] input[type=range][name=minute]";
const PLAY: &str = "[data-figure='same-news'] [data-play=minute]";

fn same_news() -> &'static figures::FigureSpec {
    &figures::same_news::SPEC
}

journey!(a_session_plays_pauses_and_is_scrubbed, Setup::desktop(), async |page: &Page| {
    page.load("?minute=10").await?;
    let minute = async || page.of::<f64>(MINUTE, "it.valueAsNumber").await;
    page.press(PLAY).await?;
    until("the session to be played", async || {
        let at = minute().await?;
        Ok(if at > 20.0 { Ok(()) } else { Err(format!("minute {at}")) })
    })
    .await?;
    page.press(PLAY).await?;
    let at = minute().await?;
    figure_shows(page, &Scenario::default().with(Key::Minute, at), same_news()).await?;
    // That nothing happens can only be seen by waiting.
    tokio::time::sleep(Duration::from_millis(400)).await;
    assert_eq!(minute().await?, at, "it goes on though it was paused");
    // Held by the keyboard it goes to the minute that is asked for.
    page.strike(MINUTE, &[keys::HOME, keys::RIGHT, keys::RIGHT]).await?;
    figure_shows(page, &Scenario::default().with(Key::Minute, 2.0), same_news()).await?;
    page.strike(MINUTE, &[keys::END]).await?;
    shows(page, &Scenario::default()).await?;
    Ok(())
});

/// The picture of same-news once it changes no more.
async fn settled(page: &Page) -> Outcome<String> {
    let mut before = String::new();
    until("same-news to be drawn whole", async || {
        let now = pixels(page, "same-news").await?;
        tokio::time::sleep(Duration::from_millis(400)).await;
        let is_still = now == pixels(page, "same-news").await? && now == before;
        before.clone_from(&now);
        Ok(if is_still { Ok(now) } else { Err("it still changes".to_owned()) })
    })
    .await
}

journey!(new_news_comes_by_one_button_and_the_link_brings_it_back, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    // Other days come in behind the day that is shown: its picture is whole when they are counted.
    let first = settled(page).await?;
    let button = "[data-figure='same-news'] [data-shuffle=seed]";
    page.press(button).await?;
    page.press(button).await?;
    let seed: f64 = page.of("[data-figure='same-news'] input[name=seed]", "Number(it.value)").await?;
    let seed =
        if seed == Key::Seed.control().default { return Err(Failure("the news is the same".to_owned())) } else { seed };
    let state = Scenario::default().with(Key::Seed, seed);
    figure_shows(page, &state, same_news()).await?;
    let other = settled(page).await?;
    assert_ne!(first, other, "other news, the same picture");
    let query = format!("?v=3&seed={seed}");
    page.link_becomes(&query).await?;
    // The same link, later: the same seed, the same numbers, the same picture to the pixel.
    page.load(&query).await?;
    shows(page, &state).await?;
    assert_eq!(settled(page).await?, other, "the link brings another picture");
    page.load("").await?;
    figure_shows(page, &Scenario::default(), same_news()).await?;
    assert_eq!(settled(page).await?, first, "the opening state has another picture than before");
    Ok(())
});

/// How many sessions the table of closes has counted.
async fn counted(page: &Page) -> Outcome<f64> {
    let seen = read(page).await?;
    let closes = seen.figures.get("closing-price").ok_or(Failure("no closing-price".to_owned()))?;
    let column = closes.headings.iter().position(|heading| heading == "dealer owns options: sessions (count)");
    let column = column.ok_or(Failure(format!("{:?}", closes.headings)))?;
    // The first rows count again what stands in the bars.
    Ok(closes.rows.iter().skip(3).filter_map(|row| row.get(column)?.number()).sum())
}

journey!(closes_are_counted_while_the_page_stays_awake, Setup::desktop(), async |page: &Page| {
    page.load("?kappa=6").await?;
    page.find("[data-figure='closing-price'] .figure-stage").await?;
    let few = until("the first sessions to be counted", async || {
        let count = counted(page).await?;
        Ok(if count > 0.0 { Ok(count) } else { Err("none".to_owned()) })
    })
    .await?;
    // The longest that the page leaves a frame waiting, while it counts and a slider moves.
    let script = "const done = arguments[0], it = document.querySelector('.deck input[type=range][name=iv]');
        let last = performance.now(), longest = 0, left = 30;
        const step = now => {
            longest = Math.max(longest, now - last);
            last = now;
            it.value = Number(it.value) + 1;
            it.dispatchEvent(new Event('input', { bubbles: true }));
            (left -= 1) ? requestAnimationFrame(step) : done(longest);
        };
        requestAnimationFrame(step);";
    let longest: f64 = page.ask_later(script, &[]).await?;
    println!("longest frame while sessions are counted and volatility moves: {longest:.0} ms");
    let iv: f64 = page.of(".deck input[inputmode=decimal][name=iv]", "Number(it.value)").await?;
    let state = Scenario::default().with(Key::Kappa, 6.0).with(Key::Iv, iv);
    // The slider began the count anew; it ends at the same numbers as the model counts natively.
    figure_shows(page, &state, &figures::closing_price::SPEC).await?;
    let all = counted(page).await?;
    assert!(all == 1_000.0 && few <= all, "{few} sessions first, {all} in the end");
    Ok(())
});

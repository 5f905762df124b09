//! The playground: the same state in one place, and challenges that the page checks.

use dealer_hedging::lesson::flow_behind_price::LESSON;
use dealer_hedging::scenario::{CustomerSide, HedgeRule, Key, Scenario, link};

use crate::comparing::shows;
use crate::harness::{Outcome, Setup};
use crate::page::{Page, Place};

/// The challenges that the page says are met, by place.
async fn met(page: &Page) -> Outcome<Vec<usize>> {
    page.ask(
        "return [...document.querySelectorAll('[data-met]')].flatMap((it, place) => it.hidden ? [] : [place])",
        &[],
    )
    .await
}

journey!(a_challenge_is_met_by_moving_a_control, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    assert_eq!(met(page).await?, Vec::<usize>::new());
    page.press("#playground label:has(input[name=side][value=sells])").await?;
    let state = Scenario::default().with_choice(CustomerSide::Sells);
    shows(page, &state).await?;
    assert!((LESSON.challenges[0].done)(&state));
    assert_eq!(met(page).await?, [0]);
    let said: String = page.of(".challenge-list li", "it.innerText").await?;
    assert!(said.contains("Met: "), "{said}");
    // The sentence stays when the reader goes on.
    page.press("#playground label:has(input[name=side][value=buys])").await?;
    page.fill("#playground input[inputmode=decimal][name=spot]", "80").await?;
    let state = Scenario::default().with(Key::Spot, 80.0);
    shows(page, &state).await?;
    assert_eq!(met(page).await?, [0, 2]);
    Ok(())
});

journey!(the_playgrounds_controls_and_the_decks_are_one_state, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    page.fill("#playground input[inputmode=decimal][name=oi]", "30000").await?;
    page.press("#playground label:has(input[name=rule][value=m15])").await?;
    shows(page, &Scenario::default().with(Key::Oi, 30_000.0).with_choice(HedgeRule::EveryQuarterHour)).await?;
    assert_eq!(page.of::<String>(".deck input[inputmode=decimal][name=oi]", "it.value").await?, "30000");
    Ok(())
});

journey!(every_state_to_start_from_is_set, Setup::desktop(), async |page: &Page| {
    for start in LESSON.starts {
        page.load("").await?;
        page.press(&format!("[data-start='{}']", start.name)).await?;
        let state = Scenario::default().with_all(start.values);
        page.link_becomes(&format!("?{}", link::encode(&state))).await?;
    }
    Ok(())
});

journey!(figures_stand_side_by_side_where_there_is_room, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    let left: Place = page.place("#play-dealer-delta").await?;
    let right: Place = page.place_now("#play-hedge-orders").await?;
    assert!((left.y - right.y).abs() < 2.0 && right.x > left.x + left.width, "{left:?} {right:?}");
    Ok(())
});

journey!(figures_stand_below_each_other_on_a_phone, Setup::phone(), async |page: &Page| {
    page.load("").await?;
    let upper: Place = page.place("#play-dealer-delta").await?;
    let lower: Place = page.place_now("#play-hedge-orders").await?;
    assert!(lower.y > upper.y + upper.height - 1.0, "{upper:?} {lower:?}");
    let fits: bool = page.ask("return document.documentElement.scrollWidth <= innerWidth", &[]).await?;
    assert!(fits, "the page scrolls sideways");
    Ok(())
});

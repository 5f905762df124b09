//! The playground: the same state in one place, and challenges that the page checks.

use dealer_hedging::lesson::flow_behind_price::LESSON;
use dealer_hedging::scenario::{CustomerSide, HedgeRule, Key, Scenario, link};

use crate::comparing::shows;
use crate::harness::{Outcome, Setup, until};
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

/// Whether a figure can be seen in the window of one, and where.
async fn in_view(page: &Page) -> Outcome<Vec<(String, Place)>> {
    let script = "const window = document.querySelector('.playground-figures').getBoundingClientRect();
        return [...document.querySelectorAll('.playground-figures > * figure, .playground-figures > figure')]
            .map(it => [it.id, (({ x, y, width, height }) => ({ x, y, width, height }))(it.getBoundingClientRect())])
            .filter(([, it]) => it.x < window.right - 2 && it.x + it.width > window.left + 2)";
    page.ask(script, &[]).await
}

journey!(one_figure_stands_beside_the_controls_wherever_they_are_scrolled, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    let late = ".playground-controls input[type=range][name=kappa]";
    for (tab, id) in
        [("", "play-dealer-delta"), ("play-same-news", "play-same-news"), ("play-hedge-orders", "play-hedge-orders")]
    {
        if !tab.is_empty() {
            page.press(&format!(".playground-tabs [href='#{tab}']")).await?;
        }
        let control = page.place(late).await?;
        let seen = until(&format!("{id} alone in view"), async || {
            let seen = in_view(page).await?;
            Ok(if matches!(&seen[..], [(one, _)] if one == id) { Ok(seen) } else { Err(format!("{seen:?}")) })
        })
        .await?;
        let figure = seen[0].1;
        assert!(figure.x >= control.x + control.width, "{figure:?} is not right of {control:?}");
        assert!(figure.y >= 0.0 && figure.y < 200.0, "{figure:?} is out of view");
    }
    Ok(())
});

journey!(the_figure_stays_in_the_upper_half_of_a_phone, Setup::phone(), async |page: &Page| {
    page.load("").await?;
    let control = page.place(".playground-controls input[type=range][name=strike]").await?;
    let figure: Place = page.place_now("#play-dealer-delta .figure-stage").await?;
    let view: Place = page.place_now(".playground-view").await?;
    assert!(figure.y > 0.0 && view.y + view.height < control.y, "{figure:?} {view:?} {control:?}");
    assert!(view.height < 0.6 * 844.0, "{view:?} is more than the upper part of the window");
    let fits: bool = page.ask("return document.documentElement.scrollWidth <= innerWidth", &[]).await?;
    assert!(fits, "the page scrolls sideways");
    Ok(())
});

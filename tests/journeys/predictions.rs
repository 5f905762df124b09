//! Predictions and judged mistakes: answered with one tap, remembered on the device, never in the
//! link, and judged again when the state changes.

use dealer_hedging::figures;
use dealer_hedging::lesson::flow_behind_price::LESSON;
use dealer_hedging::scenario::Scenario;

use crate::comparing::shows;
use crate::harness::{Failure, Outcome, Setup};
use crate::page::Page;

/// The verdict that can be seen: “right”, “wrong”, or nothing.
async fn verdict(page: &Page, name: &str) -> Outcome<String> {
    let seen = "[...it.querySelectorAll('[data-verdict]')].filter(p => p.checkVisibility())
        .map(p => p.dataset.verdict + ': ' + p.querySelector('[data-chosen]').textContent).join()";
    page.of(&format!("[data-prediction='{name}']"), seen).await
}

fn option(name: &str, place: usize) -> String {
    format!("[data-prediction='{name}'] button:nth-of-type({})", place + 1)
}

journey!(an_answer_is_judged_remembered_and_can_be_changed, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    for prediction in LESSON.predictions.iter().filter(|bet| bet.options.len() > 1) {
        let name = prediction.name;
        assert_eq!(verdict(page, name).await?, "", "{name} was judged before it was answered");
        let right = (prediction.right)(&Scenario::default())?;
        let right = prediction.options.iter().position(|(answer, _)| *answer == right);
        let right = right.ok_or_else(|| Failure(format!("no answer to {name} is right")))?;
        let wrong = usize::from(right == 0);
        for (place, word) in [(wrong, "wrong"), (right, "right")] {
            page.press(&option(name, place)).await?;
            let said = verdict(page, name).await?;
            assert_eq!(said, format!("{word}: {}", prediction.options[place].1.text().unwrap_or_default()), "{name}");
            let open: bool = page.of(&format!("[data-prediction='{name}'] details"), "it.open").await?;
            let pressed: String = page.of(&option(name, place), "it.getAttribute('aria-pressed')").await?;
            assert!(open && pressed == "true", "{name}");
        }
    }
    assert_eq!(page.link().await?, "", "an answer is in the link");
    page.driver().refresh().await?;
    page.ready().await?;
    assert!(verdict(page, "first-hedge").await?.starts_with("right"), "the answer was forgotten");
    // The same answer, another trade: the customer sells, so buying is no longer right.
    page.press("label:has(input[name=side][value=sells])").await?;
    page.holds(
        "the answer to be judged again",
        "return document.querySelector(\"[data-prediction='first-hedge'] [data-verdict='wrong']\").checkVisibility()",
    )
    .await?;
    Ok(())
});

journey!(
    an_answer_given_to_an_earlier_version_is_remembered,
    Setup::desktop().with_script("try { localStorage.setItem('bet-first-hedge', '1') } catch {}"),
    async |page: &Page| {
        page.load("").await?;
        assert_eq!(verdict(page, "first-hedge").await?, "wrong: Sell");
        Ok(())
    }
);

journey!(show_me_sets_the_figure_up_and_goes_there, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    page.press(&option("direction", 1)).await?;
    page.press("[data-prediction='direction'] [data-show]").await?;
    let state = Scenario::default().with_all(figures::pressure_map::SHORT.values);
    shows(page, &state).await?;
    assert_eq!(page.ask::<String>("return location.hash", &[]).await?, "#pressure-map");
    page.press("[data-step=undo]").await?;
    shows(page, &Scenario::default()).await?;
    Ok(())
});

journey!(
    without_storage_an_answer_is_still_judged,
    Setup::desktop()
        .with_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked') } })"),
    async |page: &Page| {
        page.load("").await?;
        page.press(&option("first-hedge", 0)).await?;
        assert!(verdict(page, "first-hedge").await?.starts_with("right"));
        Ok(())
    }
);

journey!(
    without_javascript_the_answers_can_be_read_and_no_button_is_dead,
    Setup::desktop().without_javascript(),
    async |page: &Page| {
        page.open("").await?;
        let dead =
            "return [...document.querySelectorAll('.prediction button')].filter(it => it.checkVisibility()).length";
        assert_eq!(page.ask::<usize>(dead, &[]).await?, 0);
        page.press("[data-prediction='direction'] summary").await?;
        let answer: String = page.of("[data-prediction='direction'] details p", "it.innerText").await?;
        assert!(answer.contains("sells into a fall"), "{answer}");
        Ok(())
    }
);

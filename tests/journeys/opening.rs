//! Arriving on the page, with and without JavaScript.

use std::collections::BTreeSet;

use dealer_hedging::figures::FigureSpec;
use dealer_hedging::scenario::{Inputs, Scenario};
use serde_json::json;

use crate::comparing::{shows, shows_all};
use crate::harness::{Outcome, Setup};
use crate::page::Page;
use crate::snapshot::figures_on;

/// The claims that the text must carry, whatever the figures say of themselves.
const CLAIMS: [&str; 23] = [
    "I1", "I2", "A1", "A2", "A3", "A4", "A5", "A6", "A7", "B1", "B2", "B3", "B4", "C1", "C2", "C3", "C4", "D1", "D2",
    "E1", "E2", "E3", "E4",
];

const NOTE_VIOLATIONS: &str = "window.violations = []; document.addEventListener('securitypolicyviolation', \
                               event => violations.push(`${event.violatedDirective}: ${event.blockedURI}`))";

journey!(the_page_becomes_ready_without_a_word_in_the_console, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    shows_all(page, &Scenario::default()).await?;
    Ok(())
});

journey!(
    the_strict_content_policy_is_there_and_nothing_offends_it,
    Setup::desktop().with_script(NOTE_VIOLATIONS),
    async |page: &Page| {
        page.load("?spot=104&side=sells").await?;
        let policy: String = page.of("meta[http-equiv='Content-Security-Policy']", "it.content").await?;
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe-inline"), "{policy}");
        assert!(!policy.contains("'unsafe-eval'"), "{policy}");
        // Every figure is painted, every kind of control is used.
        for spec in figures_on(page).await? {
            page.find(&format!("[data-figure='{}'] canvas", spec.id)).await?;
        }
        page.press("[data-theme-switch]").await?;
        page.press("[data-step=reset]").await?;
        shows(page, &Scenario::default()).await?;
        let violations: Vec<String> = page.ask("return violations", &[]).await?;
        assert!(violations.is_empty(), "the content policy was offended: {violations:?}");
        Ok(())
    }
);

journey!(the_text_is_there_without_javascript, Setup::desktop().without_javascript(), async |page: &Page| {
    page.open("").await?;
    let dead = "return !document.documentElement.hasAttribute('data-ready') && !('wasmBindings' in window)";
    assert!(page.ask::<bool>(dead, &[]).await?, "JavaScript ran");
    let headline: String = page.of("h1", "it.innerText").await?;
    assert_eq!(headline, "Dealer hedging: the flow behind price");
    let text: String = page.of("main", "it.innerText").await?;
    assert!(text.len() > 4_000, "only {} characters of text can be seen", text.len());
    carries_its_claims(page).await?;
    // The numbers, the findings and the words are those of the state that the lesson opens with.
    shows_all(page, &Scenario::default()).await?;
    for spec in figures_on(page).await? {
        still_loads(page, spec.id).await?;
        numbers_load(page, spec).await?;
    }
    Ok(())
});

async fn carries_its_claims(page: &Page) -> Outcome {
    let script = "return [...document.querySelectorAll('[data-claim]:not(figure)')]
        .filter(it => it.checkVisibility() && it.innerText.length > 40).map(it => it.dataset.claim).join(' ')";
    let text: String = page.ask(script, &[]).await?;
    let said: BTreeSet<_> = text.split_whitespace().collect();
    let missing: Vec<_> = CLAIMS.into_iter().filter(|claim| !said.contains(claim)).collect();
    assert!(missing.is_empty(), "the text does not carry {missing:?}");
    let shown: String = page
        .ask("return [...document.querySelectorAll('figure[data-claim]')].map(it => it.dataset.claim).join(' ')", &[])
        .await?;
    let shown: BTreeSet<_> = shown.split_whitespace().collect();
    for claim in figures_on(page).await?.iter().flat_map(|spec| spec.claims.split_whitespace()) {
        assert!(shown.contains(claim), "no figure says that it shows {claim}");
        assert!(said.contains(claim), "a figure shows {claim}, but no text claims it");
    }
    Ok(())
}

/// The picture for readers without JavaScript is there, fits, and no empty canvas stands beside it.
/// Without JavaScript the numbers are a file, those of the model to the last digit.
async fn numbers_load(page: &Page, spec: &FigureSpec) -> Outcome {
    let path: String = page.of(&format!("#{} .figure-numbers a", spec.id), "it.pathname").await?;
    // Not by the page: one without JavaScript waits for nothing.
    let listed = page.site().file(&path)?;
    assert_eq!(listed, spec.whole_figure(&Inputs::default()).table().csv(), "the numbers of {}", spec.id);
    Ok(())
}

async fn still_loads(page: &Page, id: &str) -> Outcome {
    let still = format!("[data-figure='{id}'] img.figure-still");
    page.find(&still).await?;
    let script = format!("const it = document.querySelector(\"{still}\"); return it.complete && it.naturalWidth > 300");
    page.holds(&format!("the picture of {id}"), &script).await?;
    let alone = "return !document.querySelector(arguments[0]).checkVisibility()";
    let canvas = format!("[data-figure='{id}'] canvas");
    assert!(page.ask::<bool>(alone, &[json!(canvas)]).await?, "an empty canvas stands above the picture of {id}");
    Ok(())
}

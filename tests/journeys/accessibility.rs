//! axe-core finds nothing against WCAG 2 A and AA, wide, on a phone, in the dark.

use serde::Deserialize;
use serde_json::json;

use crate::harness::{Failure, Outcome, Setup, told};
use crate::page::Page;

#[derive(Deserialize)]
struct Violation {
    rule: String,
    help: String,
    elements: Vec<String>,
}

const RUN: &str = r"
const done = arguments[0];
axe.run(document, { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] } })
    .then(({ violations }) => done(violations.map(({ id, help, nodes }) => ({
        rule: id, help, elements: nodes.map(({ html, failureSummary }) => `${html.slice(0, 160)}\n      ${failureSummary}`),
    }))), error => done([{ rule: 'axe', help: String(error), elements: [] }]))";

async fn is_accessible(page: &Page) -> Outcome {
    // What axe itself would say in the console is not the page's.
    page.must_have_no_console_errors().await?;
    let source = std::fs::read_to_string(told("AXE_SCRIPT")?)?;
    page.ask::<serde_json::Value>(&format!("{source}; return true"), &[]).await?;
    let violations: Vec<Violation> = page.ask_later(RUN, &[]).await?;
    let entries: Vec<String> = violations
        .iter()
        .map(|Violation { rule, help, elements }| format!("{rule}: {help}\n    {}", elements.join("\n    ")))
        .collect();
    page.driver().browser_log().await?;
    if entries.is_empty() { Ok(()) } else { Err(Failure(format!("axe finds:\n{}", entries.join("\n")))) }
}

async fn opened_up(page: &Page, query: &str) -> Outcome {
    page.load(query).await?;
    page.ask::<serde_json::Value>("document.querySelectorAll('details').forEach(it => it.open = true)", &[]).await?;
    Ok(())
}

journey!(axe_finds_nothing_on_a_wide_page, Setup::desktop(), async |page: &Page| {
    opened_up(page, "").await?;
    is_accessible(page).await
});

journey!(axe_finds_nothing_on_a_wide_page_in_the_dark, Setup::desktop(), async |page: &Page| {
    let dark = json!({ "features": [{ "name": "prefers-color-scheme", "value": "dark" }] });
    page.devtools("Emulation.setEmulatedMedia", dark).await?;
    opened_up(page, "?side=sells&spot=1e9").await?;
    is_accessible(page).await
});

journey!(axe_finds_nothing_on_a_phone, Setup::phone(), async |page: &Page| {
    opened_up(page, "").await?;
    is_accessible(page).await?;
    page.press("[data-fold]").await?;
    is_accessible(page).await
});

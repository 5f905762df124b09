//! axe-core finds nothing against WCAG 2 A and AA or its own best practice, from wide to narrow, light and dark.

use serde::Deserialize;
use serde_json::json;

use crate::dock::docked_beside;
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
axe.run(document, { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] } })
    .then(({ violations }) => done(violations.map(({ id, help, nodes }) => ({
        rule: id, help, elements: nodes.map(({ html, failureSummary }) => `${html.slice(0, 160)}\n      ${failureSummary}`),
    }))), error => done([{ rule: 'axe', help: String(error), elements: [] }]))";

async fn is_accessible(page: &Page) -> Outcome {
    // What axe itself would say in the console is not the page's.
    page.must_have_no_complaints().await?;
    let source = std::fs::read_to_string(told("AXE_SCRIPT")?)?;
    page.ask::<serde_json::Value>(&format!("{source}; return true"), &[]).await?;
    let violations: Vec<Violation> = page.ask_later(RUN, &[]).await?;
    let entries: Vec<String> = violations
        .iter()
        .map(|Violation { rule, help, elements }| format!("{rule}: {help}\n    {}", elements.join("\n    ")))
        .collect();
    page.complaints().await?;
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

const EMULATED: Setup =
    Setup::desktop().through_devtools("what a reader's system prefers is set through the DevTools protocol");

journey!(axe_finds_nothing_on_a_wide_page_in_the_dark, EMULATED, async |page: &Page| {
    let dark = json!({ "features": [{ "name": "prefers-color-scheme", "value": "dark" }] });
    page.devtools("Emulation.setEmulatedMedia", dark).await?;
    opened_up(page, "?side=sells&spot=1e9").await?;
    is_accessible(page).await
});

/// All folds open, in both themes, in a window of this width in CSS pixels.
async fn is_accessible_at(page: &Page, width: u32) -> Outcome {
    page.resize(width, 900).await?;
    for scheme in ["light", "dark"] {
        let scheme = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        page.devtools("Emulation.setEmulatedMedia", scheme).await?;
        opened_up(page, "").await?;
        is_accessible(page).await?;
    }
    Ok(())
}

journey!(axe_finds_nothing_at_820_pixels, EMULATED, async |page: &Page| is_accessible_at(page, 820).await);

journey!(axe_finds_nothing_at_320_pixels, EMULATED, async |page: &Page| is_accessible_at(page, 320).await);

journey!(axe_finds_nothing_in_what_is_asked_for, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    page.press("[data-figure='dealer-delta'] [data-export=walk]").await?;
    page.holds("the walk", "return !!document.querySelector('.extra-walk')").await?;
    is_accessible(page).await?;
    page.press("[data-figure='dealer-delta'] [data-export=more]").await?;
    page.holds("the list", "return !!document.querySelector('dialog[open]')").await?;
    is_accessible(page).await?;
    page.load("?embed=dealer-delta").await?;
    page.holds("the way back", "return !!document.querySelector('.extra-way')").await?;
    is_accessible(page).await?;
    page.load("?present").await?;
    page.holds("the class", "return !!document.querySelector('.extra-bar span').textContent").await?;
    is_accessible(page).await
});

journey!(axe_finds_nothing_on_a_phone, Setup::phone(), async |page: &Page| {
    opened_up(page, "").await?;
    is_accessible(page).await?;
    docked_beside(page, "dealer-delta").await?;
    is_accessible(page).await?;
    page.press("[data-fold]").await?;
    is_accessible(page).await
});

journey!(forced_colours_leave_focus_and_choice_in_sight, EMULATED, async |page: &Page| {
    let forced = json!({ "features": [{ "name": "forced-colors", "value": "active" }] });
    page.devtools("Emulation.setEmulatedMedia", forced).await?;
    page.load("").await?;
    let look = "(style => [style.outlineStyle, style.outlineColor, style.backgroundColor, style.textDecorationLine])\
                (getComputedStyle(it))";
    let handles = ["[data-figure='hedge-orders'] [data-handle='3']", "[data-figure='hedge-orders'] [data-handle='4']"];
    page.strike(handles[0], &[crate::page::keys::UP]).await?;
    let mut seen = Vec::new();
    for handle in handles {
        seen.push(page.of::<[String; 4]>(handle, look).await?);
    }
    assert!(seen[0][0] == "solid" && seen[0] != seen[1], "focused and not: {seen:?}");
    let mut seen = Vec::new();
    for word in ["buys", "sells"] {
        let css = format!("input[name=side][value={word}] + span");
        seen.push(page.of::<[String; 4]>(&css, look).await?);
    }
    assert!(seen[0][2] != seen[1][2] && seen[0][3] == "underline", "chosen and not: {seen:?}");
    Ok(())
});

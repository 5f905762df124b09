//! Reads the page as a whole: everything on it that follows the state.

use std::collections::BTreeMap;

use dealer_hedging::figures::{self, FigureSpec};
use serde::Deserialize;

use crate::harness::Outcome;
use crate::page::Page;

/// A cell as it stands on the page.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub(crate) struct CellSeen {
    /// The unrounded number, as text.
    pub value: Option<String>,
    /// What the reader sees.
    pub shown: String,
}

impl CellSeen {
    /// The unrounded number.
    pub(crate) fn number(&self) -> Option<f64> {
        self.value.as_ref()?.parse().ok()
    }
}

/// A figure as it stands on the page.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub(crate) struct FigureSeen {
    /// Its finding.
    pub finding: String,
    /// What is said under the finding.
    pub reading: String,
    /// The name of its picture for assistive tools.
    pub label: String,
    /// Its table's headings.
    pub headings: Vec<String>,
    /// Its table's rows.
    pub rows: Vec<Vec<CellSeen>>,
}

impl FigureSeen {
    /// The numbers of one column.
    pub(crate) fn column(&self, index: usize) -> Vec<f64> {
        self.rows.iter().filter_map(|row| row.get(index)?.number()).collect()
    }
}

/// Everything on the page that follows the state.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub(crate) struct Seen {
    /// Whether the page has come to life.
    pub live: bool,
    /// The figures by name.
    pub figures: BTreeMap<String, FigureSeen>,
    /// The unrounded order of the deck.
    pub order: String,
    /// The order in words.
    pub order_words: String,
    /// Number fields: name and text.
    pub fields: Vec<(String, String)>,
    /// Sliders: name, position, step.
    pub sliders: Vec<(String, f64, f64)>,
    /// Chosen words: name and word.
    pub chosen: Vec<(String, String)>,
    /// What quantities are called: name and text.
    pub said: Vec<(String, String)>,
    /// Numbers in the text: name, text, value for assistive tools.
    pub scrubs: Vec<(String, String, String)>,
    /// Phrases in the text: name and words.
    pub phrases: Vec<(String, String)>,
}

const LOOK: &str = r"
const words = it => it.textContent.replaceAll('\u00A0', ' ');
// The reader's own chain has controls of its own, which are none of the page's.
const all = (css, of) => [...document.querySelectorAll(css)].filter(it => !it.closest('.chain')).map(of);
const cell = td => ({ value: td.getAttribute('data-value'), shown: td.textContent });
const figure = it => [it.dataset.figure, {
    finding: words(it.querySelector('figcaption .figure-finding')),
    reading: words(it.querySelector('figcaption .figure-caption')),
    // What waits for a bet is called by its note; what it will be called stands in the finding.
    label: it.matches('.figure-veiled') ? it.querySelector('.figure-finding').textContent.replaceAll('\u00A0', ' ')
        : it.querySelector('canvas').getAttribute('aria-label'),
    headings: [...it.querySelectorAll('table thead th')].map(th => th.textContent),
    rows: [...it.querySelectorAll('table tbody tr')].map(row => [...row.cells].map(cell)),
}];
const order = document.querySelector('[data-order]');
return {
    live: document.documentElement.hasAttribute('data-ready'),
    figures: Object.fromEntries(all('[data-figure]', figure)),
    order: order.getAttribute('data-value'),
    order_words: words(order),
    fields: all('input[inputmode=decimal]', it => [it.name, it.value]),
    sliders: all('input[type=range]', it => [it.name, it.valueAsNumber, Number(it.step)]),
    chosen: all('input[type=radio]:checked', it => [it.name, it.value]),
    said: all('[data-said]', it => [it.dataset.said, (it.textContent)]),
    scrubs: all('[data-scrub]', it => [it.dataset.scrub, (it.textContent), it.getAttribute('aria-valuenow')]),
    phrases: all('[data-part^=phrase] > span', it => [it.parentElement.dataset.part.slice(7), words(it)]),
}";

/// Reads the page.
pub(crate) async fn read(page: &Page) -> Outcome<Seen> {
    page.ask(LOOK, &[]).await
}

/// The figures that stand on the page, in the order of the list of figures.
pub(crate) async fn figures_on(page: &Page) -> Outcome<Vec<&'static FigureSpec>> {
    let names = "return [...document.querySelectorAll('figure[data-figure]')].map(it => it.dataset.figure)";
    let names: Vec<String> = page.ask(names, &[]).await?;
    assert!(!names.is_empty(), "there are no figures on the page");
    Ok(figures::LIST.iter().copied().filter(|spec| names.iter().any(|name| name == spec.id)).collect())
}

/// The pixels of a figure's canvas, as one text.
pub(crate) async fn pixels(page: &Page, figure: &str) -> Outcome<String> {
    page.find(&format!("[data-figure='{figure}'] .figure-stage")).await?;
    page.of(&format!("[data-figure='{figure}'] canvas"), "it.toDataURL()").await
}

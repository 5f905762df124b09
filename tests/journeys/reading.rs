//! Reads the page as a whole and compares it with the model, computed natively.

use std::collections::BTreeMap;

use dealer_hedging::figures;
use dealer_hedging::lesson::{dial, phrases};
use dealer_hedging::scenario::{Key, Scenario};
use dealer_hedging::ui::chart::{Cell, Table};
use serde::Deserialize;

use crate::harness::{Outcome, until};
use crate::page::Page;

/// A cell as it stands on the page.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct CellSeen {
    /// The unrounded number, as text.
    pub value: Option<String>,
    /// What the reader sees.
    pub shown: String,
}

impl CellSeen {
    /// The unrounded number.
    pub fn number(&self) -> Option<f64> {
        self.value.as_ref()?.parse().ok()
    }
}

/// A figure as it stands on the page.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct FigureSeen {
    /// Its finding.
    pub finding: String,
    /// The name of its picture for assistive tools.
    pub label: String,
    /// Its table's headings.
    pub headings: Vec<String>,
    /// Its table's rows.
    pub rows: Vec<Vec<CellSeen>>,
}

impl FigureSeen {
    /// The numbers of one column.
    pub fn column(&self, index: usize) -> Vec<f64> {
        self.rows.iter().filter_map(|row| row.get(index)?.number()).collect()
    }
}

/// Everything on the page that follows the state.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Seen {
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
const all = (css, of) => [...document.querySelectorAll(css)].map(of);
const cell = td => ({ value: td.getAttribute('data-value'), shown: td.textContent });
const figure = it => [it.dataset.figure, {
    finding: it.querySelector('figcaption .finding').textContent,
    label: it.querySelector('canvas').getAttribute('aria-label'),
    headings: [...it.querySelectorAll('table thead th')].map(th => th.textContent),
    rows: [...it.querySelectorAll('table tbody tr')].map(row => [...row.cells].map(cell)),
}];
const order = document.querySelector('[data-order]');
return {
    figures: Object.fromEntries(all('[data-figure]', figure)),
    order: order.getAttribute('data-value'),
    order_words: order.textContent,
    fields: all('input[type=number]', it => [it.name, it.value]),
    sliders: all('input[type=range]', it => [it.name, it.valueAsNumber, Number(it.step)]),
    chosen: all('input[type=radio]:checked', it => [it.name, it.value]),
    said: all('[data-said]', it => [it.dataset.said, it.textContent]),
    scrubs: all('[data-scrub]', it => [it.dataset.scrub, it.textContent, it.getAttribute('aria-valuenow')]),
    phrases: all('[data-phrase]', it => [it.dataset.phrase, it.textContent]),
}";

/// Reads the page.
pub async fn read(page: &Page) -> Outcome<Seen> {
    page.ask(LOOK, &[]).await
}

/// Waits until everything on the page that follows the state shows this one: figures, order,
/// controls, numbers and phrases in the text.
pub async fn shows(page: &Page, state: &Scenario) -> Outcome<Seen> {
    let expected = Expected::of(state);
    until(&format!("the page to show {}", named(state)), async || {
        let seen = read(page).await?;
        match expected.difference(&seen) {
            Ok(()) => Ok(Ok(seen)),
            Err((figure, difference)) => {
                // A figure that takes long works only while it can be seen.
                if let Some(id) = figure {
                    page.find(&format!("[data-figure='{id}'] .stage")).await?;
                }
                Ok(Err(difference))
            }
        }
    })
    .await
}

fn named(state: &Scenario) -> String {
    let link = dealer_hedging::scenario::link::encode(state);
    if link.is_empty() { "the state that the lesson opens with".to_owned() } else { format!("“{link}”") }
}

/// A difference in words, and the figure it lies in.
type Difference = (Option<&'static str>, String);

struct Expected {
    state: Scenario,
    figures: Vec<(&'static str, String, Table)>,
}

impl Expected {
    fn of(state: &Scenario) -> Self {
        let figures = figures::LIST.iter().map(|spec| {
            let mut figure = spec.figure(state);
            while figure.refine(&|| true).is_some() {}
            (spec.id, figure.finding().text(), figure.table())
        });
        Self { state: *state, figures: figures.collect() }
    }

    fn difference(&self, seen: &Seen) -> Result<(), Difference> {
        self.controls(seen).and_then(|()| self.words(seen)).map_err(|difference| (None, difference))?;
        for (id, finding, table) in &self.figures {
            let Some(figure) = seen.figures.get(*id) else { continue };
            same_figure(figure, finding, table).map_err(|difference| (Some(*id), format!("{id}: {difference}")))?;
        }
        let order = phrases::next_order(&self.state);
        let given: f64 = seen.order.parse().unwrap_or(f64::NAN);
        let close = is_close(given, order, 100.0 * self.state.get(Key::Oi));
        if close { Ok(()) } else { Err((None, format!("the order is {given} and should be {order}"))) }
    }

    /// Every control, wherever it stands, holds the state's value.
    fn controls(&self, seen: &Seen) -> Result<(), String> {
        let key = |name: &str| Key::named(name).ok_or_else(|| format!("no control is called {name}"));
        for (name, text) in &seen.fields {
            equal(&format!("the field {name}"), text, &self.state.get(key(name)?).to_string())?;
        }
        for (name, position, step) in &seen.sliders {
            let key = key(name)?;
            let wanted = key.control().position(self.state.get(key));
            // A slider itself stands on its steps, whatever the value.
            if (position - wanted).abs() > step * 0.500_001 {
                return Err(format!("the slider {name} stands at {position} and should at {wanted}"));
            }
        }
        for (name, word) in &seen.chosen {
            equal(&format!("the choice {name}"), word, self.state.choice(key(name)?))?;
        }
        Ok(())
    }

    /// Every number and phrase in the text says the state's value.
    fn words(&self, seen: &Seen) -> Result<(), String> {
        let spoken = |name: &str| {
            let key = Key::named(name).ok_or_else(|| format!("no control is called {name}"))?;
            Ok::<_, String>((dial::spoken(key, self.state.get(key)), self.state.get(key)))
        };
        for (name, text) in &seen.said {
            equal(&format!("what {name} is called"), text, &spoken(name)?.0)?;
        }
        for (name, text, value) in &seen.scrubs {
            let (words, number) = spoken(name)?;
            equal(&format!("the number {name} in the text"), text, &words)?;
            equal(&format!("the number {name} for assistive tools"), value, &number.to_string())?;
        }
        for (name, text) in &seen.phrases {
            let phrase = phrases::named(name).ok_or_else(|| format!("no phrase is called {name}"))?;
            equal(&format!("the phrase {name}"), text, &(phrase.say)(&self.state).text())?;
        }
        Ok(())
    }
}

fn equal(what: &str, seen: &str, wanted: &str) -> Result<(), String> {
    if seen == wanted { Ok(()) } else { Err(format!("{what} says “{seen}” and should say “{wanted}”")) }
}

fn same_figure(seen: &FigureSeen, finding: &str, table: &Table) -> Result<(), String> {
    equal("the finding", &seen.finding, finding)?;
    equal("the picture's name", &seen.label, finding)?;
    let headings: Vec<_> = table.columns.iter().map(dealer_hedging::ui::chart::Column::heading).collect();
    equal("the table's head", &seen.headings.join(" | "), &headings.join(" | "))?;
    if seen.rows.len() != table.rows.len() {
        return Err(format!("the table has {} rows and should have {}", seen.rows.len(), table.rows.len()));
    }
    let largest =
        table.rows.iter().flatten().filter_map(Cell::value).fold(1.0, |most: f64, value| most.max(value.abs()));
    for (place, (cells, wanted)) in seen.rows.iter().zip(&table.rows).enumerate() {
        for ((cell, wanted), heading) in cells.iter().zip(wanted).zip(&headings) {
            let at = format!("row {place}, “{heading}”");
            equal(&at, &cell.shown, wanted.shown())?;
            match (cell.number(), wanted.value()) {
                (Some(given), Some(number)) if is_close(given, number, largest) => {}
                (None, None) if cell.value.is_none() => {}
                (given, number) => return Err(format!("{at} holds {given:?} and should hold {number:?}")),
            }
        }
    }
    Ok(())
}

/// Equal but for what the mathematics library of the browser's module may round differently:
/// a billionth of the number, and a ten-trillionth of the terms that it is a difference of.
pub fn is_close(given: f64, wanted: f64, terms: f64) -> bool {
    (given - wanted).abs() <= 1e-9 * wanted.abs() + 1e-13 * terms.max(1.0)
}

//! Compares the page with the model, computed natively by this program.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use dealer_hedging::chart::{Cell, Column, Table};
use dealer_hedging::figures::FigureSpec;
use dealer_hedging::lesson::flow_behind_price::LESSON;
use dealer_hedging::scenario::{Inputs, Key, Scenario, link};

use crate::harness::{Outcome, until};
use crate::page::Page;
use crate::snapshot::{FigureSeen, Seen, figures_on, read};

/// Waits until everything on the page that follows the state shows this one: figures, order,
/// controls, numbers and phrases in the text. Figures that count in the background are left to
/// [`shows_all`] and [`figure_shows`]: seconds each, here and in the browser.
pub(crate) async fn shows(page: &Page, state: &Scenario) -> Outcome<Seen> {
    let mut specs = figures_on(page).await?;
    specs.retain(|spec| !counts(spec));
    agrees(page, state, &specs).await
}

/// The same with the figures that count, counted to the end.
pub(crate) async fn shows_all(page: &Page, state: &Scenario) -> Outcome<Seen> {
    agrees(page, state, &figures_on(page).await?).await
}

/// Whether a figure has work left after it is first computed.
fn counts(spec: &FigureSpec) -> bool {
    spec.figure(&Inputs::default()).refine(&|| false).is_some()
}

async fn agrees(page: &Page, state: &Scenario, specs: &[&'static FigureSpec]) -> Outcome<Seen> {
    let expected = Expected::of(state, specs);
    until(&format!("the page to show {}", named(state)), async || {
        let seen = read(page).await?;
        Ok(expected.difference(&seen).map(|()| seen))
    })
    .await
}

/// Waits until one figure shows this state, and returns what it shows.
pub(crate) async fn figure_shows(page: &Page, state: &Scenario, spec: &'static FigureSpec) -> Outcome<FigureSeen> {
    let told = told(spec, state);
    until(&format!("{} to show {}", spec.id, named(state)), async || {
        let mut seen = read(page).await?;
        let Some(figure) = seen.figures.remove(spec.id) else { return Ok(Err("it is gone".to_owned())) };
        Ok(same_figure(&figure, &told, seen.live).map(|()| figure))
    })
    .await
}

fn named(state: &Scenario) -> String {
    let link = link::encode(state);
    if link.is_empty() { "the state that the lesson opens with".to_owned() } else { format!("“{link}”") }
}

/// What a figure says and lists in a state: finding, reading, table.
type Told = Arc<(String, String, Table)>;

/// Figures that were computed before, by their name and the part of the state that they read:
/// some take seconds without the browser's optimizations.
static COMPUTED: Mutex<BTreeMap<(&'static str, String), Told>> = Mutex::new(BTreeMap::new());

fn told(spec: &'static FigureSpec, state: &Scenario) -> Told {
    let place = (spec.id, link::encode(&state.only(spec.keys())));
    let known = COMPUTED.lock().ok().and_then(|computed| computed.get(&place).cloned());
    known.unwrap_or_else(|| {
        let figure = spec.whole_figure(&Inputs::of(*state));
        let told = Arc::new((figure.finding().text(), figure.caption().text(), figure.table()));
        if let Ok(mut computed) = COMPUTED.lock() {
            computed.insert(place, Arc::clone(&told));
        }
        told
    })
}

struct Expected {
    state: Scenario,
    figures: Vec<(&'static str, Told)>,
}

impl Expected {
    fn of(state: &Scenario, specs: &[&'static FigureSpec]) -> Self {
        Self { state: *state, figures: specs.iter().map(|spec| (spec.id, told(spec, state))).collect() }
    }

    fn difference(&self, seen: &Seen) -> Result<(), String> {
        self.controls(seen).and_then(|()| self.words(seen))?;
        for (id, told) in &self.figures {
            let figure = seen.figures.get(*id).ok_or(format!("{id} is gone"))?;
            same_figure(figure, told, seen.live).map_err(|difference| format!("{id}: {difference}"))?;
        }
        let order = self.state.next_order().map_err(|error| error.to_string())?;
        let given: f64 = seen.order.parse().unwrap_or(f64::NAN);
        let close = is_close(given, order, 100.0 * self.state.get(Key::Oi));
        if close { Ok(()) } else { Err(format!("the order is {given} and should be {order}")) }
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
            equal(&format!("the choice {name}"), word, &key(name)?.control().spelled(self.state.get(key(name)?)))?;
        }
        Ok(())
    }

    /// Every number and phrase in the text says the state's value.
    fn words(&self, seen: &Seen) -> Result<(), String> {
        let spoken = |name: &str| {
            let key = Key::named(name).ok_or_else(|| format!("no control is called {name}"))?;
            Ok::<_, String>((key.control().spoken(self.state.get(key)), self.state.get(key)))
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
            let phrase = LESSON.phrase(name).ok_or_else(|| format!("no phrase is called {name}"))?;
            equal(&format!("the phrase {name}"), text, &phrase.say(&Inputs::of(self.state)).text())?;
        }
        Ok(())
    }
}

fn equal(what: &str, seen: &str, wanted: &str) -> Result<(), String> {
    if seen == wanted { Ok(()) } else { Err(format!("{what} says “{seen}” and should say “{wanted}”")) }
}

fn same_figure(
    seen: &FigureSeen,
    (finding, reading, table): &(String, String, Table),
    live: bool,
) -> Result<(), String> {
    equal("the finding", &seen.finding, finding)?;
    equal("the reading", &seen.reading, reading)?;
    equal("the picture's name", &seen.label, finding)?;
    if !live {
        // Its numbers are a file until then.
        let is_empty = seen.headings.is_empty() && seen.rows.is_empty();
        return if is_empty { Ok(()) } else { Err("a page that is not alive lists numbers".to_owned()) };
    }
    let headings: Vec<_> = table.columns.iter().map(Column::heading).collect();
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
pub(crate) fn is_close(given: f64, wanted: f64, terms: f64) -> bool {
    (given - wanted).abs() <= 1e-9 * wanted.abs() + 1e-13 * terms.max(1.0)
}

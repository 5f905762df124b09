//! What the page promises to whoever drives it: tests, embedders, assistive tools.

use dealer_hedging::control::{Kind, Usual};
use dealer_hedging::figures;
use dealer_hedging::model::OptionKind;
use dealer_hedging::scenario::{Inputs, Key, Scenario};
use serde::Deserialize;

use crate::comparing::shows;
use crate::extras::CATCH_FILES;
use crate::harness::Setup;
use crate::page::Page;
use crate::snapshot::figures_on;

/// Columns whose numbers count and therefore have no unit.
const COUNTED: [&str; 2] = ["step", "minute"];

#[derive(Deserialize)]
struct Structure {
    name: String,
    id: String,
    caption: String,
    role: Option<String>,
    label: Option<String>,
    tables: usize,
    scopes: Vec<Option<String>>,
    headings: Vec<String>,
    /// For each column, whether any of its cells is a number.
    numeric: Vec<bool>,
    /// Cells that look like a number and carry none.
    mute: Vec<String>,
}

const STRUCTURE: &str = r"
return [...document.querySelectorAll('[data-figure]')].filter(it => it.tagName === 'FIGURE').map(it => {
    const canvas = it.querySelector('canvas'), heads = [...it.querySelectorAll('table thead th')];
    const rows = [...it.querySelectorAll('table tbody tr')].map(row => [...row.cells]);
    return {
        name: it.dataset.figure, id: it.id, caption: it.querySelector('figcaption').innerText.replaceAll('\u00A0', ' '),
        role: canvas.getAttribute('role'), label: canvas.getAttribute('aria-label'),
        tables: it.querySelectorAll('table').length,
        scopes: heads.map(th => th.getAttribute('scope')), headings: heads.map(th => th.textContent),
        numeric: heads.map((_, place) => rows.some(row => row[place].hasAttribute('data-value'))),
        mute: rows.flat().filter(td => !td.hasAttribute('data-value') && /^[+−$]*\d[\d,.]*$/.test(td.textContent))
            .map(td => td.textContent),
    };
})";

journey!(every_figure_is_a_figure_with_a_finding_a_named_picture_and_a_table, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    let figures: Vec<Structure> = page.ask(STRUCTURE, &[]).await?;
    // The reader's own chain stands in two places, and follows no control of the page.
    let (chains, names): (Vec<_>, Vec<_>) =
        figures.iter().map(|figure| figure.name.as_str()).partition(|name| name.ends_with("your-chain"));
    assert_eq!(chains, ["your-chain", "play-your-chain"]);
    assert_eq!(names, figures::LIST.map(|spec| spec.id), "the figures of the page, in order");
    for figure in &figures {
        let name = &figure.name;
        assert_eq!(&figure.id, name, "the anchor of {name}");
        assert_eq!(figure.role.as_deref(), Some("img"), "the role of the picture of {name}");
        let label = figure.label.as_deref().unwrap_or_default();
        assert!(!label.is_empty() && figure.caption.contains(label), "{name}: “{label}” in “{}”", figure.caption);
        assert_eq!(figure.tables, 1, "tables of {name}");
        assert!(figure.scopes.iter().all(|scope| scope.as_deref() == Some("col")), "the headings of {name}");
        assert!(figure.mute.is_empty(), "{name} has numbers without data-value: {:?}", figure.mute);
        for (heading, numeric) in figure.headings.iter().zip(&figure.numeric) {
            let has_unit = heading.ends_with(')') && heading.contains('(');
            assert!(!numeric || has_unit || COUNTED.contains(&heading.as_str()), "{name}: “{heading}” has no unit");
        }
    }
    Ok(())
});

#[derive(Deserialize)]
struct Input {
    name: String,
    kind: String,
    low: String,
    high: String,
    step: String,
    word: String,
    mode: String,
}

const INPUTS: &str = r"
return [...document.querySelectorAll('main input, aside input')].filter(it => it.type !== 'file').map(it => (
    { name: it.name, kind: it.type, low: it.min, high: it.max, step: it.step, word: it.value, mode: it.inputMode }))";

journey!(
    every_control_is_a_native_input_with_the_name_and_range_of_the_table,
    Setup::desktop(),
    async |page: &Page| {
        page.load("").await?;
        let inputs: Vec<Input> = page.ask(INPUTS, &[]).await?;
        for name in ["spot", "days", "oi", "iv"] {
            for kind in ["range", "text"] {
                assert!(inputs.iter().any(|input| input.name == name && input.kind == kind), "no {kind} input {name}");
            }
        }
        for Input { name, kind, low, high, step, word, mode } in &inputs {
            let Some(key) = Key::named(name) else { panic!("the input “{name}” ({kind}) is no control") };
            let control = key.control();
            let range = |values: (f64, f64)| (values.0.to_string(), values.1.to_string());
            let given = (low.clone(), high.clone());
            match (kind.as_str(), control.kind) {
                ("range", Kind::Number(_)) => {
                    let (from, to, by) = control.slider();
                    let ends = match control.usual {
                        None => (from, to),
                        Some(Usual::Between(low, high)) => control.ends((low, high), control.default),
                        Some(Usual::Near(other, share)) => {
                            let middle = Key::named(other).map_or(f64::NAN, |key| key.control().default);
                            control.ends((middle * (1.0 - share), middle * (1.0 + share)), control.default)
                        }
                    };
                    assert_eq!((given, step), (range(ends), &by.to_string()), "the slider {name}");
                }
                ("text", Kind::Number(_)) => {
                    assert_eq!((mode.as_str(), word), ("decimal", &control.default.to_string()), "the field {name}");
                }
                ("radio", Kind::Choice(words)) => {
                    assert!(words.iter().any(|choice| choice.name == word), "{name} has no word {word}");
                }
                (kind, _) => panic!("{name} is of type {kind}"),
            }
        }
        Ok(())
    }
);

journey!(every_name_is_unique_and_every_inner_link_leads_somewhere, Setup::desktop(), async |page: &Page| {
    page.load("").await?;
    let twice = "const ids = [...document.querySelectorAll('[id]')].map(it => it.id);
        return ids.filter((id, place) => ids.indexOf(id) !== place)";
    assert_eq!(page.ask::<Vec<String>>(twice, &[]).await?, Vec::<String>::new(), "ids that stand twice");
    let lost = "return [...document.querySelectorAll('a[href^=\"#\"]')].map(it => it.getAttribute('href'))
        .filter(href => !document.getElementById(href.slice(1)))";
    assert_eq!(page.ask::<Vec<String>>(lost, &[]).await?, Vec::<String>::new(), "links that lead nowhere");
    // Radio buttons of one name are one group within their form, and only one of them can look chosen.
    let torn = "return [...document.querySelectorAll('form')].map(form => [...form.querySelectorAll('input')]
        .map(it => it.name + it.value)).filter(words => new Set(words).size !== words.length || words.length < 2).length";
    assert_eq!(page.ask::<u32>(torn, &[]).await?, 0, "choices that stand twice in one form");
    let loose = "return document.querySelectorAll('input[type=radio]:not(form *)').length";
    assert_eq!(page.ask::<u32>(loose, &[]).await?, 0, "radio buttons outside a form");
    let foreign = "return performance.getEntriesByType('resource').map(it => it.name)
        .filter(name => !name.startsWith(location.origin) && !name.startsWith('blob:') && !name.startsWith('data:'))";
    assert_eq!(page.ask::<Vec<String>>(foreign, &[]).await?, Vec::<String>::new(), "fetched from elsewhere");
    Ok(())
});

journey!(the_link_that_the_documents_promise_is_valid, Setup::desktop(), async |page: &Page| {
    page.load("?spot=104&days=2&oi=25000&iv=25").await?;
    let values = [(Key::Spot, 104.0), (Key::Days, 2.0), (Key::Oi, 25_000.0), (Key::Iv, 25.0)];
    let state = values.into_iter().fold(Scenario::default(), |state, (key, value)| state.with(key, value));
    shows(page, &state).await?;
    assert!(!page.of::<bool>("[data-notice]", "it.checkVisibility()").await?, "a valid link was complained about");
    Ok(())
});

journey!(numbers_and_pictures_can_be_taken_along, Setup::desktop().with_script(CATCH_FILES), async |page: &Page| {
    page.load("?spot=97&kind=puts").await?;
    let state = Scenario::default().with(Key::Spot, 97.0).with_choice(OptionKind::Put);
    for spec in figures_on(page).await? {
        page.ask::<()>("files.length = 0", &[]).await?;
        page.press(&format!("[data-figure='{}'] [data-export=csv]", spec.id)).await?;
        page.holds(&format!("the numbers of {}", spec.id), "return window.files.at(-1)?.file !== undefined").await?;
        let script = "const done = arguments[0], blob = files.at(-1); \
                      blob.arrayBuffer().then(all => new Uint8Array(all)).then(all => done([blob.file, blob.type, \
                      new TextDecoder().decode(all), [...all.slice(0, 3)], blob.within && !window.revoked]))";
        let (name, kind, text, mark, kept): (String, String, String, [u8; 3], bool) =
            page.ask_later(script, &[]).await?;
        assert_eq!(mark, [0xEF, 0xBB, 0xBF], "{name}: spreadsheets take it for another alphabet");
        assert!(kept, "{name}: some browsers would not begin to load it");
        assert_eq!(name, format!("{}_spot-97_kind-puts.csv", spec.id), "a file says of which state it is");
        assert!(kind.starts_with("text/csv"), "{kind}");
        let native = spec.whole_figure(&Inputs::of(state)).table().csv();
        assert_eq!(text.lines().count(), native.lines().count(), "the lines of {name}");
        // One column more: the address that brings the state back, beside the first row.
        for (place, (line, native)) in text.trim_start_matches('\u{feff}').lines().zip(native.lines()).enumerate() {
            let added = line.strip_prefix(native).unwrap_or("no line of the table");
            let expected = match place {
                0 => ",made from".to_owned(),
                1 => format!(",{}/?v=3&spot=97&kind=puts#{}", page.site().url(), spec.id),
                _ => ",".to_owned(),
            };
            assert_eq!(added, expected, "line {place} of {name}");
        }
        page.ask::<()>("files.length = 0", &[]).await?;
        page.press(&format!("[data-figure='{}'] [data-export=picture]", spec.id)).await?;
        let made = "return files.length > 0 && files[0].type === 'image/png' && files[0].size > 2000";
        page.holds(&format!("a picture of {}", spec.id), made).await?;
    }
    Ok(())
});

// A link is written to the address only once the reader has paused; a file says its state at once.
journey!(a_file_taken_at_once_says_the_new_state, Setup::desktop().with_script(CATCH_FILES), async |page: &Page| {
    page.load("").await?;
    let at_once = "const slider = document.querySelector('.deck input[type=range][name=spot]');
        slider.value = 104; slider.dispatchEvent(new Event('input', { bubbles: true }));
        document.querySelector('[data-figure=dealer-delta] [data-export=csv]').click();
        return location.search";
    assert_eq!(page.ask::<String>(at_once, &[]).await?, "");
    page.holds("the file", "return window.files.at(-1)?.file === 'dealer-delta_spot-104.csv'").await?;
    Ok(())
});

//! What stands under the picture of the reader's chain, as markup. Each part that lives is known by its `data-c`.

use super::words;
use crate::chart::html::escaped;
use crate::quotes::letters::Known;
use crate::quotes::told;

/// All of it. `id` tells apart the same on another place of the page.
pub(super) fn panel(id: &str) -> String {
    format!("{}<ul class=\"chain-lines\" data-c=\"lines\"></ul>{}{}{}", settings(id), bring(id), choice(), lesson(id))
}

fn button(name: &str, label: &str) -> String {
    format!("<button type=\"button\" data-c=\"{name}\">{label}</button>")
}

fn bring(id: &str) -> String {
    let [choose, paste, sample, take, cancel, go_on] = [
        ("choose", words::CHOOSE),
        ("paste", words::PASTE),
        ("sample", words::SAMPLE),
        ("take", words::TAKE),
        ("cancel", words::CANCEL),
        ("go-on", words::GO_ON),
    ]
    .map(|(name, label)| button(name, label));
    format!(
        "<div class=\"chain-bring\" data-c=\"drop\"><p>{choose} {paste} {sample} <span>{}</span></p>\
         <input type=\"file\" data-c=\"file\" accept=\".csv,.json,.txt,.dat,text/csv,text/plain,application/json\" \
         tabindex=\"-1\" aria-hidden=\"true\" hidden>\
         <p data-c=\"pasting\" hidden><textarea rows=\"6\" data-c=\"text\" spellcheck=\"false\" aria-label=\"{}\"></textarea>{take}</p>\
         <p data-c=\"busy\" hidden><progress max=\"1\" value=\"0\" data-c=\"bar\" aria-labelledby=\"{id}-doing\"></progress> \
         <span id=\"{id}-doing\" data-c=\"doing\"></span> {cancel}</p>\
         <p class=\"chain-state\" role=\"status\" data-c=\"state\"></p>\
         <p data-c=\"lacking\" hidden><label data-c=\"lacks-spot\">{} <input type=\"text\" inputmode=\"decimal\" data-c=\"given-spot\" \
         autocomplete=\"off\"></label><label data-c=\"lacks-time\">{} <input type=\"datetime-local\" data-c=\"given-time\"></label> \
         {go_on}</p>\
         <p data-c=\"read\"></p><details data-c=\"notes-fold\"><summary>{}</summary><ul data-c=\"notes\"></ul></details></div>",
        words::DROP,
        words::PASTED,
        words::SPOT,
        words::QUOTED,
        words::NOTES
    )
}

fn settings(id: &str) -> String {
    let held = words::HOLDINGS.iter().enumerate().map(|(place, label)| {
        let checked = if place == 0 { " checked" } else { "" };
        format!("<label><input type=\"radio\" name=\"{id}-held\" value=\"{place}\"{checked}> {label}</label>")
    });
    let held = held.collect::<Vec<_>>().concat();
    format!(
        "<div class=\"chain-settings\" role=\"group\" aria-label=\"{}\">\
         <label class=\"chain-slider\">{}<input type=\"range\" min=\"50\" max=\"100\" step=\"1\" value=\"100\" data-c=\"rightly\">\
         <output data-c=\"rightly-said\"></output></label>\
         <p class=\"chain-small\">{}</p><details><summary>{}</summary><p>{}</p></details>{}\
         <fieldset data-c=\"held\"><legend>{}</legend>{held}</fieldset>\
         <label class=\"chain-slider\" data-c=\"mix\" hidden>{}<input type=\"range\" min=\"0\" max=\"100\" step=\"1\" value=\"60\" \
         data-c=\"long-share\"><output data-c=\"long-said\"></output></label></div>",
        words::SETTINGS,
        words::RIGHTLY,
        words::MARKS_IN_SHORT,
        words::MARKS_FOLD,
        words::MARKS,
        formula(),
        words::HELD,
        words::LONG_SHARE
    )
}

/// What the band follows from.
fn formula() -> String {
    const MEAN: &str = "<math display=\"block\"><mrow><mi mathvariant=\"normal\">mean</mi><mo>=</mo><mo>(</mo><mn>2</mn><mi>p</mi><mo>−</mo>\
        <mn>1</mn><mo>)</mo><mi>N</mi><mspace width=\"2em\"/><mi mathvariant=\"normal\">variance</mi><mo>=</mo><mn>4</mn><mi>p</mi><mo>(</mo>\
        <mn>1</mn><mo>−</mo><mi>p</mi><mo>)</mo><mi>Q</mi></mrow></math>";
    const LEAST: &str = "<math display=\"block\"><mrow><mi>p</mi><mo>=</mo><mfrac><mn>1</mn><mn>2</mn></mfrac><mo>+</mo><mfrac><mn>1</mn><mn>2</mn>\
        </mfrac><mfrac><mrow><mn>1.645</mn><msqrt><mi>Q</mi></msqrt></mrow><msqrt><mrow><msup><mi>N</mi><mn>2</mn></msup><mo>+</mo>\
        <msup><mn>1.645</mn><mn>2</mn></msup><mi>Q</mi></mrow></msqrt></mfrac></mrow></math>";
    let (fold, [before, after]) = (words::FORMULA_FOLD, words::FORMULA);
    format!("<details><summary>{fold}</summary><p>{before}</p>{MEAN}<p>{after}</p>{LEAST}</details>")
}

fn choice() -> String {
    format!(
        "<div class=\"chain-settings\" role=\"group\" aria-label=\"{}\"><details><summary>{}: <span data-c=\"chosen\"></span></summary><p>{} {}</p><ul class=\"chain-expiries\" data-c=\"expiries\"></ul></details>\
         <label class=\"chain-slider\">{}<input type=\"range\" min=\"-5\" max=\"5\" step=\"0.25\" value=\"1\" data-c=\"shift\">\
         <output data-c=\"shift-said\"></output></label></div>",
        words::CHOICE,
        words::EXPIRIES,
        button("all", words::ALL),
        button("next", words::ONLY_NEXT),
        words::SHIFT
    )
}

fn lesson(id: &str) -> String {
    format!(
        "<details class=\"chain-lesson\"><summary>{}</summary><p>{}</p>\
         <p><label>{} <select data-c=\"use-expiry\"></select></label> <span data-c=\"kept\" role=\"status\"></span></p>\
         <p><label>{} <input type=\"text\" inputmode=\"decimal\" data-c=\"volume\" value=\"10000000\" autocomplete=\"off\" \
         aria-describedby=\"{id}-volume\"></label> <span id=\"{id}-volume\">{}</span></p>\
         <p>{} <span class=\"chain-state\" role=\"status\" data-c=\"use-state\"></span></p></details>",
        words::USE,
        words::USE_HELP,
        words::USE_EXPIRY,
        words::USE_VOLUME,
        words::USE_VOLUME_HELP,
        button("use", words::USE_NOW)
    )
}

/// The expiries to choose from, all of them chosen.
pub(super) fn expiries(known: &Known, id: &str) -> String {
    let item = |(place, expiry): (usize, &crate::quotes::ExpirySummary)| {
        let told = escaped(&told::expiry(expiry));
        format!(
            "<li><label><input type=\"checkbox\" name=\"{id}-expiry\" value=\"{place}\" checked> {told}</label></li>"
        )
    };
    known.summary.expiries.iter().enumerate().map(item).collect::<Vec<_>>().concat()
}

/// The same, of which one is picked; the heaviest at first.
pub(super) fn options(known: &Known) -> String {
    let item = |(place, expiry): (usize, &crate::quotes::ExpirySummary)| {
        let picked = if known.heaviest == Some(place) { " selected" } else { "" };
        format!("<option value=\"{place}\"{picked}>{}</option>", escaped(&told::expiry(expiry)))
    };
    known.summary.expiries.iter().enumerate().map(item).collect::<Vec<_>>().concat()
}

/// Lines of plain text.
pub(super) fn lines(lines: &[String]) -> String {
    lines.iter().map(|line| format!("<li>{}</li>", escaped(line))).collect::<Vec<_>>().concat()
}

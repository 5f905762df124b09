//! Terms, citations, formulas and addresses, on the page as it is written at build time.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use dealer_hedging::app::page;
use dealer_hedging::lesson::aids::mathml;
use dealer_hedging::lesson::flow_behind_price::LESSON;
use dealer_hedging::lesson::formula::{Formula, Value};
use dealer_hedging::lesson::{Term, Text};

static TEXT: &Text = &LESSON.text;
static PAGE: LazyLock<String> = LazyLock::new(|| page::html(&LESSON));

/// What stands between each `start` and the next `end`, with its place on the page.
fn between(start: &'static str, end: &'static str) -> impl Iterator<Item = (usize, &'static str)> {
    PAGE.match_indices(start).filter_map(move |(place, _)| {
        let rest = &PAGE[place + start.len()..];
        rest.find(end).map(|length| (place, &rest[..length]))
    })
}

fn term_in(form: &str) -> &'static Term {
    TEXT.term(form).unwrap_or_else(|| panic!("“{form}” is no term"))
}

const TERM: &str = "<a href=\"#term-";

#[test]
fn every_definition_is_in_the_list_and_explains_its_term_once() {
    let mut seen = BTreeSet::new();
    for (_, form) in between("<dfn>", "</dfn>") {
        assert!(seen.insert(term_in(form).id), "{form} is introduced twice");
    }
}

#[test]
fn every_term_is_explained_before_it_is_used_again_and_is_used_again() {
    for term in TEXT.terms {
        let first = between("<dfn>", "</dfn>").find(|(_, form)| term_in(form).id == term.id);
        let Some((explained, _)) = first else { panic!("{} is explained nowhere", term.id) };
        let mut uses = between(TERM, "\"").filter(|(_, id)| *id == term.id).peekable();
        assert!(uses.peek().is_some(), "{} is never used after it was explained", term.id);
        assert!(uses.all(|(place, _)| place > explained), "{} is used before it is explained", term.id);
    }
}

#[test]
fn every_term_used_leads_to_its_entry() {
    assert!(between(TERM, "\"").count() >= TEXT.terms.len());
    for (_, id) in between(TERM, "\"") {
        assert_eq!(PAGE.matches(&format!("<dt id=\"term-{id}\">")).count(), 1, "{id}");
    }
}

#[test]
fn every_citation_leads_to_an_entry_and_every_entry_is_cited() {
    let cited: BTreeSet<_> = between("<a href=\"#source-", "\"").map(|(_, id)| id).collect();
    assert_eq!(cited, TEXT.sources.iter().map(|source| source.id).collect());
    for id in cited {
        assert_eq!(PAGE.matches(&format!("<li id=\"source-{id}\">")).count(), 1, "{id}");
    }
}

#[test]
fn no_study_is_named_without_leading_to_its_source() {
    let text = PAGE.split("<section id=\"sources\"").next().unwrap_or_default();
    let bare: String =
        text.split("class=\"link-cite\">").map(|part| part.split_once("</a>").map_or(part, |p| p.1)).collect();
    for (place, _) in bare.match_indices(" (") {
        let inside: String = bare[place + 2..].chars().take(5).collect();
        let year = inside.ends_with(')') && inside.chars().take(4).all(|c| c.is_ascii_digit());
        assert!(!year, "a bare citation: …{}", &bare[place.saturating_sub(40)..place + 8]);
    }
}

/// What the signs beside headings and in the feet of figures lead to.
fn addresses() -> impl Iterator<Item = &'static str> {
    let start = "<a href=\"#";
    let beside = move |(place, id): &(usize, &str)| {
        PAGE[place + start.len() + id.len()..].starts_with("\" aria-label=\"Link to this ")
    };
    between(start, "\"").filter(beside).map(|(_, id)| id)
}

#[test]
fn every_section_part_and_figure_has_an_address() {
    let addressed: BTreeSet<_> = addresses().collect();
    let figures = between("data-figure=\"", "\"").map(|(_, id)| id);
    let parts = between("<h3 id=\"", "\"").map(|(_, id)| id).filter(|id| *id != "challenges");
    let headed = between("<section id=\"", "\"").map(|(_, id)| id).filter(|id| *id != "opening");
    for id in figures.chain(parts).chain(headed) {
        assert!(addressed.contains(id), "no address beside {id}");
    }
    for id in addressed {
        assert_eq!(PAGE.matches(&format!(" id=\"{id}\"")).count(), 1, "{id}");
    }
}

#[test]
fn the_contents_list_every_section_with_a_heading() {
    let list =
        PAGE.split("<nav id=\"contents\"").nth(1).and_then(|rest| rest.split("</nav>").next()).unwrap_or_default();
    let headed: Vec<_> = between("<section id=\"", "\"").map(|(_, id)| id).collect();
    let listed: Vec<_> = list.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(listed, headed);
}

/// A subscript at the start of TeX: one letter, or a group with the groups inside it.
fn subscript(tex: &str) -> &str {
    let mut depth = 0;
    for (place, c) in tex.char_indices().skip(1) {
        depth += i32::from(c == '{') - i32::from(c == '}');
        if depth == 0 {
            return &tex[..=place];
        }
    }
    tex
}

/// The symbols in TeX, with what hangs below them: letters and commands, without what the notation
/// itself brings.
fn symbols_of(tex: &str) -> Vec<String> {
    const NOTATION: &[&str] =
        &["frac", "sqrt", "left", "right", "ln", "qquad", "sum", "cdot", "pm", "le", "approx", "pi", "text"];
    let mut found = Vec::new();
    let mut rest = tex;
    while let Some(start) = rest.find(|c: char| c.is_ascii_alphabetic()) {
        let command = rest[..start].ends_with('\\');
        let end = if command {
            rest[start..].find(|c: char| !c.is_ascii_alphabetic()).map_or(rest.len(), |length| start + length)
        } else {
            start + 1
        };
        let name = &rest[start..end];
        rest = &rest[end..];
        if name == "text" {
            let (word, after) = rest[1..].split_once('}').unwrap_or((rest, ""));
            rest = after;
            if !["call", "put"].contains(&word) {
                found.push(format!("\\text{{{word}}}"));
            }
        } else if command && NOTATION.contains(&name) || name == "e" {
        } else {
            let below = if rest.starts_with('_') { subscript(rest) } else { "" };
            rest = &rest[below.len()..];
            found.push(format!("{}{name}{}", if command { "\\" } else { "" }, below));
        }
    }
    found
}

fn lists(formula: &Formula, symbol: &str) -> bool {
    let name = symbol.split('_').next().unwrap_or_default();
    let known: Vec<String> = formula.symbols.iter().flat_map(|listed| symbols_of(listed.tex)).collect();
    known.iter().any(|listed| listed == symbol || (!symbol[name.len()..].starts_with("_{1") && listed == name))
}

#[test]
fn every_formula_lists_each_of_its_symbols() {
    assert_eq!(
        symbols_of(r"\Delta_{\text{call}} = e^{-qT}\,\Phi(d_1)"),
        ["\\Delta_{\\text{call}}", "q", "T", "\\Phi", "d_1"]
    );
    for formula in TEXT.formulas {
        for symbol in formula.tex.iter().flat_map(|tex| symbols_of(tex)) {
            assert!(lists(formula, &symbol), "{}: {symbol} has no meaning", formula.id);
        }
    }
}

#[test]
fn every_formula_stands_on_the_page_once_and_its_symbols_have_values() {
    for formula in TEXT.formulas {
        assert_eq!(PAGE.matches(&format!("data-formula=\"{}\"", formula.id)).count(), 1, "{}", formula.id);
        for symbol in formula.symbols {
            let known = match symbol.value {
                Value::Phrase(name) => LESSON.phrase(name).is_some(),
                Value::Symbol(name) => LESSON.symbol(name).is_some(),
                Value::Said(_) | Value::Fixed(_) => true,
            };
            assert!(known, "{}: {} has no value", formula.id, symbol.tex);
        }
    }
}

#[test]
fn no_formula_carries_a_style_that_the_policy_would_refuse() {
    let all = TEXT
        .formulas
        .iter()
        .flat_map(|formula| formula.tex.iter().copied().chain(formula.symbols.iter().map(|s| s.tex)));
    for tex in all {
        let markup = mathml(tex, true);
        assert!(markup.starts_with("<math") && !markup.contains("style="), "{markup}");
    }
}

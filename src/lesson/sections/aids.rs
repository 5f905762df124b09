//! What helps reading in every section: terms, citations, formulas, headings with an address.

use leptos::prelude::*;

use super::{Parts, Section, say};
use crate::lesson::formulas::{self, Symbol, Value};
use crate::lesson::{Part, TERM_LINK, sources, symbols, terms};

/// A term where it is explained for the first time. Panics at build time if the list lacks it.
pub(super) fn dfn(form: &'static str) -> impl IntoView {
    // Looked up so that the page cannot explain what the list does not.
    let _ = terms::named(form);
    view! { <dfn>{form}</dfn> }
}

/// A term used later: its explanation is a tap away. Panics at build time if the list lacks it.
pub(super) fn term(form: &'static str) -> impl IntoView {
    view! { <a class=TERM_LINK href=format!("#term-{}", terms::named(form).id)>{form}</a> }
}

/// A citation that leads to its source. Panics at build time if the list lacks it.
pub(super) fn cite(id: &str) -> impl IntoView + use<> {
    let source = sources::named(id);
    view! { <a class="link-cite" href=format!("#source-{id}")>{source.cited}</a> }
}

/// The heading of a section, with the section's own address.
pub(super) fn h2(id: &'static str, title: &'static str) -> impl IntoView {
    view! { <h2>{title}{anchor(id, "this section")}</h2> }
}

/// The heading of a part, with an address of its own.
pub(super) fn h3(id: &'static str, title: &'static str) -> impl IntoView {
    view! { <h3 id=id>{title}{anchor(id, "this part")}</h3> }
}

fn anchor(id: &str, what: &str) -> impl IntoView + use<> {
    view! { <a class="link-anchor" href=format!("#{id}") aria-label=format!("Link to {what}")></a> }
}

/// A formula, folded: its lines, and each symbol with its meaning and its value now.
pub(super) fn formula(parts: Parts, id: &str) -> impl IntoView + use<> {
    let formula = formulas::named(id);
    let lines: String = formula.tex.iter().map(|tex| formulas::mathml(tex, true)).collect();
    let rows = formula.symbols.iter().map(|symbol| {
        view! {
            <tr>
                <td inner_html=formulas::mathml(symbol.tex, false)></td>
                <td>{symbol.means}</td>
                <td>{value(parts, symbol)}</td>
            </tr>
        }
    });
    let sources = formula.sources.iter().map(|id| view! { " "{cite(id)}"." });
    view! {
        <details class="formula" data-formula=formula.id>
            <summary>{format!("The formula: {}", formula.title)}</summary>
            <div class="formula-lines" tabindex="0" role="region" aria-label=format!("Formula: {}", formula.title) inner_html=lines></div>
            <table>
                <thead><tr><th>"Symbol"</th><th>"Meaning"</th><th>"Now"</th></tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
            {(!formula.sources.is_empty()).then(|| view! { <p>"From"{sources.collect_view()}</p> })}
        </details>
    }
}

fn value(parts: Parts, symbol: &Symbol) -> AnyView {
    match symbol.value {
        Value::Said(key) => parts(Part::Said(key)),
        Value::Phrase(name) => say(parts, name),
        Value::Symbol(name) => {
            let Some(symbol) = symbols::named(name) else { panic!("a formula needs {name}, no symbol") };
            parts(Part::Symbol(symbol))
        }
        Value::Fixed(words) => words.into_any(),
    }
}

/// Where it comes from.
pub(super) static SOURCES: Section = Section { id: "sources", title: "Sources", is_wide: true, body: source_list };

fn source_list(_: Parts) -> AnyView {
    let items = sources::SOURCES.iter().map(|source| {
        view! {
            <li id=format!("source-{}", source.id)>
                {format!("{} ({}). ", source.authors, source.year)}<cite>{source.title}</cite>
                {format!(". {}. Cited for ", source.published)}{source.used}
            </li>
        }
    });
    view! { <ul class="source-list">{items.collect_view()}</ul> }.into_any()
}

/// What the words mean.
pub(super) static TERMS: Section = Section { id: "terms", title: "Terms", is_wide: true, body: glossary };

fn glossary(_: Parts) -> AnyView {
    let items = terms::TERMS.iter().map(|term| {
        view! { <dt id=format!("term-{}", term.id)>{term.forms[0]}</dt><dd>{term.means}</dd> }
    });
    view! { <dl class="term-list">{items.collect_view()}</dl> }.into_any()
}

//! What a section is written with: the parts of its lesson by name, terms, citations, formulas, and headings with an
//! address. Every name is looked up when the page is built, and one that the lesson lacks stops the build. Compiled at
//! build time only.

use leptos::prelude::*;
use pulldown_latex::config::{DisplayMode, RenderConfig};
use pulldown_latex::{Parser, Storage, push_mathml};

use super::definition::{DeckOrder, Parts, Section};
use super::formula::{SymbolRow, Value};
use super::{Part, TERM_LINK, words};
use crate::scenario::Key;

impl Parts {
    /// A number in the text that the reader can change.
    #[must_use]
    pub fn scrub(self, key: Key) -> AnyView {
        self.put(Part::Scrub(key))
    }

    /// The same with the punctuation after it, which must not stand alone on the next line.
    #[must_use]
    pub fn scrub_and(self, key: Key, mark: &'static str) -> AnyView {
        view! { <span class="whole">{self.scrub(key)}{mark}</span> }.into_any()
    }

    /// A figure, by name.
    ///
    /// # Panics
    /// If the lesson has no such figure.
    #[must_use]
    pub fn figure(self, id: &'static str) -> AnyView {
        self.put(Part::Figure(found("figure", id, self.lesson.figure(id))))
    }

    /// The picture of a figure once more, by the figure's name.
    ///
    /// # Panics
    /// If the lesson has no figure of this name.
    #[must_use]
    pub fn last_picture(self, id: &'static str) -> AnyView {
        self.put(Part::LastPicture(found("figure", id, self.lesson.figure(id))))
    }

    /// A question to answer before the figure does, by name.
    ///
    /// # Panics
    /// If the lesson has no prediction of this name.
    #[must_use]
    pub fn prediction(self, name: &'static str) -> AnyView {
        self.put(Part::Prediction(found("prediction", name, self.lesson.prediction(name))))
    }

    /// Words in the text that follow the state, by name.
    ///
    /// # Panics
    /// If the lesson has no such phrase.
    #[must_use]
    pub fn say(self, name: &str) -> AnyView {
        self.put(Part::Phrase(found("phrase", name, self.lesson.phrase(name))))
    }

    /// A term where it is explained for the first time.
    ///
    /// # Panics
    /// If the lesson's terms lack it.
    #[must_use]
    pub fn dfn(self, form: &'static str) -> AnyView {
        // Looked up so that the page cannot explain what the list does not.
        let _ = found("term", form, self.lesson.text.term(form));
        view! { <dfn>{form}</dfn> }.into_any()
    }

    /// A term used later: its explanation is a tap away.
    ///
    /// # Panics
    /// If the lesson's terms lack it.
    #[must_use]
    pub fn term(self, form: &'static str) -> AnyView {
        let term = found("term", form, self.lesson.text.term(form));
        view! { <a class=TERM_LINK href=format!("#term-{}", term.id)>{form}</a> }.into_any()
    }

    /// A citation that leads to its source.
    ///
    /// # Panics
    /// If the lesson's sources lack it.
    #[must_use]
    pub fn cite(self, id: &str) -> AnyView {
        let source = found("source", id, self.lesson.text.source(id));
        view! { <a class="link-cite" href=format!("#source-{id}")>{source.cited}</a> }.into_any()
    }

    /// Words that lead to a figure, if it stands on the page.
    #[must_use]
    pub fn toward(self, id: &'static str, words: &'static str) -> AnyView {
        match self.lesson.figure(id) {
            Some(_) => view! { <a href=format!("#{id}")>{words}</a> }.into_any(),
            None => view! { <em>{words}</em> }.into_any(),
        }
    }

    /// A formula: its lines, and each symbol with its meaning and its value now. It stands in a fold of [`deeper`].
    ///
    /// # Panics
    /// If the lesson lacks it, or a name in it.
    #[must_use]
    pub fn formula(self, id: &str) -> AnyView {
        let formula = found("formula", id, self.lesson.text.formula(id));
        let lines: String = formula.tex.iter().map(|tex| mathml(tex, true)).collect();
        let rows = formula.symbols.iter().map(|symbol| {
            view! {
                <tr>
                    <td inner_html=mathml(symbol.tex, false)></td>
                    <td>{symbol.means}</td>
                    <td>{self.value(symbol)}</td>
                </tr>
            }
        });
        let sources = formula.sources.iter().map(|id| view! { " "{self.cite(id)}"." });
        view! {
            <div class="formula" data-formula=formula.id>
                <p>{words::the_formula(formula.title)}</p>
                <div class="formula-lines" tabindex="0" role="region" aria-label=words::formula(formula.title) inner_html=lines></div>
                <table>
                    <thead><tr>{words::SYMBOL_TABLE.map(|head| view! { <th>{head}</th> })}</tr></thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
                {(!formula.sources.is_empty()).then(|| view! { <p>{words::FROM}{sources.collect_view()}</p> })}
            </div>
        }
        .into_any()
    }

    fn value(self, symbol: &SymbolRow) -> AnyView {
        match symbol.value {
            Value::Said(key) => self.put(Part::Said(key)),
            Value::Phrase(name) => self.say(name),
            Value::Symbol(name) => self.put(Part::Symbol(found("symbol", name, self.lesson.symbol(name)))),
            Value::Fixed(words) => words.into_any(),
        }
    }
}

/// What one may read and need not, folded: finer points and formulas.
pub fn deeper(title: &'static str, inside: impl IntoView) -> impl IntoView {
    view! {
        <details class="deeper">
            <summary>{words::GO_DEEPER}{title}</summary>
            {inside}
        </details>
    }
}

/// What the lesson has under a name.
///
/// # Panics
/// If it has nothing.
fn found<T>(kind: &str, name: &str, it: Option<T>) -> T {
    it.unwrap_or_else(|| panic!("the text asks for {kind} {name}, and the lesson has none of that name"))
}

impl Section {
    /// The section with its heading.
    pub fn view(&self, parts: Parts) -> impl IntoView + use<> {
        let class = self.is_wide.then_some("section-wide");
        view! {
            <section id=self.id class=class data-deck-order=self.order.name()>
                <h2>{self.title}{anchor(self.id, words::LINK_TO_SECTION)}</h2>
                {(self.body)(parts)}
            </section>
        }
    }
}

/// The heading of a part of a section, with an address of its own.
pub fn h3(id: &'static str, title: &'static str) -> impl IntoView {
    view! { <h3 id=id>{title}{anchor(id, words::LINK_TO_PART)}</h3> }
}

fn anchor(id: &str, says: &'static str) -> impl IntoView + use<> {
    view! { <a class="link-anchor" href=format!("#{id}") aria-label=says></a> }
}

/// Where a lesson's text comes from.
pub static SOURCES: Section =
    Section { id: "sources", title: words::SOURCES, is_wide: true, order: DeckOrder::Trade, body: source_list };

fn source_list(parts: Parts) -> AnyView {
    let items = parts.lesson.text.sources.iter().map(|source| {
        view! {
            <li id=format!("source-{}", source.id)>
                {format!("{} ({}). ", source.authors, source.year)}<cite>{source.title}</cite>
                {words::published(source.published, source.used)}
            </li>
        }
    });
    view! { <ul class="source-list">{items.collect_view()}</ul> }.into_any()
}

/// What its words mean.
pub static TERMS: Section =
    Section { id: "terms", title: words::TERMS, is_wide: true, order: DeckOrder::Trade, body: glossary };

fn glossary(parts: Parts) -> AnyView {
    let items = parts.lesson.text.terms.iter().map(|term| {
        view! { <dt id=format!("term-{}", term.id)>{term.forms[0]}</dt><dd>{term.means}</dd> }
    });
    view! { <dl class="term-list">{items.collect_view()}</dl> }.into_any()
}

/// TeX as `MathML`, on a line of its own or within one.
///
/// # Panics
/// At build time, if the TeX cannot be read.
#[must_use]
pub fn mathml(tex: &str, display: bool) -> String {
    let storage = Storage::new();
    let display_mode = if display { DisplayMode::Block } else { DisplayMode::Inline };
    let mut markup = String::new();
    let config = RenderConfig { display_mode, ..RenderConfig::default() };
    if let Err(error) = push_mathml(&mut markup, Parser::new(tex, &storage), config) {
        panic!("{tex}: {error}");
    }
    assert!(!markup.contains("<merror"), "{tex}: {markup}");
    markup
}

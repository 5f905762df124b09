//! A formula behind a figure, each symbol with its meaning and the number it stands for in the state now. Written in
//! TeX, made `MathML` when the page is built ([`mathml`](super::aids::mathml)).

use crate::scenario::Key;

/// What a symbol shows as its value.
#[derive(Debug, Clone, Copy)]
pub enum Value {
    /// A control's value, as the page says it.
    Said(Key),
    /// A phrase, by name.
    Phrase(&'static str),
    /// A symbol of its own, by name.
    Symbol(&'static str),
    /// A constant.
    Fixed(&'static str),
}

/// One symbol of a formula, as a row of the table under it.
pub struct SymbolRow {
    /// In TeX, as it stands in the formula.
    pub tex: &'static str,
    /// What it is, with its unit.
    pub means: &'static str,
    /// What it is now.
    pub value: Value,
}

/// A formula, or a few that belong together.
pub struct Formula {
    /// What the text calls it.
    pub id: &'static str,
    /// What it computes.
    pub title: &'static str,
    /// The lines in TeX.
    pub tex: &'static [&'static str],
    /// Every symbol in them.
    pub symbols: &'static [SymbolRow],
    /// Where it comes from: sources by name.
    pub sources: &'static [&'static str],
}

/// A symbol that is a control.
#[must_use]
pub const fn said(tex: &'static str, means: &'static str, key: Key) -> SymbolRow {
    SymbolRow { tex, means, value: Value::Said(key) }
}

/// A symbol that a phrase of the text says.
#[must_use]
pub const fn now(tex: &'static str, means: &'static str, phrase: &'static str) -> SymbolRow {
    SymbolRow { tex, means, value: Value::Phrase(phrase) }
}

/// A symbol with a value of its own.
#[must_use]
pub const fn live(tex: &'static str, means: &'static str, symbol: &'static str) -> SymbolRow {
    SymbolRow { tex, means, value: Value::Symbol(symbol) }
}

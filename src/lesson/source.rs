//! What a text rests on: who wrote what, where, and what is taken from it.

/// A source.
pub struct Source {
    /// What its address ends with.
    pub id: &'static str,
    /// How the text cites it: names, then the year in brackets.
    pub cited: &'static str,
    /// Authors as the list gives them.
    pub authors: &'static str,
    /// Year of publication.
    pub year: u16,
    /// Title.
    pub title: &'static str,
    /// Journal or publisher, with volume and pages where there are any.
    pub published: &'static str,
    /// What it is cited for.
    pub used: &'static str,
}

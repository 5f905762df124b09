//! A term of the trade. Each is explained once, where it first appears, and again on demand wherever it is used
//! later: the browser reads the explanations from the glossary at the end of the page.

/// A term and its explanation.
pub struct Term {
    /// What its address ends with.
    pub id: &'static str,
    /// What the glossary calls it, and the other forms in which the text uses it.
    pub forms: &'static [&'static str],
    /// What it means, in a sentence or two.
    pub means: &'static str,
}

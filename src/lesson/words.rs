//! Every word that stands around the text of any lesson: a second language is a second file like this one.

pub(super) const SOURCES: &str = "Sources";
pub(super) const TERMS: &str = "Terms";

/// What the heads of the table under a formula say.
pub(super) const SYMBOL_TABLE: [&str; 3] = ["Symbol", "Meaning", "Now"];
/// Before what the formula is from.
pub(super) const FROM: &str = "From";

pub(super) const LINK_TO_SECTION: &str = "Link to this section";
pub(super) const LINK_TO_PART: &str = "Link to this part";

/// What folds a formula out.
pub(super) fn the_formula(title: &str) -> String {
    format!("The formula: {title}")
}

/// What stands before the title of a fold.
pub(super) const GO_DEEPER: &str = "Go deeper: ";

/// What assistive tools call it.
pub(super) fn formula(title: &str) -> String {
    format!("Formula: {title}")
}

/// What is taken from a source, after where it was published.
pub(super) fn published(published: &str, used: &str) -> String {
    format!(". {published}. Cited for {used}")
}

/// Under the figure of the reader's chain, as under every other (`ui::words`).
pub(super) const NUMBERS: &str = "Numbers";
pub(super) const NUMBERS_AS_FILE: &str = "The numbers behind this picture, as a file (CSV)";
pub(super) const HOW_COMPUTED: &str = "How this is computed";
pub(super) const CHAIN_EXPORTS: [(&str, &str, &str); 3] = [
    ("csv", "CSV", "CSV: the numbers as a file"),
    ("picture", "Picture", "Picture, as a file"),
    ("more", "More", "More: full screen, shapes as a file, embed in another page"),
];

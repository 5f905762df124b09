//! What a figure says on the page: finding, caption, story, numbers, and the picture's name.

use std::cell::Cell;

use super::browser;
use super::figure_elements::FigureElements;
use super::written::{self, Written};
use crate::chart::{Figure, html};

/// What was said last: what stays true is not written again.
pub(super) struct FigureWords {
    /// Whether the words on the page are the figure's.
    are_current: Cell<bool>,
    finding: Written,
    caption: Written,
    story: Written,
    /// The page is built without.
    table: Written,
}

impl Default for FigureWords {
    /// As the page is built.
    fn default() -> Self {
        let [finding, caption, story, table] = Default::default();
        Self { are_current: Cell::new(true), finding, caption, story, table }
    }
}

impl FigureWords {
    /// The figure has others to say.
    pub(super) fn are_news(&self) {
        self.are_current.set(false);
    }

    /// Whether there are no numbers yet.
    pub(super) fn has_no_table(&self) -> bool {
        self.table.is_empty()
    }

    /// What it has to say, unless that is on the page.
    pub(super) fn news(&self, figure: &dyn Figure) -> Option<Said> {
        (!self.are_current.get()).then(|| Said {
            finding: figure.finding().html(),
            caption: figure.caption().html(),
            story: html::story(&figure.story()),
        })
    }

    /// Writes the words and the story.
    pub(super) fn write(&self, elements: &FigureElements, said: Said) {
        self.finding.write(&elements.finding, said.finding);
        self.caption.write(&elements.caption, said.caption);
        self.story.write(&elements.story, said.story);
        self.are_current.set(true);
    }

    /// Writes what nobody watches while it changes.
    pub(super) fn tell(&self, elements: &FigureElements, told: Told) {
        // Unless the name has to wait, as the finding has.
        if !written::is_as_built() && !elements.is_veiled() {
            browser::set_attribute(&elements.canvas, "aria-label", &told.name);
        }
        self.table.fill(&elements.table, told.table);
    }
}

/// What a figure says in words, as markup.
pub(super) struct Said {
    finding: String,
    caption: String,
    story: String,
}

/// What it tells besides: the picture's name, which is what the finding says, and the numbers as markup.
pub(super) struct Told {
    name: String,
    table: String,
}

impl Told {
    /// By a figure.
    pub(super) fn by(figure: &dyn Figure) -> Self {
        Self { name: figure.finding().text(), table: figure.table().html() }
    }
}

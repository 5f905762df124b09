//! The parts of the page that live, as plain data. A section says which part stands where; what a part is made of
//! is the application's affair (`app::parts`), which reads its name back in the browser
//! ([`Lesson::part`](super::Lesson::part)).

use std::fmt;

use super::{Phrase, Prediction, Symbol};
use crate::figures::{FigureSpec, Preset};
use crate::scenario::Key;

/// A part of the page that lives.
#[derive(Clone, Copy)]
pub enum Part {
    /// The button that folds the contents out, and the list of sections.
    Contents,
    /// The button that switches between light and dark.
    ThemeSwitch,
    /// The button that copies the link.
    Share,
    /// What could not be used of the link.
    LinkNotice,
    /// The main controls and the order that they cause.
    Deck,
    /// What a change came to, said to those who do not see it.
    Announcement,
    /// The explanation of a term, where the term stands.
    Hint,
    /// Words in the text that follow the state.
    Phrase(&'static Phrase),
    /// The value of a symbol of a formula.
    Symbol(&'static Symbol),
    /// The value of a control, as one would say it.
    Said(Key),
    /// A number in the text that the reader can change.
    Scrub(Key),
    /// A control by itself: a slider or a choice.
    Control(Key),
    /// A figure with its controls, table and exports.
    Figure(&'static FigureSpec),
    /// The picture of a figure once more, as the reader left it.
    LastPicture(&'static FigureSpec),
    /// A question to answer before the figure does.
    Prediction(&'static Prediction),
    /// How many bets were right, of all of the lesson.
    Score,
    /// A link to a figure that sets it up first.
    Show(Show),
    /// A button that sets a state to start from.
    Start(&'static Preset),
    /// What there is to bring about.
    Challenges,
}

/// A figure, and the preset that a link to it applies.
#[derive(Clone, Copy)]
pub struct Show {
    /// What it leads to.
    pub figure: &'static FigureSpec,
    /// One of the figure's presets.
    pub preset: &'static Preset,
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (kind, which) = match self {
            Self::Contents => ("contents", ""),
            Self::ThemeSwitch => ("theme", ""),
            Self::Share => ("share", ""),
            Self::LinkNotice => ("notice", ""),
            Self::Deck => ("deck", ""),
            Self::Announcement => ("announcement", ""),
            Self::Hint => ("hint", ""),
            Self::Phrase(phrase) => ("phrase", phrase.name),
            Self::Symbol(symbol) => ("symbol", symbol.name),
            Self::Said(key) => ("said", key.name()),
            Self::Scrub(key) => ("scrub", key.name()),
            Self::Control(key) => ("control", key.name()),
            Self::Figure(spec) => ("figure", spec.id),
            Self::LastPicture(spec) => ("last", spec.id),
            Self::Prediction(prediction) => ("prediction", prediction.name),
            Self::Score => ("score", ""),
            Self::Show(show) => return write!(f, "show {} {}", show.figure.id, show.preset.name),
            Self::Start(preset) => ("start", preset.name),
            Self::Challenges => ("challenges", ""),
        };
        f.write_str(kind)?;
        if which.is_empty() { Ok(()) } else { write!(f, " {which}") }
    }
}

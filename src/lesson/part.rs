//! The parts of the page that live, as plain data. A section says which part stands where; what a part is made of
//! is the application's affair (`app::parts`), which reads its name back in the browser.

use std::fmt;

use super::challenges;
use super::live_text::{self, Phrase};
use super::predictions::{self, Prediction};
use super::symbols::{self, Symbol};
use crate::figures::{self, FigureSpec, Preset};
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
    /// A question to answer before the figure does.
    Prediction(&'static Prediction),
    /// A link to a figure that sets it up first.
    Show(Show),
    /// A button that sets a state to start from.
    Setting(&'static Preset),
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
    /// What the link says.
    pub words: ShowWords,
}

/// What a link says that sets a figure up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShowWords {
    /// After an answer.
    ShowMe,
    /// Beside the setting.
    SetIt,
}

impl Part {
    /// The part with this name, as [`Display`](fmt::Display) writes it.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let mut words = name.split(' ');
        let kind = words.next()?;
        let (which, then) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let show = |words| {
            let figure = figures::named(which)?;
            Some(Self::Show(Show { figure, preset: figure.preset(then)?, words }))
        };
        match kind {
            "contents" => Some(Self::Contents),
            "theme" => Some(Self::ThemeSwitch),
            "share" => Some(Self::Share),
            "notice" => Some(Self::LinkNotice),
            "deck" => Some(Self::Deck),
            "hint" => Some(Self::Hint),
            "phrase" => live_text::named(which).map(Self::Phrase),
            "symbol" => symbols::named(which).map(Self::Symbol),
            "said" => Key::named(which).map(Self::Said),
            "scrub" => Key::named(which).map(Self::Scrub),
            "control" => Key::named(which).map(Self::Control),
            "figure" => figures::named(which).map(Self::Figure),
            "prediction" => predictions::named(which).map(Self::Prediction),
            "show" => show(ShowWords::ShowMe),
            "set" => show(ShowWords::SetIt),
            "setting" => challenges::setting(which).map(Self::Setting),
            "challenges" => Some(Self::Challenges),
            _ => None,
        }
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (kind, which) = match self {
            Self::Contents => ("contents", ""),
            Self::ThemeSwitch => ("theme", ""),
            Self::Share => ("share", ""),
            Self::LinkNotice => ("notice", ""),
            Self::Deck => ("deck", ""),
            Self::Hint => ("hint", ""),
            Self::Phrase(phrase) => ("phrase", phrase.name),
            Self::Symbol(symbol) => ("symbol", symbol.name),
            Self::Said(key) => ("said", key.name()),
            Self::Scrub(key) => ("scrub", key.name()),
            Self::Control(key) => ("control", key.name()),
            Self::Figure(spec) => ("figure", spec.id),
            Self::Prediction(prediction) => ("prediction", prediction.name),
            Self::Show(show) => {
                let kind = if show.words == ShowWords::ShowMe { "show" } else { "set" };
                return write!(f, "{kind} {} {}", show.figure.id, show.preset.name);
            }
            Self::Setting(preset) => ("setting", preset.name),
            Self::Challenges => ("challenges", ""),
        };
        f.write_str(kind)?;
        if which.is_empty() { Ok(()) } else { write!(f, " {which}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lesson::challenges::SETTINGS;
    use crate::lesson::live_text::PHRASES;
    use crate::lesson::predictions::PREDICTIONS;
    use crate::lesson::symbols::SYMBOLS;

    fn every_part() -> Vec<Part> {
        let mut parts = vec![
            Part::Contents,
            Part::ThemeSwitch,
            Part::Share,
            Part::LinkNotice,
            Part::Deck,
            Part::Hint,
            Part::Challenges,
        ];
        parts.extend(PHRASES.iter().map(Part::Phrase));
        parts.extend(SYMBOLS.iter().map(Part::Symbol));
        for key in Key::ALL {
            parts.extend([Part::Said(key), Part::Scrub(key), Part::Control(key)]);
        }
        for figure in figures::LIST {
            parts.push(Part::Figure(figure));
            for preset in figure.presets {
                let show = |words| Part::Show(Show { figure, preset, words });
                parts.extend([show(ShowWords::ShowMe), show(ShowWords::SetIt)]);
            }
        }
        parts.extend(PREDICTIONS.iter().map(Part::Prediction));
        parts.extend(SETTINGS.iter().map(Part::Setting));
        parts
    }

    #[test]
    fn every_part_is_found_by_its_name_and_no_two_share_one() {
        let mut names: Vec<String> = every_part().iter().map(Part::to_string).collect();
        for name in &names {
            assert_eq!(Part::named(name).map(|part| part.to_string()).as_ref(), Some(name));
        }
        names.sort_unstable();
        assert!(names.windows(2).all(|pair| pair[0] != pair[1]), "two parts share a name: {names:#?}");
    }

    #[test]
    fn what_is_no_part_has_no_name() {
        for name in [
            "",
            "deck2",
            "phrase",
            "phrase nothing",
            "figure",
            "show dealer-delta",
            "show dealer-delta nothing",
            "said x",
        ] {
            assert!(Part::named(name).is_none(), "{name}");
        }
    }
}

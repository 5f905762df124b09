//! What a lesson is: a value. A second one is a second folder of content; whoever shows a page says of which lesson.

use leptos::prelude::AnyView;

use super::{Challenge, Formula, Part, Phrase, Prediction, Show, Source, Symbol, Term};
use crate::figures::{FigureSpec, Preset};
use crate::scenario::Key;

/// A lesson: its text, and everything in it that lives, each found by its name.
pub struct Lesson {
    /// The figures that may stand in it.
    pub figures: &'static [&'static FigureSpec],
    /// Words of the text that follow the state.
    pub phrases: &'static [Phrase],
    /// What the symbols of the formulas stand for in the state now.
    pub symbols: &'static [Symbol],
    /// Questions to answer, and statements to judge.
    pub predictions: &'static [Prediction],
    /// States to start from.
    pub starts: &'static [Preset],
    /// What there is to bring about.
    pub challenges: &'static [Challenge],
    /// What is printed once, when the page is built. None of it is in the WebAssembly.
    #[cfg(not(target_arch = "wasm32"))]
    pub text: Text,
}

/// What a lesson prints once, when its page is built.
pub struct Text {
    /// The title of the page.
    pub title: &'static str,
    /// What the page is about, in a sentence, for whoever lists it.
    pub description: &'static str,
    /// Which lesson it is among its like: “Lesson 01”.
    pub number: &'static str,
    /// What stands above the first section.
    pub head: fn(Parts) -> AnyView,
    /// The sections that the deck stands beside, in the order of the page.
    pub read: &'static [&'static Section],
    /// The sections after them: to try things, and to look them up.
    pub reference: &'static [&'static Section],
    /// The formulas behind the figures, in the order of the page.
    pub formulas: &'static [Formula],
    /// The terms of the trade, in the order of the alphabet.
    pub terms: &'static [Term],
    /// What is cited, in the order of the alphabet.
    pub sources: &'static [Source],
}

/// A section of a lesson.
pub struct Section {
    /// Its address within the page.
    pub id: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// Whether it takes the whole width of the page.
    pub is_wide: bool,
    /// The order that the deck tells beside it.
    pub order: DeckOrder,
    /// What stands under the heading.
    pub body: fn(Parts) -> AnyView,
}

/// An order that the deck tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeckOrder {
    /// That of the one trade which the deck sets.
    Trade,
    /// That of the dealer of a session.
    Session,
    /// That of the dealers of the chain.
    Chain,
}

/// What a section is written with: the lesson whose names it uses, and the way to put a part of it in its place.
#[derive(Clone, Copy)]
pub struct Parts {
    /// The lesson.
    pub lesson: &'static Lesson,
    in_place: fn(&'static Lesson, Part) -> AnyView,
}

impl Lesson {
    /// The figure with this name.
    #[must_use]
    pub fn figure(&self, id: &str) -> Option<&'static FigureSpec> {
        self.figures.iter().copied().find(|spec| spec.id == id)
    }

    /// The phrase with this name.
    #[must_use]
    pub fn phrase(&self, name: &str) -> Option<&'static Phrase> {
        self.phrases.iter().find(|phrase| phrase.name == name)
    }

    /// The symbol with this name.
    #[must_use]
    pub fn symbol(&self, name: &str) -> Option<&'static Symbol> {
        self.symbols.iter().find(|symbol| symbol.name == name)
    }

    /// The prediction with this name.
    #[must_use]
    pub fn prediction(&self, name: &str) -> Option<&'static Prediction> {
        self.predictions.iter().find(|prediction| prediction.name == name)
    }

    /// The state to start from with this name.
    #[must_use]
    pub fn start(&self, name: &str) -> Option<&'static Preset> {
        self.starts.iter().find(|start| start.name == name)
    }

    /// The part that has this name, as [`Part`]'s `Display` writes it.
    #[must_use]
    pub fn part(&self, name: &str) -> Option<Part> {
        let mut words = name.split(' ');
        let kind = words.next()?;
        let (which, then) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let show = || {
            let figure = self.figure(which)?;
            Some(Part::Show(Show { figure, preset: figure.preset(then)? }))
        };
        match kind {
            "contents" => Some(Part::Contents),
            "theme" => Some(Part::ThemeSwitch),
            "share" => Some(Part::Share),
            "notice" => Some(Part::LinkNotice),
            "deck" => Some(Part::Deck),
            "announcement" => Some(Part::Announcement),
            "hint" => Some(Part::Hint),
            "phrase" => self.phrase(which).map(Part::Phrase),
            "symbol" => self.symbol(which).map(Part::Symbol),
            "said" => Key::named(which).map(Part::Said),
            "scrub" => Key::named(which).map(Part::Scrub),
            "control" => Key::named(which).map(Part::Control),
            "figure" => self.figure(which).map(Part::Figure),
            "last" => self.figure(which).map(Part::LastPicture),
            "prediction" => self.prediction(which).map(Part::Prediction),
            "score" => Some(Part::Score),
            "show" => show(),
            "start" => self.start(which).map(Part::Start),
            "challenges" => Some(Part::Challenges),
            _ => None,
        }
    }
}

impl DeckOrder {
    /// Each of them.
    pub const ALL: [Self; 3] = [Self::Trade, Self::Session, Self::Chain];
    /// The attribute of a section's element that names it.
    pub const ATTRIBUTE: &'static str = "data-deck-order";

    /// Its name on the page.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Trade => "trade",
            Self::Session => "session",
            Self::Chain => "chain",
        }
    }

    /// The order with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.name() == name)
    }
}

impl Text {
    /// Every section, in the order of the page.
    pub fn sections(&self) -> impl Iterator<Item = &'static Section> {
        self.read.iter().chain(self.reference).copied()
    }

    /// The formula with this name.
    #[must_use]
    pub fn formula(&self, id: &str) -> Option<&'static Formula> {
        self.formulas.iter().find(|formula| formula.id == id)
    }

    /// The term that the text uses in this form.
    #[must_use]
    pub fn term(&self, form: &str) -> Option<&'static Term> {
        self.terms.iter().find(|term| term.forms.iter().any(|known| known.eq_ignore_ascii_case(form)))
    }

    /// The source with this name.
    #[must_use]
    pub fn source(&self, id: &str) -> Option<&'static Source> {
        self.sources.iter().find(|source| source.id == id)
    }
}

impl Parts {
    /// The parts of a lesson, put in their places by `in_place`.
    #[must_use]
    pub const fn new(lesson: &'static Lesson, in_place: fn(&'static Lesson, Part) -> AnyView) -> Self {
        Self { lesson, in_place }
    }

    /// A part, in its place.
    #[must_use]
    pub fn put(self, part: Part) -> AnyView {
        (self.in_place)(self.lesson, part)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lesson::flow_behind_price::LESSON;

    fn every_part() -> Vec<Part> {
        let mut parts = vec![
            Part::Contents,
            Part::ThemeSwitch,
            Part::Share,
            Part::LinkNotice,
            Part::Deck,
            Part::Hint,
            Part::Challenges,
            Part::Score,
        ];
        parts.extend(LESSON.phrases.iter().map(Part::Phrase));
        parts.extend(LESSON.symbols.iter().map(Part::Symbol));
        for key in Key::ALL {
            parts.extend([Part::Said(key), Part::Scrub(key), Part::Control(key)]);
        }
        for figure in LESSON.figures {
            parts.extend([Part::Figure(figure), Part::LastPicture(figure)]);
            for preset in figure.presets {
                parts.push(Part::Show(Show { figure, preset }));
            }
        }
        parts.extend(LESSON.predictions.iter().map(Part::Prediction));
        parts.extend(LESSON.starts.iter().map(Part::Start));
        parts
    }

    #[test]
    fn every_part_is_found_by_its_name_and_no_two_share_one() {
        let mut names: Vec<String> = every_part().iter().map(Part::to_string).collect();
        for name in &names {
            assert_eq!(LESSON.part(name).map(|part| part.to_string()).as_ref(), Some(name));
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
            assert!(LESSON.part(name).is_none(), "{name}");
        }
    }
}

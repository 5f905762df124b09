//! The one match from a part to its component. The page is rendered with it when it is built, and in the browser
//! it runs again to bring what stands there to life.

use leptos::prelude::*;
use web_sys::Element;

use super::Store;
use super::announcement::Announcement;
use super::binding::ControlBinding;
use super::deck::Deck;
use super::figure::LessonFigure;
use super::last_picture::LastPicture;
use super::live_text::{PhraseText, SymbolText};
use super::notice::LinkNotice;
use super::playground::{Challenges, StartButton};
use super::prediction::{PredictionBox, Score, ShowLink};
use crate::lesson::{Lesson, Part, Parts, TERM_LINK};
use crate::ui::browser;
use crate::ui::contents::{Contents, Entry};
use crate::ui::figure_frame::Control;
use crate::ui::hint::Hint;
use crate::ui::live;
use crate::ui::scrub::Scrub;
use crate::ui::share::Share;
use crate::ui::slider::Said;
use crate::ui::theme::ThemeSwitch;

pub(super) use building::in_page;

/// What becomes of a component's view: written when the page is built, left aside in the browser, where it
/// stands already.
trait Shown {
    type Output;
    fn shown(self, view: impl IntoView + 'static) -> Self::Output;
}

fn component<S: Shown>(lesson: &'static Lesson, part: Part, to: S) -> S::Output {
    match part {
        Part::Contents => to.shown(view! { <Contents entries=live::printed(|| building::contents(lesson))/> }),
        Part::ThemeSwitch => to.shown(view! { <ThemeSwitch/> }),
        Part::Share => to.shown(view! { <Share link=|| Store::here().link_to_copy()/> }),
        Part::LinkNotice => to.shown(view! { <LinkNotice/> }),
        Part::Deck => to.shown(view! { <Deck/> }),
        Part::Announcement => to.shown(view! { <Announcement/> }),
        Part::Hint => to.shown(view! { <Hint links=TERM_LINK/> }),
        Part::Phrase(phrase) => to.shown(view! { <PhraseText phrase/> }),
        Part::Symbol(symbol) => to.shown(view! { <SymbolText symbol/> }),
        Part::Said(key) => to.shown(view! { <Said quantity=ControlBinding::new(key)/> }),
        Part::Scrub(key) => to.shown(view! { <Scrub quantity=ControlBinding::new(key)/> }),
        Part::Control(key) => to.shown(view! { <Control quantity=ControlBinding::new(key)/> }),
        Part::Figure(spec) => {
            // Asked only when the page is built, which has the note that stands in for what waits.
            let waits = live::printed(|| building::waits(lesson, spec)).unwrap_or_default();
            to.shown(view! { <LessonFigure spec waits/> })
        }
        Part::LastPicture(spec) => to.shown(view! { <LastPicture spec/> }),
        Part::Prediction(prediction) => {
            to.shown(view! { <PredictionBox prediction parts=Parts::new(lesson, in_page)/> })
        }
        Part::Score => to.shown(view! { <Score of=lesson.predictions/> }),
        Part::Show(show) => to.shown(view! { <ShowLink show/> }),
        Part::Start(start) => to.shown(view! { <StartButton start/> }),
        Part::Challenges => to.shown(view! { <Challenges of=lesson.challenges/> }),
    }
}

struct Standing;

impl Shown for Standing {
    type Output = ();

    fn shown(self, _: impl IntoView + 'static) {}
}

/// Brings every part of a lesson's page to life.
pub(super) fn adopt_all(lesson: &'static Lesson) {
    for place in browser::all::<Element>(live::PART) {
        if let Some(part) = place.get_attribute("data-part").and_then(|name| lesson.part(&name)) {
            live::adopt(&place, || component(lesson, part, Standing));
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod building {
    use leptos::prelude::*;

    use super::{Entry, Lesson, Part, Shown, component, live};
    use crate::figures::FigureSpec;

    struct Written;

    impl Shown for Written {
        type Output = AnyView;

        fn shown(self, view: impl IntoView + 'static) -> AnyView {
            view.into_any()
        }
    }

    /// The part in its place, as the page is built with it.
    #[must_use]
    pub(crate) fn in_page(lesson: &'static Lesson, part: Part) -> AnyView {
        let view = live::rendered(|| component(lesson, part, Written));
        view! { <live-part data-part=part.to_string()>{view}</live-part> }.into_any()
    }

    /// Whether a figure may have to wait for a bet.
    pub(super) fn waits(lesson: &Lesson, spec: &FigureSpec) -> bool {
        let mut veiled = lesson.predictions.iter().flat_map(|bet| bet.veils.figures);
        veiled.any(|figure| figure.id == spec.id)
    }

    pub(super) fn contents(lesson: &Lesson) -> Vec<Entry> {
        lesson.text.sections().map(|section| Entry { id: section.id, title: section.title }).collect()
    }
}

/// What the page has already. Nobody asks for it in the browser.
#[cfg(target_arch = "wasm32")]
mod building {
    use super::{AnyView, Entry, IntoAny, Lesson, Part};
    use crate::figures::FigureSpec;

    pub(crate) fn in_page(_: &'static Lesson, _: Part) -> AnyView {
        ().into_any()
    }

    pub(super) fn waits(_: &Lesson, _: &FigureSpec) -> bool {
        false
    }

    pub(super) fn contents(_: &Lesson) -> Vec<Entry> {
        Vec::new()
    }
}

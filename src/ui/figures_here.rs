//! The figures that live on the page, by name: for whoever shows the picture of one once more.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::HtmlCanvasElement;

use super::browser;
use super::figure_view::FigureView;
use super::reactive::{ArcTrigger, Track};

/// A figure.
struct Here {
    name: &'static str,
    view: Rc<FigureView>,
    /// It has another state to show.
    changed: ArcTrigger,
}

thread_local! {
    static HERE: RefCell<Vec<Rc<Here>>> = const { RefCell::new(Vec::new()) };
}

/// Makes a figure known; returns what tells those who follow it that it has changed.
pub(super) fn add(name: &'static str, view: &Rc<FigureView>) -> ArcTrigger {
    let changed = ArcTrigger::new();
    let here = Here { name, view: Rc::clone(view), changed: changed.clone() };
    HERE.with_borrow_mut(|known| known.push(Rc::new(here)));
    changed
}

fn named(name: &str) -> Option<Rc<Here>> {
    HERE.with_borrow(|known| known.iter().find(|here| here.name == name).cloned())
}

/// Follows a figure: whoever does hears of every state that it comes to show.
pub(crate) fn follow(name: &str) {
    if let Some(here) = named(name) {
        here.changed.track();
    }
}

/// The picture of a figure as it stands, on a canvas of its own, and its finding as markup; nothing while the figure has
/// neither.
pub(crate) fn shown_by(name: &str) -> Option<(HtmlCanvasElement, String)> {
    let view = &named(name)?.view;
    Some((view.picture(browser::pixel_ratio())?, view.look(|figure| figure.finding().html())?))
}

//! The figures that live on the page, by name: for whoever shows the picture of one once more.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::HtmlCanvasElement;

use super::browser;
use super::figure_view::FigureView;

thread_local! {
    static HERE: RefCell<Vec<(&'static str, Rc<FigureView>)>> = const { RefCell::new(Vec::new()) };
}

/// Makes a figure known.
pub(super) fn add(name: &'static str, view: &Rc<FigureView>) {
    HERE.with_borrow_mut(|here| here.push((name, Rc::clone(view))));
}

/// The picture of a figure as it stands, on a canvas of its own, and its finding as markup; nothing while the figure has
/// neither.
pub(crate) fn shown_by(name: &str) -> Option<(HtmlCanvasElement, String)> {
    let view = HERE.with_borrow(|here| here.iter().find(|(is, _)| *is == name).map(|(_, view)| Rc::clone(view)))?;
    Some((view.picture(browser::pixel_ratio())?, view.with_figure(|figure| figure.finding().html())?))
}

//! A figure as the reader has it on the page.

use web_sys::Element;

use super::page::{address_of_state, state_of_page, without_part};
use super::{Material, chain};
use crate::chart::{Figure, Scene, View};
use crate::figures::{FigureSpec, your_chain};
use crate::scenario::{Inputs, Scenario};
use crate::ui::browser;
use crate::ui::figure_view::COMPOSED_PX;

/// Width of a picture whose figure has none on the page, in CSS pixels.
const USUAL_PX: f64 = 690.0;

/// A figure of the page in the state that the page is in.
pub(super) struct Shown {
    /// Which it is.
    pub(super) spec: &'static FigureSpec,
    /// Its element.
    pub(super) element: Element,
    /// The figure, all its work done.
    pub(super) figure: Box<dyn Figure>,
    /// The address of the state, with the figure's own place.
    pub(super) link: String,
    /// The state.
    pub(super) state: Scenario,
}

impl Shown {
    /// The figure that an element stands in, or belongs to.
    pub(super) fn around(material: Material, element: &Element) -> Option<Self> {
        let element = figure_of(element)?;
        let (address, state) = (address_of_state(), state_of_page());
        let page = without_part(&address);
        let (spec, figure): (_, Box<dyn Figure>) = if element.has_attribute("data-chain") {
            (&your_chain::SPEC, Box::new(chain::figure()?))
        } else {
            let spec = material.figure(&element.get_attribute("data-figure")?)?;
            (spec, spec.whole_figure(&Inputs::of(state)))
        };
        Some(Self { spec, element, figure, link: format!("{page}#{}", spec.id), state })
    }

    /// Whether it is the figure of the state that an address brings back.
    pub(super) fn is_of(&self, address: &str) -> bool {
        without_part(&self.link) == without_part(address)
    }

    /// Width of its picture, in pixels of its own, and how many CSS pixels of the page there are to one of them.
    pub(super) fn width(&self) -> (f64, f64) {
        let stage = browser::find::<Element>(&self.element, ".figure-stage");
        let on_page = stage.map(|stage| f64::from(stage.client_width())).filter(|width| *width > 0.0);
        let on_page = on_page.unwrap_or(USUAL_PX);
        let width = on_page.min(COMPOSED_PX);
        (width, on_page / width)
    }

    /// Its picture at that width.
    pub(super) fn scene(&self) -> Scene {
        self.figure.scene(View { width: self.width().0 })
    }
}

/// The attribute of a window that belongs to a figure: its name.
pub(super) const OF: &str = "data-of";

/// The element of the figure that another stands in, or belongs to.
pub(super) fn figure_of(element: &Element) -> Option<Element> {
    if let Some(window) = element.closest(&format!("[{OF}]")).ok()? {
        return browser::document()?.get_element_by_id(&window.get_attribute(OF)?);
    }
    element.closest("[data-figure]").ok()?
}

//! How a figure's view paints: on the screen, on paper, and on a canvas for whoever wants the picture.

use wasm_bindgen::JsCast;
use web_sys::HtmlCanvasElement;

use super::canvas::paint_canvas;
use super::figure_view::FigureView;
use super::{browser, paper, theme};
use crate::chart::layout::layout;
use crate::chart::{Theme, View};

/// Work that a figure may do before it is printed, in milliseconds: there is no next frame.
const PAPER_WORK_MS: f64 = 400.0;

impl FigureView {
    /// The picture as it stands, on a canvas of its own, with so many device pixels to a CSS pixel.
    pub(crate) fn picture(&self, ratio: f64) -> Option<HtmlCanvasElement> {
        let view = View { width: self.width.get() };
        let scene = self.with_figure(|figure| figure.scene(view))?;
        let canvas: HtmlCanvasElement = browser::document()?.create_element("canvas").ok()?.dyn_into().ok()?;
        let theme = if self.printing.get() { theme::on_paper() } else { theme::current() };
        paint_canvas(&canvas, &scene, &theme, view.width, ratio, true).map(|_| canvas)
    }

    /// Brings all up to date that can be seen; returns whether the browser drew everything.
    pub(super) fn paint(&self) -> bool {
        if self.printing.get() {
            self.compute();
            self.refine(PAPER_WORK_MS);
            self.update_text();
            self.fill_table();
            return self.draw(paper::WIDTH_PX, 1.0, paper::RATIO, &theme::on_paper());
        }
        let width = self.width.get();
        if width < 1.0 {
            return true;
        }
        self.compute();
        self.work_on();
        self.update_text();
        let scale = self.scale.get();
        self.draw(width, scale, scale * browser::pixel_ratio(), &theme::current())
    }

    /// Draws the picture this wide, with so many CSS pixels and so many of the device to one of its own.
    fn draw(&self, width: f64, scale: f64, ratio: f64, theme: &Theme) -> bool {
        let Some((scene, handles)) = self.look(|figure| (figure.scene(View { width }), figure.handles())) else {
            return true;
        };
        let was_whole = self.whole.replace(false);
        self.elements.set_height(scene.height() * scale);
        let instead = self.instead.take().map(|other| other.scene(View { width }));
        let painted = instead.as_ref().unwrap_or(&scene);
        let drawn = paint_canvas(&self.elements.canvas, painted, theme, width, ratio, !was_whole);
        let is_whole = drawn.is_some();
        self.whole.set(is_whole);
        let panels = drawn.filter(|_| instead.is_none()).unwrap_or_else(|| layout(&scene, width));
        self.elements.place_handles(&handles, &panels, scale);
        *self.projections.borrow_mut() = panels;
        is_whole
    }

    pub(super) fn print(&self, printing: bool) {
        self.printing.set(printing);
        match self.works.get() {
            // Seen or not: on paper everything is.
            Some(works) if printing => works.painter.paint_now(),
            _ => self.refresh(),
        }
    }
}

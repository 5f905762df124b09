//! One place of the page at which the chain is shown and set.

use std::rc::{Rc, Weak};

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlCanvasElement, HtmlElement, HtmlInputElement};

use super::inputs::{boxes, part, radios};
use super::state::{Folding, State};
use super::{Chain, markup, words};
use crate::chart::html::escaped;
use crate::chart::{Figure, View};
use crate::figures::your_chain::YourChain;
use crate::format::number;
use crate::quotes::desk::Held;
use crate::quotes::letters::Lack;
use crate::ui::canvas::paint_canvas;
use crate::ui::figure_view::COMPOSED_PX;
use crate::ui::{browser, paper, theme};

/// A figure of the page that shows the chain.
pub(super) struct Panel {
    pub(super) figure: Element,
    canvas: HtmlCanvasElement,
    pub(super) body: Element,
    pub(super) chain: Weak<Chain>,
}

impl Panel {
    /// Puts what can be set under the figure's picture, and brings it to life.
    pub(super) fn new(chain: &Rc<Chain>, figure: Element) -> Option<Self> {
        let document = browser::document()?;
        let stage = browser::find::<Element>(&figure, ".figure-stage")?;
        let canvas = browser::find::<HtmlCanvasElement>(&stage, "canvas")?;
        let body = document.create_element("div").ok()?;
        body.set_class_name("chain");
        body.set_inner_html(&markup::panel(&figure.id()));
        stage.after_with_node_1(&body).ok()?;
        let panel = Self { figure, canvas, body, chain: Rc::downgrade(chain) };
        panel.bind();
        Some(panel)
    }

    pub(super) fn part<T: JsCast>(&self, name: &str) -> Option<T> {
        part(&self.body, name)
    }

    /// Lists the expiries of another chain.
    pub(super) fn list(&self, state: &State) {
        let known = state.known.borrow();
        let Some(known) = &*known else { return };
        let id = self.figure.id();
        for (name, html) in [
            ("expiries", markup::expiries(known, &id)),
            ("use-expiry", markup::options(known)),
            ("notes", markup::lines(&known.notes)),
        ] {
            if let Some(element) = self.part::<Element>(name) {
                element.set_inner_html(&html);
            }
        }
        self.text("read", &words::read(known, words::is_sample(known)));
    }

    /// Tells how it stands: what is being done, what is missing, what is set.
    pub(super) fn tell(&self, state: &State) {
        let doing = state.doing.get();
        self.show("busy", doing.is_some());
        if let Some((stage, share)) = doing {
            self.text("doing", &words::progress(stage, share));
            if let Some(bar) = self.part::<Element>("bar") {
                browser::set_attribute(&bar, "value", &number::shortest(share));
            }
        }
        let lacks = state.lacks.get();
        self.show("lacking", lacks.is_some());
        self.show("lacks-spot", lacks == Some(Lack::Spot));
        self.show("lacks-time", lacks == Some(Lack::Time));
        self.text("state", &lacks.map_or_else(|| state.said.borrow().clone(), |lack| words::lacks(lack).to_owned()));
        self.tell_settings(state);
        self.text(
            "kept",
            &match &*state.folded.borrow() {
                Folding::Done(folded) => words::kept(folded.kept, folded.of),
                Folding::TooFew => words::TOO_FEW.to_owned(),
                Folding::Waits => String::new(),
            },
        );
    }

    /// Both places of the page set the same.
    fn tell_settings(&self, state: &State) {
        let wanted = state.wanted.borrow();
        self.text("rightly-said", &words::rightly(wanted.rightly));
        self.put("rightly", 100.0 * wanted.rightly);
        self.put("shift", 100.0 * wanted.volatility_shift);
        self.text("shift-said", &number::shortest(number::significant(100.0 * wanted.volatility_shift, 4)));
        let (place, share) = match wanted.held {
            Held::Usual => (0, None),
            Held::Short => (1, None),
            Held::Long => (2, None),
            Held::Mix(share) => (3, Some(share)),
        };
        for (at, radio) in radios(&self.body).into_iter().enumerate() {
            radio.set_checked(at == place);
        }
        self.show("mix", share.is_some());
        if let Some(share) = share {
            self.put("long-share", 100.0 * share);
            self.text("long-said", &format!("{}%", crate::format::grouped(100.0 * share, 0)));
        }
        let boxes = boxes(&self.body);
        for (at, input) in boxes.iter().enumerate() {
            let is_chosen = wanted.expiries.as_ref().is_none_or(|chosen| chosen.contains(&at));
            input.set_checked(is_chosen);
            // What is not chosen is not on paper.
            if let Ok(Some(item)) = input.closest("li") {
                drop(item.class_list().toggle_with_force("chain-off", !is_chosen));
            }
        }
        let some = wanted.expiries.as_ref().map_or(boxes.len(), Vec::len);
        self.text("chosen", &words::chosen(some, boxes.len()));
    }

    /// Paints the picture, and fills the words and numbers of the figure.
    pub(super) fn paint(&self, figure: &YourChain, is_paper: bool) {
        let stage = self.canvas.parent_element();
        let on_page = stage.map_or(0.0, |stage| f64::from(stage.client_width()));
        let (on_page, ratio, colors) = if is_paper {
            (paper::WIDTH_PX, paper::RATIO, theme::on_paper())
        } else {
            (on_page, browser::pixel_ratio(), theme::current())
        };
        self.fill(figure);
        if on_page < 1.0 {
            return;
        }
        let width = on_page.min(COMPOSED_PX);
        let (scale, scene) = (on_page / width, figure.scene(View { width }));
        drop(self.canvas.style().set_property("height", &browser::pixels(scene.height() * scale)));
        drop(paint_canvas(&self.canvas, &scene, &colors, width, scale * ratio, true));
        self.canvas.set_hidden(false);
        if let Some(still) = browser::find::<Element>(&self.figure, "img.figure-still") {
            still.remove();
        }
    }

    fn fill(&self, figure: &YourChain) {
        let finding = figure.finding();
        browser::set_attribute(&self.canvas, "aria-label", &finding.text());
        let lines: Vec<String> = figure.lines().iter().map(|line| format!("<li>{}</li>", line.html())).collect();
        for (selector, html) in [
            (".figure-finding", finding.html()),
            (".figure-caption", figure.caption().html()),
            (".figure-numbers table", figure.table().html()),
            ("[data-c=lines]", lines.concat()),
        ] {
            if let Some(element) = browser::find::<Element>(&self.figure, selector)
                && element.inner_html() != html
            {
                element.set_inner_html(&html);
            }
        }
    }

    /// Empties what was typed of another file.
    pub(super) fn clear_given(&self) {
        for name in ["given-spot", "given-time"] {
            if let Some(input) = self.part::<HtmlInputElement>(name) {
                input.set_value("");
            }
        }
    }

    /// Hides a part; the focus in it goes to what brings the next chain.
    fn hide(&self, part: &HtmlElement) {
        let focused = browser::document().and_then(|document| document.active_element());
        part.set_hidden(true);
        if focused.is_some_and(|focused| part.contains(Some(&focused)))
            && let Some(choose) = self.part::<HtmlElement>("choose")
        {
            drop(choose.focus());
        }
    }

    fn text(&self, name: &str, text: &str) {
        if let Some(element) = self.part::<Element>(name)
            && element.text_content().as_deref() != Some(text)
        {
            element.set_inner_html(&escaped(text));
        }
    }

    fn show(&self, name: &str, shows: bool) {
        match self.part::<HtmlElement>(name) {
            Some(element) if shows => element.set_hidden(false),
            Some(element) if !element.hidden() => self.hide(&element),
            _ => {}
        }
    }

    fn put(&self, name: &str, value: f64) {
        let value = number::shortest(number::significant(value, 6));
        if let Some(input) = self.part::<HtmlInputElement>(name)
            && input.value() != value
        {
            input.set_value(&value);
        }
    }
}

//! What the reader presses, sets, chooses and drops in a panel, and what comes of it.

use std::rc::Rc;

use web_sys::{DragEvent, Element, Event, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

use super::inputs::{blob, boxes, chosen, given, held, part, value};
use super::panel::Panel;
use super::{Chain, into_lesson, words};
use crate::ui::browser;

impl Panel {
    /// Brings it to life.
    pub(super) fn bind(&self) {
        self.on_press("choose", |_, body| {
            if let Some(file) = part::<HtmlInputElement>(body, "file") {
                file.click();
            }
        });
        self.on("file", "change", |chain, body| {
            let Some(input) = part::<HtmlInputElement>(body, "file") else { return };
            if let Some(file) = input.files().and_then(|files| files.get(0)) {
                chain.read(&file);
            }
            // The same file may be chosen again, after it was changed.
            input.set_value("");
        });
        self.on_press("paste", |_, body| {
            let (Some(pasting), Some(text)) = (part::<HtmlElement>(body, "pasting"), part::<HtmlElement>(body, "text"))
            else {
                return;
            };
            pasting.set_hidden(!pasting.hidden());
            drop(text.focus());
        });
        self.on_press("take", |chain, body| {
            let text = part::<HtmlTextAreaElement>(body, "text").map(|area| area.value()).unwrap_or_default();
            if let Some(blob) = blob(&text).filter(|_| !text.trim().is_empty()) {
                chain.read(&blob);
            } else {
                chain.say(words::NOTHING_PASTED);
                chain.tell();
            }
        });
        self.on_press("sample", |chain, _| chain.show_sample());
        self.on_press("cancel", |chain, _| chain.cancel());
        self.on_press("go-on", |chain, body| chain.value(given(body)));
        self.bind_drop();
        self.bind_settings();
        self.on("use-expiry", "change", |chain, body| {
            if let Some(place) =
                part::<HtmlSelectElement>(body, "use-expiry").and_then(|select| select.value().parse().ok())
            {
                chain.fold(place);
            }
        });
        self.on_press("use", |chain, body| into_lesson::set_up(chain, body));
    }

    fn bind_settings(&self) {
        self.on("rightly", "input", |chain, body| {
            let share = value(body, "rightly") / 100.0;
            chain.change(|wanted| wanted.rightly = share);
        });
        self.on("held", "change", |chain, body| chain.change(|wanted| wanted.held = held(body)));
        self.on("long-share", "input", |chain, body| chain.change(|wanted| wanted.held = held(body)));
        self.on("shift", "input", |chain, body| {
            let shift = value(body, "shift") / 100.0;
            chain.change(|wanted| wanted.volatility_shift = shift);
        });
        self.on("expiries", "change", |chain, body| chain.change(|wanted| wanted.expiries = chosen(body)));
        for (name, keeps) in [("all", usize::MAX), ("next", 1)] {
            self.on_press(name, move |chain, body| {
                for (place, input) in boxes(body).into_iter().enumerate() {
                    input.set_checked(place < keeps);
                }
                chain.change(|wanted| wanted.expiries = chosen(body));
            });
        }
    }

    fn bind_drop(&self) {
        let Some(place) = browser::find::<Element>(&self.figure, ".chain-bring") else { return };
        for (event, over) in [("dragover", true), ("dragleave", false), ("drop", false)] {
            let (chain, marked) = (self.chain.clone(), place.clone());
            browser::on(&self.figure, event, move |drag: DragEvent| {
                let Some(data) = drag.data_transfer() else { return };
                // Text that is dragged into the field for it is the browser's affair.
                let (Some(files), true) = (data.files(), data.types().includes(&"Files".into(), 0)) else { return };
                drag.prevent_default();
                drop(marked.class_list().toggle_with_force("chain-over", over));
                let dropped = files.get(0).filter(|_| drag.type_() == "drop");
                if let (Some(file), Some(chain)) = (dropped, chain.upgrade()) {
                    chain.read(&file);
                }
            });
        }
    }

    fn on_press(&self, name: &str, action: impl Fn(&Rc<Chain>, &Element) + 'static) {
        self.on(name, "click", action);
    }

    fn on(&self, name: &str, event: &str, action: impl Fn(&Rc<Chain>, &Element) + 'static) {
        let (chain, body) = (self.chain.clone(), self.body.clone());
        if let Some(element) = self.part::<Element>(name) {
            browser::on(&element, event, move |_: Event| {
                if let Some(chain) = chain.upgrade() {
                    action(&chain, &body);
                }
            });
        }
    }
}

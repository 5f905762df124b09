//! A number to guess: the reader sets a mark on a line, and the model's own stands beside it once the bet is placed.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use web_sys::{Element, HtmlElement, KeyboardEvent, PointerEvent};

use super::{Store, words};
use crate::format::number;
use crate::lesson::{Amount, Prediction};
use crate::ui::browser;
use crate::ui::live::{Slot, printed};
use crate::ui::reactive::effect;

/// What is live of it.
#[derive(Clone, Default)]
pub(super) struct AmountElements {
    line: Slot<HtmlElement>,
    yours: Slot<HtmlElement>,
    model: Slot<HtmlElement>,
    told: Slot<Element>,
}

/// A mark that the reader sets.
pub(super) struct Mark {
    amount: &'static Amount,
    elements: AmountElements,
    value: Cell<f64>,
    /// The value that a pointer found when it came down, while it is.
    held: Cell<Option<f64>>,
    placed: Cell<bool>,
}

impl AmountElements {
    /// The line and its marks.
    pub(super) fn view(&self, amount: &Amount) -> impl IntoView + use<> {
        let [line, yours, model] = [&self.line, &self.yours, &self.model].map(Slot::here);
        let told = printed(|| words::amount(amount.begins, amount.most));
        view! {
            <div
                class="amount"
                role="slider"
                tabindex="0"
                aria-label=words::YOUR_GUESS
                aria-valuemin="0"
                aria-valuemax=printed(|| amount.most.to_string())
                aria-valuenow=printed(|| amount.begins.to_string())
                aria-valuetext=told.clone()
                data-live=line
            >
                <i data-mark="yours" data-live=yours></i>
                <i data-mark="model" hidden data-live=model></i>
            </div>
            <p class="amount-told" data-live=self.told.here()>{told}</p>
        }
    }

    /// Brings the mark to life.
    pub(super) fn start(self, bet: &'static Prediction, amount: &'static Amount) -> Rc<Mark> {
        let kept = browser::stored(&memory(bet)).and_then(|kept| number::parse(&kept));
        let value = kept.filter(|kept| *kept >= 0.0 && *kept <= amount.most).unwrap_or(amount.begins);
        let mark =
            Mark { amount, elements: self, value: Cell::new(value), held: Cell::default(), placed: Cell::default() };
        let mark = Rc::new(mark);
        if let Some(line) = mark.elements.line.get() {
            follow_pointer(&mark, &line);
            let struck = Rc::clone(&mark);
            browser::on(&line, "keydown", move |event: KeyboardEvent| struck.strike(&event));
        }
        mark.set(value);
        mark
    }
}

fn memory(bet: &Prediction) -> String {
    format!("dealer-hedging:amount:{}", bet.name)
}

/// A mouse sets the mark at once; a finger with its first move sideways or by a tap. One that scrolls sets nothing.
fn follow_pointer(mark: &Rc<Mark>, line: &HtmlElement) {
    for name in ["pointerdown", "pointermove", "pointerup", "pointercancel"] {
        let (mark, line) = (Rc::clone(mark), line.clone());
        browser::on(&line.clone(), name, move |event: PointerEvent| {
            if name == "pointerdown" && event.button() == 0 {
                mark.held.set(Some(mark.value.get()));
                drop(line.set_pointer_capture(event.pointer_id()));
            }
            let Some(found) = mark.held.get() else { return };
            if name == "pointercancel" {
                mark.set(found);
            } else if name != "pointerdown" || event.pointer_type() == "mouse" {
                let place = line.get_bounding_client_rect();
                mark.set((f64::from(event.client_x()) - place.left()) / place.width().max(1.0) * mark.amount.most);
            }
            if matches!(name, "pointerup" | "pointercancel") {
                mark.held.set(None);
            }
        });
    }
}

impl Mark {
    fn strike(&self, event: &KeyboardEvent) {
        let (value, most) = (self.value.get(), self.amount.most);
        let next = match event.key().as_str() {
            "ArrowLeft" | "ArrowDown" => value - most / 100.0,
            "ArrowRight" | "ArrowUp" => value + most / 100.0,
            "PageDown" => value - most / 10.0,
            "PageUp" => value + most / 10.0,
            "Home" => 0.0,
            "End" => most,
            _ => return,
        };
        event.prevent_default();
        self.set(next);
    }

    /// Sets the mark, unless the bet is placed: then it stays.
    fn set(&self, value: f64) {
        let most = self.amount.most;
        if !self.placed.get() {
            self.value.set(value.clamp(0.0, most).round());
        }
        let value = self.value.get();
        if let (Some(line), Some(yours)) = (self.elements.line.get(), self.elements.yours.get()) {
            place(&yours, value / most);
            browser::set_attribute(&line, "aria-valuenow", &value.to_string());
            browser::set_attribute(&line, "aria-valuetext", &self.said());
        }
        if let (Some(told), false) = (self.elements.told.get(), self.placed.get()) {
            told.set_text_content(Some(&self.said()));
        }
    }

    /// The guess in words.
    pub(super) fn said(&self) -> String {
        words::amount(self.value.get(), self.amount.most)
    }

    /// Whether it is near enough to what holds.
    pub(super) fn is_near(&self, truth: f64) -> bool {
        (self.value.get() - truth).abs() <= self.amount.near
    }

    /// The bet is placed: the guess stays where it is, and the model's number beside it follows the state.
    pub(super) fn keep(self: &Rc<Self>, bet: &Prediction) {
        if self.placed.replace(true) {
            return;
        }
        browser::store(&memory(bet), &self.value.get().to_string());
        let (line, model, told) = (self.elements.line.get(), self.elements.model.get(), self.elements.told.get());
        let (Some(line), Some(model), Some(told)) = (line, model, told) else { return };
        browser::set_attribute(&line, "aria-disabled", "true");
        let mark = Rc::clone(self);
        effect(move || {
            let Ok(truth) = (mark.amount.truth)(&Store::here().scenario()) else { return };
            model.set_hidden(false);
            place(&model, truth / mark.amount.most);
            told.set_text_content(Some(&words::amounts(mark.value.get(), truth, mark.amount.most)));
        });
    }
}

fn place(mark: &HtmlElement, share: f64) {
    drop(mark.style().set_property("left", &format!("{}%", share * 100.0)));
}

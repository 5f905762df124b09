//! A number to guess: the reader sets a mark on a line, and the model's own stands beside it once the bet is placed.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use web_sys::{Element, HtmlElement, KeyboardEvent};

use super::{bets, words};
use crate::format::number;
use crate::lesson::{Amount, Prediction};
use crate::ui::browser;
use crate::ui::live::{Slot, printed};
use crate::ui::stroke::{self, Pad};
use crate::units::PERCENT;

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
    /// The value that a pointer found when it came down.
    found: Cell<f64>,
    placed: Cell<bool>,
}

impl AmountElements {
    /// The line and its marks.
    pub(super) fn view(&self, amount: &Amount) -> impl IntoView + use<> {
        let [line, yours, model] = [&self.line, &self.yours, &self.model].map(Slot::here);
        let told = printed(|| (amount.told)(amount.begins));
        let (least, most) = amount.ends;
        let text = self.told.here();
        printed(|| {
            view! {
                <div
                    class="amount"
                    role="slider"
                    tabindex="0"
                    aria-label=words::YOUR_GUESS
                    aria-valuemin=printed(|| least.to_string())
                    aria-valuemax=printed(|| most.to_string())
                    aria-valuenow=printed(|| amount.begins.to_string())
                    aria-valuetext=told.clone()
                    data-live=line
                >
                    <i data-mark="yours" data-live=yours></i>
                    <i data-mark="model" hidden data-live=model></i>
                </div>
                <p class="amount-told" data-live=text>{told}</p>
            }
        })
    }

    /// Brings the mark to life.
    pub(super) fn start(self, bet: &'static Prediction, amount: &'static Amount) -> Rc<Mark> {
        let kept = browser::stored(&memory(bet)).and_then(|kept| kept.parse::<i16>().ok()).map(f64::from);
        let value = kept.unwrap_or(amount.begins);
        let mark =
            Mark { amount, elements: self, value: Cell::new(value), found: Cell::new(value), placed: Cell::default() };
        let mark = Rc::new(mark);
        if let Some(line) = mark.elements.line.get() {
            let shared: Rc<dyn Pad> = Rc::<Mark>::clone(&mark);
            stroke::follow(&shared, &line);
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

impl Pad for Mark {
    fn begin(&self) {
        self.found.set(self.value.get());
    }

    fn at(&self, across: f64, _: f64) {
        let (least, most) = self.amount.ends;
        self.set(least + across * (most - least));
    }

    fn back(&self) {
        self.set(self.found.get());
    }
}

impl Mark {
    fn strike(&self, event: &KeyboardEvent) {
        let (value, (least, most)) = (self.value.get(), self.amount.ends);
        let step = (most - least) / PERCENT;
        let next = match event.key().as_str() {
            "ArrowLeft" | "ArrowDown" => value - step,
            "ArrowRight" | "ArrowUp" => value + step,
            "PageDown" => value - 10.0 * step,
            "PageUp" => value + 10.0 * step,
            "Home" => least,
            "End" => most,
            _ => return,
        };
        event.prevent_default();
        self.set(next);
    }

    /// Sets the mark, unless the bet is placed: then it stays.
    fn set(&self, value: f64) {
        let (least, most) = self.amount.ends;
        if !self.placed.get() {
            self.value.set(value.clamp(least, most).round());
        }
        let value = self.value.get();
        if let (Some(line), Some(yours)) = (self.elements.line.get(), self.elements.yours.get()) {
            self.place(&yours, value);
            browser::set_attribute(&line, "aria-valuenow", &number::shortest(value));
            browser::set_attribute(&line, "aria-valuetext", &self.said());
        }
        if let (Some(told), false) = (self.elements.told.get(), self.placed.get()) {
            told.set_text_content(Some(&self.said()));
        }
    }

    /// The guess in words.
    pub(super) fn said(&self) -> String {
        (self.amount.told)(self.value.get())
    }

    /// The bet is placed: the guess stays where it is, beside what holds in this state.
    pub(super) fn keep(&self, bet: &Prediction, truth: f64) {
        if !self.placed.replace(true) {
            browser::store(&memory(bet), &number::shortest(self.value.get()));
            // Where the answer alone is judged, the mark may never have been set.
            let is_set = self.amount.near.is_finite() || self.value.get() != self.amount.begins;
            if let Some(figure) = bet.veils.figures.first().filter(|_| is_set) {
                bets::guess(figure.id, self.value.get());
            }
        }
        let (line, model, told) = (self.elements.line.get(), self.elements.model.get(), self.elements.told.get());
        let (Some(line), Some(model), Some(told)) = (line, model, told) else { return };
        browser::set_attribute(&line, "aria-disabled", "true");
        model.set_hidden(false);
        self.place(&model, truth);
        told.set_text_content(Some(&words::amounts(&self.said(), &(self.amount.told)(truth))));
    }

    /// Whether it is near enough to what holds.
    pub(super) fn is_near(&self, truth: f64) -> bool {
        (self.value.get() - truth).abs() <= self.amount.near
    }

    /// Puts a mark in its place on the line; at an end of it, if that is beyond.
    fn place(&self, mark: &HtmlElement, value: f64) {
        let (least, most) = self.amount.ends;
        let share = (value.clamp(least, most) - least) / (most - least);
        drop(mark.style().set_property("left", &(number::shortest(share * PERCENT) + "%")));
    }
}

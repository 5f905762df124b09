//! A number to guess: the reader sets a mark on a line, and the model's own stands beside it once the bet is placed.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use web_sys::{Element, HtmlElement, KeyboardEvent};

use super::made::Made;
use super::{bets, words};
use crate::format::number;
use crate::lesson::{Amount, Prediction};
use crate::model::ModelError;
use crate::scenario::Scenario;
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
struct Mark {
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
        let text = self.told.here();
        let control = amount.control;
        printed(|| {
            let (told, (least, most)) = (control.spoken(control.default), control.limits());
            view! {
                <div
                    class="amount"
                    role="slider"
                    tabindex="0"
                    aria-label=control.label
                    aria-valuemin=least.to_string()
                    aria-valuemax=most.to_string()
                    aria-valuenow=control.default.to_string()
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
    pub(super) fn start(self, bet: &'static Prediction, amount: &'static Amount) -> Rc<dyn Made> {
        let value = amount.kept(&browser::stored(&memory(bet)).unwrap_or_default());
        let mark =
            Mark { amount, elements: self, value: Cell::new(value), found: Cell::new(value), placed: Cell::default() };
        let mark = Rc::new(mark);
        if let Some(line) = mark.elements.line.get() {
            stroke::follow(Rc::<Mark>::clone(&mark), &line);
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
        let (least, most) = self.amount.control.limits();
        self.set(least + across * (most - least));
    }

    fn back(&self) {
        self.set(self.found.get());
    }

    fn strike(&self, event: &KeyboardEvent) {
        if let Some(value) = self.amount.control.keyed(self.value.get(), &event.key(), event.shift_key()) {
            event.prevent_default();
            self.set(value);
        }
    }
}

impl Made for Mark {
    fn said(&self) -> String {
        self.amount.control.spoken(self.value.get())
    }

    fn judge(&self, bet: &Prediction, state: &Scenario) -> Result<bool, ModelError> {
        let truth = (self.amount.truth)(state)?;
        self.keep(bet, truth);
        Ok((self.value.get() - truth).abs() <= self.amount.near)
    }
}

impl Mark {
    /// Sets the mark, unless the bet is placed: then it stays.
    fn set(&self, value: f64) {
        if !self.placed.get() {
            self.value.set(self.amount.nearest(value));
        }
        let (value, said) = (self.value.get(), self.said());
        if let (Some(line), Some(yours)) = (self.elements.line.get(), self.elements.yours.get()) {
            self.place(&yours, value);
            browser::set_attribute(&line, "aria-valuenow", &number::shortest(value));
            browser::set_attribute(&line, "aria-valuetext", &said);
        }
        if let (Some(told), false) = (self.elements.told.get(), self.placed.get()) {
            told.set_text_content(Some(&said));
        }
    }

    /// The bet is placed: the guess stays where it is, beside what holds in this state.
    fn keep(&self, bet: &Prediction, truth: f64) {
        let value = self.value.get();
        if !self.placed.replace(true) {
            browser::store(&memory(bet), &number::shortest(value));
            // Where the answer alone is judged, the mark may never have been set.
            let is_set = self.amount.near.is_finite() || value != self.amount.control.default;
            if let Some(figure) = bet.veils.figures.first().filter(|_| is_set) {
                bets::guess(figure.id, value);
            }
        }
        let (line, model, told) = (self.elements.line.get(), self.elements.model.get(), self.elements.told.get());
        let (Some(line), Some(model), Some(told)) = (line, model, told) else { return };
        browser::set_attribute(&line, "aria-disabled", "true");
        model.set_hidden(false);
        self.place(&model, truth);
        told.set_text_content(Some(&words::amounts(&self.said(), &self.amount.control.spoken(truth))));
    }

    /// Puts a mark in its place on the line; at an end of it, if that is beyond.
    fn place(&self, mark: &HtmlElement, value: f64) {
        let control = self.amount.control;
        let (least, most) = control.limits();
        let share = (control.clamp(value) - least) / (most - least);
        drop(mark.style().set_property("left", &(number::shortest(share * PERCENT) + "%")));
    }
}

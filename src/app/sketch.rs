//! A curve to draw: the reader's stroke stays, and the model's own curve grows over it once the bet is placed.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::*;
use web_sys::{Element, HtmlElement, KeyboardEvent};

use super::made::Made;
use super::words;
use crate::format::number;
use crate::lesson::{Curve, Drawing, Prediction};
use crate::model::ModelError;
use crate::scenario::Scenario;
use crate::ui::browser;
use crate::ui::live::{Slot, printed};
use crate::ui::stroke::{self, Pad};
use crate::units::PERCENT;

/// What a key changes a column by.
const STEP: f64 = 0.1;

/// What is live of it.
#[derive(Clone, Default)]
pub(super) struct SketchElements {
    pad: Slot<HtmlElement>,
    yours: Slot<Element>,
    model: Slot<Element>,
}

/// A stroke of the reader.
struct Stroke {
    drawing: &'static Drawing,
    elements: SketchElements,
    curve: RefCell<Curve>,
    /// The curve that a pointer found when it came down.
    found: RefCell<Curve>,
    /// The column last drawn in this stroke, and the one that keys change.
    column: Cell<u8>,
    is_first: Cell<bool>,
    placed: Cell<bool>,
}

impl SketchElements {
    /// The pad with its axis, and the two curves.
    pub(super) fn view(&self, drawing: &Drawing) -> impl IntoView + use<> {
        let (pad, yours, model) = (self.pad.here(), self.yours.here(), self.model.here());
        let axis = printed(|| format!("M0 0H{}M{} -1V1", Drawing::LAST, Drawing::LAST / 2));
        printed(|| {
            view! {
                <div class="sketch" role="slider" tabindex="0" aria-label=words::DRAW aria-valuemin="-100" aria-valuemax="100" aria-valuenow="0" data-live=pad>
                    <svg viewBox=printed(|| format!("0 -1.05 {} 2.1", Drawing::LAST)) preserveAspectRatio="none" aria-hidden="true">
                        <path class="sketch-axis" d=axis></path>
                        <path class="sketch-model" data-live=model></path>
                        <path class="sketch-yours" data-live=yours></path>
                    </svg>
                    {drawing.names.map(|name| view! { <span aria-hidden="true">{name.text()}</span> })}
                </div>
            }
        })
    }

    /// Brings the pad to life.
    pub(super) fn start(self, bet: &'static Prediction, drawing: &'static Drawing) -> Rc<dyn Made> {
        let curve = Drawing::kept(&browser::stored(&memory(bet)).unwrap_or_default());
        let stroke = Rc::new(Stroke {
            drawing,
            elements: self,
            curve: RefCell::new(curve),
            found: RefCell::new(curve),
            column: Cell::new(Drawing::LAST / 2),
            is_first: Cell::new(true),
            placed: Cell::new(false),
        });
        if let Some(pad) = stroke.elements.pad.get() {
            stroke::follow(Rc::<Stroke>::clone(&stroke), &pad);
        }
        stroke.show();
        stroke
    }
}

fn memory(bet: &Prediction) -> String {
    format!("dealer-hedging:stroke:{}", bet.name)
}

/// A curve as a path draws it.
fn path(curve: &Curve) -> String {
    let mut path = String::new();
    for (value, column) in curve.iter().zip(0_u8..) {
        path += if column == 0 { "M" } else { "L" };
        path += &number::shortest(f64::from(column));
        path += " ";
        // Downwards, as pictures count.
        path += &number::shortest((value * -1e3).round() / 1e3);
    }
    path
}

impl Pad for Stroke {
    fn begin(&self) {
        *self.found.borrow_mut() = *self.curve.borrow();
        self.is_first.set(true);
    }

    fn at(&self, across: f64, down: f64) {
        if self.placed.get() {
            return;
        }
        let value = (1.0 - 2.0 * down).clamp(-1.0, 1.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the columns")]
        let column = (across.clamp(0.0, 1.0) * f64::from(Drawing::LAST)).round() as u8;
        let from = if self.is_first.replace(false) { column } else { self.column.get() };
        let before = self.curve.borrow()[usize::from(from)];
        // All columns between two places of a quick pointer.
        for between in from.min(column)..=from.max(column) {
            let share =
                if from == column { 1.0 } else { f64::from(between.abs_diff(from)) / f64::from(column.abs_diff(from)) };
            self.curve.borrow_mut()[usize::from(between)] = before + share * (value - before);
        }
        self.column.set(column);
        self.show();
    }

    fn back(&self) {
        if !self.placed.get() {
            *self.curve.borrow_mut() = *self.found.borrow();
            self.show();
        }
    }

    /// Left and right go along the curve, up and down move it there.
    fn strike(&self, event: &KeyboardEvent) {
        let column = self.column.get();
        let by = match event.key().as_str() {
            "ArrowLeft" => {
                self.column.set(column.saturating_sub(1));
                0.0
            }
            "ArrowRight" => {
                self.column.set((column + 1).min(Drawing::LAST));
                0.0
            }
            "ArrowUp" => STEP,
            "ArrowDown" => -STEP,
            _ => return,
        };
        event.prevent_default();
        if !self.placed.get() {
            let value = &mut self.curve.borrow_mut()[usize::from(column)];
            *value = (*value + by).clamp(-1.0, 1.0);
        }
        self.show();
    }
}

impl Made for Stroke {
    fn said(&self) -> String {
        words::YOUR_LINE.to_owned()
    }

    fn judge(&self, bet: &Prediction, state: &Scenario) -> Result<bool, ModelError> {
        let truth = (self.drawing.truth)(state)?;
        self.keep(bet, &truth);
        Ok(self.drawing.is_near(&self.curve.borrow(), &truth))
    }
}

impl Stroke {
    fn show(&self) {
        let (curve, column) = (self.curve.borrow(), self.column.get());
        let (Some(pad), Some(yours)) = (self.elements.pad.get(), self.elements.yours.get()) else { return };
        browser::set_attribute(&yours, "d", &path(&curve));
        let value = (curve[usize::from(column)] * PERCENT).round();
        browser::set_attribute(&pad, "aria-valuenow", &number::shortest(value));
        browser::set_attribute(&pad, "aria-valuetext", &words::drawn(Drawing::place(column), value));
    }

    /// The bet is placed: the stroke stays, and the curve that holds in this state lies over it.
    fn keep(&self, bet: &Prediction, truth: &Curve) {
        if !self.placed.replace(true) {
            browser::store(&memory(bet), &Drawing::keep(&self.curve.borrow()));
        }
        let (Some(pad), Some(model)) = (self.elements.pad.get(), self.elements.model.get()) else { return };
        browser::set_attribute(&pad, "aria-disabled", "true");
        browser::set_attribute(&model, "d", &path(truth));
    }
}

//! A slider with a text field beside it. The slider moves in readable steps; the field keeps what is typed.

use std::cell::Cell;
use std::rc::Rc;

use super::reactive::{effect, untrack};
use crate::format::number;
use leptos::prelude::*;
use web_sys::{Event, EventInit, HtmlElement, HtmlInputElement, PointerEvent};

use super::browser;
use super::field::Field;
use super::gesture::{Point, Reach, Sideways};
use super::live::{Early, Mark, live, on_click, printed};
use super::touch::{self, Grip};
use crate::control::binding::Binding;

/// Width of a thumb, about, in CSS pixels: so much of its groove it never covers.
const THUMB_PX: f64 = 16.0;
/// How long after a finger has gone the browser may still do what the finger asked of it.
const AFTERWARDS_MS: f64 = 400.0;

/// A slider with its name, a field beside it and its value in words below.
#[component]
pub fn Slider<Q: Binding>(
    /// What it sets.
    quantity: Q,
) -> impl IntoView {
    view! {
        <div class="control" data-control=quantity.name() data-drawn=quantity.shuffled_by().map(|_| "")>
            <label title=quantity.help()>
                <span class="control-name">{quantity.label()}</span>
                <Range quantity also=|_: &HtmlInputElement| {}/>
            </label>
            <span class="control-field">
                <Field quantity/>
                <span class="unit" aria-hidden="true">{quantity.unit()}</span>
            </span>
            {quantity.shuffled_by().map(|words| view! { <Shuffle quantity words/> })}
            <output class="control-said" aria-live="off" data-said=quantity.name() data-live=says_value(quantity)>
                {said(quantity)}
            </output>
        </div>
    }
}

/// The range input alone. A finger drags it from where it stands, wherever it comes down: the browser's own way, a
/// jump to the finger, is what a swipe over the page would do as well.
#[component]
pub fn Range<Q: Binding>(
    /// What it sets.
    quantity: Q,
    /// Its name, where nothing around it says it.
    #[prop(optional)]
    label: Option<&'static str>,
    /// What else is to be done with it.
    also: impl FnOnce(&HtmlInputElement) + 'static,
) -> impl IntoView {
    let (from, to, step) = quantity.slider();
    view! {
        <input
            type="range"
            name=quantity.name()
            autocomplete="off"
            aria-label=label
            min=printed(|| from.to_string())
            max=printed(|| to.to_string())
            step=printed(|| step.to_string())
            value=printed(|| quantity.position(untrack(|| quantity.get())).to_string())
            aria-valuetext=said(quantity)
            data-live=live(move |input: HtmlInputElement| {
                bind_range(input.clone(), quantity);
                also(&input);
            })
        />
    }
}

/// A button that replaces the value by another at random.
#[component]
fn Shuffle<Q: Binding>(quantity: Q, words: &'static str) -> impl IntoView {
    let shuffle = move || quantity.set(quantity.shuffled(untrack(|| quantity.get())));
    view! {
        <button type="button" class="quiet control-shuffle" data-shuffle=quantity.name() data-early=Early::Action.value() data-live=on_click(shuffle)>
            {words}
        </button>
    }
}

/// A quantity's value in words, by itself.
#[component]
pub fn Said<Q: Binding>(
    /// What it sets.
    quantity: Q,
) -> impl IntoView {
    view! { <span data-said=quantity.name() data-live=says_value(quantity)>{said(quantity)}</span> }
}

/// A quantity's value as the page is built with it.
pub fn said<Q: Binding>(quantity: Q) -> Option<String> {
    printed(|| untrack(|| quantity.spoken(quantity.get())))
}

/// Keeps an element's text in step with what a quantity is called.
pub fn says_value<Q: Binding>(quantity: Q) -> Mark {
    live(move |element: HtmlElement| effect(move || element.set_text_content(Some(&quantity.spoken(quantity.get())))))
}

/// A range input under a finger.
struct Groove<Q> {
    input: HtmlInputElement,
    quantity: Q,
    /// Where the finger came down, in pixels, and the position that it found.
    grabbed: Cell<(f64, f64)>,
    /// Until when what the browser does to the input is the finger's doing.
    touched_until_ms: Cell<f64>,
}

/// Binds a range input to its quantity, both ways.
fn bind_range<Q: Binding>(input: HtmlInputElement, quantity: Q) {
    let range = Rc::new(Groove { input, quantity, grabbed: Cell::default(), touched_until_ms: Cell::new(0.0) });
    touch::bind(&range.input, Rc::<Groove<Q>>::clone(&range));
    // Any finger, also a second one, which drags nothing: the browser would jump to it all the same.
    let (down, up, moved) = (Rc::clone(&range), Rc::clone(&range), Rc::clone(&range));
    browser::on(&range.input, "pointerdown", move |event: PointerEvent| {
        down.touched_until_ms.set(if touch::is_finger(&event) { f64::INFINITY } else { 0.0 });
    });
    for end in ["touchend", "touchcancel"] {
        let range = Rc::clone(&up);
        let until = move |_: Event| range.touched_until_ms.set(browser::milliseconds() + AFTERWARDS_MS);
        browser::on(&up.input, end, until);
    }
    browser::on(&range.input, "input", move |event: Event| moved.hear(&event));
    effect(move || {
        let value = quantity.get();
        range.show(value);
        browser::set_attribute(&range.input, "aria-valuetext", &quantity.spoken(value));
    });
}

impl<Q: Binding> Groove<Q> {
    fn show(&self, value: f64) {
        let position = number::shortest(self.quantity.position(value));
        if self.input.value() != position {
            self.input.set_value(&position);
        }
    }

    fn hear(&self, event: &Event) {
        if event.is_trusted() && event.time_stamp() < self.touched_until_ms.get() {
            event.stop_immediate_propagation();
            self.show(untrack(|| self.quantity.get()));
        } else if let Some(position) = number::parse(&self.input.value()) {
            self.quantity.set(self.quantity.value_at(position));
        }
    }
}

impl<Q: Binding> Grip for Groove<Q> {
    fn press(&self, event: &PointerEvent) -> Option<Reach> {
        let position = self.quantity.position(untrack(|| self.quantity.get()));
        self.grabbed.set((event.client_x().into(), position));
        Some(Reach { sideways: Sideways::OnIt, held: false })
    }

    fn begin(&self) {
        self.quantity.hold();
    }

    fn follow(&self, at: Point) {
        let (from, position) = self.grabbed.get();
        let (low, high, _) = self.quantity.slider();
        let groove = (f64::from(self.input.offset_width()) - THUMB_PX).max(1.0);
        self.input.set_value(&number::shortest(position + (at.0 - from) / groove * (high - low)));
        // As if the browser had moved it, for all who follow the input.
        let options = EventInit::new();
        options.set_bubbles(true);
        if let Ok(event) = Event::new_with_event_init_dict("input", &options) {
            drop(self.input.dispatch_event(&event));
        }
    }

    fn end(&self, kept: bool) {
        if kept {
            self.quantity.release();
        } else {
            self.quantity.revert();
        }
    }
}

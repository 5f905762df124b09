//! A slider with a text field beside it. The slider moves in readable steps; the field keeps what is typed.

#![expect(unreachable_pub, reason = "Leptos makes the properties of a component public")]

use std::cell::Cell;
use std::rc::Rc;

use super::reactive::untrack;
use super::sight::effect_on;
use crate::format::number;
use leptos::prelude::*;
use web_sys::{Element, Event, EventInit, HtmlInputElement, PointerEvent};

use super::field::Field;
use super::gesture::{Point, Reach, Sideways};
use super::live::{Early, Mark, live, on_click, printed, says};
use super::touch::{self, Grip};
use super::{browser, idle};
use crate::chart::html::escaped;
use crate::control::{Binding, Shuffle};

/// Width of a thumb, about, in CSS pixels: so much of its groove it never covers.
const THUMB_PX: f64 = 16.0;
/// How long after a finger has gone the browser may still do what the finger asked of it.
const AFTERWARDS_MS: f64 = 400.0;

/// A slider with its name, a field beside it and its value in words below.
#[component]
pub(crate) fn Slider<Q: Binding>(
    /// What it sets.
    quantity: Q,
) -> impl IntoView {
    let control = quantity.control();
    let live = live(move |element: Element| follow_state(element, quantity));
    let range = view! { <Range quantity also=|_: &HtmlInputElement| {}/> };
    let field = view! { <Field quantity/> };
    let shuffle = control.shuffle.map(|shuffle| view! { <ShuffleButton quantity shuffle/> });
    let says = says_value(quantity);
    printed(|| {
        let (low, high) = untrack(|| ends_told(quantity));
        view! {
            <div
                class="control"
                data-control=control.name
                data-drawn=control.shuffle.map(|_| "")
                data-idle=idle::now(quantity)
                data-low=low
                data-high=high
                data-live=live
            >
                <label title=control.help.text()>
                    <span class="control-name">{control.label}</span>
                    {range}
                </label>
                <span class="control-field">
                    {field}
                    <span class="control-unit" aria-hidden="true">{control.unit.suffix()}</span>
                </span>
                {shuffle}
                <output class="control-said" aria-live="off" data-said=control.name data-live=says>
                    {said(quantity)}
                </output>
            </div>
        }
    })
}

/// What the ends of the slider are called, tracked.
fn ends_told<Q: Binding>(quantity: Q) -> (String, String) {
    let (control, (from, to)) = (quantity.control(), quantity.ends());
    (quantity.spoken(control.value_at(from)), quantity.spoken(control.value_at(to)))
}

/// Keeps in step what style sheets know of a control: whether it matters, and what its ends are called.
fn follow_state<Q: Binding>(element: Element, quantity: Q) {
    idle::follow(element.clone(), quantity);
    if quantity.control().usual.is_some() {
        effect_on(&element.clone(), move || {
            let (low, high) = ends_told(quantity);
            browser::set_attribute(&element, "data-low", &low);
            browser::set_attribute(&element, "data-high", &high);
        });
    }
}

/// The range input alone. A finger drags it from where it stands, wherever it comes down: the browser's own way, a
/// jump to the finger, is what a swipe over the page would do as well.
#[component]
pub(crate) fn Range<Q: Binding>(
    /// What it sets.
    quantity: Q,
    /// Its name, where nothing around it says it.
    #[prop(optional)]
    label: Option<&'static str>,
    /// What else is to be done with it.
    also: impl FnOnce(&HtmlInputElement) + 'static,
) -> impl IntoView {
    let control = quantity.control();
    let ends = move || untrack(|| quantity.ends());
    let live = live(move |input: HtmlInputElement| {
        bind_range(input.clone(), quantity);
        also(&input);
    });
    printed(|| {
        view! {
            <input
                type="range"
                name=control.name
                autocomplete="off"
                aria-label=label
                min=printed(|| ends().0.to_string())
                max=printed(|| ends().1.to_string())
                step=printed(|| control.slider().2.to_string())
                value=printed(|| control.position(untrack(|| quantity.get())).to_string())
                data-live=live
            />
        }
    })
}

/// A button that replaces the value by another at random.
#[component]
fn ShuffleButton<Q: Binding>(quantity: Q, shuffle: Shuffle) -> impl IntoView {
    let press = move || quantity.set((shuffle.next)(untrack(|| quantity.get())));
    let live = on_click(press);
    printed(|| {
        view! {
            <button
                type="button"
                class="button-quiet control-shuffle"
                data-shuffle=quantity.control().name
                data-early=Early::Action.value()
                data-live=live
            >
                {shuffle.label}
            </button>
        }
    })
}

/// A quantity's value in words, by itself.
#[component]
pub(crate) fn Said<Q: Binding>(
    /// What it sets.
    quantity: Q,
) -> impl IntoView {
    view! { <span data-said=quantity.control().name data-live=says_value(quantity)>{said(quantity)}</span> }
}

/// A quantity's value as the page is built with it.
pub(crate) fn said<Q: Binding>(quantity: Q) -> Option<String> {
    printed(|| untrack(|| spoken(quantity)))
}

/// Keeps an element's text in step with what a quantity is called.
pub(crate) fn says_value<Q: Binding>(quantity: Q) -> Mark {
    says(move || escaped(&spoken(quantity)))
}

/// A quantity's value in words, tracked.
fn spoken<Q: Binding>(quantity: Q) -> String {
    quantity.spoken(quantity.get())
}

/// A range input under a finger.
struct Groove<Q> {
    input: HtmlInputElement,
    quantity: Q,
    /// Where the finger came down, in pixels, and the position that it found.
    grabbed: Cell<(f64, f64)>,
    /// Whether the reader moves it just now: its ends then only widen, so that it does not run from the pointer.
    moving: Cell<bool>,
    /// Its ends, as positions.
    ends: Cell<(f64, f64)>,
    /// Until when what the browser does to the input is the finger's doing.
    touched_until_ms: Cell<f64>,
}

/// Binds a range input to its quantity, both ways.
fn bind_range<Q: Binding>(input: HtmlInputElement, quantity: Q) {
    let range = Rc::new(Groove {
        input,
        quantity,
        grabbed: Cell::default(),
        moving: Cell::new(false),
        ends: Cell::default(),
        touched_until_ms: Cell::new(0.0),
    });
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
    let rested = Rc::clone(&range);
    browser::on(&range.input, "change", move |_: Event| {
        rested.moving.set(false);
        rested.show();
    });
    effect_on(&range.input.clone(), move || {
        range.show();
        browser::set_attribute(&range.input, "aria-valuetext", &quantity.told());
    });
}

impl<Q: Binding> Groove<Q> {
    /// Shows the value, and where it lies, tracked.
    fn show(&self) {
        let (mut ends, value, shown) = (self.quantity.ends(), self.quantity.get(), self.ends.get());
        if self.moving.get() {
            ends = (ends.0.min(shown.0), ends.1.max(shown.1));
        }
        if self.ends.replace(ends) != ends {
            browser::set_attribute(&self.input, "min", &number::shortest(ends.0));
            browser::set_attribute(&self.input, "max", &number::shortest(ends.1));
        }
        let position = number::shortest(self.quantity.control().position(value));
        if self.input.value() != position {
            self.input.set_value(&position);
        }
    }

    fn hear(&self, event: &Event) {
        if event.is_trusted() && event.time_stamp() < self.touched_until_ms.get() {
            event.stop_immediate_propagation();
            untrack(|| self.show());
        } else if let Some(position) = number::parse(&self.input.value()) {
            self.moving.set(true);
            self.quantity.set(self.quantity.control().value_at(position));
        }
    }
}

impl<Q: Binding> Grip for Groove<Q> {
    fn press(&self, event: &PointerEvent) -> Option<Reach> {
        let position = self.quantity.control().position(untrack(|| self.quantity.get()));
        self.grabbed.set((event.client_x().into(), position));
        Some(Reach { sideways: Sideways::OnIt, held: false })
    }

    fn begin(&self) {
        self.quantity.hold();
    }

    fn follow(&self, at: Point) {
        let (from, position) = self.grabbed.get();
        let (low, high) = self.ends.get();
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
        self.moving.set(false);
        if kept {
            self.quantity.release();
        } else {
            self.quantity.revert();
        }
        untrack(|| self.show());
    }
}

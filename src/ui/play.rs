//! A button that plays a quantity from its low end to its high end, beside a slider to scrub it.

use std::cell::Cell;
use std::rc::Rc;

use super::reactive::untrack;
use crate::format::number;
#[cfg(not(target_arch = "wasm32"))]
use leptos::prelude::*;
use web_sys::{HtmlElement, HtmlSelectElement, PointerEvent};

use super::{browser, schedule, touch};
use crate::control::Binding;

/// How long a whole play takes at normal speed.
const PLAY_MS: f64 = 8_000.0;
/// Shortest pause between two steps: one frame.
const BEAT_MS: f64 = 16.0;

/// The markup, in the quantity's state now.
#[cfg(not(target_arch = "wasm32"))]
pub fn markup<Q: Binding>(quantity: Q) -> impl IntoView {
    let control = quantity.control();
    let (low, high) = control.limits();
    let (_, _, step) = control.slider();
    let value = untrack(|| quantity.get());
    view! {
        <div class="player">
            <button type="button" class="play" data-play=control.name aria-pressed="false">
                "▶ Play"
            </button>
            <select class="speed" aria-label="Speed" autocomplete="off" data-speed>
                <option value="0.5">"½ ×"</option>
                <option value="1" selected>"1 ×"</option>
                <option value="3">"3 ×"</option>
            </select>
            <input
                type="range"
                name=control.name
                autocomplete="off"
                aria-label=control.label
                min=low.to_string()
                max=high.to_string()
                step=step.to_string()
                value=value.to_string()
                aria-valuetext=control.spoken(value)
            />
            // The slider says its value itself; spoken here as well it would be heard at each step of a play.
            <output aria-live="off" data-said=control.name>{control.spoken(value)}</output>
        </div>
    }
}

/// One player on the page.
struct Play<Q> {
    quantity: Q,
    button: HtmlElement,
    playing: Cell<bool>,
    speed: Cell<f64>,
}

/// Makes the button play and pause. Starting at the end plays from the beginning. Motion happens
/// only because the reader asked for it.
pub fn bind<Q: Binding>(button: HtmlElement, quantity: Q) {
    let group = button.parent_element();
    let play = Rc::new(Play { quantity, button, playing: Cell::new(false), speed: Cell::new(1.0) });
    let pressed = Rc::clone(&play);
    browser::on(&play.button, "click", move |_: web_sys::Event| pressed.toggle());
    let Some(group) = group else { return };
    if let Some(select) = browser::find::<HtmlSelectElement>(&group, "[data-speed]") {
        let (play, read) = (Rc::clone(&play), select.clone());
        let take = move || play.speed.set(number::parse(&read.value()).unwrap_or(1.0));
        // The reader may have chosen before the page was live, or before going away and coming back.
        take();
        browser::on(&select, "change", move |_: web_sys::Event| take());
    }
    if let Some(range) = browser::find::<HtmlElement>(&group, "input") {
        // Whoever takes hold of the slider wants to stay there; a finger on it may be scrolling the page.
        let held = Rc::clone(&play);
        browser::on(&range, "pointerdown", move |event: PointerEvent| {
            if !touch::is_finger(&event) {
                held.stop();
            }
        });
        browser::on(&range, "input", move |_: web_sys::Event| play.stop());
    }
}

impl<Q: Binding> Play<Q> {
    fn toggle(self: &Rc<Self>) {
        if self.playing.get() {
            self.stop();
            return;
        }
        let (low, high) = self.quantity.control().limits();
        if untrack(|| self.quantity.get()) >= high {
            self.quantity.set(low);
        }
        self.playing.set(true);
        self.say("❚❚ Pause", "true");
        self.plan();
    }

    fn stop(&self) {
        self.playing.set(false);
        self.say("▶ Play", "false");
    }

    fn say(&self, text: &str, pressed: &str) {
        self.button.set_text_content(Some(text));
        drop(self.button.set_attribute("aria-pressed", pressed));
    }

    /// Milliseconds that one step should take.
    fn step_ms(&self) -> f64 {
        let (low, high) = self.quantity.control().limits();
        let (_, _, step) = self.quantity.control().slider();
        PLAY_MS * step / (high - low) / self.speed.get()
    }

    fn plan(self: &Rc<Self>) {
        #[expect(clippy::cast_possible_truncation, reason = "between one frame and twice the whole play")]
        let pause = self.step_ms().clamp(BEAT_MS, 2.0 * PLAY_MS) as i32;
        let play = Rc::clone(self);
        schedule::after(pause, move || play.advance());
    }

    fn advance(self: &Rc<Self>) {
        if !self.playing.get() {
            return;
        }
        // A long range takes several steps a frame.
        let stride = (BEAT_MS / self.step_ms()).max(1.0).round();
        let next = self.quantity.control().stepped(untrack(|| self.quantity.get()), stride);
        self.quantity.set(next);
        if next >= self.quantity.control().limits().1 {
            self.stop();
        } else {
            self.plan();
        }
    }
}

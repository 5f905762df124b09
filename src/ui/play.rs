//! A button that plays a quantity from its low end to its high end, beside a slider to scrub it.

#![expect(unreachable_pub, reason = "Leptos makes the properties of a component public")]

use std::cell::Cell;
use std::rc::Rc;

use super::reactive::untrack;
use crate::format::number;
use leptos::prelude::*;
use web_sys::{HtmlElement, HtmlInputElement, HtmlSelectElement, PointerEvent};

use super::live::{Early, Slot, live, once_live, printed};
use super::slider::{Range, said, says_value};
use super::{browser, schedule, touch, words};
use crate::control::Binding;

/// How long a whole play takes at normal speed.
pub(super) const PLAY_MS: f64 = 8_000.0;
/// The same where the reader acts meanwhile, and needs time for it.
pub(super) const GAME_MS: f64 = 30_000.0;
/// Shortest pause between two steps: one frame.
const BEAT_MS: f64 = 16.0;

/// A button that plays and pauses, a menu for its speed, and a slider. Starting at the end plays from the beginning.
/// Motion happens only because the reader asked for it.
#[component]
pub(crate) fn Player<Q: Binding>(
    /// What it sets.
    quantity: Q,
    /// How long the whole play takes at normal speed, in milliseconds.
    whole_ms: f64,
) -> impl IntoView {
    let control = quantity.control();
    let play =
        Rc::new(Play { quantity, whole_ms, button: Slot::default(), playing: Cell::new(false), speed: Cell::new(1.0) });
    let (pressed, paced, held) = (Rc::clone(&play), Rc::clone(&play), Rc::clone(&play));
    let button = play.button.here();
    once_live(move || pressed.listen());
    let menu = live(move |menu: HtmlSelectElement| paced.follow_menu(&menu));
    let range =
        view! { <Range quantity label=control.label also=move |range: &HtmlInputElement| held.stop_for(range)/> };
    let says = says_value(quantity);
    printed(|| {
        view! {
            <div class="player">
                <button type="button" class="player-button" data-play=control.name aria-pressed="false" data-early=Early::Action.value() data-live=button>
                    {words::PLAY}
                </button>
                <select
                    class="player-speed"
                    aria-label=words::SPEED
                    autocomplete="off"
                    data-speed
                    data-live=menu
                >
                    <option value="0.5">"½ ×"</option>
                    <option value="1" selected>"1 ×"</option>
                    <option value="3">"3 ×"</option>
                </select>
                {range}
                // The slider says its value itself; spoken here as well it would be heard at each step of a play.
                <output aria-live="off" data-said=control.name data-live=says>{said(quantity)}</output>
            </div>
        }
    })
}

/// One player on the page.
struct Play<Q> {
    quantity: Q,
    whole_ms: f64,
    button: Slot<HtmlElement>,
    playing: Cell<bool>,
    speed: Cell<f64>,
}

impl<Q: Binding> Play<Q> {
    fn listen(self: &Rc<Self>) {
        let Some(button) = self.button.get() else { return };
        let play = Rc::clone(self);
        browser::on(&button, "click", move |_: web_sys::Event| play.toggle());
    }

    fn follow_menu(self: &Rc<Self>, menu: &HtmlSelectElement) {
        let (play, read) = (Rc::clone(self), menu.clone());
        let take = move || play.speed.set(number::parse(&read.value()).unwrap_or(1.0));
        // The reader may have chosen before the page was live, or before going away and coming back.
        take();
        browser::on(menu, "change", move |_: web_sys::Event| take());
    }

    /// Whoever takes hold of the slider wants to stay there; a finger on it may be scrolling the page.
    fn stop_for(self: &Rc<Self>, range: &HtmlInputElement) {
        let (held, moved) = (Rc::clone(self), Rc::clone(self));
        browser::on(range, "pointerdown", move |event: PointerEvent| {
            if !touch::is_finger(&event) {
                held.stop();
            }
        });
        browser::on(range, "input", move |_: web_sys::Event| moved.stop());
    }

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
        self.say(words::PAUSE, "true");
        self.plan();
    }

    fn stop(&self) {
        self.playing.set(false);
        self.say(words::PLAY, "false");
    }

    fn say(&self, text: &str, pressed: &str) {
        let Some(button) = self.button.get() else { return };
        button.set_text_content(Some(text));
        browser::set_attribute(&button, "aria-pressed", pressed);
    }

    /// Milliseconds that one step should take.
    fn step_ms(&self) -> f64 {
        let (low, high) = self.quantity.control().limits();
        let (_, _, step) = self.quantity.control().slider();
        self.whole_ms * step / (high - low) / self.speed.get()
    }

    fn plan(self: &Rc<Self>) {
        #[expect(clippy::cast_possible_truncation, reason = "between one frame and twice the whole play")]
        let pause = self.step_ms().clamp(BEAT_MS, 2.0 * self.whole_ms) as i32;
        let play = Rc::clone(self);
        schedule::after(pause, move || play.advance());
    }

    fn advance(self: &Rc<Self>) {
        if !self.playing.get() {
            return;
        }
        // Whoever comes back to the page an hour later has missed nothing.
        if browser::document().is_some_and(|page| page.hidden()) {
            return self.stop();
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

//! A button that plays a quantity from its low end to its high end, beside a slider to scrub it.

use super::reactive::{Get, GetUntracked, RwSignal, Set, effect, untrack};
use crate::number;
#[cfg(feature = "ssr")]
use leptos::prelude::*;
use web_sys::HtmlElement;

use super::quantity::Quantity;
use super::{browser, schedule};

/// How long a whole play takes at normal speed.
const PLAY_MS: f64 = 8_000.0;
/// Shortest pause between two steps: one frame.
const BEAT_MS: f64 = 16.0;

/// The markup, in the quantity's state now.
#[cfg(feature = "ssr")]
pub fn markup<Q: Quantity>(quantity: Q) -> impl IntoView {
    let (low, high) = quantity.limits();
    let (_, _, step) = quantity.slider();
    let value = untrack(|| quantity.get());
    view! {
        <div class="player">
            <button type="button" class="play" data-play=quantity.name() aria-pressed="false">
                "▶ Play"
            </button>
            <select class="speed" aria-label="Speed" data-speed>
                <option value="0.5">"½ ×"</option>
                <option value="1" selected>"1 ×"</option>
                <option value="3">"3 ×"</option>
            </select>
            <input
                type="range"
                name=quantity.name()
                aria-label=quantity.label()
                min=low.to_string()
                max=high.to_string()
                step=step.to_string()
                value=value.to_string()
                aria-valuetext=quantity.spoken(value)
            />
            <output data-said=quantity.name()>{quantity.spoken(value)}</output>
        </div>
    }
}

/// One player on the page.
#[derive(Clone, Copy)]
struct Play<Q> {
    quantity: Q,
    playing: RwSignal<bool>,
    speed: RwSignal<f64>,
}

/// Makes the button play and pause. Starting at the end plays from the beginning. Motion happens
/// only because the reader asked for it.
pub fn bind<Q: Quantity>(button: HtmlElement, quantity: Q) {
    let play = Play { quantity, playing: RwSignal::new(false), speed: RwSignal::new(1.0) };
    let (_, high) = quantity.limits();
    browser::on(&button, "click", move |_: web_sys::Event| {
        if play.playing.get_untracked() {
            play.playing.set(false);
            return;
        }
        if untrack(|| quantity.get()) >= high {
            quantity.set(quantity.limits().0);
        }
        play.playing.set(true);
        play.plan();
    });
    let group = button.parent_element();
    if let Some(select) = group.as_ref().and_then(|group| group.query_selector("[data-speed]").ok().flatten()) {
        let read = select.clone();
        browser::on(&select, "change", move |_: web_sys::Event| {
            let chosen = js_sys::Reflect::get(&read, &"value".into()).ok().and_then(|value| value.as_string());
            play.speed.set(chosen.and_then(|text| number::parse(&text)).unwrap_or(1.0));
        });
    }
    if let Some(range) = group.and_then(|group| group.query_selector("input").ok().flatten()) {
        browser::on(&range, "pointerdown", move |_: web_sys::Event| play.playing.set(false));
    }
    effect(move || {
        let playing = play.playing.get();
        button.set_text_content(Some(if playing { "❚❚ Pause" } else { "▶ Play" }));
        drop(button.set_attribute("aria-pressed", &playing.to_string()));
    });
}

impl<Q: Quantity> Play<Q> {
    /// Milliseconds that one step should take.
    fn step_ms(self) -> f64 {
        let (low, high) = self.quantity.limits();
        let (_, _, step) = self.quantity.slider();
        PLAY_MS * step / (high - low) / self.speed.get_untracked()
    }

    fn plan(self) {
        #[expect(clippy::cast_possible_truncation, reason = "between one frame and twice the whole play")]
        let pause = self.step_ms().clamp(BEAT_MS, 2.0 * PLAY_MS) as i32;
        schedule::after(pause, move || self.advance());
    }

    fn advance(self) {
        if !self.playing.get_untracked() {
            return;
        }
        // A long range takes several steps a frame.
        let stride = (BEAT_MS / self.step_ms()).max(1.0).round();
        let next = self.quantity.stepped(untrack(|| self.quantity.get()), stride);
        self.quantity.set(next);
        if next >= self.quantity.limits().1 {
            self.playing.set(false);
        } else {
            self.plan();
        }
    }
}

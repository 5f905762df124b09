//! A button that plays a quantity from its low end to its high end, beside a slider to scrub it.

use leptos::prelude::*;

use super::quantity::Quantity;
use super::schedule;

/// How long a whole play takes.
const PLAY_MS: f64 = 8_000.0;

/// Play, pause, scrub. Starting at the end plays from the beginning. Motion happens only because
/// the reader asked for it.
#[component]
pub fn Player<Q: Quantity>(
    /// What is played.
    quantity: Q,
) -> impl IntoView {
    let playing = RwSignal::new(false);
    let (low, high) = quantity.limits();
    let (_, _, step) = quantity.slider();
    let toggle = move |_| {
        if playing.get_untracked() {
            playing.set(false);
            return;
        }
        let now = untrack(|| quantity.get());
        if now >= high {
            quantity.set(low);
        }
        playing.set(true);
        schedule::after(beat(low, high, step), move || advance(quantity, playing));
    };
    view! {
        <div class="player" data-player=quantity.name()>
            <button type="button" class="play" aria-pressed=move || playing.get().to_string() on:click=toggle>
                {move || if playing.get() { "❚❚ Pause" } else { "▶ Play" }}
            </button>
            <input
                type="range"
                name=quantity.name()
                aria-label=quantity.label()
                min=low.to_string()
                max=high.to_string()
                step=step.to_string()
                value=quantity.get().to_string()
                prop:value=move || quantity.get().to_string()
                aria-valuetext=move || quantity.spoken(quantity.get())
                on:input=move |event| {
                    playing.set(false);
                    if let Ok(value) = event_target_value(&event).parse() {
                        quantity.set(value);
                    }
                }
            />
            <output>{move || quantity.spoken(quantity.get())}</output>
        </div>
    }
}

/// Milliseconds between two steps.
fn beat(low: f64, high: f64, step: f64) -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "between one frame and the whole play")]
    let beat = (PLAY_MS * step / (high - low)).clamp(16.0, PLAY_MS) as i32;
    beat
}

fn advance<Q: Quantity>(quantity: Q, playing: RwSignal<bool>) {
    if !playing.get_untracked() {
        return;
    }
    let (low, high) = quantity.limits();
    let (_, _, step) = quantity.slider();
    // Short beats are drawn a frame at a time, so a long range takes several steps a frame.
    let stride = (16.0 * (high - low) / (PLAY_MS * step)).max(1.0).round();
    let next = quantity.stepped(untrack(|| quantity.get()), stride);
    quantity.set(next);
    if next >= high {
        playing.set(false);
    } else {
        schedule::after(beat(low, high, step), move || advance(quantity, playing));
    }
}

//! A figure of the lesson, bound to the state.

#![expect(unreachable_pub, reason = "Leptos makes the properties of a component public")]

use std::rc::Rc;

use leptos::prelude::*;

use super::binding::ControlBinding;
use super::{Store, bets, deck, opening};
use crate::figures::FigureSpec;
use crate::scenario::{Inputs, Key, Scenario};
use crate::ui::figure_actions::ActionButton;
use crate::ui::figure_frame::{FigureFrame, Framed};
use crate::ui::figure_view::PendingFigure;
use crate::ui::live::printed;
use crate::ui::nudge::Nudge;
use crate::ui::preset::PresetButton;

/// A figure with its controls, presets, table and exports.
#[component]
pub(super) fn LessonFigure(
    spec: &'static FigureSpec,
    /// Whether it may have to wait for a bet.
    waits: bool,
) -> impl IntoView {
    let store = Store::here();
    let controls = |keys: &[Key]| keys.iter().map(|key| ControlBinding::new(*key)).collect();
    let presets = spec.presets.iter().copied().map(|preset| PresetButton {
        name: preset.name,
        label: preset.label,
        note: preset.note,
        apply: Box::new(move || store.apply(&spec.preset_values(preset, &store.peek()))),
        stands: Box::new(move || {
            let values = spec.preset_values(preset, &Scenario::of(store.underlying()));
            values.into_iter().all(|setting| store.per_hundred(setting.key()) == setting.value())
        }),
    });
    let actions = spec.actions.iter().copied().map(|action| ActionButton {
        name: action.name,
        label: action.label,
        role: action.role,
        key: action.key,
        act: Rc::new(move || store.act(action.act)),
        is_idle: Rc::new(move || {
            let state = store.scenario();
            (action.act)(&state) == state
        }),
    });
    let framed = Framed {
        id: spec.id,
        claims: spec.claims,
        uses: printed(|| deck::uses(spec)).flatten(),
        method: spec.method,
        controls: controls(spec.controls),
        more: controls(spec.more),
        played: spec.played.map(ControlBinding::new),
        presets: presets.collect(),
        actions: actions.collect(),
        waits,
        still: printed(|| still(spec)),
        nudge: spec.nudge.map(|key| nudge(store, spec, key)),
        opening: opening::of(spec),
        compute: Rc::new(move || -> PendingFigure {
            let (inputs, guess) = (store.only(spec.keys()), bets::guess_of(spec.id));
            Box::new(move || {
                let mut figure = spec.figure(&inputs);
                if let Some(guess) = guess {
                    figure.keep_guess(guess);
                }
                figure
            })
        }),
    };
    view! { <FigureFrame framed/> }
}

/// Where a figure's picture and numbers stand as files, but for how their names end.
pub(super) fn still(spec: &FigureSpec) -> String {
    format!("still/{}", spec.drawn_as())
}

/// What stirs an untouched figure: its picture with one control at a part of its value. Once anything that the figure reads
/// has been changed it is let alone, as it is by whoever came with a link that sets it.
fn nudge(store: Store, spec: &'static FigureSpec, key: Key) -> Nudge {
    let untouched = move || {
        let state = store.peek();
        spec.keys().all(|read| state.per_hundred(read) == state.underlying().opening(read))
    };
    Box::new(move |share| {
        let state = store.peek();
        untouched().then(|| spec.figure(&Inputs::of(state.with(key, share * state.get(key)))))
    })
}

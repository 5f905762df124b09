//! The frame that hosts any figure: finding, picture, handles, controls, table, exports.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::ev::PointerEvent;
use leptos::html;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;

use super::chart::Figure;
use super::choice::ChoiceRow;
use super::drag::Drag;
use super::export;
use super::play::Player;
use super::quantity::{Quantity, keyed};
use super::slider::Slider;
use super::stage::{Parts, Stage};
use super::theme::ThemeChanges;

/// What a frame is told of the figure it hosts.
#[derive(Clone)]
pub struct Framed<Q: Quantity> {
    /// The figure's name: its anchor, and `data-figure`.
    pub id: &'static str,
    /// The claims it shows, separated by spaces.
    pub claims: &'static str,
    /// How the numbers are computed, in a few sentences.
    pub how: &'static str,
    /// The quantities of its handles, in the figure's order.
    pub handles: Vec<Q>,
    /// Controls that stand under the picture.
    pub controls: Vec<Q>,
    /// A quantity that can be played through its range.
    pub played: Option<Q>,
    /// Whether the table is open from the start.
    pub open: bool,
}

type Held<T> = SendWrapper<Rc<RefCell<Option<T>>>>;

fn held<T>() -> Held<T> {
    SendWrapper::new(Rc::default())
}

/// A figure in its frame. `compute` reads signals and computes the figure; it runs again whenever
/// one of them changes.
#[component]
pub fn FigureFrame<Q: Quantity>(
    /// What the frame is told of the figure.
    framed: Framed<Q>,
    /// Computes the figure from the state.
    compute: fn(Q::Source) -> Box<dyn Figure>,
    /// Where `compute` reads.
    source: Q::Source,
    /// Whom to follow for colours.
    theme: ThemeChanges,
) -> impl IntoView {
    let (holder, canvas) = (NodeRef::<html::Div>::new(), NodeRef::<html::Canvas>::new());
    let (finding, reading) = (NodeRef::<html::H3>::new(), NodeRef::<html::P>::new());
    let table = NodeRef::<html::Table>::new();
    let stage = held::<Rc<Stage>>();
    let drag = held::<Drag<Q>>();

    let first = untrack(|| compute(source));
    let handles = framed.handles.clone();

    let kept = stage.clone();
    Effect::new(move |_| {
        let (Some(holder), Some(canvas)) = (holder.get(), canvas.get()) else { return };
        let (Some(finding), Some(reading), Some(table)) = (finding.get(), reading.get(), table.get()) else { return };
        theme.track();
        let figure = compute(source);
        let known = kept.borrow().clone();
        if let Some(stage) = known {
            stage.show(figure);
        } else {
            let parts = Parts {
                holder: holder.unchecked_into(),
                canvas,
                finding: finding.unchecked_into(),
                reading: reading.unchecked_into(),
                table: table.unchecked_into(),
            };
            let stage = Stage::new(parts, figure);
            stage.refresh();
            *kept.borrow_mut() = Some(stage);
        }
    });

    // A press on a handle grabs it; a press elsewhere in the picture calls the nearest handle.
    let (pressed_stage, pressed_drag, pressed_handles) = (stage.clone(), drag.clone(), handles.clone());
    let pressed = move |event: PointerEvent| {
        if event.button() != 0 {
            return;
        }
        let Some(stage) = pressed_stage.borrow().clone() else { return };
        let target: web_sys::Element = event_target(&event);
        let grabbed = target.get_attribute("data-handle").and_then(|index| index.parse::<usize>().ok());
        let pointer = stage.local((event.client_x().into(), event.client_y().into()));
        let index = grabbed.or_else(|| stage.nearest_handle(pointer));
        let Some((index, quantity)) = index.and_then(|index| Some((index, *pressed_handles.get(index)?))) else {
            return;
        };
        let started = if grabbed.is_some() {
            event.prevent_default();
            Drag::grab(&stage, index, quantity, &event)
        } else {
            Drag::call(&stage, index, quantity)
        };
        drop(target.set_pointer_capture(event.pointer_id()));
        if let (Ok(Some(element)), Some(drag)) = (holder_handle(&stage, index), &started) {
            drop(element.focus());
            drag.follow(&stage, &event);
        }
        *pressed_drag.borrow_mut() = started;
    };
    let (moved_stage, moved_drag) = (stage.clone(), drag.clone());
    let moved = move |event: PointerEvent| {
        if let (Some(stage), Some(drag)) = (moved_stage.borrow().as_ref(), moved_drag.borrow().as_ref()) {
            drag.follow(stage, &event);
        }
    };
    let released = move |_: PointerEvent| *drag.borrow_mut() = None;

    let (csv_stage, picture_stage, id) = (stage.clone(), stage, framed.id);
    let save_csv = move |_| {
        if let Some(stage) = csv_stage.borrow().as_ref() {
            export::save_csv(id, &stage.with_figure(|figure| figure.table().csv()));
        }
    };
    let save_picture = move |_| {
        if let Some(stage) = picture_stage.borrow().as_ref() {
            export::save_picture(id, stage.canvas(), &stage.with_figure(|figure| figure.finding().text()));
        }
    };

    view! {
        <figure class="figure" id=framed.id data-figure=framed.id data-claim=framed.claims>
            <figcaption>
                <h3 class="finding" node_ref=finding inner_html=first.finding().html()></h3>
                <p class="reading" node_ref=reading inner_html=first.reading().html()></p>
            </figcaption>
            <div
                class="stage"
                node_ref=holder
                on:pointerdown=pressed
                on:pointermove=moved
                on:pointerup=released.clone()
                on:pointercancel=released
            >
                <canvas node_ref=canvas role="img" aria-label=first.finding().text()></canvas>
                {handles.into_iter().enumerate().map(|(index, quantity)| view! { <HandleDot index quantity/> }).collect_view()}
            </div>
            <div class="figure-controls">
                {framed.played.map(|quantity| view! { <Player quantity/> })}
                {framed
                    .controls
                    .into_iter()
                    .map(|quantity| {
                        if quantity.words().is_empty() {
                            view! { <Slider quantity/> }.into_any()
                        } else {
                            view! { <ChoiceRow quantity/> }.into_any()
                        }
                    })
                    .collect_view()}
            </div>
            <div class="figure-foot">
                <details class="numbers" open=framed.open>
                    <summary>"Numbers"</summary>
                    <div class="table-scroll" tabindex="0" role="region" aria-label="Numbers of this figure">
                        <table node_ref=table inner_html=first.table().html()></table>
                    </div>
                </details>
                <details class="how">
                    <summary>"How this is computed"</summary>
                    <p inner_html=framed.how></p>
                </details>
                <span class="exports">
                    <button type="button" class="quiet" on:click=save_csv>"CSV"</button>
                    <button type="button" class="quiet" on:click=save_picture>"Picture"</button>
                </span>
            </div>
        </figure>
    }
}

fn holder_handle(stage: &Stage, index: usize) -> Result<Option<web_sys::HtmlElement>, wasm_bindgen::JsValue> {
    let found = stage.holder().query_selector(&format!("[data-handle=\"{index}\"]"))?;
    Ok(found.and_then(|element| element.dyn_into().ok()))
}

/// A handle over the picture: a target for fingers, and a slider for the keyboard.
#[component]
fn HandleDot<Q: Quantity>(index: usize, quantity: Q) -> impl IntoView {
    let (low, high) = quantity.limits();
    view! {
        <span
            class="handle"
            role="slider"
            tabindex="0"
            data-handle=index.to_string()
            data-control=quantity.name()
            aria-label=quantity.label()
            aria-valuemin=low.to_string()
            aria-valuemax=high.to_string()
            aria-valuenow=move || quantity.get().to_string()
            aria-valuetext=move || quantity.spoken(quantity.get())
            on:keydown=move |event| {
                if let Some(value) = keyed(quantity, untrack(|| quantity.get()), &event.key(), event.shift_key()) {
                    event.prevent_default();
                    quantity.set(value);
                }
            }
        ></span>
    }
}

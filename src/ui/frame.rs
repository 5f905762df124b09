//! The frame that hosts any figure: finding, picture, handles, controls, table, exports.

use std::rc::Rc;

use super::reactive::{effect, untrack};
use crate::format::number;
#[cfg(not(target_arch = "wasm32"))]
use leptos::prelude::*;
use web_sys::{Element, HtmlElement, KeyboardEvent};

use super::figure_elements::FigureElements;
use super::figure_view::FigureView;
pub use super::figure_view::PendingFigure;
use super::scrub::bind_slider_role;
use super::theme::ThemeChanges;
use super::{browser, drag, export};
#[cfg(not(target_arch = "wasm32"))]
use crate::chart::Figure;
use crate::control::Binding;

/// A table with as many columns has them closer together.
#[cfg(not(target_arch = "wasm32"))]
const DENSE_COLUMNS: usize = 8;

/// What the frame's markup is told of the figure it hosts.
#[cfg(not(target_arch = "wasm32"))]
pub struct Framed<Q: Binding> {
    /// The figure's name: its anchor, and `data-figure`.
    pub id: &'static str,
    /// The claims it shows, separated by spaces.
    pub claims: &'static str,
    /// How the numbers are computed, in a few sentences.
    pub how: &'static str,
    /// Controls that stand under the picture.
    pub controls: Vec<Q>,
    /// A quantity that can be played through its range.
    pub played: Option<Q>,
    /// Name, label and note of each state worth a look.
    pub presets: Vec<[&'static str; 3]>,
    /// Whether the table is open from the start.
    pub open: bool,
    /// The name of the picture for readers without JavaScript.
    pub still: String,
}

/// The markup, with the figure in its state now.
///
/// # Panics
/// At build time, if a handle of the figure is bound to no quantity.
#[cfg(not(target_arch = "wasm32"))]
pub fn markup<Q: Binding>(
    framed: Framed<Q>,
    figure: &dyn Figure,
    any: Q,
    find: fn(Q, &str) -> Option<Q>,
) -> impl IntoView + use<Q> {
    let finding = figure.finding();
    let handles = figure.handles().into_iter().enumerate().map(|(index, handle)| {
        let Some(quantity) = find(any, handle.control) else { panic!("no quantity {}", handle.control) };
        handle_markup(index, quantity, handle.second)
    });
    let controls = framed.controls.into_iter().map(|quantity| {
        if quantity.control().words().is_empty() {
            super::slider::markup(quantity).into_any()
        } else {
            super::choice::markup(quantity).into_any()
        }
    });
    let presets = framed.presets.into_iter().map(|[name, label, note]| {
        view! { <button type="button" class="quiet" data-preset=name title=note>{label}</button> }
    });
    let steps = crate::chart::html::steps(&figure.steps());
    let table = prerendered(figure.table());
    let has_upright = figure.handles().iter().any(|handle| handle.travel == crate::chart::Travel::Upright);
    let dense = table.columns.len() >= DENSE_COLUMNS;
    view! {
        <figure class="figure" id=framed.id data-figure=framed.id data-claim=framed.claims>
            <figcaption>
                <h3 class="finding" inner_html=finding.html()></h3>
                <p class="reading" inner_html=figure.caption().html()></p>
            </figcaption>
            <div class="presets" role="group" aria-label="States worth a look">{presets.collect_view()}</div>
            <div class="stage">
                <canvas role="img" aria-label=finding.text()></canvas>
                <noscript>
                    <img class="still" src=framed.still alt=finding.text() loading="lazy"/>
                </noscript>
                {handles.collect_view()}
            </div>
            {has_upright.then(|| view! { <p class="touch-help">"Tap where a point should go, or hold it and move it."</p> })}
            <div class="figure-controls">
                {framed.played.map(super::play::markup)}
                <ol class="moments" data-steps inner_html=steps></ol>
                {controls.collect_view()}
            </div>
            <div class="figure-foot">
                <details class="numbers" open=framed.open>
                    <summary>"Numbers"</summary>
                    <div class="table-scroll" tabindex="0" role="group" aria-label=format!("Numbers: {}", framed.id)>
                        <table class:table-dense=dense inner_html=table.html()></table>
                    </div>
                </details>
                <details class="how">
                    <summary>"How this is computed"</summary>
                    <p>{framed.how}</p>
                </details>
                <span class="exports">
                    <a class="anchor" href=format!("#{}", framed.id) aria-label="Link to this figure"></a>
                    <button type="button" class="quiet" data-export="csv">"CSV"</button>
                    <button type="button" class="quiet" data-export="picture">"Picture"</button>
                </span>
            </div>
        </figure>
    }
}

/// A table with twelve digits a number. The browser writes it anew with all of them; a reader without
/// JavaScript can do without, and the page loads 2 kB less.
#[cfg(not(target_arch = "wasm32"))]
fn prerendered(mut table: crate::chart::Table) -> crate::chart::Table {
    for cell in table.rows.iter_mut().flatten() {
        if let crate::chart::Cell::Number { value, .. } = cell {
            *value = number::parse(&format!("{value:.11e}")).unwrap_or(*value);
        }
    }
    table
}

/// A handle over the picture: a target for fingers, and a slider for the keyboard.
#[cfg(not(target_arch = "wasm32"))]
fn handle_markup<Q: Binding>(index: usize, quantity: Q, second: Option<&'static str>) -> impl IntoView {
    let control = quantity.control();
    let (low, high) = control.limits();
    let value = untrack(|| quantity.get());
    view! {
        <span
            class="handle"
            role="slider"
            tabindex="0"
            data-handle=index.to_string()
            data-control=control.name
            data-second=second
            aria-label=control.label
            aria-valuemin=low.to_string()
            aria-valuemax=high.to_string()
            aria-valuenow=value.to_string()
            aria-valuetext=control.spoken(value)
        ></span>
    }
}

/// Makes a figure live. `compute` reads signals and returns what computes the figure from them; it runs
/// again whenever one of them changes. `find` gives the quantity with a name, `source` what a file says of its state.
pub fn bind<Q: Binding>(
    element: &Element,
    any: Q,
    find: fn(Q, &str) -> Option<Q>,
    theme: ThemeChanges,
    source: impl Fn() -> export::Source + Copy + 'static,
    compute: impl Fn() -> PendingFigure + 'static,
) {
    let (Some(parts), Some(name)) = (FigureElements::of(element), element.get_attribute("data-figure")) else { return };
    let stage = FigureView::new(parts);
    let shown = Rc::clone(&stage);
    effect(move || {
        theme.track();
        shown.show(compute());
    });
    drag::bind(&stage, any, find);
    for handle in browser::within::<HtmlElement>(element, "[data-handle]") {
        bind_handle(handle, any, find);
    }
    bind_steps(element, any, find);
    for button in browser::within::<HtmlElement>(element, "[data-export]") {
        let (stage, name) = (Rc::clone(&stage), name.clone());
        let picture = button.get_attribute("data-export").as_deref() == Some("picture");
        browser::on(&button, "click", move |_: web_sys::Event| {
            if picture {
                let finding = stage.with_figure(|figure| figure.finding().text());
                if let (Some(finding), Some(picture)) = (finding, stage.picture(export::ratio())) {
                    export::save_picture(&name, &source(), &picture, &finding);
                }
            } else if let Some(table) = stage.with_figure(|figure| figure.table().csv()) {
                export::save_csv(&name, &source(), &table);
            }
        });
    }
}

fn bind_handle<Q: Binding>(handle: HtmlElement, any: Q, find: fn(Q, &str) -> Option<Q>) {
    let named = |attribute: &str| handle.get_attribute(attribute).and_then(|name| find(any, &name));
    let Some(quantity) = named("data-control") else { return };
    if let Some(second) = named("data-second") {
        // Up and down belong to the second quantity; without this the first would move too.
        browser::on(&handle, "keydown", move |event: KeyboardEvent| {
            if event.key() == "ArrowUp" || event.key() == "ArrowDown" {
                event.prevent_default();
                event.stop_immediate_propagation();
                if let Some(value) = second.control().keyed(untrack(|| second.get()), &event.key(), event.shift_key()) {
                    second.set(value);
                }
            }
        });
    }
    bind_slider_role(handle, quantity);
}

/// A press on a moment of a story goes there.
fn bind_steps<Q: Binding>(element: &Element, any: Q, find: fn(Q, &str) -> Option<Q>) {
    let Some(list) = browser::find::<Element>(element, "[data-steps]") else { return };
    browser::on(&list, "click", move |event: web_sys::Event| {
        let target = event.target().and_then(|target| wasm_bindgen::JsCast::dyn_into::<Element>(target).ok());
        let Some(button) = target.and_then(|target| target.closest("[data-goes]").ok().flatten()) else { return };
        let quantity = button.get_attribute("data-goes").and_then(|name| find(any, &name));
        let value = button.get_attribute("data-to").and_then(|value| number::parse(&value));
        if let (Some(quantity), Some(value)) = (quantity, value) {
            quantity.set(value);
        }
    });
}

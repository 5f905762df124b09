//! The frame that hosts any figure: finding, picture, handles, controls, table, exports.

#![expect(unreachable_pub, reason = "Leptos makes the properties of a component public")]

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::choice::Choice;
use super::figure_actions::{ActionButton, actions_view};
use super::figure_elements::FigureSlots;
use super::figure_view::{FigureView, PendingFigure};
use super::live::{once_live, printed};
use super::nudge::Nudge;
use super::opening::{Opening, OpeningTag};
use super::play::{GAME_MS, PLAY_MS, Player};
use super::preset::{Preset, PresetButton};
use super::reactive::Notify;
use super::sight::effect_on;
use super::slider::Slider;
use super::{browser, drag, figure_handle, figures_here, nudge, theme, words};
use crate::chart::{Figure, Handle, Travel};
use crate::control::Binding;
use crate::format::Printed;

/// A table with as many columns has them closer together.
const DENSE_COLUMNS: usize = 8;

/// What the frame is told of the figure that it hosts.
pub(crate) struct Framed<Q: Binding> {
    /// The figure's name: its anchor, and `data-figure`.
    pub id: &'static str,
    /// The claims it shows, separated by spaces.
    pub claims: &'static str,
    /// Controls that move it and may stand elsewhere, separated by spaces.
    pub uses: Option<String>,
    /// How the numbers are computed, in a few sentences.
    pub method: Printed,
    /// Controls that stand under the picture.
    pub controls: Vec<Q>,
    /// Controls that are folded away under it.
    pub more: Vec<Q>,
    /// A quantity that can be played through its range.
    pub played: Option<Q>,
    /// States worth a look.
    pub presets: Vec<PresetButton>,
    /// Buttons with which the reader acts.
    pub actions: Vec<ActionButton>,
    /// Whether its finding may have to wait, and a note stands in for it.
    pub waits: bool,
    /// Where its picture and its numbers stand for readers without JavaScript, but for how the files' names end.
    pub still: Option<String>,
    /// What stirs the picture once, while nobody has touched it.
    pub nudge: Option<Nudge>,
    /// How it differs from how it opens, and the ways back.
    pub opening: Opening,
    /// Reads signals and returns what computes the figure from them.
    pub compute: Rc<dyn Fn() -> PendingFigure>,
}

/// The figure as the page is built with it, all its work done.
fn whole(mut figure: Box<dyn Figure>) -> Box<dyn Figure> {
    while figure.refine(&|| true).is_some() {}
    figure
}

/// A figure.
#[component]
pub(crate) fn FigureFrame<Q: Binding>(
    /// The figure, and what belongs to it.
    framed: Framed<Q>,
) -> impl IntoView {
    let Framed {
        id,
        claims,
        uses,
        method,
        controls,
        more,
        played,
        presets,
        actions,
        waits,
        still,
        nudge,
        opening,
        compute,
    } = framed;
    let is_game = !actions.is_empty();
    let (slots, starts) = (FigureSlots::default(), Rc::clone(&compute));
    let marks = slots.here();
    // What lives in it is run in the browser too, all else only when the page is built.
    let opening = view! { <OpeningTag opening/> };
    let presets = presets.into_iter().map(|preset| view! { <Preset preset/> }).collect_view();
    let actions = is_game.then(|| actions_view(actions));
    let player = played.map(|quantity| view! { <Player quantity whole_ms=if is_game { GAME_MS } else { PLAY_MS }/> });
    let controls = controls_view(controls);
    let more = (!more.is_empty()).then(|| controls_view(more));
    let page = printed(|| {
        let built = untrack(|| Built::<Q>::of(whole(compute()()).as_ref()));
        let file = |ending: &str| still.as_ref().map(|still| format!("{still}.{ending}"));
        view! {
            <figure class="figure" id=id data-figure=id data-claim=claims data-uses=uses>
                {opening}
                <figcaption>
                    // Who acts hears what came of it.
                    <h3 class="figure-finding" aria-live=is_game.then_some("polite") data-live=marks.finding inner_html=built.finding.clone()></h3>
                    <p class="figure-caption" data-live=marks.caption inner_html=built.caption.clone()></p>
                    {waits.then(|| view! {
                        <p class="figure-veil" hidden>
                            <span>{words::BET_FIRST}</span>" "
                            <button type="button">{words::JUST_SHOW}</button>
                        </p>
                    })}
                </figcaption>
                <div class="figure-stage" data-live=marks.holder>
                    <canvas role="img" aria-label=built.label.clone() data-live=marks.canvas></canvas>
                    <noscript>
                        <img class="figure-still" src=file("svg") alt=built.label.clone() loading="lazy"/>
                    </noscript>
                    <div class="handles" data-live=marks.handles>{built.handles()}</div>
                </div>
                {built.has_upright.then(|| view! { <p class="figure-touch-help">{words::TOUCH_HELP}</p> })}
                <div class="figure-presets" role="group" aria-label=words::STATES_WORTH_A_LOOK>{presets}</div>
                {actions}
                <div class="figure-controls">
                    {player}
                    <ol class="figure-story" data-live=marks.story inner_html=built.story.clone()></ol>
                    {controls}
                </div>
                <div class="figure-foot">
                    {more.map(|more| view! {
                        <details class="figure-more">
                            <summary>{words::MORE_SETTINGS}</summary>
                            <div class="figure-controls">{more}</div>
                        </details>
                    })}
                    <details class="figure-numbers">
                        <summary>{words::NUMBERS}</summary>
                        <div class="table-scroll" tabindex="0" role="group" aria-label=words::numbers_of(id)>
                            // Filled when the page comes to life: the numbers would be a twentieth of a first visit.
                            <table class:table-dense=built.is_dense data-live=marks.table></table>
                            <noscript>
                                <a href=file("csv")>{words::NUMBERS_AS_FILE}</a>
                            </noscript>
                        </div>
                    </details>
                    <details class="figure-method">
                        <summary>{words::HOW_COMPUTED}</summary>
                        <p>{method.text()}</p>
                    </details>
                    <span class="figure-exports">
                        <a class="link-anchor" href=format!("#{id}") aria-label=words::LINK_TO_FIGURE></a>
                        {words::EXTRAS.map(|(extra, label, name)| view! {
                            <button type="button" class="button-quiet" data-export=extra.name() aria-label=name>{label}</button>
                        }).collect_view()}
                    </span>
                </div>
            </figure>
        }
    });
    once_live(move || start::<Q>(id, &slots, starts, nudge));
    page
}

fn controls_view<Q: Binding>(controls: Vec<Q>) -> impl IntoView {
    controls.into_iter().map(|quantity| view! { <Control quantity/> }).collect_view()
}

/// A slider or a choice, whichever the quantity is.
#[component]
pub(crate) fn Control<Q: Binding>(
    /// What it sets.
    quantity: Q,
) -> impl IntoView {
    if quantity.control().words().is_empty() {
        leptos::either::Either::Left(view! { <Slider quantity/> })
    } else {
        leptos::either::Either::Right(view! { <Choice quantity/> })
    }
}

/// What the page is built with.
struct Built<Q> {
    label: String,
    finding: String,
    caption: String,
    story: String,
    is_dense: bool,
    has_upright: bool,
    handles: Vec<(Q, Handle)>,
}

impl<Q: Binding> Built<Q> {
    /// # Panics
    /// At build time, if a handle of the figure is bound to no quantity.
    fn of(figure: &dyn Figure) -> Self {
        let finding = figure.finding();
        let handles = figure.handles().into_iter().map(|handle| {
            let Some(quantity) = Q::named(handle.control) else { panic!("no quantity {}", handle.control) };
            (quantity, handle)
        });
        let handles: Vec<_> = handles.collect();
        Self {
            label: finding.text(),
            finding: finding.html(),
            caption: figure.caption().html(),
            story: crate::chart::html::story(&figure.story()),
            is_dense: figure.table().columns.len() >= DENSE_COLUMNS,
            has_upright: handles.iter().any(|(_, handle)| handle.travel == Travel::Upright),
            handles,
        }
    }

    fn handles(&self) -> Vec<impl IntoView + use<Q>> {
        let handles = self.handles.iter().enumerate();
        handles.map(|(index, (quantity, handle))| figure_handle::view(index, *quantity, handle.second)).collect()
    }
}

fn start<Q: Binding>(
    id: &'static str,
    slots: &FigureSlots,
    compute: Rc<dyn Fn() -> PendingFigure>,
    nudge: Option<Nudge>,
) {
    let Some(elements) = slots.filled() else { return };
    let view = FigureView::new(elements);
    let changed = figures_here::add(id, &view);
    drag::bind::<Q>(&view);
    let known = Rc::clone(&view);
    view.once_known(move |handles| {
        for (index, handle) in handles.into_iter().enumerate() {
            if let (Some(element), Some(quantity)) = (known.elements().handle(index), Q::named(handle.control)) {
                figure_handle::start(element.clone(), quantity, handle.second.and_then(Q::named));
            }
        }
    });
    start_story::<Q>(&view);
    if let Some(nudge) = nudge {
        nudge::plan(&view, nudge);
    }
    effect_on(&view.elements().holder.clone(), move || {
        theme::track();
        view.show(compute());
        changed.notify();
    });
}

/// A press on a moment of a story goes there.
fn start_story<Q: Binding>(view: &Rc<FigureView>) {
    let (list, view) = (view.elements().story.clone(), Rc::clone(view));
    browser::on(&list.clone(), "click", move |event: web_sys::Event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let item = target.and_then(|target| target.closest("li").ok().flatten());
        let place = item.and_then(|item| browser::place_in(&list, &item));
        let beat = place.and_then(|place| view.with_figure(|figure| figure.story().into_iter().nth(place)).flatten());
        if let Some((quantity, beat)) = beat.and_then(|beat| Some((Q::named(beat.control)?, beat))) {
            quantity.set(beat.value);
        }
    });
}

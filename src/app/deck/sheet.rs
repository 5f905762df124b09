//! The deck docked at the bottom of a narrow screen: a line with the control that was picked, and the sheet that unfolds
//! from it.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, HtmlElement, HtmlInputElement, KeyboardEvent, Node, ScrollIntoViewOptions, ScrollLogicalPosition,
};

use super::{CONTROLS, MAIN, main_control, mark};
use crate::scenario::Key;
use crate::ui::reactive::{ArcRwSignal, Get, GetUntracked, Set, effect, untrack};
use crate::ui::{browser, reading};

/// As the style sheets have it.
const NARROW: &str = "(max-width: 1080px)";

/// Binds the dock and the button that unfolds it.
pub(super) fn bind(dock: Element, fold: HtmlElement, picked: ArcRwSignal<Key>) {
    let unfolded = ArcRwSignal::new(false);
    let pressed = unfolded.clone();
    browser::on(&fold, "click", move |_: Event| {
        let unfolds = !pressed.get_untracked();
        pressed.set(unfolds);
        if unfolds {
            show_picture();
        }
    });
    follow_picked(&dock, picked);
    follow_scrolling(&dock, &fold, unfolded.clone());
    effect(move || {
        let unfolded = unfolded.get();
        mark(&dock, "deck-unfolded", unfolded);
        browser::set_attribute(&fold, "aria-expanded", if unfolded { "true" } else { "false" });
    });
}

/// The picture that the sheet belongs to stays above it: style sheets say how far.
fn show_picture() {
    let figure = untrack(reading::figure).and_then(|name| browser::document()?.get_element_by_id(&name));
    if let Some(stage) = figure.and_then(|figure| browser::find::<Element>(&figure, ".figure-stage")) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        stage.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// The control that was moved last is the one on the line.
fn follow_picked(dock: &Element, picked: ArcRwSignal<Key>) {
    let moved = picked.clone();
    browser::on(dock, "input", move |event: Event| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(key) = input.and_then(|input| main_control(&input.name())) {
            moved.set(key);
        }
    });
    let dock = dock.clone();
    effect(move || {
        let picked = picked.get();
        for key in &CONTROLS[MAIN] {
            if let Some(control) = browser::find(&dock, &format!("[data-control={}]", key.name())) {
                mark(&control, "deck-picked", *key == picked);
            }
        }
    });
}

/// The sheet folds when the reader scrolls the page, and at Escape. What scrolls by itself, or for a keyboard on the
/// screen, folds nothing; nor does anything while the keyboard is on a control in it.
fn follow_scrolling(dock: &Element, fold: &HtmlElement, unfolded: ArcRwSignal<bool>) {
    let Some(window) = web_sys::window() else { return };
    let by_reader = Rc::new(Cell::new(false));
    for act in ["pointerdown", "wheel", "keydown"] {
        let (dock, fold, by_reader, unfolded) = (dock.clone(), fold.clone(), Rc::clone(&by_reader), unfolded.clone());
        browser::on(&window, act, move |event: Event| {
            let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
            by_reader.set(!dock.contains(target.as_ref()));
            let is_escape = event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape");
            if is_escape && unfolded.get_untracked() {
                if !by_reader.get() {
                    drop(fold.focus());
                }
                unfolded.set(false);
            }
        });
    }
    let dock = dock.clone();
    browser::on(&window, "scroll", move |_: Event| {
        if !(by_reader.replace(false) && browser::matches_media(NARROW)) {
            return;
        }
        if let Some(focused) = browser::find::<HtmlElement>(&dock, ":focus") {
            if focused.matches(":focus-visible").unwrap_or(true) {
                return;
            }
            // A finger was on it, and is gone: it holds nothing back any more.
            drop(focused.blur());
        }
        unfolded.set(false);
    });
}

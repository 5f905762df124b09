//! The browser's start: finds what is live in the prerendered page and binds it to the state.

use std::cell::Cell;
use std::rc::Rc;

use crate::ui::reactive::{Executor, Owner, effect};
use web_sys::{HtmlElement, HtmlInputElement};

use super::binding::ControlBinding;
use super::{Store, deck, early, notice};
use crate::control::Kind;
use crate::figures;
use crate::lesson::challenges::{CHALLENGES, SETTINGS};
use crate::lesson::symbols::{SYMBOLS, Symbol};
use crate::lesson::{live_text, predictions};
use crate::scenario::{Key, Scenario};
use crate::ui::written::Written;
use crate::ui::{browser, choice, contents, field, frame, hint, play, schedule, scrub, share, slider, theme};

/// Makes the page live, loads the state of the address, and says so with `data-ready`.
pub fn start() {
    // Already set only if the page were started twice.
    drop(Executor::init_wasm_bindgen());
    // The state outlives every part, so its owner is never dropped.
    let owner = Owner::new();
    owner.set();
    std::mem::forget(owner);
    let store = Store::new();
    store.theme().follow();
    let given = store.open_address();
    bind_controls(store);
    bind_figures(store);
    bind_bar(store);
    notice::bind(store);
    bind_phrases(store);
    predictions::bind(store);
    deck::bind(store);
    bind_playground(store);
    hint::bind("a.term");
    if let Some(list) = browser::all("#contents").into_iter().next() {
        contents::bind(&list);
    }
    store.follow_address();
    early::adopt(&given);
    // The next frame paints what can be seen; then what is further down has its turn, each figure in a
    // task of its own, and in the frame after that all is as the address says.
    schedule::next_frame(|_| {
        schedule::after(schedule::FAR_REST_MS, || {
            schedule::next_frame(|_| {
                if let Some(root) = browser::root() {
                    drop(root.set_attribute("data-ready", ""));
                }
            });
        });
    });
}

/// Every input, number in the text and play button, by the name of its control.
fn bind_controls(store: Store) {
    let dial = |name: Option<String>| Some(ControlBinding::new(store, Key::named(&name?)?));
    for input in browser::all::<HtmlInputElement>("input[name]") {
        let Some(dial) = dial(Some(input.name())) else { continue };
        match (input.type_().as_str(), dial.key.control().kind) {
            ("range", Kind::Number(_)) => slider::bind_range(input, dial),
            ("text", Kind::Number(_)) => field::bind(input, dial),
            ("radio", Kind::Choice(_)) => choice::bind(input, dial),
            _ => {}
        }
    }
    let bound = |attribute: &'static str, bind: fn(HtmlElement, ControlBinding)| {
        for element in browser::all::<HtmlElement>(&format!("[{attribute}]")) {
            if let Some(dial) = dial(element.get_attribute(attribute)) {
                bind(element, dial);
            }
        }
    };
    bound("data-said", slider::bind_said);
    bound("data-shuffle", |button, dial| slider::bind_shuffle(&button, dial));
    bound("data-scrub", scrub::bind);
    bound("data-play", play::bind);
}

fn bind_figures(store: Store) {
    for element in browser::all::<HtmlElement>("[data-figure]") {
        let Some(spec) = element.get_attribute("data-figure").and_then(|id| figures::named(&id)) else { continue };
        let any = ControlBinding::new(store, Key::Spot);
        let compute = move || -> frame::PendingFigure {
            let state = store.only(spec.keys());
            Box::new(move || spec.figure(&state))
        };
        frame::bind(&element, any, ControlBinding::sibling, store.theme(), move || store.source(), compute);
        for button in browser::within::<HtmlElement>(&element, "[data-preset]") {
            let preset = button.get_attribute("data-preset").and_then(|name| spec.preset(&name));
            let Some(preset) = preset else { continue };
            browser::on(&button, "click", move |_: web_sys::Event| store.apply(&spec.preset_values(preset)));
        }
    }
}

fn bind_bar(store: Store) {
    for button in browser::all::<HtmlElement>("[data-theme-switch]") {
        theme::bind(&button, store.theme());
    }
    for button in browser::all::<HtmlElement>("[data-copy-link]") {
        let address = browser::all::<HtmlInputElement>("[data-address]").into_iter().next();
        if let Some(address) = address {
            // The link is the state's, also where the browser refuses to change the address.
            share::bind(&button, address, move || {
                store.write_address();
                store.link()
            });
        }
    }
}

/// States to start from, and challenges. What was met once stays met: the reader has seen it.
fn bind_playground(store: Store) {
    for button in browser::all::<HtmlElement>("[data-setting]") {
        let name = button.get_attribute("data-setting").unwrap_or_default();
        let Some(setting) = SETTINGS.iter().find(|setting| setting.name == name) else { continue };
        // A state to start from: nothing of what was set before is left in it.
        browser::on(&button, "click", move |_: web_sys::Event| store.restart(setting.values));
    }
    let met = browser::all::<HtmlElement>("[data-met]");
    effect(move || {
        let state = store.scenario();
        for (sentence, challenge) in met.iter().zip(&CHALLENGES) {
            if (challenge.done)(&state) {
                sentence.set_hidden(false);
                if let Ok(Some(item)) = sentence.closest("li") {
                    item.set_class_name("met");
                }
            }
        }
    });
}

/// Keeps every phrase in the text in step with the state: those near the screen at once, the
/// others, some of which need a whole session, when the reader has paused.
fn bind_phrases(store: Store) {
    let mut spans = Vec::new();
    for span in browser::all::<HtmlElement>("[data-phrase], [data-symbol]") {
        let name = |attribute| span.get_attribute(attribute).unwrap_or_default();
        let follower = match live_text::named(&name("data-phrase")) {
            Some(phrase) => Some(Follower::Phrase(phrase)),
            None => name("data-symbol").parse().ok().and_then(|place: usize| SYMBOLS.get(place)).map(Follower::Symbol),
        };
        spans.extend(follower.map(|follower| (follower, span, Written::default())));
    }
    let spans = Rc::new(spans);
    let latest = Rc::new(Cell::new(None));
    let (all, said) = (Rc::clone(&spans), Rc::clone(&latest));
    let rest = schedule::Delay::new(move || {
        let Some(state) = said.get() else { return };
        for (phrase, span, written) in all.iter() {
            say(phrase, span, written, &state);
        }
    });
    // Asking for a place makes the browser lay the page out, so it is asked for all at once, and again
    // only after the page was scrolled, got another size, or something was folded out.
    let moved = Rc::new(Cell::new(true));
    if let Some(window) = web_sys::window() {
        for event in ["scroll", "resize", "click"] {
            let moved = Rc::clone(&moved);
            browser::on(&window, event, move |_: web_sys::Event| moved.set(true));
        }
    }
    let mut near = Vec::new();
    effect(move || {
        let state = store.scenario();
        if moved.replace(false) {
            near = near_screen(&spans);
        }
        for ((phrase, span, written), _) in spans.iter().zip(&near).filter(|(_, near)| **near) {
            say(phrase, span, written, &state);
        }
        latest.set(Some(state));
        rest.restart(schedule::FAR_REST_MS);
    });
}

/// Which of them are on screen or within its height of it. What is folded away is not: asking for its
/// place would make the browser lay it out first.
fn near_screen(spans: &[(Follower, HtmlElement, Written)]) -> Vec<bool> {
    let height = web_sys::window().and_then(|window| window.inner_height().ok()?.as_f64()).unwrap_or(0.0);
    let near = |span: &HtmlElement| {
        let place = span.get_bounding_client_rect();
        place.bottom() > -height && place.top() < 2.0 * height
    };
    spans.iter().map(|(_, span, _)| !browser::is_folded(span) && near(span)).collect()
}

/// What follows the state in the text.
enum Follower {
    /// Words.
    Phrase(&'static live_text::Phrase),
    /// The value of a symbol.
    Symbol(&'static Symbol),
}

fn say(follower: &Follower, span: &HtmlElement, written: &Written, state: &Scenario) {
    let html = match follower {
        Follower::Phrase(phrase) => (phrase.say)(state).html(),
        Follower::Symbol(symbol) => symbol.said(state),
    };
    // The page was written in this state: what stands there says so already, in whatever language by now.
    if written.is_empty() && *state == Scenario::default() {
        written.keep(html);
    } else {
        written.write(span, html);
    }
}

//! Words and numbers in the text that follow the state: those near the screen at once, the others, some of which
//! need a whole session, when the reader has paused.

#![expect(unreachable_pub, reason = "Leptos makes the properties of a component public")]

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::*;
use web_sys::HtmlElement;

use super::Store;
use crate::lesson::{Phrase, Symbol};
use crate::scenario::Inputs;
use crate::ui::live::{Mark, live, printed};
use crate::ui::reactive::effect;
use crate::ui::written::Written;
use crate::ui::{browser, schedule};

/// Words of the text, by name.
#[component]
pub(super) fn PhraseText(phrase: &'static Phrase) -> impl IntoView {
    let html = printed(|| phrase.say(&Inputs::of(Store::here().peek())).html());
    let follows = follows(|inputs| phrase.say(inputs).html());
    printed(|| view! { <span data-phrase=phrase.name data-live=follows inner_html=html></span> })
}

/// The value of a symbol of a formula.
#[component]
pub(super) fn SymbolText(symbol: &'static Symbol) -> impl IntoView {
    let now = printed(|| symbol.said(&Store::here().peek()));
    let follows = follows(|inputs| symbol.said(&inputs.scenario));
    printed(|| view! { <span data-symbol=symbol.name data-live=follows>{now}</span>{symbol.unit} })
}

/// Words on the page that follow the state.
struct Follower {
    element: HtmlElement,
    say: Box<dyn Fn(&Inputs) -> String>,
    written: Written,
}

thread_local! {
    static FOLLOWERS: RefCell<Vec<Follower>> = const { RefCell::new(Vec::new()) };
}

/// Keeps an element in step with what is said in the state.
fn follows(say: impl Fn(&Inputs) -> String + 'static) -> Mark {
    live(move |element| {
        let follower = Follower { element, say: Box::new(say), written: Written::default() };
        FOLLOWERS.with_borrow_mut(|followers| followers.push(follower));
    })
}

/// Keeps all of them in step from now on. Call once, when every part lives.
pub(super) fn follow(store: Store) {
    let followers: Rc<[Follower]> = FOLLOWERS.take().into();
    let latest = Rc::new(RefCell::new(None));
    let (all, said) = (Rc::clone(&followers), Rc::clone(&latest));
    let rest = schedule::Delay::new(move || {
        let Some(inputs) = said.take() else { return };
        for follower in all.iter() {
            follower.say(&inputs);
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
        let inputs = store.inputs();
        if moved.replace(false) {
            near = near_screen(&followers);
        }
        for (follower, _) in followers.iter().zip(&near).filter(|(_, near)| **near) {
            follower.say(&inputs);
        }
        *latest.borrow_mut() = Some(inputs);
        rest.restart(schedule::FAR_REST_MS);
    });
}

/// Which of them are on screen or within its height of it. What is folded away is not: asking for its
/// place would make the browser lay it out first.
fn near_screen(followers: &[Follower]) -> Vec<bool> {
    let height = web_sys::window().and_then(|window| window.inner_height().ok()?.as_f64()).unwrap_or(0.0);
    let near = |element: &HtmlElement| {
        let place = element.get_bounding_client_rect();
        place.bottom() > -height && place.top() < 2.0 * height
    };
    followers.iter().map(|Follower { element, .. }| !browser::is_folded(element) && near(element)).collect()
}

impl Follower {
    fn say(&self, inputs: &Inputs) {
        self.written.write(&self.element, (self.say)(inputs));
    }
}

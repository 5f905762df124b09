//! One figure without the rest of the page: in a frame of somebody else's page, and over the whole screen.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit, Element, Event, HtmlElement, MutationObserver, MutationObserverInit};

use super::embed::{EMBED, with, without};
use super::page::{address_of_state, go, without_part};
use super::shown::figure_of;
use super::{Material, words};
use crate::chart::html::escaped;
use crate::ui::browser;

/// The event by which `src/boot/extras.js` shows one figure alone, all of them where it has no name.
const ALONE: &str = "alone";

/// The value of a name in the address; empty where it has none.
pub(super) fn in_address(name: &str) -> Option<String> {
    let query = browser::query();
    let mut pairs = query.trim_start_matches('?').split('&').map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    pairs.find(|(found, _)| *found == name).map(|(_, value)| value.to_owned())
}

/// Shows one figure alone, and what it found.
pub(super) fn show(figure: &str) {
    if let Some(element) = browser::document().and_then(|document| document.get_element_by_id(figure)) {
        unveil(&element);
        rank_finding(&element);
    }
    let options = CustomEventInit::new();
    options.set_detail(&JsValue::from_str(figure));
    if let (Some(window), Ok(event)) = (web_sys::window(), CustomEvent::new_with_event_init_dict(ALONE, &options)) {
        drop(window.dispatch_event(&event));
    }
}

/// Heads a page that shows one figure alone: its own heading is not in sight then.
pub(super) fn head(title: &str, figure: &str) -> Option<()> {
    let document = browser::document()?;
    let heading: Element = document.create_element("h1").ok()?;
    heading.set_class_name("extra-title unseen");
    heading.set_text_content(Some(title));
    // In the same landmark as the figure.
    let landmark = document.get_element_by_id(figure)?.closest("main, [role=region]").ok()??;
    landmark.prepend_with_node_1(&heading).ok()
}

/// What a figure found comes right under the heading of the page.
fn rank_finding(figure: &Element) {
    if let Some(finding) = browser::find::<Element>(figure, ".figure-finding") {
        browser::set_attribute(&finding, "aria-level", "2");
    }
}

/// Shows what would wait for a bet that stands elsewhere on the page.
fn unveil(figure: &Element) {
    let figure = figure.clone();
    once_live(move || {
        if let Some(button) = browser::find::<HtmlElement>(&figure, ".figure-veil:not([hidden]) button") {
            button.click();
        }
    });
}

/// Does something as soon as the page is live.
fn once_live(action: impl FnOnce() + 'static) {
    const READY: &str = "data-ready";
    let Some(root) = browser::root() else { return };
    if root.has_attribute(READY) {
        return action();
    }
    let (mut action, watched) = (Some(action), root.clone());
    let seen = Closure::<dyn FnMut()>::new(move || {
        if watched.has_attribute(READY)
            && let Some(action) = action.take()
        {
            action();
        }
    });
    if let Ok(observer) = MutationObserver::new(seen.as_ref().unchecked_ref()) {
        let options = MutationObserverInit::new();
        options.set_attributes(true);
        drop(observer.observe_with_options(&root, &options));
    }
    // The page lives as long.
    seen.forget();
}

/// Puts the way to the whole lesson under a figure that the address shows alone.
pub(super) fn follow_address(material: Material) {
    let element = || {
        let spec = material.figure(&in_address(EMBED)?)?;
        let figure = browser::document()?.get_element_by_id(spec.id)?;
        let way: Element = browser::document()?.create_element("p").ok()?;
        way.set_class_name("extra-way");
        way.set_inner_html(&format!(
            "<a target=\"_blank\" rel=\"noopener\" href=\"#\">{}</a>",
            escaped(&words::whole_lesson(material.title))
        ));
        figure.append_child(&way).ok()?;
        unveil(&figure);
        rank_finding(&figure);
        head(material.title, spec.id)?;
        Some((spec.id, browser::find::<Element>(&way, "a")?))
    };
    let Some((figure, link)) = element() else { return };
    // Only when it is followed: the state may have changed until then.
    let target = link.clone();
    for event in ["pointerdown", "keydown", "click"] {
        let target = target.clone();
        browser::on(&link, event, move |_: Event| {
            let address = address_of_state();
            let page = without(without_part(&address), EMBED);
            browser::set_attribute(&target, "href", &format!("{page}#{figure}"));
        });
    }
}

/// Shows the figure around a button over the whole screen, or as before. Where the browser fills the screen with films
/// only, as on an iPhone, the figure gets the window to itself, and the browser's own way back leads to the lesson.
pub(super) fn fill_screen(button: &Element) {
    let Some(document) = browser::document() else { return };
    if document.fullscreen_element().is_some() {
        document.exit_fullscreen();
    } else if let Some(figure) = figure_of(button)
        && figure.request_fullscreen().is_err()
        && in_address(EMBED).is_none()
    {
        go(&with(without_part(&address_of_state()), EMBED, &figure.id()));
    }
}

//! One figure without the rest of the page: in a frame of somebody else's page, and over the whole screen.

use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, Element, Event};

use super::embed::{EMBED, without};
use super::shown::address_of_state;
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

/// Shows one figure alone.
pub(super) fn show(figure: &str) {
    let options = CustomEventInit::new();
    options.set_detail(&JsValue::from_str(figure));
    if let (Some(window), Ok(event)) = (web_sys::window(), CustomEvent::new_with_event_init_dict(ALONE, &options)) {
        drop(window.dispatch_event(&event));
    }
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
        Some((spec.id, browser::find::<Element>(&way, "a")?))
    };
    let Some((figure, link)) = element() else { return };
    // Only when it is followed: the state may have changed until then.
    let target = link.clone();
    for event in ["pointerdown", "keydown", "click"] {
        let target = target.clone();
        browser::on(&link, event, move |_: Event| {
            let address = address_of_state();
            let page = without(address.split('#').next().unwrap_or_default(), EMBED);
            browser::set_attribute(&target, "href", &format!("{page}#{figure}"));
        });
    }
}

/// Shows the figure around a button over the whole screen, or as before. Where the browser refuses, it stays.
pub(super) fn fill_screen(button: &Element) {
    let Some(document) = browser::document() else { return };
    if document.fullscreen_element().is_some() {
        document.exit_fullscreen();
    } else if let Ok(Some(figure)) = button.closest("[data-figure]") {
        drop(figure.request_fullscreen());
    }
}

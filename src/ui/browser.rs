//! The browser's own services, each of which may be missing or refuse: every function here has a
//! harmless answer for that.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Document, Element, Storage};

/// A length as a style sheet writes it.
#[must_use]
pub(crate) fn pixels(length: f64) -> String {
    crate::format::number::shortest(length) + "px"
}

/// The document.
#[must_use]
pub(crate) fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The root element.
#[must_use]
pub(crate) fn root() -> Option<Element> {
    document()?.document_element()
}

/// Every element of the page that matches a selector, in page order, if it is of the type asked
/// for.
#[must_use]
pub(crate) fn all<T: JsCast>(selector: &str) -> Vec<T> {
    root().map(|root| within(&root, selector)).unwrap_or_default()
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// A value remembered on this device; nothing if storage is blocked.
#[must_use]
pub(crate) fn stored(name: &str) -> Option<String> {
    storage()?.get_item(name).ok()?
}

/// Remembers a value on this device; blocked or full storage forgets it.
pub(crate) fn store(name: &str, value: &str) {
    if let Some(storage) = storage() {
        drop(storage.set_item(name, value));
    }
}

/// Whether a media query holds now.
#[must_use]
pub(crate) fn matches_media(query: &str) -> bool {
    web_sys::window().and_then(|window| window.match_media(query).ok().flatten()).is_some_and(|media| media.matches())
}

/// Calls back each time a media query starts or ceases to hold, as long as the page lives.
pub(crate) fn on_media_change(query: &str, action: impl Fn() + 'static) {
    if let Some(media) = web_sys::window().and_then(|window| window.match_media(query).ok().flatten()) {
        on(&media, "change", move |_: web_sys::Event| action());
    }
}

/// Calls back the next time a media query starts or ceases to hold, and not again.
pub(crate) fn once_media_changes(query: &str, action: impl FnOnce() + 'static) {
    let Some(media) = web_sys::window().and_then(|window| window.match_media(query).ok().flatten()) else { return };
    let options = web_sys::AddEventListenerOptions::new();
    options.set_once(true);
    // Keeps the query as well: browsers forget one that nobody holds.
    let held = media.clone();
    let action = Closure::once_into_js(move || {
        drop(held);
        action();
    });
    let function = action.unchecked_ref();
    drop(media.add_event_listener_with_callback_and_add_event_listener_options("change", function, &options));
}

/// Calls back on an event with the event itself, as long as the page lives.
pub(crate) fn on<E: wasm_bindgen::convert::FromWasmAbi + 'static>(
    target: &web_sys::EventTarget,
    event: &str,
    action: impl FnMut(E) + 'static,
) {
    boxed(target, event, false, Box::new(action));
}

/// The same before any listener of an element inside the target hears of the event.
pub(crate) fn on_first<E: wasm_bindgen::convert::FromWasmAbi + 'static>(
    target: &web_sys::EventTarget,
    event: &str,
    action: impl FnMut(E) + 'static,
) {
    boxed(target, event, true, Box::new(action));
}

/// Boxed: one copy for every listener of the same event type.
fn boxed<E: wasm_bindgen::convert::FromWasmAbi + 'static>(
    target: &web_sys::EventTarget,
    event: &str,
    first: bool,
    action: Box<dyn FnMut(E)>,
) {
    let action = Closure::wrap(action);
    drop(target.add_event_listener_with_callback_and_bool(event, action.as_ref().unchecked_ref(), first));
    action.forget();
}

/// Every element inside another that matches a selector, if it is of the type asked for.
#[must_use]
pub(crate) fn within<T: JsCast>(element: &Element, selector: &str) -> Vec<T> {
    let Ok(list) = element.query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|index| list.get(index)?.dyn_into().ok()).collect()
}

/// The first element inside another that matches a selector, if it is of the type asked for.
#[must_use]
pub(crate) fn find<T: JsCast>(element: &Element, selector: &str) -> Option<T> {
    element.query_selector(selector).ok()??.dyn_into().ok()
}

/// Sets an attribute of an element. Where the browser refuses, that is an exception, as in all else that the
/// browser is asked for: what is guarded then runs again, and nothing stays half said.
pub(crate) fn set_attribute(element: &Element, name: &str, value: &str) {
    // One that is set anew is news to style sheets and assistive tools, whatever its value.
    if element.get_attribute(name).as_deref() != Some(value)
        && let Err(refusal) = element.set_attribute(name, value)
    {
        wasm_bindgen::throw_val(refusal);
    }
}

/// The place of an element among the children of another.
#[must_use]
pub(crate) fn place_in(parent: &Element, element: &Element) -> Option<usize> {
    let children = parent.children();
    let place = (0..children.length()).find(|place| children.item(*place).as_ref() == Some(element))?;
    usize::try_from(place).ok()
}

/// Whether an element stands in something that can be folded out and is not.
#[must_use]
pub(crate) fn is_folded(element: &Element) -> bool {
    element.closest("details:not([open])").is_ok_and(|closed| closed.is_some())
}

/// Whether the keyboard is on an element.
#[must_use]
pub(crate) fn has_focus(element: &Element) -> bool {
    document().and_then(|document| document.active_element()).is_some_and(|focused| focused == *element)
}

/// Whether the page is in the background.
pub(crate) fn is_hidden() -> bool {
    document().is_some_and(|document| document.hidden())
}

/// The query of the address, with its question mark.
#[must_use]
pub(crate) fn query() -> String {
    web_sys::window().and_then(|window| window.location().search().ok()).unwrap_or_default()
}

/// The hash of the address, with its mark.
#[must_use]
pub(crate) fn hash() -> String {
    web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// The address of this page with another query.
#[must_use]
pub(crate) fn address_with(query: &str) -> String {
    let address = address();
    let page = address.split(['?', '#']).next().unwrap_or_default();
    let mark = if query.is_empty() { "" } else { "?" };
    format!("{page}{mark}{query}{}", hash())
}

/// The name under which an entry of the history remembers [`replace_entry`]'s mark.
const MARK: &str = "dealerHedging";

/// The mark of the history's entry that is open, if [`replace_entry`] has set one.
#[must_use]
pub(crate) fn entry_mark() -> Option<f64> {
    let state = web_sys::window()?.history().ok()?.state().ok()?;
    js_sys::Reflect::get(&state, &MARK.into()).ok()?.as_f64()
}

/// Replaces the address of the history's open entry, without a new one, and marks it. Whatever else the entry
/// remembers stays. Browsers refuse this when it is called too often or from a file; the address then stays.
pub(crate) fn replace_entry(address: &str, mark: f64) {
    let Some(history) = web_sys::window().and_then(|window| window.history().ok()) else { return };
    let state = js_sys::Object::new();
    if let Some(before) = history.state().ok().and_then(|before| before.dyn_into::<js_sys::Object>().ok()) {
        js_sys::Object::assign(&state, &before);
    }
    if js_sys::Reflect::set(&state, &MARK.into(), &mark.into()).is_ok() {
        drop(history.replace_state_with_url(&state, "", Some(address)));
    }
}

/// A number that no other visit to this page has had: when it began, in milliseconds.
#[must_use]
pub(crate) fn visit() -> f64 {
    js_sys::Date::now()
}

/// The whole address.
#[must_use]
pub(crate) fn address() -> String {
    web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default()
}

/// Milliseconds since the page began; where nobody counts them, since another moment.
#[must_use]
pub(crate) fn milliseconds() -> f64 {
    let clock = web_sys::window().and_then(|window| window.performance());
    clock.map_or_else(js_sys::Date::now, |performance| performance.now())
}

/// Device pixels to a CSS pixel, at most 4: beyond that a canvas only costs memory.
#[must_use]
pub(crate) fn pixel_ratio() -> f64 {
    let ratio = web_sys::window().map_or(1.0, |window| window.device_pixel_ratio());
    if ratio.is_finite() { ratio.clamp(0.5, 4.0) } else { 1.0 }
}

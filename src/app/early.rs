//! What the reader did before the page was live: on a slow network minutes may lie between the text and the
//! module. `src/boot/early.js`, inline in the page, has noted which inputs were touched and which buttons
//! pressed; here it is done again, so that nothing jumps back. What a browser restores by itself after a reload
//! is not the reader's doing, is not noted, and so never wins over a link.

use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement, HtmlInputElement};

use crate::format::number;
use crate::scenario::Key;
use crate::ui::browser;
use crate::ui::live::Early;

/// Does again what was done before, in its order, but for the controls that the link has a value for: who
/// followed a link wants to see what it shows. Call once all is bound.
pub(super) fn adopt(given: &[Key]) {
    let Some(window) = web_sys::window() else { return };
    let noted = Reflect::get(&window, &"early".into()).ok().and_then(|noted| noted.dyn_into::<Array>().ok());
    // The script takes this as its end.
    drop(Reflect::set(&window, &"early".into(), &JsValue::NULL));
    let mut inputs: Vec<HtmlInputElement> = Vec::new();
    for element in noted.iter().flat_map(Array::iter).filter_map(|noted| noted.dyn_into::<HtmlElement>().ok()) {
        match element.dyn_into::<HtmlInputElement>() {
            // A drag notes its slider many times.
            Ok(input) => {
                if inputs.last() != Some(&input) {
                    inputs.push(input);
                }
            }
            Err(button) => {
                adopt_inputs(&mut inputs, given);
                if given.is_empty() || !sets_much(&button) {
                    button.click();
                }
            }
        }
    }
    adopt_inputs(&mut inputs, given);
}

/// Whether a button sets a whole state, and not one thing or the look of the page.
fn sets_much(button: &Element) -> bool {
    button.get_attribute(Early::ATTRIBUTE).as_deref() == Some(Early::State.value())
}

fn adopt_inputs(inputs: &mut Vec<HtmlInputElement>, given: &[Key]) {
    for input in inputs.drain(..) {
        let Some(key) = Key::named(&input.name()).filter(|key| !given.contains(key)) else { continue };
        let (changed, event) = match input.type_().as_str() {
            "radio" => (input.checked() && key.control().default != place(&input, key), "change"),
            "range" => (has_moved(&input), "input"),
            // A field that is still being typed in takes its text when it is left.
            _ => (input.value() != input.default_value() && !browser::has_focus(&input), "change"),
        };
        if let (true, Ok(event)) = (changed, Event::new(event)) {
            drop(input.dispatch_event(&event));
        }
    }
}

/// Whether a slider stands on another step than it was built with: between steps it never stands.
fn has_moved(range: &HtmlInputElement) -> bool {
    let numbers = [range.value(), range.default_value(), range.step()].map(|text| number::parse(&text));
    matches!(numbers, [Some(value), Some(default), Some(step)] if (value - default).abs() > 0.51 * step)
}

fn place(radio: &HtmlInputElement, key: Key) -> f64 {
    key.control().read(&radio.value()).value().unwrap_or(f64::NAN)
}

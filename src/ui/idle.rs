//! A control that has no effect for now, since another one is not set to the word that it belongs to.

use web_sys::Element;

use super::live::printed;
use super::reactive::untrack;
use super::sight::effect_on;
use crate::control::Binding;

/// What style sheets know it by.
const ATTRIBUTE: &str = "data-idle";

/// The attribute's value as the page is built with it; none where the control has an effect.
pub(crate) fn now<Q: Binding>(quantity: Q) -> Option<&'static str> {
    printed(|| untrack(|| !quantity.matters()))?.then_some("")
}

/// Keeps the attribute in step with the other control, where there is one.
pub(crate) fn follow<Q: Binding>(element: Element, quantity: Q) {
    if quantity.control().only_if.is_some() {
        effect_on(&element.clone(), move || drop(element.toggle_attribute_with_force(ATTRIBUTE, !quantity.matters())));
    }
}

//! A slider with a number field beside it.

use leptos::prelude::*;

use super::quantity::Quantity;

/// A labelled slider and a field that takes the quantity itself. The slider moves in readable
/// steps; the field keeps what is typed exactly. A field left empty or unreadable goes back to
/// the value in force.
#[component]
pub fn Slider<Q: Quantity>(
    /// What is set.
    quantity: Q,
) -> impl IntoView {
    let (from, to, step) = quantity.slider();
    let (low, high) = quantity.limits();
    let position = move || quantity.position(quantity.get()).to_string();
    let shown = move || quantity.get().to_string();
    let typed = move |event: leptos::ev::Event| {
        let field = event_target::<web_sys::HtmlInputElement>(&event);
        if let Ok(value) = field.value().trim().parse::<f64>() {
            quantity.set(value);
        }
        field.set_value(&quantity.get().to_string());
    };
    view! {
        <div class="control" data-control=quantity.name()>
            <label title=quantity.help()>
                <span class="control-name">{quantity.label()}</span>
                <input
                    type="range"
                    name=quantity.name()
                    min=from.to_string()
                    max=to.to_string()
                    step=step.to_string()
                    value=position()
                    prop:value=position
                    aria-valuetext=move || quantity.spoken(quantity.get())
                    on:input=move |event| {
                        if let Ok(position) = event_target_value(&event).parse() {
                            quantity.set(quantity.value_at(position));
                        }
                    }
                />
            </label>
            <span class="control-field">
                <input
                    type="number"
                    name=quantity.name()
                    inputmode="decimal"
                    aria-label=format!("{}, in {}", quantity.label(), quantity.unit())
                    min=low.to_string()
                    max=high.to_string()
                    step="any"
                    value=shown()
                    prop:value=shown
                    on:change=typed
                />
                <span class="unit" aria-hidden="true">{quantity.unit()}</span>
            </span>
            <output class="control-said">{move || quantity.spoken(quantity.get())}</output>
        </div>
    }
}

//! Before a figure answers, the reader may commit to an answer with one tap; so may a reader who
//! judges a common mistake. Nothing waits for it, the answer stays on this device and out of the
//! link, and it is judged by the state: when the state changes, so may the verdict.

mod list;

#[cfg(not(target_arch = "wasm32"))]
use leptos::prelude::*;
use web_sys::HtmlElement;

use crate::app::Store;
use crate::figures::{self, Preset};
use crate::format::number;
use crate::scenario::Scenario;
use crate::ui::browser;
use crate::ui::reactive::{Get, RwSignal, Set, effect};

pub use list::PREDICTIONS;

/// A question with two or three answers. `{name}` in a text stands for the phrase of that name.
pub struct Prediction {
    /// Its name; the answer is remembered under it.
    pub name: &'static str,
    /// What is asked, after “Before you look:”; or the statement to judge.
    pub question: &'static str,
    /// The answers, one button each.
    pub options: &'static [&'static str],
    /// What holds, and why.
    pub reveal: &'static str,
    /// The figure, and its preset, that a “Show me” leads to.
    pub shown_by: Option<(&'static str, &'static Preset)>,
    /// The place of the answer that is right in a state.
    pub right: fn(&Scenario) -> usize,
}

/// The prediction with this name.
#[must_use]
pub fn named(name: &str) -> Option<&'static Prediction> {
    PREDICTIONS.iter().find(|prediction| prediction.name == name)
}

/// The markup. The answer can be opened without answering, and without JavaScript.
///
/// # Panics
/// At build time, if there is no prediction of this name.
#[cfg(not(target_arch = "wasm32"))]
pub fn markup(store: Store, name: &'static str) -> impl IntoView {
    let Some(prediction) = named(name) else { panic!("the text asks for prediction {name}, which does not exist") };
    let is_statement = prediction.question.starts_with('“');
    let (lead, yes, no) = if is_statement {
        ("Judge it: ", "It is.", "It does, and it is a mistake.")
    } else {
        ("Before you look: ", "Right.", "Not so.")
    };
    let options = prediction.options.iter().map(|option| {
        view! { <button type="button" aria-pressed="false" disabled>{*option}</button> }
    });
    view! {
        <div class="bet" role="group" aria-label="Your prediction" data-bet=prediction.name>
            <p><strong>{lead}</strong>{worded(store, prediction.question)}</p>
            <div class="bet-options">{options.collect_view()}</div>
            // The verdict alone is spoken when it changes: the answer below it follows every slider.
            <div role="status">
                <p data-verdict="right" hidden>"You said: "<b data-chosen></b>". "{yes}</p>
                <p data-verdict="wrong" hidden>"You said: "<b data-chosen></b>". "{no}</p>
            </div>
            <details>
                <summary>"The answer"</summary>
                <p>{worded(store, prediction.reveal)}</p>
                {prediction.shown_by.map(|(figure, preset)| show(figure, preset, "Show me"))}
            </details>
        </div>
    }
}

/// A link to a figure that sets it up first, by one of its presets.
#[cfg(not(target_arch = "wasm32"))]
pub fn show(figure: &'static str, preset: &Preset, words: &'static str) -> impl IntoView {
    view! { <a class="show" href=format!("#{figure}") data-show=preset.name>{words}</a> }
}

/// A text with its phrases in place.
#[cfg(not(target_arch = "wasm32"))]
fn worded(store: Store, text: &'static str) -> Vec<AnyView> {
    let mut parts = Vec::new();
    for (place, part) in text.split(['{', '}']).enumerate() {
        // Every second part stood in braces.
        parts.push(if place % 2 == 0 { part.into_any() } else { crate::lesson::sections::say(store, part).into_any() });
    }
    parts
}

/// Makes every prediction and every “Show me” live.
pub fn bind(store: Store) {
    for bet in browser::all::<HtmlElement>("[data-bet]") {
        if let Some(prediction) = bet.get_attribute("data-bet").and_then(|name| named(&name)) {
            bind_one(store, &bet, prediction);
        }
    }
    for link in browser::all::<HtmlElement>("[data-show]") {
        let show = || {
            // After the `#`.
            let spec = figures::named(link.get_attribute("href")?.get(1..)?)?;
            Some((spec, spec.preset(&link.get_attribute("data-show")?)?))
        };
        let Some((spec, preset)) = show() else { continue };
        // The link itself then goes to the figure.
        browser::on(&link, "click", move |_: web_sys::Event| store.apply(&spec.preset_values(preset)));
    }
}

fn bind_one(store: Store, bet: &HtmlElement, prediction: &'static Prediction) {
    let remembered = format!("bet-{}", prediction.name);
    let answer = RwSignal::new(browser::stored(&remembered).and_then(|place| number::parse(&place)).unwrap_or(-1.0));
    let buttons = browser::within::<HtmlElement>(bet, "button");
    for (place, button) in (0u32..).zip(&buttons) {
        let remembered = remembered.clone();
        drop(button.remove_attribute("disabled"));
        browser::on(button, "click", move |_: web_sys::Event| {
            answer.set(f64::from(place));
            browser::store(&remembered, &place.to_string());
        });
    }
    let bet = bet.clone();
    let mut said = None;
    effect(move || {
        let (given, state) = (answer.get(), store.scenario());
        let chosen = (0u32..).zip(&buttons).find(|(place, _)| f64::from(*place) == given);
        let Some((chosen, pressed)) = chosen else { return };
        for button in &buttons {
            drop(button.set_attribute("aria-pressed", if button == pressed { "true" } else { "false" }));
        }
        let is_right = (prediction.right)(&state) == chosen as usize;
        // Every change of the state comes here. What is said already must not be spoken again.
        let verdict = Some((chosen, is_right));
        if verdict == said {
            return;
        }
        for verdict in browser::within::<HtmlElement>(&bet, "[data-verdict]") {
            verdict.set_hidden((verdict.get_attribute("data-verdict").as_deref() == Some("right")) != is_right);
        }
        for words in browser::within::<HtmlElement>(&bet, "[data-chosen]") {
            let chosen = pressed.text_content();
            if words.text_content() != chosen {
                words.set_text_content(chosen.as_deref());
            }
        }
        // Opened by an answer; the reader may close it, and then it stays closed.
        let answered = said.is_none_or(|(last, _)| last != chosen);
        if let (true, Some(details)) = (answered, browser::find::<HtmlElement>(&bet, "details")) {
            drop(details.set_attribute("open", ""));
        }
        said = verdict;
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{CustomerSide, Key};

    #[test]
    fn the_right_answer_follows_the_state() {
        let right = |name: &str, state: &Scenario| named(name).map(|prediction| (prediction.right)(state));
        let state = Scenario::default();
        let sold = state.with_choice(CustomerSide::Sells);
        assert_eq!((right("first-hedge", &state), right("first-hedge", &sold)), (Some(0), Some(1)));
        assert_eq!((right("next-dollar", &state), right("next-dollar", &sold)), (Some(0), Some(1)));
        assert_eq!(right("first-hedge", &state.with(Key::Oi, 0.0)), Some(2));
        assert_eq!(
            (right("short-close", &state), right("short-close", &state.with(Key::Kappa, 0.0))),
            (Some(1), Some(2))
        );
        // From far away a dealer short gamma carries price to the strike.
        let far = state.with(Key::Spot, 103.0).with(Key::Sessions, 5.0);
        assert_eq!(right("short-close", &far), Some(0));
    }

    #[test]
    fn every_answer_is_one_of_the_options_and_every_text_is_whole() {
        for prediction in &PREDICTIONS {
            assert!((prediction.right)(&Scenario::default()) < prediction.options.len(), "{}", prediction.name);
            for part in [prediction.question, prediction.reveal] {
                for name in part.split(['{', '}']).skip(1).step_by(2) {
                    assert!(crate::lesson::live_text::named(name).is_some(), "{}: {name}", prediction.name);
                }
            }
            if let Some((figure, preset)) = prediction.shown_by {
                assert!(
                    figures::named(figure)
                        .is_some_and(|spec| spec.presets.iter().any(|own| std::ptr::eq(*own, preset))),
                    "{}",
                    prediction.name
                );
            }
        }
    }
}

//! Before a figure answers, the reader may commit to an answer with one tap; so may a reader who
//! judges a common mistake. Nothing waits for it, the answer stays on this device and out of the
//! link, and it is judged by the state: when the state changes, so may the verdict.

#[cfg(not(target_arch = "wasm32"))]
use leptos::prelude::*;
use web_sys::HtmlElement;

use super::Store;
use super::phrases::next_order;
use crate::figures::{self, Preset, dealer_delta, map_moves, phrase, pressure_map, share_of_flow};
use crate::model::order::hedge_shares;
use crate::number;
use crate::scenario::Scenario;
use crate::scenario::session::GammaSide;
use crate::ui::browser;
use crate::ui::reactive::{Get, RwSignal, Set, effect};

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

/// Every prediction of the lesson, then the four mistakes.
pub static PREDICTIONS: [Prediction; 8] = [
    Prediction {
        name: "first-hedge",
        question: printed!(
            "the customer {customer-verb} {options}, and the dealer takes the other side. What must the dealer then \
              do in the underlying?"
        ),
        options: &[printed!("Buy"), printed!("Sell"), printed!("Nothing")],
        reveal: printed!(
            "The dealer {hedge-order}. The dealer's options behave like {delta-like}, and the hedge takes just that away."
        ),
        shown_by: None,
        right: |state| direction(hedge_shares(&state.book(), &state.now())),
    },
    Prediction {
        name: "next-dollar",
        question: printed!(
            "the dealer is {dealer-position}, and hedged. Now price rises by one more dollar. What next?"
        ),
        options: &[printed!("Buy more"), printed!("Sell some"), printed!("Nothing")],
        reveal: printed!(
            "On the next dollar up the dealer {up-order}; on the next dollar down the dealer {down-order}. The dealer is \
              {gamma-side}: these orders {pushes}."
        ),
        shown_by: None,
        right: |state| direction(next_order(state)),
    },
    Prediction {
        name: "short-close",
        question: printed!(
            "a dealer long gamma draws closes to the strike. Let the dealer be short gamma instead. Compared with no \
              hedging at all, how many sessions close near the strike?"
        ),
        options: &[printed!("More"), printed!("Fewer"), printed!("As many")],
        reveal: printed!(
            "Without hedging it is {near-strike-none}, with a dealer long gamma {near-strike-long}. A dealer short \
              gamma pushes price away from the strike, with orders of the same size as those with which the same options, \
              held long, would draw it there. Choose “Short gamma” under the figure and look for the hole."
        ),
        shown_by: None,
        right: |state| if state.opening_gain(GammaSide::Long) > 0.0 { 1 } else { 2 },
    },
    Prediction {
        name: "flipped-news",
        question: printed!(
            "you turn the news around, every outside order the other way. What happens to the map of pressure?"
        ),
        options: &[printed!("It turns around too"), printed!("It stays as it is")],
        reveal: printed!(
            "It stays. The map is made of open interest, an assumption, and time to expiry. News is none of these. \
              Only the path turns around. {map-flipped}"
        ),
        shown_by: Some(("pressure-map", &pressure_map::MIRRORED)),
        right: |_| 1,
    },
    Prediction {
        name: "all-hedging",
        question: printed!("“Price moved 1% today. That was the dealers hedging.”"),
        options: &[printed!("Sounds right"), printed!("A mistake")],
        reveal: printed!(
            "On an ordinary day in an index, with your news and netted by quarters of an hour, hedging made \
              {index-flow-share} of the movement. The rest came from elsewhere."
        ),
        shown_by: Some(("share-of-flow", &share_of_flow::INDEX)),
        right: |_| 1,
    },
    Prediction {
        name: "direction",
        question: printed!("“Dealers are short gamma. So price will fall.”"),
        options: &[printed!("Sounds right"), printed!("A mistake")],
        reveal: printed!(
            "A dealer short gamma sells into a fall, and buys into a rise just as well. The order answers the move; it \
              does not choose it. Take dealers short of every option on the map, and one day's news both ways. \
              {short-flipped}"
        ),
        shown_by: Some(("pressure-map", &pressure_map::SHORT)),
        right: |_| 1,
    },
    Prediction {
        name: "one-number",
        question: printed!("“I know the open interest at that strike. So I know the hedge order.”"),
        options: &[printed!("Sounds right"), printed!("A mistake")],
        reveal: printed!(
            "The next dollar up can mean that the dealer {setting-near}, that the dealer {setting-far}, or that the dealer \
              {setting-long}. The open interest is the same each time."
        ),
        shown_by: Some(("dealer-delta", &dealer_delta::NEAR)),
        right: |_| 1,
    },
    Prediction {
        name: "all-day",
        question: printed!("“I looked at the map this morning. It holds until the close.”"),
        options: &[printed!("Sounds right"), printed!("A mistake")],
        reveal: printed!(
            "Not one contract changes hands in the figure, and {map-left}. Set \
              more sessions to expiry and more of it stays: how long a map lives depends on how long its options live."
        ),
        shown_by: Some(("map-moves", &map_moves::LAST_DAY)),
        right: |_| 1,
    },
];

/// The prediction with this name.
#[must_use]
pub fn named(name: &str) -> Option<&'static Prediction> {
    PREDICTIONS.iter().find(|prediction| prediction.name == name)
}

/// Buying is the first answer, selling the second, nothing the third.
fn direction(shares: f64) -> usize {
    match shares {
        shares if phrase::rounds_to_nothing(shares) => 2,
        shares if shares > 0.0 => 0,
        _ => 1,
    }
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
        parts.push(if place % 2 == 0 { part.into_any() } else { super::sections::say(store, part).into_any() });
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
    use crate::scenario::Key;

    #[test]
    fn the_right_answer_follows_the_state() {
        let right = |name: &str, state: &Scenario| named(name).map(|prediction| (prediction.right)(state));
        let state = Scenario::default();
        let sold = state.with(Key::Side, 1.0);
        assert_eq!((right("first-hedge", &state), right("first-hedge", &sold)), (Some(0), Some(1)));
        assert_eq!((right("next-dollar", &state), right("next-dollar", &sold)), (Some(0), Some(1)));
        assert_eq!(right("first-hedge", &state.with(Key::Oi, 0.0)), Some(2));
        assert_eq!(
            (right("short-close", &state), right("short-close", &state.with(Key::Kappa, 0.0))),
            (Some(1), Some(2))
        );
    }

    #[test]
    fn every_answer_is_one_of_the_options_and_every_text_is_whole() {
        for prediction in &PREDICTIONS {
            assert!((prediction.right)(&Scenario::default()) < prediction.options.len(), "{}", prediction.name);
            for part in [prediction.question, prediction.reveal] {
                for name in part.split(['{', '}']).skip(1).step_by(2) {
                    assert!(super::super::phrases::named(name).is_some(), "{}: {name}", prediction.name);
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

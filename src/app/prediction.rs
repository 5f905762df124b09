//! Questions to answer before a figure does. Nothing waits for an answer; it stays on this device and out of the
//! link, and it is judged by the state: when the state changes, so may the verdict.

#![expect(unreachable_pub, reason = "Leptos makes the properties of a component public")]

use std::rc::Rc;

use leptos::prelude::*;
use web_sys::{Element, Event, HtmlButtonElement, HtmlElement};

use super::amount::AmountElements;
use super::bets::{self, Outcome};
use super::made::Made;
use super::sketch::SketchElements;
use super::{Store, opening, veil, words};
use crate::format::Printed;
use crate::lesson::{Answer, Asked, Part, Parts, Prediction, Show};
use crate::ui::browser;
use crate::ui::live::{Slot, live, once_live, printed};
use crate::ui::reactive::{ArcRwSignal, effect};
use crate::ui::sight::effect_on;

/// A question with its answers, the verdict, and what holds. That can be opened without answering, and without
/// JavaScript.
#[component]
pub(super) fn PredictionBox(
    prediction: &'static Prediction,
    /// Puts parts into it. In the browser they stand there already, and come to life by themselves.
    parts: Parts,
) -> impl IntoView {
    let frame = match prediction.asked {
        Asked::Statement => words::STATEMENT,
        Asked::Amount(_) | Asked::Drawing(_) if is_placed(prediction) => words::AMOUNT,
        Asked::Question | Asked::Amount(_) | Asked::Drawing(_) => words::QUESTION,
    };
    let elements = Elements::of(prediction);
    let options = prediction.options.iter().zip(&elements.options).map(|((_, words), option)| {
        let mark = option.here();
        printed(|| view! { <button type="button" aria-pressed="false" disabled data-live=mark>{words.text()}</button> })
    });
    let options = options.collect_view();
    let [right, wrong] = elements.verdicts.each_ref().map(|verdict| (verdict.holder.here(), verdict.chosen.here()));
    let (answer, holder) = (elements.answer.here(), elements.holder.here());
    let class = printed(|| match prediction.asked {
        Asked::Question | Asked::Amount(_) | Asked::Drawing(_) => "prediction",
        Asked::Statement => "prediction prediction-statement",
    });
    let (amount, sketch) = match prediction.asked {
        Asked::Amount(amount) => (Some(elements.amount.view(amount)), None),
        Asked::Drawing(drawing) => (None, Some(elements.sketch.view(drawing))),
        Asked::Question | Asked::Statement => (None, None),
    };
    once_live(move || elements.start(prediction));
    printed(|| {
        view! {
            <div class=class role="group" aria-label=words::YOUR_PREDICTION data-prediction=prediction.name data-live=holder>
                <p><strong>{frame.lead}</strong>{worded(prediction.question, parts)}</p>
                {amount}
                {sketch}
                <div class="prediction-options">{options}</div>
                // The verdict alone is spoken when it changes: the answer below it follows every slider.
                <div role="status">
                    <p data-verdict="right" hidden data-live=right.0>{words::YOU_SAID}<b data-chosen data-live=right.1></b>". "{frame.right}</p>
                    <p data-verdict="wrong" hidden data-live=wrong.0>{words::YOU_SAID}<b data-chosen data-live=wrong.1></b>". "{frame.wrong}</p>
                </div>
                <details data-live=answer>
                    <summary>{words::THE_ANSWER}</summary>
                    <p>{worded(prediction.reveal, parts)}</p>
                    {prediction.shown_by.map(|(figure, preset)| parts.put(Part::Show(Show { figure, preset })))}
                </details>
            </div>
        }
    })
}

/// How many bets were right. On a page that is not live there are none.
#[component]
pub(super) fn Score(of: &'static [Prediction]) -> impl IntoView {
    let now = printed(|| words::score(0, 0, of.len()));
    let follows = live(move |line: Element| {
        effect(move || {
            // The page as it was built stands, in whatever language, until there is a score.
            if let Some(score) = bets::score(of) {
                line.set_text_content(Some(&score));
            }
        });
    });
    printed(|| view! { <p class="score" data-score data-live=follows>{now}</p> })
}

/// A link to a figure that sets it up first, by one of its presets. The link itself then goes to the figure.
#[component]
pub(super) fn ShowLink(show: Show) -> impl IntoView {
    let Show { figure, preset } = show;
    let apply = move |link: HtmlElement| {
        let left = link.clone();
        browser::on(&link, "click", move |_: Event| {
            opening::leave(figure.id, left.clone());
            let store = Store::here();
            store.apply(&figure.preset_values(preset, &store.peek()));
        });
    };
    let live = live(apply);
    printed(|| {
        view! {
            <a class="link-show" href=printed(|| format!("#{}", figure.id)) data-show=preset.name data-live=live>{words::SHOW_ME}</a>
        }
    })
}

/// A text with its phrases in place, each in braces by its name.
///
/// # Panics
/// At build time, if it names a phrase that the lesson lacks.
fn worded(text: Printed, parts: Parts) -> Option<Vec<AnyView>> {
    text.text().map(|text| {
        let pieces = text.split(['{', '}']).enumerate().map(|(place, piece)| {
            // Every second piece stood in braces.
            if place % 2 == 0 {
                return piece.into_any();
            }
            let Some(phrase) = parts.lesson.phrase(piece) else { panic!("{text} says {piece}, which is no phrase") };
            parts.put(Part::Phrase(phrase))
        });
        pieces.collect()
    })
}

/// Whether there is nothing to choose: the one button places what was set or drawn.
fn is_placed(prediction: &Prediction) -> bool {
    prediction.options.len() == 1
}

/// What is live of a prediction.
struct Elements {
    options: Vec<Slot<HtmlButtonElement>>,
    /// That it is right, and that it is wrong.
    verdicts: [Verdict; 2],
    answer: Slot<HtmlElement>,
    holder: Slot<Element>,
    amount: AmountElements,
    sketch: SketchElements,
}

#[derive(Default)]
struct Verdict {
    holder: Slot<HtmlElement>,
    /// Repeats the answer that was given.
    chosen: Slot<Element>,
}

impl Elements {
    fn of(prediction: &Prediction) -> Self {
        let options = prediction.options.iter().map(|_| Slot::default()).collect();
        Self {
            options,
            verdicts: Default::default(),
            answer: Slot::default(),
            holder: Slot::default(),
            amount: AmountElements::default(),
            sketch: SketchElements::default(),
        }
    }

    fn start(self, prediction: &'static Prediction) {
        bets::recall(prediction);
        let holder = self.holder.get();
        if let Some(answer) = self.answer.get() {
            // Opened by the reader, before a bet: what is answered after that is none. By an answer, it has ended; and what is
            // opened for paper is not asked for.
            browser::on(&answer, "click", move |_: Event| bets::end(prediction, Outcome::Shown));
        }
        let given = ArcRwSignal::new(remembered(prediction));
        for ((answer, _), option) in prediction.options.iter().zip(&self.options) {
            let (Some(button), given) = (option.get(), given.clone()) else { continue };
            button.set_disabled(false);
            browser::on(&button, "click", move |_: Event| {
                given.set(Some(*answer));
                browser::store(&memory(prediction), answer.0);
            });
        }
        let made: Option<Rc<dyn Made>> = match prediction.asked {
            Asked::Amount(it) => Some(self.amount.clone().start(prediction, it)),
            Asked::Drawing(it) => Some(self.sketch.clone().start(prediction, it)),
            Asked::Question | Asked::Statement => None,
        };
        let (mut said, place) = (None, self.answer.get());
        let follow = move || {
            let (given, state) = (given.get(), Store::here().scenario());
            let given = given.and_then(|answer| Some((answer, self.button(prediction, answer)?)));
            let Some((chosen, pressed)) = given else { return };
            pressed.set_disabled(is_placed(prediction));
            // No answer is right of a state that the model refuses: the verdict stays as it was.
            let is_near = made.as_ref().map_or(Ok(true), |made| made.judge(prediction, &state));
            let (Ok(is_near), Ok(right)) = (is_near, (prediction.right)(&state)) else { return };
            let is_right = is_near && right == chosen;
            bets::end(prediction, if is_right { Outcome::Right } else { Outcome::Wrong });
            // Every change of the state comes here. What is said already must not be spoken again.
            let verdict = Some((chosen, is_right));
            if verdict == said {
                return;
            }
            self.say(&pressed, made.as_ref().filter(|_| is_placed(prediction)).map(|made| made.said()), is_right);
            // Opened by an answer; the reader may close it, and then it stays closed.
            let answered = said.is_none_or(|(last, _)| last != chosen);
            if let (true, Some(answer)) = (answered, self.answer.get()) {
                browser::set_attribute(&answer, "open", "");
            }
            said = verdict;
        };
        match place {
            Some(place) => effect_on(&place, follow),
            None => effect(follow),
        }
        if let Some(holder) = holder {
            veil::follow(prediction, &holder);
        }
    }

    /// What an answer is given with.
    fn button(&self, prediction: &Prediction, answer: Answer) -> Option<HtmlButtonElement> {
        let mut options = prediction.options.iter().zip(&self.options);
        options.find(|((known, _), _)| *known == answer).and_then(|(_, option)| option.get())
    }

    /// Tells the verdict. What was answered is repeated as it stands on the button, in whatever language by now.
    fn say(&self, pressed: &HtmlButtonElement, amount: Option<String>, is_right: bool) {
        let words = amount.or_else(|| pressed.text_content());
        for button in self.options.iter().filter_map(Slot::get) {
            browser::set_attribute(&button, "aria-pressed", if button == *pressed { "true" } else { "false" });
        }
        for (Verdict { holder, chosen }, says_right) in self.verdicts.iter().zip([true, false]) {
            if let Some(holder) = holder.get() {
                holder.set_hidden(says_right != is_right);
            }
            if let Some(chosen) = chosen.get().filter(|chosen| chosen.text_content() != words) {
                chosen.set_text_content(words.as_deref());
            }
        }
    }
}

/// Where the answer is kept on this device. Others on the same host may keep things there as well.
fn memory(prediction: &Prediction) -> String {
    format!("dealer-hedging:prediction:{}", prediction.name)
}

/// The answer that was given before.
fn remembered(prediction: &Prediction) -> Option<Answer> {
    let name = browser::stored(&memory(prediction));
    prediction.kept(name.as_deref(), || browser::stored(&format!("bet-{}", prediction.name)))
}

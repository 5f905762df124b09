//! What a bet is about waits until the bet is placed or waved through: what the figures found, the words that would
//! give it away, the order that the deck tells beside it. Nothing is taken out of the page, and without this
//! application nothing is veiled.

use std::cell::RefCell;

use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

use super::bets::{self, Outcome};
use crate::lesson::Prediction;
use crate::ui::browser;
use crate::ui::figure_elements::VEILED;
use crate::ui::reactive::effect;

/// On words that wait.
const WORDS: &str = "words-veiled";

thread_local! {
    /// Sections beside which the deck keeps its order to itself, each with the bet that it waits for.
    static DECK: Waiting = const { Waiting::new(Vec::new()) };
    /// Figures, each with a bet that it waits for.
    static FIGURES: Waiting = const { Waiting::new(Vec::new()) };
}

/// What waits, by the name of its element, and the bet that it waits for.
type Waiting = RefCell<Vec<(String, &'static Prediction)>>;

/// Whether an element has to wait for a bet, tracked.
fn waits(known: &Waiting, id: &str) -> bool {
    bets::follow();
    known.borrow().iter().any(|(waiting, bet)| waiting == id && !bets::has_ended(bet))
}

/// Whether the deck keeps its order to itself beside this section, tracked.
pub(super) fn hides_order(section: &str) -> bool {
    DECK.with(|known| waits(known, section))
}

/// Veils what a bet, which stands in `place`, asks to be veiled, until it has ended.
pub(super) fn follow(bet: &'static Prediction, place: &Element) {
    let section = place.closest("section").ok().flatten();
    let mut figures = Vec::new();
    for spec in bet.veils.figures {
        figures.extend(browser::document().and_then(|document| document.get_element_by_id(spec.id)));
    }
    let mut words = Vec::new();
    for name in bet.veils.words {
        if let Some(section) = &section {
            words.extend(browser::within::<HtmlElement>(
                section,
                &format!("[data-part='phrase {name}'] > span,[data-veil={name}]"),
            ));
        }
    }
    if let (true, Some(section)) = (bet.veils.deck, &section) {
        DECK.with_borrow_mut(|known| known.push((section.id(), bet)));
    }
    for figure in &figures {
        FIGURES.with_borrow_mut(|known| known.push((figure.id(), bet)));
        wave_through(bet, figure);
    }
    led_to(bet);
    if let (false, Some(window)) = (figures.is_empty(), web_sys::window()) {
        browser::on(&window, "hashchange", move |_: Event| led_to(bet));
    }
    effect(move || {
        for figure in &figures {
            veil_figure(figure, FIGURES.with(|known| waits(known, &figure.id())));
        }
        bets::follow();
        for word in &words {
            drop(word.class_list().toggle_with_force(WORDS, !bets::has_ended(bet)));
        }
    });
    // The deck, and bets on the same figure, may have looked before.
    bets::changed();
}

/// A link that leads to the figure itself shows it.
fn led_to(bet: &'static Prediction) {
    let hash = browser::hash();
    if bet.veils.figures.iter().any(|spec| hash.strip_prefix('#') == Some(spec.id)) {
        bets::end(bet, Outcome::Shown);
    }
}

/// Whoever presses or moves anything in the figure, or its button, is shown it.
fn wave_through(bet: &'static Prediction, figure: &Element) {
    for event in ["click", "input"] {
        browser::on(figure, event, move |_: Event| bets::end(bet, Outcome::Shown));
    }
    browser::on(figure, "keydown", move |event: KeyboardEvent| {
        // These go on to the next place, or belong to something else.
        if !matches!(event.key().as_str(), "Tab" | "Shift" | "Control" | "Alt" | "Meta" | "Escape") {
            bets::end(bet, Outcome::Shown);
        }
    });
}

/// The picture is called by what stands in the finding's place.
fn veil_figure(figure: &Element, waits: bool) {
    let find = |css| browser::find::<HtmlElement>(figure, css);
    let Some(note) = find(".figure-veil") else { return };
    let Some((finding, canvas)) = find(".figure-finding").zip(find("canvas")) else { return };
    if note.hidden() != waits {
        return;
    }
    // The button is about to go, and the keyboard with it: on to what was waited for.
    let was_on_it = note.contains(browser::document().and_then(|document| document.active_element()).as_deref());
    note.set_hidden(!waits);
    drop(figure.class_list().toggle_with_force(VEILED, waits));
    let name = if waits { browser::find::<Element>(&note, "span") } else { Some(finding.clone().into()) };
    if let Some(name) = name.and_then(|element| element.text_content()) {
        browser::set_attribute(&canvas, "aria-label", &name.replace('\u{a0}', " "));
    }
    if was_on_it {
        finding.set_tab_index(-1);
        drop(finding.focus());
    }
}

//! What the deck shows beside what is being read. Every control stays in the page: style sheets hide those that do not
//! matter there, unless they have the focus.

use web_sys::Element;

use super::{CONTROLS, MORE, main_control, mark};
use crate::figures::FigureSpec;
use crate::lesson::DeckOrder;
use crate::scenario::Key;
use crate::ui::reactive::{ArcRwSignal, Set, effect};
use crate::ui::{browser, reading};

/// Of the deck on a narrow screen: it stands beside a figure that uses it.
const HERE: &str = "deck-here";
/// Of the deck on a wide one: nothing that it holds matters to what is being read.
const AWAY: &str = "deck-away";
/// Of one of its controls: it does not matter there.
const UNUSED: &str = "deck-unused";

/// The controls of the deck that a figure depends on, with spaces between: `data-uses` of its element. First those that
/// do not stand under its picture anyway.
pub(in crate::app) fn uses(spec: &FigureSpec) -> Option<String> {
    let of_deck = || spec.keys().filter(|key| CONTROLS.contains(key));
    let own = |key: &Key| spec.controls.contains(key);
    let names: Vec<_> = of_deck().filter(|key| !own(key)).chain(of_deck().filter(own)).map(Key::name).collect();
    (!names.is_empty()).then(|| names.join(" "))
}

/// What is being read: the figure in the middle of the window, else the section; nothing before the page is live.
fn place_read() -> Option<Element> {
    let (figure, section) = (reading::figure(), reading::section());
    browser::document()?.get_element_by_id(&figure.or(section)?)
}

/// The order that the section being read asks for; that of the trade where none is read.
pub(super) fn order_asked() -> DeckOrder {
    let section = place_read().and_then(|place| place.closest("section").ok()?);
    let name = section.and_then(|section| section.get_attribute(DeckOrder::ATTRIBUTE));
    name.and_then(|name| DeckOrder::named(&name)).unwrap_or(DeckOrder::Trade)
}

/// Keeps the dock, which holds the deck, to what is being read. With each figure that uses one of the main controls the
/// first of these is picked.
pub(super) fn follow_reader(dock: Element, picked: ArcRwSignal<Key>) {
    let knows = reading::follow_figures();
    let mut last = String::new();
    effect(move || {
        let place = place_read();
        let of_figure = place.as_ref().and_then(|place| place.get_attribute("data-uses"));
        mark(&dock, HERE, of_figure.is_some() || !knows);
        // Beside the first screen, which is in no section, there is no deck.
        let Some(place) = place.filter(|place| place.closest("section").is_ok_and(|section| section.is_some())) else {
            return;
        };
        let used = CONTROLS.map(|key| is_used(key, &place));
        let is_away = !used.contains(&true) && order_asked() == DeckOrder::Trade;
        mark(&dock, AWAY, is_away);
        // Out of sight it stays as it was: nothing moves when it comes back.
        if !is_away {
            show_used(&dock, &used);
        }
        if let Some(uses) = of_figure.filter(|_| std::mem::replace(&mut last, place.id()) != place.id())
            && let Some(key) = uses.split(' ').find_map(main_control)
        {
            picked.set(key);
        }
    });
}

/// Whether this figure depends on a control, or one of the figures of this section.
fn is_used(key: Key, place: &Element) -> bool {
    let css = format!("[data-uses~={}]", key.name());
    place.matches(&css).unwrap_or(false) || browser::find::<Element>(place, &css).is_some()
}

fn show_used(dock: &Element, used: &[bool; CONTROLS.len()]) {
    for (key, is_used) in CONTROLS.iter().zip(used) {
        let css = format!("[data-control={0}],[data-choice={0}]", key.name());
        if let Some(control) = browser::find(dock, &css) {
            mark(&control, UNUSED, !is_used);
        }
    }
    if let Some(more) = browser::find(dock, "details") {
        mark(&more, UNUSED, !used[MORE].contains(&true));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::{closing_price, crowded_strikes, dealer_delta, echo, hedged_pnl, push_the_price};

    #[test]
    fn a_figure_names_the_controls_of_the_deck_that_move_it() {
        let said = |spec| uses(spec).unwrap_or_default();
        assert_eq!(said(&dealer_delta::SPEC), "spot days oi iv strike side kind rate yield");
        assert_eq!(said(&hedged_pnl::SPEC), "spot days oi iv strike side");
        // Spot and time stand under this picture already.
        assert_eq!(said(&crowded_strikes::SPEC), "iv rate yield spot days");
        assert!(said(&closing_price::SPEC).ends_with("oi strike") || said(&closing_price::SPEC).ends_with("strike oi"));
        assert_eq!((uses(&echo::SPEC), uses(&push_the_price::SPEC)), (None, None));
    }

    #[test]
    fn whatever_uses_the_deck_uses_a_control_that_its_line_can_show() {
        for spec in crate::figures::LIST {
            let uses = uses(spec);
            let mut names = uses.iter().flat_map(|uses| uses.split(' '));
            assert!(uses.is_none() || names.any(|name| main_control(name).is_some()), "{}", spec.id);
        }
    }
}

//! How a figure differs from how it opens, and the ways back from there.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::{HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::{Store, words};
use crate::figures::FigureSpec;
use crate::scenario::{Key, Scenario};
use crate::ui::opening::Opening;
use crate::ui::reactive::{ArcTrigger, Notify, Track};

/// Where the reader was when a figure was set up to show something.
struct Left {
    figure: &'static str,
    /// The link that was followed.
    link: HtmlElement,
    /// The state before.
    state: Scenario,
}

thread_local! {
    static LEFT: RefCell<Option<Left>> = const { RefCell::new(None) };
    static CHANGED: ArcTrigger = ArcTrigger::new();
}

/// Notes where the reader is, before a link sets a figure up to show something.
pub(super) fn leave(figure: &'static str, link: HtmlElement) {
    LEFT.set(Some(Left { figure, link, state: Store::here().peek() }));
    CHANGED.with(ArcTrigger::notify);
}

/// What a figure's tag tells and does.
pub(super) fn of(spec: &'static FigureSpec) -> Opening {
    let store = Store::here();
    Opening {
        differs: Rc::new(move || told(&store.only(spec.keys()).scenario)),
        reset: Rc::new(move || {
            let opening = store.peek().opening();
            let settings: Vec<_> = spec.keys().map(|key| opening.setting(key)).collect();
            store.apply(&settings);
        }),
        was_shown: Rc::new(|| {
            CHANGED.with(ArcTrigger::track);
            LEFT.with_borrow(|left| left.as_ref().is_some_and(|left| left.figure == spec.id))
        }),
        go_back: Rc::new(move || {
            let Some(left) = LEFT.take() else { return };
            CHANGED.with(ArcTrigger::notify);
            store.remember();
            store.show(&left.state);
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Center);
            left.link.scroll_into_view_with_scroll_into_view_options(&options);
            drop(left.link.focus());
        }),
    }
}

/// What a state has that the opening one has not: the first few controls with their values, families by their name alone.
fn told(state: &Scenario) -> Option<String> {
    const SHOWN: u32 = 3;
    let (mut told, mut count, mut last) = (String::new(), 0, "");
    for key in state.changed() {
        let control = key.control();
        // The members of a family follow each other.
        if std::mem::replace(&mut last, control.label) == control.label {
            continue;
        }
        count += 1;
        if count <= SHOWN {
            let is_one_of_many = matches!(key, Key::Path(_) | Key::Calls(_) | Key::Puts(_) | Key::Pushed(_));
            let value = if is_one_of_many { String::new() } else { control.spoken(state.get(key)) };
            words::add_change(&mut told, control.label, &value);
        }
    }
    (count > 0).then(|| words::changes(told, count.saturating_sub(SHOWN)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_names_what_differs() {
        let state = Scenario::default();
        assert_eq!(told(&state), None);
        let state = state.with(Key::Spot, 104.0);
        assert_eq!(told(&state).as_deref(), Some("Changed: Spot $104.00"));
        let state = state.with(Key::Path(0), 3.0).with(Key::Path(1), 4.0);
        assert_eq!(told(&state).as_deref(), Some("Changed: Spot $104.00, Price path"));
        let many = state.with(Key::Days, 2.0).with(Key::Iv, 30.0);
        assert_eq!(
            told(&many).as_deref(),
            Some("Changed: Spot $104.00, Time to expiry 2 days, Implied volatility 30%, and 1 more")
        );
    }
}

//! Light and dark: follows the system until the reader switches.

#![expect(unreachable_pub, reason = "Leptos makes the properties of a component public")]

use std::cell::{Cell, OnceCell};

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::live::{on_click, printed};
use super::reactive::{ArcTrigger, Notify, Track};
use super::{browser, words};
use crate::chart::theme::in_scheme;
use crate::chart::{Rgb, Scheme, Theme};

/// `src/boot/theme.js` reads it before anything is painted.
const STORED: &str = "dealer-hedging:theme";

/// Neither light nor dark; whoever has it stored does not inherit what other pages of the host store.
const SYSTEM: &str = "system";
const DARK: &str = "(prefers-color-scheme: dark)";
/// What else gives the tokens other colours.
const CONTRAST: &str = "(prefers-contrast: more)";

thread_local! {
    /// Asked for once: it costs two layouts of the page.
    static ON_PAPER: OnceCell<Theme> = const { OnceCell::new() };
    /// The colours in force, once they were asked for: browsers answer for each one anew, which takes longer than a curve.
    static IN_FORCE: Cell<Option<Theme>> = const { Cell::new(None) };
    /// Whether this module hears of other colours. The one that only makes files does not.
    static FOLLOWED: Cell<bool> = const { Cell::new(false) };
    /// Whatever is painted with colours follows it.
    static CHANGED: ArcTrigger = ArcTrigger::new();
}

/// Makes the running effect follow the theme.
pub(crate) fn track() {
    CHANGED.with(ArcTrigger::track);
}

/// Follows the system's setting; a stored choice is in force already. Call once, in the browser.
pub(crate) fn follow() {
    FOLLOWED.set(true);
    for query in [DARK, CONTRAST] {
        browser::on_media_change(query, changed);
    }
}

fn changed() {
    IN_FORCE.set(None);
    CHANGED.with(ArcTrigger::notify);
}

/// Switches to the other theme and remembers it. Where that is the system's, so that the page follows the
/// system again.
fn switch() {
    let dark = !is_dark();
    let choice = if dark == browser::matches_media(DARK) {
        SYSTEM
    } else if dark {
        "dark"
    } else {
        "light"
    };
    apply(choice);
    browser::store(STORED, choice);
    changed();
}

fn apply(choice: &str) {
    if let Some(root) = browser::root() {
        drop(if choice == SYSTEM {
            root.remove_attribute("data-theme")
        } else {
            root.set_attribute("data-theme", choice)
        });
    }
}

fn is_dark() -> bool {
    match browser::root().and_then(|root| root.get_attribute("data-theme")) {
        Some(choice) => choice == "dark",
        None => browser::matches_media(DARK),
    }
}

/// The colours in force.
#[must_use]
pub(crate) fn current() -> Theme {
    let theme = IN_FORCE.get().unwrap_or_else(of_tokens);
    IN_FORCE.set(FOLLOWED.get().then_some(theme));
    theme
}

/// The colours of the style sheet's tokens. They are registered as colours, so that browsers
/// answer with the colour itself; one that knows no registration answers with the text of the declaration.
fn of_tokens() -> Theme {
    let style = browser::root()
        .and_then(|root| web_sys::window().and_then(|window| window.get_computed_style(&root).ok().flatten()));
    let scheme = if is_dark() { Scheme::Dark } else { Scheme::Light };
    Theme::from_tokens(|token| {
        let value = style.as_ref()?.get_property_value(token).ok()?;
        let value = in_scheme(&value, scheme);
        Rgb::parse(value).or_else(|| painted(value))
    })
}

/// An opaque colour in whatever notation the browser understands: painted, and looked at.
fn painted(color: &str) -> Option<Rgb> {
    let canvas: HtmlCanvasElement = browser::document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    // What is no colour leaves the one before.
    context.set_fill_style_str("transparent");
    context.set_fill_style_str(color);
    context.fill_rect(0.0, 0.0, 1.0, 1.0);
    let pixel = context.get_image_data(0.0, 0.0, 1.0, 1.0).ok()?.data();
    match *pixel.as_slice() {
        [red, green, blue, u8::MAX] => Some(Rgb(red, green, blue)),
        _ => None,
    }
}

/// The colours on paper, which are the light ones whatever is chosen for the screen.
#[must_use]
pub(crate) fn on_paper() -> Theme {
    ON_PAPER.with(|theme| {
        *theme.get_or_init(|| {
            let chosen = browser::root().and_then(|root| root.get_attribute("data-theme"));
            apply("light");
            let light = of_tokens();
            apply(chosen.as_deref().unwrap_or(SYSTEM));
            light
        })
    })
}

/// The button that switches between light and dark.
#[component]
pub(crate) fn ThemeSwitch() -> impl IntoView {
    let live = on_click(switch);
    printed(|| {
        view! {
            <button
                type="button"
                class="button-quiet"
                data-theme-switch
                aria-label=words::SWITCH_THEME
                data-live=live
            >
                <span aria-hidden="true">"◐"</span>
            </button>
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_in_the_page_reads_what_is_stored_here() {
        assert!(include_str!("../boot/theme.js").contains(&format!("'{STORED}'")));
    }
}

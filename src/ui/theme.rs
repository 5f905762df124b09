//! Light and dark: follows the system until the reader switches.

#[cfg(not(target_arch = "wasm32"))]
use leptos::prelude::*;

use super::reactive::{GetUntracked, RwSignal, Set, Track};

use super::browser;
use super::chart::Theme;

/// `boot/theme.js` reads it before anything is painted.
const STORED: &str = "dealer-hedging:theme";

/// Counts changes of the theme, so that whatever is painted with colours can follow.
#[derive(Debug, Clone, Copy)]
pub struct ThemeChanges(RwSignal<f64>);

impl ThemeChanges {
    /// Starts to count.
    #[must_use]
    pub fn new() -> Self {
        Self(RwSignal::new(0.0))
    }

    /// Makes the running effect follow the theme.
    pub fn track(self) {
        self.0.track();
    }

    /// Applies the stored choice and follows the system's setting. Call once, in the browser.
    pub fn follow(self) {
        if let Some(choice) = browser::stored(STORED).filter(|choice| choice == "light" || choice == "dark") {
            apply(&choice);
        }
        browser::on_media_change("(prefers-color-scheme: dark)", move || self.0.set(self.0.get_untracked() + 1.0));
    }

    /// Switches to the other theme and remembers it.
    pub fn switch(self) {
        let choice = if is_dark() { "light" } else { "dark" };
        apply(choice);
        browser::store(STORED, choice);
        self.0.set(self.0.get_untracked() + 1.0);
    }
}

impl Default for ThemeChanges {
    fn default() -> Self {
        Self::new()
    }
}

fn apply(choice: &str) {
    if let Some(root) = browser::root() {
        drop(root.set_attribute("data-theme", choice));
    }
}

fn is_dark() -> bool {
    match browser::root().and_then(|root| root.get_attribute("data-theme")) {
        Some(choice) => choice == "dark",
        None => browser::matches_media("(prefers-color-scheme: dark)"),
    }
}

/// The colours in force, read from the style sheet's tokens.
#[must_use]
pub fn current() -> Theme {
    let style = browser::root()
        .and_then(|root| web_sys::window().and_then(|window| window.get_computed_style(&root).ok().flatten()));
    Theme::from_tokens(|token| style.as_ref().and_then(|style| style.get_property_value(token).ok()))
}

/// The markup of the button that switches between light and dark.
#[cfg(not(target_arch = "wasm32"))]
pub fn markup() -> impl IntoView {
    view! {
        <button type="button" class="quiet" data-theme-switch aria-label="Switch between light and dark">
            <span aria-hidden="true">"◐"</span>
        </button>
    }
}

/// Makes the button switch.
pub fn bind(button: &web_sys::HtmlElement, changes: ThemeChanges) {
    browser::on(button, "click", move |_: web_sys::Event| changes.switch());
}

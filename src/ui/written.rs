//! Words that follow the state, written only when they change: a page that was translated keeps its
//! translation of all that stays true, and assistive tools hear of nothing that did not happen.

use std::cell::{Cell, RefCell};

use web_sys::Element;

thread_local! {
    static AS_BUILT: Cell<bool> = const { Cell::new(false) };
}

/// Says whether the state is the one that the page was built in, and has been since it came to life: what stands
/// there is then true, in whatever language by now.
pub(crate) fn set_as_built(is: bool) {
    AS_BUILT.set(is);
}

/// Whether the page has been in the state that it was built in all along.
pub(crate) fn is_as_built() -> bool {
    AS_BUILT.get()
}

/// What was last written into one element. What the element holds by now does not matter: browsers write
/// markup in their own way, and translators replace it.
#[derive(Debug, Default)]
pub(crate) struct Written(RefCell<Option<String>>);

impl Written {
    /// Writes the words if they are others than the last, and not those that the page was built with: these are of
    /// a figure that has been worked out to its end, as it may not be here yet.
    pub(crate) fn write(&self, element: &Element, html: String) {
        if self.is_news(&html) {
            let stands = || element.inner_html().replace("&nbsp;", "\u{A0}") == html;
            if !(is_as_built() || (self.is_empty() && stands())) {
                put(element, &html);
            }
            *self.0.borrow_mut() = Some(html);
        }
    }

    /// Writes what the page is not built with, if it is other than the last.
    pub(crate) fn fill(&self, element: &Element, html: String) {
        if self.is_news(&html) {
            put(element, &html);
            *self.0.borrow_mut() = Some(html);
        }
    }

    /// Whether these are others than the last.
    fn is_news(&self, html: &str) -> bool {
        self.0.borrow().as_deref() != Some(html)
    }

    /// Whether nothing was written yet.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.borrow().is_none()
    }
}

/// Replaces what an element holds. Words without markup need no parser: that would take longer than all else of it.
fn put(element: &Element, html: &str) {
    if html.contains(['<', '&']) {
        element.set_inner_html(html);
    } else {
        element.set_text_content(Some(html));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_other_words_are_news() {
        let written = Written::default();
        assert!(written.is_empty() && written.is_news("a"));
        *written.0.borrow_mut() = Some("a".to_owned());
        assert!(!written.is_empty() && !written.is_news("a") && written.is_news("b"));
    }
}

//! Words that follow the state, written only when they change: a page that was translated keeps its
//! translation of all that stays true, and assistive tools hear of nothing that did not happen.

use std::cell::RefCell;

use web_sys::Element;

/// What was last written into one element. What the element holds by now does not matter: browsers write
/// markup in their own way, and translators replace it.
#[derive(Debug, Default)]
pub struct Written(RefCell<Option<String>>);

impl Written {
    /// For an element that says this already.
    pub fn keep(&self, html: String) {
        *self.0.borrow_mut() = Some(html);
    }

    /// Writes the words if they are others than the last.
    pub fn write(&self, element: &Element, html: String) {
        if self.is_news(&html) {
            // Before the first writing, what the page was built with may be the same.
            if !(self.is_empty() && element.inner_html().replace("&nbsp;", "\u{A0}") == html) {
                element.set_inner_html(&html);
            }
            self.keep(html);
        }
    }

    /// Whether these are others than the last.
    fn is_news(&self, html: &str) -> bool {
        self.0.borrow().as_deref() != Some(html)
    }

    /// Whether anything was written yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.borrow().is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_other_words_are_news() {
        let written = Written::default();
        assert!(written.is_empty() && written.is_news("a"));
        written.keep("a".to_owned());
        assert!(!written.is_empty() && !written.is_news("a") && written.is_news("b"));
    }
}

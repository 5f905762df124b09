//! A sentence whose parts carry a color's role: plain, buying, selling.

use super::ColorRole;

/// A run of text in one color.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The text.
    pub text: String,
    /// How it is coloured; `None` is the colour of the surrounding text.
    pub role: Option<ColorRole>,
}

/// A sentence in parts. Colour never stands alone: the words themselves say buy or sell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RichText {
    spans: Vec<Span>,
}

impl RichText {
    /// An empty sentence.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A sentence in the color of its surroundings.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self::new().say(text)
    }

    /// Adds text in the color of its surroundings.
    #[must_use]
    pub fn say(mut self, text: impl Into<String>) -> Self {
        self.spans.push(Span { text: text.into(), role: None });
        self
    }

    /// Adds text in the color of a role.
    #[must_use]
    pub fn colored(mut self, role: ColorRole, text: impl Into<String>) -> Self {
        self.spans.push(Span { text: text.into(), role: Some(role) });
        self
    }

    /// Adds another sentence.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.spans.extend(other.spans);
        self
    }

    /// The parts.
    #[must_use]
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// The sentence as text, for labels, exports and screen readers.
    #[must_use]
    pub fn text(&self) -> String {
        self.spans.iter().map(|span| span.text.as_str()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_the_spans_in_order() {
        let words = RichText::plain("the dealer ").colored(ColorRole::Buy, "buys").say(" more");
        assert_eq!(words.text(), "the dealer buys more");
        assert_eq!(words.spans()[1].role, Some(ColorRole::Buy));
    }
}

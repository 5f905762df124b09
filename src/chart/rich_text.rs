//! A sentence whose parts carry a tone: plain, buying, selling.

use super::ColorRole;

/// A run of text in one tone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The text.
    pub text: String,
    /// How it is coloured; `None` is the colour of the surrounding text.
    pub tone: Option<ColorRole>,
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

    /// A sentence in the tone of its surroundings.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self::new().say(text)
    }

    /// Adds text in the tone of its surroundings.
    #[must_use]
    pub fn say(mut self, text: impl Into<String>) -> Self {
        self.spans.push(Span { text: text.into(), tone: None });
        self
    }

    /// Adds text in a tone.
    #[must_use]
    pub fn tone(mut self, tone: ColorRole, text: impl Into<String>) -> Self {
        self.spans.push(Span { text: text.into(), tone: Some(tone) });
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
        let words = RichText::plain("the dealer ").tone(ColorRole::Buy, "buys").say(" more");
        assert_eq!(words.text(), "the dealer buys more");
        assert_eq!(words.spans()[1].tone, Some(ColorRole::Buy));
    }
}

//! What a teacher may ask beside a figure.

/// A question without an answer: the class finds it in the figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question {
    /// The name of the figure.
    pub figure: &'static str,
    /// What to ask. It holds whatever the figure is set to.
    pub text: &'static str,
}

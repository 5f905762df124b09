//! Text of the page that its WebAssembly does without.

/// A text that is written into the page when it is built, and never needed again. In the browser, where it stands in
/// the page already, there is none: no byte of it is downloaded twice.
///
/// ```
/// use dealer_hedging::format::Printed;
/// const HELP: Printed = Printed::new("The price of the underlying now.");
/// assert_eq!(HELP.text(), Some("The price of the underlying now."));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
pub struct Printed(#[cfg(not(target_arch = "wasm32"))] &'static str);

impl Printed {
    /// This text.
    #[must_use]
    #[cfg(not(target_arch = "wasm32"))]
    pub const fn new(text: &'static str) -> Self {
        Self(text)
    }

    /// Nothing: the text is left behind.
    #[must_use]
    #[cfg(target_arch = "wasm32")]
    pub const fn new(_: &'static str) -> Self {
        Self()
    }

    /// The text; none in the browser.
    #[must_use]
    pub const fn text(self) -> Option<&'static str> {
        #[cfg(not(target_arch = "wasm32"))]
        let text = Some(self.0);
        #[cfg(target_arch = "wasm32")]
        let text = None;
        text
    }
}

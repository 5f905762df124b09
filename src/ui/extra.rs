//! What only some readers want of the page. It stands in a second module (`src/extras.rs`), which `src/boot/extras.js`
//! loads at the first press of a button that asks for any of it. Both modules know the names here.

/// The attribute of a button that asks for something of it.
pub(crate) const ASKS: &str = "data-export";

/// The event, at the root element, by which the second module asks for the state; the attribute with the answer: the
/// address of the state as it stands.
pub(crate) const STATE_WANTED: &str = "state-wanted";
/// See [`STATE_WANTED`].
pub(crate) const STATE: &str = "data-state";

/// What a reader may want.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extra {
    /// A figure's numbers as a file.
    Csv,
    /// A figure's picture as pixels, with its words and its address.
    Picture,
    /// The same as shapes.
    Svg,
    /// The code that shows a figure on another page.
    Embed,
    /// A figure over the whole screen.
    FullScreen,
    /// A figure's points, one after the other.
    Walk,
    /// One figure after the other, for a class.
    Present,
    /// The keys.
    Keys,
    /// What else there is for a figure.
    More,
}

impl Extra {
    /// All there are.
    pub(crate) const ALL: [Self; 9] = [
        Self::Csv,
        Self::Picture,
        Self::Svg,
        Self::Embed,
        Self::FullScreen,
        Self::Walk,
        Self::Present,
        Self::Keys,
        Self::More,
    ];

    /// The value of [`ASKS`].
    #[must_use]
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Picture => "picture",
            Self::Svg => "svg",
            Self::Embed => "embed",
            Self::FullScreen => "full-screen",
            Self::Walk => "walk",
            Self::Present => "present",
            Self::Keys => "keys",
            Self::More => "more",
        }
    }

    /// What the value stands for.
    #[must_use]
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|extra| extra.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_go_both_ways_and_the_loader_knows_them() {
        for extra in Extra::ALL {
            assert_eq!(Extra::named(extra.name()), Some(extra));
        }
        assert!(include_str!("../boot/extras.js").contains(&format!("[{ASKS}]")));
    }
}

//! A choice between a few words, and the types whose values they are.

/// One word of a choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
pub struct Choice {
    /// How the link spells it.
    pub name: &'static str,
    /// How the page says it, where it stands alone.
    pub label: &'static str,
    /// How a sentence says it.
    #[cfg_attr(not(target_arch = "wasm32"), serde(skip))]
    pub spoken: &'static str,
}

/// A type whose values are the words of a choice, one each. The macro `choices!` writes it.
pub trait Choices: Copy + Eq + 'static {
    /// The words, in the order in which the page offers them.
    const WORDS: &'static [Choice];
    /// The values, in the order of the words.
    const VALUES: &'static [Self];

    /// The place of a value's word.
    #[must_use]
    fn index(self) -> usize;

    /// The value at a place; none beyond the last word.
    #[must_use]
    fn from_index(index: usize) -> Option<Self> {
        Self::VALUES.get(index).copied()
    }

    /// How the link spells it.
    #[must_use]
    fn id(self) -> &'static str {
        Self::WORDS[self.index()].name
    }
}

/// Gives each value of an enum its word: the name that links spell, the label, and how a sentence says it. A value without
/// its words does not compile.
macro_rules! choices {
    ($type:ty { $($value:ident: $name:literal, $label:literal, $spoken:literal;)+ }) => {
        impl $crate::control::Choices for $type {
            const WORDS: &'static [$crate::control::Choice] =
                &[$($crate::control::Choice { name: $name, label: $label, spoken: $spoken }),+];
            const VALUES: &'static [Self] = &[$(Self::$value),+];

            fn index(self) -> usize {
                self.place()
            }
        }

        impl $type {
            /// Its word.
            #[must_use]
            pub const fn word(self) -> &'static $crate::control::Choice {
                &<Self as $crate::control::Choices>::WORDS[self.place()]
            }

            /// The place of its word in the choice.
            pub(crate) const fn place(self) -> usize {
                /// The words in their order.
                enum Place {
                    $($value),+
                }
                match self {
                    $(Self::$value => Place::$value as usize),+
                }
            }
        }
    };
}

pub(crate) use choices;

#[cfg(test)]
#[expect(unreachable_pub, reason = "a choice of the page is public, and what is written for it")]
mod tests {
    use super::*;

    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    enum Weather {
        Rain,
        Sun,
    }

    choices! { Weather { Sun: "sun", "Sunshine", "sunshine"; Rain: "rain", "Rain", "rain"; } }

    #[test]
    fn every_value_has_its_word_and_every_place_its_value() {
        assert_eq!([Weather::Sun, Weather::Rain].map(Choices::index), [0, 1]);
        assert_eq!((Weather::from_index(1), Weather::from_index(2)), (Some(Weather::Rain), None));
        assert_eq!((Weather::Rain.id(), Weather::Sun.word().label), ("rain", "Sunshine"));
    }
}

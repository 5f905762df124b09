//! Which control of the table offers which choice.

use super::choices::{
    Assumption, Cap, Crowd, CustomerSide, Dare, GameBook, GameMode, HedgeRule, NewsDirection, StoryChoice,
};
use super::controls::Key;
use super::setting::Setting;
use crate::control::Choices;
use crate::model::{Instrument, OptionKind};

/// A choice that one control of the table offers.
pub trait Pick: Choices {
    /// The control.
    const KEY: Key;
}

/// Says which control offers a choice.
macro_rules! picks {
    ($($type:ty = $key:ident;)+) => {
        $(
            impl Pick for $type {
                const KEY: Key = Key::$key;
            }

            impl $type {
                /// The control that offers it set to this value.
                #[must_use]
                pub const fn setting(self) -> Setting {
                    Setting::choice(Key::$key, self.place())
                }
            }
        )+
    };
}

picks! {
    CustomerSide = Side;
    OptionKind = Kind;
    Instrument = Instrument;
    Assumption = Assume;
    HedgeRule = Rule;
    Cap = Cap;
    NewsDirection = Flip;
    StoryChoice = Story;
    Crowd = Crowd;
    Dare = Dare;
    GameBook = GameBook;
    GameMode = GameMode;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::control::Kind;
    use crate::scenario::Scenario;

    fn is_offered<C: Pick + std::fmt::Debug>() {
        assert_eq!(C::KEY.control().kind, Kind::Choice(C::WORDS));
        for value in C::VALUES {
            assert_eq!(Scenario::default().with_choice(*value).pick::<C>(), *value);
        }
    }

    #[test]
    fn every_choice_is_the_one_that_its_control_offers() {
        is_offered::<CustomerSide>();
        is_offered::<OptionKind>();
        is_offered::<Instrument>();
        is_offered::<Assumption>();
        is_offered::<HedgeRule>();
        is_offered::<Cap>();
        is_offered::<NewsDirection>();
        is_offered::<StoryChoice>();
        is_offered::<Crowd>();
        is_offered::<Dare>();
        is_offered::<GameBook>();
        is_offered::<GameMode>();
    }
}

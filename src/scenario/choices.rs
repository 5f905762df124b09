//! What the reader can choose between, as types: each value has the word that the page offers and the link spells.

use crate::control::choice::choices;
use crate::model::{Instrument, OptionKind};

/// Whether the customer bought or sold the options of the trade.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CustomerSide {
    /// The customer bought: the dealer is short.
    Buys,
    /// The customer sold: the dealer is long.
    Sells,
}

/// Which side of the chain's open interest dealers are taken to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Assumption {
    /// Long every call and short every put, as published gamma figures usually have it.
    Usual,
    /// Short every contract.
    Short,
    /// Long every contract.
    Long,
    /// Long a share of each that the reader sets.
    Mix,
}

/// When a dealer rehedges during a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HedgeRule {
    /// When the hedge has drifted out of a band.
    Band,
    /// Every minute.
    EveryMinute,
    /// Every 15 minutes.
    EveryQuarterHour,
    /// Every 60 minutes.
    EveryHour,
}

/// How large an order of a minute may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cap {
    /// As large as it comes.
    AnySize,
    /// At most the volume of a normal minute.
    NormalVolume,
}

/// Which way round the outside orders of a session are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NewsDirection {
    /// As their stream has them.
    AsItCame,
    /// Each with the opposite sign.
    Mirrored,
}

impl NewsDirection {
    /// The other way round.
    #[must_use]
    pub const fn turned(self) -> Self {
        match self {
            Self::AsItCame => Self::Mirrored,
            Self::Mirrored => Self::AsItCame,
        }
    }
}

/// The story of a session that is being stepped through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StoryChoice {
    /// None.
    FreePlay,
    /// Price strays from the strike and ends the day at it.
    Pin,
    /// Price leaves the strike for a while and ends the day at it.
    FailedBreakout,
    /// A run of hedge orders that carries price much farther than the news.
    Acceleration,
}

choices! { CustomerSide {
    Buys: "buys", "Customer buys";
    Sells: "sells", "Customer sells";
} }

choices! { OptionKind {
    Call: "calls", "Calls";
    Put: "puts", "Puts";
} }

choices! { Instrument {
    Shares: "shares", "Shares";
    Etf: "etf", "ETF";
    EMini: "emini", "E-mini";
    Micro: "micro", "Micro";
} }

choices! { Assumption {
    Usual: "usual", "Long calls, short puts";
    Short: "short", "Short everything";
    Long: "long", "Long everything";
    Mix: "mix", "Own mix";
} }

choices! { HedgeRule {
    Band: "band", "Outside a band";
    EveryMinute: "m1", "Every minute";
    EveryQuarterHour: "m15", "Every 15 min";
    EveryHour: "m60", "Every hour";
} }

choices! { Cap {
    AnySize: "free", "Any size";
    NormalVolume: "capped", "At most a normal minute's volume";
} }

choices! { NewsDirection {
    AsItCame: "as-is", "As it came";
    Mirrored: "mirrored", "Mirrored";
} }

choices! { StoryChoice {
    FreePlay: "free", "Free play";
    Pin: "pin", "Pin";
    FailedBreakout: "breakout", "Failed breakout";
    Acceleration: "run", "Sudden acceleration";
} }

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

/// The market in which the reader pushes the price.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Crowd {
    /// The session's options in the last half hour of their last day.
    CrowdedExpiry,
    /// An index at the open of an ordinary day, with few options for its volume.
    IndexDay,
}

/// Whether there is a price to land on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dare {
    /// None.
    JustPush,
    /// Forty cents above the strike.
    Land,
}

/// Which side of the calls the dealer of the game is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GameBook {
    /// Has sold them: short gamma.
    Sold,
    /// Owns them: long gamma.
    Owned,
}

impl GameBook {
    /// `−1` for calls sold, `+1` for calls owned.
    #[must_use]
    pub const fn sign(self) -> f64 {
        match self {
            Self::Sold => -1.0,
            Self::Owned => 1.0,
        }
    }
}

/// Who trades in the game.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GameMode {
    /// A rule.
    Rule,
    /// The reader.
    Reader,
}

choices! { CustomerSide {
    Buys: "buys", "Customer buys", "customer buys";
    Sells: "sells", "Customer sells", "customer sells";
} }

choices! { OptionKind {
    Call: "calls", "Calls", "calls";
    Put: "puts", "Puts", "puts";
} }

choices! { Instrument {
    Shares: "shares", "Shares", "shares";
    Etf: "etf", "ETF", "ETF";
    EMini: "emini", "E-mini", "E-mini";
    Micro: "micro", "Micro", "Micro";
} }

choices! { Assumption {
    Usual: "usual", "Long calls, short puts", "long calls, short puts";
    Short: "short", "Short everything", "short everything";
    Long: "long", "Long everything", "long everything";
    Mix: "mix", "Own mix", "own mix";
} }

choices! { HedgeRule {
    Band: "band", "Outside a band", "outside a band";
    EveryMinute: "m1", "Every minute", "every minute";
    EveryQuarterHour: "m15", "Every 15 min", "every 15 min";
    EveryHour: "m60", "Every hour", "every hour";
} }

choices! { Cap {
    AnySize: "free", "Any size", "any size";
    NormalVolume: "capped", "At most a normal minute's volume", "at most a normal minute's volume";
} }

choices! { NewsDirection {
    AsItCame: "as-is", "As it came", "as it came";
    Mirrored: "mirrored", "Mirrored", "mirrored";
} }

choices! { StoryChoice {
    FreePlay: "free", "Free play", "free play";
    Pin: "pin", "Pin", "pin";
    FailedBreakout: "breakout", "Failed breakout", "failed breakout";
    Acceleration: "run", "Sudden acceleration", "sudden acceleration";
} }

choices! { Crowd {
    CrowdedExpiry: "expiry", "Crowded expiry", "a crowded expiry";
    IndexDay: "index", "Ordinary index day", "an ordinary index day";
} }

choices! { Dare {
    JustPush: "off", "Just push", "just push";
    Land: "on", "Land on $100.40", "land on $100.40";
} }

choices! { GameBook {
    Sold: "sold", "Has sold the calls", "has sold the calls";
    Owned: "owns", "Owns the calls", "owns the calls";
} }

choices! { GameMode {
    Rule: "rule", "The rule", "the rule trades";
    Reader: "you", "You", "you trade";
} }

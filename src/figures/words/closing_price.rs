//! The words of `closing-price`.

use super::{Headings, grammar, same_news};
use crate::chart::RichText;
use crate::figures::shared::pile::Pile;
use crate::format::{Printed, grouped};
use crate::model::session::count_as_f64;
use crate::scenario::session::GammaSide;
use crate::units::PERCENT;

/// How it is computed.
pub const METHOD: Printed = Printed::new(
    "1,000 sessions, each with news of its own and orders of any size, counted by where they close, with the same \
     news in all three markets. The options are those of the trade, ending at the close of the last trading day \
     that you set. The lines are no fit: with a full hedge at the close the law of the closing price is known \
     exactly, and depends neither on how often the dealer hedged nor on the band. At the strike means within a \
     tenth of a per cent of it. Where some price near the strike is not stable there is no such law, only the \
     counts. Avellaneda and Lipkin's formula is for small impact and counts closes exactly at the strike.",
);
/// The columns of the table.
pub const HEADINGS: Headings<10> = [
    ("closes", ""),
    ("from", "$"),
    ("to", "$"),
    ("dealer owns options: sessions", "count"),
    ("exact share", "%"),
    ("nobody hedges: sessions", "count"),
    ("exact share, nobody hedges", "%"),
    ("dealer has sold options: sessions", "count"),
    ("exact share, dealer has sold", "%"),
    ("standard error of a count, dealer owns", "% points"),
];
/// The first rows: near the strike; at it, hedged to the last instant; at it, by the formula for small impact.
pub const PIN_ROWS: [&str; 3] = [
    "within 0.1% of the strike",
    "at the strike, with hedging to the last instant",
    "at the strike, Avellaneda and Lipkin, small impact",
];
/// What lies below the bars, a bar, and what lies above.
pub const BAR_ROWS: [&str; 3] = ["below the picture", "bar", "above the picture"];
/// Where the row above the bars ends.
pub const ANY: &str = "any";

/// A market: who hedges in it.
#[must_use]
pub const fn market(side: GammaSide, narrow: bool) -> &'static str {
    match side {
        GammaSide::Long if narrow => "owns",
        GammaSide::NotHedging if narrow => "nobody",
        GammaSide::Short if narrow => "has sold",
        side => same_news::market(side),
    }
}

/// How many of a market's sessions have ended at the strike.
#[must_use]
pub fn number(pile: &Pile) -> String {
    grouped(count_as_f64(pile.near_count()), 0)
}

/// Of how many, so far.
#[must_use]
pub fn of_all(pile: &Pile, narrow: bool) -> String {
    let all = grouped(count_as_f64(pile.count()), 0);
    if narrow { format!("of {all}") } else { format!("of {all} end near it") }
}

/// A share as exactly as it is told. Two that are told alike are equal.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ToldShare {
    /// None at all.
    Nothing,
    /// Some, but too few for the digits.
    Hardly,
    /// Under a tenth of a per cent: so many hundredths of one.
    Hundredths(f64),
    /// So many tenths of a per cent.
    Tenths(f64),
    /// As good as all. Nothing that is uncertain becomes 100.
    NearlyAll,
}

impl ToldShare {
    /// A share, 0 to 1.
    #[must_use]
    pub fn of(share: f64) -> Self {
        match share * PERCENT {
            0.0 => Self::Nothing,
            sure if sure > 99.95 => Self::NearlyAll,
            tiny if tiny < 0.005 => Self::Hardly,
            small if small < 0.095 => Self::Hundredths((small * 100.0).round()),
            usual => Self::Tenths((usual * 10.0).round()),
        }
    }
}

/// “16.7%”, “0.02%”, “under 0.01%”.
#[must_use]
pub fn per_cent(share: f64) -> String {
    match ToldShare::of(share) {
        ToldShare::Nothing => "0%".to_owned(),
        ToldShare::Hardly => "under 0.01%".to_owned(),
        ToldShare::Hundredths(hundredths) => format!("{}%", grouped(hundredths / 100.0, 2)),
        ToldShare::Tenths(tenths) => format!("{}%", grouped(tenths / 10.0, 1)),
        ToldShare::NearlyAll => "over 99.9%".to_owned(),
    }
}

/// A market's share of closes at the strike: “21.5%”, “none of 1,000”.
fn told(pile: &Pile) -> Option<String> {
    let share = pile.near_share()?;
    let counted_none = share == 0.0 && pile.near_exactly().is_none();
    Some(if counted_none { format!("none of {}", grouped(count_as_f64(pile.count()), 0)) } else { per_cent(share) })
}

/// The shares of closes at the strike in three markets.
#[must_use]
pub fn finding(piles: &[Pile; 3]) -> RichText {
    let [Some(long), Some(none), Some(short)] = piles.each_ref().map(told) else {
        return RichText::plain("Where does it close? The first sessions are being counted");
    };
    RichText::plain(if long == none && none == short {
        format!("{} of sessions end near the strike in all three markets", grammar::capitalised(&long))
    } else {
        format!(
            "{} of sessions end near the strike if the dealer owns options, {none} unhedged, {short} if the dealer has \
             sold them",
            grammar::capitalised(&long)
        )
    })
}

/// What is drawn; whether the law of the close with a dealer who has sold options is known.
#[must_use]
pub fn caption(is_exact: bool) -> RichText {
    let words = "Bars: where 1,000 sessions close; black, within 0.1% of the strike. Grey line, exact: the news alone. Dashed, \
                 exact: with hedging. Drag the strike.";
    RichText::plain(words).say(if is_exact {
        ""
    } else {
        " In the hole no price is stable at the close, so there is no exact line: a rule of the model, not a forecast."
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_and_large_shares_keep_their_meaning() {
        let said = [0.0, 1e-6, 5e-4, 0.167, 0.99999].map(per_cent);
        assert_eq!(said, ["0%", "under 0.01%", "0.05%", "16.7%", "over 99.9%"]);
    }
}

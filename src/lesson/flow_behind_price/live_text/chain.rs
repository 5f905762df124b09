//! What the text says of the chain of open interest: its order under each assumption, and what cancels.

use crate::chart::RichText;
use crate::figures::shared::one_percent::order_up;
use crate::figures::words::{crowded_strikes, grammar};
use crate::format::grouped;
use crate::model::{CONTRACT_MULTIPLIER, DealerSide, ModelError, Order, rounds_to_nothing};
use crate::scenario::Inputs;
use crate::units::PERCENT;

/// A chain whose contracts stand for more than this part of a day's volume is called a busy one.
const BUSY: f64 = 0.5;

/// The order without its sign if nothing cancelled.
pub(super) fn gross(inputs: &Inputs) -> Result<String, ModelError> {
    Ok(match Order::of(order_up(inputs, DealerSide::AllLong)?) {
        Order::Nothing => "nothing".to_owned(),
        Order::Buy(shares) | Order::Sell(shares) => grammar::shares_of(shares),
    })
}

/// What the assumptions that are not in force would make of the same contracts.
pub(super) fn others(inputs: &Inputs) -> Result<RichText, ModelError> {
    let short = grammar::they(order_up(inputs, DealerSide::AllShort)?);
    let long = grammar::they(order_up(inputs, DealerSide::AllLong)?);
    if Left::of(inputs)? == Left::NothingOpen {
        return Ok(RichText::plain("No other assumption would change that: nothing is open near price"));
    }
    let words = match inputs.scenario.assumption() {
        DealerSide::AllShort => {
            RichText::plain("If they were long everything, the same contracts would make them ").and(long)
        }
        DealerSide::AllLong => {
            RichText::plain("If they were short everything, the same contracts would make them ").and(short)
        }
        DealerSide::CallsLongPutsShort | DealerSide::Share { .. } => {
            let both = RichText::plain("If they were short everything, the same contracts would make them ").and(short);
            both.say("; if they were long everything, ").and(long)
        }
    };
    Ok(words.say(". No contract would have changed, only the assumption"))
}

/// What is left of the chain's orders once they cancel.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Left {
    /// Nothing, since nothing is open near price.
    NothingOpen,
    /// Nothing, since everything cancels.
    Nothing,
    /// Everything.
    All,
    /// A part of them: net and gross, in shares.
    Part(f64, f64),
}

impl Left {
    /// In a state, when price rises by 1%.
    pub(super) fn of(inputs: &Inputs) -> Result<Self, ModelError> {
        let net = order_up(inputs, inputs.scenario.assumption())?.abs();
        let gross = order_up(inputs, DealerSide::AllLong)?.abs();
        Ok(if rounds_to_nothing(gross) {
            Self::NothingOpen
        } else if rounds_to_nothing(net) {
            Self::Nothing
        } else if rounds_to_nothing(gross - net) {
            Self::All
        } else {
            Self::Part(net, gross)
        })
    }

    /// How much cancels, as a sentence.
    pub(super) fn cancels(self) -> &'static str {
        match self {
            Self::NothingOpen => "Here nothing is open near price, so nothing can cancel",
            Self::Nothing => "Here everything cancels",
            Self::All => "Here nothing cancels",
            Self::Part(..) => "Look at how much cancels",
        }
    }

    /// What is left, after “What is left is the net:”.
    pub(super) fn share(self) -> String {
        match self {
            Self::NothingOpen | Self::Nothing => "nothing".to_owned(),
            Self::All => "all of that".to_owned(),
            Self::Part(net, gross) if net >= 0.995 * gross => "almost all of that".to_owned(),
            Self::Part(net, gross) => format!("{} of that", crowded_strikes::per_cent(net, gross)),
        }
    }
}

/// What all contracts of the chain are beside a day's volume, as a sentence.
pub(super) fn volume(Inputs { chain, scenario }: &Inputs) -> String {
    let daily_volume = scenario.underlying().daily_volume();
    let shares = chain.rows().iter().map(|row| row.calls + row.puts).sum::<f64>() * CONTRACT_MULTIPLIER;
    let part = match grouped(shares / daily_volume * PERCENT, 0).as_str() {
        "0" => "less than 1%".to_owned(),
        part => format!("{part}%"),
    };
    if shares == 0.0 {
        "This chain, by the way, is empty".to_owned()
    } else if shares > BUSY * daily_volume {
        format!(
            "This chain, by the way, is a busy one: all its contracts stand for {part} of the underlying's daily volume"
        )
    } else {
        format!("All contracts of this chain, by the way, stand for {part} of the underlying's daily volume")
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a state that is refused must fail the test")]
mod tests {
    use super::*;
    use crate::scenario::controls::CHAIN;
    use crate::scenario::{Assumption, Key, Scenario};

    fn all_strikes(contracts: f64) -> Inputs {
        let open = CHAIN.iter().filter(|key| matches!(key, Key::Calls(_) | Key::Puts(_)));
        Inputs::of(open.fold(Scenario::default(), |state, key| state.with(*key, contracts)))
    }

    #[test]
    fn only_a_busy_chain_is_called_so() {
        assert!(volume(&Inputs::default()).contains("a busy one: all its contracts stand for 104%"));
        assert!(volume(&all_strikes(500.0)).starts_with("All contracts of this chain, by the way, stand for 9%"));
        assert!(volume(&all_strikes(10.0)).contains("less than 1%"));
        assert_eq!(volume(&all_strikes(0.0)), "This chain, by the way, is empty");
    }

    #[test]
    fn what_cancels_is_told_with_what_is_left() {
        let told =
            |inputs: &Inputs| format!("{}; {}", Left::of(inputs).unwrap().cancels(), Left::of(inputs).unwrap().share());
        assert_eq!(told(&Inputs::default()), "Look at how much cancels; 20% of that");
        let short = Inputs::of(Scenario::default().with_choice(Assumption::Short));
        assert_eq!(told(&short), "Here nothing cancels; all of that");
        assert_eq!(told(&all_strikes(500.0)), "Here everything cancels; nothing");
        assert_eq!(told(&all_strikes(0.0)), "Here nothing is open near price, so nothing can cancel; nothing");
        assert_eq!(gross(&all_strikes(0.0)).unwrap(), "nothing");
    }

    #[test]
    fn the_assumption_in_force_is_not_told_twice() {
        let told =
            |assumption: Assumption| others(&Inputs::of(Scenario::default().with_choice(assumption))).unwrap().text();
        let usual = told(Assumption::Usual);
        assert!(usual.contains("short everything") && usual.contains("long everything"));
        let short = told(Assumption::Short);
        assert!(!short.contains("short everything") && short.contains("make them sell"));
        let long = told(Assumption::Long);
        assert!(!long.contains("long everything") && long.contains("make them buy"));
        assert!(others(&all_strikes(0.0)).unwrap().text().starts_with("No other assumption"));
    }
}

//! What a teacher may ask beside each figure. None of it says what comes out: the class finds that by dragging.

use crate::lesson::Question;

/// The questions, figure by figure, in the order in which they lead on.
pub static QUESTIONS: [Question; 38] = [
    ask(
        "push-the-price",
        "Before anybody touches it: in which of the three markets will the same push end furthest from $100?",
    ),
    ask("push-the-price", "All three markets get the same push. What is different about who else trades in them?"),
    ask("the-flow", "Who in this chain has a view on price, and who does not?"),
    ask("the-flow", "Which step turns a number in a dealer’s book into an order in the market?"),
    ask("one-trade", "Why does the dealer not simply keep what was traded, and wait?"),
    ask("one-trade", "If price rises, which part loses and which part gains? And if it falls?"),
    ask(
        "four-trades",
        "In which of the four trades does the dealer buy shares at once, and what do they have in common?",
    ),
    ask("four-trades", "Does it matter for the hedge whether the customer is right?"),
    ask("dealer-delta", "Where along this curve does a dollar of price move the hedge most, and where hardly at all?"),
    ask(
        "dealer-delta",
        "Let time pass without moving price. What happens to the hedge far from the strike, and near it?",
    ),
    ask("hedge-orders", "Bend the path so that price ends where it began. Are the shares bought and sold equal?"),
    ask(
        "hedge-orders",
        "Turn the trade around, so that the dealer owns the option. What changes about the timing of the orders?",
    ),
    ask("be-the-dealer", "What did you pay for each time you waited, and what each time you did not?"),
    ask("be-the-dealer", "Who in the market was on the other side of your orders?"),
    ask("three-clocks", "Price stands still. What else can force the dealer to trade?"),
    ask("three-clocks", "Which of the three reasons can you make the largest, and what did you have to set for it?"),
    ask("far-to-dominant", "An option far from price hardly matters today. What has to happen for it to matter?"),
    ask("far-to-dominant", "Find two places with the same gamma. What makes them alike?"),
    ask("crowded-strikes", "Which strikes trade with price where it is now, and which are silent?"),
    ask(
        "crowded-strikes",
        "The same contracts, but the dealers hold the other side of some: what can no open-interest chart tell you?",
    ),
    ask("hedged-pnl", "Is a quiet day good for this dealer, or a wild one? What decides that?"),
    ask("hedged-pnl", "Hedge more often. Does the average change, or the spread around it?"),
    ask("echo", "A move causes orders, which move price again. When does that come to an end, and when not?"),
    ask("echo", "What is the first order caused by, and the second?"),
    ask(
        "feedback-size",
        "Where on this scale would you place the market that you know best? What would you need to measure?",
    ),
    ask(
        "same-news",
        "The news is the same in all three. Which differences between the closes are due to dealers, and which to the path?",
    ),
    ask("same-news", "Where does it become visible at which minute the dealers traded?"),
    ask("closing-price", "A bar says how often a close came there. What can you say about tomorrow, and what not?"),
    ask("closing-price", "How many days would you have to watch before you could tell these markets apart?"),
    ask("share-of-flow", "On which side do dealers trade when price rises, and how much of all trading is that?"),
    ask("share-of-flow", "Which of the numbers here are assumptions, and which follow from them?"),
    ask("pressure-map", "Read the map at one price: would dealers lean against a move from here, or go along with it?"),
    ask("pressure-map", "Is a price where pressure changes sign a wall, a magnet, or neither?"),
    ask("map-moves", "The map was drawn at the open. What of it is left at noon, and why?"),
    ask("map-moves", "What would you have believed about this day if you had looked at the opening map alone?"),
    ask("feedback-size", "What would have to grow, and how far, for hedging to double a move?"),
    ask("push-the-price", "Which of these markets have you met, and how did you notice?"),
    ask("the-flow", "What would break this chain?"),
];

const fn ask(figure: &'static str, text: &'static str) -> Question {
    Question { figure, text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::LIST;

    #[test]
    fn every_figure_that_is_presented_has_something_to_ask() {
        for spec in LIST.into_iter().filter(|spec| spec.drawn_as() == spec.id) {
            let asked = QUESTIONS.iter().filter(|question| question.figure == spec.id).count();
            assert!((1..=3).contains(&asked), "{}: {asked}", spec.id);
        }
        assert!(QUESTIONS.iter().all(|question| LIST.iter().any(|spec| spec.id == question.figure)));
    }
}

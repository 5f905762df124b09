//! Every question that the reader can answer, and every statement to judge.

use super::live_text::session::ShortCloses;
use crate::figures::{dealer_delta, map_moves, pressure_map, share_of_flow};
use crate::format::Printed;
use crate::lesson::{Answer, Asked, Prediction};
use crate::model::{Order, hedge_shares};

const BUY: Answer = Answer("buy");
const SELL: Answer = Answer("sell");
const NOTHING: Answer = Answer("nothing");
const MORE: Answer = Answer("more");
const FEWER: Answer = Answer("fewer");
const AS_MANY: Answer = Answer("as-many");
const TURNS: Answer = Answer("turns");
const STAYS: Answer = Answer("stays");
const SOUNDS_RIGHT: Answer = Answer("sounds-right");
const MISTAKE: Answer = Answer("mistake");

/// Every prediction of the lesson, then the four mistakes.
pub(super) static PREDICTIONS: [Prediction; 8] = [
    Prediction {
        name: "first-hedge",
        asked: Asked::Question,
        question: Printed::new(
            "the customer {customer-verb} {options}, and the dealer takes the other side. What must the dealer then \
              do in the underlying?",
        ),
        options: &[(BUY, Printed::new("Buy")), (SELL, Printed::new("Sell")), (NOTHING, Printed::new("Nothing"))],
        reveal: Printed::new(
            "The dealer {hedge-order}. The dealer's options behave like {delta-like}; with the hedge, the dealer is flat.",
        ),
        shown_by: None,
        right: |state| Ok(direction(hedge_shares(&state.book()?, &state.now()?))),
    },
    Prediction {
        name: "next-dollar",
        asked: Asked::Question,
        question: Printed::new(
            "the dealer is {dealer-position}, and hedged. Now price rises by one more dollar. What next?",
        ),
        options: &[
            (BUY, Printed::new("Buy more")),
            (SELL, Printed::new("Sell some")),
            (NOTHING, Printed::new("Nothing")),
        ],
        reveal: Printed::new(
            "On the next dollar up the dealer {up-order}; on the next dollar down the dealer {down-order}. The dealer is \
              {gamma-side}: these orders {pushes}.",
        ),
        shown_by: None,
        right: |state| Ok(direction(state.next_order()?)),
    },
    Prediction {
        name: "short-close",
        asked: Asked::Question,
        question: Printed::new(
            "with a dealer long gamma, {near-strike-long} of sessions close near the strike. Let the dealer be short gamma \
              instead. Compared with no hedging at all, how many close there?",
        ),
        options: &[(MORE, Printed::new("More")), (FEWER, Printed::new("Fewer")), (AS_MANY, Printed::new("As many"))],
        reveal: Printed::new(
            "Without hedging it is {near-strike-none}, with a dealer long gamma {near-strike-long}. {short-close}",
        ),
        shown_by: None,
        right: |state| {
            Ok(match ShortCloses::of(state)? {
                ShortCloses::More => MORE,
                ShortCloses::Fewer => FEWER,
                ShortCloses::AsMany => AS_MANY,
            })
        },
    },
    Prediction {
        name: "flipped-news",
        asked: Asked::Question,
        question: Printed::new(
            "you turn the news around, every outside order the other way. What happens to the map of pressure?",
        ),
        options: &[(TURNS, Printed::new("It turns around too")), (STAYS, Printed::new("It stays as it is"))],
        reveal: Printed::new(
            "It stays. The map is made of open interest, an assumption, and time to expiry. News is none of these. \
              Only the path turns around. {map-flipped}",
        ),
        shown_by: Some((&pressure_map::SPEC, &pressure_map::MIRRORED)),
        right: |_| Ok(STAYS),
    },
    Prediction {
        name: "all-hedging",
        asked: Asked::Statement,
        question: Printed::new("“Price moved 1% today. That was the dealers hedging.”"),
        options: &[(SOUNDS_RIGHT, Printed::new("Sounds right")), (MISTAKE, Printed::new("A mistake"))],
        reveal: Printed::new(
            "On an ordinary day in an index, by the figures for same-day options quoted above, with your news and netted by \
              quarters of an hour, hedging made {index-flow-share} of the movement. The rest came from elsewhere.",
        ),
        shown_by: Some((&share_of_flow::SPEC, &share_of_flow::INDEX)),
        right: |_| Ok(MISTAKE),
    },
    Prediction {
        name: "direction",
        asked: Asked::Statement,
        question: Printed::new("“Dealers are short gamma. So price will fall.”"),
        options: &[(SOUNDS_RIGHT, Printed::new("Sounds right")), (MISTAKE, Printed::new("A mistake"))],
        reveal: Printed::new(
            "A dealer short gamma sells into a fall, and buys into a rise just as well. The order answers the move; it \
              does not choose it. Take dealers short of every option on the map, and one day's news both ways. \
              {short-flipped}",
        ),
        shown_by: Some((&pressure_map::SPEC, &pressure_map::SHORT)),
        right: |_| Ok(MISTAKE),
    },
    Prediction {
        name: "one-number",
        asked: Asked::Statement,
        question: Printed::new("“I know the open interest at that strike. So I know the hedge order.”"),
        options: &[(SOUNDS_RIGHT, Printed::new("Sounds right")), (MISTAKE, Printed::new("A mistake"))],
        reveal: Printed::new(
            "The next dollar up can mean that the dealer {setting-near}, that the dealer {setting-far}, or that the dealer \
              {setting-long}. The open interest is the same each time.",
        ),
        shown_by: Some((&dealer_delta::SPEC, &dealer_delta::NEAR)),
        right: |_| Ok(MISTAKE),
    },
    Prediction {
        name: "all-day",
        asked: Asked::Statement,
        question: Printed::new("“I looked at the map this morning. It holds until the close.”"),
        options: &[(SOUNDS_RIGHT, Printed::new("Sounds right")), (MISTAKE, Printed::new("A mistake"))],
        reveal: Printed::new(
            "Not one contract changes hands in the figure, and {map-left}. Set \
              more trading days to expiry and more of it stays: how long a map lives depends on how long its options live.",
        ),
        shown_by: Some((&map_moves::SPEC, &map_moves::LAST_DAY)),
        right: |_| Ok(MISTAKE),
    },
];

/// The answer that an order is, in shares.
fn direction(shares: f64) -> Answer {
    match Order::of(shares) {
        Order::Buy(_) => BUY,
        Order::Sell(_) => SELL,
        Order::Nothing => NOTHING,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lesson::flow_behind_price::LESSON;
    use crate::scenario::{CustomerSide, Key, Scenario};

    #[test]
    fn the_right_answer_follows_the_state() {
        let right = |name: &str, state: &Scenario| {
            LESSON.prediction(name).and_then(|prediction| (prediction.right)(state).ok())
        };
        let state = Scenario::default();
        let sold = state.with_choice(CustomerSide::Sells);
        assert_eq!((right("first-hedge", &state), right("first-hedge", &sold)), (Some(BUY), Some(SELL)));
        assert_eq!((right("next-dollar", &state), right("next-dollar", &sold)), (Some(BUY), Some(SELL)));
        assert_eq!(right("first-hedge", &state.with(Key::Oi, 0.0)), Some(NOTHING));
        assert_eq!(
            (right("short-close", &state), right("short-close", &state.with(Key::Kappa, 0.0))),
            (Some(FEWER), Some(AS_MANY))
        );
        // From far away a dealer short gamma carries price to the strike.
        let far = state.with(Key::Spot, 103.0).with(Key::Sessions, 5.0);
        assert_eq!(right("short-close", &far), Some(MORE));
    }

    #[test]
    fn every_answer_is_one_of_the_options_and_every_text_is_whole() {
        for prediction in &PREDICTIONS {
            assert!(
                (prediction.right)(&Scenario::default())
                    .is_ok_and(|right| prediction.options.iter().any(|(answer, _)| *answer == right)),
                "{}",
                prediction.name
            );
            for part in [prediction.question, prediction.reveal].into_iter().filter_map(Printed::text) {
                for name in part.split(['{', '}']).skip(1).step_by(2) {
                    assert!(LESSON.phrase(name).is_some(), "{}: {name}", prediction.name);
                }
            }
            if let Some((figure, preset)) = prediction.shown_by {
                assert!(figure.presets.iter().any(|own| std::ptr::eq(*own, preset)), "{}", prediction.name);
            }
        }
    }
}

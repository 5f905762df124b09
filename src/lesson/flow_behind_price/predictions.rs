//! Every question that the reader can answer, and every statement to judge.

use super::live_text::session::ShortCloses;
use crate::figures::{
    FigureSpec, Preset, closing_price, crowded_strikes, dealer_delta, echo, far_to_dominant, hedge_orders, map_moves,
    pressure_map, same_news, share_of_flow, the_flow,
};
use crate::format::Printed;
use crate::lesson::{Answer, Asked, Prediction, Veils};
use crate::model::{ModelError, Order, hedge_shares};
use crate::scenario::Scenario;

const BUY: Answer = Answer("buy");
const SELL: Answer = Answer("sell");
const NOTHING: Answer = Answer("nothing");
const MORE: Answer = Answer("more");
const FEWER: Answer = Answer("fewer");
const AS_MANY: Answer = Answer("as-many");
const TURNS: Answer = Answer("turns");
const STAYS: Answer = Answer("stays");
// As earlier versions remembered it.
const TRUE: Answer = Answer("sounds-right");
const MISTAKE: Answer = Answer("mistake");

/// Every prediction of the lesson, then ten statements, half of them true.
pub(super) static PREDICTIONS: [Prediction; 14] = [
    Prediction {
        name: "first-hedge",
        asked: Asked::Question,
        question: Printed::new(
            "the customer {customer-verb} {options}, and the dealer takes the other side. What must the dealer then do \
              in the other market, where the thing itself trades?",
        ),
        options: &[(BUY, Printed::new("Buy")), (SELL, Printed::new("Sell")), (NOTHING, Printed::new("Nothing"))],
        reveal: Printed::new(
            "The dealer {hedge-order}. The dealer's options behave like {delta-like}; with the hedge, the dealer is flat.",
        ),
        shown_by: None,
        veils: Veils { figures: &[&the_flow::SPEC], words: &["hedge-order"], deck: true },
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
        veils: Veils {
            figures: &[&dealer_delta::SPEC, &hedge_orders::SPEC],
            words: &["up-order", "down-order", "pushes"],
            deck: true,
        },
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
        veils: Veils { figures: &[&closing_price::SPEC], words: &[], deck: false },
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
        veils: Veils { figures: &[&pressure_map::SPEC], words: &["map-flipped"], deck: false },
        right: |_| Ok(STAYS),
    },
    statement(
        "all-hedging",
        Printed::new("“Price moved 1% today. That was the dealers hedging.”"),
        Printed::new(
            "Not true. On an ordinary day in an index, by the figures for same-day options quoted above, with your news and \
              netted by quarters of an hour, hedging made {index-flow-share} of the movement. The rest came from elsewhere.",
        ),
        (&share_of_flow::SPEC, &share_of_flow::INDEX),
        is_mistaken,
    ),
    statement(
        "sold-buys",
        Printed::new("“A dealer who has sold calls, or puts, buys as price rises.”"),
        Printed::new(
            "True of both. As price rises, sold calls gain delta and sold puts lose some: either way the hedge no longer fits, \
              and the dealer has to buy. Take 10,000 sold calls at the strike on the last day: on the next dollar up the \
              dealer {setting-near}.",
        ),
        (&dealer_delta::SPEC, &dealer_delta::NEAR),
        is_true,
    ),
    statement(
        "direction",
        Printed::new("“Dealers are short gamma. So price will fall.”"),
        Printed::new(
            "Not true. A dealer short gamma sells into a fall, and buys into a rise just as well. The order answers the \
              move; it does not choose it. Take dealers short of every option on the map, and one day's news both ways. \
              {short-flipped}",
        ),
        (&pressure_map::SPEC, &pressure_map::SHORT),
        is_mistaken,
    ),
    statement(
        "doubles",
        Printed::new("“With no further news, hedging alone can make a push end twice as far.”"),
        Printed::new(
            "True, for a large enough book that was sold. With a feedback of 0.5 each answer is half of what it answers, and a push \
              of 100 basis points ends at 200. On an ordinary day the feedback is far smaller.",
        ),
        (&echo::SPEC, &echo::HALF),
        is_true,
    ),
    statement(
        "one-number",
        Printed::new("“I know the open interest at that strike. So I know the hedge order.”"),
        Printed::new(
            "Not true. With 10,000 contracts, the next dollar up can mean that the dealer {setting-near} (at the strike on \
              the last day, options sold), that the dealer {setting-far} ($10 away), or that the dealer {setting-long} (at \
              the strike with a month to go, options owned).",
        ),
        (&dealer_delta::SPEC, &dealer_delta::NEAR),
        is_mistaken,
    ),
    Prediction {
        veils: Veils { figures: &[&map_moves::SPEC], words: &[], deck: false },
        ..statement(
            "all-day",
            Printed::new("“I looked at the map this morning. It holds until the close.”"),
            Printed::new(
                "Not true. Not one contract changes hands in the figure, and {map-left}. Set more trading days to expiry and more \
                  of it stays: how long a map lives depends on how long its options live.",
            ),
            (&map_moves::SPEC, &map_moves::LAST_DAY),
            is_mistaken,
        )
    },
    statement(
        "cancels",
        Printed::new("“Dealers may have nothing to hedge although many options are open.”"),
        Printed::new(
            "True. What they own and what they have sold can cancel. In this chain as many calls as puts are open at every strike, and \
              dealers own the calls and have sold the puts: of a large gross, nothing is left. That they own the calls is an \
              assumption; choose another one and look again.",
        ),
        (&crowded_strikes::SPEC, &crowded_strikes::FLAT_CHAIN),
        is_true,
    ),
    statement(
        "long-rises",
        Printed::new("“Dealers are long gamma. So price will rise.”"),
        Printed::new(
            "Not true. A dealer long gamma sells into a rise and buys into a fall: that leans against the move, whichever \
              way it goes. Turn the news around, and the map of pressure stays as it is.",
        ),
        (&pressure_map::SPEC, &pressure_map::MIRRORED),
        is_mistaken,
    ),
    statement(
        "now-dominant",
        Printed::new("“Options that hardly mattered last month can be most of today's hedging.”"),
        Printed::new(
            "True. Near the strike and near expiry the same contracts call for far larger orders. The figure \
              compares a place $10 away with a month to go, and the strike on the last day.",
        ),
        (&far_to_dominant::SPEC, &far_to_dominant::FAR_THEN_NEAR),
        is_true,
    ),
    statement(
        "same-news-differs",
        Printed::new("“The same news can end the day at different prices, depending on who holds the options.”"),
        Printed::new(
            "True. The figure shows a day that was picked because it shows it well: with a dealer who owns the options price \
              comes back to the strike, and with the news alone it does not.",
        ),
        (&same_news::SPEC, &same_news::FAILED_BREAKOUT),
        is_true,
    ),
];

static VERDICTS: [(Answer, Printed); 2] = [(TRUE, Printed::new("True")), (MISTAKE, Printed::new("Not true"))];

/// A statement to judge, and the figure that shows what holds.
const fn statement(
    name: &'static str,
    question: Printed,
    reveal: Printed,
    shown_by: (&'static FigureSpec, &'static Preset),
    right: fn(&Scenario) -> Result<Answer, ModelError>,
) -> Prediction {
    Prediction {
        name,
        asked: Asked::Statement,
        question,
        options: &VERDICTS,
        reveal,
        shown_by: Some(shown_by),
        veils: Veils::NONE,
        right,
    }
}

#[expect(clippy::unnecessary_wraps, reason = "what is right in every state, among what may be right in none")]
fn is_true(_: &Scenario) -> Result<Answer, ModelError> {
    Ok(TRUE)
}

#[expect(clippy::unnecessary_wraps, reason = "as above")]
fn is_mistaken(_: &Scenario) -> Result<Answer, ModelError> {
    Ok(MISTAKE)
}

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
    use crate::scenario::{CustomerSide, Key};

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

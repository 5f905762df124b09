//! The statements to judge: ten, half of them true. The others are the four common mistakes, one of them in both
//! directions.

use crate::figures::{
    FigureSpec, Preset, crowded_strikes, dealer_delta, echo, far_to_dominant, map_moves, pressure_map, same_news,
    share_of_flow,
};
use crate::format::Printed;
use crate::lesson::{Answer, Asked, Prediction, Veils};
use crate::model::ModelError;
use crate::scenario::Scenario;

// Both as earlier versions remembered them.
pub(super) const TRUE: Answer = Answer("sounds-right");
pub(super) const MISTAKE: Answer = Answer("mistake");

pub(super) const ALL_HEDGING: Prediction = statement(
    "all-hedging",
    Printed::new("“Price moved 1% today. That was the dealers hedging.”"),
    Printed::new(
        "Not true. On an ordinary day in an index, by the figures for same-day options quoted above, with your news and \
          netted by quarters of an hour, hedging made {index-flow-share} of the movement. The rest came from elsewhere.",
    ),
    (&share_of_flow::SPEC, &share_of_flow::INDEX),
    is_mistaken,
);

pub(super) const SOLD_BUYS: Prediction = statement(
    "sold-buys",
    Printed::new("“A dealer who has sold options, calls or puts, buys as price rises.”"),
    Printed::new(
        "True of both. As price rises, the delta of a call grows and that of a put comes up towards zero: either way a dealer \
          who sold them is shorter than before, and has to buy. Take 10,000 sold calls at the strike on the last day: \
          on the next {small-move} up the \
          dealer {setting-near}.",
    ),
    (&dealer_delta::SPEC, &dealer_delta::NEAR),
    is_true,
);

pub(super) const DIRECTION: Prediction = statement(
    "direction",
    Printed::new("“Dealers are short gamma. So price will fall.”"),
    Printed::new(
        "Not true. A dealer short gamma sells into a fall, and buys into a rise just as well. The order answers the \
          move; it does not choose it. Take dealers short of every option on the map, and one day's news both ways. \
          {short-flipped}",
    ),
    (&pressure_map::SPEC, &pressure_map::SHORT),
    is_mistaken,
);

pub(super) const DOUBLES: Prediction = statement(
    "doubles",
    Printed::new("“With no further news, hedging alone can make a push end twice as far.”"),
    Printed::new(
        "True, if dealers have sold a large enough book. With a feedback of 0.5 each answer is half of what it answers, and a push \
          of 100 basis points ends at 200. On an ordinary day the feedback is far smaller.",
    ),
    (&echo::SPEC, &echo::HALF),
    is_true,
);

pub(super) const ONE_NUMBER: Prediction = statement(
    "one-number",
    Printed::new("“I know the open interest at that strike. So I know the hedge order.”"),
    Printed::new(
        "Not true. With 10,000 contracts, the next {small-move} up can mean that the dealer {setting-near} (at the strike on \
          the last day, options sold), that the dealer {setting-far} (a tenth away), or that the dealer {setting-long} (at \
          the strike with a month to go, options owned).",
    ),
    (&dealer_delta::SPEC, &dealer_delta::NEAR),
    is_mistaken,
);

pub(super) const ALL_DAY: Prediction = Prediction {
    veils: Veils { figures: &[&map_moves::SPEC], words: &[], deck: false },
    ..statement(
        "all-day",
        Printed::new("“I looked at the map this morning. It must hold until the close.”"),
        Printed::new(
            "Not true. Not one contract changes hands in the figure, and {map-left}. How long a map \
              lives depends on how long its options live: those that the button sets end today.",
        ),
        (&map_moves::SPEC, &map_moves::LAST_DAY),
        is_mistaken,
    )
};

pub(super) const CANCELS: Prediction = statement(
    "cancels",
    Printed::new("“Dealers may have nothing to hedge although many options are open.”"),
    Printed::new(
        "True. What they own and what they have sold can cancel. In this chain as many calls as puts are open at every strike, and \
          dealers own the calls and have sold the puts: of a large gross, nothing is left. That they own the calls is an \
          assumption; choose another one and look again.",
    ),
    (&crowded_strikes::SPEC, &crowded_strikes::FLAT_CHAIN),
    is_true,
);

pub(super) const LONG_RISES: Prediction = statement(
    "long-rises",
    Printed::new("“Dealers are long gamma. So price will rise.”"),
    Printed::new(
        "Not true. A dealer long gamma sells into a rise and buys into a fall: that leans against the move, whichever \
          way it goes. Turn the news around, and the map of pressure stays as it is.",
    ),
    (&pressure_map::SPEC, &pressure_map::MIRRORED),
    is_mistaken,
);

pub(super) const NOW_DOMINANT: Prediction = statement(
    "now-dominant",
    Printed::new("“Options that hardly mattered last month can be most of today's hedging.”"),
    Printed::new(
        "True. Near the strike and near expiry the same contracts call for far larger orders. The figure \
          compares a place a tenth away with a month to go, and the strike on the last day.",
    ),
    (&far_to_dominant::SPEC, &far_to_dominant::FAR_THEN_NEAR),
    is_true,
);

pub(super) const SAME_NEWS_DIFFERS: Prediction = statement(
    "same-news-differs",
    Printed::new("“The same news can end the day at different prices, depending on who holds the options.”"),
    Printed::new(
        "True. The figure shows a day that was picked because it shows it well: with a dealer who owns the options price \
          closes at the strike, and with the news alone some way above it.",
    ),
    (&same_news::SPEC, &same_news::FAILED_BREAKOUT),
    is_true,
);

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

//! The words of `echo`.

use super::{Headings, Named};
use crate::chart::{ColorRole, RichText};
use crate::format::{Printed, compact, grouped, number, trimmed, with_sign};

/// How it is computed.
pub const METHOD: Printed = Printed::new(
    "Feedback f is the dealer's order times its price impact, over the move that called for it. A push of 100 is \
     answered by 100 f, that by 100 f², and so on. As long as f is below 1 in size the rounds add up to 100/(1 − \
     f). They are bookkeeping, not a timetable: the figures below solve hedge and impact together, which takes \
     price straight to that end. At f = −1 the rounds swing between 100 and 0 and add up to nothing, and price \
     ends at 50 all the same. From f = 1 on each answer is at least as large as the one before, and no price is \
     stable. Here f is constant; in a real book it changes with price, so a push that never ends here ends where \
     the options do not matter any more.",
);
/// The states worth a look.
pub const OWNS: Named = Named {
    label: Printed::new("Dealer owns options"),
    note: Printed::new("The open of the expiry day below, where the dealer owns the options: the feedback is −0.158."),
};
/// Likewise.
pub const HAS_SOLD: Named = Named {
    label: Printed::new("Has sold"),
    note: Printed::new("The same options, sold by the dealer: the feedback is +0.158."),
};
/// Likewise.
pub const HALF: Named = Named {
    label: Printed::new("+0.5"),
    note: Printed::new("Each answer is half of what it answers: the push doubles."),
};
/// Likewise.
pub const NINE_TENTHS: Named = Named {
    label: Printed::new("+0.9"),
    note: Printed::new("Each answer is nine tenths of what it answers: the push becomes ten times as large."),
};
/// Likewise.
pub const ONE: Named = Named {
    label: Printed::new("+1"),
    note: Printed::new("Each answer is as large as what it answers: no price is stable."),
};
/// The columns of the table.
pub const HEADINGS: Headings<4> =
    [("round", ""), ("move of this round", "bp"), ("price stands at", "bp"), ("still to come", "bp")];
/// The last row of the table.
pub const END: &str = "the end";
/// The axis of price.
pub const MOVED: &str = "price has moved (basis points)";
/// The same on a phone.
pub const MOVED_SHORT: &str = "basis points";
/// The first step of the staircase, under it.
pub const PUSH: &str = "push";
/// The same beside it.
pub const YOU_PUSH: &str = "you push 100";
/// The two halves of the axis of feedback.
pub const ZONES: [&str; 2] = ["contains", "speeds up"];
/// The edge at 1, in two lines.
pub const EDGE: [&str; 2] = ["no stable", "price"];
/// Where the staircase never ends.
pub const NEVER: &str = "never ends";
/// An answer below this size, in basis points, is not told.
const TOLD: f64 = 0.05;
/// Ends beyond this, in basis points, are not told to the point.
const FAR: f64 = 1e6;

/// A row of the table.
#[must_use]
pub fn round(round: u32) -> String {
    match round {
        0 => "your push".to_owned(),
        round => format!("answer {}", grouped(round.into(), 0)),
    }
}

/// The axis of rounds.
#[must_use]
pub const fn rounds(narrow: bool) -> &'static str {
    if narrow { "the dealer’s answers" } else { "your push, then the dealer’s answers, one after another" }
}

/// The axis of feedback.
#[must_use]
pub const fn feedback(narrow: bool) -> &'static str {
    if narrow { "feedback" } else { "feedback: drag the dot" }
}

/// A feedback at the dot and at the axis.
#[must_use]
pub fn feedback_of(feedback: f64) -> String {
    // What falls short of 1 must not be written as 1: there the price is another.
    let nearly = if (0.999_5..1.0).contains(&feedback.abs()) { "nearly " } else { "" };
    format!("{nearly}{}", with_sign(feedback, &trimmed(feedback.abs(), 3)))
}

/// A size of a move in basis points: a decimal below 1,000, three digits above.
#[must_use]
pub fn size(bp: f64) -> String {
    match bp {
        near if near < 999.95 => trimmed(near, 1),
        far if far <= FAR => grouped(number::significant(far, 3), 0),
        _ => format!("more than {}", grouped(FAR, 0)),
    }
}

/// An answer with its sign.
#[must_use]
pub fn answer(bp: f64) -> String {
    with_sign(bp, &trimmed(bp.abs(), 1))
}

/// The end beside its line.
#[must_use]
pub fn ends(feedback: f64, end: f64, narrow: bool) -> String {
    let at = match end {
        near if near < 1e4 => format!("ends at {}", size(near)),
        far if far <= FAR => format!("ends at {}", compact(far)),
        _ => format!("ends beyond {}", compact(FAR)),
    };
    if feedback == -1.0 && !narrow { format!("the rounds swing on; price {at}") } else { at }
}

/// The finding.
#[must_use]
pub fn finding(feedback: f64, end: Option<f64>) -> RichText {
    let Some(end) = end else { return RichText::plain("A push of 100 bp never ends: no price is stable") };
    if feedback == 0.0 {
        return RichText::plain("A push of 100 bp stays 100: nobody answers");
    }
    let told = size(end);
    if told == "100" {
        return RichText::plain("A push of 100 bp ends close to 100: the answers are too small to see");
    }
    let words = RichText::plain("A push of 100 bp ends at ");
    if feedback < 0.0 {
        words.colored(ColorRole::Sell, told).say(": the dealer takes part of it back")
    } else {
        words.colored(ColorRole::Buy, told).say(": the dealer adds to it")
    }
}

/// What the first three answers are, and what the rounds are worth.
#[must_use]
pub fn caption(feedback: f64, answers: [f64; 3]) -> RichText {
    let told: Vec<_> = answers.into_iter().filter(|bp| bp.abs() >= TOLD).collect();
    if told.is_empty() {
        let none = if feedback == 0.0 { "Feedback is zero" } else { "No answer reaches a tenth of a basis point" };
        return RichText::plain(format!("{none}. Drag the violet dot."));
    }
    let mut words = RichText::plain(if told.len() == 1 { "One answer to speak of: " } else { "Answers: " });
    for (place, bp) in told.iter().enumerate() {
        words = words.say(if place > 0 { ", " } else { "" }).colored(ColorRole::of_sign(*bp), answer(*bp));
    }
    let goes_on = if told.len() == 1 { "." } else { " …" };
    words.say(format!("{goes_on} {}", meaning(feedback)))
}

/// What the answers come to, and that they are only a way to count.
const fn meaning(feedback: f64) -> &'static str {
    if feedback <= -1.0 {
        "Each takes back all of the one before, so the rounds swing between 100 and 0. They are bookkeeping, valid only for \
         sizes below 1: price goes straight to 50."
    } else if feedback < 0.0 {
        "Each takes back part of the one before: contained. The rounds are bookkeeping, valid for sizes below 1; price goes \
         straight to the end."
    } else if feedback < 1.0 {
        "The answers go along with the push: price speeds up. The rounds are bookkeeping, valid for sizes below 1; \
         price goes straight to \
         the end."
    } else if feedback == 1.0 {
        "Each is as large as the one before, so they add up to no price. The rounds are bookkeeping, valid only for sizes \
         below 1."
    } else {
        "Each is larger than the one before, so they add up to no price. The rounds are bookkeeping, valid only for sizes \
         below 1."
    }
}

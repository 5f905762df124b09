//! The words of `your-chain` below its picture, a line each.

use super::common;
use super::grammar::{Form, capitalised, shares_of, traded};
use super::your_chain::{Told, exact_flips, is_exact, lower, per_cent_read, signed_dollars};
use crate::chart::RichText;
use crate::format::{compact, grouped, price, several, trimmed};
use crate::model::{DealerSide, Order};
use crate::quotes::levels::{Causes, HedgeOrder, LevelsAt};
use crate::quotes::{Flips, Sureness, symbol, told};
use crate::units::PERCENT;

/// What else is to be said, a line each.
#[must_use]
pub fn lines(figure: &Told<'_>) -> Vec<RichText> {
    let levels = figure.levels;
    if levels.expiries.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![order(figure, &levels.up, "up"), order(figure, &levels.down, "down")];
    if symbol::is_index(&figure.summary.symbol) {
        lines.push(RichText::plain(OF_AN_INDEX));
    }
    lines.push(RichText::plain(format!(
        "Where net gamma changes sign, by assumption. Long calls and short puts: {}; short everything, long everything or a mix: nowhere, \
         since then calls and puts are held alike.",
        places(&levels.now)
    )));
    lines.push(close(figure));
    lines.extend(leaving(figure));
    lines.push(RichText::plain(sure(figure)));
    lines
}

/// What shares are where there are none.
const OF_AN_INDEX: &str =
    "An index has no shares: here they are units of the index, which dealers trade as futures on it.";

/// What holds only if the assumption does, as a sentence.
fn as_assumed(figure: &Told<'_>, said: &str) -> String {
    if is_exact(figure) { capitalised(said) } else { format!("If every side is as assumed: {said}") }
}

/// How it is at the close of the day, or that the day is over.
fn close(figure: &Told<'_>) -> RichText {
    let (levels, side) = (figure.levels, figure.side);
    if levels.minutes_to_close <= 0.0 {
        return RichText::plain("The trading day of these quotes is over: moves are taken to come at once.");
    }
    let [now, close] = [&levels.now, &levels.close].map(|at| signed_dollars(at.totals.dollars_per_percent.net(side)));
    let flips = lower(&exact_flips(&levels.close, side));
    RichText::plain(as_assumed(
        figure,
        &format!(
            "until the close, with spot where it is, net gamma goes from {now} to {close} of delta per 1%. Then {flips}."
        ),
    ))
}

/// What leaves with the first of several expiries.
fn leaving(figure: &Told<'_>) -> Option<RichText> {
    let leaving = figure.levels.leaving.filter(|_| figure.levels.expiries.len() > 1)?;
    let share = common::whole_per_cent(leaving.share_of_gross);
    let left = signed_dollars(leaving.without.dollars_per_percent.net(figure.side));
    let ends = figure.summary.expiries.get(leaving.expiry).map_or_else(String::new, told::expiry);
    Some(RichText::plain(as_assumed(
        figure,
        &format!(
            "with the first of these expiries, {ends}, {share}% of their gamma leaves; without it the net now is {left} of delta \
             per 1%."
        ),
    )))
}

/// The prices where the sign changes, or that there is none.
fn places(at: &LevelsAt) -> String {
    match at.flips(DealerSide::CallsLongPutsShort) {
        Flips::At(prices) => prices.iter().map(|at| price(*at)).collect::<Vec<_>>().join(", "),
        _ => "nowhere in view".to_owned(),
    }
}

fn order(figure: &Told<'_>, order: &HedgeOrder, way: &str) -> RichText {
    let Causes { price: by_price, time, volatility } = order.under(figure.side);
    let total = by_price + time + volatility;
    let spot = figure.levels.spot;
    let points = order.volatility_shift * PERCENT;
    let shift = match points {
        0.0 => "volatility unchanged".to_owned(),
        points => {
            let size = several(&trimmed(points.abs(), 2), "point");
            format!("volatility {size} {}", if points < 0.0 { "lower" } else { "higher" })
        }
    };
    let size = |shares: f64| format!("{} (${})", shares_of(shares), compact(shares * spot));
    let all = traded(Order::of(total), Form::Do, &size, "have nothing to do");
    let verb = |shares: f64| traded(Order::of(shares), Form::Does, &|size| grouped(size, 0), "does nothing").text();
    let when = if order.minutes > 0.0 { "by the close" } else { "at once" };
    let said = format!("1% {way} {when}, to {}, {shift}: dealers ", price(order.to));
    let said = RichText::plain(as_assumed(figure, &said)).and(all);
    if [by_price, time, volatility].map(Order::of) == [Order::Nothing; 3] {
        return said.say(".");
    }
    said.say(format!(". Price alone {}, time {}, volatility {}.", verb(by_price), verb(time), verb(volatility)))
}

/// Fewer options of like size than this are too few for the bell curve that the chances follow from.
const FEW: f64 = 8.0;

/// How sure the sign at spot is.
fn sure(figure: &Told<'_>) -> String {
    let Sureness { rightly, chance, least_rightly, .. } = figure.sureness;
    let gamma = figure.levels.now.totals.dollars_per_percent;
    if gamma.gross() * gamma.gross() < FEW * gamma.squares {
        return "How sure the sign is: a few options weigh too much in this gamma for more than a rough picture."
            .to_owned();
    }
    let Some(least) = least_rightly else {
        return match figure.side {
            DealerSide::Share { .. } => "What is long cancels what is short, however sides are read: there is no sign to be sure of.",
            _ => "If every side is as assumed, net gamma at spot is zero: no share that is read rightly makes its sign sure.",
        }
        .to_owned();
    };
    let least = trimmed((least * PERCENT * 10.0).ceil() / 10.0, 1);
    let least = format!(
        "To be sure of the sign at spot (right in 19 of 20 cases), {least}% of the sides have to be read rightly."
    );
    if rightly.probability() >= 1.0 {
        return format!("This takes every side to be read rightly. {least}");
    }
    // By the bell curve nothing is impossible, and nothing certain.
    let chance = if *chance > 0.99 { "more than 99".to_owned() } else { grouped(chance * PERCENT, 0) };
    let read = per_cent_read(figure);
    format!("With {read}% read rightly, the sign at spot is as assumed in {chance} of 100 cases. {least}")
}

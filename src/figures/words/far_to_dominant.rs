//! The words of `far-to-dominant`.

use super::grammar::{self, Form};
use super::{Headings, Named};
use crate::chart::{ColorRole, RichText};
use crate::figures::shared::place::{Move, Place, Told, units};
use crate::format::{self, Printed, compact, grouped, trimmed};
use crate::model::OptionKind;
use crate::scenario::{CustomerSide, PriceScale};
use crate::units::{DAYS_PER_YEAR, HOURS_PER_DAY, MINUTES_PER_DAY, PERCENT};

/// How it is computed.
pub const METHOD: Printed = Printed::new(
    "Gamma of one option × contracts × 100: the rate at which the hedge changes with price, at this price and \
     this moment. It is given for a move over which the orders, up and down, are those of the rate to within a \
     fifth: a dollar or a tenth, hundredth, … of one. Each line joins places of the same rate, ten times as much \
     from one to the next; the shade follows the same steps. Time is on a logarithmic scale, from a year down to \
     one minute of the calendar. Volatility stands still.",
);
/// A month out and away, then near.
pub const FAR_THEN_NEAR: Named = Named {
    label: Printed::new("Far, then near"),
    note: Printed::new("A month out and a tenth away, then a day out and at the strike."),
};
/// At the strike, late and early.
pub const ONLY_TIME_PASSES: Named = Named {
    label: Printed::new("Only time passes"),
    note: Printed::new("At the strike, the last hour against the last month."),
};
/// Away from the strike, late and early.
pub const LATE_BUT_FAR: Named = Named {
    label: Printed::new("Late but far"),
    note: Printed::new("Time alone is not enough: 5% from the strike, gamma dies out as expiry comes near."),
};
/// The axis of time.
pub const TIME: &str = "calendar time to expiry";
/// Its ticks, in days.
pub const TIMES: [(f64, &str); 8] = [
    (1.0 / MINUTES_PER_DAY, "1 min"),
    (10.0 / MINUTES_PER_DAY, "10 min"),
    (1.0 / HOURS_PER_DAY, "1 hour"),
    (0.25, "6 hours"),
    (1.0, "1 day"),
    (7.0, "1 week"),
    (30.0, "30 days"),
    (DAYS_PER_YEAR, "1 year"),
];
/// The two places, and any other one on the map.
pub const PLACES: [&str; 4] = ["here", "there", "on the way", "on the map"];
/// The columns of the table; [`next_order`] names the last.
pub const HEADINGS: Headings<6> = [
    ("place", ""),
    ("spot", "$"),
    ("time to expiry", "calendar days"),
    ("dealer's gamma, a rate at this very price", "shares per $1"),
    ("the same", "$ of delta per 1% move"),
    ("", "shares"),
];
/// The column of the order for the small move that orders are told for: “hedge order for the next $1 up”.
#[must_use]
pub fn next_order(scale: PriceScale) -> String {
    format!("hedge order for the next {} up", format::dollars(scale.small_move()))
}

const NEXT_TO_NOTHING: &str = "next to nothing";

/// A move of price: “$1”, “10¢”, “0.01¢”; “59¢”, “0.00059¢” on another scale of prices.
#[must_use]
pub fn a_move(of: Move) -> String {
    let dollars = of.dollars();
    if dollars >= 1.0 { format::dollars(dollars) } else { format!("{}¢", trimmed(dollars * PERCENT, 5)) }
}

/// A number of shares for a move: “170k per $1”.
#[must_use]
pub fn per(shares: &str, of: Move) -> String {
    format!("{shares} per {}", a_move(of))
}

/// The name of a dot: “here: 170k per $1”.
#[must_use]
pub fn dot(name: &str, place: Place, of: Move) -> String {
    match place.told {
        Told::For(_) => format!("{name}: {}", per(&compact(of.shares(place.gamma)), of)),
        Told::Nothing | Told::Beyond { .. } => format!("{name}: {NEXT_TO_NOTHING}"),
    }
}

/// A gamma without its sign: “170,000 shares per $1”, for a move over which it holds, or “next to nothing”.
fn size(place: Place, of: Move) -> String {
    match place.told {
        Told::For(_) => per(&grammar::shares_of(of.shares(place.gamma)), of),
        Told::Nothing => NEXT_TO_NOTHING.to_owned(),
        Told::Beyond { up, order_shares } => format!(
            "{NEXT_TO_NOTHING}, though the next {} {} means {}",
            a_move(place.longest),
            grammar::up_or_down(up),
            grammar::accounts_for(order_shares).text()
        ),
    }
}

/// What the gammas of two places are, each with its unit.
#[must_use]
pub fn sizes(here: Place, there: Place) -> [String; 2] {
    let [unit_here, unit_there] = units(here, there);
    [size(here, unit_here), size(there, unit_there)]
}

/// Which of two gammas is larger, and how many times: “11 times as large here”. No ratio to nothing.
#[must_use]
pub fn compared(here: Place, there: Place) -> String {
    let small = match (here.told, there.told) {
        (Told::Beyond { .. }, _) | (_, Told::Beyond { .. }) => "for a small move ",
        _ => "",
    };
    match (here.told, there.told) {
        (Told::For(_), Told::For(_)) => times_larger(here.gamma.abs(), there.gamma.abs()),
        (Told::For(_), _) => format!("{small}it matters only here"),
        (_, Told::For(_)) => format!("{small}it matters only there"),
        _ => format!("{small}it matters in neither place"),
    }
}

fn times_larger(here: f64, there: f64) -> String {
    let side = if here > there { "here" } else { "there" };
    match here.max(there) / here.min(there) {
        ratio if ratio < 1.05 => "about the same".to_owned(),
        ratio if ratio < 10.0 => format!("{} times as large {side}", trimmed(ratio, 1)),
        ratio if ratio < 1e6 => format!("{} times as large {side}", grouped(ratio, 0)),
        _ => format!("more than a million times as large {side}"),
    }
}

/// The finding where no contract is open.
#[must_use]
pub fn no_contracts() -> RichText {
    RichText::plain("No contracts are open, so there is no gamma anywhere")
}

/// The gammas of the two places, and how they compare.
#[must_use]
pub fn finding(contracts: f64, kind: OptionKind, here: Place, there: Place) -> RichText {
    let [of_here, of_there] = units(here, there);
    let [size_here, size_there] = sizes(here, there);
    let gamma = match (here.told, there.told) {
        (Told::For(_), Told::For(_)) => {
            // A unit that both have stands with the first number alone.
            let shortly = grouped(of_there.shares(there.gamma), 0);
            let size_there = if of_here == of_there { shortly } else { size_there };
            format!("gamma is {size_here} here and {size_there} there, {}", compared(here, there))
        }
        (Told::Beyond { .. }, _) | (_, Told::Beyond { .. }) => {
            format!("gamma here is {size_here}; there it is {size_there}")
        }
        _ => format!("gamma is {size_here} here and {size_there} there"),
    };
    RichText::plain(format!("The same {}: {gamma}", grammar::options(contracts, kind)))
}

/// What the shade says, and what to drag; `longer` is the longest move, where a gamma is given for a shorter one.
#[must_use]
pub fn caption(side: CustomerSide, longer: Option<Move>) -> RichText {
    let (role, rise, fall) = match side {
        CustomerSide::Buys => (ColorRole::Buy, grammar::buy(Form::Do), grammar::sell(Form::Do)),
        CustomerSide::Sells => (ColorRole::Sell, grammar::sell(Form::Do), grammar::buy(Form::Do)),
    };
    let words = RichText::plain("Gamma says what the dealer must ").colored(role, format!("{rise} as price rises")).say(format!(
        ", and {fall} as it falls, for a small move. The deeper the shade, the more. The larger a dot, the more gamma. \
         Drag either: sideways is price, up and down the time left."
    ));
    let Some(longer) = longer else { return words };
    let within = if longer.dollars() == 1.0 { "a dollar".to_owned() } else { a_move(longer) };
    words.say(format!(" Where gamma changes too much within {within}, it is given for a smaller move."))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a state that is refused must fail the test")]
mod tests {
    use super::*;
    use crate::figures::shared::place::places;
    use crate::scenario::{Key, Scenario};

    fn told(spot: f64, days: f64, iv: f64) -> (String, String) {
        let state = Scenario::default().with(Key::Spot, spot).with(Key::Days, days).with(Key::Iv, iv);
        let (here, there) = places(&state).unwrap();
        let [size, _] = sizes(here, there);
        (size, compared(here, there))
    }

    #[test]
    fn gamma_is_told_for_a_move_over_which_it_holds() {
        assert_eq!(told(100.0, 5.0, 20.0).0, "170,417 shares per $1");
        // Beside the strike it grows within the dollar: 61,816 per $1 would promise orders that do not come.
        assert_eq!(told(102.0, 1.0, 20.0).0, "6,182 shares per 10¢");
        assert_eq!(told(98.0, 0.25, 20.0).0, "5 shares per 1¢");
        assert!(told(100.0, 0.000_69, 1.0).0.ends_with("per 0.1¢"));
    }

    #[test]
    fn an_order_of_the_next_dollar_is_no_nothing() {
        let (size, compared) = told(98.7, 0.2, 5.0);
        assert_eq!(size, "next to nothing, though the next $1 up means buying 5,137 shares");
        assert_eq!(compared, "for a small move it matters in neither place");
        assert_eq!(told(130.0, 1.0, 20.0).0, "next to nothing");
    }

    /// Each with its own unit, where a common one would make a nothing of the smaller.
    #[test]
    fn a_ratio_is_told_of_two_sizes_and_never_of_nothing() {
        let state = Scenario::default().with(Key::Oi, 1.0).with(Key::Days, 0.1);
        let (here, there) = places(&state).unwrap();
        assert_eq!(sizes(here, there), ["12 shares per 10¢", "2 shares per $1"]);
        assert_eq!(compared(here, there), "80 times as large here");
    }

    #[test]
    fn every_move_has_its_name() {
        let names = Move::all(PriceScale::default()).map(a_move);
        assert_eq!(names, ["$1", "10¢", "1¢", "0.1¢", "0.01¢", "0.001¢"]);
    }
}

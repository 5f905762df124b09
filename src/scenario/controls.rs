//! The one table of controls: name, unit, range, default and help of each, and where it matters. Sliders, number fields,
//! spoken values, the share link and the tests derive from it; which controls a figure reads stands in the figure.

use super::choices::{
    Assumption, Cap, Crowd, CustomerSide, Dare, GameBook, GameMode, HedgeRule, NewsDirection, StoryChoice,
};
use super::keys::controls;
use super::news::{SEEDS, other_news};
use crate::control::{Choices, Control, Kind, Scale, Shuffle, Spread, Unit, Usual};
use crate::format::Printed;
use crate::model::time::TRADING_MINUTES_PER_DAY;
use crate::model::{Instrument, OptionKind};
use crate::units::DAYS_PER_YEAR;

/// Steps of the price path that the reader shapes.
pub const PATH_STEPS: usize = 12;
/// Strikes of the chain of open interest.
pub const CHAIN_STRIKES: usize = 9;
/// Earlier pushes of the price that are kept.
pub const PUSHES_KEPT: usize = 3;

/// The feedback of the session's options where the dealer owns them, at the open, to a thousandth.
pub const OPENING_FEEDBACK: f64 = -0.158;

/// The whole price path.
pub const PATH: &[Key] = Key::Path(0).through(Key::Path(11));
/// Open interest in calls, strikes upwards.
pub const CALLS: &[Key] = Key::Calls(0).through(Key::Calls(8));
/// Open interest in puts, likewise.
pub const PUTS: &[Key] = Key::Puts(0).through(Key::Puts(8));
/// Earlier pushes of the price, the latest first.
pub const PUSHED: &[Key] = Key::Pushed(0).through(Key::Pushed(2));
/// The chain itself: who is assumed to hold it, and open interest strike by strike.
pub const CHAIN: &[Key] = Key::Assume.through(Key::Puts(8));
/// Those of the game of being the dealer, which the reader's orders belong to.
pub const GAME_KEYS: &[Key] = Key::GameSeed.through(Key::GameMode);

controls! {
    /// Price of the underlying, in dollars.
    Spot = number("spot", "Spot", Unit::Dollars, Scale::even(50.0, 150.0, 0.1), 100.0,
        Printed::new("The price of the underlying now."))
        .usually(Usual::Near("strike", 0.08));
    /// Calendar days to expiry.
    Days = number("days", "Time to expiry", Unit::Days, DAYS, 5.0,
        Printed::new("Calendar days until the trade's options end, counted to the minute. Sessions count trading days."));
    /// Open interest, in contracts.
    Oi = number("oi", "Open interest", Unit::Contracts,
        Scale { low: 0.0, high: 200_000.0, step: 1.0, spread: Spread::Square }, 10_000.0,
        Printed::new("How many contracts exist. One contract is 100 shares."));
    /// Implied volatility, per cent a year.
    Iv = number("iv", "Implied volatility", Unit::PercentAYear, Scale::even(1.0, 200.0, 0.5), 20.0,
        Printed::new("The size of moves that the option's price implies."))
        .usually(Usual::Between(5.0, 80.0));
    /// Strike, in dollars.
    Strike = number("strike", "Strike", Unit::Dollars, Scale::even(50.0, 150.0, 0.5), 100.0,
        Printed::new("The price at which the option can be exercised."))
        .usually(Usual::Between(80.0, 120.0));
    /// Whether the customer bought or sold: a [`CustomerSide`].
    Side = choice::<CustomerSide>("side", "The customer",
        Printed::new("The dealer takes the other side: short gamma if the customer buys, long gamma if the customer sells."));
    /// Calls or puts: an [`OptionKind`].
    Kind = choice::<OptionKind>("kind", "The option",
        Printed::new("A call is the right to buy at the strike, a put the right to sell."));
    /// What the dealer hedges with: an [`Instrument`].
    Instrument = choice::<Instrument>("instrument", "The dealer hedges with",
        Printed::new("Futures come in whole contracts: an E-mini is worth 50 units, a micro 5."));
    /// The move to look at, in dollars.
    Move = number("move", "Price move", Unit::DollarChange, Scale::even(-20.0, 20.0, 0.1), 2.0,
        Printed::new("The move whose consequences you look at."));
    /// Interest rate, per cent a year.
    Rate = number("rate", "Interest rate", Unit::PercentAYear, Scale::even(-2.0, 10.0, 0.05), 0.0,
        Printed::new("Rate for the life of the option, compounded continuously."));
    /// Dividend yield, per cent a year.
    Yield = number("yield", "Dividend yield", Unit::PercentAYear, Scale::even(0.0, 10.0, 0.05), 0.0,
        Printed::new("Yield of the underlying, paid continuously."));
    /// How far along the path the reader has played, in steps.
    PathStep = number("step", "Played to step", Unit::Step, Scale::even(0.0, 12.0, 1.0), 12.0,
        Printed::new("How much of the path has happened."));
    /// One point of the price path, as dollars above spot; 0 is the first step.
    Path(step: u8) = family::<PATH_STEPS>(
        number("", "Price path", Unit::DollarsFromSpot, Scale::even(-25.0, 25.0, 0.1), 0.0,
            Printed::new("One price along the path, as dollars above or below spot.")),
        ["path1", "path2", "path3", "path4", "path5", "path6", "path7", "path8", "path9", "path10", "path11", "path12"],
        [0.6, 1.5, 1.1, 2.4, 3.2, 4.1, 3.5, 2.2, 1.0, 0.2, -1.2, -2.0]);
    /// Calendar hours that pass.
    Hours = number("hours", "Time that passes", Unit::Hours, Scale::even(0.0, 96.0, 0.5), 72.0,
        Printed::new("Calendar hours until the next look at the hedge."));
    /// Shift of implied volatility, in percentage points.
    IvShift = number("ivshift", "Volatility shift", Unit::Points, Scale::even(-20.0, 20.0, 0.5), 10.0,
        Printed::new("Change of implied volatility, in percentage points."));
    /// Spot of the second marker, in dollars.
    OtherSpot = number("spot2", "Spot to compare with", Unit::Dollars, Scale::even(50.0, 150.0, 0.1), 110.0,
        Printed::new("The price of the underlying at the second marker."));
    /// Days to expiry of the second marker.
    OtherDays = number("days2", "Time to compare with", Unit::Days, DAYS, 30.0,
        Printed::new("Calendar days to expiry at the second marker."));
    /// Assumed dealer side of the chain's open interest: an [`Assumption`].
    Assume = choice::<Assumption>("assume", "Assumed dealer side",
        Printed::new("Open interest says how many contracts exist, not who holds them."));
    /// How much of the way from the second marker to spot and expiry is walked, in per cent.
    Walked = number("walk", "Walk from there to here", Unit::Percent, Scale::even(0.0, 100.0, 1.0), 100.0,
        Printed::new("How much of the way between the two markers lies behind you."));
    /// Share that dealers are long in one's own mix, per cent.
    LongShare = number("longshare", "Own mix: share that dealers are long", Unit::Percent,
        Scale::even(0.0, 100.0, 1.0), 60.0,
        Printed::new("The share of each open contract that dealers are long; they are short the rest."))
        .only_if("assume", Assumption::Mix.word());
    /// Open interest in calls at one strike of the chain; 0 is the lowest.
    Calls(place: u8) = family::<CHAIN_STRIKES>(at_a_strike("Open interest in calls"),
        ["calls1", "calls2", "calls3", "calls4", "calls5", "calls6", "calls7", "calls8", "calls9"],
        [1_000.0, 1_000.0, 2_000.0, 2_000.0, 11_000.0, 12_000.0, 10_000.0, 8_000.0, 4_000.0]);
    /// Open interest in puts at one strike of the chain; 0 is the lowest.
    Puts(place: u8) = family::<CHAIN_STRIKES>(at_a_strike("Open interest in puts"),
        ["puts1", "puts2", "puts3", "puts4", "puts5", "puts6", "puts7", "puts8", "puts9"],
        [6_000.0, 8_000.0, 11_000.0, 15_000.0, 4_000.0, 5_000.0, 2_000.0, 1_000.0, 1_000.0]);
    /// Price impact, basis points per 1% of daily volume.
    Kappa = number("kappa", "Price impact", Unit::BasisPointsOfImpact, Scale::even(0.0, 20.0, 0.5), 5.0,
        Printed::new("How far an order of 1% of the day's volume moves price for good. One study of large US orders \
            estimates about 2."));
    /// Trading days to expiry, today included.
    Sessions = number("sessions", "Trading days to expiry", Unit::TradingDays, Scale::even(1.0, 20.0, 1.0), 1.0,
        Printed::new("Trading days until the session's options end: 1 means at today's close. Not the calendar days of \
            the trade."));
    /// When the dealer rehedges: a [`HedgeRule`].
    Rule = choice::<HedgeRule>("rule", "The dealer rehedges",
        Printed::new("When the dealer brings the hedge back in line; in any case once more at the close."));
    /// Width of the rehedging band, per cent of the shares behind the book's largest single position.
    Band = number("band", "Width of the band", Unit::PercentOfPosition, Scale::even(1.0, 100.0, 1.0), 10.0,
        Printed::new("How far the hedge may drift before the dealer acts, as a part of the shares behind the largest \
            single position."))
        .only_if("rule", HedgeRule::Band.word());
    /// Whether orders are capped a minute: a [`Cap`].
    Cap = choice::<Cap>("cap", "Orders a minute", Printed::new("A cap spreads a large order over several minutes."));
    /// The minute up to which the chart of a session shows what made it.
    Curtain = number("curtain", "Curtain at minute", Unit::Minute, Scale::even(0.0, TRADING_MINUTES_PER_DAY, 1.0), 240.0,
        Printed::new("Up to here the chart shows the layers that made it."));
    /// The number of the stream of outside orders.
    Seed = Control {
        shuffle: Some(Shuffle { label: "New news", next: other_news }),
        ..number("seed", "News", Unit::NewsNumber, Scale::even(1.0, SEEDS as f64, 1.0), 3_940.0,
            Printed::new("The number of this stream of outside orders. The same number gives the same stream."))
    };
    /// Minute of the session that has been played.
    Minute = number("minute", "Minute of the session", Unit::Minute, Scale::even(0.0, TRADING_MINUTES_PER_DAY, 1.0),
        TRADING_MINUTES_PER_DAY,
        Printed::new("How much of the session has been played; it has 390 minutes."));
    /// Volatility of outside orders, per cent a year.
    NewsVol = number("newsvol", "Volatility of outside orders", Unit::PercentAYear, Scale::even(5.0, 80.0, 1.0), 20.0,
        Printed::new("How much price would move without any hedging."));
    /// Whether the news is mirrored: a [`NewsDirection`].
    Flip = choice::<NewsDirection>("flip", "News direction",
        Printed::new("Mirrored news has every outside order the other way round."));
    /// The story that is being stepped through: a [`StoryChoice`].
    Story = choice::<StoryChoice>("story", "Story", Printed::new("A session to step through, moment by moment."));
    /// The minute at which a headline comes.
    HeadlineMinute = number("headlineat", "Headline at minute", Unit::Minute, Scale::even(1.0, 389.0, 1.0), 120.0,
        Printed::new("When one large piece of news comes, in minutes since the open."));
    /// How far a headline alone would move price, in basis points; 0 for none.
    Headline = number("headline", "Headline worth", Unit::BasisPoints, Scale::even(-150.0, 150.0, 1.0), 0.0,
        Printed::new("How far the headline alone moves price, in basis points: 100 are 1%. Zero is a day without one."));
    /// The market in which the reader pushes the price: a [`Crowd`].
    Crowd = choice::<Crowd>("crowd", "The day",
        Printed::new("How many options there are, and how soon they end. Few days are as crowded as the first; most \
            are like the second."));
    /// The reader's own push of the price, in dollars.
    Push = push("push", "Your push", 0.5, Printed::new("How far orders from outside alone move the price."));
    /// One of the reader's earlier pushes; 0 is the latest. A push of nothing is none.
    Pushed(place: u8) = family::<PUSHES_KEPT>(
        push("", "An earlier push", 0.0, Printed::new("A push of before, kept to compare with. Zero is none.")),
        ["pushed1", "pushed2", "pushed3"], [0.0; PUSHES_KEPT]);
    /// Whether there is a price to land on: a [`Dare`].
    Dare = choice::<Dare>("dare", "A dare",
        Printed::new("Push until the price stands within a cent of it, in each of the three markets."));
    /// The number of the stream of news that moves price in the game.
    GameSeed = Control {
        shuffle: Some(Shuffle { label: "New news", next: other_news }),
        ..number("gameseed", "News of the hour", Unit::NewsNumber, Scale::even(1.0, SEEDS as f64, 1.0), 334.0,
            Printed::new("The number of the stream of news that moves price. The same number gives the same hour."))
    };
    /// Minute of the game that has been reached.
    GameMinute = number("gameminute", "Minute of the hour", Unit::Minute, Scale::even(0.0, 60.0, 1.0), 60.0,
        Printed::new("How much of the last hour has been played; it has 60 minutes."));
    /// Whether the dealer of the game has sold the calls or owns them: a [`GameBook`].
    GameBook = choice::<GameBook>("gamebook", "The dealer of the hour",
        Printed::new("On which side of the calls you are."));
    /// Who trades in the game: a [`GameMode`].
    GameMode = choice::<GameMode>("gamemode", "Who trades",
        Printed::new("Watch a simple rule trade, or trade yourself."));
    /// How large each answer of the dealer is, next to what it answers: above 0 it adds to it.
    Feedback = number("feedback", "Feedback", Unit::Ratio, Scale::even(-1.0, 1.1, 0.001), OPENING_FEEDBACK,
        Printed::new("How large the dealer's answer is, next to the move that it answers. Above 0 it adds to the move, below \
            0 it takes part of it back."));
    /// Volatility of the moves that a hedged book meets, per cent a year.
    Realised = number("realised", "Realised volatility", Unit::PercentAYear, Scale::even(1.0, 80.0, 0.5), 20.0,
        Printed::new("How much price really moves, told as implied volatility is, so that the two can be compared."));
    /// Trading minutes from one hedge to the next.
    HedgeEvery = number("every", "The dealer hedges every", Unit::Minutes,
        Scale { low: 1.0, high: TRADING_MINUTES_PER_DAY, step: 1.0, spread: Spread::Square }, 30.0,
        Printed::new("Minutes from one hedge to the next; a trading day has 390."));
}

/// A minute to a year. The minute is about one, in digits that a field and a link can show.
const DAYS: Scale = Scale { low: 0.000_69, high: DAYS_PER_YEAR, step: 1.0, spread: Spread::Log };

const fn number(
    name: &'static str,
    label: &'static str,
    unit: Unit,
    scale: Scale,
    default: f64,
    help: Printed,
) -> Control {
    Control { name, label, unit, kind: Kind::Number(scale), default, help, only_if: None, usual: None, shuffle: None }
}

/// A choice between the values of a type; the lesson opens with the first.
const fn choice<C: Choices>(name: &'static str, label: &'static str, help: Printed) -> Control {
    Control { kind: Kind::Choice(C::WORDS), ..number(name, label, Unit::Plain, Scale::even(0.0, 0.0, 1.0), 0.0, help) }
}

const fn push(name: &'static str, label: &'static str, default: f64, help: Printed) -> Control {
    number(name, label, Unit::DollarChange, Scale::even(-1.0, 1.0, 0.01), default, help)
}

const fn at_a_strike(label: &'static str) -> Control {
    let help = Printed::new("Contracts that exist at this strike. Who holds them is an assumption.");
    number("", label, Unit::Contracts, Scale::even(0.0, 250_000.0, 500.0), 0.0, help)
        .usually(Usual::Between(0.0, 30_000.0))
}

/// Controls that differ in name and default alone.
const fn family<const N: usize>(like: Control, names: [&'static str; N], defaults: [f64; N]) -> [Control; N] {
    let mut rows = [like; N];
    let mut at = 0;
    while at < N {
        rows[at] = Control { name: names[at], default: defaults[at], ..like };
        at += 1;
    }
    rows
}

/// Where the rows of each entry begin.
const STARTS: [usize; ENTRIES.len()] = {
    let mut starts = [0; ENTRIES.len()];
    let mut entry = 1;
    while entry < ENTRIES.len() {
        starts[entry] = starts[entry - 1] + ENTRIES[entry - 1].len();
        entry += 1;
    }
    starts
};

/// Number of controls.
pub const COUNT: usize = STARTS[ENTRIES.len() - 1] + ENTRIES[ENTRIES.len() - 1].len();

/// The table. The order is that of [`Key::ALL`].
pub static CONTROLS: [Control; COUNT] = {
    let mut table = [ENTRIES[0][0]; COUNT];
    let mut entry = 0;
    while entry < ENTRIES.len() {
        let mut member = 0;
        while member < ENTRIES[entry].len() {
            table[STARTS[entry] + member] = ENTRIES[entry][member];
            member += 1;
        }
        entry += 1;
    }
    table
};

impl Key {
    /// The control itself.
    #[must_use]
    pub const fn control(self) -> &'static Control {
        &CONTROLS[self.index()]
    }

    /// Its name in links and in the page.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.control().name
    }

    /// The key with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|key| key.name() == name)
    }

    /// The keys of the table from this one to another that comes after it, both included.
    #[must_use]
    pub const fn through(self, last: Self) -> &'static [Self] {
        let (from_the_start, _) = Self::TABLE.split_at(last.index() + 1);
        from_the_start.split_at(self.index()).1
    }

    const TABLE: &'static [Self] = &Self::ALL;
}

#[cfg(test)]
#[path = "controls_tests.rs"]
mod tests;

//! Stories that traders tell of a session, defined so that they can be found and counted.
//!
//! Each compares the session with what the same news would have made of it without hedging, which its own
//! record holds: `s₀ + Σε`. All distances are in basis points of price, 1e−4 of a log-return.

use super::walk::Minute;
use crate::units::BASIS_POINTS;

/// A close nearer to the strike than this is a close at the strike.
const AT_STRIKE_BP: f64 = 5.0;
/// Without hedging a story's close must lie farther from the strike than this.
const AWAY_BP: f64 = 15.0;
/// How far price must stray for a pin, some time after the first hour.
const STRAY_BP: f64 = 30.0;
const FIRST_HOUR: u16 = 60;
/// How far beyond the strike, and for how many minutes on end, price must stand for a breakout.
const BREAKOUT_BP: f64 = 50.0;
const BREAKOUT_MINUTES: u16 = 10;
/// The part of the session in which a run is looked for, its least length, its least move, and how many times
/// that of the news it must be.
const LAST_STRETCH: u16 = 300;
const RUN_MINUTES: u16 = 5;
const RUN_BP: f64 = 30.0;
const RUN_FACTOR: f64 = 2.0;

/// Price strays from the strike and ends the day at it, where the news alone would have left it away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pin {
    /// The minute after the first hour in which price stood farthest from the strike.
    pub strayed: u16,
}

/// Price leaves the strike for a while and ends the day at it, where the news alone would have left it beyond.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FailedBreakout {
    /// The last minute at or on the other side of the strike before price left it; the open if there is none.
    pub left: u16,
    /// The minute in which price stood farthest beyond.
    pub peak: u16,
    /// The first minute after it in which price was back at the strike, or on the other side.
    pub back: u16,
}

/// Minutes on end in which the dealer's orders all go the same way and carry price at least twice as far as
/// the news alone would have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// The minute before its first order.
    pub from: u16,
    /// The minute of its last order.
    pub to: u16,
}

impl Run {
    /// How long it lasts, minutes.
    pub const fn minutes(self) -> u16 {
        self.to - self.from
    }
}

/// One session seen from a strike: distances above it, with and without hedging, in basis points.
struct Distances {
    hedged: Vec<f64>,
    unhedged: Vec<f64>,
}

impl Distances {
    fn of(minutes: &[Minute], log_strike: f64) -> Option<Self> {
        let open = minutes.first()?.log_spot;
        let distance = |log_spot: f64| (log_spot - log_strike) * BASIS_POINTS;
        let levels = minutes.iter().scan(0.0, |sum, minute| {
            *sum += minute.shock;
            Some(*sum)
        });
        Some(Self {
            hedged: minutes.iter().map(|minute| distance(minute.log_spot)).collect(),
            unhedged: levels.map(|sum| distance(open + sum)).collect(),
        })
    }

    fn close(&self) -> Option<(f64, f64)> {
        Some((*self.hedged.last()?, *self.unhedged.last()?))
    }
}

/// The pin in a session, if there is one: at least 30 bp from the strike at some minute after the first hour,
/// a close within 5 bp of it, and without hedging one more than 15 bp away.
///
/// `minutes` is a whole session, `log_strike` the logarithm of the strike in dollars.
pub fn pin(minutes: &[Minute], log_strike: f64) -> Option<Pin> {
    let distances = Distances::of(minutes, log_strike)?;
    let (close, unhedged) = distances.close()?;
    let late = (0u16..).zip(&distances.hedged).skip(usize::from(FIRST_HOUR) + 1);
    let (strayed, farthest) = late.max_by(|a, b| a.1.abs().total_cmp(&b.1.abs()))?;
    let found = farthest.abs() >= STRAY_BP && close.abs() <= AT_STRIKE_BP && unhedged.abs() > AWAY_BP;
    found.then_some(Pin { strayed })
}

/// The breakout that fails, if there is one: at least 50 bp beyond the strike for ten minutes on end, a close
/// within 5 bp of the strike, and without hedging one more than 15 bp beyond it on the same side.
///
/// `minutes` is a whole session, `log_strike` the logarithm of the strike in dollars.
pub fn failed_breakout(minutes: &[Minute], log_strike: f64) -> Option<FailedBreakout> {
    let distances = Distances::of(minutes, log_strike)?;
    let (close, unhedged) = distances.close()?;
    if close.abs() > AT_STRIKE_BP || unhedged.abs() <= AWAY_BP {
        return None;
    }
    let beyond: Vec<f64> = distances.hedged.iter().map(|distance| distance * unhedged.signum()).collect();
    let longest = beyond.iter().scan(0, |length, distance| {
        *length = if *distance >= BREAKOUT_BP { *length + 1 } else { 0 };
        Some(*length)
    });
    if longest.max()? < BREAKOUT_MINUTES {
        return None;
    }
    let numbered = || (0u16..).zip(beyond.iter().copied());
    let (peak, _) = numbered().max_by(|a, b| a.1.total_cmp(&b.1))?;
    let left = numbered().filter(|(minute, at)| *minute < peak && *at <= AT_STRIKE_BP).map(|(minute, _)| minute);
    let (back, _) = numbered().find(|(minute, at)| *minute > peak && *at <= AT_STRIKE_BP)?;
    Some(FailedBreakout { left: left.last().unwrap_or(0), peak, back })
}

/// The longest run in the last 90 minutes of a session, if there is one: at least five minutes on end in which
/// the dealer's orders all go one way, in which price moves that way by 30 bp or more, without a jump, and in
/// which the news alone would have moved it that way too, but at most half as far.
///
/// `minutes` is a whole session, run with a cap on shares a minute: without one there are jumps, not runs.
pub fn acceleration(minutes: &[Minute]) -> Option<Run> {
    let last_stretch = minutes.get(usize::from(LAST_STRETCH)..)?;
    let runs = last_stretch.chunk_by(|a, b| a.trade * b.trade > 0.0);
    let found = runs.filter_map(|run| {
        let (first, last) = (run.first()?, run.last()?);
        let before = minutes.get(usize::from(first.minute.checked_sub(1)?))?;
        let direction = first.trade.signum();
        let moved = (last.log_spot - before.log_spot) * direction * BASIS_POINTS;
        let news = run.iter().map(|minute| minute.shock).sum::<f64>() * direction * BASIS_POINTS;
        let found = Run { from: before.minute, to: last.minute };
        let is_run = found.minutes() >= RUN_MINUTES
            && moved >= RUN_BP
            && news > 0.0
            && moved >= RUN_FACTOR * news
            && !run.iter().any(|minute| minute.jumped);
        is_run.then_some(found)
    });
    found.max_by_key(|run| run.minutes())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A session of given distances from a strike of log-price 0, in basis points: hedged and unhedged.
    fn session(hedged: impl Fn(u16) -> f64, unhedged: impl Fn(u16) -> f64) -> Vec<Minute> {
        let minute = |minute: u16| Minute {
            minute,
            shock: if minute == 0 { 0.0 } else { (unhedged(minute) - unhedged(minute - 1)) / BASIS_POINTS },
            log_spot: hedged(minute) / BASIS_POINTS,
            hedge: 0.0,
            trade: 0.0,
            capped: false,
            jumped: false,
        };
        (0..=390).map(minute).collect()
    }

    /// Rises to `peak` until minute 200 and comes back until 380.
    fn hill(peak: f64) -> impl Fn(u16) -> f64 {
        move |minute| match minute {
            rising @ ..=200 => peak * f64::from(rising) / 200.0,
            falling @ 201..=380 => peak * f64::from(380 - falling) / 180.0,
            _ => 0.0,
        }
    }

    #[test]
    fn a_pin_strays_and_returns_where_news_would_have_stayed_away() {
        let away = |close: f64| move |minute: u16| close * f64::from(minute) / 390.0;
        assert_eq!(pin(&session(hill(30.1), away(20.0)), 0.0), Some(Pin { strayed: 200 }));
        assert_eq!(pin(&session(hill(-30.1), away(20.0)), 0.0), Some(Pin { strayed: 200 }));
        assert_eq!(pin(&session(hill(29.0), away(20.0)), 0.0), None, "it hardly strayed");
        assert_eq!(pin(&session(hill(40.0), away(14.0)), 0.0), None, "the news alone would have closed there");
        assert_eq!(pin(&session(away(31.0), away(31.0)), 0.0), None, "it never came back");
        assert_eq!(pin(&[], 0.0), None);
    }

    #[test]
    fn a_failed_breakout_lasts_ten_minutes_and_news_would_have_stayed_on_its_side() {
        let up = |minute: u16| f64::from(minute) / 10.0;
        let found = failed_breakout(&session(hill(60.0), up), 0.0);
        assert_eq!(found, Some(FailedBreakout { left: 16, peak: 200, back: 365 }));
        assert!(failed_breakout(&session(hill(51.0), up), 0.0).is_none(), "not for ten minutes");
        assert!(failed_breakout(&session(hill(-60.0), up), 0.0).is_none(), "the news went the other way");
        let down = |minute: u16| -f64::from(minute) / 10.0;
        assert!(failed_breakout(&session(hill(-60.0), down), 0.0).is_some(), "it may break out downwards");
    }

    #[test]
    fn a_run_is_orders_one_way_that_carry_price_twice_as_far_as_the_news() {
        // From minute 350 on the dealer buys for eight minutes.
        let run = |length: u16, bp: f64, news: f64| {
            let step = move |minute: u16, size: f64| {
                size * f64::from(minute.clamp(350, 350 + length) - 350) / f64::from(length)
            };
            let mut minutes = session(move |minute| step(minute, bp), move |minute| step(minute, news));
            for minute in &mut minutes[351..=usize::from(350 + length)] {
                minute.trade = 1_000.0;
            }
            acceleration(&minutes)
        };
        assert_eq!(run(8, 40.0, 15.0), Some(Run { from: 350, to: 358 }));
        assert_eq!(run(4, 40.0, 15.0), None, "too short");
        assert_eq!(run(8, 25.0, 5.0), None, "too small");
        assert_eq!(run(8, 40.0, 25.0), None, "mostly news");
        assert_eq!(run(8, 40.0, -1.0), None, "against the news");
    }
}

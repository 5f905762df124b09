//! The levels of a file of quotes as tables of text, from the same code as on the page.
//!
//! ```text
//! cargo run --release --example levels -- FILE [--assume usual|short|long|SHARE] [--expiry DATE] [--rate R]
//!     [--yield Q] [--rightly P] [--spot S] [--quoted 2026-03-04T10:00]
//! ```
//!
//! Rates as fractions a year (0.04 is 4 %). `--expiry` may be given several times.

use std::process::ExitCode;
use std::rc::Rc;
use std::time::{Duration, Instant};

use dealer_hedging::model::{Carry, DealerSide};
use dealer_hedging::quotes::levels::{Causes, HedgeOrder, LevelsAt};
use dealer_hedging::quotes::sureness::Rightly;
use dealer_hedging::quotes::{
    ChainSummary, Choice, Expiries, Flip, Flips, ForwardFrom, Levels, LevelsWork, QuotedChain, Reading, Setting,
    Sureness, SurenessWork, Valuation, When,
};
use jiff::civil::{Date, DateTime};

/// What the command line says.
struct Asked {
    file: String,
    side: DealerSide,
    expiries: Vec<Date>,
    rate: f64,
    dividend_yield: f64,
    rightly: f64,
    spot: Option<f64>,
    quoted: Option<DateTime>,
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(told) => {
            eprintln!("{told}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let asked = asked(std::env::args().skip(1))?;
    let chain = Rc::new(valued(&asked)?);
    tell_chain(&chain.summary());
    let choice = Choice { expiries: chosen(&chain, &asked.expiries), ..Choice::default() };
    let mut clock = Slices::new();
    let mut work = LevelsWork::new(chain.clone(), &choice).map_err(|e| e.to_string())?;
    while work.step(&|| false).map_err(|e| e.to_string())?.is_some() {
        clock.slice();
    }
    let levels = work.finish().map_err(|e| e.to_string())?;
    clock.tell("levels");
    tell_levels(&levels, asked.side);
    let rightly = Rightly::new(asked.rightly);
    for (title, when, at) in [("now", When::Now, &levels.now), ("at the close", When::Close, &levels.close)] {
        let mut clock = Slices::new();
        let work = SurenessWork::new(chain.clone(), &levels, when, asked.side, rightly);
        let mut work = work.map_err(|e| e.to_string())?;
        while work.step(&|| false).map_err(|e| e.to_string())? {
            clock.slice();
        }
        let sureness = work.finish().map_err(|e| e.to_string())?;
        tell_moment(title, at, &sureness, asked.side);
        clock.tell("sureness");
    }
    Ok(())
}

/// How long some work takes, and its longest slice.
struct Slices {
    began: Instant,
    last: Instant,
    longest: Duration,
}

impl Slices {
    fn new() -> Self {
        let now = Instant::now();
        Self { began: now, last: now, longest: Duration::ZERO }
    }

    /// One slice has ended.
    fn slice(&mut self) {
        let now = Instant::now();
        self.longest = self.longest.max(now - self.last);
        self.last = now;
    }

    /// All of it has.
    fn tell(mut self, what: &str) {
        self.slice();
        eprintln!("{what}: {:.1?}, longest slice {:.1?}", self.began.elapsed(), self.longest);
    }
}

fn asked(mut words: impl Iterator<Item = String>) -> Result<Asked, String> {
    let mut asked = Asked {
        file: String::new(),
        side: DealerSide::CallsLongPutsShort,
        expiries: Vec::new(),
        rate: 0.0,
        dividend_yield: 0.0,
        rightly: 0.75,
        spot: None,
        quoted: None,
    };
    while let Some(word) = words.next() {
        if !word.starts_with("--") {
            asked.file = word;
            continue;
        }
        let value = words.next().ok_or_else(|| format!("{word} of what?"))?;
        let number = || value.parse::<f64>().map_err(|_| format!("{word}: {value} is no number"));
        match word.as_str() {
            "--assume" => asked.side = side(&value)?,
            "--expiry" => asked.expiries.push(value.parse().map_err(|_| format!("{value} is no day"))?),
            "--rate" => asked.rate = number()?,
            "--yield" => asked.dividend_yield = number()?,
            "--rightly" => asked.rightly = number()?,
            "--spot" => asked.spot = Some(number()?),
            "--quoted" => asked.quoted = Some(value.parse().map_err(|_| format!("{value} is no time"))?),
            _ => return Err(format!("{word} is not known")),
        }
    }
    if asked.file.is_empty() { Err("which file?".to_owned()) } else { Ok(asked) }
}

fn side(word: &str) -> Result<DealerSide, String> {
    Ok(match word {
        "usual" => DealerSide::CallsLongPutsShort,
        "short" => DealerSide::AllShort,
        "long" => DealerSide::AllLong,
        share => DealerSide::Share { long_share: share.parse().map_err(|_| format!("{share} is no assumption"))? },
    })
}

fn valued(asked: &Asked) -> Result<QuotedChain, String> {
    let bytes = std::fs::read(&asked.file).map_err(|e| format!("{}: {e}", asked.file))?;
    let mut clock = Slices::new();
    let mut reading = Reading::new();
    reading.push(&bytes).map_err(|refusal| refusal.to_string())?;
    while !reading.parse(&|| false).map_err(|refusal| refusal.to_string())?.is_done {
        clock.slice();
    }
    let quotes = reading.finish().map_err(|refusal| refusal.to_string())?;
    clock.tell("reading");
    println!("{:?}: {} options with open interest", quotes.file, quotes.rows.len());
    let carry = Carry::new(asked.rate, asked.dividend_yield).map_err(|e| e.to_string())?;
    let setting = Setting { quoted: asked.quoted, spot: asked.spot, carry };
    let mut clock = Slices::new();
    let mut valuation = Valuation::new(quotes, &setting).map_err(|e| e.to_string())?;
    while valuation.step(&|| false).is_some() {
        clock.slice();
    }
    let chain = valuation.finish();
    clock.tell("valuation");
    Ok(chain)
}

fn chosen(chain: &QuotedChain, days: &[Date]) -> Expiries {
    if days.is_empty() {
        return Expiries::All;
    }
    let places = chain.expiries.iter().enumerate().filter(|(_, expiry)| days.contains(&expiry.date));
    Expiries::These(places.map(|(place, _)| place).collect())
}

fn tell_chain(chain: &ChainSummary) {
    let ChainSummary { symbol, quoted, spot, options, implied, .. } = chain;
    println!("{symbol} at {spot}, quoted {quoted}: {options} options valued, {implied} from the middle of bid and ask");
    println!(
        "\n{:<12} {:>10} {:>12} {:>8} {:>8} {:>12}  forward from",
        "expiry", "minutes", "forward", "yield %", "options", "interest"
    );
    for expiry in &chain.expiries {
        let from = match expiry.forward_from {
            ForwardFrom::Parity { strikes } => format!("parity of {strikes} strikes"),
            ForwardFrom::Rates => "rates".to_owned(),
        };
        println!(
            "{:<12} {:>10.0} {:>12.4} {:>8.3} {:>8} {:>12.0}  {from}",
            expiry.date.to_string(),
            expiry.minutes,
            expiry.forward,
            100.0 * expiry.dividend_yield,
            expiry.options,
            expiry.open_interest
        );
    }
    for left_out in &chain.left_out {
        println!("left out: {:>7} {:?}, such as {:?}", left_out.count, left_out.why, left_out.first);
    }
    if let Some(gamma) = &chain.gamma_difference {
        println!("largest difference of gamma: {gamma:?}");
    }
}

fn tell_levels(levels: &Levels, side: DealerSide) {
    println!("\n{:>12} {:>18} {:>18} {:>18}   $ of delta per 1 %", "strike", "calls", "puts", "net");
    for strike in &levels.strikes {
        let gamma = &strike.gamma.dollars_per_percent;
        println!("{:>12} {:>18.0} {:>18.0} {:>18.0}", strike.strike, gamma.calls, gamma.puts, gamma.net(side));
    }
    println!("\n{:>12} {:>18} {:>18} {:>18} {:>18}   shares", "order", "whole", "price", "time", "volatility");
    for order in [&levels.up, &levels.down] {
        let HedgeOrder { to, .. } = order;
        let causes = order.under(side);
        let Causes { price, time, volatility } = causes;
        println!("{to:>12.2} {:>18.0} {price:>18.0} {time:>18.0} {volatility:>18.0}", causes.total());
    }
    if let Some(leaving) = &levels.leaving {
        let without = leaving.without.dollars_per_percent;
        let (share, net) = (100.0 * leaving.share_of_gross, without.net(side));
        println!(
            "\n{share:.1} % of gross gamma leaves with the next expiry; without it net is {net:.0}, gross {:.0}",
            without.gross()
        );
    }
}

fn tell_moment(title: &str, at: &LevelsAt, sureness: &Sureness, side: DealerSide) {
    let (dollars, shares) = (&at.totals.dollars_per_percent, &at.totals.shares_per_dollar);
    println!("\n{title}: net {:.0}, gross {:.0} $ of delta per 1 %", dollars.net(side), dollars.gross());
    println!("  net {:.1}, gross {:.1} shares per $", shares.net(side), shares.gross());
    match at.flips(side) {
        Flips::At(flips) => println!("  net gamma changes sign at {flips:?}"),
        none => println!("  net gamma changes sign nowhere: {none:?}"),
    }
    let (low, high) = sureness.at_spot.band();
    let rightly = sureness.rightly.probability();
    println!(
        "  sides read rightly {rightly}: {low:.0} to {high:.0} nine times in ten; sign as assumed {:.4} (± {:.2})",
        sureness.chance, sureness.largest_error
    );
    match sureness.least_rightly {
        Some(least) => println!("  the sign is sure from {least:.4} on"),
        None => println!("  no share makes the sign sure"),
    }
    match sureness.flip {
        Flip::Named(flip) => println!("  flip at {:.4}, between {:.4} and {:.4}", flip.at, flip.from, flip.to),
        Flip::NoneCanBeNamed(why) => println!("  no flip can be named: {why:?}"),
    }
}

//! What is asked of a chain and what is answered: the desk behind which it lies, in a worker of the browser or, for a
//! small chain, in the page itself. Questions and answers are plain data that travels.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::chain::{ChainSummary, QuotedChain};
use super::fold::{self, Folded};
use super::interval::{Sureness, SurenessWork, When};
use super::levels::{Choice, Expiries, Levels, LevelsWork};
use super::sureness::Rightly;
use super::{Quotes, Setting, Valuation};
use crate::model::{DealerSide, ModelError};

/// Who is taken to hold the open interest, as it travels.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum Held {
    /// Long every call and short every put.
    Usual,
    /// Short every option.
    Short,
    /// Long every option.
    Long,
    /// Long this share of each, 0 to 1, and short the rest.
    Mix(f64),
}

impl Held {
    /// The same as the model has it.
    #[must_use]
    pub const fn side(self) -> DealerSide {
        match self {
            Self::Usual => DealerSide::CallsLongPutsShort,
            Self::Short => DealerSide::AllShort,
            Self::Long => DealerSide::AllLong,
            Self::Mix(long_share) => DealerSide::Share { long_share },
        }
    }
}

/// Which levels are wanted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Wanted {
    /// A number that the answer repeats: whoever asks quickly passes over answers to earlier questions.
    pub number: u32,
    /// Places of the expiries; none for all.
    pub expiries: Option<Vec<usize>>,
    /// Who holds the open interest.
    pub held: Held,
    /// How often a side is read rightly, 0.5 to 1.
    pub rightly: f64,
    /// By how much implied volatility moves against a move of 1%, as a fraction a year.
    pub volatility_shift: f64,
}

impl Default for Wanted {
    /// Everything, as it is usually assumed, every side read rightly, one point of volatility against a move of 1%.
    fn default() -> Self {
        Self { number: 0, expiries: None, held: Held::Usual, rightly: 1.0, volatility_shift: 0.01 }
    }
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Found {
    /// As [`Wanted::number`].
    pub number: u32,
    /// Who is taken to hold the open interest.
    pub held: Held,
    /// The levels of the chosen expiries.
    pub levels: Levels,
    /// How sure they are.
    pub sureness: Sureness,
}

/// What the levels of a chain depend on, whoever holds it and however often that is read rightly.
type Chosen = (Option<Vec<usize>>, f64);

/// A chain, and what has been worked out of it.
#[derive(Debug)]
pub struct Desk {
    chain: Rc<QuotedChain>,
    /// How far the window reaches, as a share of the spot.
    reach: f64,
    /// The levels that were asked for last: another side or sureness computes them no more.
    known: Option<(Chosen, Rc<Levels>)>,
    work: Option<(Wanted, Work)>,
}

#[derive(Debug)]
enum Work {
    Levels(Box<LevelsWork>),
    Sureness(Rc<Levels>, Box<SurenessWork>),
}

impl Desk {
    /// A desk for a chain.
    #[must_use]
    pub fn of(chain: QuotedChain) -> Self {
        let reach = fold::reach(&chain);
        Self { chain: Rc::new(chain), reach, known: None, work: None }
    }

    /// A desk for quotes that say all that valuing them needs; nothing where they do not.
    #[must_use]
    pub fn of_quotes(quotes: Quotes) -> Option<Self> {
        Valuation::new(quotes, &Setting::default()).ok().map(|valuation| Self::of(valuation.finish()))
    }

    /// What a reader is told of the chain.
    #[must_use]
    pub fn summary(&self) -> ChainSummary {
        self.chain.summary()
    }

    /// The expiry with most gamma among those that can be folded.
    #[must_use]
    pub fn heaviest(&self) -> Option<usize> {
        fold::heaviest(&self.chain)
    }

    /// One expiry as the lesson holds it.
    #[must_use]
    pub fn fold(&self, expiry: usize) -> Option<Folded> {
        fold::fold(&self.chain, expiry)
    }

    /// Asks for levels; what was asked before and is not answered yet is dropped.
    ///
    /// # Errors
    /// Those of [`LevelsWork::new`].
    pub fn ask(&mut self, wanted: Wanted) -> Result<(), ModelError> {
        let chosen = (wanted.expiries.clone(), wanted.volatility_shift);
        let work = match &self.known {
            Some((known, levels)) if *known == chosen => self.sureness(Rc::clone(levels), &wanted)?,
            _ => {
                let expiries = wanted.expiries.clone().map_or(Expiries::All, Expiries::These);
                let (reach, volatility_shift) = (self.reach, wanted.volatility_shift);
                let choice = Choice { expiries, reach, volatility_shift, ..Choice::default() };
                Work::Levels(Box::new(LevelsWork::new(Rc::clone(&self.chain), &choice)?))
            }
        };
        self.work = Some((wanted, work));
        Ok(())
    }

    fn sureness(&self, levels: Rc<Levels>, wanted: &Wanted) -> Result<Work, ModelError> {
        let (side, rightly) = (wanted.held.side(), Rightly::new(wanted.rightly));
        let work = SurenessWork::new(Rc::clone(&self.chain), &levels, When::Now, side, rightly)?;
        Ok(Work::Sureness(levels, Box::new(work)))
    }

    /// Goes on as long as `may_go_on` says so; what was found, once it is.
    ///
    /// # Errors
    /// Those of [`LevelsWork::step`].
    pub fn step(&mut self, may_go_on: &dyn Fn() -> bool) -> Result<Option<Found>, ModelError> {
        let Some((wanted, work)) = self.work.take() else { return Ok(None) };
        match work {
            Work::Levels(mut levels) => {
                if levels.step(may_go_on)?.is_some() {
                    self.work = Some((wanted, Work::Levels(levels)));
                } else {
                    let levels = Rc::new(levels.finish()?);
                    self.known = Some(((wanted.expiries.clone(), wanted.volatility_shift), Rc::clone(&levels)));
                    let work = self.sureness(levels, &wanted)?;
                    self.work = Some((wanted, work));
                }
                Ok(None)
            }
            Work::Sureness(levels, mut sureness) => {
                if sureness.step(may_go_on)? {
                    self.work = Some((wanted, Work::Sureness(levels, sureness)));
                    return Ok(None);
                }
                let sureness = sureness.finish()?;
                let levels = Levels::clone(&levels);
                Ok(Some(Found { number: wanted.number, held: wanted.held, levels, sureness }))
            }
        }
    }

    /// Asks for levels, and works until they are found.
    ///
    /// # Errors
    /// Those of [`LevelsWork::new`] and [`LevelsWork::step`].
    pub fn answer(&mut self, wanted: Wanted) -> Result<Found, ModelError> {
        self.ask(wanted)?;
        loop {
            if let Some(found) = self.step(&|| true)? {
                return Ok(found);
            }
        }
    }

    /// Whether something is left to do.
    #[must_use]
    pub const fn is_busy(&self) -> bool {
        self.work.is_some()
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a chain that is refused must fail the test")]
mod tests {
    use super::*;
    use crate::quotes::letters::{Answer, Ask, Given, Known};
    use crate::quotes::sample;

    fn desk() -> Desk {
        Desk::of_quotes(sample::quotes()).unwrap()
    }

    fn found(desk: &mut Desk, wanted: Wanted, may_go_on: &dyn Fn() -> bool) -> Found {
        desk.ask(wanted).unwrap();
        loop {
            if let Some(found) = desk.step(may_go_on).unwrap() {
                return found;
            }
        }
    }

    #[test]
    fn the_answer_is_the_same_however_it_is_cut_and_travels_whole() {
        let wanted = Wanted { number: 7, expiries: Some(vec![0, 2]), rightly: 0.9, ..Wanted::default() };
        let (whole, cut) = (found(&mut desk(), wanted.clone(), &|| true), found(&mut desk(), wanted, &|| false));
        assert_eq!(whole, cut);
        let text = serde_json::to_string(&Answer::Found(Box::new(whole.clone()))).unwrap();
        let read = serde_json::from_str(&text).unwrap();
        let Answer::Found(read) = read else { panic!("{read:?}") };
        assert_eq!((read.number, read.levels.strikes.len()), (7, whole.levels.strikes.len()));
        assert!((read.levels.spot - whole.levels.spot).abs() < 1e-9);
    }

    #[test]
    fn another_side_computes_no_levels_anew() {
        let mut desk = desk();
        let first = found(&mut desk, Wanted::default(), &|| true);
        desk.ask(Wanted { held: Held::Short, rightly: 0.8, ..Wanted::default() }).unwrap();
        assert!(matches!(&desk.work, Some((_, Work::Sureness(levels, _))) if **levels == first.levels));
        // What is asked before an answer came is dropped, and the levels are not.
        desk.ask(Wanted { held: Held::Long, ..Wanted::default() }).unwrap();
        assert!(matches!(&desk.work, Some((_, Work::Sureness(_, _)))));
        assert_eq!(found(&mut desk, Wanted { held: Held::Long, ..Wanted::default() }, &|| true).levels, first.levels);
    }

    #[test]
    fn an_expiry_is_folded_to_the_strikes_that_keep_most_of_its_gamma() {
        let desk = desk();
        let folded = desk.fold(desk.heaviest().unwrap()).unwrap();
        let strikes = folded.rows.map(|(strike, _, _)| strike);
        assert!(strikes.windows(2).all(|pair| pair[0] < pair[1]), "{strikes:?}");
        assert!(folded.of > 9 && folded.kept > 0.2 && folded.kept < 1.0, "{} of {}", folded.kept, folded.of);
        assert!(strikes[0] < folded.spot && strikes[8] > folded.spot, "{strikes:?}");
        assert!((0.05..0.5).contains(&folded.volatility) && folded.days > 0.0 && folded.sessions >= 1);
        assert_eq!(desk.fold(99), None);
    }

    #[test]
    fn what_is_asked_travels() {
        let asks = [Ask::Read(Given::default()), Ask::Levels(Wanted::default()), Ask::Fold { expiry: 3 }];
        for ask in asks {
            let text = serde_json::to_string(&ask).unwrap();
            assert_eq!(serde_json::from_str::<Ask>(&text).unwrap(), ask, "{text}");
        }
        let quotes = sample::quotes();
        let desk = desk();
        let known = Known::new(&quotes, desk.summary(), desk.heaviest());
        assert_eq!(
            known.rows,
            known.summary.options + known.summary.left_out.iter().map(|left| left.count).sum::<usize>()
        );
        let text = serde_json::to_string(&Answer::Known(Box::new(known.clone()))).unwrap();
        assert_eq!(serde_json::from_str::<Answer>(&text).unwrap(), Answer::Known(Box::new(known)));
    }
}

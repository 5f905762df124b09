//! Standard normal shocks from a seed: drawn, or taken from a tape of those that were.
//!
//! The same seed gives the same shocks, bit for bit, natively and in the browser: integers from
//! [`rand_pcg`], the normal quantile from [`quantile`](super::quantile), and no function of the
//! platform's own mathematics library on the way.

use std::cell::RefCell;
use std::rc::Rc;

use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::{Rng, SeedableRng};

use super::quantile::quantile;

/// An endless stream of independent standard normal shocks, one for each 64-bit draw.
#[derive(Debug, Clone)]
pub struct Shocks(Source);

#[derive(Debug, Clone)]
enum Source {
    Drawn(Pcg64Mcg),
    Kept { tape: Tape, next: usize },
}

impl Shocks {
    /// The stream of this seed.
    pub fn new(seed: u64) -> Self {
        Self(Source::Drawn(Pcg64Mcg::seed_from_u64(seed)))
    }

    /// The next standard normal variable; never beyond ±8.3.
    pub fn normal(&mut self) -> f64 {
        match &mut self.0 {
            Source::Drawn(generator) => quantile(uniform(generator)),
            Source::Kept { tape, next } => {
                *next += 1;
                tape.at(*next - 1)
            }
        }
    }
}

/// The centre of one of 2⁵² equal cells of (0, 1), so neither end is ever met and `u` and
/// `1 − u` are equally likely. Every operation here is exact.
fn uniform(generator: &mut Pcg64Mcg) -> f64 {
    const ONE: u64 = 1.0_f64.to_bits();
    let one_to_two = f64::from_bits(ONE | (generator.next_u64() >> 12));
    one_to_two - (1.0 - 0.5 * f64::EPSILON)
}

/// Shocks that are drawn at once, those of some ten sessions. A list that grew as a whole would leave holes in the memory.
const PIECE: usize = 4_096;

/// The stream of a seed, as far as somebody has listened to it. Whoever runs the same sessions again, as a figure does in
/// each step of a drag and for each market that the news come to, would spend most of the time on drawing them. It keeps
/// eight bytes a shock, three kilobytes a session.
///
/// ```
/// use dealer_hedging::model::session::{Shocks, Tape};
/// let tape = Tape::new(7);
/// assert_eq!(tape.play().normal(), Shocks::new(7).normal());
/// ```
#[derive(Debug, Clone)]
pub struct Tape(Rc<RefCell<Recorded>>);

#[derive(Debug)]
struct Recorded {
    pieces: Vec<Vec<f64>>,
    /// The stream after these.
    rest: Shocks,
}

impl Tape {
    /// Nothing is drawn yet.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(Rc::new(RefCell::new(Recorded { pieces: Vec::new(), rest: Shocks::new(seed) })))
    }

    /// The stream from its beginning.
    #[must_use]
    pub fn play(&self) -> Shocks {
        Shocks(Source::Kept { tape: self.clone(), next: 0 })
    }

    /// The shock of this place, counted from 0.
    fn at(&self, place: usize) -> f64 {
        let Recorded { pieces, rest } = &mut *self.0.borrow_mut();
        while pieces.len() <= place / PIECE {
            pieces.push((0..PIECE).map(|_| rest.normal()).collect());
        }
        pieces[place / PIECE][place % PIECE]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_listens_hears_the_same_stream_from_its_beginning() {
        let (tape, mut stream) = (Tape::new(3), Shocks::new(3));
        let (mut first, mut second) = (tape.play(), tape.play());
        for place in 0..1_000 {
            let shock = stream.normal();
            assert_eq!(first.normal().to_bits(), shock.to_bits(), "{place}");
            if place % 3 > 0 {
                continue;
            }
            // This one lags, and a copy of it goes on from where it is.
            assert_eq!(second.clone().normal().to_bits(), second.normal().to_bits());
        }
        let mut again = tape.play();
        let mut stream = Shocks::new(3);
        for _ in 0..=2 * PIECE {
            assert_eq!(again.normal().to_bits(), stream.normal().to_bits());
        }
    }
}
